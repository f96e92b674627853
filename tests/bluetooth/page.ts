/** The control page beside a car, as a person uses it. */

import type { Locator, Page } from "@playwright/test";
import { carLine } from "../e2e/control-page.ts";
import { type Beside, expect, VIN } from "./beside.ts";

/** Opens the dialog and asks for the car. */
export async function begin(page: Page, vin = VIN): Promise<Locator> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=vin]").fill(vin);
  await dialog.locator("[data-action=connect-bluetooth]").click();
  return dialog;
}

/** Connects the car, and adds the browser's key with a tap of the card. */
export async function pair(page: Page, beside: Beside): Promise<void> {
  const dialog = await begin(page);
  await expectKeyRequest(page, beside);
  beside.act(VIN, "tap_card");
  beside.act(VIN, "confirm_key");
  await expect(dialog.locator("[data-outcome=paired]")).toBeVisible();
  await dialog.locator("[data-action=paired]").click();
  await expect(dialog).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
}

/** Waits until the car waits for a card. */
export async function expectKeyRequest(page: Page, { car }: Beside): Promise<void> {
  await expect.poll(() => car.keyRequest !== null).toBe(true);
  await expect(page.locator("[data-stage=waiting]")).toBeVisible();
}

/** What the check "Why doesn't it work?" says about one of its questions. */
export const finding = (place: Locator, name: string, state: string): Locator =>
  place.locator(`[data-finding=${name}][data-state=${state}]`);

/** Follows what the page asks the browser for. Returns a function that gives the last request. */
export async function followRequests(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const { bluetooth } = navigator as unknown as {
      bluetooth: { requestDevice(options: unknown): Promise<unknown> };
    };
    const requestDevice = bluetooth.requestDevice.bind(bluetooth);
    bluetooth.requestDevice = (options) => {
      Object.assign(window, { requested: options });
      return requestDevice(options);
    };
  });
  return () => page.evaluate(() => (window as unknown as { requested: unknown }).requested);
}
