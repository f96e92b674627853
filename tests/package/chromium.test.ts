// Keys and signed commands in Chromium: tabs that share a key, and one simulated car for all of them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type * as Package from "tesla-commands";
import { createSimulator, SIMULATED_TOKEN } from "../../simulator/index.ts";
import { launch } from "./in-chromium.ts";

const root = join(import.meta.dirname, "..", "..");
const pkg = join(root, "pkg");
const VIN = "5YJ3E1EA0PF000844";
const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };

const server = createServer((request, response) => {
  const name = request.url?.slice(1) || "page.html";
  response.setHeader("content-type", TYPES[name.split(".").pop() ?? ""] ?? "text/plain");
  if (name === "page.html") response.end("<!doctype html><title>Tab</title>");
  else if (/^[\w.]+$/.test(name))
    readFile(join(pkg, name)).then(
      (file) => response.end(file),
      () => response.writeHead(404).end(),
    );
});
let browser: Browser;
let context: BrowserContext;
let origin: string;

before(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
  context = await browser.newContext();
});

after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** What the tabs' requests reach, and how many there were. */
async function carFor(context: BrowserContext) {
  const simulator = createSimulator();
  const paths: string[] = [];
  await context.route("**/api/1/**", async (route) => {
    const request = route.request();
    paths.push(new URL(request.url()).pathname);
    const body = request.postData();
    const response = await simulator.fetch(
      new Request(request.url(), {
        method: request.method(),
        headers: await request.allHeaders().then(({ authorization, "content-type": type }) => ({
          ...(authorization && { authorization }),
          ...(type && { "content-type": type }),
        })),
        ...(body !== null && { body }),
      }),
    );
    await route.fulfill({ status: response.status, body: await response.text() });
  });
  return { simulator, id: simulator.vehicle(VIN).id, paths };
}

/** A tab with the package, ready. */
async function tab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(async () => {
    const tesla = (await import("/index.js" as string)) as typeof Package;
    await tesla.default();
    Object.assign(globalThis, { tesla });
  });
  return page;
}

declare const tesla: typeof Package;
declare function enrol(pem: string): Promise<void>;

/** How many things the site has in all its databases. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name as string);
      await new Promise((resolve) => opening.addEventListener("success", resolve));
      const database = opening.result;
      for (const store of database.objectStoreNames) {
        const counting = database.transaction(store).objectStore(store).count();
        await new Promise((resolve) => counting.addEventListener("success", resolve));
        count += counting.result;
      }
      database.close();
    }
    return count;
  });

test("a key is kept, found in another tab, used by both, and deleted", async () => {
  const { simulator, id, paths } = await carFor(context);
  const first = await tab();
  await first.exposeFunction("enrol", (pem: string) => {
    simulator.act(id, "add_key", { public_key: pem, role: "owner" });
  });
  await first.evaluate(async (accessToken) => {
    const { createKey, doorUnlock, loadKey, publicKeyPem, saveKey } = tesla;
    let key = await loadKey("my car");
    if (!key) {
      key = await createKey();
      await saveKey("my car", key);
      await enrol(await publicKeyPem(key));
    }
    await doorUnlock({ id: "5YJ3E1EA0PF000844", accessToken, baseUrl: "/tesla", key });
  }, SIMULATED_TOKEN);
  assert.equal(simulator.vehicle(VIN).locked, false);
  paths.length = 0;
  const second = await tab();
  const unlock = { vin: VIN, accessToken: SIMULATED_TOKEN };
  const honk = (page: Page, count: number) =>
    page.evaluate(
      async ({ vin, accessToken, count }) => {
        const key = await tesla.loadKey("my car");
        if (!key) throw new Error("no key");
        const vehicle = { id: vin, accessToken, baseUrl: location.origin, key };
        const calls = Array.from({ length: count }, () => tesla.honkHorn(vehicle));
        return { outcomes: await Promise.all(calls), extractable: key.privateKey.extractable };
      },
      { ...unlock, count },
    );
  /** The same from a worker of the tab. */
  const honkInWorker = (page: Page, count: number) =>
    page.evaluate(
      async ({ vin, accessToken, count }) => {
        const script = `
          import init, { honkHorn, loadKey } from "${location.origin}/index.js";
          await init();
          const key = await loadKey("my car");
          const vehicle = { id: "${vin}", accessToken: "${accessToken}", baseUrl: "${location.origin}", key };
          const calls = Array.from({ length: ${count} }, () => honkHorn(vehicle).catch(String));
          postMessage({ outcomes: await Promise.all(calls), extractable: key.privateKey.extractable });`;
        const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
        const worker = new Worker(url, { type: "module" });
        return new Promise<Awaited<ReturnType<typeof honk>>>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data);
        });
      },
      { ...unlock, count },
    );
  const results = await Promise.all([
    ...[honk(first, 15), honk(second, 15), honk(first, 5)],
    ...[honkInWorker(first, 10), honkInWorker(second, 10)],
  ]);
  for (const { outcomes, extractable } of results) {
    assert.equal(extractable, false);
    for (const outcome of outcomes) assert.deepEqual(outcome, { result: true, reason: "" });
  }
  assert.equal(simulator.vehicle(VIN).horn.count, 55);
  // A lock keeps tabs and workers apart: none meets a number that another has used.
  assert.equal(paths.length, 55 + 4);
  assert.equal(
    await kept(second),
    3,
    "the key, and for both parts of the car the number of the last command",
  );
  const left = await second.evaluate(async () => {
    await tesla.deleteKey("my car");
    return [await tesla.loadKey("my car"), await tesla.loadKey("another")];
  });
  assert.deepEqual(left, [undefined, undefined]);
  assert.equal(await kept(second), 0);
  await context.unrouteAll();
});

test("who waits for another tab ends with the time and the signal, and has its turn when the other is gone", async () => {
  const { simulator, id } = await carFor(context);
  const [first, second] = [await tab(), await tab()];
  const pem = await first.evaluate(async () => {
    const key = await tesla.createKey();
    await tesla.saveKey("my car", key);
    return tesla.publicKeyPem(key);
  });
  simulator.act(id, "add_key", { public_key: pem, role: "owner" });
  const car = await simulator.signed(id);
  car.disturb({ kind: "slow", milliseconds: 5_000 });
  const given = { vin: VIN, accessToken: SIMULATED_TOKEN };
  // The first tab has the lock, and waits for an answer that does not come.
  const waiting = first.evaluate(async ({ vin, accessToken }) => {
    const key = await tesla.loadKey("my car");
    const controller = new AbortController();
    Object.assign(globalThis, { controller });
    const { signal } = controller;
    return tesla
      .doorUnlock({ id: vin, accessToken, baseUrl: location.origin, key }, { signal })
      .catch(({ code }) => code);
  }, given);
  await first.waitForFunction(async () => (await navigator.locks.query()).held?.length === 1);
  const outcomes = await second.evaluate(async ({ vin, accessToken }) => {
    const vehicle = { id: vin, accessToken, baseUrl: location.origin, key: await tesla.loadKey("my car") };
    const signal = AbortSignal.timeout(100);
    return [
      await tesla.doorUnlock(vehicle, { timeoutMs: 100 }).catch(({ code }) => code),
      await tesla.doorUnlock(vehicle, { signal }).catch(({ code }) => code),
      (await navigator.locks.query()).pending?.length,
    ];
  }, given);
  assert.deepEqual(outcomes, ["timeout", "aborted", 0]);
  await first.evaluate("controller.abort()");
  assert.equal(await waiting, "aborted");
  const done = await second.evaluate(async ({ vin, accessToken }) => {
    const vehicle = { id: vin, accessToken, baseUrl: location.origin, key: await tesla.loadKey("my car") };
    return tesla.doorUnlock(vehicle);
  }, given);
  assert.deepEqual(done, { result: true, reason: "" });
  const { held, pending } = await second.evaluate(() => navigator.locks.query());
  assert.deepEqual([held, pending], [[], []]);
  await context.unrouteAll({ behavior: "ignoreErrors" });
});

test("the key of a file makes with the car's the session key of the vectors", async () => {
  const page = await tab();
  const file = Buffer.from(
    "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b02010104202538cdc29a97c19c1e99a637d6cf4f8c970c118b56ede1e6323e6d162c4b30dba1440342" +
      "0004b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e",
    "hex",
  );
  const car = Buffer.from(
    "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97",
    "hex",
  );
  const pem = `-----BEGIN PRIVATE KEY-----\n${file.toString("base64")}\n-----END PRIVATE KEY-----`;
  const script = await readFile(join(root, "src", "web-crypto.js"), "utf8");
  const bytes = await page.evaluate(
    async ({ pem, car, script }) => {
      const file = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      const { sessionKey } = await import(file);
      return [...(await sessionKey(await tesla.importKey(pem), Uint8Array.from(car)))];
    },
    { pem, car: [...car], script },
  );
  assert.equal(Buffer.from(bytes).toString("hex"), "1b2fce19967b79db696f909cff89ea9a");
});
