// What signing costs, beside a simulated car whose own time does not count. scripts/bench.js bundles it with the car.

import { createSimulator, SIMULATED_TOKEN } from "../../simulator/index.ts";
import { median } from "./contest.js";

const VIN = "5YJ3E1EA0PF000843";

/** Own time, in microseconds: of a command that goes plain, of the same one signed, and of the first with a new key. */
export async function signedContest(tesla, { quick }) {
  const simulator = createSimulator({ wakeMs: 0 });
  const { id } = simulator.vehicle(VIN);
  let carsTime = 0;
  const fetch = async (request) => {
    const begin = performance.now();
    const response = await simulator.fetch(request);
    carsTime += performance.now() - begin;
    return response;
  };
  const plain = { id: VIN, accessToken: SIMULATED_TOKEN, fetch };
  const enrolled = async () => {
    const key = await tesla.createKey();
    simulator.act(id, "add_key", { public_key: await tesla.publicKeyPem(key), role: "owner" });
    return { ...plain, key };
  };
  const ownTime = async (vehicle, calls) => {
    carsTime = 0;
    const begin = performance.now();
    for (let i = 0; i < calls; i += 1) await tesla.honkHorn(vehicle);
    return ((performance.now() - begin - carsTime) / calls) * 1000;
  };

  await tesla.wakeUp(plain);
  const signed = await enrolled();
  // Without Web Locks, as in Node, nobody else is waited for: what is left is signing and verifying.
  const { locks } = globalThis.navigator ?? {};
  let isShared = true;
  if (locks) Object.defineProperty(navigator, "locks", { get: () => (isShared ? locks : undefined) });
  const contestants = { plain: [plain, false], signed: [signed, false], shared: [signed, true] };
  if (!locks) delete contestants.shared;

  const calls = 20;
  const times = { first: [] };
  for (const [name, [vehicle]] of Object.entries(contestants)) {
    times[name] = [];
    await ownTime(vehicle, 10 * calls);
  }
  for (let round = 0; round < (quick ? 3 : 101); round += 1) {
    for (const [name, [vehicle, shared]] of Object.entries(contestants)) {
      isShared = shared;
      times[name].push(await ownTime(vehicle, calls));
    }
    isShared = true;
    if (round % 5 === 0) times.first.push(await ownTime(await enrolled(), 1));
  }
  return Object.fromEntries(Object.entries(times).map(([name, times]) => [name, median(times)]));
}
