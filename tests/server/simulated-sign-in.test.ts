/** `npm start` without an account: the whole way, over HTTP as a browser goes it. */

import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { tokenFrom } from "tesla-commands/sign-in";
import { createServer } from "../../server/server.ts";
import { simulateSignIn } from "../../server/sign-in/simulated.ts";
import { createSimulator, type Simulator } from "../../simulator/index.ts";
import { builtPage } from "./helpers.ts";
import { newKey, publicKeyOf } from "./sign-in.ts";

async function start(t: TestContext) {
  const simulator = createSimulator();
  // The port is needed before the server listens.
  const probe = await createServer({ simulator, page: await builtPage(t) });
  const origin = (await probe.listen({ host: "localhost", port: 0 })).replace(
    /127\.0\.0\.1|\[::1\]/,
    "localhost",
  );
  await probe.close();
  const app = await createServer({
    simulator,
    page: await builtPage(t),
    signIn: simulateSignIn(simulator, origin),
    log: () => {},
  });
  t.after(() => app.close());
  await app.listen({ host: "localhost", port: Number(new URL(origin).port) });
  return { simulator, origin, browser: new Browser(origin) };
}

class Browser {
  readonly #cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  /** Loads a page, redirects included. */
  async open(address: string): Promise<{ url: URL; html: string; headers: Headers; status: number }> {
    let url = new URL(address, this.origin);
    for (;;) {
      const response = await this.fetch(url, { redirect: "manual" });
      const location = response.headers.get("location");
      if (location === null)
        return { url, html: await response.text(), headers: response.headers, status: response.status };
      url = new URL(location, url);
      assert.equal(url.origin, this.origin, "nobody is sent away from this machine");
    }
  }

  /** Follows the link with this text. */
  async click(page: { url: URL; html: string }, text: string | RegExp) {
    const links = [...page.html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)];
    const link = links.find(([, , words = ""]) =>
      typeof text === "string" ? words === text : text.test(words),
    );
    assert(link, `${text} is not among ${links.map(([, , words]) => words)}`);
    const address = (link[1] ?? "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    return this.open(new URL(address, page.url).href);
  }

  fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (init.method === "POST") headers.set("origin", this.origin);
    const response = await fetch(new URL(String(input), this.origin), { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  };

  async state() {
    return (await (await this.fetch("/sign-in")).json()) as Record<string, unknown>;
  }
}

async function fleetStatus(browser: Browser, accessToken: string, vin: string) {
  const response = await browser.fetch("/simulated-tesla/api/1/vehicles/fleet_status", {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ vins: [vin] }),
  });
  const { response: status } = (await response.json()) as { response: Record<string, string[]> };
  return status;
}

const cometOf = (simulator: Simulator) => {
  const comet = simulator.vehicles.find(({ displayName }) => displayName === "Comet");
  assert(comet);
  return comet;
};

test("from the button to a car that has this browser's key", async (t) => {
  const { simulator, browser } = await start(t);
  assert.deepEqual(await browser.state(), {
    configured: true,
    simulated: true,
    signedIn: false,
    baseUrl: "/simulated-tesla",
    domain: "ada.example",
    keyLink: `${browser.origin}/simulated-tesla/_ak/ada.example`,
    region: null,
    scopes: [],
    missingScopes: [],
    reason: null,
  });
  const accounts = await browser.open("/sign-in/start");
  const consent = await browser.click(accounts, /^Sign in as Ada/);
  const back = await browser.click(consent, "Allow");
  assert.equal(back.url.href, `${browser.origin}/?signed-in`);
  assert.equal(back.html, "<p>page</p>");
  const { signedIn, region, missingScopes } = await browser.state();
  assert.deepEqual([signedIn, region, missingScopes], [true, "EU", []]);

  const accessToken = await tokenFrom("/sign-in/token", { fetch: browser.fetch })({ refresh: false });
  const vehicles = await browser.fetch("/simulated-tesla/api/1/vehicles", {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  assert.equal(((await vehicles.json()) as { count: number }).count, 3);

  const comet = cometOf(simulator);
  const before = await fleetStatus(browser, accessToken, comet.vin);
  assert.deepEqual(before.unpaired_vins, [comet.vin]);

  // The key of this browser, published as at the host of a domain.
  const pem = newKey();
  assert.equal((await browser.fetch("/simulated-tesla/key", { method: "PUT", body: pem })).status, 200);
  assert.deepEqual(await (await browser.fetch("/sign-in/key")).json(), {
    domain: "ada.example",
    publicKey: pem,
  });
  const enrol = await browser.open("/simulated-tesla/_ak/ada.example");
  const done = await browser.click(enrol, "Allow it for Comet");
  assert.match(done.html, /Comet has the key of ada\.example/);
  assert.deepEqual(comet.keys, [{ publicKey: publicKeyOf(pem).point, role: "fleet_manager" }]);
  assert.deepEqual((await fleetStatus(browser, accessToken, comet.vin)).key_paired_vins, [comet.vin]);
});

test("a permission that was left out is missing, and is added by being asked again", async (t) => {
  const { browser } = await start(t);
  let page = await browser.click(await browser.open("/sign-in/start"), /^Sign in as Ada/);
  for (const line of page.html.match(/<li>.*?<\/li>/g) ?? []) {
    if (line.includes("<code>vehicle_cmds</code>"))
      page = await browser.click({ url: page.url, html: line }, "leave out");
  }
  await browser.click(page, "Allow");
  assert.deepEqual((await browser.state()).missingScopes, ["vehicle_cmds"]);
  page = await browser.click(await browser.open("/sign-in/start?more"), /^Sign in as Ada/);
  await browser.click(page, "Allow");
  assert.deepEqual((await browser.state()).missingScopes, []);
});

test("who refuses, or comes second, is not signed in", async (t) => {
  const { browser, origin } = await start(t);
  const consent = await browser.click(await browser.open("/sign-in/start"), /^Sign in as Ada/);
  assert.equal((await browser.click(consent, "Refuse")).url.href, `${origin}/?sign-in-failed=refused`);
  await browser.click(await browser.click(await browser.open("/sign-in/start"), /^Sign in as Ada/), "Allow");
  const other = new Browser(origin);
  const second = await other.click(
    await other.click(await other.open("/sign-in/start"), /^Sign in as Bo/),
    "Allow",
  );
  assert.equal(second.url.href, `${origin}/?sign-in-failed=account`);
});

test("the simulated pages keep to the policy of the real one: no script, no style of their own, no form", async (t) => {
  const { browser } = await start(t);
  const first = await browser.open("/sign-in/start");
  for (const page of [
    first,
    await browser.click(first, /^Sign in as Ada/),
    await browser.open("/simulated-tesla/_ak/x"),
  ]) {
    assert.match(page.headers.get("content-security-policy") ?? "", /form-action 'none'/);
    assert.equal(page.headers.get("cache-control"), "no-store");
    assert.doesNotMatch(page.html, /<script|<style|style=|<form|onclick/i);
    assert.match(page.html, /Simulated Tesla\. No real account is asked\./);
  }
});

test("a key that is none is refused", async (t) => {
  const { browser } = await start(t);
  for (const body of ["", "<html>", newKey("P-384")]) {
    assert.equal((await browser.fetch("/simulated-tesla/key", { method: "PUT", body })).status, 400);
  }
});
