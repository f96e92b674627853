/** Faults on demand: the next requests are answered with an error, before or after they had their effect. */

import { MAX_DELAY_MS } from "./options.ts";
import { Pending } from "./pending.ts";

/** What the next request gets in place of its answer. `recordedAnswers` has some to begin with. */
export interface Fault {
  /** The answer's status, 200–599; or "cut": the connection breaks, and `fetch` rejects with a TypeError. */
  status: number | "cut";
  /** An object is sent as JSON, text that begins with "<" as HTML, other text as plain text. Default: empty. */
  body?: string | object | undefined;
  /** For example `{ "retry-after": "30" }`, in seconds. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Carry the request out first and lose only its answer. Default `false`: the request has no effect. */
  afterEffect?: boolean | undefined;
  /** Real milliseconds until the answer arrives or the connection breaks, besides the simulator's own. Default 0. */
  delayMs?: number | undefined;
  /** How many requests it hits. Default 1. */
  times?: number | undefined;
  /** Hits only requests whose URL contains this text, for example "/command/honk_horn". Default: any. */
  path?: string | undefined;
}

/** The faults that wait for their request. */
export class Faults {
  readonly #pending = new Pending<Fault>();

  /** @throws RangeError or TypeError when no such answer can be made: status, headers, delay, times. */
  add(fault: Fault): void {
    const { status, delayMs = 0 } = fault;
    if (status !== "cut" && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
      throw new RangeError('A fault\'s status is "cut" or a whole number from 200 to 599.');
    }
    if (!(delayMs >= 0 && delayMs <= MAX_DELAY_MS)) {
      throw new RangeError(`A fault's delayMs is a number from 0 to ${MAX_DELAY_MS}.`);
    }
    // Made once now so that a wrong header or a body that may not be fails here and not in the middle of a test.
    faultResponse(fault);
    this.#pending.add(fault);
  }

  /** The fault that hits a request to this URL, if one does; it counts as used. */
  take(url: string): Fault | undefined {
    return this.#pending.take(({ path = "" }) => url.includes(path));
  }

  /** Forgets all faults that have not hit yet. */
  clear(): void {
    this.#pending.clear();
  }
}

/** The answer a fault gives; for "cut" it is a network error, of the type "error". */
export function faultResponse({ status, body = "", headers }: Fault): Response {
  if (status === "cut") return Response.error();
  const content = typeof body === "string" ? body : JSON.stringify(body);
  const sent = new Headers(headers);
  if (content !== "" && !sent.has("content-type")) sent.set("content-type", contentType(body));
  return new Response(content === "" ? null : content, { status, headers: sent });
}

function contentType(body: string | object): string {
  if (typeof body !== "string") return "application/json; charset=utf-8";
  return body.startsWith("<") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}
