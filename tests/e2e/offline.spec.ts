/** The page as something to install: what its service worker keeps, and what it does not. */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import files from "@fastify/static";
import type { Page } from "@playwright/test";
import Fastify from "fastify";
import { buttonOf, carLine, expectState, findVehicles, formOf, open, press } from "./control-page.ts";
import { DIST, expect, pageServer, TOKEN, test } from "./fixtures.ts";

// With the service worker, which most tests leave out.
test.use({ serviceWorkers: "allow" });

test("after the first visit the page opens without a network, on the simulated car", async ({
  page,
  start,
}) => {
  const host = Fastify({ forceCloseConnections: true });
  await host.register(files, { root: DIST, prefix: "/some/folder/" });
  const address = `${await start(host)}/some/folder/`;
  await open(page, address);
  await workerReady(page);

  await host.close();
  await page.goto("about:blank");
  await open(page, address);
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
  await press(page, "door_unlock", true);
  await expectState(formOf(page, "door_unlock"), "done");
});

test("a network that never answers does not keep the page from opening", async ({ page, start }) => {
  const host = Fastify({ forceCloseConnections: true });
  let silent = false;
  host.addHook("onRequest", (_request, _reply, done) => {
    if (!silent) done();
  });
  await host.register(files, { root: DIST });
  const address = await start(host);
  await open(page, address);
  await workerReady(page);

  silent = true;
  await page.goto("about:blank");
  await open(page, address);
  await expect(page.locator("[data-notice=simulated]")).toBeVisible();
});

test.describe("with a car that the page's own files do not name", () => {
  test.use({ simulatorOptions: { vehicles: [{ vin: "5YJSA1E26HF000337" }] } });

  test("what the API answers, and the token, are in no cache, on the page's own origin either", async ({
    page,
    api,
    start,
  }) => {
    const origin = await start(await pageServer({ upstream: { url: new URL(api.url) } }));
    await open(page, origin);
    await workerReady(page);
    await page.reload();
    await expect(carLine(page)).not.toHaveAttribute("data-status", "reading");
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

    const dialog = await findVehicles(page, {});
    await dialog.locator(`[data-vehicle="${api.car.id}"]`).click();
    await buttonOf(page, "honk_horn").click();
    await expectState(formOf(page, "honk_horn"), "done");

    const entries = await cached(page);
    const paths = entries.map(({ url }) => url.slice(origin.length));
    expect(paths).toContain("/");
    expect(
      paths.filter((path) => !/^\/(assets\/[\w-]+\.\w+|favicon\.svg|manifest\.json)?$/.test(path)),
    ).toEqual([]);
    expect(entries.filter(({ text }) => text.includes(TOKEN) || text.includes(api.car.vin))).toEqual([]);
  });
});

test("a new version is there at the next visit, and of the old one nothing stays", async ({
  page,
  start,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-version-"));
  await cp(DIST, folder, { recursive: true });
  const host = Fastify({ forceCloseConnections: true });
  await host.register(files, { root: folder });
  const origin = await start(host);
  await open(page, origin);
  await workerReady(page);
  const [before] = await cacheNames(page);

  await replaceIn(join(folder, "index.html"), /<title>.*<\/title>/, "<title>Newer</title>");
  await replaceIn(join(folder, "sw.js"), /VERSION = "\w+"/, 'VERSION = "newer"');
  await open(page, origin);
  await expect(page).toHaveTitle("Newer");

  // The old worker waits for its last page to close.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect
    .poll(async () => {
      await page.goto("about:blank");
      await open(page, origin);
      return cacheNames(page);
    })
    .toEqual([before?.replace(/\w+$/, "newer")]);
  await host.close();
  await open(page, origin);
  await expect(page).toHaveTitle("Newer");
  await rm(folder, { recursive: true });
});

test("Chromium finds it installable, with icons in the sizes that the manifest gives", async ({
  page,
  site,
}) => {
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  expect(await devtools.send("Page.getAppManifest")).toMatchObject({ errors: [] });
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // The only hindrance is that tests run in incognito windows.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  const link = await page.locator("link[rel=manifest]").evaluate((element: HTMLLinkElement) => element.href);
  const manifest = await (await page.request.get(link)).json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./" });
  const sizes = await page.evaluate(async (icons: { src: string; sizes: string }[]) => {
    const load = async ({ src, sizes }: { src: string; sizes: string }) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return sizes === "any" ? sizes : `${image.naturalWidth}x${image.naturalHeight}`;
    };
    return Promise.all(icons.map(load));
  }, manifest.icons);
  expect(sizes).toEqual(manifest.icons.map(({ sizes }: { sizes: string }) => sizes));
  expect(sizes).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === "maskable")).toBe(true);
  expect(link).toBe(`${site}/manifest.json`);
});

/** Waits until the service worker has kept what it keeps. */
async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
}

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** All that is in any cache of the origin. */
function cached(page: Page): Promise<{ url: string; text: string }[]> {
  return page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        found.push({ url: request.url, text: (await response?.text()) ?? "" });
      }
    }
    return found;
  });
}

async function replaceIn(path: string, pattern: RegExp, replacement: string): Promise<void> {
  const text = await readFile(path, "utf8");
  expect(text).toMatch(pattern);
  await writeFile(path, text.replace(pattern, replacement));
}
