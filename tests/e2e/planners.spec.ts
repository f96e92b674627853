/** The plan of the seats, and the schedules by days, times of the day and places. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { buttonOf, connectTo, expectState, formOf, unfoldMore } from "./control-page.ts";
import { type Api, expect, test } from "./fixtures.ts";

test.use({ timezoneId: "UTC", locale: "en-GB" });

/** Opens a planner; on a phone its group first. */
async function openPlanner(page: Page, group: "climate" | "schedules"): Promise<void> {
  for (const part of [`[data-group=${group}]`, `[data-planner=${group}]`]) {
    const isOpen = await page.locator(part).evaluate((one) => (one as HTMLDetailsElement).open);
    if (!isOpen) await page.locator(`${part} > summary`).click();
  }
  await expect(page.locator("[data-place], [data-plan=schedule]").first()).toBeVisible();
}

const place = (page: Page, name: string) => page.locator(`seat-plan [data-place=${name}]`);
const level = (page: Page, control: string, choice: string) =>
  page.locator(`seat-plan [data-control=${control}][data-choice=${choice}]`);

const schedules = (page: Page) => page.locator("[data-schedule]");
const form = (page: Page) => page.locator("[data-plan=schedule]");
const daily = (page: Page) => page.locator("[data-plan=daily-schedule]");
const pick = (within: ReturnType<typeof form>, name: string, value: string) =>
  within.locator("label", { has: within.page().locator(`[name=${name}][value="${value}"]`) }).click();

const bodies = (api: Api) => api.sent.map(({ target, body }) => [target.split("/").at(-1), JSON.parse(body)]);

test("a seat is chosen on the plan and heated by one press more, and shows what the car reports", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  api.car.climate.on = true;
  await openPlanner(page, "climate");
  await expect(page.locator("seat-plan [data-place]")).toHaveText([
    /Front left\s*Off/,
    /Front right\s*Off/,
    /Rear left\s*Off/,
    /Rear center\s*Off/,
    /Rear right\s*Off/,
    /Steering wheel\s*Off/,
    /Cabin\s*Off/,
  ]);
  await place(page, "rearCenter").click();
  await expect(level(page, "heat", "off")).toHaveAttribute("aria-pressed", "true");
  await expect(level(page, "fan", "off")).toHaveCount(0);
  const release = api.hold("/vehicle_data");
  await level(page, "heat", "high").click();
  await expect(page.locator("seat-plan .outcome")).toContainText("Done.");
  expect(bodies(api)).toEqual([
    // The signing proxy has another name for the seat.
    ["remote_seat_heater_request", { heater: 4, seat_position: 4, level: 3 }],
  ]);
  // Nothing is shown before the car reports it.
  await expect(place(page, "rearCenter")).toHaveText(/Off/);
  release();
  await expect(place(page, "rearCenter")).toHaveText(/Heat: High/);
  await expect(level(page, "heat", "high")).toHaveAttribute("aria-pressed", "true");

  // The outcome belongs to the seat that it is about.
  await place(page, "frontLeft").click();
  await expect(page.locator("seat-plan .outcome")).toHaveText("");
  await level(page, "auto", "on").click();
  await expect(place(page, "frontLeft")).toHaveText(/Automatic/);
  expect(api.car.seats.auto).toEqual({ 1: true });
});

test("fans are on the plan of a car that has them, and the wheel and the cabin of every car", async ({
  page,
  api,
}) => {
  // The third car is a Model 3, which can protect its cabin with the fan alone.
  await page.route("**/vehicle_data*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.response.vehicle_config.has_seat_cooling = true;
    body.response.climate_state.supports_fan_only_cabin_overheat_protection = true;
    body.response.vehicle_config.cop_user_set_temp_supported = true;
    await route.fulfill({ response, json: body });
  });
  await connectTo(page, api);
  api.car.climate.on = true;
  await openPlanner(page, "climate");
  await place(page, "frontRight").click();
  await level(page, "fan", "medium").click();
  await expect(place(page, "frontRight")).toHaveText(/Fan: Medium/);
  expect(api.car.seats.coolers).toEqual({ 2: 2 });
  await place(page, "wheel").click();
  await level(page, "heat", "on").click();
  await expect(place(page, "wheel")).toHaveText(/Heat: On/);
  await place(page, "cabin").click();
  await level(page, "protection", "fanOnly").click();
  await expect(place(page, "cabin")).toHaveText(/Overheat protection: Fan only, starts at: 40\s°C/);
  await expect(page.locator("seat-plan [data-control=limit]")).toHaveText(["30 °C", "35 °C", "40 °C"]);
  await level(page, "limit", "low").click();
  await expect(place(page, "cabin")).toHaveText(/starts at: 30\s°C/);
  expect([api.car.climate.overheatProtection, api.car.climate.overheatLimit]).toEqual(["FanOnly", 30]);
});

test("a seat that the car does not heat now says why, and the plan needs nothing but a keyboard", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await openPlanner(page, "climate");
  await place(page, "frontLeft").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("seat-plan")).toContainText("Start it first.");
  await level(page, "heat", "low").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("seat-plan .outcome")).toContainText("cabin comfort remote settings not enabled");
  await expect(level(page, "heat", "low")).toBeFocused();
  await expect(level(page, "heat", "off")).toHaveAttribute("aria-pressed", "true");
});

test("a charge schedule has days and times, is for the place of the car, and is shown as the car has it", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await openPlanner(page, "schedules");
  await expect(schedules(page)).toHaveCount(0);
  for (const day of ["Monday", "Friday"]) await form(page).getByLabel(day).check();
  await form(page).getByLabel("Start").fill("22:30");
  await form(page).getByLabel("End").fill("06:00");
  await page.locator("[data-action=add-schedule]").click();
  await expect(schedules(page)).toHaveText([/Charging\s*Mon, Fri · 22:30–6:00\s*where the car is/]);
  expect(bodies(api)).toEqual([
    [
      "add_charge_schedule",
      {
        days_of_week: "Mon,Fri",
        enabled: true,
        lat: 52.3702,
        lon: 4.8952,
        one_time: false,
        start_enabled: true,
        start_time: 1350,
        end_enabled: true,
        end_time: 360,
      },
    ],
  ]);
  // The form is as new.
  await expect(form(page).getByLabel("Monday")).not.toBeChecked();
  await expect(form(page).getByLabel("Start")).toHaveValue("");
});

test("a schedule is switched off, changed, and removed by two presses", async ({ page, api }) => {
  const schedule = { days_of_week: 127, enabled: true, lat: 48.1, lon: 11.5, one_time: false, name: "Work" };
  api.car.preconditionSchedules[1700000000] = { ...schedule, precondition_time: 450 };
  await connectTo(page, api);
  await openPlanner(page, "schedules");
  await page.locator("[data-action=read-schedules]").click();
  await expect(schedules(page)).toHaveText([/Every day · ready at 7:30\s*Work · at 48\.100, 11\.500/]);

  const inForce = schedules(page).getByRole("switch");
  await expect(inForce).toHaveAttribute("aria-checked", "true");
  await inForce.click();
  await expect(inForce).toHaveAttribute("aria-checked", "false");
  expect(api.car.preconditionSchedules).toEqual({
    1700000000: { ...schedule, enabled: false, precondition_time: 450 },
  });

  await page.locator("[data-action=change-schedule]").click();
  await expect(form(page).getByRole("heading")).toHaveText("Change the schedule");
  await expect(form(page).getByLabel("Ready at")).toHaveValue("07:30");
  await form(page).getByLabel("Ready at").fill("08:05");
  await form(page).getByLabel("Sunday").uncheck();
  await form(page).getByLabel("Saturday").uncheck();
  await page.locator("[data-action=add-schedule]").click();
  await expect(schedules(page)).toHaveText([/Weekdays · ready at 8:05/]);
  expect(api.car.preconditionSchedules).toEqual({
    1700000000: { ...schedule, enabled: false, days_of_week: 0b0111110, precondition_time: 485 },
  });

  const remove = page.locator("[data-action=remove-schedule]");
  await remove.click();
  await expect(remove).toHaveText("Press again");
  expect(api.car.preconditionSchedules).not.toEqual({});
  await remove.click();
  await expect(page.locator("schedule-planner")).toContainText("The car has no schedule yet.");
  expect(api.car.preconditionSchedules).toEqual({});
});

test("a schedule without a day or a time is not sent, and one for another place goes there", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await openPlanner(page, "schedules");
  await form(page).getByLabel("Start").fill("01:00");
  await page.locator("[data-action=add-schedule]").click();
  const sunday = form(page).getByLabel("Sunday");
  expect(
    await form(page)
      .getByLabel("Monday")
      .evaluate((box: HTMLInputElement) => box.validationMessage),
  ).toBe("Choose at least one day.");
  await sunday.check();
  await form(page).getByLabel("Start").fill("");
  await page.locator("[data-action=add-schedule]").click();
  expect(
    await form(page)
      .getByLabel("Start")
      .evaluate((input: HTMLInputElement) => input.validationMessage),
  ).toBe("Give a start or an end.");
  expect(api.sent).toEqual([]);

  await pick(form(page), "kind", "precondition");
  await form(page).getByLabel("Ready at").fill("09:00");
  await form(page).getByLabel("Only once").check();
  await pick(form(page), "place", "other");
  await form(page).locator("[name=lat]").fill("48.1");
  await form(page).locator("[name=lon]").fill("11.5");
  await page.locator("[data-action=add-schedule]").click();
  await expect(schedules(page)).toHaveText([/Sun · ready at 9:00 · once\s*at 48\.100, 11\.500/]);
  expect(bodies(api)[0]?.[1]).toMatchObject({ lat: 48.1, lon: 11.5, precondition_time: 540, one_time: true });
});

test("a car without such schedules, and a failure, are told", async ({ page, api, complaints }) => {
  complaints.allow(/status of (403|408)/);
  await connectTo(page, api);
  await openPlanner(page, "schedules");
  api.simulator.failNext({ status: 403, path: "/vehicle_data" });
  await page.locator("[data-action=read-schedules]").click();
  await expect(page.locator("schedule-planner").getByRole("alert")).not.toHaveText("");
  await page.route("**/vehicle_data*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    delete body.response.charge_schedule_data;
    delete body.response.preconditioning_schedule_data;
    await route.fulfill({ response, json: body });
  });
  await page.locator("[data-action=read-schedules]").click();
  await expect(page.locator("schedule-planner")).toContainText("Older cars have the daily one below.");
  await expect(page.locator("schedule-planner").getByRole("alert")).toHaveText("");
});

test("scheduled charging and departure are one setting, by time of the day", async ({ page, api }) => {
  await connectTo(page, api);
  await openPlanner(page, "schedules");
  await expect(page.locator("[data-daily-now]")).toHaveText("Now: Off");
  await pick(daily(page), "mode", "charge");
  await daily(page).getByLabel("Start").fill("23:15");
  await page.locator("[data-action=set-daily]").click();
  await expect(page.locator("[data-daily-now]")).toHaveText("Now: Charging from 23:15");

  await pick(daily(page), "mode", "departure");
  await daily(page).getByLabel("Departure").fill("07:45");
  await pick(daily(page), "precondition", "weekdays");
  await pick(daily(page), "offPeak", "all");
  await daily(page).getByLabel("Power is cheap until").fill("06:00");
  await page.locator("[data-action=set-daily]").click();
  await expect(page.locator("[data-daily-now]")).toHaveText("Now: ready at 7:45");

  await pick(daily(page), "mode", "off");
  await page.locator("[data-action=set-daily]").click();
  await expect(page.locator("[data-daily-now]")).toHaveText("Now: Off");
  expect(bodies(api)).toEqual([
    ["set_scheduled_charging", { enable: true, time: 1395 }],
    [
      "set_scheduled_departure",
      {
        enable: true,
        departure_time: 465,
        preconditioning_enabled: true,
        preconditioning_weekdays_only: true,
        off_peak_charging_enabled: true,
        off_peak_charging_weekdays_only: false,
        end_off_peak_time: 360,
      },
    ],
    ["set_scheduled_charging", { enable: false }],
  ]);
});

test("the forms of single commands ask for days and times as people write them too", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await unfoldMore(page, "schedules");
  const add = formOf(page, "add_precondition_schedule");
  await buttonOf(page, "add_precondition_schedule").click();
  await expectState(add, "idle");
  await add.getByLabel("Tuesday").check();
  await add.getByLabel("Thursday").check();
  await add.locator("input[type=time]").fill("06:45");
  await add.locator("label", { has: page.locator("[name=enabled][value=true]") }).click();
  await buttonOf(page, "add_precondition_schedule").click();
  await expectState(add, "done");
  expect(bodies(api)[0]?.[1]).toMatchObject({ days_of_week: "Tues,Thurs", precondition_time: 405 });
});

for (const viewport of [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
]) {
  test(`both planners break no rule of accessibility and fit, at ${viewport.width} px`, async ({
    page,
    api,
  }) => {
    test.setTimeout(60_000);
    api.car.chargeSchedules[1] = {
      ...{
        days_of_week: 0b0101010,
        enabled: true,
        lat: 1,
        lon: 1,
        one_time: true,
        name: "A long name".repeat(5),
      },
      ...{ start_enabled: true, start_time: 0, end_enabled: false, end_time: 0 },
    };
    await page.setViewportSize(viewport);
    await connectTo(page, api);
    await openPlanner(page, "climate");
    await place(page, "frontLeft").click();
    await level(page, "heat", "low").click();
    await expect(page.locator("seat-plan .outcome")).toContainText("Refused");
    await openPlanner(page, "schedules");
    await page.locator("[data-action=read-schedules]").click();
    await expect(schedules(page)).toHaveText([/Mon, Wed, Fri · from 0:00 · once/]);
    await page.locator("[data-action=remove-schedule]").click();
    await pick(daily(page), "mode", "departure");
    await pick(daily(page), "offPeak", "all");
    await pick(form(page), "place", "other");
    await expectAccessible(page, "planners");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
  });
}
