/** The control page, as a person uses it. */

import type { Locator, Page } from "@playwright/test";
import { type Api, expect, TOKEN } from "./fixtures.ts";

/** What is typed into the connect dialog. */
export interface Access {
  /** Default: what the dialog proposes. */
  baseUrl?: string;
  /** Default: the token that is valid in `fixtures.ts`. */
  accessToken?: string;
  /** "Parameters in the URL (reference form)". */
  query?: boolean;
  /** "Address the car by its VIN". */
  byVin?: boolean;
}

/** Opens the page and waits until the simulated car in it has been read. */
export async function open(page: Page, address = "/"): Promise<void> {
  await page.goto(address);
  await expect(carLine(page)).not.toHaveAttribute("data-status", "reading");
}

/** Fills the connect dialog and asks for the account's cars. */
export async function findVehicles(page: Page, access: Access): Promise<Locator> {
  const { baseUrl, accessToken = TOKEN, query, byVin } = access;
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  if (baseUrl !== undefined) await dialog.locator("[name=baseUrl]").fill(baseUrl);
  await dialog.locator("[name=accessToken]").fill(accessToken);
  if (query || byVin) await dialog.locator("summary").click();
  if (query) await dialog.locator("[name=query]").check();
  if (byVin) await dialog.locator("[name=byVin]").check();
  await dialog.locator("[data-action=find-vehicles]").click();
  return dialog;
}

/** Opens the page and connects it to the API's first car. */
export async function connectTo(page: Page, api: Api, access: Access = {}): Promise<void> {
  await page.goto("/");
  const dialog = await findVehicles(page, { baseUrl: api.url, ...access });
  await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("[data-notice=real]")).toBeVisible();
  await expect(carLine(page)).not.toHaveAttribute("data-status", "reading");
}

/** The line that says how the car is. */
export const carLine = (page: Page): Locator => page.locator("[data-car-line]");

/** A command's form. Its `data-state` tells how far it is. */
export const formOf = (page: Page, command: string): Locator => page.locator(`form[data-form="${command}"]`);

/** A command's button in its form. */
export const buttonOf = (page: Page, command: string): Locator =>
  formOf(page, command).locator(`[data-command="${command}"]`);

/** One of the four large buttons. */
export const dailyOf = (page: Page, name: "lock" | "climate" | "charge" | "trunk"): Locator =>
  page.locator(`[data-daily="${name}"]`);

/** Unfolds the groups, which a phone shows folded, and their rare commands. */
export async function unfold(page: Page): Promise<void> {
  for (const part of ["[data-group]", "[data-more]"]) {
    const folded = page.locator(`${part}:not([open]) > summary`);
    while ((await folded.count()) > 0) await folded.first().click();
    await expect(page.locator(`${part}:not(:has(form, details))`)).toHaveCount(0);
  }
}

/** Unfolds the rare commands of a group. */
export async function unfoldMore(page: Page, group: string): Promise<void> {
  await page.locator(`[data-more=${group}] > summary`).click();
}

/** The newest entry of the activity. */
export const newest = (page: Page): Locator => page.locator(".activity li").first();

/** Waits until the form is in the state; looks more often than Playwright would, since most answers are quick. */
export async function expectState(form: Locator, state: string): Promise<void> {
  const intervals = [10, 20, 50, 100];
  await expect.poll(() => form.getAttribute("data-state"), { intervals }).toBe(state);
}

/** Fills a command's fields, by their names; a choice is made by its value. */
export async function fill(form: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.first().getAttribute("type")) !== "radio") await field.fill(value);
    else await form.locator("label", { has: form.page().locator(`input[value="${value}"]`) }).click();
  }
}

/** Presses a command's button, a second time if the command asks twice. */
export async function press(page: Page, command: string, confirm: boolean): Promise<void> {
  await buttonOf(page, command).click();
  if (!confirm) return;
  await expectState(formOf(page, command), "armed");
  await buttonOf(page, command).click();
}

/** Lets the time pass that a question must have been there before it can be answered. The clock is the test's. */
export async function letRead(page: Page): Promise<void> {
  await page.clock.runFor(500);
}
