/** The four large buttons, and what a person does with a thumb. */

import type { Page } from "@playwright/test";
import { COMMANDS } from "../expectations/reference.ts";
import {
  buttonOf,
  connectTo,
  dailyOf,
  expectState,
  formOf,
  newest,
  open,
  unfold,
  unfoldMore,
} from "./control-page.ts";
import { type Api, expect, test } from "./fixtures.ts";

const line = (page: Page) => page.locator("[data-daily-line]");

test("each offers what changes how the car is now", async ({ page, api }) => {
  await connectTo(page, api);
  const { car, simulator } = api;
  const rows: [() => void, "lock" | "climate" | "charge" | "trunk", string, string][] = [
    [() => {}, "lock", "door_unlock", "Unlock Locked"],
    [() => (car.locked = false), "lock", "door_lock", "Lock Unlocked"],
    [() => {}, "climate", "auto_conditioning_start", "Start climate Off"],
    [() => (car.climate.on = true), "climate", "auto_conditioning_stop", "Stop climate On"],
    [() => {}, "charge", "charge_port_door_open", "Open charge port Not plugged in"],
    [() => (car.charge.portOpen = true), "charge", "charge_port_door_close", "Close charge port Open"],
    [() => simulator.act(car.id, "plug_in"), "charge", "charge_stop", "Stop charging Charging to 80 %"],
    [() => (car.charge.state = "Stopped"), "charge", "charge_start", "Start charging Plugged in"],
    [() => (car.charge.state = "Complete"), "charge", "charge_port_door_open", "Open charge port Charged"],
    [() => {}, "trunk", "actuate_trunk", "Open trunk Closed"],
    [() => (car.trunks.rear = true), "trunk", "actuate_trunk", "Close trunk Open"],
    [() => (car.traits.poweredLiftgate = false), "trunk", "actuate_trunk", "Open trunk Open"],
  ];
  for (const [change, name, command, words] of rows) {
    change();
    await page.locator("[data-action=refresh]").click();
    await expect(dailyOf(page, name)).toHaveAccessibleName(words);
    await expect(dailyOf(page, name)).toHaveAttribute("data-command", command);
  }
});

test("what can hurt takes two presses, and shows the car's answer in place", async ({ page, api }) => {
  await connectTo(page, api);
  await dailyOf(page, "lock").click();
  await expect(dailyOf(page, "lock")).toHaveAccessibleName("Unlock? Press again");
  expect(api.sent).toEqual([]);
  await dailyOf(page, "lock").click();
  await expect(line(page)).toContainText("Done.");
  await expect(dailyOf(page, "lock")).toHaveAccessibleName("Lock Unlocked");
  await expect(newest(page)).toContainText("Unlock doors");

  await dailyOf(page, "trunk").click();
  await dailyOf(page, "trunk").click();
  await expect(dailyOf(page, "trunk")).toHaveAccessibleName("Close trunk Open");
  expect(JSON.parse(api.sent[1]?.body ?? "")).toEqual({ which_trunk: "rear" });

  api.simulator.act(api.car.id, "open_door");
  await dailyOf(page, "lock").click();
  await expect(line(page)).toContainText("A door is open. Close it, then press again.");
});

test("an armed button stays what it was, whatever the car does meanwhile", async ({ page, api }) => {
  await page.clock.install();
  await connectTo(page, api);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await dailyOf(page, "lock").click();
  api.car.locked = false;
  await page.locator("[data-action=refresh]").click();
  await expect(page.locator("[data-car-line]")).toContainText("unlocked");
  await expect(dailyOf(page, "lock")).toHaveAccessibleName("Unlock? Press again");
  await page.clock.runFor(5_000);
  await expect(dailyOf(page, "lock")).toHaveAccessibleName("Lock Unlocked");
  expect(api.sent).toEqual([]);
});

test("waking is told with its seconds, and can be called off", async ({ page, api, complaints }) => {
  complaints.allow(/status of 408/);
  await page.clock.install();
  await connectTo(page, api);
  api.simulator.act(api.car.id, "sleep");
  await dailyOf(page, "climate").click();
  await expect(line(page)).toContainText("Waking the car…");
  await expect(dailyOf(page, "climate")).toBeDisabled();
  await page.clock.runFor(4_000);
  await expect(line(page)).toContainText(/Waking the car… \d+\ss/);
  await line(page).locator("[data-action=cancel]").click();
  await expect(line(page)).toContainText("It was cancelled.");
  await expect(dailyOf(page, "climate")).toBeEnabled();
  expect(api.car.climate.on).toBe(false);
});

test("a slider that is dragged is sent once, when it is let go", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "set_charge_limit");
  const slider = form.locator("input[type=range]");
  await expect(slider).toHaveValue("80");
  await drag(page, slider, [0.9, 0.3, 0.7, 0.4]);
  const chosen = Number(await form.locator("[name=percent]").inputValue());
  expect(chosen).not.toBe(80);
  await expectState(form, "done");
  expect(bodies(api)).toEqual([{ percent: chosen }]);
});

test("steps that follow one another are sent as one, and a change under way is not lost", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await connectTo(page, api);
  const form = formOf(page, "set_temps");
  const more = form.getByRole("button", { name: "Increase Driver by 0.5" });
  const release = api.hold("/command/set_temps");
  for (let presses = 0; presses < 3; presses += 1) await more.click();
  expect(api.sent).toEqual([]);
  await page.clock.runFor(700);
  await expect.poll(() => bodies(api)).toEqual([{ driver_temp: 22.5, passenger_temp: 22.5 }]);

  await more.click();
  await page.clock.runFor(700);
  await expectState(form, "sending");
  release();
  await expect.poll(() => bodies(api).slice(1)).toEqual([{ driver_temp: 23, passenger_temp: 23 }]);
  await expectState(form, "done");
  expect(api.car.climate.driverTemp).toBe(23);
});

test("a number that would ask twice, or is only typed, is not sent by itself", async ({ page, api }) => {
  await page.clock.install();
  await connectTo(page, api);
  await drag(page, formOf(page, "speed_limit_set_limit").locator("input[type=range]"), [0.2]);
  await formOf(page, "set_charge_limit").locator("[name=percent]").fill("60");
  await page.clock.runFor(5_000);
  expect(api.sent).toEqual([]);
});

test("a field starts from the car, and follows it until somebody chooses", async ({ page, api }) => {
  await connectTo(page, api);
  const percent = formOf(page, "set_charge_limit").locator("[name=percent]");
  await expect(percent).toHaveValue("80");
  await unfoldMore(page, "charging");
  await buttonOf(page, "charge_max_range").click();
  await expect(percent).toHaveValue("100");
  await percent.fill("64");
  api.car.charge.limit = 90;
  await page.locator("[data-action=refresh]").evaluate((button: HTMLElement) => button.click());
  await expect(page.locator("[data-figure=battery]")).toContainText("limit 90 %");
  await expect(percent).toHaveValue("64");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true });

  test("the four buttons are on the first screen, and every command is three taps away", async ({ page }) => {
    await open(page);
    for (const name of ["lock", "climate", "charge", "trunk"] as const) {
      await expect(dailyOf(page, name)).toBeInViewport({ ratio: 1 });
    }
    await expect(page.locator("[data-notice=simulated]")).toBeInViewport({ ratio: 1 });
    await expect(page.locator("[data-command]:visible")).toHaveCount(4);
    await unfold(page);
    for (const command of COMMANDS) await expect(buttonOf(page, command)).toBeVisible();
  });

  test("a group opens at the first tap, and its command goes out at the second", async ({ page, api }) => {
    await connectTo(page, api);
    await page.locator("[data-group=alerts] > summary").tap();
    await buttonOf(page, "honk_horn").tap();
    await expectState(formOf(page, "honk_horn"), "done");
    expect(api.car.horn.count).toBe(1);
  });

  test("nothing moves while a command comes and goes", async ({ page, api }) => {
    api.car.locked = false;
    await connectTo(page, api);
    const release = api.hold("/command/door_lock");
    const places = () =>
      page.locator("svg.drawing, .large, .figure, [data-group]").evaluateAll((all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [x, y + scrollY, width, height].map(Math.round);
        }),
      );
    const before = await places();
    await dailyOf(page, "lock").tap();
    await expect(dailyOf(page, "lock")).toBeDisabled();
    expect(await places()).toEqual(before);
    release();
    await expect(dailyOf(page, "lock")).toHaveAccessibleName("Unlock Locked");
    await expect(line(page)).toContainText("Done.");
    expect(await places()).toEqual(before);
  });
});

/** Drags a slider's thumb to these parts of its length, one after the other, and lets go. */
async function drag(
  page: Page,
  slider: ReturnType<Page["locator"]>,
  parts: readonly number[],
): Promise<void> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error("The slider is not shown.");
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  for (const part of parts) await page.mouse.move(box.x + box.width * part, middle);
  await page.mouse.up();
}

function bodies(api: Api): unknown[] {
  return api.sent.map(({ body }) => JSON.parse(body));
}
