// The own time of a signed command. The simulated car runs in the same thread, and its time does not count.

import { asRequest, load } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { inTurns, summarize } from "../turns.js";

export const title = "Own time of a signed command, without a network and the car's time, µs";

const once = () => [{}];
export const runs = { chromium: once, node: once };

const VIN = "5YJ3E1EA0PF000843";
const CALLS = 20;

export async function measure({ quick, simulator: address }) {
  const [tesla, { createSimulator, SIMULATED_TOKEN }] = [await load(), await import(address)];
  const simulator = createSimulator({ vehicles: [{ vin: VIN, carType: "model3", signedCommands: true }] });
  const car = timed(simulator.fetch);
  const plain = { id: VIN, accessToken: SIMULATED_TOKEN, fetch: car.fetch };
  const enrolled = async () => {
    const key = await tesla.createKey();
    simulator.act(VIN, "add_key", { public_key: await tesla.publicKeyPem(key), role: "owner" });
    return { ...plain, key };
  };
  /** The time of one call in microseconds, without the car's. */
  const ownTime = async (vehicle, calls = CALLS) => {
    const [begin, carBegin] = [performance.now(), car.milliseconds()];
    for (let i = 0; i < calls; i += 1) await tesla.honkHorn(vehicle);
    return ((performance.now() - begin - (car.milliseconds() - carBegin)) / calls) * 1000;
  };

  const signed = await enrolled();
  const contestants = {
    "the same command plain": () => ownTime(plain),
    signed: () => withoutLocks(() => ownTime(signed)),
  };
  if (globalThis.navigator?.locks)
    contestants["signed, where tabs may share the key"] = () => ownTime(signed);
  const results = await inTurns(contestants, quick ? 3 : 120, (contestant) => contestant());
  const first = [];
  for (let i = 0; i < (quick ? 3 : 40); i += 1) {
    const vehicle = await enrolled();
    first.push(await withoutLocks(() => ownTime(vehicle, 1)));
  }
  return { ...results, "first with a new key: handshake, ECDH, signing": summarize(first) };
}

/** A fetch that measures its own time. */
function timed(fetch) {
  let milliseconds = 0;
  return {
    milliseconds: () => milliseconds,
    async fetch(input, init) {
      const begin = performance.now();
      const response = await fetch(asRequest(input, init));
      milliseconds += performance.now() - begin;
      return response;
    },
  };
}

/** Does the work without Web Locks, as in Node: the package then waits for no other tab. */
async function withoutLocks(work) {
  const { locks } = globalThis.navigator ?? {};
  if (!locks) return work();
  Object.defineProperty(navigator, "locks", { value: undefined, configurable: true });
  try {
    return await work();
  } finally {
    delete navigator.locks;
  }
}

export const rows = (results) => comparisonRows(title, results);
