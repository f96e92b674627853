// The sign-in in Chromium: its cookies, its headers, and its locks between tabs, none of which a test can stand in for.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import type { Browser, BrowserContext } from "@playwright/test";
import { createServer } from "../../server/server.ts";
import { simulateSignIn } from "../../server/sign-in/simulated.ts";
import { createSimulator } from "../../simulator/index.ts";
import { builtPage, listening, started } from "../server/helpers.ts";
import { isTaken, sendRefresh, signIn, teslaWithApp } from "../sign-in/tesla.ts";
import { launch } from "./in-chromium.ts";

const npm = join(import.meta.dirname, "..", "..", "npm");

let browser: Browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function contextFor(t: TestContext): Promise<BrowserContext> {
  const context = await browser.newContext();
  t.after(() => context.close());
  // tsx gives functions their names by this one, which pages lack.
  await context.addInitScript({ content: "globalThis.__name = (value) => value;" });
  return context;
}

/** A login in IndexedDB, as an app keeps it. */
declare const store: { read(): Promise<object | undefined>; write(login?: object): Promise<void> };
const STORE = `
  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open("app");
    request.onupgradeneeded = () => request.result.createObjectStore("login");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const inStore = async (mode, act) => {
    const transaction = (await opened).transaction("login", mode);
    const request = act(transaction.objectStore("login"));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  globalThis.store = {
    read: () => inStore("readonly", (store) => store.get("login")),
    write: (login) => inStore("readwrite", (store) => store.put(login, "login")),
  };
`;

/** A page with the package's sign-in beside it. */
async function folderWithSignIn(t: TestContext): Promise<string> {
  const files: Record<string, string> = {
    "index.html": '<!doctype html><title>Page</title><script type="module" src="/store.js"></script>',
    "store.js": STORE,
  };
  for (const name of ["sign-in.js", "error.js"]) files[name] = await readFile(join(npm, name), "utf8");
  return builtPage(t, files);
}

async function freePort(t: TestContext): Promise<number> {
  const server = createHttpServer();
  const port = await listening(t, server, "127.0.0.1");
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The server of `npm start` without an app, and what it answered under `/sign-in`. */
async function startServer(t: TestContext) {
  const simulator = createSimulator();
  const port = await freePort(t);
  const origin = `http://localhost:${port}`;
  const app = await createServer({
    simulator,
    page: await folderWithSignIn(t),
    signIn: simulateSignIn(simulator, origin),
    log: () => {},
  });
  const answers: string[] = [];
  app.addHook("onResponse", async ({ method, url }, { statusCode }) => {
    // Chromium also asks for an icon, when it has the time.
    if (url.startsWith("/sign-in")) answers.push(`${method} ${url} ${statusCode}`);
  });
  await started(t, app, { host: "localhost", port });
  return { origin, answers };
}

test("a person signs in, scripts see no cookie, and the page gets a token that the API takes", async (t) => {
  const { origin } = await startServer(t);
  const context = await contextFor(t);
  const page = await context.newPage();
  // By another name of this machine: the cookies would be lost there.
  await page.goto(`${origin.replace("localhost", "127.0.0.1")}/sign-in/start`);
  await page.getByText("Sign in as Ada").click();
  await page.getByText("Allow", { exact: true }).click();
  await page.waitForURL(`${origin}/?signed-in`);
  assert.equal(await page.evaluate(() => document.cookie), "");
  const [cookie, ...others] = await context.cookies(`${origin}/sign-in/token`);
  assert.deepEqual(others, []);
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.path], [true, "Strict", "/sign-in"]);
  const count = await page.evaluate(async () => {
    const address = "/sign-in.js";
    const { tokenFrom } = await import(address);
    const token = await tokenFrom("/sign-in/token")({ refresh: false });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch("/simulated-tesla/api/1/vehicles", { headers });
    return (await answer.json()).count;
  });
  assert.equal(count, 3);
});

test("a page of another origin gets no token, by no way that a page has", async (t) => {
  const { origin, answers } = await startServer(t);
  const context = await contextFor(t);
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in/start`);
  await page.getByText("Sign in as Ada").click();
  await page.getByText("Allow", { exact: true }).click();
  await page.waitForURL(`${origin}/?signed-in`);

  // The same site for cookies, which ignore ports, so that even a strict one is sent.
  const elsewhere = createHttpServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<form method="post" action="${origin}/sign-in/token"><button>Win</button></form>`);
  });
  const port = await listening(t, elsewhere, "localhost");
  const foreign = await context.newPage();
  answers.length = 0;
  await foreign.goto(`http://localhost:${port}/`);
  const tries = await foreign.evaluate(async (origin) => {
    const attempt = (path: string, init: RequestInit) =>
      fetch(`${origin}${path}`, { credentials: "include", ...init }).then(
        (response) => response.type,
        () => "failed",
      );
    return [
      await attempt("/sign-in", {}),
      await attempt("/sign-in/token", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      }),
      await attempt("/sign-in/token", { method: "POST", mode: "no-cors", body: "{}" }),
      await attempt("/sign-in/out", { method: "POST", mode: "no-cors" }),
    ];
  }, origin);
  assert.deepEqual(tries, ["failed", "failed", "failed", "failed"]);
  await foreign.getByText("Win").click();
  await foreign.waitForURL(`${origin}/sign-in/token`);
  assert.deepEqual(answers, [
    // The page can't read this one, and it holds no secret.
    "GET /sign-in 200",
    // The preflight of JSON.
    "OPTIONS /sign-in/token 404",
    "POST /sign-in/token 403",
    "POST /sign-in/out 403",
    "POST /sign-in/token 403",
  ]);
  const stillIn = await page.evaluate(async () => (await (await fetch("/sign-in")).json()).signedIn);
  assert.equal(stillIn, true);
});

test("two tabs that hold a refresh token renew it once, one after the other", async (t) => {
  const tesla = teslaWithApp();
  const { refresh_token } = await signIn(tesla);
  const context = await contextFor(t);
  let underWay = 0;
  let most = 0;
  let sent = 0;
  await context.route("**/refresh", async (route) => {
    sent += 1;
    underWay += 1;
    most = Math.max(most, underWay);
    const answer = await sendRefresh(tesla, route.request().postData() ?? "");
    const body = await answer.text();
    underWay -= 1;
    await route.fulfill({ status: answer.status, contentType: "application/json", body });
  });
  const { origin } = await startServer(t);
  const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
  for (const tab of tabs) {
    await tab.goto(origin);
    // Not localStorage: what another tab has written there may come late, locks or not.
    await tab.waitForFunction(() => "store" in globalThis);
  }
  await tabs[0]?.evaluate((refreshToken) => store.write({ refreshToken }), refresh_token);
  const call = () =>
    Promise.all(
      tabs.map((tab) =>
        tab.evaluate(async () => {
          const address = "/sign-in.js";
          const { refreshingToken } = await import(address);
          const accessToken = refreshingToken({
            load: () => store.read(),
            save: (login: object) => store.write(login),
            refresh: (body: string, { signal }: { signal: AbortSignal }) =>
              fetch("/refresh", { method: "POST", body, signal }),
          });
          return Promise.all([1, 2, 3].map(() => accessToken({ refresh: false })));
        }),
      ),
    );
  const first = new Set((await call()).flat());
  assert.deepEqual([first.size, sent, most], [1, 1, 1]);
  await tabs[1]?.evaluate(async () => store.write({ ...(await store.read()), expiresAt: 0 }));
  const second = new Set((await call()).flat());
  assert.deepEqual([second.size, sent, most], [1, 2, 1]);
  assert(await isTaken(tesla, [...second][0] ?? ""));
});
