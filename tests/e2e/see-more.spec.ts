/** What is shown beyond the figures: charging and climate while they run, tyres, windows, and the car's details. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { connectTo } from "./control-page.ts";
import { type Api, expect, NOW, test } from "./fixtures.ts";

test.use({ timezoneId: "UTC", locale: "en-GB" });

const card = (page: Page, name: "charging" | "climate") => page.locator(`[data-card=${name}]`);
const figureOf = (page: Page, name: string) =>
  page.locator(`running-cards [data-figure=${name}]`).getByRole("definition");
const detail = (page: Page, name: string) => page.locator(`[data-detail=${name}]`).getByRole("definition");
const drawing = (page: Page) => page.locator("svg.drawing");

/** The rows of the table that stands for a curve. */
const rows = (page: Page, name: "charging" | "climate") =>
  card(page, name)
    .getByRole("row")
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent?.trim().replace("\u00a0", " "))),
    );

const refresh = (page: Page) => page.locator("[data-action=refresh]").click();

/** Lets time pass for the page and the car; the page then reads the car. */
async function pass(page: Page, api: Api, minutes: number): Promise<void> {
  api.pass(minutes * 60_000);
  await page.clock.fastForward(minutes * 60_000);
}

/** Changes what the car reports of a part. */
async function report(page: Page, part: string, fields: object): Promise<void> {
  await page.route("**/vehicle_data*", async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { response: Record<string, object> };
    Object.assign(body.response[part] ?? {}, fields);
    await route.fulfill({ response, json: body });
  });
}

test("a charging car has a card with power, energy, voltage, current and when the limit is reached", async ({
  page,
  api,
}) => {
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  await expect(card(page, "charging")).toHaveCount(0);
  // 11 kW into 75 kWh: from 71 % to 80 % are 6.75 kWh, which take 37 minutes.
  api.simulator.act(api.car.id, "plug_in");
  await refresh(page);
  await expect(figureOf(page, "power")).toHaveText("11 kW");
  await expect(figureOf(page, "added")).toHaveText("0.0 kWh");
  await expect(figureOf(page, "voltage")).toHaveText("230 V");
  await expect(figureOf(page, "current")).toHaveText("16 A");
  await expect(figureOf(page, "left")).toHaveText("37 min");
  await expect(figureOf(page, "ready")).toHaveText("8:37");
  await expect(card(page, "charging").getByRole("term").nth(4)).toHaveText("To 80 %");
  await expect(card(page, "charging")).toContainText("The curve begins with the next reading.");

  // A third of an hour adds 3.7 kWh, which are 4.9 %: 75.9 % are then in it, and 16.8 minutes are left.
  await pass(page, api, 20);
  await expect(figureOf(page, "added")).toHaveText("3.7 kWh");
  await expect(figureOf(page, "left")).toHaveText("17 min");
  await expect(figureOf(page, "ready")).toHaveText("8:37");
  await expect
    .poll(() => rows(page, "charging"))
    .toEqual([
      ["Time", "Battery", "Power"],
      ["8:00", "71 %", "11 kW"],
      ["8:20", "75 %", "11 kW"],
    ]);
  api.simulator.act(api.car.id, "unplug");
  await refresh(page);
  await expect(card(page, "charging")).toHaveCount(0);
});

test("a curve joins what was read in a row, and is broken where nobody watched", async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  api.simulator.act(api.car.id, "plug_in");
  await refresh(page);
  await expect(card(page, "charging")).toBeVisible();
  const level = card(page, "charging").locator("svg.plot path.curve:not([data-dashed])");
  await page.clock.runFor(10_000);
  await expect(level).toHaveAttribute("d", /^M[^ML]+L[^ML]+$/);
  await pass(page, api, 30);
  await expect(level).toHaveAttribute("d", /^M[^ML]+L[^ML]+M[^ML]+$/);
  await expect(card(page, "charging").locator("path.curve[data-dashed]")).toHaveCount(2);
});

test("the table of a long curve has twelve rows, the newest among them", async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  api.car.climate.on = true;
  await refresh(page);
  await expect(card(page, "climate")).toBeVisible();
  for (let reads = 0; reads < 23; reads += 1) {
    await refresh(page);
    await expect(page.locator("[data-action=refresh]")).toHaveAttribute("aria-busy", "false");
  }
  api.car.climate.inside = 19.6;
  await refresh(page);
  await expect.poll(async () => (await rows(page, "climate")).length).toBeLessThanOrEqual(13);
  await expect.poll(async () => (await rows(page, "climate")).at(-1)?.[1]).toBe("20 °C");
});

test("temperatures are a curve while the climate runs, in the person's unit", async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  api.car.climate.on = true;
  await refresh(page);
  await expect(figureOf(page, "inside")).toHaveText("17 °C");
  await expect(figureOf(page, "outside")).toHaveText("13 °C");
  // Within a time constant of 4 minutes the cabin goes 63 % of the way from 17 °C to 21 °C.
  await pass(page, api, 4);
  await expect
    .poll(() => rows(page, "climate"))
    .toEqual([
      ["Time", "Inside", "Outside"],
      ["8:00", "17 °C", "13 °C"],
      ["8:04", "20 °C", "13 °C"],
    ]);
  await page.locator("label", { has: page.locator("[name=settings-temperature][value=F]") }).click();
  await expect(figureOf(page, "inside")).toHaveText("67 °F");
  await expect.poll(async () => (await rows(page, "climate")).at(-1)).toEqual(["8:04", "67 °F", "55 °F"]);
});

test("numbers of a car that no longer answers have their time", async ({ page, api, complaints }) => {
  complaints.allow(/status of 408/);
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  api.simulator.act(api.car.id, "plug_in");
  await refresh(page);
  await expect(card(page, "charging")).toBeVisible();
  await expect(card(page, "charging").locator("time")).toHaveCount(0);
  api.simulator.act(api.car.id, "go_offline");
  await pass(page, api, 5);
  await expect(card(page, "charging").locator("time")).toHaveText("As of 8:00");
  await pass(page, api, 24 * 60);
  await refresh(page);
  await expect(card(page, "charging").locator("time")).toHaveText("As of Mon 8:00");
  await expect(page.locator("[data-figure=seen] dd")).toHaveText("Mon 8:00");
});

test("a fast charger has no voltage and current of the car's own charger", async ({ page, api }) => {
  await connectTo(page, api);
  api.simulator.act(api.car.id, "plug_in");
  await report(page, "charge_state", {
    ...{ fast_charger_present: true, charger_power: 143, charger_voltage: 2, charger_actual_current: 0 },
    ...{ minutes_to_full_charge: null, time_to_full_charge: 1.42 },
  });
  await refresh(page);
  await expect(figureOf(page, "power")).toHaveText("143 kW");
  await expect(figureOf(page, "left")).toHaveText("1 h 25 min");
  await expect(figureOf(page, "voltage")).toHaveCount(0);
  await expect(figureOf(page, "current")).toHaveCount(0);
});

test("the drawing has the pressure of each tyre and when it was measured", async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  await report(page, "vehicle_state", {
    tpms_pressure_fl: 2.1,
    tpms_soft_warning_fl: true,
    tpms_pressure_rr: null,
    // 2 January 2026, 18:30.
    tpms_last_seen_pressure_time_fr: Date.UTC(2026, 0, 2, 18, 30) / 1_000,
  });
  await connectTo(page, api);
  await expect(page.locator("[data-tyre]")).toHaveText(["2.1 !", "2.9", "2.9", "bar · Fri 18:30"]);
  await expect(page.locator("[data-tyre=fl]")).toHaveAttribute("data-low");
  await expect(drawing(page)).toHaveAttribute("aria-label", /Tire pressure low/);

  await page.unroute("**/vehicle_data*");
  await report(page, "gui_settings", { gui_tirepressure_units: "Psi" });
  await refresh(page);
  // 2.9 bar × 14.5038.
  await expect(page.locator("[data-tyre=fl]")).toHaveText("42");
  await expect(page.locator("[data-tyre=measured]")).toHaveText("psi · 8:00");
});

test("the drawing shows open windows, and the driver's on the right of a car that has the wheel there", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  const left = (name: string) => page.locator(`.${name}`).evaluate((one) => one.getBoundingClientRect().x);
  api.car.windowsVented = true;
  api.car.doors.driver_front = true;
  await refresh(page);
  await expect(drawing(page)).toHaveAttribute("data-shows", /fd-window fp-window rd-window rp-window/);
  await expect(drawing(page)).toHaveAttribute("aria-label", /passenger's window open/);
  expect(await left("fd-window")).toBeLessThan(await left("fp-window"));
  await report(page, "vehicle_config", { rhd: true });
  await refresh(page);
  await expect.poll(async () => (await left("fd-window")) > (await left("fp-window"))).toBe(true);
  await expect(page.locator(".door.df")).toHaveClass(/right/);
});

test("the details are a key press away: odometer, software, its update, doors, windows and tyres", async ({
  page,
  api,
}) => {
  await page.clock.install({ time: NOW });
  await connectTo(page, api);
  await page.locator("[data-fold=details] > summary").focus();
  await page.keyboard.press("Enter");
  await expect(detail(page, "odometer")).toHaveText("48,214 mi");
  await expect(detail(page, "software")).toHaveText("2023.44.30.8");
  await expect(detail(page, "update")).toHaveText("None reported");
  await expect(detail(page, "doors")).toHaveText("All closed");
  await expect(detail(page, "windows")).toHaveText("All closed");
  await expect(page.locator("[data-wheel=rl]")).toHaveText(/Rear left\s*2\.9\sbar\s*8:00/);
  await expect(page.locator("car-details time")).toHaveText("As of 8:00");

  api.car.updateIn = 60;
  api.car.windowsVented = true;
  api.car.trunks.rear = true;
  await refresh(page);
  await expect(detail(page, "update")).toHaveText("2024.32.7 is about to be installed, takes about 45 min");
  await expect(detail(page, "doors")).toHaveText("Trunk open");
  await expect(detail(page, "windows")).toContainText("Driver's window open, passenger's window open");
  await page.locator("label", { has: page.locator("[name=settings-distance][value=km]") }).click();
  await expect(detail(page, "odometer")).toHaveText("77,592 km");
});

for (const [update, said] of [
  [
    { status: "available", version: "2026.2", expected_duration_sec: 1500 },
    "2026.2 is available, takes about 25 min",
  ],
  [{ status: "downloading", version: "2026.2", download_perc: 40 }, "2026.2 is being downloaded: 40 %"],
  [{ status: "downloading_wifi_wait", version: "" }, "A version waits for Wi-Fi to be downloaded"],
  [
    { status: "scheduled", version: "2026.2", scheduled_time_ms: Date.UTC(2026, 0, 5, 22) },
    "2026.2 is installed at 22:00",
  ],
  [{ status: "installing", version: "2026.2", install_perc: 10 }, "2026.2 is being installed: 10 %"],
  [{ status: "from_tomorrow", version: "2026.2" }, "2026.2, from_tomorrow"],
] as const) {
  test(`an update that is “${update.status}” is said in words`, async ({ page, api }) => {
    await page.clock.install({ time: NOW });
    await report(page, "vehicle_state", { software_update: update });
    await connectTo(page, api);
    await page.locator("[data-fold=details] > summary").click();
    await expect(detail(page, "update")).toHaveText(said);
  });
}

for (const viewport of [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
]) {
  test(`cards and details break no rule of accessibility and fit, at ${viewport.width} px`, async ({
    page,
    api,
  }) => {
    test.setTimeout(60_000);
    await page.setViewportSize(viewport);
    await connectTo(page, api);
    api.simulator.act(api.car.id, "plug_in");
    Object.assign(api.car.climate, { on: true });
    api.car.windowsVented = true;
    await report(page, "vehicle_state", { tpms_soft_warning_fl: true });
    await refresh(page);
    await expect(card(page, "climate")).toBeVisible();
    await refresh(page);
    await expect(card(page, "charging").locator("svg.plot")).toBeVisible();
    await page.locator("[data-fold=details] > summary").click();
    await expect(detail(page, "odometer")).toBeVisible();
    await expectAccessible(page, "cards and details");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
  });
}
