// npm run screenshots: the page on a phone and on a desktop, and parts of it on a phone, light and dark, as the README shows
// them: docs/*.png. `npm run screenshots -- seats` makes those with that name only. They are made half as large by sharp,
// which is fetched when it is asked for.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ensurePage } from "./build/fresh.js";
import { ensureNpmPackages, ensureRust } from "./install/toolchain.js";
import { withChromium } from "./support/chromium.js";
import { withPage } from "./support/host.js";
import { fail, root, run } from "./support/run.js";

const SHARP = "sharp-cli@6.1.0";

/** As Chromium makes them, and as they are kept. */
const taken = join(root, "target", "screenshots");
const kept = join(root, "docs");

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

/** What is shown, by the name of its picture, and what is done before. */
const PICTURES = {
  phone: { device: "phone" },
  desktop: { device: "desktop" },
  charging: { device: "phone", prepare: charge, shows: "running-cards" },
  seats: { device: "phone", prepare: heatSeats, shows: "[data-planner=climate]" },
  schedules: { device: "phone", prepare: makeSchedule, shows: "[data-planner=schedules]" },
  find: { device: "phone", prepare: findHeat, shows: "command-finder" },
  pins: { device: "phone", prepare: editPins, shows: "daily-buttons" },
  share: { device: "phone", prepare: share },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PICTURES));
if (unknown !== undefined) fail(`There is no picture "${unknown}", but ${Object.keys(PICTURES).join(", ")}.`);
ensureNpmPackages();
ensureRust();
ensurePage();
for (const folder of [taken, kept]) await mkdir(folder, { recursive: true });
const paths = [];
await withPage((address) =>
  withChromium(async (browser) => {
    for (const [name, picture] of Object.entries(PICTURES)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      for (const colorScheme of ["light", "dark"]) {
        const path = join(taken, `${name}-${colorScheme}.png`);
        await take(browser, address, picture, colorScheme, path);
        paths.push(path);
      }
    }
  }),
);

run("npm", [
  ...["exec", "--yes", `--package=${SHARP}`, "--", "sharp", "--input", ...paths, "--output", kept],
  ...["--palette", "--compressionLevel", "9"],
]);

async function take(browser, address, { device, prepare, shows }, colorScheme, path) {
  const options = { ...DEVICES[device], colorScheme, reducedMotion: "reduce", locale: "en-GB" };
  const context = await browser.newContext(options);
  // The same pictures whenever they are taken.
  const time = new Date(2026, 0, 5, 9, 41);
  await (prepare ? context.clock.install({ time }) : context.clock.setFixedTime(time));
  const page = await context.newPage();
  await page.goto(address);
  // The simulated car has been read.
  await page.locator("[data-car-line]:not([data-status=reading])").waitFor();
  await prepare?.(page);
  if (shows) await page.locator(shows).evaluate((part) => part.scrollIntoView());
  await page.screenshot({ path, animations: "disabled" });
  await context.close();
}

/** The car charges for some minutes, and its climate control starts later. */
async function charge(page) {
  await page.locator("summary", { hasText: "Play with the simulated car" }).click();
  await page.locator("[data-scene=cable]").click();
  await page.locator("[data-card=charging]").waitFor();
  await watch(page, 15);
  await page.locator("[data-daily=climate]").click();
  await page.locator("[data-card=climate]").waitFor();
  await watch(page, 45);
}

/** Lets the page read the car again and again. It waits for each response, which a jump of the clock would time out. */
async function watch(page, reads) {
  for (let read = 0; read < reads; read += 1) {
    await page.clock.fastForward(20_000);
    await page.evaluate(() => new Promise(requestIdleCallback));
  }
}

async function heatSeats(page) {
  await page.locator("[data-daily=climate]").click();
  await page.locator("[data-group=climate] > summary").click();
  await page.locator("[data-card=climate]").waitFor();
  for (const [place, control, choice] of [
    ["rearRight", "heat", "low"],
    ["cabin", "protection", "on"],
    ["frontLeft", "heat", "high"],
  ]) {
    await page.locator(`[data-place=${place}]`).click();
    const level = page.locator(`[data-control=${control}][data-choice=${choice}]`);
    await level.click();
    await page.locator(`[data-control=${control}][data-choice=${choice}][aria-pressed=true]`).waitFor();
  }
}

async function makeSchedule(page) {
  await page.locator("[data-group=schedules] > summary").click();
  const form = page.locator("[data-plan=schedule]");
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) {
    await form.getByLabel(day).check();
  }
  await form.getByLabel("Start").fill("22:30");
  await form.getByLabel("End").fill("06:00");
  await form.locator("[type=submit]").click();
  await page.locator("[data-schedule]", { hasText: "where the car is" }).waitFor();
}

async function findHeat(page) {
  await page.locator("#find").fill("heat");
  await page.locator("found-commands form").first().waitFor();
}

/** A temperature is pinned, and the person looks through all buttons. */
async function editPins(page) {
  await page.locator("[data-group=climate] > summary").click();
  await page.locator("form[data-form=set_temps] [data-action=pin]").click();
  await page.locator("[data-action=edit-buttons]").click();
  await page.locator("pins-editor li").first().waitFor();
}

/** A map shares a place. */
async function share(page) {
  const text = "Café Zoë\n1 Main Street, Springfield";
  await page.goto(`${page.url()}?share-text=${encodeURIComponent(text)}`);
  await page.locator("asked-command dialog").waitFor();
}
