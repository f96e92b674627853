import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { defineConfig } from "@playwright/test";

const flags = join(import.meta.dirname, "..", "..", "scripts", "support", "chromium-flags.js");
const { CHROMIUM_FLAGS } = await import(pathToFileURL(flags).href);

/** A Chromium that the machine has; where there is none, the one that `npx playwright install chromium` brings. */
const chromium =
  process.env.CHROMIUM || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

/** The page as built in `www/dist`, in a real browser. The servers are started by `fixtures.ts`. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  reporter: "list",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Only what hangs takes as long as this, on a slow machine too.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // In a transition, axe sees a color between two states. Transitions also take a tenth of the time.
    contextOptions: { reducedMotion: "reduce" },
    // Installing it costs each new context as much as half the page. Tests that are about it allow it.
    serviceWorkers: "block",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // Chromium's sandbox does not work for root, as which containers run.
      chromiumSandbox: process.getuid?.() !== 0,
      args: CHROMIUM_FLAGS,
    },
  },
});
