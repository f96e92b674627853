/** What a person can do about a failure, one press away, and that nothing is sent twice for it. */

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import {
  buttonOf,
  carLine,
  connectTo,
  dailyOf,
  expectState,
  formOf,
  newest,
  open,
  press,
} from "./control-page.ts";
import { type Api, expect, test } from "./fixtures.ts";

test.setTimeout(60_000);

const remedy = (place: Locator, name: string): Locator => place.locator(`[data-remedy=${name}]`);
const keyPanel = (page: Page): Locator => page.locator(".key-panel");

for (const [device, viewport] of Object.entries({
  phone: { width: 360, height: 800 },
  desktop: { width: 1280, height: 800 },
})) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });

    test("a car that takes signed commands only: from the failure to the key and on, with the keyboard alone", async ({
      page,
    }) => {
      await open(page);
      await page.getByRole("button", { name: "Switch to Comet" }).focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-car-name]")).toHaveText("Comet");
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      await dailyOf(page, "climate").focus();
      await page.keyboard.press("Enter");
      const line = page.locator("[data-daily-line]");
      await expect(line).toContainText("accepts only signed commands");
      await expect(remedy(line, "key")).toHaveText("Set up a key");
      await expectAccessible(page, "signing required");
      await expectNoOverflow(page);
      await tabTo(page, remedy(line, "key"));
      await page.keyboard.press("Enter");
      await expect(keyPanel(page).locator("summary").first()).toBeFocused();
      for (const step of ["create-key", "request-key", "tap-card"]) {
        const button = keyPanel(page).locator(`[data-action=${step}]`);
        await expect(button).toBeEnabled();
        await tabTo(page, button);
        await page.keyboard.press("Enter");
      }
      await expect(keyPanel(page)).toContainText("This car knows one key.");
      await dailyOf(page, "climate").focus();
      await page.keyboard.press("Enter");
      await expect(line).toContainText("Done.");
      await expect(remedy(line, "key")).toHaveCount(0);
    });

    test("an expired token: a new one is typed for the same proxy, with the keyboard alone", async ({
      page,
      api,
      complaints,
    }) => {
      complaints.allow(/status of 401/);
      await connectTo(page, api);
      api.simulator.expireToken("a-fresh-one");
      await dailyOf(page, "climate").focus();
      await page.keyboard.press("Enter");
      const line = page.locator("[data-daily-line]");
      await expect(remedy(line, "token")).toHaveText("Enter a new token");
      await expectNoOverflow(page);
      await tabTo(page, remedy(line, "token"));
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await expect(dialog.locator("[name=accessToken]")).toBeFocused();
      await expect(dialog.locator("[name=baseUrl]")).toHaveValue(api.url);
      await page.keyboard.type("a-fresh-one");
      await page.keyboard.press("Enter");
      const found = dialog.locator(`[data-vehicle="${api.car.id}"]`);
      await tabTo(page, found);
      await page.keyboard.press("Enter");
      await expect(carLine(page)).toHaveAttribute("data-status", "awake");
      await dailyOf(page, "climate").focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-daily-line]")).toContainText("Done.");
      expect(api.car.climate.on).toBe(true);
      expect(api.sent).toHaveLength(2);
    });
  });
}

test("where the read shows that the token has expired, a new one can be typed right there", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  await connectTo(page, api);
  api.simulator.expireToken("a-fresh-one");
  await page.locator("[data-action=refresh]").click();
  await remedy(page.locator("car-panel"), "token").click();
  await expect(page.getByRole("dialog").locator("[name=accessToken]")).toBeFocused();
});

test("a car that did not wake up: a press wakes it and sends the command, once", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 408/);
  await page.clock.install();
  await connectTo(page, api);
  api.simulator.act(api.car.id, "go_offline");
  const form = formOf(page, "honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(form).toHaveAttribute("data-state", "failed", { timeout: 200 });
  }).toPass();
  await expect(form).not.toContainText("May have happened");
  expect(api.car.horn.count).toBe(0);

  api.simulator.act(api.car.id, "go_online");
  api.simulator.act(api.car.id, "sleep");
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") requests.push(new URL(request.url()).pathname.split("/").pop() ?? "");
  });
  await expect(remedy(form, "wake")).toHaveText("Wake the car and try again");
  await remedy(form, "wake").click();
  await expect.poll(() => api.car.connection).toBe("waking");
  api.pass(3_000);
  await page.clock.runFor(3_000);
  await expectState(form, "done");
  await expect(buttonOf(page, "honk_horn")).toBeFocused();
  expect(api.car.horn.count).toBe(1);
  expect(requests).toEqual(["honk_horn", "wake_up", "honk_horn"]);
});

test("a command that asks twice asks twice again", async ({ page, api, complaints }) => {
  complaints.allow(/status of 408/);
  await page.clock.install();
  await connectTo(page, api);
  await failToWake(page, api);
  const form = formOf(page, "door_unlock");
  await remedy(form, "wake").click();
  await expectState(form, "armed");
  await expect(buttonOf(page, "door_unlock")).toBeFocused();
  expect(api.sent).toEqual([]);
  await page.keyboard.press("Enter");
  await expectState(form, "done");
  expect(api.car.locked).toBe(false);
});

test("what may have happened is never offered again, nor is what nobody can mend", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/ERR_EMPTY_RESPONSE|status of (429|500|503)/);
  await connectTo(page, api);
  const form = formOf(page, "honk_horn");
  for (const fault of [
    { status: "cut", afterEffect: true },
    { status: 503, afterEffect: true },
    { status: 500, afterEffect: true },
  ] as const) {
    const before = api.car.horn.count;
    api.simulator.failNext({ ...fault, path: "/command/" });
    await buttonOf(page, "honk_horn").click();
    await expect.poll(() => api.car.horn.count).toBe(before + 1);
    await expectState(form, "failed");
    await expect(form).toContainText("May have happened");
    await expect(form.locator("[data-remedy]")).toHaveCount(0);
  }
  api.simulator.failNext({ status: 429, path: "/command/" });
  await buttonOf(page, "honk_horn").click();
  await expect(form).toContainText("Too many requests.");
  await expect(form.locator("[data-remedy]")).toHaveCount(0);
  expect(api.sent).toHaveLength(4);
});

test("what an address asks for leads to the key too, and its dialog gives way", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 403/);
  api.car.traits.signingRequired = true;
  await connectTo(page, api);
  await page.evaluate(() => {
    location.hash = "#run=honk_horn";
  });
  const dialog = page.getByRole("dialog");
  await expect(async () => {
    await page.locator("[data-action=send-asked]").click({ timeout: 500 });
    await expect(dialog).toContainText("accepts only signed commands", { timeout: 500 });
  }).toPass();
  await remedy(dialog, "key").click();
  await expect(dialog).toBeHidden();
  await expect(keyPanel(page).locator("summary").first()).toBeFocused();
});

test("the activity keeps no such button: what it tells of is over", async ({ page, api, complaints }) => {
  complaints.allow(/status of 403/);
  api.car.traits.signingRequired = true;
  await connectTo(page, api);
  await press(page, "honk_horn", false);
  await expect(newest(page)).toHaveAttribute("data-outcome", "failed");
  await expect(newest(page).locator("[data-remedy]")).toHaveCount(0);
});

/** A car that does not wake up when it is unlocked, and that is awake after that. */
async function failToWake(page: Page, api: Api): Promise<void> {
  api.simulator.act(api.car.id, "go_offline");
  await press(page, "door_unlock", true);
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(formOf(page, "door_unlock")).toHaveAttribute("data-state", "failed", { timeout: 200 });
  }).toPass();
  api.simulator.act(api.car.id, "go_online");
  api.sent.length = 0;
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not lead there.");
}

async function expectNoOverflow(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}
