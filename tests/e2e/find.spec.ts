/** Finding a command or a setting by what people call it. */

import type { Page } from "@playwright/test";
import init, { commands } from "tesla-commands";
import { englishSearch } from "../../www/src/texts/english-search.ts";
import { frenchSearch } from "../../www/src/texts/french-search.ts";
import { germanSearch } from "../../www/src/texts/german-search.ts";
import { catalogues } from "../../www/src/texts/index.ts";
import { spanishSearch } from "../../www/src/texts/spanish-search.ts";
import { connectTo, expectState, formOf, newest, open } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test.beforeAll(() => init());

const field = (page: Page) => page.getByRole("searchbox", { name: "Find a command or a setting" });
const found = (page: Page) => page.locator("[data-found]");
const names = (page: Page) =>
  found(page).evaluateAll((all) => all.map((one) => one.getAttribute("data-found")));

/** What people type, with and without marks, and what they mean: it must be among the first of what is found. */
const MEANT: Readonly<Record<string, readonly [typed: string, meant: string, among?: number][]>> = {
  English: [
    ["heat", "remote_seat_heater_request", 4],
    ["heat", "remote_steering_wheel_heater_request", 4],
    ["heat", "auto_conditioning_start", 12],
    ["frunk", "actuate_trunk", 1],
    ["boot", "actuate_trunk", 2],
    ["defrost", "set_preconditioning_max", 1],
    ["ice", "set_preconditioning_max", 1],
    ["dog", "set_climate_keeper_mode", 1],
    ["amps", "set_charging_amps", 2],
    ["garage", "trigger_homelink", 1],
    ["ac", "auto_conditioning_start", 2],
    ["charge", "charge_start", 10],
    ["speed", "speed_limit_set_limit", 3],
    ["unlock", "door_unlock", 1],
    ["sunroof", "sun_roof_control", 1],
    ["louder", "media_volume_up", 1],
    ["map", "navigation_request", 4],
    ["fart", "remote_boombox", 1],
    ["battery limit", "set_charge_limit", 2],
    ["celsius", "setting:temperature", 2],
    ["forget", "place:forget", 6],
    // A slip of the finger.
    ["windwos", "window_control", 1],
    ["chargng", "charge_start", 6],
  ],
  German: [
    ["heizen", "auto_conditioning_start", 6],
    ["sitzheizung", "remote_seat_heater_request", 2],
    ["türen", "door_lock", 4],
    ["turen", "door_lock", 4],
    ["aufschließen", "door_unlock", 1],
    ["aufschliessen", "door_unlock", 1],
    ["kofferraum", "actuate_trunk", 3],
    ["wächter", "set_sentry_mode", 1],
    ["lüften", "window_control", 3],
    ["sprache", "setting:language", 1],
  ],
  French: [
    ["chauffage", "auto_conditioning_start", 8],
    ["siège chauffant", "remote_seat_heater_request", 2],
    ["portes", "door_lock", 4],
    ["hayon", "actuate_trunk", 2],
    ["dégivrage", "set_preconditioning_max", 1],
    ["degivrage", "set_preconditioning_max", 1],
    ["sentinelle", "set_sentry_mode", 1],
    ["vitres", "window_control", 3],
    ["langue", "setting:language", 1],
  ],
  Spanish: [
    ["calefacción", "auto_conditioning_start", 6],
    ["calefaccion", "auto_conditioning_start", 6],
    ["ventanas", "window_control", 1],
    ["maletero", "actuate_trunk", 3],
    ["cajuela", "actuate_trunk", 2],
    ["bocina", "honk_horn", 1],
    ["centinela", "set_sentry_mode", 1],
    ["amperios", "set_charging_amps", 1],
    ["idioma", "setting:language", 2],
  ],
};

for (const [language, meanings] of Object.entries(MEANT)) {
  test(`people's own words in ${language} lead to what they mean, on a page in English`, async ({ page }) => {
    await open(page);
    for (const [typed, meant, among = 1] of meanings) {
      await test.step(`${typed}: ${meant}`, async () => {
        await field(page).fill(typed);
        await expect.poll(async () => (await names(page)).slice(0, among)).toContain(meant);
      });
    }
  });
}

test("every command is found by its title, in whatever language", async ({ page }) => {
  await open(page);
  await field(page).fill("lock");
  await expect(found(page).first()).toBeVisible();
  const titles = commands().map(({ name, title }) => [name, title]);
  for (const load of Object.values(catalogues)) {
    const { commands: words } = await load();
    titles.push(...Object.entries(words).map(([name, { title }]) => [name, title.replaceAll("\u00ad", "")]));
  }
  const lost = await page.evaluate((all) => {
    const finder = document.querySelector("command-finder") as unknown as {
      search: (query: string) => string[];
    };
    return all.filter(([name = "", title = ""]) => !finder.search(title).slice(0, 6).includes(name));
  }, titles);
  expect(lost).toEqual([]);
});

test("each word of the lists leads to a command or setting that exists", () => {
  const known = new Set<string>(commands().map(({ name }) => name));
  const keys = [englishSearch, germanSearch, frenchSearch, spanishSearch].flatMap((words) =>
    Object.keys(words),
  );
  expect(keys.filter((key) => !known.has(key) && !/^(setting|place):/.test(key))).toEqual([]);
});

test("what is found is ready to use with nothing but the keyboard", async ({ page, api }) => {
  await connectTo(page, api);
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("honk");
  await expect(found(page)).toHaveCount(1);
  await expect(page.getByText("One found.")).toBeVisible();
  await page.keyboard.press("Enter");
  expect(api.sent).toEqual([]);
  const button = found(page).locator("[data-command=honk_horn]");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expectState(found(page).locator("form"), "done");
  expect(api.car.horn.count).toBe(1);

  await page.keyboard.press("Escape");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(found(page)).toHaveCount(0);
  await expect(formOf(page, "honk_horn")).toBeVisible();
});

test("a command with a number is filled and sent from what was found", async ({ page, api }) => {
  await connectTo(page, api);
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("limit battery");
  const form = found(page).locator("form[data-form=set_charge_limit]");
  await form.locator("[name=percent]").fill("66");
  await page.keyboard.press("Enter");
  await expectState(form, "done");
  expect(api.car.charge.limit).toBe(66);
});

test("a command that asks twice does so here, and Escape takes the first press back", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await field(page).fill("unlock doors");
  const form = found(page).locator("form[data-form=door_unlock]");
  await page.keyboard.press("ArrowDown");
  await expect(form.locator("[data-command]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expectState(form, "armed");
  await page.keyboard.press("Escape");
  await expectState(form, "idle");
  await expect(form.locator("[data-command]")).toBeFocused();
  expect(api.sent).toEqual([]);
});

test("a setting is changed where it was found", async ({ page }) => {
  await open(page);
  await field(page).fill("fahrenheit");
  await found(page).locator("label", { hasText: "°F" }).click();
  await expect(page.locator("[data-car-line]")).toHaveText("Parked · locked · 71 % · 63 °F");
  await expect(page.locator("[name=settings-temperature][value=F]")).toBeChecked();
  await field(page).fill("sign out");
  await found(page).filter({ hasText: "Forget me" }).click();
  await expect(page.locator("[data-action=forget]")).toBeFocused();
});

test("a command that is under way goes on when something else is looked for", async ({ page, api }) => {
  await connectTo(page, api);
  const release = api.hold("/command/honk_horn");
  await field(page).fill("honk");
  await found(page).locator("[data-command=honk_horn]").click();
  await expect.poll(() => api.sent.length).toBe(1);
  await field(page).fill("sentry");
  release();
  await expect(newest(page)).toHaveAttribute("data-outcome", "done");
});

test("what the car lacks is found last, and says so", async ({ page, api }) => {
  await connectTo(page, api);
  await field(page).fill("cover");
  await expect(found(page).filter({ hasText: "Open tonneau" })).toContainText(
    "This car does not have what it needs.",
  );
  await field(page).fill("qqqq");
  await expect(page.getByText("Nothing found. Try another word")).toBeVisible();
  await expect(found(page)).toHaveCount(0);
});

test("the keys type where something is typed, and wait while a dialog asks", async ({ page }) => {
  await open(page);
  await formOf(page, "navigation_request").getByLabel("Address or link").focus();
  await page.keyboard.type("1/2 Main Street");
  await expect(formOf(page, "navigation_request").getByLabel("Address or link")).toHaveValue(
    "1/2 Main Street",
  );
  await page.locator("[data-action=connect]").click();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).not.toBeFocused();
});

test.describe("without a service worker, which would have kept it", () => {
  test.use({ serviceWorkers: "block" });

  test("where what finds cannot be loaded, the groups stay and the page says so", async ({
    page,
    complaints,
  }) => {
    complaints.allow(/Failed to load|ERR_FAILED/);
    await page.route("**/found-commands-*.js", (route) => route.abort());
    await open(page);
    await field(page).fill("heat");
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await expect(page.locator("[data-group=access]")).toBeVisible();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("what was found stands in the place of the groups", async ({ page, api }) => {
    await connectTo(page, api);
    await field(page).tap();
    await page.keyboard.type("horn");
    await found(page).locator("[data-command=honk_horn]").tap();
    await expectState(found(page).locator("form[data-form=honk_horn]"), "done");
    await expect(page.locator("[data-group=access]")).toBeHidden();
  });
});
