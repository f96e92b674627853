import { defineConfig } from "@playwright/test";
import page from "../e2e/playwright.config.ts";

/** Chromium with Bluetooth and simulated cars. Time-outs allow for a machine that is busy with much else. */
export default defineConfig({
  ...page,
  testDir: ".",
  timeout: 60_000,
  expect: { timeout: 30_000 },
  use: { ...page.use, actionTimeout: 30_000, navigationTimeout: 30_000 },
});
