/** How well a command is known, and what it needs before it can be sent. */

import type { Page } from "@playwright/test";
import expected from "../expectations/commands.json" with { type: "json" };
import {
  buttonOf,
  connectTo,
  expectState,
  fill,
  formOf,
  newest,
  open,
  unfold,
  unfoldMore,
} from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

/** The names of the commands that the expectations, which are written by hand, mark so. */
const named = (holds: (row: { source: string; sent: string }) => boolean): string[] =>
  Object.entries(expected)
    .filter(([, row]) => holds(row))
    .map(([name]) => name)
    .sort();

test.setTimeout(60_000);

const unofficial = named(({ source }) => source === "community");
const signedOnly = named(({ sent }) => sent === "signed only");

test("commands that Tesla does not publish are marked as unofficial, and no others are", async ({ page }) => {
  await open(page);
  await page.locator("[data-action=lacking]").click();
  await unfold(page);
  expect(await formsWith(page, "[data-source=community]")).toEqual(unofficial);

  const mark = formOf(page, "navigation_gps_request").locator("[data-source=community]");
  await expect(buttonOf(page, "navigation_gps_request")).toHaveAccessibleDescription(/ Unofficial$/);
  await expect(mark.getByText("Other maintained clients send it this way.")).toBeHidden();
  await mark.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(mark.getByText("Tesla does not publish how this command is sent.")).toBeVisible();
});

test("without a key, the commands that only exist signed say so and can't be pressed", async ({ page }) => {
  await open(page);
  await page.locator("[data-action=lacking]").click();
  await unfold(page);
  expect(await formsWith(page, "[data-needs-key]")).toEqual(signedOnly);
  expect(await formsWith(page, "[type=submit]:disabled")).toEqual(signedOnly);
  await page.locator(".key-panel > summary").click();
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=sign]").click();
  await expect(page.locator("[data-needs-key], form [type=submit]:disabled")).toHaveCount(0);
});

test("from such a command a press leads to the key, and with it the command goes out signed", async ({
  page,
  api,
}) => {
  const comet = api.simulator.vehicle("5YJ3E1EA0PF000844");
  await connectTo(page, api);
  await page.getByRole("button", { name: "Switch to Comet", exact: true }).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
  await unfoldMore(page, "climate");
  const form = formOf(page, "set_recirculation");
  await expect(form).toContainText("Needs a key in this browser.");
  await form.locator("[data-remedy=key]").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".key-panel > summary")).toBeFocused();
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const publicKey = page.locator(".key-panel pre code");
  await expect(publicKey).toContainText("END PUBLIC KEY");
  api.simulator.act(comet.id, "add_key", { public_key: (await publicKey.textContent()) ?? "" });
  await page.locator("[data-action=sign]").click();
  await expect(form.locator("[data-needs-key]")).toHaveCount(0);

  await fill(form, { on: "true" });
  await buttonOf(page, "set_recirculation").click();
  await expectState(form, "done");
  expect(comet.climate.recirculation).toBe(true);
  await expect(newest(page).locator("[data-signed=yes]")).toHaveText("signed");
});

test("a large button of such a command offers the key at its outcome, and sends nothing before", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await unfoldMore(page, "car");
  await formOf(page, "ping").locator("[data-action=pin]").click();
  await page.locator("[data-daily=ping]").click();
  const line = page.locator("[data-daily-line]");
  await expect(line).toContainText("Failed.");
  await line.locator("[data-remedy=key]").click();
  await expect(page.locator(".key-panel > summary")).toBeFocused();
  expect(api.sent).toEqual([]);
});

/** The commands whose forms hold such an element, sorted. */
async function formsWith(page: Page, selector: string): Promise<string[]> {
  const forms = page.locator("command-groups form[data-form]", { has: page.locator(selector) });
  const names = await forms.evaluateAll((all) => all.map((form) => form.getAttribute("data-form") ?? ""));
  return names.sort();
}
