/** The large buttons as a person makes them, their addresses, and the shortcuts of the installed app. */

import type { Page } from "@playwright/test";
import { buttonOf, connectTo, dailyOf, fill, formOf, letRead, newest, open } from "./control-page.ts";
import { type Api, expect, NOW, test } from "./fixtures.ts";

const buttons = (page: Page) => page.locator("[data-daily]");
const ids = (page: Page) =>
  buttons(page).evaluateAll((all) => all.map((one) => one.getAttribute("data-daily")));
const star = (page: Page, command: string) => formOf(page, command).locator("[data-action=pin]");
const pinned = (page: Page, id: string) => page.locator(`[data-daily="${id}"]`);
const row = (page: Page, id: string) => page.locator(`[data-pin="${id}"]`);
const asked = (page: Page) => page.getByRole("dialog");
const send = (page: Page) => page.locator("[data-action=send-asked]");

test("a command with its parameters becomes a button, which sends them and shows the car's state", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await formOf(page, "set_temps").locator("[name=driverTemp]").fill("21.5");
  await star(page, "set_temps").click();
  await expect(star(page, "set_temps")).toHaveAttribute("aria-pressed", "true");
  const button = pinned(page, "set_temps&driverTemp=21.5");
  await expect(button).toHaveAccessibleName("21.5 °C Now 21 °C");
  await button.click();
  await expect(page.locator("[data-daily-line]")).toContainText("Done.");
  expect(JSON.parse(api.sent[0]?.body ?? "")).toEqual({ driver_temp: 21.5, passenger_temp: 21.5 });
  await expect(button).toHaveAccessibleName("21.5 °C Now 21.5 °C");

  await formOf(page, "set_charge_limit").locator("[name=percent]").fill("90");
  await star(page, "set_charge_limit").click();
  await expect(pinned(page, "set_charge_limit&percent=90")).toHaveAccessibleName("Limit 90 % Now 80 %");
  await fill(formOf(page, "window_control"), { command: "vent" });
  await star(page, "window_control").click();
  await expect(pinned(page, "window_control&command=vent")).toHaveAccessibleName("Vent windows Closed");
});

test("the person's buttons are there at the next visit, and a second press of the star removes one", async ({
  page,
}) => {
  await open(page);
  await star(page, "honk_horn").click();
  await page.reload();
  await expect(pinned(page, "honk_horn")).toHaveAccessibleName("Honk horn");
  expect(await ids(page)).toEqual(["lock", "climate", "charge", "trunk", "honk_horn"]);
  await star(page, "honk_horn").click();
  await expect(buttons(page)).toHaveCount(4);
});

test("a button that can hurt asks twice, as its command does", async ({ page, api }) => {
  await connectTo(page, api);
  await star(page, "door_unlock").click();
  await pinned(page, "door_unlock").click();
  await expect(pinned(page, "door_unlock")).toContainText("Press again");
  expect(api.sent).toEqual([]);
  await pinned(page, "door_unlock").click();
  await expect.poll(() => api.car.locked).toBe(false);
});

test("a form that is not complete makes no button, and leads to the field", async ({ page }) => {
  await open(page);
  await star(page, "actuate_trunk").click();
  await expect(formOf(page, "actuate_trunk").locator("input").first()).toBeFocused();
  await expect(buttons(page)).toHaveCount(4);
});

test("a PIN is neither kept nor in an address: the button asks for it", async ({ page, api }) => {
  await connectTo(page, api);
  await formOf(page, "speed_limit_activate").locator("[name=pin]").fill("7391");
  await star(page, "speed_limit_activate").click();
  await expect(pinned(page, "speed_limit_activate")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("7391");
  await pinned(page, "speed_limit_activate").click();
  await expect(page.locator("[data-found=speed_limit_activate]").getByLabel("Speed limit PIN")).toBeVisible();
  expect(api.sent).toEqual([]);
  await page.goto("/#run=speed_limit_activate&pin=7391");
  await expect(asked(page)).toBeVisible();
  expect(await page.content()).not.toContain("7391");
});

test("buttons are ordered, named and removed with nothing but the keyboard", async ({ page }) => {
  await open(page);
  await star(page, "honk_horn").click();
  await page.locator("[data-action=edit-buttons]").focus();
  await page.keyboard.press("Enter");
  const earlier = row(page, "honk_horn").locator("[data-action=earlier]");
  await earlier.focus();
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press("Enter");
  await expect(earlier).toBeFocused();
  await expect(earlier).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("status").filter({ hasText: "Honk horn: now 1 of 5." })).toHaveCount(1);

  await row(page, "honk_horn").getByRole("textbox").fill("Where are you?");
  await page.keyboard.press("Tab");
  await row(page, "trunk").locator("[data-action=remove]").focus();
  await page.keyboard.press("Enter");
  await expect(row(page, "charge").locator("[data-action=remove]")).toBeFocused();
  await page.locator("[data-action=edit-buttons]").focus();
  await page.keyboard.press("Enter");
  expect(await ids(page)).toEqual(["honk_horn", "lock", "climate", "charge"]);
  await expect(pinned(page, "honk_horn")).toHaveAccessibleName("Where are you?");

  await page.locator("[data-action=edit-buttons]").click();
  await page.locator("[data-action=reset-buttons]").click();
  await page.locator("[data-action=edit-buttons]").click();
  expect(await ids(page)).toEqual(["lock", "climate", "charge", "trunk"]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("from the first screen to a button “21 °C” it takes two taps, and the order changes by tap", async ({
    page,
  }) => {
    await open(page);
    let taps = 0;
    const tap = async (locator: ReturnType<Page["locator"]>) => {
      taps += 1;
      await locator.tap();
    };
    await tap(page.locator("[data-group=climate] > summary"));
    await formOf(page, "set_temps").locator("[name=driverTemp]").waitFor();
    await tap(star(page, "set_temps"));
    await expect(pinned(page, "set_temps&driverTemp=21")).toHaveAccessibleName("21 °C Now 21 °C");
    // The group, and the star.
    expect(taps).toBe(2);

    await page.locator("[data-action=edit-buttons]").tap();
    await row(page, "set_temps&driverTemp=21").locator("[data-action=earlier]").tap();
    await row(page, "climate").locator("[data-action=remove]").tap();
    await page.locator("[data-action=edit-buttons]").tap();
    expect(await ids(page)).toEqual(["lock", "charge", "set_temps&driverTemp=21", "trunk"]);
  });
});

test("an address opens the page with its button ready, and sends nothing by itself", async ({
  page,
  api,
}) => {
  await keepAccess(page, api);
  await page.clock.install();
  await page.goto("/#run=set_charge_limit&percent=70");
  await expect(asked(page)).toContainText("Limit 70 %: Aurora?");
  await expect(asked(page)).toContainText("Nothing is sent before you press.");
  await expect(page).toHaveURL(/\/$/);
  await page.waitForLoadState("networkidle");
  expect(api.sent).toEqual([]);

  await page.keyboard.press("Tab");
  await expect(send(page)).toBeFocused();
  await letRead(page);
  await page.keyboard.press("Enter");
  await expect(asked(page)).toContainText("Done.");
  expect(api.car.charge.limit).toBe(70);
  expect(api.sent).toHaveLength(1);
  await page.locator("[data-action=not-now]").click();
  await expect(asked(page)).toBeHidden();
});

test("an Enter or a double click that was meant for something else sends nothing", async ({ page, api }) => {
  await keepAccess(page, api);
  await page.clock.install({ time: NOW });
  await page.clock.pauseAt(NOW + 1_000);
  await page.goto("/#run=honk_horn");
  await expect(asked(page)).toBeVisible();
  await page.clock.runFor(499);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await send(page).dblclick();
  await page.keyboard.press("Escape");
  await expect(asked(page)).toBeHidden();
  await buttonOf(page, "flash_lights").click();
  await expect(newest(page)).toHaveAttribute("data-outcome", "done");
  expect(api.car.horn.count).toBe(0);
});

test("the address of one of the four does what fits the car now", async ({ page, api }) => {
  await keepAccess(page, api);
  await page.goto("/#run=lock");
  await expect(asked(page)).toContainText("Unlock: Aurora?");
  await page.locator("[data-action=not-now]").click();
  api.car.locked = false;
  await page.locator("[data-action=refresh]").click();
  await expect(dailyOf(page, "lock")).toHaveAccessibleName("Lock Unlocked");
  await page.evaluate(() => {
    location.hash = "#run=lock";
  });
  await expect(asked(page)).toContainText("Lock: Aurora?");
  expect(api.sent).toEqual([]);
});

test("an address with something unknown, or with a wrong value, asks for nothing", async ({ page }) => {
  for (const run of [
    "no_such_command",
    "set_temps&driverTemp=warm",
    "set_sentry_mode&on=perhaps",
    "actuate_trunk&whichTrunk=roof",
    "",
    "constructor",
  ]) {
    await page.goto("about:blank");
    await open(page, `/#run=${run}`);
    await expect(asked(page)).toContainText("This link asks for something unknown");
    await expect(send(page)).toHaveCount(0);
  }
});

test("a simulated car is named as one", async ({ page }) => {
  await open(page, "/#run=honk_horn");
  await expect(send(page)).toHaveText("Send to Aurora (simulated)");
});

test("what somebody put into the store is not made a button", async ({ page }) => {
  await page.addInitScript(() => {
    const pins = [
      { id: "honk_horn" },
      { id: 7 },
      null,
      "lock",
      { id: "nothing" },
      { id: "set_temps&driverTemp=x" },
    ];
    localStorage.setItem("tesla-commands.preferences", JSON.stringify({ pins }));
  });
  await open(page);
  expect(await ids(page)).toEqual(["honk_horn"]);
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the installed app offers the four, and then the person's own first four", async ({ page }) => {
    await open(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    expect(await shortcuts(page)).toEqual([
      ["Lock or unlock", "./#run=lock"],
      ["Climate", "./#run=climate"],
      ["Charging", "./#run=charge"],
      ["Trunk", "./#run=trunk"],
    ]);
    await star(page, "honk_horn").click();
    await page.locator("[data-action=edit-buttons]").click();
    for (let presses = 0; presses < 4; presses += 1) {
      await row(page, "honk_horn").locator("[data-action=earlier]").click();
    }
    await expect
      .poll(() => shortcuts(page))
      .toEqual([
        ["Honk horn", "./#run=honk_horn"],
        ["Lock or unlock", "./#run=lock"],
        ["Climate", "./#run=climate"],
        ["Charging", "./#run=charge"],
      ]);
    const devtools = await page.context().newCDPSession(page);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(data).toContain("#run=honk_horn");

    await page.locator("[data-action=forget]").click();
    await page.locator("[data-action=forget]").click();
    await expect.poll(async () => (await shortcuts(page))[0]).toEqual(["Lock or unlock", "./#run=lock"]);
  });
});

/** The shortcuts of the manifest, as the browser gets it. */
function shortcuts(page: Page): Promise<[string, string][]> {
  return page.evaluate(async () => {
    const manifest = await (await fetch("./manifest.json")).json();
    return manifest.shortcuts.map(({ name, url }: { name: string; url: string }) => [name, url]);
  });
}

/** Connects to the API's first car, and keeps the token, so that the page opens with it. */
async function keepAccess(page: Page, api: Api): Promise<void> {
  await page.goto("/");
  await page.evaluate(
    ([url, token, id, vin]) => {
      const access = { baseUrl: url, accessToken: token, parameters: "json", byVin: false };
      const vehicles = [{ id, vin, display_name: "Aurora" }];
      localStorage.setItem("tesla-commands.access", JSON.stringify({ access, vehicles, id }));
    },
    [api.url, api.simulator.accessToken, api.car.id, api.car.vin] as const,
  );
  await page.goto("about:blank");
}
