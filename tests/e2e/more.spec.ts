/** The one list of groups: what is common, what is rare, what the car lacks, and what it says about itself. */

import type { Page } from "@playwright/test";
import {
  buttonOf,
  connectTo,
  expectState,
  fill,
  formOf,
  newest,
  open,
  press,
  unfold,
  unfoldMore,
} from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

const COMMAND = {
  name: "from_tomorrow",
  function: "fromTomorrow",
  title: "From tomorrow",
  group: "Tomorrow's group",
  description: "What a later package brings.",
  details: "",
  reference: false,
  repeatable: false,
  confirm: false,
  parameters: [
    {
      name: "place",
      wireName: "place",
      title: "Place",
      description: "Anywhere.",
      required: true,
      kind: "of a kind that this page does not know",
    },
  ],
};

test("each group is there once, and each command in one of them", async ({ page }) => {
  await open(page);
  const headings = await page.locator("[data-group] > summary h2").allTextContents();
  expect(headings).toEqual([
    "Access",
    "Climate and seats",
    "Charging",
    "Trunks, windows and roof",
    "Horn and lights",
    "Driving and security",
    "Media",
    "Navigation",
    "Schedules",
    "Car",
  ]);
  await page.locator("[data-action=lacking]").click();
  await unfold(page);
  const names = await page
    .locator("form[data-form]")
    .evaluateAll((forms) => forms.map((form) => form.getAttribute("data-form") ?? ""));
  expect(new Set(names).size).toBe(names.length);
  const known = await page
    .locator("command-groups")
    .evaluate((groups) =>
      (groups as unknown as { commands: { name: string }[] }).commands.map(({ name }) => name),
    );
  expect(names.toSorted()).toEqual(known.toSorted());
});

test("the common commands of a group come first, and the rare ones behind “more”", async ({ page }) => {
  await open(page);
  await expect(buttonOf(page, "charge_start")).toBeVisible();
  await expect(formOf(page, "charge_max_range")).toHaveCount(0);
  await expect(page.locator("[data-more=charging] > summary")).toContainText("6 more: Charging");
  await unfoldMore(page, "charging");
  await expect(buttonOf(page, "charge_max_range")).toBeVisible();
});

test("a title is not said again below its button, and what says more is", async ({ page }) => {
  await open(page);
  await expect(formOf(page, "honk_horn").locator(".description")).toHaveCount(0);
  await expect(buttonOf(page, "honk_horn")).toHaveAccessibleDescription("Honks the horn.");
  await expect(formOf(page, "charge_port_door_open").locator(".description")).toContainText(
    "unlocks the cable when one is plugged in",
  );
});

test("what the car lacks is out of the way, and can be shown", async ({ page, api }) => {
  api.car.traits.sunRoof = false;
  await connectTo(page, api);
  await unfold(page);
  for (const command of [
    "sun_roof_control",
    "open_tonneau",
    "remote_seat_cooler_request",
    "auto_secure_vehicle",
  ]) {
    await expect(formOf(page, command)).toHaveCount(0);
  }
  const seats = formOf(page, "remote_seat_heater_request");
  await expect(seats.getByText("Rear center")).toBeVisible();
  await expect(seats.getByText("Third row left")).toHaveCount(0);

  await expect(page.locator(".lacking")).toContainText("commands are for things that this car does not have");
  await page.locator("[data-action=lacking]").click();
  await expect(formOf(page, "sun_roof_control")).toBeVisible();
  await expect(seats.getByText("Third row left")).toBeVisible();
  await unfold(page);
  await expect(formOf(page, "open_tonneau")).toBeVisible();
  await page.locator("[data-action=lacking]").click();
  await expect(formOf(page, "sun_roof_control")).toHaveCount(0);
});

test("of a car that tells nothing, nothing is put away", async ({ page, api }) => {
  const everything = { charge_state: {}, climate_state: {}, vehicle_config: {}, vehicle_state: {} };
  await page.route("**/vehicle_data", (route) =>
    route.fulfill({
      json: { response: { id_s: api.car.id, vin: api.car.vin, state: "online", ...everything } },
      headers: { "access-control-allow-origin": "*" },
    }),
  );
  await connectTo(page, api);
  await expect(formOf(page, "sun_roof_control")).toBeVisible();
  await expect(page.locator("[data-action=lacking]")).toHaveCount(0);
});

test("a field keeps within what the car itself takes", async ({ page, api }) => {
  api.car.traits.maxChargingAmps = 24;
  api.car.traits.maxSpeedLimitMph = 90;
  await connectTo(page, api);
  await expectLimits(page, "set_charging_amps", "chargingAmps", "0", "24");
  await expectLimits(page, "speed_limit_set_limit", "limitMph", "50", "90");
  await expectLimits(page, "set_charge_limit", "percent", "50", "100");
  await expectLimits(page, "set_temps", "driverTemp", "15", "28");
  await formOf(page, "set_charging_amps").locator("[name=chargingAmps]").fill("25");
  await buttonOf(page, "set_charging_amps").click();
  await expect(formOf(page, "set_charging_amps").locator("[name=chargingAmps]")).toBeFocused();
  expect(api.sent).toEqual([]);
});

test("limits that a car reports wrongly are not obeyed", async ({ page, api }) => {
  await page.route("**/vehicle_data", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    Object.assign(body.response.climate_state, { min_avail_temp: 30, max_avail_temp: 16 });
    Object.assign(body.response.charge_state, { charge_limit_soc_min: "many", charge_limit_soc_max: 90 });
    await route.fulfill({ response, json: body });
  });
  await connectTo(page, api);
  await expectLimits(page, "set_temps", "driverTemp", "15", "28");
  await expectLimits(page, "set_charge_limit", "percent", "50", "90");
});

test("windows close where the car is, which is asked for then", async ({ page, api }) => {
  await connectTo(page, api);
  api.car.windowsVented = true;
  const form = formOf(page, "window_control");
  await fill(form, { command: "vent" });
  await expect(form.getByText("At the car")).toHaveCount(0);
  await fill(form, { command: "close" });
  await expect(form.getByText("At the car")).toBeVisible();
  await press(page, "window_control", true);
  await expectState(form, "done");
  expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({ command: "close", lat: 52.3702, lon: 4.8952 });
  expect(api.car.windowsVented).toBe(false);
  await expect(newest(page).locator("pre").first()).toContainText("lat: 52.3702");
});

test("the garage opens for the car's place, or for another one that is typed", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "trigger_homelink");
  await press(page, "trigger_homelink", true);
  await expectState(form, "done");
  await fill(form, { place: "other" });
  await fill(form, { lat: "48.2", lon: "16.37" });
  await press(page, "trigger_homelink", true);
  await expect
    .poll(() => api.sent.map(({ body }) => JSON.parse(body)))
    .toEqual([
      { lat: 52.3702, lon: 4.8952 },
      { lat: 48.2, lon: 16.37 },
    ]);
});

test("a car that does not say where it is gets no garage command, and the page says what to do", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 403/);
  await connectTo(page, api);
  await page.route("**/vehicle_data?*", (route) => route.fulfill({ status: 403, json: {}, headers: cors }));
  await press(page, "trigger_homelink", true);
  await expectState(formOf(page, "trigger_homelink"), "failed");
  expect(api.sent).toEqual([]);

  await page.unroute("**/vehicle_data?*");
  await page.route("**/vehicle_data?*", (route) =>
    route.fulfill({ json: { response: { id_s: api.car.id, state: "online" } }, headers: cors }),
  );
  await press(page, "trigger_homelink", true);
  await expect(formOf(page, "trigger_homelink")).toContainText("Choose “Another place”");
  expect(api.sent).toEqual([]);

  // Windows of most cars close without a place.
  api.car.traits.signedCommands = true;
  api.car.windowsVented = true;
  await fill(formOf(page, "window_control"), { command: "close" });
  await press(page, "window_control", true);
  await expectState(formOf(page, "window_control"), "done");
  expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({ command: "close" });
});

const cors = { "access-control-allow-origin": "*" };

test("an address is sent as a phone shares it", async ({ page, api }) => {
  await connectTo(page, api);
  const form = formOf(page, "navigation_request");
  await form.getByLabel("Address or link").fill("1 Main Street, Springfield");
  await buttonOf(page, "navigation_request").click();
  await expectState(form, "done");
  expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({
    type: "share_ext_content_raw",
    value: { "android.intent.extra.TEXT": "1 Main Street, Springfield" },
    locale: "en-US",
    timestamp_ms: expect.stringMatching(/^\d{13}$/),
  });
});

test("a command and a group that the page does not know have their place", async ({ page }) => {
  await open(page);
  await page.evaluate((command) => {
    // In the place of the page's own, which the page gives its commands anew whenever it draws itself.
    const own = document.querySelector("command-groups") as unknown as Element & { commands: object[] };
    const groups = Object.assign(document.createElement("command-groups"), {
      commands: [...own.commands, command],
      send: async (_command: unknown, parameters: object) => {
        document.body.dataset.sent = JSON.stringify(parameters);
        return { kind: "done", message: () => "", mayHaveHappened: false };
      },
    });
    own.replaceWith(groups);
  }, COMMAND);
  await expect(page.locator("[data-group] h2").last()).toHaveText("Tomorrow's group");
  const form = formOf(page, "from_tomorrow");
  await form.getByRole("button", { name: "From tomorrow", exact: true }).click();
  await expect(form.getByLabel("Place")).toBeFocused();
  await form.getByLabel("Place").fill("home");
  await form.getByRole("button", { name: "From tomorrow", exact: true }).click();
  await expect(page.locator("body")).toHaveAttribute("data-sent", '{"place":"home"}');
});

test("commands beyond the reference reach the car, and none goes out by itself", async ({ page, api }) => {
  await connectTo(page, api);
  api.car.climate.on = true;
  const sentry = formOf(page, "set_sentry_mode");
  await fill(sentry, { on: "true" });
  await buttonOf(page, "set_sentry_mode").click();
  await expectState(sentry, "done");
  expect(api.car.sentry).toBe(true);

  await unfoldMore(page, "climate");
  const seat = formOf(page, "remote_seat_heater_request");
  await expect(seat.getByText("Front right", { exact: true })).toBeVisible();
  await fill(seat, { heater: "frontRight", level: "high" });
  await expectState(seat, "idle");
  await buttonOf(page, "remote_seat_heater_request").click();
  await expectState(seat, "done");
  expect(api.car.seats.heaters).toEqual({ 1: 3 });

  // A place and an id have nowhere to start from.
  await unfoldMore(page, "schedules");
  const id = formOf(page, "remove_charge_schedule").locator("input[name=id]");
  await expect(id).toHaveValue("");
  await expect(formOf(page, "remove_charge_schedule").locator("input[type=range]")).toHaveCount(0);
  await expect(newest(page)).toContainText("Heat seat");
});

async function expectLimits(
  page: Page,
  command: string,
  name: string,
  min: string,
  max: string,
): Promise<void> {
  const field = formOf(page, command).locator(`[name=${name}]`);
  await expect(field).toHaveAttribute("min", min);
  await expect(field).toHaveAttribute("max", max);
}
