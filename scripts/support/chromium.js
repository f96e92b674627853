// Chromium for scripts that look at the page.

import { ensureBrowser } from "../install/browser.js";
import { ensureNpmPackages } from "../install/toolchain.js";
import { CHROMIUM_FLAGS } from "./chromium-flags.js";

/** Runs `work` with a fresh Chromium, which ends with it. */
export async function withChromium(work) {
  ensureNpmPackages();
  const { CHROMIUM } = ensureBrowser();
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // Its sandbox does not work for root, as which containers run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: CHROMIUM_FLAGS,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
