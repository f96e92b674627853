/** `POST /oauth2/v3/token`: codes and refresh tokens become access tokens. */

import { json, oauthError } from "./answers.ts";
import {
  type Access,
  type Account,
  FLEET_HOSTS,
  type Login,
  type Region,
  randomText,
  type Tesla,
} from "./tesla.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

export const CODE_LIFE = 120 * SECOND;
export const ACCESS_LIFE = 8 * HOUR;
export const GRACE = DAY;
export const REFRESH_LIFE = 90 * DAY;

export async function token(tesla: Tesla, request: Request): Promise<Response> {
  if (request.method !== "POST") return oauthError(405, "invalid_request", "Only POST is known.");
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    return oauthError(400, "invalid_request", "The body must be form-encoded.");
  }
  const form = new URLSearchParams(await request.text());
  switch (form.get("grant_type")) {
    case "authorization_code":
      return exchange(tesla, form);
    case "refresh_token":
      return refresh(tesla, form);
    case "client_credentials":
      return partner(tesla, form);
    default:
      return oauthError(400, "unsupported_grant_type", "The grant_type is not known.");
  }
}

const unknownClient = () =>
  oauthError(400, "unauthorized_client", "We don't recognize this client_id and client_secret combination.");

function isAuthentic(tesla: Tesla, form: URLSearchParams): boolean {
  const app = tesla.app(form.get("client_id"));
  return app !== undefined && app.clientSecret === form.get("client_secret");
}

async function exchange(tesla: Tesla, form: URLSearchParams): Promise<Response> {
  if (!isAuthentic(tesla, form)) return unknownClient();
  const audience = form.get("audience");
  if (audience !== null && regionOf(audience) === undefined) {
    return oauthError(400, "invalid_request", "The audience is not known.");
  }
  const text = form.get("code") ?? "";
  const code = tesla.codes.get(text);
  tesla.codes.delete(text);
  if (!code || code.clientId !== form.get("client_id") || tesla.now() - code.madeAt > CODE_LIFE) {
    return oauthError(400, "invalid_auth_code", "The code is invalid, used or expired.");
  }
  if (code.redirectUri !== form.get("redirect_uri")) {
    return oauthError(400, "invalid_redirect_url", "The redirect_uri differs.");
  }
  if (code.challenge !== null && code.challenge !== (await challengeOf(form.get("code_verifier") ?? ""))) {
    return oauthError(400, "invalid_request", "Invalid code_verifier");
  }
  const { account, clientId, scopes } = code;
  if (!granted(account, clientId, scopes).includes("offline_access")) {
    return json(200, accessFor(tesla, account, clientId, scopes));
  }
  const login: Login = {
    clientId,
    account,
    requested: scopes,
    current: `${account.region}_${randomText()}`,
    currentSince: tesla.now(),
    used: null,
    ended: false,
  };
  tesla.logins.push(login);
  return json(200, { ...accessFor(tesla, account, clientId, scopes), refresh_token: login.current });
}

/**
 * Each refresh token is used once, but the one that was used last is taken for another day. The sources leave open which of
 * two answers to the same token stays good. Here the newer one does, which is the harder case for a client.
 */
function refresh(tesla: Tesla, form: URLSearchParams): Response {
  if (!tesla.app(form.get("client_id"))) return unknownClient();
  const text = form.get("refresh_token");
  const now = tesla.now();
  const login = tesla.logins.find(
    ({ current, used, clientId }) =>
      clientId === form.get("client_id") && (current === text || used?.token === text),
  );
  if (!login || login.ended || text === null) return loginRequired();
  const isCurrent = login.current === text;
  if (isCurrent ? now - login.currentSince > REFRESH_LIFE : now - (login.used?.at ?? 0) > GRACE) {
    return loginRequired();
  }
  if (isCurrent) login.used = { token: text, at: now };
  login.current = `${login.account.region}_${randomText()}`;
  login.currentSince = now;
  // It is not known whether older access tokens end with a refresh. Here they do: a client must cope with that.
  for (const [token, access] of tesla.access) {
    if (access.account === login.account && access.clientId === login.clientId) tesla.access.delete(token);
  }
  const { account, clientId, requested } = login;
  return json(200, { ...accessFor(tesla, account, clientId, requested), refresh_token: login.current });
}

const loginRequired = () => oauthError(401, "login_required", "Login required");

function partner(tesla: Tesla, form: URLSearchParams): Response {
  const app = tesla.app(form.get("client_id"));
  if (!app || !isAuthentic(tesla, form) || !app.machineToMachine) return unknownClient();
  const region = regionOf(form.get("audience") ?? "");
  if (!region) return oauthError(400, "invalid_request", "The audience is missing or not known.");
  const access: Access = {
    clientId: app.clientId,
    expiresAt: tesla.now() + ACCESS_LIFE,
    scopes: (form.get("scope") ?? "").split(" "),
    partnerOf: region,
  };
  return json(200, {
    access_token: issue(tesla, access, {
      gty: "client-credentials",
      azp: app.clientId,
      aud: FLEET_HOSTS[region],
    }),
    expires_in: ACCESS_LIFE / SECOND,
    token_type: "Bearer",
  });
}

function regionOf(audience: string): Region | undefined {
  const regions = Object.keys(FLEET_HOSTS) as Region[];
  return regions.find((region) => FLEET_HOSTS[region] === audience);
}

/** What was asked for and is allowed now: a later change of the consent reaches the next access token. */
function granted(account: Account, clientId: string, requested: readonly string[]): string[] {
  const consent = account.consents.get(clientId);
  return requested.filter((scope) => consent?.has(scope));
}

function accessFor(tesla: Tesla, account: Account, clientId: string, requested: readonly string[]) {
  const scopes = granted(account, clientId, requested);
  const access: Access = { clientId, account, scopes, expiresAt: tesla.now() + ACCESS_LIFE };
  const about = {
    sub: account.sub,
    azp: clientId,
    aud: [FLEET_HOSTS.NA, FLEET_HOSTS.EU, "https://auth.tesla.com/oauth2/v3/userinfo"],
    scp: scopes,
    ou_code: account.region,
  };
  return {
    access_token: issue(tesla, access, about),
    ...(scopes.includes("openid")
      ? { id_token: jwt(tesla, { ...about, aud: clientId }, access.expiresAt) }
      : {}),
    expires_in: ACCESS_LIFE / SECOND,
    token_type: "Bearer",
  };
}

function issue(tesla: Tesla, access: Access, about: object): string {
  const text = jwt(tesla, about, access.expiresAt);
  tesla.access.set(text, access);
  return text;
}

/** In the form of a JWT. Nobody can verify it: the signature is noise. */
function jwt(tesla: Tesla, about: object, expiresAt: number): string {
  const iat = Math.floor(tesla.now() / SECOND);
  const payload = {
    iss: "https://auth.tesla.com/oauth2/v3",
    ...about,
    iat,
    exp: Math.floor(expiresAt / SECOND),
  };
  const part = (value: object) => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const signature = base64url(crypto.getRandomValues(new Uint8Array(48)));
  return `${part({ alg: "RS256", typ: "JWT", kid: "simulated" })}.${part(payload)}.${signature}`;
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
