/** The package against an authorization server that knows nothing of it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { OAuth2Server } from "oauth2-mock-server";
import { authorizeUrl, readCallback, refreshingToken, type StoredLogin } from "tesla-commands/sign-in";
import { failure } from "./failures.ts";

async function startServer(t: { after: (end: () => unknown) => void }) {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(0, "127.0.0.1");
  t.after(() => server.stop());
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

function post(url: string, form: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/token`, { method: "POST", body: new URLSearchParams(form), ...init });
}

test("a person signs in at oauth2-mock-server, which checks the code verifier, and the login is renewed there", async (t) => {
  const { url } = await startServer(t);
  const redirectUri = "http://127.0.0.1:9/callback";
  const started = await authorizeUrl({
    clientId: "client",
    redirectUri,
    scopes: ["openid", "offline_access"],
    endpoint: `${url}/authorize`,
  });
  const back = await fetch(started.url, { redirect: "manual" });
  const { code } = readCallback(back.headers.get("location") ?? "", started);
  const exchange = { grant_type: "authorization_code", client_id: "client", code, redirect_uri: redirectUri };
  assert.equal((await post(url, { ...exchange, code_verifier: "x".repeat(43) })).status, 400);

  const again = await authorizeUrl({
    clientId: "client",
    redirectUri,
    scopes: ["openid"],
    endpoint: `${url}/authorize`,
  });
  const second = await fetch(again.url, { redirect: "manual" });
  const answer = await post(url, {
    ...exchange,
    code: readCallback(second.headers.get("location") ?? "", again).code,
    code_verifier: again.codeVerifier,
  });
  const { refresh_token } = (await answer.json()) as { refresh_token: string };
  let stored: StoredLogin | undefined = { refreshToken: refresh_token };
  const accessToken = refreshingToken({
    load: () => stored,
    save: (login) => {
      stored = login;
    },
    refresh: (token, { signal }) =>
      post(url, { grant_type: "refresh_token", client_id: "client", refresh_token: token }, { signal }),
  });
  const token = await accessToken({ refresh: false });
  assert.match(token, /^eyJ/);
  assert.equal(stored?.accessToken, token);
});

test("a refusal of oauth2-mock-server ends the login only if it is invalid_grant", async (t) => {
  const { server, url } = await startServer(t);
  let stored: StoredLogin | undefined = { refreshToken: "R1" };
  const accessToken = refreshingToken({
    load: () => stored,
    save: (login) => {
      stored = login && { ...login, retryAt: 0 };
    },
    refresh: (token, { signal }) =>
      post(url, { grant_type: "refresh_token", client_id: "client", refresh_token: token }, { signal }),
  });
  for (const [statusCode, error, code] of [
    [400, "invalid_client", "http"],
    [500, "invalid_grant", "http"],
    [400, "invalid_grant", "unauthorized"],
  ] as const) {
    server.service.once("beforeResponse", (response) => {
      response.statusCode = statusCode;
      response.body = { error };
    });
    assert.equal((await failure(accessToken({ refresh: false }))).code, code);
  }
  assert.equal(stored, undefined);
});
