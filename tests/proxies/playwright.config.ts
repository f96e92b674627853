import { defineConfig } from "@playwright/test";
import page from "../e2e/playwright.config.ts";

const { launchOptions } = page.use ?? {};

/** The configurations of `www/proxies` in front of the simulated car, driven by a page in a real browser. */
export default defineConfig({
  ...page,
  testDir: ".",
  use: {
    ...page.use,
    serviceWorkers: "allow",
    // The certificates of nginx are made for the test. A flag, since for service workers the option is not enough.
    launchOptions: {
      ...launchOptions,
      args: [...(launchOptions?.args ?? []), "--ignore-certificate-errors"],
    },
  },
});
