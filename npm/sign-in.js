// Access tokens for `accessToken`, from the app's own server or renewed with a refresh token; and both ends of a sign-in.

import { createError } from "./error.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** How long an answer may take. */
const TIMEOUT = 30_000;

/** Pauses after failed renewals double from the first to the last. */
const FIRST_PAUSE = 5_000;
const LAST_PAUSE = 300_000;

export function tokenFrom(address, { fetch = globalThis.fetch } = {}) {
  let held;
  const ask = singleFlight(async (refused) => {
    const body = JSON.stringify(refused ? { refresh: true, not: await sha256(refused) } : {});
    const headers = { "content-type": "application/json" };
    const answer = await exchange((signal) => fetch(`${address}`, { method: "POST", headers, body, signal }));
    if (answer.status === 401) throw signInAgain(reasonOf(answer));
    const accessToken = textOf(answer, "accessToken");
    held = answer;
    return accessToken;
  });
  return async ({ refresh } = {}) =>
    !refresh && isFresh(held) ? held.accessToken : ask(refresh && held?.accessToken);
}

export function refreshingToken({ load, save, refresh, lock = webLock }) {
  /** The token that was given out last: the one that a refusal is about. */
  let given;
  const give = ({ accessToken }) => {
    given = accessToken;
    return given;
  };

  const renew = singleFlight((refused) =>
    lock(async () => {
      // Another tab may have renewed it while this one waited.
      const login = (await load()) ?? {};
      const isCurrent = login.accessToken !== refused && isFresh(login);
      return give(isCurrent ? login : await rotate(login));
    }),
  );

  async function rotate(login) {
    const now = Date.now();
    const { refreshToken, previous, rotatedAt, retryAt, pause = FIRST_PAUSE } = login;
    if (!refreshToken) throw signInAgain("there is no login");
    // A longer wait means that the clock was set back.
    if (retryAt > now && retryAt <= now + LAST_PAUSE) {
      throw tryLater("network", "The last refresh failed");
    }
    // A person may have signed in anew meanwhile, and that login stays.
    const keep = async (next) => {
      if ((await load())?.refreshToken === refreshToken) await save(next);
    };
    let reason;
    try {
      for (const token of new Set([refreshToken, (now - rotatedAt < DAY && previous) || refreshToken])) {
        const answer = await exchange((signal) => refresh(token, { signal }));
        reason = reasonOf(answer, token);
        // Only these end a login. Anything else, such as a page of HTML or a 503, says nothing about it.
        if (/^40[01] (login_required|invalid_grant)$/.test(`${answer.status} ${answer.error}`)) continue;
        const next = {
          refreshToken: answer.refresh_token || token,
          previous: token,
          rotatedAt: now,
          accessToken: textOf(answer, "access_token", token),
          expiresAt: now + answer.expires_in * 1000,
        };
        // Stored before it is used: a crash after this loses nothing.
        await keep(next);
        return next;
      }
    } catch (error) {
      // Kept with the login, so that all tabs pause together.
      await keep({ ...login, retryAt: now + pause, pause: Math.min(2 * pause, LAST_PAUSE) });
      throw error;
    }
    await keep();
    throw signInAgain(reason);
  }

  return async ({ refresh } = {}) => {
    if (refresh) return renew(given);
    const login = await load();
    return isFresh(login) ? give(login) : renew();
  };
}

export function readToken(accessToken) {
  const { sub, scp, ou_code, exp } = parsed(() =>
    atob(accessToken.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")),
  );
  const region = /^(NA|EU|CN)$/.exec(ou_code)?.[0];
  return {
    account: sub,
    scopes: scp,
    region,
    // The token is not verified here, so it can choose one of these, and name no other.
    baseUrl:
      region &&
      `https://fleet-api.prd.${region.toLowerCase()}.vn.cloud.tesla.c${region === "CN" ? "n" : "om"}`,
    expiresAt: exp && exp * 1000,
  };
}

export async function authorizeUrl({
  clientId,
  redirectUri,
  scopes,
  endpoint = "https://auth.tesla.com/oauth2/v3/authorize",
  parameters,
}) {
  const state = random();
  const codeVerifier = random();
  const fields = new URLSearchParams({
    ...parameters,
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state,
    code_challenge: await sha256(codeVerifier),
    code_challenge_method: "S256",
  });
  return { url: `${endpoint}?${fields}`, state, codeVerifier };
}

export function readCallback(url, { state }) {
  // The address may be a path: only its query matters.
  const fields = Object.fromEntries(new URL(url, "https://localhost").searchParams);
  // First, so that nobody can have a page show words of their choice.
  if (!state || fields.state !== state) throw signInAgain("the address belongs to another sign-in");
  if (!fields.code) throw signInAgain(reasonOf(fields));
  return { code: fields.code };
}

function signInAgain(reason) {
  return createError("sign_in", "unauthorized", `Sign in again: ${reason}`, { reason });
}

/** Every failure but a login that has ended is temporary. */
function tryLater(code, what, more) {
  return createError("sign_in", code, `${what}. Try again later.`, more);
}

/** Shares one run of `work` among calls that come together. A run that gives the refused token does not count. */
function singleFlight(work) {
  let running;
  return async (refused) => {
    const token = await running;
    if (token && token !== refused) return token;
    running ??= work(refused).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Whether the token can be used for a minute more, as far as is known. */
function isFresh(held) {
  return held?.accessToken && !(held.expiresAt - Date.now() < MINUTE);
}

/** Sends a request, and reads the whole answer in time. */
async function exchange(send) {
  const controller = new AbortController();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, TIMEOUT, new Error("Time-out"));
  });
  try {
    const response = await Promise.race([send(controller.signal), late]);
    const text = await Promise.race([response.text(), late]);
    return { ...parsed(() => text), status: response.status };
  } catch (cause) {
    throw tryLater("network", "No response", { cause });
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

/** The fields of a JSON text; none where it is something else, such as a page of HTML. */
function parsed(read) {
  try {
    return Object(JSON.parse(read()));
  } catch {
    return {};
  }
}

/** The token of a successful answer. */
function textOf(answer, name, secret) {
  const { status, [name]: token } = answer;
  if (status === 200 && typeof token === "string") return token;
  const what = `The server answered ${status}: ${reasonOf(answer, secret)}`;
  throw tryLater(status === 200 ? "bad_response" : "http", what, { status });
}

/** The server's own words, without the secret that it was sent. */
function reasonOf({ error, error_description }, secret) {
  const words = String(error_description ?? error ?? "no reason given");
  return (secret ? words.replaceAll(secret, "…") : words).slice(0, 300);
}

/** 244 random bits. */
function random() {
  return crypto.randomUUID() + crypto.randomUUID();
}

async function sha256(text) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace("=", "");
}

/** One at a time over all tabs of the origin, where the browser has Web Locks. */
function webLock(work) {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request("tesla-commands sign-in", work) : work();
}
