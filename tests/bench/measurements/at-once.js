// Many commands to one car at once, without a network.

import { contestants, load, stub } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { atOnce, inTurns } from "../turns.js";

export const title = "Commands at once, without a network";

const COUNTS = [1, 100, 1000];

const once = () => [{}];
export const runs = { chromium: once, node: once };

/** The milliseconds until the last of so many is done. */
export async function measure({ quick }) {
  const all = contestants(await load(), stub);
  const results = {};
  for (const count of COUNTS) {
    const rounds = Math.ceil((quick ? 100 : 8000) / (count + 60));
    results[count] = await inTurns(all, rounds, atOnce(count));
  }
  return results;
}

export const rows = ({ chromium, node }) =>
  COUNTS.flatMap((count) =>
    comparisonRows(`${count} at once, without a network, ms for all`, {
      chromium: chromium?.[count],
      node: node?.[count],
    }),
  );
