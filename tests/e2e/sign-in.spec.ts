/** From the first screen to a car of one's own by a sign-in with Tesla, and what can come between. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { carLine, expectState, formOf, newest, press } from "./control-page.ts";
import { expect, goToTesla, openDialog, rowOf, signIn, signInAs, test } from "./simulated-tesla.ts";

test.setTimeout(60_000);

test("from the first screen to an unlocked car that takes signed commands only, without an account", async ({
  page,
  demo,
}) => {
  const dialog = await signIn(page, demo.origin, "simulated");
  expect(page.url()).toBe(`${demo.origin}/?signed-in`);
  const comet = rowOf(dialog, demo.comet);
  await expect(comet.locator("[data-commands=signed]")).toContainText("does not know this browser's key");
  await expect(rowOf(dialog, demo.simulator.vehicles[0]).locator("[data-commands=plain]")).toHaveText(
    "Takes plain commands. Nothing is missing.",
  );

  await comet.locator("summary").click();
  await comet.locator("[data-action=make-key]").click();
  await comet.locator("[data-action=publish-key]").click();
  const link = comet.locator("[data-action=pairing-link]");
  const address = `${demo.origin}/simulated-tesla/_ak/ada.example?vin=${demo.comet.vin}`;
  await expect(link).toHaveAttribute("href", address);
  await expect(comet.getByRole("img", { name: "QR code of the link that pairs Comet" })).toBeVisible();
  expect(demo.comet.keys).toHaveLength(0);

  const [phone] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await phone.getByRole("link", { name: "Allow it for Comet" }).click();
  await expect(phone.locator("main")).toContainText("Comet has the key of ada.example.");
  await phone.close();
  // Nobody presses anything: the page sees it by itself.
  await expect(comet.locator("[data-commands]")).toContainText(
    "knows this browser's key. Nothing is missing.",
  );
  await expect(comet.locator("summary")).toHaveCount(0);

  await comet.locator("[data-vehicle]").click();
  await expect(dialog).toBeHidden();
  expect(page.url()).toBe(`${demo.origin}/`);
  await expect(page.locator("[data-notice=real]")).toContainText(
    "Connected over the internet to a simulated Tesla account.",
  );
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
  await expect(carLine(page)).toContainText("locked");
  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  expect(demo.comet.locked).toBe(false);
  await expect(newest(page).locator("[data-signed=yes]")).toHaveText("signed");
  await expect(carLine(page)).toContainText("unlocked");
});

test("the owner of a server comes to the car through its own relay, and a key that is published elsewhere is seen", async ({
  page,
  owned,
}) => {
  const dialog = await signIn(page, owned.origin, "real");
  const comet = rowOf(dialog, owned.comet);
  await comet.locator("summary").click();
  await comet.locator("[data-action=make-key]").click();
  await expect(comet).toContainText("ada.example serves another key than this browser's.");
  await expect(comet.locator("[data-action=publish-key]")).toHaveCount(0);
  owned.publishKey((await comet.locator("pre code").textContent()) ?? "");
  await expect(comet.locator("[data-step=domain]")).toHaveText("✓ ada.example serves this key.");
  await expect(comet.locator("[data-action=pairing-link]")).toHaveAttribute(
    "href",
    /\/_ak\/ada\.example\?vin=5YJ3E1EA0PF000844$/,
  );
  const [phone] = await Promise.all([
    page.waitForEvent("popup"),
    comet.locator("[data-action=pairing-link]").click(),
  ]);
  await phone.getByRole("link", { name: "Allow it for Comet" }).click();
  await phone.close();
  await expect(comet.locator("[data-commands]")).toContainText("Nothing is missing.");
  await comet.locator("[data-vehicle]").click();
  await expect(page.locator("[data-notice=real]")).toHaveText(
    /Connected over the internet to your Tesla account\.\s+What you press happens in the car\./,
  );
  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
  expect(owned.comet.locked).toBe(false);
  expect(owned.count("/tesla/api/1/vehicles/5YJ3E1EA0PF000844/signed_command")).toBeGreaterThan(0);
});

test("a server with a sign-in offers it before the access token, and no token is ever typed, shown or kept", async ({
  page,
  owned,
}) => {
  await page.goto(owned.origin);
  await page.locator("[data-action=connect]").click();
  let dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-action=sign-in]")).toBeFocused();
  await expect(dialog.locator("[name=accessToken]")).toBeHidden();
  await dialog.locator("summary", { hasText: "Access token" }).click();
  await expect(dialog.locator("[name=accessToken]")).toBeVisible();
  const tokens: string[] = [];
  page.on("response", async (response) => {
    if (response.url().endsWith("/sign-in/token")) tokens.push((await response.json()).accessToken);
  });
  dialog = await signIn(page, owned.origin, "real");
  await rowOf(dialog, owned.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
  const held = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]),
  );
  expect(tokens.length).toBeGreaterThan(0);
  for (const token of tokens) expect(held).not.toContain(token);
});

test("a reload in the middle goes on where it was, before and after a car is chosen", async ({
  page,
  demo,
}) => {
  let dialog = await signIn(page, demo.origin, "simulated");
  await rowOf(dialog, demo.comet).locator("summary").click();
  await rowOf(dialog, demo.comet).locator("[data-action=make-key]").click();
  await expect(rowOf(dialog, demo.comet).locator("[data-action=publish-key]")).toBeVisible();
  await page.reload();
  dialog = page.getByRole("dialog");
  const comet = rowOf(dialog, demo.comet);
  await comet.locator("summary").click();
  await comet.locator("[data-action=publish-key]").click();
  await expect(comet.locator("[data-action=pairing-link]")).toBeVisible();

  await page.reload();
  await rowOf(dialog, demo.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await expect(page.locator("[data-car-name]")).toHaveText("Aurora");
  await page.locator("[data-car]", { hasText: "Comet" }).click();
  await page.reload();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  await expect(page.locator("[data-notice=real]")).toContainText(
    "Connected over the internet to a simulated Tesla account.",
  );
});

test("two tabs share one login; who signs out in one is signed out in the other, and in both after signing in again", async ({
  page,
  context,
  demo,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  const dialog = await signIn(page, demo.origin, "simulated");
  await rowOf(dialog, demo.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  const other = await context.newPage();
  await other.goto(demo.origin);
  await expect(carLine(other)).toHaveAttribute("data-status", "awake");
  await expect(other.locator("[data-notice=real]")).toBeVisible();
  for (const tab of [page, other]) {
    await press(tab, "honk_horn", false);
    await expectState(formOf(tab, "honk_horn"), "done");
  }
  expect(demo.count("/oauth2/v3/token")).toBe(0);

  const again = await openDialog(other, "simulated");
  await again.locator("[data-action=sign-out]").click();
  await expect(again.locator("[data-action=sign-in]")).toBeFocused();
  await expect(again.locator("[data-action=revoke]")).toHaveAttribute(
    "href",
    /revoke_client_id=simulated-app/,
  );
  await expect(other.locator("[data-notice=simulated]")).toBeAttached();
  const notice = page.locator("[data-notice=signed-out]");
  await expect(notice).toContainText(
    "You are signed out. You are no longer signed in: you signed out in another tab or on another device, or this browser lost the sign-in.",
  );
  await press(page, "flash_lights", false);
  await expectState(formOf(page, "flash_lights"), "failed");
  await expect(formOf(page, "flash_lights")).toContainText("You are signed out. Sign in with Tesla again.");
  expect(demo.simulator.vehicles[0].lights.count).toBe(0);

  await again.locator("[data-action=sign-in]").click();
  await other.getByRole("link", { name: "Sign in as Ada" }).click();
  await expect(other.getByRole("dialog").locator("[data-vin]")).toHaveCount(3);
  await expect(notice).toBeHidden();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  await press(page, "flash_lights", false);
  await expectState(formOf(page, "flash_lights"), "done");
});

test("where Tesla has ended the login, the page says so with one button, and goes on after it", async ({
  page,
  demo,
  complaints,
}) => {
  complaints.allow(/status of 401/);
  const dialog = await signIn(page, demo.origin, "simulated");
  await rowOf(dialog, demo.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await expect(carLine(page)).toHaveAttribute("data-status", "awake");
  for (const account of demo.tesla.accounts) demo.tesla.endLogins(account.sub);
  // The car's server takes the token no more, so that it is renewed.
  await page.route("**/simulated-tesla/api/1/**", (route) =>
    route.fulfill({ status: 401, json: { response: null, error: "token expired" } }),
  );
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "failed");
  await page.unroute("**/simulated-tesla/api/1/**");
  const notice = page.locator("[data-notice=signed-out]");
  await expect(notice).toContainText("You are signed out. Tesla has ended the login: Login required.");
  // The command leads to Tesla as well.
  const remedy = formOf(page, "honk_horn").locator("[data-remedy=signIn]");
  await expect(remedy).toHaveText("Sign in with Tesla");
  await remedy.click();
  await expect(page.getByRole("link", { name: "Sign in as Ada" })).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(notice).toContainText("Tesla has ended the login: Login required.");
  await notice.locator("[data-action=sign-in]").click();
  await page.getByRole("link", { name: "Sign in as Ada" }).click();
  await rowOf(page.getByRole("dialog"), demo.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await press(page, "honk_horn", false);
  await expectState(formOf(page, "honk_horn"), "done");
});

test("who refuses is told that nothing was allowed, and may try again", async ({ page, demo }) => {
  await goToTesla(page, demo.origin, "simulated");
  await page.getByRole("link", { name: "Sign in as Ada" }).click();
  await page.getByRole("link", { name: "Refuse" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-failure=refused]")).toContainText("Access was not allowed");
  await expect(dialog.locator("[data-action=sign-in]")).toHaveText(/Try again/);
  await dialog.locator("[data-action=sign-in]").click();
  await signInAs(page, "Ada");
  await expect(dialog.locator("[data-vin]")).toHaveCount(3);
  await expect(dialog.locator("[data-failure]")).toHaveCount(0);
  await dialog.locator("[data-action=close]").click();
  expect(page.url()).toBe(`${demo.origin}/`);
});

test("a second account is refused, in words that say what to do", async ({ page, owned }) => {
  await goToTesla(page, owned.origin, "real");
  await signInAs(page, "Bo");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-failure=account]")).toContainText(
    "This server belongs to another Tesla account",
  );
  await expect(dialog.locator("[data-vin]")).toHaveCount(0);
});

test("every other end of a sign-in has a sentence of its own, and a made-up one says no more than that", async ({
  page,
  demo,
}) => {
  const sentences = new Set<string>();
  for (const failure of ["refused", "expired", "account", "unavailable", "settings", "<b>made up</b>"]) {
    await page.goto(`${demo.origin}/?sign-in-failed=${encodeURIComponent(failure)}`);
    const said = page.getByRole("dialog").getByRole("alert");
    await expect(said).not.toBeEmpty();
    const words = (await said.textContent())?.trim() ?? "";
    expect(words).not.toContain("made up");
    sentences.add(words);
  }
  expect(sentences.size).toBe(6);
});

test("a permission that is missing is named, and one press adds it", async ({ page, demo, complaints }) => {
  complaints.allow(/status of 403/);
  await goToTesla(page, demo.origin, "simulated");
  await page.getByRole("link", { name: "Sign in as Ada" }).click();
  for (const scope of ["vehicle_device_data", "vehicle_cmds"]) {
    await page.locator("li", { hasText: scope }).getByRole("link", { name: "leave out" }).click();
  }
  await page.getByRole("link", { name: "Allow", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-scope]")).toHaveText([
    "to list your cars and read how they are",
    "to send commands",
  ]);
  await expect(dialog).toContainText("The page can't list your cars until you allow that.");
  await dialog.locator("[data-action=add-permissions]").click();
  await signInAs(page, "Ada");
  await expect(dialog.locator("[data-vin]")).toHaveCount(3);
  await expect(dialog.locator("[data-scope]")).toHaveCount(0);
});

test("an app that is not registered in the region, and a car whose way is not told, are named", async ({
  page,
  demo,
  complaints,
}) => {
  complaints.allow(/status of (412|503)/);
  const dialog = await signIn(page, demo.origin, "simulated");
  const [app] = demo.tesla.apps;
  const registrations = app?.registrations;
  if (app) app.registrations = {};
  await page.reload();
  await expect(dialog).toContainText("Run “npm run fleet -- register” on the server");
  if (app && registrations) app.registrations = registrations;
  demo.tesla.failNext({ kind: "unavailable", path: "fleet_status", times: 3 });
  await dialog.locator("[data-action=load-cars]").click();
  await expect(dialog.locator("[data-commands=unknown]")).toHaveCount(3);
  await expect(rowOf(dialog, demo.comet)).toContainText("Tesla answered with status 503.");
});

test("“Forget me” ends the login too, and says so where the server does not answer", async ({
  page,
  context,
  demo,
  complaints,
}) => {
  complaints.allow(/ERR_FAILED/);
  const dialog = await signIn(page, demo.origin, "simulated");
  await rowOf(dialog, demo.simulator.vehicles[0]).locator("[data-vehicle]").click();
  await page.route("**/sign-in/out", (route) => route.abort());
  const forget = page.locator("[data-action=forget]");
  await forget.click();
  await forget.click();
  await expect(page.locator("activity-list")).toContainText("still signed in with Tesla");
  await page.unroute("**/sign-in/out");
  await forget.click();
  await forget.click();
  await expect(page.locator("activity-list")).toContainText("Nothing of yours is left in this browser.");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
});

test("by the keyboard alone, from the first screen to the cars and through all that is missing", async ({
  page,
  demo,
}) => {
  await page.goto(demo.origin);
  await page.locator("[data-action=connect]").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[name=baseUrl]")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, "[data-action=sign-in]");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Sign in as Ada" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Allow", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.locator("[data-vin]")).toHaveCount(3);
  const comet = rowOf(dialog, demo.comet);
  await tabTo(page, `[data-vin="${demo.comet.vin}"] summary`);
  await page.keyboard.press("Enter");
  await tabTo(page, "[data-action=make-key]");
  await page.keyboard.press("Enter");
  await tabTo(page, "[data-action=publish-key]");
  await page.keyboard.press("Enter");
  await tabTo(page, "[data-action=pairing-link]");
  demo.simulator.act(demo.comet.id, "add_key", {
    public_key: demo.tesla.apps[0]?.registrations.EU?.publicKey ?? "",
    role: "fleet_manager",
  });
  // The steps are gone, and the focus is at what comes next.
  await expect(comet.locator("[data-vehicle]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-car-name]")).toHaveText("Comet");
  await expect(dialog).toBeHidden();
});

test("in German, all of it", async ({ page, demo }) => {
  await page.goto(demo.origin);
  await page.locator("[data-action=language]").selectOption("Deutsch");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const dialog = await signIn(page, demo.origin, "simulated");
  await expect(dialog.locator("h3").first()).toHaveText("Beim simulierten Tesla angemeldet");
  await rowOf(dialog, demo.comet).locator("summary").click();
  await expect(rowOf(dialog, demo.comet)).toContainText("kennt es den Schlüssel dieses Browsers noch nicht");
});

test("at another name of the server, the page says where the sign-in works", async ({
  page,
  demo,
  complaints,
}) => {
  complaints.allow(/status of 421/);
  await page.goto(demo.origin.replace("localhost", "127.0.0.1"));
  const dialog = await openDialog(page, "real");
  await expect(dialog.locator("[data-elsewhere]")).toContainText(`This server is ${demo.origin}.`);
});

test.describe("without a violation of axe", () => {
  test("before and after the sign-in, with every step of the key, and signed out", async ({
    page,
    demo,
    complaints,
  }) => {
    complaints.allow(/status of 401/);
    await page.goto(`${demo.origin}/?sign-in-failed=refused`);
    await expect(page.locator("[data-failure]")).toBeVisible();
    await expectAccessible(page, "refused");
    const dialog = await signIn(page, demo.origin, "simulated");
    const comet = rowOf(dialog, demo.comet);
    await comet.locator("summary").click();
    await expect(comet.locator("[data-action=make-key]")).toBeVisible();
    await expectAccessible(page, "cars, without a key");
    await comet.locator("[data-action=make-key]").click();
    await comet.locator("[data-action=publish-key]").click();
    await expect(comet.getByRole("img")).toBeVisible();
    await expectAccessible(page, "link and QR code");
    demo.simulator.act(demo.comet.id, "add_key", {
      public_key: demo.tesla.apps[0]?.registrations.EU?.publicKey ?? "",
      role: "fleet_manager",
    });
    await expect(comet.locator("summary")).toHaveCount(0);
    await comet.locator("[data-vehicle]").click();
    await expect(carLine(page)).toHaveAttribute("data-status", "awake");
    await expectAccessible(page, "signed in");
    for (const account of demo.tesla.accounts) demo.tesla.endLogins(account.sub);
    await page.route("**/simulated-tesla/api/1/**", (route) => route.fulfill({ status: 401, json: {} }));
    await page.locator("[data-action=refresh]").click();
    await expect(page.locator("[data-notice=signed-out]")).toBeVisible();
    await expectAccessible(page, "signed out");
  });

  test("with missing permissions, and with the key that a real domain has to serve", async ({
    page,
    owned,
  }) => {
    await goToTesla(page, owned.origin, "real");
    await page.getByRole("link", { name: "Sign in as Ada" }).click();
    await page.locator("li", { hasText: "vehicle_cmds" }).getByRole("link", { name: "leave out" }).click();
    await page.getByRole("link", { name: "Allow", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await rowOf(dialog, owned.comet).locator("summary").click();
    await rowOf(dialog, owned.comet).locator("[data-action=make-key]").click();
    await expect(dialog.locator("pre")).toBeVisible();
    await dialog.locator("summary", { hasText: "Access token" }).click();
    await expectAccessible(page, "missing");
  });
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await expect(page.locator(selector)).toBeVisible();
  for (let press = 0; press < 30; press++) {
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not lead to ${selector}.`);
}
