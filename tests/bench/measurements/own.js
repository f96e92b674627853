// The own time of a command: the server answers at once, and there is no network.

import { contestants, load, PACKAGE, REST, stub } from "../contestants.js";
import { comparisonRows } from "../table.js";
import { inTurns, oneByOne } from "../turns.js";

export const title = "Own time of a command, without a network, µs";

const once = () => [{}];
export const runs = { chromium: once, node: once };

export async function measure({ quick }) {
  const rest = contestants(await load(REST), stub)[PACKAGE];
  const all = { ...contestants(await load(), stub), [REST]: rest };
  return inTurns(all, quick ? 5 : 200, oneByOne(quick ? 20 : 200));
}

export const rows = (results) => comparisonRows(title, results);
