// Commands to many cars at once, as a fleet's program sends them. The cost of one must not grow with the number of cars.

import { CAR, contestants, load, stub } from "../contestants.js";
import { withMemory } from "../instances.js";
import { comparisonRows, megabytes, row, titleRow } from "../table.js";
import { atOnce, inTurns, summarize } from "../turns.js";
import { Waves } from "../waves.js";

export const title = "Many cars at once, without a network";

const COUNTS = [100, 1000, 5000, 20_000];

/** Each takes a new process, since the memory of a module never shrinks. */
export const runs = {
  node: ({ quick }) =>
    COUNTS.slice(0, quick ? 2 : undefined).flatMap((count) => [
      { count, signed: false },
      { count, signed: true },
    ]),
};

export async function measure({ count, signed, quick, simulator }) {
  const { loaded: tesla, memory } = await withMemory(load);
  const before = memory();
  const rounds = quick ? 1 : Math.min(40, Math.max(2, 10_000 / count));
  const times = signed
    ? await signedTimes(tesla, count, rounds, simulator)
    : await plainTimes(tesla, count, rounds);
  return { times, memory: { before, after: memory() } };
}

/** The microseconds of each command. */
async function plainTimes(tesla, count, rounds) {
  const cars = Array.from({ length: count }, (_, index) =>
    contestants(tesla, { ...stub, id: String(BigInt(CAR.id) + BigInt(index)) }),
  );
  const perCommand = async (name) => ((await atOnce(count)((index) => cars[index][name]())) / count) * 1000;
  const names = Object.keys(cars[0]).filter((name) => name !== "naive fetch");
  return inTurns(Object.fromEntries(names.map((name) => [name, name])), rounds, perCommand);
}

/** The microseconds of the first command to each car, which includes a handshake, and of later ones. */
async function signedTimes(tesla, count, rounds, address) {
  const { createSimulator, SIMULATED_TOKEN } = await import(address);
  const key = await tesla.createKey();
  const vins = Array.from({ length: count }, (_, index) => `5YJ3E1EA0PF${String(index).padStart(6, "0")}`);
  // The package refuses late answers, and thousands of simulated cars are slow: the clock stands still for all of them.
  const now = Date.now();
  Date.now = () => now;
  const answer = simulatedCars(createSimulator, vins, await tesla.publicKeyPem(key));
  const waves = new Waves(answer);
  const commands = vins.map((id) => {
    const vehicle = { id, accessToken: SIMULATED_TOKEN, key, fetch: waves.fetch };
    return () => tesla.honkHorn(vehicle, { timeoutMs: 600_000 });
  });
  const samples = [];
  let sent;
  for (let round = 0; round <= rounds; round += 1) {
    sent = await waves.send(commands);
    samples.push((sent.milliseconds / count) * 1000);
  }
  const [first, ...later] = samples;
  const requests = `later, ${(sent.requests / count).toFixed(2)} requests each`;
  return { "first command to each": summarize([first]), [requests]: summarize(later) };
}

/** Each simulator has a hundred cars, since it searches its list for each request. */
function simulatedCars(createSimulator, vins, publicKey) {
  const simulators = new Map();
  for (let i = 0; i < vins.length; i += 100) {
    const some = vins.slice(i, i + 100);
    const vehicles = some.map((vin) => ({
      vin,
      carType: "model3",
      signedCommands: true,
      keys: [{ publicKey, role: "owner" }],
    }));
    const simulator = createSimulator({ vehicles });
    for (const vin of some) simulators.set(vin, simulator);
  }
  return (request) => simulators.get(/\/vehicles\/(\w+)\//.exec(request.url)[1]).fetch(request);
}

export const collect = (results, runs) => results.map((result, index) => ({ ...runs[index], ...result }));

export const rows = ({ node }) => [
  titleRow(`${title}, µs for each command`),
  ...node.flatMap(({ count, signed, times, memory }) => {
    const cars = `${count.toLocaleString("en")} cars, ${signed ? "signed" : "plain"}`;
    const named = Object.entries(times).map(([name, time]) => [`${cars}, ${name}`, time]);
    const [, ...timeRows] = comparisonRows("", { node: Object.fromEntries(named) });
    const told = `${megabytes(memory.before)} before, ${megabytes(memory.after)} after`;
    return [...timeRows, row(`${cars}, memory of the module`, "", told)];
  }),
];
