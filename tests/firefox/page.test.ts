/** The built page in Firefox: that it starts under its policy, that a command gets through, and its service worker. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createServer } from "../../server/server.ts";
import { createSimulator } from "../../simulator/index.ts";
import { started } from "../server/helpers.ts";
import { startFirefox } from "./webdriver.ts";

const DIST = fileURLToPath(new URL("../../www/dist", import.meta.url));

test("the page unlocks the simulated car in it", { timeout: 120_000 }, async (t) => {
  const app = await createServer({ page: DIST, simulator: createSimulator(), log: () => {} });
  const { url } = await started(t, app);
  const firefox = await startFirefox(t);
  await firefox.open(url);
  await firefox.find('form[data-form="door_unlock"][data-state="idle"]');
  await firefox.click('form[data-form="door_unlock"] [data-command]');
  await firefox.find('form[data-form="door_unlock"][data-state="armed"]');
  await firefox.click('form[data-form="door_unlock"] [data-command]');
  await firefox.find('form[data-form="door_unlock"][data-state="done"]');
  const isOfflineReady = "return navigator.serviceWorker.ready.then(({ active }) => active !== null)";
  assert.equal(await firefox.evaluate(isOfflineReady), true);
  assert.match(String(await firefox.evaluate("return navigator.userAgent")), /Firefox\//);
});
