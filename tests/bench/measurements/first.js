// The first commands after init, each time in a new page or process. Engines compile code when it is first called.

import { contestants, load, PACKAGE, stub } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { BY_HAND, compare, mapValues, runsInTurns, samplesOf } from "../turns.js";

export const title = "The first commands after init, without a network";

const CALLS = { first: 0, second: 1, twentieth: 19 };

const inRounds = ({ quick }) =>
  runsInTurns([{ contestant: BY_HAND }, { contestant: PACKAGE }], quick ? 2 : 40);
export const runs = { chromium: inRounds, node: inRounds };

/** The milliseconds of twenty commands, one after the other. */
export async function measure({ contestant }) {
  const tesla = contestant === PACKAGE ? await load() : undefined;
  const send = contestants(tesla, stub)[contestant];
  // Node loads its fetch at the first use, which does not count here.
  await stub.fetch(stub.baseUrl);
  const times = [];
  for (let i = 0; i < 20; i += 1) {
    const begin = performance.now();
    await send();
    times.push(performance.now() - begin);
  }
  return times;
}

export const collect = (results, runs) =>
  mapValues(CALLS, (index) =>
    compare(
      samplesOf(results, runs, (times) => times[index]),
      BY_HAND,
    ),
  );

export const rows = ({ chromium, node }) =>
  Object.keys(CALLS).flatMap((call) =>
    comparisonRows(`The ${call} command after init, without a network, ms`, {
      chromium: chromium?.[call],
      node: node?.[call],
    }),
  );
