// The contestants: the package, and what an app would have in its place.

import { BY_HAND } from "./turns.js";

/** The package's name among the contestants. */
export const PACKAGE = "tesla-commands";

/** That of the entry point without signed commands. */
export const REST = "tesla-commands/rest";

const TIMEOUT = 30_000;
const MOST_BYTES = 2 * 2 ** 20;

/** A car that is known to whatever answers. */
export const CAR = { id: "1492931365719407", accessToken: "eyJhbGciOiJSUzI1NiJ9.payload.signature" };

/** An entry point of the package, ready for use. */
export async function load(name = PACKAGE) {
  const tesla = await import(name);
  await tesla.default();
  return tesla;
}

/**
 * Functions that send `set_temps` to the car. `cache` is the mode of the function by hand: "no-store" suits the page's own
 * origin, and "default" another origin, where "no-store" costs a preflight for each command.
 */
export function contestants(tesla, { cache = "no-store", ...car }) {
  const vehicle = { ...CAR, ...car };
  const values = { driver_temp: 21.5, passenger_temp: 20 };
  return {
    [BY_HAND]: () => sendByHand(vehicle, "set_temps", values, { cache }),
    "naive fetch": () => sendNaively(vehicle, "set_temps", values),
    [PACKAGE]: () => tesla.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 }),
  };
}

/** A function with the features that the package has for a plain command: time-out, signal, limit, checks. */
export async function sendByHand(vehicle, command, values, { signal, timeoutMs = TIMEOUT, cache } = {}) {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const timer = setTimeout(() => controller.abort(new Error(`${command}: no answer in time`)), timeoutMs);
  try {
    const response = await vehicle.fetch(addressOf(vehicle, command), {
      ...requestOf(vehicle, values),
      cache,
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: controller.signal,
    });
    if (response.status !== 200) throw new Error(`${command}: ${response.status}`);
    const answer = JSON.parse(await readText(response))?.response;
    if (typeof answer?.result !== "boolean") throw new Error(`${command}: this is not an answer`);
    if (!answer.result) throw new Error(`${command}: ${answer.reason}`);
    return answer;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** At most 2 MiB, whatever the server sends. */
async function readText(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new Error("the answer is too long");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The least that works: no time-out, no limit, no checks. */
async function sendNaively(vehicle, command, values) {
  const response = await vehicle.fetch(addressOf(vehicle, command), requestOf(vehicle, values));
  return (await response.json()).response;
}

const addressOf = ({ baseUrl, id }, command) => `${baseUrl}/api/1/vehicles/${id}/command/${command}`;

const requestOf = ({ accessToken }, values) => ({
  method: "POST",
  headers: {
    authorization: `Bearer ${accessToken}`,
    accept: "application/json",
    "content-type": "application/json",
  },
  body: JSON.stringify(values),
});

/** The Request of a call to `fetch`, which takes either a Request or a URL with options. */
export const asRequest = (input, init) => (input instanceof Request ? input : new Request(input, init));

/** A server without a network. It makes a Request, as every fetch does, and answers at once. */
export const stub = {
  baseUrl: "https://api.example",
  async fetch(input, init) {
    asRequest(input, init);
    return new Response('{"response":{"result":true,"reason":""}}', {
      headers: { "content-type": "application/json" },
    });
  },
};
