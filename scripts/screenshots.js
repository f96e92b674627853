// npm run screenshots: the page on a phone and on a desktop, light and dark, as the README shows it: docs/*.png. They are
// made half as large by sharp, which is fetched when it is asked for.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensurePage } from "./build/fresh.js";
import { ensureNpmPackages, ensureRust } from "./install/toolchain.js";
import { withChromium } from "./support/chromium.js";
import { withPage } from "./support/host.js";
import { root, run } from "./support/run.js";

const SHARP = "sharp-cli@6.1.0";

/** As Chromium makes them, and as they are kept. */
const taken = join(root, "target", "screenshots");
const kept = join(root, "docs");

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

ensureNpmPackages();
ensureRust();
ensurePage();
for (const folder of [taken, kept]) await mkdir(folder, { recursive: true });
const paths = [];
await withPage((address) =>
  withChromium(async (browser) => {
    for (const [device, options] of Object.entries(DEVICES)) {
      for (const colorScheme of ["light", "dark"]) {
        const path = join(taken, `${device}-${colorScheme}.png`);
        await take(browser, address, { ...options, colorScheme }, path);
        paths.push(path);
      }
    }
  }),
);

run("npm", [
  ...["exec", "--yes", `--package=${SHARP}`, "--", "sharp", "--input", ...paths, "--output", kept],
  ...["--palette", "--compressionLevel", "9"],
]);

async function take(browser, address, options, path) {
  const context = await browser.newContext({ ...options, reducedMotion: "reduce", locale: "en-GB" });
  // The same pictures whenever they are taken.
  await context.clock.setFixedTime(new Date(2026, 0, 5, 9, 41));
  const page = await context.newPage();
  await page.goto(address);
  // The simulated car has been read.
  await page.locator("[data-car-line]:not([data-status=reading])").waitFor();
  await page.screenshot({ path, animations: "disabled" });
  await context.close();
}
