/** Places and links that are shared to the page, or pasted into it. */

import type { Page } from "@playwright/test";
import { connectTo, formOf, letRead, open } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

const asked = (page: Page) => page.getByRole("dialog");
const send = (page: Page) => page.locator("[data-action=send-asked]");

test("the manifest makes the installed app a share target, without errors", async ({ page }) => {
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? "").share_target).toEqual({
    action: "./",
    method: "GET",
    enctype: "application/x-www-form-urlencoded",
    params: { title: "share-title", text: "share-text", url: "share-url" },
  });
});

/** As apps fill the three parts, and what of them goes to the car. */
const SHARED: readonly [name: string, parts: Record<string, string>, text: string][] = [
  [
    "a map that puts everything into the text",
    { title: "Café Zoë", text: "Café Zoë\n1 Main Street\nhttps://maps.app.goo.gl/abc?x=1&y=2" },
    "Café Zoë\n1 Main Street\nhttps://maps.app.goo.gl/abc?x=1&y=2",
  ],
  [
    "a browser",
    { title: "A page", text: "A page", url: "https://example.com/p" },
    "A page\nhttps://example.com/p",
  ],
  [
    "an app that says the link twice",
    { text: "See https://e.com", url: "https://e.com" },
    "See https://e.com",
  ],
  ["a link alone", { url: "https://maps.apple.com/?ll=52.37,4.89" }, "https://maps.apple.com/?ll=52.37,4.89"],
  ["a title alone", { title: "Amsterdam Centraal" }, "Amsterdam Centraal"],
];

for (const [name, parts, text] of SHARED) {
  test(`${name}: it is asked about with the car named, and sent as a phone shares it`, async ({
    page,
    api,
  }) => {
    await page.clock.install();
    await connectTo(page, api);
    await share(page, parts);
    await expect(asked(page)).toContainText("Send this to the navigation of Aurora?");
    await expect(asked(page).locator(".asked-text")).toHaveText(text);
    expect(api.sent).toEqual([]);
    await letRead(page);
    await send(page).click();
    await expect(asked(page)).toContainText("Done.");
    expect(api.sent.map(({ target, body }) => [target.split("/").pop(), JSON.parse(body)])).toEqual([
      [
        "navigation_request",
        {
          type: "share_ext_content_raw",
          value: { "android.intent.extra.TEXT": text },
          locale: "en-US",
          timestamp_ms: expect.stringMatching(/^\d{13}$/),
        },
      ],
    ]);
  });
}

test("the address of a share opens the page, and a reload asks no more", async ({ page }) => {
  await open(page, `/?${new URLSearchParams({ "share-text": "1 Main Street" })}`);
  await expect(asked(page)).toContainText("Aurora (simulated)?");
  await expect(page).toHaveURL(/\/$/);
  await page.locator("[data-action=not-now]").click();
  await page.reload();
  await expect(page.locator("[data-car-line]")).toBeVisible();
  await expect(asked(page)).toHaveCount(0);
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("without a network the page opens with what was shared", async ({ page, context }) => {
    await open(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await context.setOffline(true);
    await open(page, `/?${new URLSearchParams({ "share-url": "https://example.com" })}`);
    await expect(asked(page)).toContainText("https://example.com");
  });
});

test("a share of nothing asks for nothing", async ({ page }) => {
  await open(page, "/?share-title=&share-text=%20&share-url=");
  await expect(asked(page)).toHaveCount(0);
  await expect(page.locator("[data-daily=lock]")).toBeVisible();
});

test("what was shared never becomes markup, and is cut where no car could take it", async ({ page }) => {
  const text = `<img src=x onerror="window.hacked = true">${"a".repeat(9_000)}`;
  await open(page, `/?${new URLSearchParams({ "share-text": text })}`);
  await expect(asked(page).locator(".asked-text")).toContainText('<img src=x onerror="');
  expect((await asked(page).locator(".asked-text").textContent())?.length).toBe(4096);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

test("a link that is pasted into the page is asked about, and one pasted into a field is not", async ({
  page,
  api,
}) => {
  await connectTo(page, api);
  await paste(page, "body", "https://maps.app.goo.gl/abc");
  await expect(asked(page)).toContainText("Pasted into this page.");
  await expect(asked(page)).toContainText("https://maps.app.goo.gl/abc");
  await page.keyboard.press("Escape");
  await paste(page, "form[data-form=navigation_request] [name=address]", "https://example.com");
  await expect(asked(page)).toHaveCount(0);
  await expect(formOf(page, "navigation_request")).toBeVisible();
  expect(api.sent).toEqual([]);
});

/** As the system hands it over to an app that runs. */
async function share(page: Page, parts: Record<string, string>): Promise<void> {
  const query = new URLSearchParams(Object.entries(parts).map(([part, text]) => [`share-${part}`, text]));
  await page.evaluate((address) => {
    // A navigation to it would lose the token, which is in memory; an installed app is handed the address instead.
    history.replaceState(null, "", address);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  }, `/?${query}`);
}

async function paste(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).evaluate((target, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
