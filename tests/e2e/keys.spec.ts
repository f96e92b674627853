/** The key of this browser: made, shown, enrolled, used and deleted. */

import type { Page, Route } from "@playwright/test";
import { buttonOf, carLine, connectTo, expectState, formOf, newest, open, press } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test("a key is made, shown with its public half, kept for the next visit, and deleted", async ({ page }) => {
  await open(page);
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  const pem = await publicHalf(page);
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=\n]+\n-----END PUBLIC KEY-----\n$/);

  await page.reload();
  await unfoldKeys(page);
  expect(await publicHalf(page)).toBe(pem);
  await page.locator("[data-action=delete-key]").click();
  await expect(page.locator("[data-action=delete-key]")).toHaveText("Press again to delete");
  await page.locator("[data-action=delete-key]").click();
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
  await page.reload();
  await unfoldKeys(page);
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
});

test("“Forget me” deletes the key, too", async ({ page }) => {
  await open(page);
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=sign]").click();
  await page.locator("[data-action=forget]").click();
  await page.locator("[data-action=forget]").click();
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
  await page.reload();
  await unfoldKeys(page);
  await expect(page.locator("[data-action=create-key]")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("the demo car that wants signatures obeys after a tap of the card, and the activity says signed", async ({
  page,
}) => {
  await openComet(page);
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "failed");
  await expect(formOf(page, "honk_horn")).toContainText("accepts only signed commands");
  await expect(newest(page).locator("[data-signed=no]")).toHaveText("plain");

  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await expect(page.locator("[data-action=tap-card]")).toBeDisabled();
  await page.locator("[data-action=sign]").click();
  await press(page, "honk_horn", false);
  await expect(formOf(page, "honk_horn")).toContainText("does not know this browser's key");

  await page.locator("[data-action=request-key]").click();
  await page.locator("[data-action=tap-card]").click();
  await expect(page.locator(".key-panel")).toContainText("This car knows one key.");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  await expect(newest(page).locator("[data-signed=yes]")).toHaveText("signed");

  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  await expect(carLine(page)).toContainText("unlocked");
});

test("a car behind an API gets signed commands while the switch is on", async ({ page, api }) => {
  const comet = api.simulator.vehicle("5YJ3E1EA0PF000844");
  await connectTo(page, api);
  await page.locator(`[data-car="${comet.id}"]`).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await expect(page.locator(".key-panel")).toContainText("tesla.com/_ak/your-domain");
  api.simulator.act(comet.id, "add_key", { public_key: await publicHalf(page) });
  await page.locator("[data-action=sign]").click();
  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  expect(comet.locked).toBe(false);
  expect(new Set(api.sent.map(({ target }) => target))).toEqual(
    new Set([`/api/1/vehicles/${comet.vin}/signed_command`]),
  );
  await newest(page).locator("summary").click();
  await expect(newest(page).locator("pre").first()).toContainText(`{ id: "${comet.vin}", accessToken`);
  await expect(newest(page).locator("pre").first()).toContainText(", key }");
  await expect(newest(page).locator("pre").last()).toContainText("/signed_command");
});

test("a car that wants none gets plain commands, key or not", async ({ page, api, complaints }) => {
  complaints.allow(/status of 422/);
  await connectTo(page, api);
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=sign]").click();
  await buttonOf(page, "honk_horn").click();
  await expectState(formOf(page, "honk_horn"), "done");
  await expect(newest(page).locator("[data-signed=no]")).toHaveText("plain");
  await page.locator("[data-action=sign]").click();
  api.sent.length = 0;
  await buttonOf(page, "honk_horn").click();
  await expect.poll(() => api.car.horn.count).toBe(2);
  expect(api.sent.map(({ target }) => target)).toEqual([`/api/1/vehicles/${api.car.id}/command/honk_horn`]);
});

test("where the part that signs can't be loaded, nothing was sent, and the next press tries again", async ({
  page,
  complaints,
}) => {
  complaints.allow(/ERR_FAILED/);
  await openComet(page);
  const signing = /tesla_commands_bg[^/]*\.wasm$/;
  await page.route(signing, (route) => route.abort());
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=sign]").click();
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "failed");
  await expect(formOf(page, "honk_horn")).toContainText("A part of this page could not be loaded.");
  await expect(formOf(page, "honk_horn")).not.toContainText("may have");
  await page.unroute(signing);
  await press(page, "honk_horn", false);
  await expect(formOf(page, "honk_horn")).toContainText("does not know this browser's key");
});

test("a command that waits for the part that signs can be cancelled, and the next one waits for it in its place", async ({
  page,
}) => {
  await openComet(page);
  const stalled: Route[] = [];
  await page.route(/tesla_commands_bg[^/]*\.wasm$/, (route) => void stalled.push(route));
  await unfoldKeys(page);
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=sign]").click();
  await press(page, "honk_horn", false);
  await formOf(page, "honk_horn").locator("[data-action=cancel]").click();
  await expectState(formOf(page, "honk_horn"), "failed");
  await expect(formOf(page, "honk_horn")).toContainText("It was cancelled.");
  for (const route of stalled) await route.continue();
  await press(page, "flash_lights", false);
  await expect(formOf(page, "flash_lights")).toContainText("does not know this browser's key");
});

/** The simulated car that accepts only signed commands. */
async function openComet(page: Page): Promise<void> {
  await open(page);
  await page.locator("[data-car]", { hasText: "Comet" }).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
}

async function unfoldKeys(page: Page): Promise<void> {
  await page.locator(".key-panel > summary").click();
}

async function publicHalf(page: Page): Promise<string> {
  const code = page.locator(".key-panel pre code");
  await expect(code).toContainText("END PUBLIC KEY");
  return (await code.textContent()) ?? "";
}
