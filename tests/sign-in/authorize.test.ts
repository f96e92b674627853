import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { authorizeUrl, readCallback, readToken } from "tesla-commands/sign-in";
import { failure } from "./failures.ts";

const APP = {
  clientId: "abc",
  redirectUri: "http://localhost:8080/sign-in/callback",
  scopes: ["openid", "offline_access", "vehicle_cmds"],
};

test("the address asks for a code at Tesla, with a state and a challenge of the verifier", async () => {
  const { url, state, codeVerifier } = await authorizeUrl(APP);
  const { origin, pathname, searchParams } = new URL(url);
  assert.equal(origin + pathname, "https://auth.tesla.com/oauth2/v3/authorize");
  assert.deepEqual(Object.fromEntries(searchParams), {
    response_type: "code",
    client_id: "abc",
    redirect_uri: APP.redirectUri,
    scope: "openid offline_access vehicle_cmds",
    state,
    code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  assert.match(codeVerifier, /^[A-Za-z0-9._~-]{43,128}$/);
  assert(state.length >= 43);
});

test("no two sign-ins have the same state or verifier", async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => authorizeUrl(APP)));
  assert.equal(new Set(all.flatMap(({ state, codeVerifier }) => [state, codeVerifier])).size, 200);
});

test("further parameters are added, and can't replace what keeps the sign-in safe", async () => {
  const parameters = { prompt_missing_scopes: "true", state: "mine", code_challenge_method: "plain" };
  const endpoint = "http://localhost:8081/oauth2/v3/authorize";
  const { url, state } = await authorizeUrl({ ...APP, endpoint, parameters });
  const { searchParams } = new URL(url);
  assert(url.startsWith(`${endpoint}?`));
  assert.equal(searchParams.get("prompt_missing_scopes"), "true");
  assert.deepEqual(searchParams.getAll("state"), [state]);
  assert.deepEqual(searchParams.getAll("code_challenge_method"), ["S256"]);
});

test("of the answer the code is read, whatever else is in it", () => {
  const query = "locale=en-US&code=EU_1&state=S&issuer=https%3A%2F%2Fauth.tesla.com%2Foauth2%2Fv3";
  for (const url of [
    `https://app.example/back?${query}`,
    `/back?${query}`,
    new URL(`https://app.example/?${query}`),
  ]) {
    assert.deepEqual(readCallback(url, { state: "S" }), { code: "EU_1" });
  }
  assert.deepEqual(readCallback("/back?code=EU_1&state=S", { state: "S" }), { code: "EU_1" });
});

test("an answer with another state, or without one, is refused, and its words are not shown", async () => {
  for (const [query, state] of [
    ["code=EU_1&state=other", "S"],
    ["code=EU_1", "S"],
    ["code=EU_1&state=", ""],
    ["error=x&error_description=Call+this+number", "S"],
    ["code=EU_1", undefined as unknown as string],
  ] as const) {
    const error = await failure(Promise.resolve().then(() => readCallback(`/back?${query}`, { state })));
    assert.equal(error.code, "unauthorized");
    assert.equal(error.message, "sign_in: Sign in again: the address belongs to another sign-in");
  }
});

test("a refusal is told in Tesla's words, or by its code", async () => {
  for (const [query, reason] of [
    ["error=access_denied&error_description=You+said+no", "You said no"],
    ["error=access_denied", "access_denied"],
    ["locale=en-US", "no reason given"],
  ] as const) {
    const error = await failure(
      Promise.resolve().then(() => readCallback(`/back?state=S&${query}`, { state: "S" })),
    );
    assert.equal(error.code, "unauthorized");
    assert.equal(error.reason, reason);
    assert.equal(error.message, `sign_in: Sign in again: ${reason}`);
  }
});

/** A token as Tesla makes them; the signature is not looked at. */
function jwt(payload: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(payload)}.c2lnbmF0dXJl`;
}

test("a token tells its account, scopes, region and end", () => {
  const payload = {
    iss: "https://fleet-auth.tesla.com/oauth2/v3/nts",
    sub: "7c1b3f0a-0000-4000-8000-000000000001",
    aud: ["https://fleet-api.prd.na.vn.cloud.tesla.com", "https://fleet-api.prd.eu.vn.cloud.tesla.com"],
    scp: ["openid", "vehicle_cmds"],
    exp: 1_800_000_000,
    ou_code: "EU",
    name: "Ünïcödé ☃ ???>>>~~~",
  };
  assert.deepEqual(readToken(jwt(payload)), {
    account: "7c1b3f0a-0000-4000-8000-000000000001",
    scopes: ["openid", "vehicle_cmds"],
    region: "EU",
    baseUrl: "https://fleet-api.prd.eu.vn.cloud.tesla.com",
    expiresAt: 1_800_000_000_000,
  });
  assert.equal(readToken(jwt({ ou_code: "NA" })).baseUrl, "https://fleet-api.prd.na.vn.cloud.tesla.com");
  assert.equal(readToken(jwt({ ou_code: "CN" })).baseUrl, "https://fleet-api.prd.cn.vn.cloud.tesla.cn");
});

test("a token can name no host but the three", () => {
  for (const ou_code of [
    "evil.example",
    "na.evil.example/",
    "__proto__",
    "NA\n",
    "na",
    ["evil"],
    {},
    null,
    1,
  ]) {
    const { region, baseUrl } = readToken(jwt({ ou_code, aud: ["https://evil.example"] }));
    assert.deepEqual([region, baseUrl], [undefined, undefined], String(ou_code));
  }
});

test("of anything else nothing is read", () => {
  const nothing = {
    account: undefined,
    scopes: undefined,
    region: undefined,
    baseUrl: undefined,
    expiresAt: undefined,
  };
  for (const token of ["", "tessie-key", "a.b.c", "..", "a.bnVsbA.c", "a.MQ.c", undefined, null, 42, {}]) {
    assert.deepEqual(readToken(token as string), nothing, String(token));
  }
});
