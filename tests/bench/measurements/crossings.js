// How often a command crosses between JavaScript and WebAssembly, which takes most of its own time.

import { contestants, load, PACKAGE, stub } from "../contestants.js";
import { withCrossings } from "../instances.js";
import { row, titleRow } from "../table.js";

export const title = "Calls between JavaScript and WebAssembly for a command";

const once = () => [{}];
export const runs = { chromium: once, node: once };

/** For the third command: the first ones also make what is kept. */
export async function measure() {
  const { loaded: tesla, crossings } = await withCrossings(load);
  const send = contestants(tesla, stub)[PACKAGE];
  await send();
  await send();
  return crossings(send);
}

export function rows({ chromium, node }) {
  const told = (count) =>
    count && `${count.imports + count.exports}: ${count.imports} out, ${count.exports} in`;
  return [titleRow(title), row("tesla-commands", told(chromium), told(node))];
}
