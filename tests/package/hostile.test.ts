import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./in-chromium.ts";

test("whatever a call is given, it ends as it should", async (t) => {
  const page = await openPage(t);
  const flaws = await page.evaluate(
    `import("/package/hostile.js").then((it) => it.flawsOfFunctions(${process.env.HOSTILE === "all"}))`,
  );
  assert.deepEqual(flaws, []);
});

test("whatever init, the guard and a call before init are given, they say so, and loading works afterwards", async (t) => {
  const page = await openPage(t);
  const flaws = await page.evaluate('import("/package/hostile.js").then((it) => it.flawsOfTheRest())');
  assert.deepEqual(flaws, []);
});

test("whatever is given as a key, it is refused where it does not sign, and never kept", async (t) => {
  const page = await openPage(t);
  const flaws = await page.evaluate(
    'import("/package/hostile-keys.js").then(async (it) => [...(await it.flawsOfKeys()), ...(await it.flawsOfKeyFunctions())])',
  );
  assert.deepEqual(flaws, []);
});
