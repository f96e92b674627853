/** The simulated Tesla, by the public facts: each claim is about Tesla, and the simulator has to show it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import * as openid from "openid-client";
import type { SimulatedTesla } from "../../simulator/auth/index.ts";
import { createSimulator } from "../../simulator/index.ts";
import { newKey, publicKeyOf } from "../server/sign-in.ts";
import {
  AUTHORIZE_ENDPOINT,
  app,
  CLIENT_ID,
  CLIENT_SECRET,
  isTaken,
  post,
  REDIRECT_URI,
  SCOPES,
  sendRefresh,
  signIn,
  TOKEN_ENDPOINT,
  type Tokens,
  teslaWithApp,
} from "../sign-in/tesla.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EU = "https://fleet-api.prd.eu.vn.cloud.tesla.com";
const NA = "https://fleet-api.prd.na.vn.cloud.tesla.com";

function setUp() {
  const time = { now: Date.UTC(2026, 10, 28) };
  const simulator = createSimulator({ now: () => time.now });
  const tesla = teslaWithApp({ simulator, now: () => time.now });
  return { time, tesla, simulator };
}

async function codeOf(tesla: SimulatedTesla, more: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: SCOPES.join(" "),
    state: "S",
    ...more,
  });
  const answer = await tesla.fetch(new Request(`${AUTHORIZE_ENDPOINT}?${query}`));
  return {
    status: answer.status,
    back: new URL(answer.headers.get("location") ?? "none:"),
    html: await answer.text(),
  };
}

async function exchange(tesla: SimulatedTesla, code: string, more: Record<string, string> = {}) {
  const answer = await post(tesla, {
    grant_type: "authorization_code",
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    code,
    redirect_uri: REDIRECT_URI,
    ...more,
  });
  const body = (await answer.json()) as Tokens & { error?: string; id_token?: string };
  return { status: answer.status, ...body };
}

async function refreshed(tesla: SimulatedTesla, token: string) {
  const answer = await sendRefresh(tesla, token);
  const body = (await answer.json()) as Tokens & { error?: string };
  return { status: answer.status, ...body };
}

async function api(tesla: SimulatedTesla, method: string, url: string, token: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await tesla.fetch(
    new Request(url, { method, headers, body: body ? JSON.stringify(body) : null }),
  );
  const text = await answer.text();
  return { status: answer.status, ...(text === "" ? {} : (JSON.parse(text) as Record<string, unknown>)) } as {
    status: number;
    error?: string;
    response?: never;
  };
}

async function partnerToken(tesla: SimulatedTesla, audience: string): Promise<string> {
  const form = {
    grant_type: "client_credentials",
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    audience,
    scope: "openid",
  };
  return ((await (await post(tesla, form)).json()) as Tokens).access_token;
}

async function register(tesla: SimulatedTesla, base: string, domain: unknown) {
  return api(tesla, "POST", `${base}/api/1/partner_accounts`, await partnerToken(tesla, base), { domain });
}

test("a code comes back with the state, the locale and an issuer that is not called iss", async () => {
  const { tesla } = setUp();
  const { status, back } = await codeOf(tesla);
  assert.equal(status, 302);
  assert.equal(back.origin + back.pathname, REDIRECT_URI);
  const { code, ...rest } = Object.fromEntries(back.searchParams);
  assert.match(code ?? "", /^EU_/);
  assert.deepEqual(rest, { state: "S", locale: "en-US", issuer: "https://auth.tesla.com/oauth2/v3" });
});

test("a redirect URI that differs in a letter, and an unknown app, are told to the person and not to the address", async () => {
  const { tesla } = setUp();
  for (const more of [
    { redirect_uri: `${REDIRECT_URI}/` },
    { redirect_uri: REDIRECT_URI.replace("http", "https") },
    { redirect_uri: "https://evil.example" },
    { client_id: "other" },
  ] as Record<string, string>[]) {
    const { status, html } = await codeOf(tesla, more);
    assert.equal(status, 400);
    assert.match(
      html,
      /We don&#39;t recognize this redirect_uri|We don't recognize this redirect_uri|client_not_found/,
    );
  }
});

test("the exchange takes the secret, once, within two minutes", async () => {
  const { tesla, time } = setUp();
  const code = async () => (await codeOf(tesla)).back.searchParams.get("code") ?? "";
  assert.equal(
    (await exchange(tesla, await code(), { client_secret: "wrong" })).error,
    "unauthorized_client",
  );
  assert.equal(
    (await exchange(tesla, await code(), { redirect_uri: "http://localhost/" })).error,
    "invalid_redirect_url",
  );
  const once = await code();
  const { status, expires_in, refresh_token, id_token } = await exchange(tesla, once, { audience: EU });
  assert.deepEqual([status, expires_in], [200, 28_800]);
  assert.match(refresh_token, /^EU_/);
  assert.match(id_token ?? "", /^eyJ/);
  const again = await exchange(tesla, once);
  assert.deepEqual([again.status, again.error], [400, "invalid_auth_code"]);
  const late = await code();
  time.now += 2 * MINUTE + 1;
  assert.equal((await exchange(tesla, late)).error, "invalid_auth_code");
  assert.equal(
    (await exchange(tesla, await code(), { audience: "https://evil.example" })).error,
    "invalid_request",
  );
});

test("a refresh takes no secret, gives a new refresh token, and ends the old access token", async () => {
  const { tesla, time } = setUp();
  const first = await signIn(tesla);
  assert(await isTaken(tesla, first.access_token));
  const second = await refreshed(tesla, first.refresh_token);
  assert.equal(second.status, 200);
  assert.notEqual(second.refresh_token, first.refresh_token);
  assert.deepEqual(
    [await isTaken(tesla, first.access_token), await isTaken(tesla, second.access_token)],
    [false, true],
  );
  time.now += 8 * HOUR;
  assert.equal(await isTaken(tesla, second.access_token), false);
});

test("the refresh token that was used last is taken for a day more, and no older one is", async () => {
  const { tesla, time } = setUp();
  const one = await signIn(tesla);
  const two = await refreshed(tesla, one.refresh_token);
  time.now += DAY;
  const again = await refreshed(tesla, one.refresh_token);
  assert.equal(again.status, 200);
  assert.equal(
    (await refreshed(tesla, two.refresh_token)).error,
    "login_required",
    "cycled out by the newer one",
  );
  time.now += 1;
  assert.equal((await refreshed(tesla, one.refresh_token)).error, "login_required");
  const three = await refreshed(tesla, again.refresh_token);
  assert.equal(three.status, 200);
  assert.equal((await refreshed(tesla, one.refresh_token)).status, 401);
});

test("a login ends after three months, with a new password, and when access is taken back", async () => {
  const { tesla, time } = setUp();
  const old = await signIn(tesla);
  time.now += 90 * DAY + 1;
  assert.deepEqual(await refreshed(tesla, old.refresh_token), {
    status: 401,
    error: "login_required",
    error_description: "Login required",
    referenceID: "0a1b2c3d-simulated",
  });
  const password = await signIn(tesla);
  tesla.endLogins(tesla.accounts[0]?.sub ?? "");
  assert.equal((await refreshed(tesla, password.refresh_token)).error, "login_required");
  const taken = await signIn(tesla);
  await tesla.fetch(new Request(`https://auth.tesla.com/user/revoke/consent?revoke_client_id=${CLIENT_ID}`));
  assert.equal((await refreshed(tesla, taken.refresh_token)).error, "login_required");
});

test("without offline_access there is no refresh token", async () => {
  const { tesla } = setUp();
  assert.equal((await signIn(tesla, ["openid", "vehicle_cmds"])).refresh_token, undefined);
});

test("a consent is remembered, and asked again only with prompt_missing_scopes", async () => {
  const { tesla } = setUp();
  const sub = tesla.accounts[0]?.sub ?? "";
  tesla.consent({ account: sub, scopes: ["openid", "offline_access"] });
  const { refresh_token } = await signIn(tesla);
  tesla.consent(undefined);
  assert.equal((await codeOf(tesla, { simulated_account: sub })).status, 302);
  const asked = await codeOf(tesla, { simulated_account: sub, prompt_missing_scopes: "true" });
  assert.equal(asked.status, 200);
  assert.match(asked.html, /<code>vehicle_cmds<\/code>/);
  assert.doesNotMatch(asked.html, /<code>openid<\/code>/);
  // What is allowed later reaches the next access token of an older login.
  await codeOf(tesla, {
    simulated_account: sub,
    prompt_missing_scopes: "true",
    simulated_decision: "allow",
    simulated_scopes: "vehicle_cmds",
  });
  const { access_token } = await refreshed(tesla, refresh_token);
  const { scp } = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString());
  assert.deepEqual(scp, ["openid", "offline_access", "vehicle_cmds"]);
});

test("before the app is registered in the account's region, everything is 412, and the wrong region is 421", async () => {
  const { tesla } = setUp();
  const { access_token } = await signIn(tesla);
  const list = (base: string) => api(tesla, "GET", `${base}/api/1/vehicles`, access_token);
  assert.equal((await list(EU)).status, 412);
  const pem = newKey();
  tesla.host("ada.example", pem);
  assert.equal((await register(tesla, NA, "ada.example")).status, 200);
  assert.equal((await list(EU)).status, 412, "North America alone does not help");
  const { status, response } = await register(tesla, EU, "ada.example");
  assert.equal(status, 200);
  assert.equal((response as unknown as { public_key: string }).public_key, publicKeyOf(pem).point);
  assert.equal((await list(EU)).status, 200);
  const elsewhere = await list(NA);
  assert.equal(elsewhere.status, 421);
  assert.match(elsewhere.error ?? "", /fleet-api\.prd\.eu/);
  assert.equal((await api(tesla, "GET", "http://localhost/eu/api/1/vehicles", access_token)).status, 200);
  assert.equal((await api(tesla, "GET", "http://localhost/na/api/1/vehicles", access_token)).status, 421);
  const { response: region } = await api(tesla, "GET", `${NA}/api/1/users/region`, access_token);
  assert.deepEqual(region, { region: "eu", fleet_api_base_url: EU });
});

test("registering is refused as Tesla refuses it", async () => {
  const { tesla } = setUp();
  const pem = newKey();
  tesla.host("ada.example", pem);
  tesla.host("html.ada.example", "<html>");
  tesla.host("curve.ada.example", newKey("P-384"));
  for (const domain of ["https://ada.example", "Ada.example", "ada.example/", "localhost", 42]) {
    const { status, error } = await register(tesla, EU, domain);
    assert.deepEqual([status, error], [400, `Invalid domain: ${domain}`]);
  }
  assert.match(
    (await register(tesla, EU, "bo.example")).error ?? "",
    /^Root domain bo\.example must match registered allowed origin$/,
  );
  for (const domain of ["none.ada.example", "html.ada.example", "curve.ada.example"]) {
    assert.equal((await register(tesla, EU, domain)).status, 424, domain);
  }
  const publicKey = publicKeyOf(pem).point;
  const taken = { domain: "bo.example", publicKey };
  tesla.addApp(app({ clientId: "other", registrations: { EU: taken } }));
  assert.equal(
    (await register(tesla, EU, "ada.example")).error,
    "Validation failed: Public key hash has already been taken",
  );
  taken.publicKey = "04";
  taken.domain = "ada.example";
  assert.equal(
    (await register(tesla, EU, "ada.example")).error,
    "Validation failed: Domain has already been taken",
  );
  taken.domain = "bo.example";
  for (let time = 0; time < 2; time++)
    assert.equal((await register(tesla, EU, "ada.example")).status, 200, "and again");
  const token = await partnerToken(tesla, EU);
  const key = (domain: string) =>
    api(tesla, "GET", `${EU}/api/1/partner_accounts/public_key?domain=${domain}`, token);
  assert.deepEqual((await key("ada.example")).response, { public_key: publicKey });
  assert.equal((await key("www.ada.example")).status, 421);
  assert.equal(
    (await api(tesla, "GET", `${NA}/api/1/partner_accounts/public_key?domain=ada.example`, token)).status,
    421,
  );
  const { access_token } = await signIn(tesla);
  assert.equal(
    (await api(tesla, "POST", `${EU}/api/1/partner_accounts`, access_token, { domain: "ada.example" }))
      .status,
    403,
  );
});

async function registered() {
  const setup = setUp();
  setup.tesla.host("ada.example", newKey());
  await register(setup.tesla, EU, "ada.example");
  return setup;
}

test("a token does what its scopes say, and no more", async () => {
  const { tesla, simulator } = await registered();
  const sub = tesla.accounts[0]?.sub ?? "";
  const [{ id, vin }] = simulator.vehicles;
  const statusOf = async (scopes: string[], method: string, path: string) => {
    tesla.accounts[0]?.consents.clear();
    tesla.consent({ account: sub, scopes });
    const { access_token } = await signIn(tesla);
    return (
      await api(
        tesla,
        method,
        `${EU}/api/1/${path}`,
        access_token,
        method === "POST" ? { vins: [vin] } : undefined,
      )
    ).status;
  };
  const [data, commands, charging] = [
    ["vehicle_device_data"],
    ["vehicle_cmds"],
    ["vehicle_charging_cmds"],
  ] as const;
  assert.equal(await statusOf([...data], "GET", "vehicles"), 200);
  assert.equal(await statusOf([...commands], "GET", "vehicles"), 403);
  assert.equal(await statusOf([...data], "POST", "vehicles/fleet_status"), 200);
  assert.equal(await statusOf([...data], "POST", `vehicles/${id}/command/honk_horn`), 403);
  assert.equal(await statusOf([...commands], "POST", `vehicles/${id}/command/honk_horn`), 200);
  assert.equal(await statusOf([...charging], "POST", `vehicles/${id}/command/honk_horn`), 403);
  assert.equal(await statusOf([...charging], "POST", `vehicles/${id}/command/charge_port_door_open`), 200);
  assert.equal(simulator.vehicle(id).horn.count, 1);
});

test("a person without cars sees none, and commands none", async () => {
  const { tesla, simulator } = await registered();
  tesla.consent({ account: tesla.accounts[1]?.sub ?? "" });
  const { access_token } = await signIn(tesla);
  const list = await api(tesla, "GET", `${EU}/api/1/vehicles`, access_token);
  assert.deepEqual(list, { status: 200, response: [], count: 0 });
  const [{ id }] = simulator.vehicles;
  assert.equal(
    (await api(tesla, "POST", `${EU}/api/1/vehicles/${id}/command/honk_horn`, access_token)).status,
    404,
  );
});

test("the _ak link adds the domain's key to a car that is online, and fleet_status tells of it", async () => {
  const { tesla, simulator } = await registered();
  const open = async (path: string) => {
    const answer = await tesla.fetch(new Request(`https://tesla.com/_ak/${path}`));
    return [answer.status, await answer.text()] as const;
  };
  assert.match((await open("ada.example"))[1], /prohibited because you have not granted it access/);
  const { access_token } = await signIn(tesla);
  for (const path of ["ada.example/", "https://ada.example", "bo.example"]) {
    assert.match((await open(path))[1], /isn't registered with Tesla/, path);
  }
  assert.match((await open("ada.example"))[1], /Allow it for Comet/);
  const comet = simulator.vehicle("5YJ3E1EA0PF000844");
  const pebble = simulator.vehicle("5YJ3E1EA0PF000843");
  assert.match((await open(`ada.example?vin=${pebble.vin}&simulated_allow`))[1], /can't be reached/);
  assert.equal((await open(`ada.example?vin=${comet.vin}&simulated_allow`))[0], 200);
  assert.deepEqual(
    comet.keys.map(({ role }) => role),
    ["fleet_manager"],
  );
  const { response } = await api(tesla, "POST", `${EU}/api/1/vehicles/fleet_status`, access_token, {
    vins: [comet.vin, pebble.vin],
  });
  const { key_paired_vins, unpaired_vins, vehicle_info } = response as unknown as Record<string, never>;
  assert.deepEqual([key_paired_vins, unpaired_vins], [[comet.vin], [pebble.vin]]);
  assert.deepEqual(vehicle_info?.[comet.vin], {
    firmware_version: "2026.38.4",
    vehicle_command_protocol_required: true,
    total_number_of_keys: 1,
    fleet_telemetry_version: "unknown",
    discounted_device_data: false,
  });
});

test("a client whose name has an address in it gets a page of HTML with 403", async () => {
  const { tesla } = setUp();
  const headers = { "user-agent": "My-App/1.0 (+https://my.example)" };
  const answer = await tesla.fetch(new Request(TOKEN_ENDPOINT, { method: "POST", headers }));
  assert.equal(answer.status, 403);
  assert.match(await answer.text(), /^<!doctype html>/);
});

test("each fault spoils the next answer alone, before or after the effect", async () => {
  const { tesla } = setUp();
  let { refresh_token } = await signIn(tesla);
  for (const [kind, hasEffect] of [
    ["unreachable", false],
    ["blocked", false],
    ["unavailable", false],
    ["lost", true],
    ["half", true],
    ["unclear", true],
  ] as const) {
    tesla.failNext({ kind });
    const spoilt = await sendRefresh(tesla, refresh_token)
      .then((answer) => answer.text())
      .catch(() => "");
    assert.doesNotMatch(spoilt, /refresh_token/, kind);
    const next = await refreshed(tesla, refresh_token);
    assert.equal(next.status, 200, kind);
    // With an effect, the token has been used before: the next one is its second use, and has the same day.
    assert.equal((await refreshed(tesla, refresh_token)).status, 200, `${kind} ${hasEffect}`);
    ({ refresh_token } = await refreshed(tesla, refresh_token));
  }
  let go = () => {};
  tesla.failNext({
    kind: "slow",
    until: new Promise<void>((resolve) => {
      go = resolve;
    }),
  });
  const slow = sendRefresh(tesla, refresh_token);
  let isThere = false;
  void slow.then(() => {
    isThere = true;
  });
  await new Promise(setImmediate);
  assert.equal(isThere, false);
  go();
  assert.equal((await slow).status, 200);
});

test("openid-client, which knows nothing of us, signs in and renews the login", async () => {
  // By the real clock, since openid-client looks at when the id token ends.
  const tesla = teslaWithApp();
  const server = {
    issuer: "https://auth.tesla.com/oauth2/v3",
    authorization_endpoint: AUTHORIZE_ENDPOINT,
    token_endpoint: TOKEN_ENDPOINT,
    userinfo_endpoint: "https://auth.tesla.com/oauth2/v3/userinfo",
  };
  const config = new openid.Configuration(
    server,
    CLIENT_ID,
    CLIENT_SECRET,
    openid.ClientSecretPost(CLIENT_SECRET),
  );
  config[openid.customFetch] = (url, init) => tesla.fetch(new Request(url, init as RequestInit));
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const parameters = {
    redirect_uri: REDIRECT_URI,
    scope: [...SCOPES, "email"].join(" "),
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
  };
  const start = async () => {
    const asked = await tesla.fetch(new Request(openid.buildAuthorizationUrl(config, parameters)));
    return new URL(asked.headers.get("location") ?? "");
  };
  const checks = { expectedState: state, pkceCodeVerifier: verifier };
  const wrong = { expectedState: state, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
  await assert.rejects(openid.authorizationCodeGrant(config, await start(), wrong), {
    error: "invalid_request",
  });
  const tokens = await openid.authorizationCodeGrant(config, await start(), checks);
  assert.equal(tokens.token_type, "bearer");
  const sub = tokens.claims()?.sub ?? "";
  assert.equal(sub, tesla.accounts[0]?.sub);
  assert.deepEqual(await openid.fetchUserInfo(config, tokens.access_token, sub), {
    sub,
    email: "ada@example.com",
  });
  const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? "");
  assert.notEqual(renewed.refresh_token, tokens.refresh_token);
  const partner = await openid.clientCredentialsGrant(config, { audience: EU, scope: "openid" });
  assert.match(partner.access_token, /^eyJ/);
  tesla.endLogins(sub);
  await assert.rejects(openid.refreshTokenGrant(config, renewed.refresh_token ?? ""), {
    error: "login_required",
    status: 401,
  });
});
