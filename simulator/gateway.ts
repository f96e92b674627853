/** What lies between a client and the API: the delay, the rate limit, and faults, on demand or by chance. */

import type { Account } from "./account.ts";
import { type Fault, faultResponse } from "./faults.ts";
import type { SimulatorOptions } from "./options.ts";
import { pause } from "./pause.ts";
import { pick, type Range } from "./random.ts";
import { rateLimitHeaders } from "./rate-limit.ts";
import { answerRequest } from "./routes.ts";

/** Takes requests as a network and servers do. */
export class Gateway {
  readonly #account: Account;
  readonly #delay: Range;
  readonly #faultRate: number;

  constructor(account: Account, options: SimulatorOptions) {
    const { delayMs = 0, faultRate = 0 } = options;
    this.#account = account;
    this.#delay = delayMs;
    this.#faultRate = faultRate;
  }

  /** Rejects as `fetch` does: with the signal's reason, and with a TypeError for a cut connection. */
  async fetch(request: Request): Promise<Response> {
    const { signal } = request;
    signal.throwIfAborted();
    const ordinaryDelay = pick(this.#delay, this.#account.random);
    const fault = this.#account.faults.take(request.url) ?? (await this.#faultByChance(request.url));
    const response = fault ? await this.#fail(fault, request) : await this.#answer(request);
    const delay = ordinaryDelay + (fault?.delayMs ?? 0);
    if (delay > 0) await pause(delay, signal);
    signal.throwIfAborted();
    if (response.type === "error") throw new TypeError("Failed to fetch");
    return response;
  }

  async #fail(fault: Fault, request: Request): Promise<Response> {
    if (fault.afterEffect) await answerRequest(this.#account, request);
    return faultResponse(fault);
  }

  async #answer(request: Request): Promise<Response> {
    const allowance = this.#account.rateLimiter.count(request.url);
    const response = allowance?.exceeded
      ? new Response(`Retry in ${allowance.reset} seconds`, { status: 429 })
      : await answerRequest(this.#account, request);
    if (allowance) {
      for (const [name, value] of Object.entries(rateLimitHeaders(allowance)))
        response.headers.set(name, value);
    }
    return response;
  }

  async #faultByChance(url: string): Promise<Fault | undefined> {
    if (this.#faultRate === 0 || this.#account.random() >= this.#faultRate) return undefined;
    const { randomFault } = await import("./random-faults.ts");
    return randomFault(url, this.#account.random);
  }
}
