/** A car over Bluetooth: connected, its key card tapped, commanded, lost and found again. */

import type { Page } from "@playwright/test";
import { createSimulatorServer } from "../../server/server.ts";
import { expect, VIN } from "../bluetooth/beside.ts";
import { begin, expectKeyRequest, finding, pair } from "../bluetooth/page.ts";
import { pageScenarios } from "../bluetooth/page-scenarios.ts";
import { expectAccessible } from "./axe.ts";
import { test } from "./beside.ts";
import { buttonOf, carLine, expectState, formOf, newest, open, press, unfold } from "./control-page.ts";
import { test as base, TOKEN } from "./fixtures.ts";

test.setTimeout(60_000);

pageScenarios(test);

test("a VIN that can't be one is not asked for", async ({ page, beside }) => {
  await open(page);
  const dialog = await begin(page, "5YJ3E1EA0PF00084O");
  await expect(dialog.locator("[name=vin]:invalid")).toBeFocused();
  expect(beside.asked).toBe(0);
});

test("where nobody taps a card in time, the page says what to do", async ({ page, beside }) => {
  await open(page);
  const dialog = await begin(page);
  await expectKeyRequest(page, beside);
  await beside.clock.advance(30_000);
  await expect(dialog.locator("[data-outcome=failed]")).toContainText(
    "The key card was not tapped, or not confirmed on the car's screen, in time.",
  );
  expect(beside.car.keys).toEqual([]);
});

test("“Forget me” ends the connection and leaves neither the car nor the key", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  expect(beside.peripheral.links).toHaveLength(1);
  const forget = page.locator("[data-action=forget]");
  await forget.click();
  await forget.click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await expect.poll(() => beside.peripheral.links.length).toBe(0);
  await page.reload();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.locator(".key-panel > summary").click();
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
});

test("a full list of keys is named, with where to remove one", async ({ page, beside }) => {
  beside.car.traits.keySlots = 0;
  await open(page);
  const dialog = await begin(page);
  await expect(dialog.locator("[data-outcome=failed]")).toHaveText(
    "The car's list of keys is full. Remove one on the car's screen, under Controls > Locks, then try again.",
  );
});

test("waiting for the card can be cancelled, and the page says that the card still counts", async ({
  page,
  beside,
}) => {
  await open(page);
  const dialog = await begin(page);
  await expectKeyRequest(page, beside);
  await dialog.locator("[data-action=cancel-bluetooth]").click();
  await expect(dialog.locator("[data-outcome=failed]")).toHaveText(
    "Cancelled. If you tap the card and confirm now, the car may still add the key.",
  );
  await expect(dialog.locator("[data-action=connect-bluetooth]")).toBeFocused();
});

test("the role that is chosen is the role that is asked for", async ({ page, beside }) => {
  await open(page);
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=vin]").fill(VIN);
  await dialog.locator("[name=role][value=owner]").check();
  await dialog.locator("[data-action=connect-bluetooth]").click();
  await expectKeyRequest(page, beside);
  expect(beside.car.keyRequest?.role).toBe("owner");
});

test("after a reload “Connect Bluetooth” leads to the car, and a closed list leaves things as they are", async ({
  page,
  beside,
}) => {
  await open(page);
  await pair(page, beside);
  await page.reload();
  beside.chooses("cancel");
  await page.locator("[data-action=connect-nearby]").click();
  await expect(page.getByRole("alert")).toContainText("No car was chosen, or none was found.");
  beside.chooses("car");
  await page.locator("[data-action=connect-nearby]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
});

test.describe("where the browser remembers the permission", () => {
  test.use({ remembers: true });

  test("a reload connects the car without asking", async ({ page, beside }) => {
    await open(page);
    await pair(page, beside);
    await page.reload();
    await expect(carLine(page)).toHaveAttribute("data-status", "awake");
    expect(beside.asked).toBe(1);
  });
});

test("a car that nobody looks after keeps its connections for others, and may fall asleep", async ({
  page,
  beside,
}) => {
  await page.clock.install();
  await open(page);
  await pair(page, beside);
  await expectRead(page, () => page.clock.runFor(25_000));
  // The timer that is due by now reads a last time.
  await expectRead(page, () => page.clock.fastForward(11 * 60_000));
  await page.clock.runFor(30_000);
  await expect.poll(() => beside.peripheral.links.length).toBe(0);

  const { connections } = beside;
  await page.clock.fastForward(60 * 60_000);
  await settle(page);
  expect(beside.connections).toBe(connections);
  // It is read again as soon as somebody wants to know.
  await expectRead(page, () => page.locator("[data-action=refresh]").click());
  expect(beside.connections).toBe(connections + 1);
});

test("commands that have no form for Bluetooth say so, and can't be pressed", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  await unfold(page);
  await expect(buttonOf(page, "upcoming_calendar_entries")).toBeDisabled();
  await expect(formOf(page, "upcoming_calendar_entries")).toContainText("Works only over the internet.");
  await expect(buttonOf(page, "wake_up")).toBeEnabled();
  await expect(buttonOf(page, "door_lock")).toBeEnabled();
});

test("the keys of the car are listed, and a key can't remove itself", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  await page.locator(".key-panel > summary").click();
  await page.locator("[data-action=show-keys]").click();
  const item = page.locator("[data-car-keys] li");
  await expect(item).toHaveCount(1);
  await expect(item).toContainText("App or browser, driver");
  await expect(item).toContainText("(this browser)");
  await expect(page.locator(".key-panel")).toContainText("A key can't remove itself.");
});

test("the check says that all is well, and that the car is asleep", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  await page.locator(".bluetooth-panel > summary").click();
  const panel = page.locator("bluetooth-panel");
  await panel.locator("[data-check] summary").click();
  await expect(panel).toContainText("Everything is in order.");
  beside.act(VIN, "sleep");
  await panel.locator("[data-action=check]").click();
  await expect(finding(panel, "awake", "note")).toContainText("Locks and trunks work.");
  // Somebody has removed the key on the car's screen.
  beside.car.keys = [];
  await panel.locator("[data-action=check]").click();
  await expect(finding(panel, "key", "wrong")).toBeVisible();
});

test("“Stop using Bluetooth” ends the connection, and leaves no VIN behind", async ({ page, beside }) => {
  await open(page);
  await pair(page, beside);
  await page.locator(".bluetooth-panel > summary").click();
  await page.locator("[data-action=leave-nearby]").click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  expect(beside.peripheral.links).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("bluetooth");
});

test("a car of an account gets Bluetooth as another way, and each command says which it took", async ({
  page,
  beside,
  start,
}) => {
  const { simulator } = beside;
  const sent: string[] = [];
  const server = await createSimulatorServer({
    control: simulator.control,
    fetch(request) {
      if (request.method === "POST") sent.push(new URL(request.url).pathname);
      return simulator.fetch(request);
    },
  });
  await open(page);
  const url = await start(server);
  await findInternet(page, url);
  await page.locator(".bluetooth-panel > summary").click();
  await page.locator("bluetooth-panel [data-action=connect-bluetooth]").click();
  await expectKeyRequest(page, beside);
  beside.act(VIN, "tap_card");
  beside.act(VIN, "confirm_key");
  await page.locator("bluetooth-panel [data-action=paired]").click();
  await expect(page.locator("[data-notice=real]")).toContainText("You reach it over Bluetooth.");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  await expect(newest(page).locator("[data-way=bluetooth]")).toBeVisible();
  expect(sent).toEqual([]);

  beside.peripheral.isInRange = false;
  await press(page, "honk_horn", false);
  await expect(newest(page).locator("[data-way=internet]")).toBeVisible({ timeout: 15_000 });
  expect(sent.at(-1)).toBe(`/api/1/vehicles/${VIN}/signed_command`);
  expect(beside.car.horn.count).toBe(2);
  await expect(page.locator("[data-notice=real]")).toContainText("You reach it over the internet.", {
    timeout: 15_000,
  });
});

base.describe("in a browser without Bluetooth", () => {
  base("the way is not offered, and the others are as before", async ({ page }) => {
    await open(page);
    await page.locator("[data-action=connect]").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.locator("[name=baseUrl]")).toBeFocused();
    await expect(dialog.locator("[name=vin]")).toHaveCount(0);
    await dialog.locator("label", { hasText: "Simulated car" }).click();
    await expect(dialog.locator("[data-way=try-bluetooth]")).toBeVisible();
  });

  base("the whole way can be tried with the simulated car, declined and then confirmed", async ({ page }) => {
    await open(page);
    await page.locator("[data-action=connect]").click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("label", { hasText: "Simulated car" }).click();
    await dialog.locator("[data-way=try-bluetooth] > summary").click();
    await dialog.locator("[data-action=connect-bluetooth]").click();
    await dialog.locator("[data-action=tap-card]").click({ timeout: 10_000 });
    await dialog.locator("[data-action=decline-key]").click();
    await expect(dialog.locator("[data-outcome=failed]")).toContainText("declined on the car's screen");
    await dialog.locator("[data-action=connect-bluetooth]").click();
    await dialog.locator("[data-action=tap-card]").click({ timeout: 10_000 });
    await dialog.locator("[data-action=confirm-key]").click();
    await dialog.locator("[data-action=paired]").click({ timeout: 10_000 });
    await expect(page.locator("[data-notice=simulated]")).toContainText(
      "You reach it over simulated Bluetooth.",
    );
    await expect(carLine(page)).toHaveAttribute("data-status", "awake");
    await press(page, "honk_horn", false);
    await expect(newest(page).locator("[data-way=bluetooth]")).toBeVisible({ timeout: 10_000 });
    await expectState(formOf(page, "honk_horn"), "done");
  });
});

test("everything works with the keyboard alone", async ({ page, beside }) => {
  await open(page);
  await page.locator("[data-action=connect]").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[name=vin]")).toBeFocused();
  await page.keyboard.type(VIN);
  await page.keyboard.press("Enter");
  await expectKeyRequest(page, beside);
  await expect(dialog.locator("[data-action=cancel-bluetooth]")).toBeFocused();
  beside.act(VIN, "tap_card");
  beside.act(VIN, "confirm_key");
  await expect(dialog.locator("[data-action=paired]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
});

for (const [device, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
})) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });
    test.setTimeout(150_000);

    test("each state is accessible, and nothing sticks out at the side", async ({ page, beside }) => {
      await open(page);
      await page.locator("[data-action=connect]").click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.locator("[name=vin]")).toBeVisible();
      await expectAccessible(page, "question");
      beside.chooses("cancel");
      await dialog.locator("[name=vin]").fill(VIN);
      await dialog.locator("[data-action=connect-bluetooth]").click();
      await dialog.locator("[data-check] summary").click();
      await expect(finding(dialog, "found", "wrong")).toBeVisible();
      await expectAccessible(page, "failed, with the check");
      await expectNoOverflow(page);
      beside.chooses("car");
      await dialog.locator("[data-action=connect-bluetooth]").click();
      await expectKeyRequest(page, beside);
      await expectAccessible(page, "waiting for the card");
      await expectNoOverflow(page);
      beside.act(VIN, "tap_card");
      beside.act(VIN, "confirm_key");
      await expect(dialog.locator("[data-outcome=paired]")).toBeVisible();
      await expectAccessible(page, "paired");
      await dialog.locator("[data-action=paired]").click();
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      await page.locator(".bluetooth-panel > summary").click();
      await page.locator(".key-panel > summary").click();
      await page.locator("[data-action=show-keys]").click();
      await expect(page.locator("[data-car-keys]")).toBeVisible();
      await expectAccessible(page, "the car, with its panels");
      await expectNoOverflow(page);
      await page.reload();
      await expect(page.locator("[data-action=connect-nearby]")).toBeVisible();
      await expectAccessible(page, "not connected");
    });
  });
}

/** Connects the car over the internet. */
async function findInternet(page: Page, url: string): Promise<void> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("summary", { hasText: "Access token" }).click();
  await dialog.locator("[name=baseUrl]").fill(url);
  await dialog.locator("[name=accessToken]").fill(TOKEN);
  await dialog.locator("[data-action=find-vehicles]").click();
  await dialog.locator("[data-vehicle]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
}

/** Does something, and waits until the car was read after it. */
async function expectRead(page: Page, act: () => Promise<void>): Promise<void> {
  const seen = page.locator("[data-figure=seen] time");
  const before = await seen.getAttribute("datetime");
  await act();
  await expect(seen).not.toHaveAttribute("datetime", before ?? "");
}

/** Lets the page go on with what it has begun, for which it takes locks. */
async function settle(page: Page): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await page.evaluate(() => navigator.locks.request("settled", async () => {}));
  }
}

async function expectNoOverflow(page: Page): Promise<void> {
  const widths = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("dialog[open]")].map(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    ),
  );
  expect(widths.filter((width) => width > 0)).toEqual([]);
}
