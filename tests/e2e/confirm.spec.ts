/** Commands that ask twice, and presses that are none. */

import type { Page } from "@playwright/test";
import { buttonOf, connectTo, expectState, fill, formOf, newest, open, unfoldMore } from "./control-page.ts";
import { type Api, expect, test } from "./fixtures.ts";

// The time that is left is drawn.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test("a command that asks twice sends nothing at the first press, and once at the second", async ({
  page,
  api,
}) => {
  await connectAndStopTime(page, api);
  const unlock = buttonOf(page, "door_unlock");
  await unlock.click();
  await expect(unlock).toHaveAttribute("data-armed");
  await expect(unlock).toContainText("Press again");
  await expect(page.getByRole("status").filter({ hasText: "Press again within 5 seconds" })).toHaveCount(1);
  expect(api.sent).toEqual([]);
  expect(api.car.locked).toBe(true);

  await unlock.click();
  await expectState(formOf(page, "door_unlock"), "done");
  await expect(unlock).not.toHaveAttribute("data-armed");
  expect(api.sent).toHaveLength(1);
  expect(api.car.locked).toBe(false);
});

test("Escape takes the first press back, wherever the focus is", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  const form = formOf(page, "door_unlock");
  await buttonOf(page, "door_unlock").click();
  await expectState(form, "armed");
  await page.locator("[data-action=refresh]").focus();
  await page.keyboard.press("Escape");
  await expectState(form, "idle");
  await buttonOf(page, "door_unlock").click();
  await expectState(form, "armed");
  expect(api.sent).toEqual([]);
});

test("the first press counts for five seconds", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  const form = formOf(page, "door_unlock");
  await buttonOf(page, "door_unlock").click();
  await page.clock.runFor(4_999);
  await expectState(form, "armed");
  await page.clock.runFor(1);
  await expectState(form, "idle");
  await buttonOf(page, "door_unlock").click();
  await expectState(form, "armed");
  expect(api.sent).toEqual([]);
});

test("what is changed after the first press has to be pressed twice anew", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  const form = formOf(page, "actuate_trunk");
  await fill(form, { whichTrunk: "rear" });
  await buttonOf(page, "actuate_trunk").click();
  await expectState(form, "armed");
  await fill(form, { whichTrunk: "front" });
  await expectState(form, "idle");
  expect(api.sent).toEqual([]);
});

test("a first press in one form is no second press in another", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  await buttonOf(page, "door_unlock").click();
  await unfoldMore(page, "security");
  await buttonOf(page, "reset_valet_pin").click();
  await expectState(formOf(page, "door_unlock"), "armed");
  await expectState(formOf(page, "reset_valet_pin"), "armed");
  expect(api.sent).toEqual([]);
});

test("a double click is one press: it does not confirm", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  await buttonOf(page, "door_unlock").dblclick();
  await expectState(formOf(page, "door_unlock"), "armed");
  expect(api.sent).toEqual([]);
});

test("a double click sends a command that does not ask once, however slow the answer", async ({
  page,
  api,
}) => {
  await connectAndStopTime(page, api);
  const release = api.hold("/command/honk_horn");
  await buttonOf(page, "honk_horn").dblclick();
  await expectState(formOf(page, "honk_horn"), "sending");
  release();
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.car.horn.count).toBe(1);
});

test("a double click sends a command that does not ask once, however quick the answer", async ({
  page,
  api,
}) => {
  await connectAndStopTime(page, api);
  const honk = buttonOf(page, "honk_horn");
  await honk.hover();
  await page.mouse.down();
  await page.mouse.up();
  await expectState(formOf(page, "honk_horn"), "done");
  // The second half of the double click, which the browser counts as such.
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await settled(page, api);
  expect(api.car.horn.count).toBe(1);
});

test("keys that are held down neither confirm nor repeat", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  for (const key of ["Enter", "Space"]) {
    await buttonOf(page, "door_unlock").focus();
    for (let times = 0; times < 5; times += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
    await expectState(formOf(page, "door_unlock"), "armed");
    await page.keyboard.press("Escape");
  }
  expect(api.sent).toEqual([]);

  await buttonOf(page, "honk_horn").focus();
  await page.keyboard.down("Enter");
  await expectState(formOf(page, "honk_horn"), "done");
  for (let times = 0; times < 5; times += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await settled(page, api);
  expect(api.car.horn.count).toBe(1);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });

  test("a double tap does not confirm, two taps do", async ({ page, api }) => {
    await connectAndStopTime(page, api);
    const unlock = buttonOf(page, "door_unlock");
    await unlock.tap();
    await unlock.tap();
    await expectState(formOf(page, "door_unlock"), "armed");
    // A tap elsewhere, so that the browser does not count the next one as the third of a row.
    await page.locator("[data-car-name]").tap();
    await page.clock.runFor(399);
    await unlock.tap();
    await expectState(formOf(page, "door_unlock"), "armed");
    expect(api.sent).toEqual([]);
    await page.locator("[data-car-name]").tap();
    await page.clock.runFor(1);
    await unlock.tap();
    await expectState(formOf(page, "door_unlock"), "done");
    expect(api.sent).toHaveLength(1);
  });
});

test("nothing that was pressed for one car counts for the next", async ({ page, api }) => {
  await connectAndStopTime(page, api);
  await buttonOf(page, "door_unlock").click();
  await fill(formOf(page, "speed_limit_activate"), { pin: "0042" });
  await page.locator("[data-action=disconnect]").click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await expectState(formOf(page, "door_unlock"), "idle");
  await expect(formOf(page, "speed_limit_activate").locator("[name=pin]")).toHaveValue("");
});

test("a form that is not filled right sends nothing, and leads to the field", async ({ page }) => {
  const wrong: Record<string, Record<string, string>> = {
    set_temps: { driverTemp: "14.5" },
    set_charge_limit: { percent: "49" },
    sun_roof_control: {},
    actuate_trunk: {},
    set_valet_mode: { password: "0420" },
    speed_limit_activate: { pin: "042" },
    speed_limit_deactivate: {},
    speed_limit_set_limit: { limitMph: "121" },
    upcoming_calendar_entries: { calendarData: '{"calendars":' },
  };
  await open(page);
  await unfoldMore(page, "navigation");
  for (const [command, fields] of Object.entries(wrong)) {
    await test.step(`${command} ${JSON.stringify(fields)}`, async () => {
      const form = formOf(page, command);
      await fill(form, fields);
      await buttonOf(page, command).click();
      await expect(form.locator("input:invalid, textarea:invalid").first()).toBeFocused();
      await expectState(form, "idle");
    });
  }
  await expect(newest(page)).toHaveCount(0);
});

test("how far to open the roof is asked for with “move” only", async ({ page }) => {
  await open(page);
  const form = formOf(page, "sun_roof_control");
  await expect(form.locator("[name=percent]")).toHaveCount(0);
  await fill(form, { state: "move" });
  await expect(form.locator("[name=percent]")).toBeVisible();
  await fill(form, { state: "vent" });
  await expect(form.locator("[name=percent]")).toHaveCount(0);
});

/** Only the test lets time pass in the page, so that no press is taken back by the five seconds. */
async function connectAndStopTime(page: Page, api: Api): Promise<void> {
  await page.clock.install();
  await connectTo(page, api);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

/** Lets another command through, behind which whatever was pressed before would have been sent. */
async function settled(page: Page, api: Api): Promise<void> {
  await buttonOf(page, "flash_lights").click();
  await expectState(formOf(page, "flash_lights"), "done");
  expect(api.car.lights.count).toBe(1);
}
