import assert from "node:assert/strict";
import { test } from "node:test";
import type { CDPSession, Page } from "@playwright/test";
import { openPage } from "./in-chromium.ts";

/** Calls before the first look: V8's own data about the code it runs grows for about so many. */
const WARM_UP = 100_000;

const CALLS = 50_000;

/** How much larger the page's heap may be after them, in bytes: by less than a reference each. */
const HEAP_GROWTH = 4 * CALLS;

/** How much there is of what must not grow; the memory in bytes. */
interface Held {
  timers: number;
  listeners: number;
  memory: number;
}

test("after 50 000 calls, and 1 000 at once, as much is held as before", async (t) => {
  const page = await openPage(t);
  const session = await page.context().newCDPSession(page);
  await inPage(page, "load()");

  assert.equal(await inPage(page, "call(1_000, 1)"), 0, "calls that came to something else");
  assert.equal(await inPage(page, `call(${WARM_UP}, 10)`), 0, "calls that came to something else");
  assert.equal(await inPage(page, "call(1_000, 1_000)"), 0, "calls at once that came to something else");
  const before = await inPage<Held>(page, "held()");
  const heapBefore = await heapOf(session);
  assert.equal(await inPage(page, `call(${CALLS}, 10)`), 0, "calls that came to something else");
  assert.equal(await inPage(page, "call(1_000, 1_000)"), 0, "calls at once that came to something else");
  const after = await inPage<Held>(page, "held()");
  assert.deepEqual(after, before, "timers, listeners, and the module's memory");
  assert.deepEqual([after.timers, after.listeners], [0, 0]);
  const growth = (await heapOf(session)) - heapBefore;
  assert(growth < HEAP_GROWTH, `the page's heap is ${growth} bytes larger`);
});

const inPage = <T>(page: Page, call: string): Promise<T> =>
  page.evaluate(`import("/package/endurance.js").then((it) => it.${call})`);

/** What is used of the page's heap once all garbage is collected. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}
