/** axe-core in every state of the page, in the light and in the dark. */

import { expectAccessible } from "./axe.ts";
import {
  buttonOf,
  connectTo,
  dailyOf,
  expectState,
  fill,
  findVehicles,
  formOf,
  newest,
  open,
  press,
  unfold,
} from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test.setTimeout(60_000);

test("as it opens, folded on a phone and unfolded, with the simulated car asleep", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await open(page);
  await expectAccessible(page, "opened");
  await unfold(page);
  await page.locator("summary", { hasText: "Play with the simulated car" }).click();
  await fill(formOf(page, "sun_roof_control"), { state: "move" });
  await expectAccessible(page, "unfolded");
  await page.locator("[data-scene=asleep]").click();
  await expect(page.locator("[data-car-line]")).toHaveText("Asleep");
  await expectAccessible(page, "asleep");
});

test("while commands are armed, under way and refused, and with all open that can be", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  api.hold("/command/flash_lights");
  await buttonOf(page, "flash_lights").click();
  await expectState(formOf(page, "flash_lights"), "sending");
  await buttonOf(page, "door_unlock").click();
  await dailyOf(page, "lock").click();
  await expectAccessible(page, "armed and under way");

  api.simulator.act(api.car.id, "plug_in");
  api.simulator.act(api.car.id, "open_door");
  Object.assign(api.car, { trunks: { front: true, rear: true }, sunRoofPercent: 80 });
  Object.assign(api.car, { valet: { on: true, pin: "0420" }, remoteStartUntil: Number.MAX_SAFE_INTEGER });
  Object.assign(api.car.speedLimit, { active: true });
  Object.assign(api.car.climate, { on: true });
  await page.locator("[data-action=refresh]").click();
  await expect(page.locator("[data-badge]")).toHaveCount(3);
  await press(page, "door_lock", false);
  await expectState(formOf(page, "door_lock"), "refused");
  await expectAccessible(page, "open and refused");
});

test("with failures, and with an entry of the activity unfolded", async ({ page, api, complaints }) => {
  complaints.allow(/status of (401|408)|ERR_EMPTY_RESPONSE/);
  await connectTo(page, api);
  api.simulator.failNext({ status: "cut", path: "/command/" });
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "failed");
  await newest(page).locator("summary").click();
  await newest(page).locator("[data-action=copy]").first().click();
  await expectAccessible(page, "failed, unfolded");

  api.simulator.act(api.car.id, "sleep");
  await dailyOf(page, "climate").click();
  await expect(page.locator("[data-daily-line]")).toContainText("Waking the car…");
  await expectAccessible(page, "waking");
});

test("in the connect dialog", async ({ page, api, complaints }) => {
  complaints.allow(/status of 401/);
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: api.url, accessToken: "wrong", byVin: true });
  await expect(dialog.locator(".error")).toBeVisible();
  await expectAccessible(page, "failed");
  await dialog.locator("[name=accessToken]").fill(api.simulator.accessToken);
  await dialog.locator("[data-action=find-vehicles]").click();
  await expect(dialog.locator("[data-vehicle]")).toHaveCount(api.simulator.vehicles.length);
  await expectAccessible(page, "found");
  await dialog.locator("label", { hasText: "Simulated car" }).click();
  await expect(dialog.locator("[data-vehicle]", { hasText: "Pebble" })).toBeVisible();
  await expectAccessible(page, "simulated");
});

test("with a key: for the demo car, and for a car behind an API", async ({ page, api }) => {
  await open(page);
  await page.locator(".key-panel > summary").click();
  await page.locator("[data-action=create-key]").click();
  await page.locator("[data-action=request-key]").click();
  await expectAccessible(page, "demo car");
  await connectTo(page, api);
  await page.locator(".key-panel > summary").click();
  await expect(page.locator("[data-action=sign]")).toBeVisible();
  await page.locator("[data-action=delete-key]").click();
  await expectAccessible(page, "real car");
});

test("while something is found, while buttons are ordered, and while an address asks", async ({ page }) => {
  await open(page);
  await page.getByRole("searchbox").fill("heat");
  await expect(page.locator("[data-found]").first()).toBeVisible();
  await expectAccessible(page, "found");
  await page.getByRole("searchbox").fill("");
  await formOf(page, "honk_horn").locator("[data-action=pin]").click();
  await page.locator("[data-action=edit-buttons]").click();
  await expect(page.locator("[data-pin]")).toHaveCount(5);
  await expectAccessible(page, "ordered");
  await page.goto("about:blank");
  await open(page, "/#run=set_charge_limit&percent=80");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "asked");
});

for (const [lang, name] of [
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["es", "Español"],
] as const) {
  test(`in ${name}`, async ({ page }) => {
    await open(page);
    await page.locator("[data-action=language]").selectOption(name);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expectAccessible(page, name);
  });
}

test("where it cannot start", async ({ page, site, complaints }) => {
  complaints.allow(/./);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(site);
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page, "not started");
});
