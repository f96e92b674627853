/** What is shown of the car: what it reports, when it reports it. */

import type { Page } from "@playwright/test";
import { buttonOf, carLine, connectTo, expectState, formOf, open, press } from "./control-page.ts";
import { type Api, expect, test } from "./fixtures.ts";

const drawing = (page: Page) => page.locator("svg.drawing");
const figure = (page: Page, name: string) => page.locator(`[data-figure=${name}] dd`).first();

test("the drawing shows each thing that is open, plugged in or on, and says it too", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await expectShown(page, ["locked"]);
  await expect(drawing(page)).toHaveAttribute("aria-label", "Drawing of the car. Everything is closed.");

  const { car, simulator } = api;
  const shown: [() => void, string[], string][] = [
    [() => (car.locked = false), ["unlocked"], "Everything is closed."],
    [() => (car.doors.driver_front = true), ["df"], "Driver's door open"],
    [() => (car.doors.passenger_front = true), ["pf"], "passenger's door open"],
    [() => (car.doors.driver_rear = true), ["dr"], "rear door on the driver's side open"],
    [() => (car.doors.passenger_rear = true), ["pr"], "rear door on the passenger's side open"],
    [() => (car.trunks.front = true), ["ft"], "front trunk open"],
    [() => (car.trunks.rear = true), ["rt"], "trunk open"],
    [() => (car.sunRoofPercent = 80), [], "sun roof 80 % open"],
    [() => simulator.act(car.id, "plug_in"), ["port", "cable", "charging"], "cable plugged in"],
    [() => (car.climate.on = true), ["climate"], "climate on"],
  ];
  const expected: string[] = [];
  for (const [change, more, words] of shown) {
    change();
    if (more.includes("unlocked")) expected.length = 0;
    expected.push(...more);
    await page.locator("[data-action=refresh]").click();
    await expectShown(page, expected);
    await expect(drawing(page)).toHaveAttribute(
      "aria-label",
      new RegExp(words.replaceAll(" ", "[ \u00a0]"), "i"),
    );
  }
  await expect(page.locator(".pane")).toHaveAttribute("data-open", "4");
  await expect(page.locator(".temperatures")).toHaveText("21°21°");
});

test("each mode that restricts the car has a badge", async ({ page, api }) => {
  await connectTo(page, api);
  await expect(page.locator("[data-badge]")).toHaveCount(0);
  Object.assign(api.car, { valet: { on: true, pin: "0420" }, remoteStartUntil: Number.MAX_SAFE_INTEGER });
  api.car.speedLimit.active = true;
  await page.locator("[data-action=refresh]").click();
  await expect(page.locator("[data-badge]")).toHaveText([
    "Valet mode",
    "Speed limit 65 mph",
    "Keyless driving",
  ]);
});

test("the figures are the car's, in the unit that the person chooses, for this visit and the next", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  // 71 % of 259 miles; 12.5 °C outside.
  await expect(figure(page, "battery")).toHaveText("71 %");
  await expect(page.locator("[data-figure=battery] .charge")).toContainText("limit 80 %");
  await expect(figure(page, "range")).toHaveText("184 mi");
  await expect(figure(page, "inside")).toHaveText("17 °C");
  await expect(figure(page, "outside")).toHaveText("13 °C");

  await choose(page, "temperature", "F");
  await choose(page, "distance", "km");
  await expect(figure(page, "range")).toHaveText("296 km");
  await expect(figure(page, "inside")).toHaveText("63 °F");
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 63 °F");
  await expect(formOf(page, "speed_limit_set_limit")).toContainText("That is 105 km/h.");

  await page.reload();
  await expect(figure(page, "range")).toHaveText("296 km");
  await expect(figure(page, "inside")).toHaveText("63 °F");
});

test("a temperature that is typed in Fahrenheit is sent in Celsius", async ({ page, api }) => {
  await connectTo(page, api);
  await choose(page, "temperature", "F");
  const form = formOf(page, "set_temps");
  await expect(form.locator("[name=driverTemp]")).toHaveValue("70");
  await form.locator("[name=driverTemp]").fill("72");
  await form.locator("[name=passengerTemp]").fill("68");
  await buttonOf(page, "set_temps").click();
  await expectState(form, "done");
  expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({ driver_temp: 22.2, passenger_temp: 20 });

  await form.locator("[name=driverTemp]").fill("83");
  await buttonOf(page, "set_temps").click();
  await expect(form.locator("[name=driverTemp]")).toBeFocused();
  expect(api.sent).toHaveLength(1);
});

test("nothing is shown before the car reports it", async ({ page, api }) => {
  await connectTo(page, api);
  const release = api.hold("/vehicle_data");
  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  expect(api.car.locked).toBe(false);
  await expectShown(page, ["locked"]);
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
  release();
  await expectShown(page, ["unlocked"]);
});

test("horn and lights are drawn once the car has honked and flashed, and for a moment", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await connectTo(page, api);
  const release = api.hold("/command/honk_horn");
  await buttonOf(page, "honk_horn").click();
  await expect.poll(() => api.car.horn.count).toBe(1);
  await expectShown(page, ["locked"]);
  release();
  await expectShown(page, ["locked", "horn"]);
  await press(page, "flash_lights", false);
  await expectShown(page, ["locked", "horn", "lights"]);
  await page.clock.runFor(3_000);
  await expectShown(page, ["locked"]);
});

test("what others do to the car is seen without a press, and out of sight nothing is read", async ({
  page,
  api,
}) => {
  await page.clock.install();
  await connectTo(page, api);
  api.car.trunks.rear = true;
  await page.clock.runFor(10_000);
  await expectShown(page, ["locked", "rt"]);

  await setVisibility(page, "hidden");
  api.car.trunks.rear = false;
  const reads = countReads(page, api);
  await page.clock.runFor(30 * 60_000);
  expect(reads()).toBe(0);
  await setVisibility(page, "visible");
  await expectShown(page, ["locked"]);
});

test("a car that nobody looks after is let fall asleep", async ({ page, api }) => {
  await page.clock.install();
  await connectTo(page, api);
  await page.clock.runFor(11 * 60_000);
  const reads = countReads(page, api);
  await page.clock.runFor(60 * 60_000);
  expect(reads()).toBe(0);
});

test("a sleeping car is looked up in the list, and neither asked nor woken", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 408/);
  await page.clock.install();
  await connectTo(page, api);
  api.simulator.act(api.car.id, "sleep");
  await page.locator("[data-action=refresh]").click();
  await expect(carLine(page)).toHaveText("Asleep");
  await expect(drawing(page)).toHaveAttribute("data-resting");
  await expect(figure(page, "battery")).toHaveText("71 %");

  const asked: string[] = [];
  page.on("response", (response) => {
    const request = response.request();
    if (request.method() !== "OPTIONS") asked.push(new URL(request.url()).pathname);
  });
  await page.clock.runFor(30_000);
  await expect.poll(() => asked.length).toBe(1);
  expect(asked).toEqual(["/api/1/vehicles"]);
  expect(api.sent).toEqual([]);

  api.simulator.act(api.car.id, "go_online");
  await expect(async () => {
    await page.clock.runFor(10_000);
    await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C", { timeout: 200 });
  }).toPass();
  await expect(drawing(page)).not.toHaveAttribute("data-resting");
});

test("the other cars of the account are one press away, and share nothing", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 408/);
  await connectTo(page, api);
  const [, other] = api.simulator.vehicles;
  await buttonOf(page, "door_unlock").click();
  await page.locator(`[data-car="${other?.id}"]`).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Pebble");
  await expect(carLine(page)).toHaveText("Asleep");
  await expectState(formOf(page, "door_unlock"), "idle");
  await page.locator(`[data-car="${api.car.id}"]`).click();
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
  expect(api.sent).toEqual([]);
});

test("the simulated car is drawn like any other", async ({ page }) => {
  await open(page);
  await page.locator("summary", { hasText: "Play with the simulated car" }).click();
  await page.locator("[data-scene=cable]").click();
  await expectShown(page, ["port", "cable", "charging", "locked"]);
  await expect(page.locator("[data-figure=battery] .charge")).toContainText("charging at 11 kW");
});

async function expectShown(page: Page, names: readonly string[]): Promise<void> {
  const shown = async () => (await drawing(page).getAttribute("data-shows"))?.split(" ").sort();
  await expect.poll(shown).toEqual([...names].sort());
}

async function choose(page: Page, what: string, value: string): Promise<void> {
  await page.locator("label", { has: page.locator(`[name=settings-${what}][value=${value}]`) }).click();
}

/** As when the person turns to another window, and back. */
async function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: state === "hidden" });
    Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

function countReads(page: Page, api: Api): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.url().startsWith(api.url)) count += 1;
  });
  return () => count;
}
