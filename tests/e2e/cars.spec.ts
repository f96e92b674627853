/** Several cars, and several ways to one: each is one press away, and the way in use is named. */

import type { Locator, Page } from "@playwright/test";
import { createSimulatorServer } from "../../server/server.ts";
import { type Beside, VIN } from "../bluetooth/beside.ts";
import { expectKeyRequest } from "../bluetooth/page.ts";
import { expectAccessible } from "./axe.ts";
import { test } from "./beside.ts";
import {
  buttonOf,
  carLine,
  connectTo,
  dailyOf,
  expectState,
  findVehicles,
  formOf,
  newest,
  open,
  press,
} from "./control-page.ts";
import { type Api, expect as base, TOKEN } from "./fixtures.ts";

// A read is some fifty writes over the link.
const expect = base.configure({ timeout: 15_000 });

test.setTimeout(90_000);

const turnTo = (page: Page, name: string): Locator =>
  page.getByRole("button", { name: `Switch to ${name}`, exact: true });
const others = (page: Page): Locator => page.locator("[data-car]");
const carName = (page: Page): Locator => page.locator("[data-car-name]");
const notice = (page: Page): Locator => page.locator("connection-notice");
const spoken = (page: Page): Locator => page.locator(".log [role=status]");

test("from a car of an account the simulated ones are one press away, and back, and the token stays", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await expect(others(page)).toHaveText(["Pebble", "Comet", "Simulated car"]);
  await turnTo(page, "Simulated car").click();
  await expect(page.locator("[data-notice=simulated]")).toContainText("This is a simulated car.");
  await expect(carName(page)).toHaveText("Aurora");
  await expect(spoken(page)).toHaveText("Aurora (simulated)");
  await expect(others(page)).toHaveText([
    "Aurora",
    "Pebble",
    "Comet",
    "Pebble (simulated)",
    "Comet (simulated)",
  ]);
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.sent).toEqual([]);

  await turnTo(page, "Aurora").click();
  await expect(page.locator("[data-notice=real]")).toContainText("Connected over the internet");
  await expectState(formOf(page, "honk_horn"), "idle");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.car.horn.count).toBe(1);
});

test("the simulated car that the dialog offers leaves the account's cars where they are", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("label", { hasText: "Simulated car" }).click();
  await dialog.locator("[data-vehicle]", { hasText: "Comet" }).click();
  await expect(carName(page)).toHaveText("Comet");
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await turnTo(page, "Aurora").click();
  await expect(page.locator("[data-notice=real]")).toBeVisible();
});

test("a visit begins with the person's own car, although a simulated one was looked at last", async ({
  page,
  api,
}) => {
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: api.url });
  await dialog.locator("[name=keep]").check();
  await dialog.locator("[data-action=find-vehicles]").click();
  await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
  await turnTo(page, "Simulated car").click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await page.reload();
  await expect(page.locator("[data-notice=real]")).toBeVisible();
  await expect(carName(page)).toHaveText("Aurora");
});

test.describe("with a car of an account and another one over Bluetooth", () => {
  test.use({ simulatorOptions: { vehicles: [{ vin: "5YJSA1E2XHF000316", displayName: "Aurora" }] } });

  test("each is one press away, by its own way, and stopping Bluetooth leaves the account", async ({
    page,
    beside,
    api,
  }) => {
    await open(page);
    await pair(page, beside);
    await connectInternet(page, api.url);
    await expect(carName(page)).toHaveText("Aurora");
    await expect(others(page)).toHaveText(["Model 3 000844", "Simulated car"]);
    await expect(notice(page).locator("[data-way]")).toHaveAttribute("data-way", "internet");
    await press(page, "honk_horn", false);
    await expectState(formOf(page, "honk_horn"), "done");

    await turnTo(page, "Model 3 000844").click();
    await expect(notice(page).locator("[data-way]")).toHaveText("You reach it over Bluetooth.");
    await press(page, "honk_horn", false);
    await expect.poll(() => formOf(page, "honk_horn").getAttribute("data-state"), late).toBe("done");
    expect([api.car.horn.count, beside.car.horn.count]).toEqual([1, 1]);

    await page.locator(".bluetooth-panel > summary").click();
    await page.locator("[data-action=leave-nearby]").click();
    await expect(carName(page)).toHaveText("Aurora");
    await expect(others(page)).toHaveText(["Simulated car"]);
    await expect(notice(page).locator("[data-way]")).toHaveAttribute("data-way", "internet");
  });
});

for (const [device, viewport] of Object.entries({
  phone: { width: 360, height: 800 },
  desktop: { width: 1280, height: 800 },
})) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });

    test("a car is turned to with the keyboard alone, accessible and without overflow", async ({
      page,
      api,
    }) => {
      await connectTo(page, api);
      await turnTo(page, "Simulated car").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-notice=simulated]")).toBeVisible();
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      await expectAccessible(page, "simulated, beside real cars");
      await expectNoOverflow(page);
      await turnTo(page, "Aurora").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-notice=real]")).toBeVisible();
      await expectNoOverflow(page);
    });

    test("the way to a car is changed by one press, with the keyboard alone, and is said", async ({
      page,
      beside,
      start,
    }) => {
      const sent: string[] = [];
      const server = await createSimulatorServer({
        control: beside.simulator.control,
        fetch(request) {
          if (request.method === "POST") sent.push(new URL(request.url).pathname);
          return beside.simulator.fetch(request);
        },
      });
      await open(page);
      await pair(page, beside);
      await connectInternet(page, await start(server));
      await expect(notice(page).locator("[data-way]")).toHaveText("You reach it over Bluetooth.");
      await expectNoOverflow(page);

      await page.getByRole("button", { name: "Use the internet" }).focus();
      await page.keyboard.press("Enter");
      await expect(notice(page).locator("[data-way]")).toHaveText("You reach it over the internet.");
      await expect(page.locator("[data-in-use]")).toHaveText("Comet · internet");
      await expect(spoken(page)).toHaveText("You reach it over the internet.");
      await expect(page.getByRole("button", { name: "Use Bluetooth" })).toBeFocused();
      expect(beside.peripheral.links).toEqual([]);
      await dailyOf(page, "climate").click();
      await expect(page.locator("[data-daily-line]")).toContainText("Done.");
      await expect(newest(page).locator("[data-way=internet]")).toBeVisible();
      expect(sent).toEqual([`/api/1/vehicles/${VIN}/signed_command`]);
      await expectAccessible(page, "over the internet");

      await page.getByRole("button", { name: "Use Bluetooth" }).focus();
      await page.keyboard.press("Enter");
      await expect(notice(page).locator("[data-way]")).toHaveText("You reach it over Bluetooth.");
      await expect(page.getByRole("button", { name: "Use the internet" })).toBeFocused();
      await dailyOf(page, "climate").click();
      await expect(newest(page).locator("[data-way=bluetooth]")).toBeVisible();
      expect(beside.car.climate.on).toBe(false);
      expect(sent).toHaveLength(1);
      expect(beside.asked).toBe(1);
    });
  });
}

test.describe("on a phone, beside the last command", () => {
  test.use({ viewport: { width: 360, height: 800 } });

  test("the car and the way in use stay in sight", async ({ page, beside }) => {
    await open(page);
    const inUse = page.locator("[data-in-use]");
    await page.locator("[data-action=forget]").scrollIntoViewIfNeeded();
    await expect(inUse).toBeInViewport();
    await expect(inUse).toHaveText("Aurora (simulated)");
    await pair(page, beside);
    await page.locator("[data-action=forget]").scrollIntoViewIfNeeded();
    await expect(inUse).toBeInViewport();
    await expect(inUse).toHaveText("Model 3 000844 · Bluetooth");
  });
});

test("a car that is not beside stays on the internet, and the page says what to do", async ({
  page,
  beside,
  start,
}) => {
  const { simulator } = beside;
  const server = await createSimulatorServer({ control: simulator.control, fetch: simulator.fetch });
  await open(page);
  await pair(page, beside);
  await connectInternet(page, await start(server));
  await page.getByRole("button", { name: "Use the internet" }).click();
  await expect(notice(page).locator("[data-way=internet]")).toBeVisible();
  beside.peripheral.isInRange = false;
  await page.getByRole("button", { name: "Use Bluetooth" }).click();
  await expect(notice(page).getByRole("alert")).toContainText("Go closer to it, and try again.");
  await expect(notice(page).locator("[data-way=internet]")).toBeVisible();
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  await expect(newest(page).locator("[data-way=internet]")).toBeVisible();

  beside.peripheral.isInRange = true;
  await page.getByRole("button", { name: "Use Bluetooth" }).click();
  await expect(notice(page).locator("[data-way=bluetooth]")).toBeVisible();
  await expect(notice(page).locator("[role=alert]")).toBeEmpty();
});

test("out of range: who has come closer sends the command by one press", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  beside.peripheral.isInRange = false;
  await press(page, "honk_horn", false);
  const closer = formOf(page, "honk_horn").locator("[data-remedy=closer]");
  await expect(closer).toHaveText("I am closer, try again");
  expect(beside.car.horn.count).toBe(0);
  beside.peripheral.isInRange = true;
  await closer.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => formOf(page, "honk_horn").getAttribute("data-state"), late).toBe("done");
  expect(beside.car.horn.count).toBe(1);
  await expect(buttonOf(page, "honk_horn")).toBeFocused();
});

test("a read that finds the car out of range can be done again where it says so", async ({
  page,
  beside,
}) => {
  await open(page);
  await pair(page, beside);
  beside.peripheral.isInRange = false;
  await page.locator("[data-action=refresh]").click();
  await expect(carLine(page)).toHaveText("Out of Bluetooth range");
  beside.peripheral.isInRange = true;
  await page.locator("car-panel [data-remedy=closer]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
});

test("a list that was closed in the browser is shown again by one press", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  await page.reload();
  beside.chooses("cancel");
  await press(page, "honk_horn", false);
  const again = formOf(page, "honk_horn").locator("[data-remedy=again]");
  await expect(again).toHaveText("Try again");
  beside.chooses("car");
  await again.click();
  await expect.poll(() => formOf(page, "honk_horn").getAttribute("data-state"), late).toBe("done");
  expect(beside.asked).toBe(3);
  expect(beside.car.horn.count).toBe(1);
});

test("where Bluetooth can't be used, one press leads to what is wrong with it", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  beside.setAdapter("absent");
  await page.reload();
  await press(page, "honk_horn", false);
  await formOf(page, "honk_horn").locator("[data-remedy=bluetooth]").click();
  const panel = page.locator("bluetooth-panel");
  await expect(panel.locator("[data-finding=adapter][data-state=wrong]")).toContainText(
    "Switch Bluetooth on",
  );
  await expect(panel.locator("[data-check] > summary")).toBeFocused();
});

test("a key that the car knows no more is added again, from the failure on", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  // Somebody has removed the key on the car's screen.
  beside.car.keys = [];
  await press(page, "honk_horn", false);
  await formOf(page, "honk_horn").locator("[data-remedy=key]").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[name=vin]")).toHaveValue(VIN);
  await dialog.locator("[data-action=connect-bluetooth]").click();
  await tapCard(page, beside);
  await press(page, "honk_horn", false);
  await expect.poll(() => formOf(page, "honk_horn").getAttribute("data-state"), late).toBe("done");
  expect(beside.car.horn.count).toBe(1);
});

const late = { timeout: 15_000 };

/** Connects the car over Bluetooth, and adds the browser's key with a tap of the card. */
async function pair(page: Page, beside: Beside): Promise<void> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=vin]").fill(VIN);
  await dialog.locator("[data-action=connect-bluetooth]").click();
  await tapCard(page, beside);
}

async function tapCard(page: Page, beside: Beside): Promise<void> {
  await expectKeyRequest(page, beside);
  beside.act(VIN, "tap_card");
  beside.act(VIN, "confirm_key");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-outcome=paired]")).toBeVisible();
  await dialog.locator("[data-action=paired]").click();
  await expect(dialog).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
}

/** Connects the account's first car. */
async function connectInternet(page: Page, url: Api["url"]): Promise<void> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("summary", { hasText: "Access token" }).click();
  await dialog.locator("[name=baseUrl]").fill(url);
  await dialog.locator("[name=accessToken]").fill(TOKEN);
  await dialog.locator("[data-action=find-vehicles]").click();
  await dialog.locator("[data-vehicle]").first().click();
  await expect(dialog).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
}

async function expectNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}
