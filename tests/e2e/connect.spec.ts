/** Finding a car of one's own, and what the page keeps of it. */

import type { Page } from "@playwright/test";
import {
  buttonOf,
  carLine,
  connectTo,
  expectState,
  findVehicles,
  formOf,
  newest,
  open,
} from "./control-page.ts";
import { expect, pageServer, TOKEN, test } from "./fixtures.ts";

test("the account's cars are listed, and the chosen one is connected", async ({ page, api }) => {
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: api.url });
  const [first, second] = api.simulator.vehicles;
  await expect(dialog.locator("[data-vehicle]")).toHaveCount(3);
  await expect(dialog.locator(`[data-vehicle="${first.id}"]`)).toContainText("Aurora");
  const other = dialog.locator(`[data-vehicle="${second?.id}"]`);
  await expect(other).toContainText(`Pebble${second?.vin} · asleep`);
  await dialog.locator(`[data-vehicle="${first.id}"]`).click();
  await expect(page.locator("[data-car-name]")).toHaveText("Aurora");
  await expect(page.locator("[data-notice=real]")).toContainText(
    `Connected over the internet, through ${api.url}.`,
  );
  await expect(page.locator("[data-scene]")).toHaveCount(0);
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  // Looking does not wake anyone.
  expect(api.sent).toEqual([]);
});

test("the server's own proxy leads to the car, with the address that the dialog proposes", async ({
  page,
  api,
  start,
}) => {
  const origin = await start(await pageServer({ upstream: { url: new URL(api.url) } }));
  await page.goto(origin);
  const dialog = await findVehicles(page, {});
  await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
  await buttonOf(page, "flash_lights").click();
  await expectState(formOf(page, "flash_lights"), "done");
  expect(api.car.lights.count).toBe(1);
});

test("without an upstream, the server's own proxy says so", async ({ page, complaints }) => {
  complaints.allow(/status of 404/);
  await open(page);
  const dialog = await findVehicles(page, {});
  await expect(dialog.locator(".error")).toContainText("Check the proxy's address");
});

test("a car can be addressed by its VIN", async ({ page, api }) => {
  await connectTo(page, api, { byVin: true });
  await buttonOf(page, "honk_horn").click();
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.sent.map(({ target }) => target)).toEqual([`/api/1/vehicles/${api.car.vin}/command/honk_horn`]);
});

test.describe("without a service worker, which would have kept it", () => {
  test.use({ serviceWorkers: "block" });

  test("where the dialog cannot be loaded, the page says what to do", async ({ page, complaints }) => {
    complaints.allow(/ERR_FAILED/);
    await open(page);
    await page.route("**/connect-dialog-*.js", (route) => route.abort());
    await page.locator("[data-action=connect]").click();
    await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  });
});

test("a server without CORS is told from nothing else, but CORS is named", async ({
  page,
  start,
  complaints,
}) => {
  complaints.allow(/CORS policy|ERR_FAILED/);
  const other = await start(await pageServer());
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: `${other}/simulated`, accessToken: "simulated-car" });
  await expect(dialog.locator(".error")).toContainText("does not allow this page (CORS)");
  await expect(dialog.locator("[data-vehicle]")).toHaveCount(0);
});

test("an address that the page's policy forbids is named", async ({ page, complaints }) => {
  complaints.allow(/Content Security Policy|Content-Security-Policy/);
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: "http://proxy.invalid/tesla" });
  await expect(dialog.locator(".error")).toContainText(
    "content policy does not allow requests to http://proxy.invalid.",
  );
});

test("a wrong token says what to do, and the dialog stays for another try", async ({
  page,
  api,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  await open(page);
  const dialog = await findVehicles(page, { baseUrl: api.url, accessToken: "wrong" });
  await expect(dialog.locator(".error")).toHaveText(
    "The token is wrong or no longer valid. Connect again with a new one.",
  );
  await dialog.locator("[name=accessToken]").fill(TOKEN);
  await dialog.locator("[data-action=find-vehicles]").click();
  await expect(dialog.locator("[data-vehicle]")).toHaveCount(3);
});

test.describe("where the list of vehicles is gone", () => {
  test.use({ simulatorOptions: { vehicleListGone: true } });

  test("the cars are found among the products", async ({ page, api, complaints }) => {
    complaints.allow(/status of 412/);
    await open(page);
    const dialog = await findVehicles(page, { baseUrl: api.url });
    await expect(dialog.locator("[data-vehicle]")).toHaveCount(3);
  });
});

test.describe("a car with a hostile name", () => {
  const displayName = '<img src=x onerror="window.hacked=true">';
  test.use({ simulatorOptions: { vehicles: [{ displayName }] } });

  test("is called that, and nothing of it runs", async ({ page, api }) => {
    await open(page);
    const dialog = await findVehicles(page, { baseUrl: api.url });
    await expect(dialog.locator("[data-vehicle] .label")).toHaveText(displayName);
    await dialog.locator("[data-vehicle]").click();
    await expect(page.locator("[data-car-name]")).toHaveText(displayName);
    await buttonOf(page, "honk_horn").click();
    await expectState(formOf(page, "honk_horn"), "done");
    await expect(newest(page)).toContainText(displayName);
    await expect(page.locator("img")).toHaveCount(0);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  });
});

test("the token goes into the header of requests to the API, and nowhere else", async ({
  page,
  api,
  site,
}) => {
  const seen: string[] = [];
  page.on("request", (request) => {
    seen.push(request.url(), request.postData() ?? "");
    if (!request.url().startsWith(api.url)) seen.push(JSON.stringify(request.headers()));
  });
  await connectTo(page, api);
  await buttonOf(page, "honk_horn").click();
  await expectState(formOf(page, "honk_horn"), "done");
  expect(seen.filter((text) => text.startsWith(api.url)).length).toBeGreaterThan(2);
  expect(seen.filter((text) => text.includes(TOKEN))).toEqual([]);
  expect(await kept(page)).not.toContain(TOKEN);
  expect(page.url()).toBe(`${site}/`);

  await page.reload();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  expect(await kept(page)).not.toContain(TOKEN);
});

test("what was typed is gone when the dialog closes, however it closes", async ({ page, api }) => {
  await open(page);
  for (const close of ["button", "Escape"]) {
    const dialog = await findVehicles(page, { baseUrl: api.url });
    await expect(dialog.locator("[data-vehicle]")).toHaveCount(3);
    if (close === "Escape") await page.keyboard.press("Escape");
    else await dialog.locator("[data-action=close]").click();
    await expect(dialog).toBeHidden();
    expect(await kept(page)).not.toContain(TOKEN);
    await expect(page.locator("[data-vehicle]")).toHaveCount(0);
    await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  }
});

test("disconnecting returns to the simulated car, and nothing more reaches the real one", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await page.locator("[data-action=disconnect]").click();
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await buttonOf(page, "honk_horn").click();
  await expectState(formOf(page, "honk_horn"), "done");
  expect(api.sent).toEqual([]);
});

test("the page has the security headers, and no complaint about them", async ({ page }) => {
  const response = await page.goto("/");
  const headers = response?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  expect(await page.locator("script:not([src]), style, [style], [onclick]").count()).toBe(0);
});

/** All that the page holds where something else could find it: markup, fields, storage, address. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll("input, textarea")].map((field) =>
      "value" in field ? String(field.value) : "",
    );
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      location.href,
      history.state,
      window.name,
      document.title,
    ]);
  });
}
