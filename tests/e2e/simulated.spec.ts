/** The page alone: any static host, no API, and the simulated car that lives in it. */

import files from "@fastify/static";
import type { Page } from "@playwright/test";
import Fastify from "fastify";
import { buttonOf, carLine, expectState, formOf, open, press, unfoldMore } from "./control-page.ts";
import { DIST, expect, test } from "./fixtures.ts";

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("it works from any folder of a static host, without an API, and then without a network", async ({
    page,
    context,
    start,
  }) => {
    const host = Fastify();
    await host.register(files, { root: DIST, prefix: "/some/folder/" });
    const origin = await start(host);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));

    await open(page, `${origin}/some/folder/`);
    await expect(page.locator("[data-notice=simulated]")).toContainText("This is a simulated car.");
    await expect(formOf(page, "door_unlock")).toBeVisible();
    // Parts that are loaded later are kept by then.
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      if (!serviceWorker.controller)
        await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
    });
    await context.setOffline(true);
    await press(page, "door_unlock", true);
    await expectState(formOf(page, "door_unlock"), "done");
    await expect(carLine(page)).toHaveText("Parked · unlocked · 71 % · 17 °C");

    expect(requests.filter((url) => !url.startsWith(`${origin}/some/folder/`))).toEqual([]);
    expect(requests.filter((url) => url.includes("/api/1/"))).toEqual([]);
  });
});

test.describe("without a service worker", () => {
  test.use({ serviceWorkers: "block" });

  test("whoever has touched the page can go on without a network", async ({ page, context }) => {
    await open(page);
    const commands = page.waitForResponse(/\/commands-[^/]*\.js$/);
    await page.keyboard.press("Tab");
    await (await commands).finished();
    await context.setOffline(true);
    await press(page, "door_unlock", true);
    await expectState(formOf(page, "door_unlock"), "done");
    await expect(carLine(page)).toHaveText("Parked · unlocked · 71 % · 17 °C");
  });
});

test("what hands do to the car is seen in the line and in what commands make of it", async ({ page }) => {
  await open(page);
  await page.locator("summary", { hasText: "Play with the simulated car" }).click();
  await toggle(page, "cable");
  await expect(carLine(page)).toHaveText("Parked · locked · charging · 71 % · 17 °C");
  await press(page, "charge_port_door_close", false);
  await expectState(formOf(page, "charge_port_door_close"), "refused");
  await expect(formOf(page, "charge_port_door_close")).toContainText("Unplug it, then press again.");

  await toggle(page, "door");
  await expect(carLine(page)).toHaveText("Parked · unlocked · door open · charging · 71 % · 17 °C");
  await press(page, "door_lock", false);
  await expectState(formOf(page, "door_lock"), "refused");
  await toggle(page, "door");
  await press(page, "door_lock", false);
  await expectState(formOf(page, "door_lock"), "done");

  await toggle(page, "drive");
  await expect(carLine(page)).toHaveText("Driving · locked · charging · 71 % · 17 °C");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "refused");

  await page.locator("[data-scene=reset]").click();
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
});

test("a sleeping car and one out of reach are told apart", async ({ page }) => {
  await open(page);
  await page.locator("summary", { hasText: "Play with the simulated car" }).click();
  await toggle(page, "asleep");
  await expect(carLine(page)).toHaveText("Asleep");
  await expect(carLine(page)).toHaveAttribute("data-status", "resting");
  await toggle(page, "offline");
  await expect(carLine(page)).toHaveText("Offline");
  await press(page, "wake_up", false);
  await expectState(formOf(page, "wake_up"), "failed");
  await toggle(page, "offline");
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
});

test("the example of a calendar is JSON that the car takes", async ({ page }) => {
  await open(page);
  await unfoldMore(page, "navigation");
  const form = formOf(page, "upcoming_calendar_entries");
  await form.locator("[data-action=example]").click();
  expect(JSON.parse(await form.locator("[name=calendarData]").inputValue())).toHaveProperty("calendars");
  await buttonOf(page, "upcoming_calendar_entries").click();
  await expectState(form, "done");
});

test("a calendar can be opened from a file", async ({ page }) => {
  await open(page);
  await unfoldMore(page, "navigation");
  const form = formOf(page, "upcoming_calendar_entries");
  await form
    .locator("input[type=file]")
    .setInputFiles({ name: "week.ics", mimeType: "text/calendar", buffer: Buffer.from("BEGIN:VCALENDAR") });
  await expect(form.locator("[name=calendarData]")).toHaveValue("BEGIN:VCALENDAR");
  await form
    .locator("input[type=file]")
    .setInputFiles({ name: "large.txt", mimeType: "text/plain", buffer: Buffer.alloc(1024 * 1024 + 1, "a") });
  await expect(form.getByRole("alert")).toContainText("larger than 1 MB");
});

test("the other simulated car can be chosen, which sleeps", async ({ page }) => {
  await open(page);
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input[value=simulated]").check();
  await dialog.locator("[data-vehicle]", { hasText: "Pebble" }).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Pebble");
  await expect(carLine(page)).toHaveText("Asleep");
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
});

test("where WebAssembly is not to be had, the page says what to do", async ({ page, site, complaints }) => {
  complaints.allow(/./);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(site);
  await expect(page.getByRole("alert")).toContainText("This page could not start");
  await expect(page.getByRole("alert")).toContainText("Reload the page");
});

async function toggle(page: Page, scene: string): Promise<void> {
  await page.locator(`[data-scene=${scene}]`).click();
}
