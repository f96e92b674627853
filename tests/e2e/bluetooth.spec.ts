/** A car over Bluetooth: connected, its key card tapped, commanded, lost and found again. */

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { type Beside, expectKeyRequest, test, VIN } from "./beside.ts";
import { buttonOf, carLine, expectState, formOf, newest, open, press } from "./control-page.ts";
import { expect } from "./fixtures.ts";

/** Opens the dialog and asks for the car. */
async function begin(page: Page, vin = VIN): Promise<Locator> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=vin]").fill(vin);
  await dialog.locator("[data-action=connect-bluetooth]").click();
  return dialog;
}

/** Connects the car, and adds the browser's key with a tap of the card. */
async function pair(page: Page, beside: Beside): Promise<void> {
  const dialog = await begin(page);
  await expectKeyRequest(page, beside);
  beside.act(VIN, "tap_card");
  beside.act(VIN, "confirm_key");
  await expect(dialog.locator("[data-outcome=paired]")).toBeVisible();
  await dialog.locator("[data-action=paired]").click();
  await expect(dialog).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
}

test("a tap of the key card adds this browser's key, and then commands go over Bluetooth alone", async ({
  page,
  beside,
}) => {
  const requests: string[] = [];
  await open(page);
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await pair(page, beside);
  expect(beside.car.keys).toEqual([expect.objectContaining({ role: "driver" })]);
  await expect(page.locator("[data-car-name]")).toHaveText("Model 3 000844");
  await expect(page.locator("[data-notice=real]")).toContainText("Over Bluetooth.");
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");

  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  expect(beside.car.locked).toBe(false);
  await expect(newest(page).locator("[data-way=bluetooth]")).toHaveText("Bluetooth");
  await newest(page).locator("summary").click();
  await expect(newest(page).locator("pre").first()).toContainText(
    `const vehicle = { id: "${VIN}", key, bluetooth };`,
  );
  await expect(newest(page)).toContainText("None: the command went over Bluetooth.");
  await expect(carLine(page)).toContainText("unlocked");
  expect(requests.filter((path) => path.includes("/api/"))).toEqual([]);
});
