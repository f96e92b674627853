/** What was sent, and the code behind it. */

import type { Page } from "@playwright/test";
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
} from "./control-page.ts";
import { expect, TOKEN, test } from "./fixtures.ts";

test("each entry has the call and the request, as they were and ready to copy, without the token", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await connectTo(page, api);
  await fill(formOf(page, "set_temps"), { driverTemp: "21.5", passengerTemp: "20" });
  await buttonOf(page, "set_temps").click();
  await expectState(formOf(page, "set_temps"), "done");
  expect(await code(page)).toEqual([
    [
      `const vehicle = { id: "${api.car.id}", accessToken, baseUrl: "${api.url}" };`,
      "await setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 }, { wake: true });",
    ].join("\n"),
    [
      `POST ${api.url}/api/1/vehicles/${api.car.id}/command/set_temps`,
      "authorization: Bearer {{token}}",
      "content-type: application/json",
      "",
      '{"driver_temp":21.5,"passenger_temp":20}',
      "",
      "# 200",
    ].join("\n"),
  ]);
  await newest(page).locator("summary").click();
  await newest(page).locator("[data-action=copy]").first().click();
  await expect(newest(page)).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((await code(page))[0]);
  await expect(newest(page).locator("[data-signed=no]")).toHaveText("plain");
  expect(await page.content()).not.toContain(TOKEN);
});

test("where a page has no clipboard, the code is selected for the person to copy", async ({ page }) => {
  await open(page);
  await dailyOf(page, "climate").click();
  await expect(newest(page)).toHaveAttribute("data-outcome", "done");
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined }),
  );
  await newest(page).locator("summary").click();
  await newest(page).locator("[data-action=copy]").first().click();
  await expect(newest(page)).toContainText("Selected");
  expect(await page.evaluate(() => getSelection()?.toString())).toContain("await autoConditioningStart(");
});

test("PINs and passwords stand in neither, in the body or in the URL", async ({ page, api }) => {
  for (const query of [false, true]) {
    api.simulator.reset();
    await connectTo(page, api, { query });
    await fill(formOf(page, "set_valet_mode"), { on: "true", password: "7391" });
    await press(page, "set_valet_mode", true);
    await expectState(formOf(page, "set_valet_mode"), "done");
    const [call, request] = await code(page);
    expect(call).toContain('await setValetMode(vehicle, { on: true, password: "••••" }, { wake: true });');
    expect(request).toContain(query ? "?on=true&password=••••" : '{"on":true,"password":"••••"}');
    expect(call?.includes('parameters: "query"')).toBe(query);
    await fill(formOf(page, "remote_start_drive"), { password: "a secret & more" });
    await press(page, "remote_start_drive", true);
    await expectState(formOf(page, "remote_start_drive"), "done");
    expect(await page.content()).not.toMatch(/7391|a secret/);
  }
});

test("a command that woke the car shows all that was sent for it", async ({ page, api, complaints }) => {
  complaints.allow(/status of 408/);
  api.simulator.act(api.car.id, "sleep");
  await page.clock.install();
  await connectTo(page, api);
  await buttonOf(page, "honk_horn").click();
  await expect(formOf(page, "honk_horn")).toContainText("Waking the car…");
  await expect.poll(() => api.car.connection).toBe("waking");
  api.pass(3_000);
  // The looks at the car come after growing pauses.
  await expect(async () => {
    await page.clock.runFor(4_000);
    await expect(formOf(page, "honk_horn")).toHaveAttribute("data-state", "done", { timeout: 300 });
  }).toPass();
  const car = `${api.url}/api/1/vehicles/${api.car.id}`;
  expect(await lines(page)).toEqual([
    `POST ${car}/command/honk_horn`,
    "# 408",
    `POST ${car}/wake_up`,
    "# 200",
    `GET ${car}`,
    expect.stringMatching(/^# (again and again, at last: )?200$/),
    `POST ${car}/command/honk_horn`,
    "# 200",
  ]);
});

test("two commands that run at once show their own requests only", async ({ page, api }) => {
  await connectTo(page, api);
  const release = api.hold("/command/");
  await buttonOf(page, "honk_horn").click();
  await buttonOf(page, "flash_lights").click();
  await expect.poll(() => api.sent.length).toBe(2);
  release();
  await expectState(formOf(page, "honk_horn"), "done");
  await expectState(formOf(page, "flash_lights"), "done");
  const [flash, honk] = await page
    .locator(".activity li")
    .evaluateAll((all) => all.map((one) => one.querySelectorAll("code")[1]?.textContent ?? ""));
  expect(flash).toContain("flash_lights");
  expect(flash).not.toContain("honk_horn");
  expect(honk).toContain("honk_horn");
  expect(honk).not.toContain("flash_lights");
});

test("of a request without an answer it says so, and of none at all too", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/ERR_EMPTY_RESPONSE/);
  await connectTo(page, api);
  api.simulator.failNext({ status: "cut", path: "/command/" });
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "failed");
  expect((await lines(page)).at(-1)).toBe("# no answer");
});

test("a token that is to be kept is there after a reload; “Forget me” leaves nothing", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 408/);
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: api.url });
  await expect(dialog.locator("[data-vehicle]").first()).toBeVisible();
  await dialog.locator("[name=keep]").check();
  await expect(dialog).toContainText("can read the token and command the car");
  await dialog.locator("[data-action=find-vehicles]").click();
  await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
  await expect(page.locator("[data-notice=real]")).toContainText("kept in this browser");
  await page.locator("label", { has: page.locator("[name=settings-temperature][value=F]") }).click();

  await page.reload();
  await expect(page.locator("[data-notice=real]")).toContainText(
    `Connected over the internet, through ${api.url}.`,
  );
  await expect(page.locator("[data-car-line]")).toHaveText("Parked · locked · 71 % · 63 °F");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.car.horn.count).toBe(1);
  expect(await stored(page)).toContain(TOKEN);

  // The car that was turned to last comes back, too.
  const [, other] = api.simulator.vehicles;
  await page.locator(`[data-car="${other?.id}"]`).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Pebble");
  await page.reload();
  await expect(page.locator("[data-car-name]")).toHaveText("Pebble");

  const forget = page.locator("[data-action=forget]");
  await forget.click();
  await expect(forget).toHaveText("Press again to forget");
  await forget.click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await expect(page.locator(".activity li")).toHaveCount(0);
  await expect(page.locator("[data-car-line]")).toHaveText("Parked · locked · 71 % · 17 °C");
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    "",
  ]);
  await page.reload();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
});

test("disconnecting forgets a token that was kept", async ({ page, api }) => {
  await page.goto("/");
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[name=baseUrl]").fill(api.url);
  await dialog.locator("[name=accessToken]").fill(TOKEN);
  await dialog.locator("[name=keep]").check();
  await dialog.locator("[data-action=find-vehicles]").click();
  await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
  expect(await stored(page)).toContain(TOKEN);
  await page.locator("[data-action=disconnect]").click();
  expect(await stored(page)).not.toContain(TOKEN);
});

/** The call and the requests of the newest entry. */
function code(page: Page): Promise<string[]> {
  return newest(page)
    .locator("pre code")
    .evaluateAll((all) => all.map((one) => one.textContent ?? ""));
}

/** The first line of each request of the newest entry, and how it was answered. */
async function lines(page: Page): Promise<string[]> {
  const [, requests = ""] = await code(page);
  return requests.split("\n").filter((line) => /^(GET|POST|#) /.test(line));
}

function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
}
