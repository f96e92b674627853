// The measurements, for a page and for Node alike. Contestants take turns, so that a busy moment of the machine hits all
// of them, and the median of the rounds counts.

const CAR = { id: "1492931365719407", accessToken: "eyJhbGciOiJSUzI1NiJ9.payload.signature" };
const ANSWER = '{"response":{"result":true,"reason":""}}';

/** What to send set_temps with, and how: with the package, and as a careful person would write it for one app. */
export function contestants(tesla, fetch, baseUrl) {
  const vehicle = { ...CAR, baseUrl, fetch };
  return {
    "tesla-commands": () => tesla.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 }),
    "by hand": () => sendByHand(vehicle, "set_temps", { driver_temp: 21.5, passenger_temp: 20 }),
  };
}

async function sendByHand({ id, accessToken, baseUrl, fetch }, command, parameters) {
  const response = await fetch(`${baseUrl}/api/1/vehicles/${id}/command/${command}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${accessToken}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: JSON.stringify(parameters),
    cache: "no-store",
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${command}: ${response.status}`);
  const { response: answer } = JSON.parse(await response.text());
  if (typeof answer?.result !== "boolean") throw new Error(`${command}: this is not an answer`);
  if (!answer.result) throw new Error(`${command}: ${answer.reason}`);
  return answer;
}

/** A fetch without a network: makes the Request if it is not one yet, as every fetch does, and answers at once. */
export async function stub(input, init) {
  if (!(input instanceof Request)) new Request(input, init);
  return new Response(ANSWER, { headers: { "content-type": "application/json" } });
}

/** The time of one call, one after the other, in microseconds. */
export async function oneByOne(contestants, { rounds, calls }) {
  return inTurns(contestants, rounds, async (call) => {
    const begin = performance.now();
    for (let i = 0; i < calls; i += 1) await call();
    return ((performance.now() - begin) / calls) * 1000;
  });
}

/** The time until the last of so many calls at once is done, in milliseconds. */
export async function atOnce(contestants, { rounds, calls }) {
  return inTurns(contestants, rounds, async (call) => {
    const begin = performance.now();
    await Promise.all(Array.from({ length: calls }, call));
    return performance.now() - begin;
  });
}

async function inTurns(contestants, rounds, measure) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await measure(contestants[name]);
  for (let round = 0; round < rounds; round += 1) {
    // Whoever comes second finds what the first left behind: the order changes each time.
    const order = round % 2 === 0 ? names : names.toReversed();
    for (const name of order) times[name].push(await measure(contestants[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Loads the package, and gives with it the memory of its module, which it does not show by itself. */
export async function load(importPackage) {
  let memory;
  const { instantiate, instantiateStreaming } = WebAssembly;
  const watch = (original) => async (source, imports) => {
    const loaded = await original.call(WebAssembly, source, imports);
    const { exports } = loaded.instance ?? loaded;
    memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
    return loaded;
  };
  Object.assign(WebAssembly, {
    instantiate: watch(instantiate),
    instantiateStreaming: watch(instantiateStreaming),
  });
  const tesla = await importPackage();
  await tesla.default();
  Object.assign(WebAssembly, { instantiate, instantiateStreaming });
  return { tesla, memory: () => memory.buffer.byteLength };
}

/** The module's memory in bytes: loaded, after the first calls, and after very many, ten at once. */
export async function memoryOf({ tesla, memory }, { calls }) {
  const { "tesla-commands": call } = contestants(tesla, stub, "https://api.example");
  const loaded = memory();
  const send = async (count) => {
    for (let i = 0; i < count; i += 10) await Promise.all(Array.from({ length: 10 }, call));
    return memory();
  };
  return { loaded, early: await send(calls / 100), late: await send(calls) };
}

/** All of the above. */
export async function contest(loaded, baseUrl, { quick, more = {} }) {
  // Before much is done at once: what that takes is never given back.
  const memoryBytes = await memoryOf(loaded, { calls: quick ? 2000 : 100_000 });
  const times = (count) => (quick ? Math.ceil(count / 40) : count);
  const alone = contestants(loaded.tesla, stub, "https://api.example");
  const over = { ...contestants(loaded.tesla, (...args) => fetch(...args), baseUrl), ...more };
  const together = {};
  for (const calls of [1, 100, 1000]) {
    together[calls] = await atOnce(alone, { rounds: times(4000 / (calls + 60)), calls });
  }
  return {
    ownMicroseconds: await oneByOne(alone, { rounds: times(120), calls: 200 }),
    endToEndMicroseconds: await oneByOne(over, { rounds: times(2000), calls: 1 }),
    atOnceMilliseconds: together,
    memoryBytes,
  };
}
