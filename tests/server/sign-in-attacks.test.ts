/** What others may try with a browser of the owner, or with the server's files. */

import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { CLIENT_ID, CLIENT_SECRET } from "../sign-in/tesla.ts";
import { ORIGIN, startSignIn, temporaryFolder } from "./sign-in.ts";

const FOREIGN = "https://evil.example";

test("a callback with a foreign state, without its cookie, or with a cookie of one's own making signs nobody in", async (t) => {
  const { browser, sent } = await startSignIn(t);
  const attacker = browser();
  const theirs = await attacker.authorize();
  const victim = browser();
  const expired = `${ORIGIN}/?sign-in-failed=expired`;
  assert.equal((await victim.send("GET", theirs)).headers.location, expired, "no cookie");
  const own = await victim.authorize();
  assert.equal((await victim.send("GET", theirs)).headers.location, expired, "another sign-in");
  assert.equal((await victim.send("GET", own)).headers.location, expired, "a cookie is used once");
  const forged = JSON.stringify({ state: "mine", codeVerifier: "mine" });
  for (const value of [forged, `${forged}.c2lnbmF0dXJl`, "s:x.y", "null"]) {
    victim.cookies.set("tesla-commands-8080-start", encodeURIComponent(value));
    assert.equal(
      (await victim.send("GET", "/sign-in/callback?code=EU_1&state=mine")).headers.location,
      expired,
    );
  }
  assert.equal(sent("authorization_code"), 0);
});

test("no code is exchanged for a state that is there twice", async (t) => {
  const { browser, sent } = await startSignIn(t);
  const page = browser();
  const callback = await page.authorize();
  const { headers } = await page.send("GET", `${callback}&state=other`);
  assert.equal(headers.location, `${ORIGIN}/?sign-in-failed=expired`);
  assert.equal(sent("authorization_code"), 0);
});

test("tokens and signing out are for the server's own page alone", async (t) => {
  const allowOrigins = ["https://app.example"];
  const { browser, app } = await startSignIn(
    t,
    {},
    { allowOrigins, upstream: { url: new URL("http://127.0.0.1:1") } },
  );
  const page = browser();
  await page.signIn();
  const refused: Record<string, string>[] = [
    { origin: FOREIGN, "sec-fetch-site": "cross-site" },
    { origin: "https://app.example", "sec-fetch-site": "cross-site" },
    { origin: "http://localhost:3000", "sec-fetch-site": "same-site" },
    { origin: ORIGIN, "sec-fetch-site": "cross-site" },
    { origin: FOREIGN, "sec-fetch-site": "same-origin" },
    { origin: "null" },
    { origin: "http://localhost" },
    { origin: `${ORIGIN}.evil.example` },
    { "sec-fetch-site": "none" },
    {},
  ];
  for (const headers of refused) {
    for (const path of ["/sign-in/token", "/sign-in/out"]) {
      const answer = await page.send("POST", path, {
        headers: { "content-type": "application/json", ...headers },
        payload: "{}",
      });
      assert.equal(answer.statusCode, 403, JSON.stringify(headers));
      assert.equal(answer.json().error, "foreign_origin");
      assert.equal(answer.headers["access-control-allow-origin"], undefined);
    }
  }
  for (const headers of [{ origin: ORIGIN }, { "sec-fetch-site": "same-origin" }]) {
    const answer = await page.send("POST", "/sign-in/token", {
      headers: { "content-type": "application/json", ...headers } as Record<string, string>,
      payload: "{}",
    });
    assert.equal(answer.statusCode, 200, JSON.stringify(headers));
  }
  const preflight = await app.inject({
    method: "OPTIONS",
    url: "/sign-in/token",
    headers: {
      host: "localhost:8080",
      origin: "https://app.example",
      "access-control-request-method": "POST",
    },
  });
  assert.equal(preflight.statusCode, 404);
  assert.equal(preflight.headers["access-control-allow-origin"], undefined);
});

test("a form is refused, whatever it claims to be", async (t) => {
  const { browser } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  for (const type of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]) {
    const headers = { "content-type": type, origin: ORIGIN, "sec-fetch-site": "same-origin" };
    const answer = await page.send("POST", "/sign-in/token", { headers, payload: "{}" });
    assert.equal(answer.statusCode, 415, type);
  }
});

test("nothing is told to a browser that has not signed in, or has a cookie of its own making", async (t) => {
  const { browser } = await startSignIn(t);
  await browser().signIn();
  const other = browser();
  for (const cookie of [undefined, "guess", "__proto__"]) {
    if (cookie !== undefined) other.cookies.set("tesla-commands-8080", cookie);
    assert.equal((await other.post("/sign-in/token")).statusCode, 401);
    assert.equal((await other.post("/sign-in/out")).statusCode, 401);
    assert.equal((await other.send("GET", "/sign-in/key")).statusCode, 401);
    assert.equal((await other.state()).signedIn, false);
  }
});

test("a foreign name that leads to this machine (DNS rebinding) gets no answer", async (t) => {
  const { browser } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  for (const host of [
    "evil.example:8080",
    "localhost:8080.evil.example",
    "localhost",
    "localhost:9090",
    "",
  ]) {
    const headers = {
      host,
      origin: `http://${host}`,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    for (const [method, path] of [
      ["GET", "/sign-in"],
      ["GET", "/sign-in/callback?code=EU_1&state=x"],
      ["GET", "/sign-in/key"],
      ["POST", "/sign-in/token"],
      ["POST", "/sign-in/out"],
    ] as const) {
      const answer = await page.send(method, path, { headers, ...(method === "POST" && { payload: "{}" }) });
      assert.equal(answer.statusCode, 421, `${host} ${path}`);
    }
  }
  const start = await page.send("GET", "/sign-in/start", { headers: { host: "evil.example:8080" } });
  assert.equal(start.statusCode, 421);
  assert.equal(start.headers.location, undefined);
});

test("no request chooses where a person is sent", async (t) => {
  const { browser } = await startSignIn(t);
  const tries = [
    `/sign-in/start?next=${FOREIGN}&redirect_uri=${FOREIGN}&back=//evil.example`,
    `/sign-in/start?more=${FOREIGN}`,
    `/sign-in/callback?code=EU_1&state=x&redirect_uri=${FOREIGN}`,
    `/sign-in/callback?error=${FOREIGN}`,
    `${FOREIGN}/sign-in/start`,
  ];
  for (const url of tries) {
    for (const host of ["localhost:8080", "127.0.0.1:8080"]) {
      const headers = { host, "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
      const { location } = (await browser().send("GET", url, { headers })).headers;
      if (location === undefined) continue;
      const { origin, searchParams } = new URL(String(location), ORIGIN);
      assert([ORIGIN, "https://auth.tesla.com"].includes(origin), String(location));
      assert.doesNotMatch(String(searchParams), /evil/);
    }
  }
});

test("no token, code, cookie or secret reaches a log, a file that needs none, or an answer to the page", async (t) => {
  const { browser, lines, settings, tesla } = await startSignIn(t);
  const page = browser();
  const answers: string[] = [];
  const codes: string[] = [];
  const keep = (answer: { body: string; headers: object }) =>
    answers.push(answer.body + JSON.stringify(answer.headers));
  const callback = await page.authorize();
  codes.push(new URL(callback, ORIGIN).searchParams.get("code") ?? "");
  keep(await page.send("GET", callback));
  keep(await page.send("GET", "/sign-in"));
  const { accessToken } = (await page.post("/sign-in/token")).json();
  const login = JSON.parse(await readFile(join(settings.folder, `${CLIENT_ID}.login.json`), "utf8"));
  const session = page.cookies.get("tesla-commands-8080") ?? "";
  const sessions = await readFile(join(settings.folder, `${CLIENT_ID}.sessions.json`), "utf8");

  // And all that goes wrong.
  const failing = await page.authorize();
  codes.push(new URL(failing, ORIGIN).searchParams.get("code") ?? "");
  tesla.failNext({ kind: "half" });
  keep(await page.send("GET", failing));
  keep(await page.send("GET", failing));
  tesla.failNext({ kind: "blocked" });
  tesla.endLogins(tesla.accounts[0]?.sub ?? "");
  const { createHash } = await import("node:crypto");
  const not = createHash("sha256").update(accessToken).digest("base64url");
  keep(await page.post("/sign-in/token", { refresh: true, not }));
  keep(await page.post("/sign-in/token", { not: "x" }, { "content-type": "text/plain" }));
  keep(
    await page.send("POST", "/sign-in/token", {
      headers: { "content-type": "application/json" },
      payload: "{",
    }),
  );
  keep(await page.post("/sign-in/out"));

  assert(
    session.length === 43 &&
      login.refreshToken.startsWith("EU_") &&
      codes.every((code) => code.startsWith("EU_")),
  );
  const secrets = [CLIENT_SECRET, login.refreshToken, accessToken, ...codes];
  for (const secret of secrets) {
    for (const text of [...lines, ...answers, sessions]) assert(!text.includes(secret), text);
  }
  for (const text of [...lines, sessions]) assert(!text.includes(session), text);
  assert(!JSON.stringify(login).includes(CLIENT_SECRET));
});

test("the files of a login are their owner's alone, and no half-written one is left", async (t) => {
  const folder = join(await temporaryFolder(t), "new", "folder");
  const { browser } = await startSignIn(t, { folder });
  await browser().signIn();
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  const names = await readdir(folder);
  assert.deepEqual(names.sort(), [`${CLIENT_ID}.login.json`, `${CLIENT_ID}.sessions.json`]);
  for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
});

test("a login that others on this machine can read keeps the server from starting", async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${CLIENT_ID}.login.json`);
  await writeFile(path, "{}");
  await chmod(path, 0o640);
  await assert.rejects(startSignIn(t, { folder }), {
    name: "StartError",
    message: `LOGIN_FOLDER: other users of this machine can read ${path}. Run: chmod 600 ${path}`,
  });
});
