/** Real Chromium with Bluetooth, beside simulated cars. Other fixtures are added with Playwright's `mergeTests`. */

import { test as base } from "@playwright/test";
import { Bluez } from "./bluez/bluez.ts";
import { Chooser } from "./chooser.ts";
import type { Computer } from "./scenarios.ts";

interface Fixtures {
  /** The computer. At the start of a test its Bluetooth is on, and no car is near: `computer.add(await simulator.bluetooth(id))`. */
  computer: Computer;
}

interface WorkerFixtures {
  /** The Bluetooth of the computer, for all tests of a worker. */
  bluez: Bluez;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  bluez: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const bluez = await Bluez.start();
      await use(bluez);
      await bluez.stop();
    },
    { scope: "worker" },
  ],

  browser: [
    async ({ playwright, launchOptions, bluez }, use) => {
      const browser = await playwright.chromium.launch({
        ...launchOptions,
        // What stable Chrome has on other systems; on Linux it must be asked for.
        args: [...(launchOptions.args ?? []), "--enable-features=WebBluetooth"],
        env: { ...process.env, ...bluez.environment } as Record<string, string>,
      });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  computer: async ({ bluez }, use) => {
    await use({
      add: (car) => bluez.add(car),
      setAdapter: (state) => bluez.setAdapter(state),
      chooserOf: (page) => Chooser.of(page),
    });
    bluez.reset();
  },
});
