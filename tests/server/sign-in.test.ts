import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Account } from "../../simulator/auth/index.ts";
import { app, CLIENT_ID, CLIENT_SECRET, isTaken, SCOPES, teslaWithApp } from "../sign-in/tesla.ts";
import { newKey, ORIGIN, publicKeyOf, startSignIn, temporaryFolder } from "./sign-in.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

test("a person signs in, and the page gets a token that Tesla takes", async (t) => {
  const { browser, tesla } = await startSignIn(t);
  const page = browser();
  assert.equal(await page.signIn(), `${ORIGIN}/?signed-in`);
  const answer = await page.post("/sign-in/token");
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["cache-control"], "no-store");
  const { accessToken, expiresAt, ...rest } = answer.json();
  assert.deepEqual(rest, {});
  assert(await isTaken(tesla, accessToken));
  assert(expiresAt > Date.now() + 7 * 3_600_000);
});

test("what the page may know stands at /sign-in, before and after", async (t) => {
  const { browser } = await startSignIn(t);
  const page = browser();
  const before = {
    configured: true,
    simulated: false,
    signedIn: false,
    baseUrl: "/tesla",
    domain: "ada.example",
    keyLink: "https://tesla.com/_ak/ada.example",
    region: null,
    scopes: [],
    missingScopes: [],
    reason: null,
  };
  assert.deepEqual(await page.state(), before);
  await page.signIn();
  assert.deepEqual(await page.state(), { ...before, signedIn: true, region: "EU", scopes: SCOPES });
  assert.deepEqual(await browser().state(), before, "another browser has not signed in");
});

test("the address of Tesla holds the settings' redirect URI, a state and a challenge", async (t) => {
  const { browser } = await startSignIn(t);
  const { statusCode, headers } = await browser().send("GET", "/sign-in/start");
  assert.equal(statusCode, 303);
  const url = new URL(String(headers.location));
  assert.equal(url.origin + url.pathname, "https://auth.tesla.com/oauth2/v3/authorize");
  const { state, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
  assert.match(`${state} ${code_challenge}`, /^\S{43,} \S{43}$/);
  assert.deepEqual(rest, {
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: `${ORIGIN}/sign-in/callback`,
    scope: SCOPES.join(" "),
    code_challenge_method: "S256",
    show_keypair_step: "true",
  });
});

test("on this machine the cookies are kept from scripts and other sites, and carry the port in their name", async (t) => {
  const { browser } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  const [start, cleared, session] = page.setCookies as [string, string, string];
  assert.match(
    start,
    /^tesla-commands-8080-start=[^;]+; Max-Age=600; Path=\/sign-in\/callback; HttpOnly; SameSite=Lax$/,
  );
  assert.match(
    cleared,
    /^tesla-commands-8080-start=; .*Path=\/sign-in\/callback; .*Expires=Thu, 01 Jan 1970/,
  );
  assert.match(
    session,
    /^tesla-commands-8080=[\w-]{43}; Max-Age=34560000; Path=\/sign-in; HttpOnly; SameSite=Strict$/,
  );
});

test("over https the cookies are bound to the host and to TLS", async (t) => {
  const { browser } = await startSignIn(t, { origin: "https://car.example", accounts: ["ada@example.com"] });
  const page = browser();
  assert.equal(await page.signIn(), "https://car.example/?signed-in");
  const [start, , session] = page.setCookies as [string, string, string];
  assert.match(
    start,
    /^__Host-tesla-commands-start=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  assert.match(
    session,
    /^__Host-tesla-commands=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  assert.equal((await page.post("/sign-in/token")).statusCode, 200);
});

test("another name of this machine is sent to the one that the cookies belong to", async (t) => {
  const { browser } = await startSignIn(t);
  for (const host of ["127.0.0.1:8080", "[::1]:8080"]) {
    const answer = await browser().send("GET", "/sign-in/start?more", { headers: { host } });
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, `${ORIGIN}/sign-in/start?more`);
  }
});

test("a refused token is renewed once for all tabs, and only if it is still the current one", async (t) => {
  const { browser, sent, tesla } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  const token = async (body: object) => (await page.post("/sign-in/token", body)).json().accessToken;
  const first = await token({});
  const refused = { refresh: true, not: hashOf(first) };
  const [one, two, late] = [...(await Promise.all([token(refused), token(refused)])), await token(refused)];
  assert.equal(sent("refresh_token"), 1);
  assert.notEqual(one, first);
  assert.deepEqual([two, late], [one, one]);
  assert(await isTaken(tesla, one));
  for (const not of [undefined, 42, "another", hashOf(first)])
    assert.equal(await token({ refresh: true, not }), one);
  assert.equal(sent("refresh_token"), 1);
});

test("what refuses every token does not renew the login without end", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const { browser, sent } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  let { accessToken } = (await page.post("/sign-in/token")).json();
  for (let call = 0; call < 5; call++) {
    ({ accessToken } = (
      await page.post("/sign-in/token", { refresh: true, not: hashOf(accessToken) })
    ).json());
  }
  assert.equal(sent("refresh_token"), 1);
  t.mock.timers.tick(30_000);
  await page.post("/sign-in/token", { refresh: true, not: hashOf(accessToken) });
  assert.equal(sent("refresh_token"), 2);
});

test("a server that was started anew knows its browsers and the login, and renews a token that it never gave out", async (t) => {
  const folder = await temporaryFolder(t);
  const before = await startSignIn(t, { folder });
  const page = before.browser();
  await page.signIn();
  const { accessToken } = (await page.post("/sign-in/token")).json();
  await before.app.close();
  const after = await startSignIn(t, { folder }, {}, before.tesla);
  const again = after.browser();
  for (const [name, value] of page.cookies) again.cookies.set(name, value);
  assert.equal((await again.state()).signedIn, true);
  const answer = await again.post("/sign-in/token", { refresh: true, not: hashOf(accessToken) });
  assert.notEqual(answer.json().accessToken, accessToken);
  assert(await isTaken(after.tesla, answer.json().accessToken));
});

test("every way that a sign-in fails leads back to the page with a reason, and nothing is kept", async (t) => {
  const { browser, tesla, lines, settings } = await startSignIn(t);
  const [ada, bo] = tesla.accounts as unknown as [Account, Account];
  await t.test("the person refuses", async () => {
    tesla.consent({ account: ada.sub, refuse: true });
    assert.equal(await browser().signIn(), `${ORIGIN}/?sign-in-failed=refused`);
    assert.equal(lines.at(-1), "The sign-in was refused: The user denied the request.");
    tesla.consent({ account: ada.sub });
  });
  for (const kind of ["unreachable", "lost", "half", "blocked", "unavailable"] as const) {
    await t.test(`Tesla's answer is ${kind}`, async () => {
      const page = browser();
      const callback = await page.authorize();
      tesla.failNext({ kind });
      assert.equal(
        (await page.send("GET", callback)).headers.location,
        `${ORIGIN}/?sign-in-failed=unavailable`,
      );
      assert.match(
        lines.at(-1) ?? "",
        /^The sign-in failed\. Tesla's server for tokens (can't be reached|answered)/,
      );
    });
  }
  await t.test("the secret is wrong", async () => {
    const [first] = tesla.apps;
    if (first) first.clientSecret = "changed";
    assert.equal(await browser().signIn(), `${ORIGIN}/?sign-in-failed=settings`);
    assert.match(lines.at(-1) ?? "", /Compare CLIENT_ID and the client secret with developer\.tesla\.com\.$/);
    if (first) first.clientSecret = CLIENT_SECRET;
  });
  await t.test("the app has no offline_access", async () => {
    ada.consents.clear();
    tesla.consent({ account: ada.sub, scopes: ["openid", "vehicle_cmds"] });
    assert.equal(await browser().signIn(), `${ORIGIN}/?sign-in-failed=settings`);
    tesla.consent({ account: bo.sub });
  });
  assert.deepEqual(await readdir(settings.folder), []);
});

test("the first account that signs in owns the server, also after it has signed out", async (t) => {
  const { browser, tesla, lines } = await startSignIn(t);
  const [ada, bo] = tesla.accounts as unknown as [Account, Account];
  const page = browser();
  await page.signIn();
  tesla.consent({ account: bo.sub });
  const other = browser();
  assert.equal(await other.signIn(), `${ORIGIN}/?sign-in-failed=account`);
  assert.equal(lines.at(-1), `Refused the account ${bo.sub}: another one has signed in here first.`);
  assert.equal((await other.state()).signedIn, false);
  const { accessToken } = (await page.post("/sign-in/token")).json();
  assert.equal(JSON.parse(Buffer.from(accessToken.split(".")[1], "base64url").toString()).sub, ada.sub);
  await page.post("/sign-in/out");
  assert.equal(await other.signIn(), `${ORIGIN}/?sign-in-failed=account`);
});

test("where ACCOUNT is set, only those accounts sign in, by e-mail address or by id", async (t) => {
  const tesla = teslaWithApp({ apps: [app()] });
  const [ada, bo] = tesla.accounts as unknown as [Account, Account];
  for (const [accounts, allowed] of [
    [["ada@example.com"], ada],
    [[bo.sub], bo],
    [["bo@example.com", "someone@example.com"], bo],
  ] as const) {
    await t.test(accounts.join(), async (t) => {
      const { browser, lines } = await startSignIn(t, { accounts }, {}, tesla);
      for (const { sub } of [ada, bo]) {
        tesla.consent({ account: sub });
        const end = sub === allowed.sub ? "signed-in" : "sign-in-failed=account";
        assert.equal(await browser().signIn(), `${ORIGIN}/?${end}`);
        if (sub !== allowed.sub)
          assert(lines.includes(`Refused the account ${sub}: ACCOUNT does not name it.`));
      }
    });
  }
});

test("an account whose e-mail address can't be had for now is asked to try again", async (t) => {
  const { browser, tesla } = await startSignIn(t, { accounts: ["ada@example.com"] });
  for (const kind of ["unreachable", "half"] as const) {
    tesla.failNext({ kind, path: "userinfo" });
    assert.equal(await browser().signIn(), `${ORIGIN}/?sign-in-failed=unavailable`);
  }
  assert.equal(await browser().signIn(), `${ORIGIN}/?signed-in`);
});

test("a login that Tesla has ended is told with the reason, and another sign-in mends it", async (t) => {
  const { browser, tesla, settings } = await startSignIn(t);
  const page = browser();
  await page.signIn();
  const { accessToken } = (await page.post("/sign-in/token")).json();
  tesla.endLogins(tesla.accounts[0]?.sub ?? "");
  const answer = await page.post("/sign-in/token", { refresh: true, not: hashOf(accessToken) });
  assert.equal(answer.statusCode, 401);
  assert.deepEqual(answer.json(), {
    response: null,
    error: "login_required",
    error_description: "Login required",
  });
  const { signedIn, reason } = await page.state();
  assert.deepEqual([signedIn, reason], [false, "Login required"]);
  assert.deepEqual(await readdir(settings.folder), [`${CLIENT_ID}.sessions.json`]);
  assert.equal((await page.post("/sign-in/token")).statusCode, 401);
  assert.equal(await page.signIn(), `${ORIGIN}/?signed-in`);
  assert.equal((await page.state()).reason, null);
});

test("while Tesla can't renew a login, the page is told to try later, and the login stays", async (t) => {
  for (const kind of ["unreachable", "lost", "half", "blocked", "unavailable", "unclear"] as const) {
    await t.test(kind, async (t) => {
      t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
      const { browser, tesla } = await startSignIn(t);
      const page = browser();
      await page.signIn();
      t.mock.timers.tick(8 * 3_600_000);
      tesla.failNext({ kind });
      const answer = await page.post("/sign-in/token");
      assert.equal(answer.statusCode, 503);
      assert.equal(answer.json().error, "try_again_later");
      assert.equal((await page.state()).signedIn, true);
      t.mock.timers.tick(5000);
      assert.equal((await page.post("/sign-in/token")).statusCode, 200);
    });
  }
});

test("signing out forgets the login and every browser, and leads to where Tesla ends it", async (t) => {
  const { browser, settings } = await startSignIn(t);
  const [one, two] = [browser(), browser()];
  await one.signIn();
  await two.signIn();
  const answer = await one.post("/sign-in/out");
  assert.deepEqual(answer.json(), {
    revokeUrl: `https://auth.tesla.com/user/revoke/consent?revoke_client_id=${CLIENT_ID}&back_url=http%3A%2F%2Flocalhost%3A8080`,
  });
  assert.equal(one.cookies.size, 0);
  for (const page of [one, two]) {
    assert.equal((await page.post("/sign-in/token")).statusCode, 401);
    assert.equal((await page.state()).signedIn, false);
  }
  assert.deepEqual(await readdir(settings.folder), [`${CLIENT_ID}.sessions.json`]);
});

test("permissions that are missing are named, and can be added", async (t) => {
  const { browser, tesla } = await startSignIn(t);
  const account = tesla.accounts[0]?.sub ?? "";
  tesla.consent({ account, scopes: ["openid", "offline_access", "vehicle_device_data"] });
  const page = browser();
  await page.signIn();
  assert.deepEqual((await page.state()).missingScopes, ["vehicle_cmds", "vehicle_charging_cmds"]);
  const more = await page.send("GET", "/sign-in/start?more");
  assert.equal(new URL(String(more.headers.location)).searchParams.get("prompt_missing_scopes"), "true");
  tesla.consent({ account });
  await page.signIn("/sign-in/start?more");
  assert.deepEqual((await page.state()).missingScopes, []);
  const place = await page.send("GET", "/sign-in/start?location");
  assert.match(new URL(String(place.headers.location)).searchParams.get("scope") ?? "", / vehicle_location$/);
});

test("the public key is served as Tesla wants it", async (t) => {
  const pem = newKey();
  const { browser } = await startSignIn(t, { publicKey: publicKeyOf(pem) });
  const path = "/.well-known/appspecific/com.tesla.3p.public-key.pem";
  // Tesla asks by the domain, which need not be where the page is.
  const answer = await browser().send("GET", path, { headers: { host: "ada.example" } });
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["content-type"], "application/x-pem-file");
  assert.equal(answer.body, pem);
  const without = await startSignIn(t);
  assert.equal((await without.browser().send("GET", path)).statusCode, 404);
});

test("a login rests for a week at most, so that it does not end by itself", async (t) => {
  const hour = 3_600_000;
  t.mock.timers.enable({ apis: ["Date", "setInterval"], now: Date.now() });
  const { browser, sent, login } = await startSignIn(t);
  await browser().signIn();
  t.mock.timers.setTime(Date.now() + 7 * 24 * hour);
  await login.keepAlive();
  assert.equal(sent("refresh_token"), 0);
  t.mock.timers.tick(hour);
  // Without a request, since the server looks each hour.
  while (sent("refresh_token") === 0) await new Promise(setImmediate);
  await login.keepAlive();
  assert.equal(sent("refresh_token"), 1);
});

test("a damaged file of the login is said before anything starts", async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, `${CLIENT_ID}.login.json`), "{", { mode: 0o600 });
  await assert.rejects(startSignIn(t, { folder }), {
    name: "StartError",
    message: /is damaged\. Move it away, and sign in again\.$/,
  });
  assert.equal(await readFile(join(folder, `${CLIENT_ID}.login.json`), "utf8"), "{");
});
