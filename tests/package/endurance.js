// In the page: the package as it is released, called very often. Nothing takes time here: what is short is due at once,
// and the answers are there when they are asked for.

import init, * as tesla from "/index.js";

/** The timers that are set, and the listeners that caller's signals have. */
let timers = 0;
let listeners = 0;

/** The module's memory. The package keeps it to itself, but the browser makes it. */
let memory;

/** The longest pause of a waking. What is longer is a time-out, and never due here. */
const LONGEST_PAUSE = 6_000;

/** Counts timers, and lets those that are waited for come at once. */
function watchTimers() {
  const set = new Set();
  globalThis.setTimeout = (callback, milliseconds, ...given) => {
    const timer = {};
    set.add(timer);
    timers += 1;
    const call = () => {
      if (clear(timer)) callback(...given);
    };
    if (milliseconds <= LONGEST_PAUSE) queueMicrotask(call);
    return timer;
  };
  const clear = (timer) => {
    const isSet = set.delete(timer);
    timers -= isSet;
    return isSet;
  };
  globalThis.clearTimeout = clear;
}

function watchListeners() {
  const { addEventListener, removeEventListener } = AbortSignal.prototype;
  AbortSignal.prototype.addEventListener = function (...given) {
    listeners += 1;
    addEventListener.apply(this, given);
  };
  AbortSignal.prototype.removeEventListener = function (...given) {
    listeners -= 1;
    removeEventListener.apply(this, given);
  };
}

function watchMemory() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiateStreaming(...given);
    memory = Object.values(result.instance.exports).find((it) => it instanceof WebAssembly.Memory);
    return result;
  };
}

export async function load() {
  watchMemory();
  await init();
  watchTimers();
  watchListeners();
}

/** What there is of what must not grow. */
export const held = () => ({ timers, listeners, memory: memory.buffer.byteLength });

const body = (response) => JSON.stringify({ response });
const answer = (status, text) => ({ status, headers: { get: () => null }, text: () => text });
const done = () => answer(200, body({ result: true, reason: "" }));
const refused = (reason) => answer(200, body({ result: false, reason }));
const car = (state) => answer(200, body({ id: 1492931365719407, state }));
const asleep = () => answer(408, '{"response":null,"error":"vehicle unavailable"}');
const data = body({ id: 1492931365719407, charge_state: { notes: "x".repeat(20_000) } });
const never = () => new Promise(() => {});

/** A network that gives these answers, one after the other. */
const network =
  (...answers) =>
  (request) =>
    answers.shift()(request);

/** One signal for many calls, as of a page that is open for days. */
const { signal } = new AbortController();
const vehicle = (fetch, more) => ({ id: "1492931365719407", accessToken: "token", fetch, ...more });

/** Calls that end in every way, and what they come to: true, false, or the code of the error. */
const CALLS = [
  [() => tesla.doorUnlock(vehicle(network(done)), { signal }), true],
  [() => tesla.setTemps(vehicle(network(done)), { driverTemp: 21.5 }, { signal }), true],
  [() => tesla.chargeStop(vehicle(network(() => refused("not_charging"))), { signal }), false],
  [() => tesla.honkHorn(vehicle(network(() => refused("not_in_park"))), { signal }), "rejected"],
  [() => tesla.doorLock(vehicle(network(asleep)), { signal }), "unavailable"],
  [() => tesla.doorLock(vehicle(network(() => Promise.reject(new Error("lost")))), { signal }), "network"],
  [() => tesla.doorLock(vehicle(network(() => 42)), { signal }), "bad_response"],
  [() => tesla.speedLimitActivate(vehicle(network()), { pin: "12" }, { signal }), "invalid_argument"],
  [() => tesla.vehicleData(vehicle(network(() => new Response(data))), { signal }), undefined],
  [() => tesla.doorLock(vehicle(network(never)), { signal, timeoutMs: 5 }), "timeout"],
  [aborted, "aborted"],
  [refreshed, true],
  [woken, true],
  [unread, "bad_response"],
];

function aborted() {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
    return never();
  };
  return tesla.flashLights(vehicle(network(abort)), { signal: controller.signal });
}

function refreshed() {
  const accessToken = async ({ refresh }) => (refresh ? "new" : "old");
  return tesla.doorLock(
    vehicle(
      network(() => answer(401, ""), done),
      { accessToken },
    ),
    { signal },
  );
}

function woken() {
  const answers = [asleep, () => car("asleep"), () => car("online"), done];
  return tesla.doorLock(vehicle(network(...answers)), { signal, wake: true });
}

/** Its body is no body, and let go of. */
function unread() {
  const reader = { read: async () => 42, cancel: async () => {} };
  return tesla.doorLock(vehicle(network(() => ({ status: 200, body: { getReader: () => reader } }))), {
    signal,
  });
}

/** Makes so many calls, so many of them at a time, and gives how many came to something else than they should. */
export async function call(count, atOnce) {
  let wrong = 0;
  let next = 0;
  const one = async () => {
    while (next < count) {
      const [make, expected] = CALLS[next % CALLS.length];
      next += 1;
      const came = await make().then(
        ({ result }) => result,
        ({ code }) => code,
      );
      if (came !== expected) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return wrong;
}
