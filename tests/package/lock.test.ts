// The lock of signed commands, as src/web-crypto.js has it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const { acquireLock, P256 } = await import(
  pathToFileURL(join(import.meta.dirname, "..", "..", "src", "web-crypto.js")).href
);

/** How much larger the heap may be after so many turns, in bytes: what Node holds on to for a while, and less than an array each. */
const TURNS = 50_000;
const HEAP_GROWTH = 1_000_000;

test("a turn that is over leaves nothing behind", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const key = await crypto.subtle.generateKey(P256, false, ["deriveBits"]);
  const turns = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      const turn = new AbortController();
      await acquireLock(key, "a part of a car", turn.signal);
      turn.abort();
    }
    // Not all goes at once: some of Node's own objects are let go of only after they were found to be dead.
    for (let round = 0; round < 5; round += 1) {
      await new Promise((later) => setTimeout(later, 5));
      collect();
    }
    return process.memoryUsage().heapUsed;
  };
  await turns(1_000);
  const before = await turns(1_000);
  const growth = (await turns(TURNS)) - before;
  assert(growth < HEAP_GROWTH, `the heap is ${growth} bytes larger`);
});
