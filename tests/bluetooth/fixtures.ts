/**
 * Real Chromium with Bluetooth, beside simulated cars: `test` gives `bluez`, the computer's Bluetooth, and `chooser`, the
 * browser's chooser on `page`. Other fixtures are added with Playwright's `mergeTests`.
 */

import { test as base } from "@playwright/test";
import { Bluez } from "./bluez/bluez.ts";
import { Chooser } from "./chooser.ts";

export type { Choice } from "./chooser.ts";
export { Chooser } from "./chooser.ts";
export { Bluez };

interface Fixtures {
  /** The computer's Bluetooth. At the start of a test it is on, and no car is near: `bluez.add(await simulator.bluetooth(id))`. */
  bluez: Bluez;
  /** The chooser of `page`. Other pages have another: `Chooser.of(page)`. */
  chooser: Chooser;
}

interface WorkerFixtures {
  /** What `bluez` is between tests. */
  startedBluez: Bluez;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  startedBluez: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const bluez = await Bluez.start();
      await use(bluez);
      await bluez.stop();
    },
    { scope: "worker" },
  ],

  browser: [
    async ({ playwright, launchOptions, startedBluez }, use) => {
      const browser = await playwright.chromium.launch({
        ...launchOptions,
        // What stable Chrome has on other systems; on Linux it must be asked for.
        args: [...(launchOptions.args ?? []), "--enable-features=WebBluetooth"],
        env: { ...process.env, ...startedBluez.environment } as Record<string, string>,
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  bluez: async ({ startedBluez }, use) => {
    await use(startedBluez);
    startedBluez.reset();
  },

  chooser: async ({ page }, use) => use(await Chooser.of(page)),
});
