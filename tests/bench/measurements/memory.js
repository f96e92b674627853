// The memory of the module, which can grow and never shrinks.

import { contestants, load, PACKAGE, stub } from "../contestants.js";
import { withMemory } from "../instances.js";
import { megabytes, row, titleRow } from "../table.js";

export const title = "Memory of the module over 100 000 commands, ten at once";

const once = () => [{}];
export const runs = { chromium: once, node: once };

/** In bytes: loaded, after the first hundredth of the commands, and after all. */
export async function measure({ quick, commands = quick ? 2000 : 100_000 }) {
  const { loaded: tesla, memory } = await withMemory(load);
  const send = contestants(tesla, stub)[PACKAGE];
  const after = async (count) => {
    for (let i = 0; i < count; i += 10) await Promise.all(Array.from({ length: 10 }, send));
    return memory();
  };
  return { loaded: memory(), early: await after(commands / 100), late: await after(commands) };
}

export function rows({ chromium, node }) {
  const told = (memory) =>
    memory &&
    `${megabytes(memory.loaded)} loaded, ${megabytes(memory.early)} early, ${megabytes(memory.late)} late`;
  return [titleRow(title), row("tesla-commands", told(chromium), told(node))];
}
