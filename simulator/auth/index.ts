/**
 * A simulated Tesla in front of the simulated car: sign-in, tokens, the registration of an app, and its key. One function from
 * Request to Response, by its own reading of the public facts. It shares no code with the package or the server, which are
 * tested against it.
 */

import { html, json, oauthError } from "./answers.ts";
import { authorize, type Consent } from "./authorize.ts";
import { enrolKey } from "./enrol.ts";
import { spoilt, type TeslaFault } from "./faults.ts";
import { accessOf, fleetApi } from "./fleet.ts";
import { type Account, type App, Tesla, type TeslaOptions } from "./tesla.ts";
import { token } from "./token.ts";

export type { Consent } from "./authorize.ts";
export type { TeslaFault } from "./faults.ts";
export { type Account, type App, FLEET_HOSTS, type Region, type TeslaOptions } from "./tesla.ts";

/** All functions are bound and may be handed around alone. */
export interface SimulatedTesla {
  /**
   * Answers as Tesla's hosts would. The host does not matter, but for the region of Fleet API; neither does what stands before
   * `/oauth2/v3/`, `/_ak/`, `/user/revoke/` or `/api/1/` in the path. Rejects as `fetch` does where a fault leaves no answer.
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The accounts, live. The first one's phone opens `_ak` links. */
  readonly accounts: readonly Account[];
  /** The apps, live. */
  readonly apps: readonly App[];
  /** Enters an app in the portal. */
  readonly addApp: (app: App) => void;
  /** Lets a domain serve a public key, as a static host does. */
  readonly host: (domain: string, pem: string) => void;
  /** What the domain serves in place of its key. */
  readonly hosted: (domain: string) => Promise<Response>;
  /** Answers every further sign-in at once. `undefined`: a page asks again. */
  readonly consent: (consent: Consent | undefined) => void;
  /** Spoils the next request; several faults hit one request each, in order. */
  readonly failNext: (fault: TeslaFault) => void;
  /** Forgets all faults that have not hit yet. */
  readonly clearFaults: () => void;
  /** Ends all logins of an account, as a new password does. */
  readonly endLogins: (sub: string) => void;
}

/** Creates a simulated Tesla. */
export function createTesla(options: TeslaOptions): SimulatedTesla {
  const tesla = new Tesla(options);
  let consent: Consent | undefined;
  return {
    async fetch(request) {
      request.signal.throwIfAborted();
      const answer = () => route(tesla, request, consent);
      const { pathname } = new URL(request.url);
      const fault = tesla.faults.take(({ path = "" }) => pathname.includes(path));
      return fault ? spoilt(fault, answer) : answer();
    },
    accounts: tesla.accounts,
    apps: tesla.apps,
    addApp: (app) => void tesla.apps.push(app),
    host: (domain, pem) => void tesla.hosted.set(domain, pem),
    hosted: (domain) => tesla.fetchKey(domain),
    consent: (given) => {
      consent = given;
    },
    failNext: (fault) => tesla.faults.add(fault),
    clearFaults: () => tesla.faults.clear(),
    endLogins: (sub) => {
      for (const login of tesla.logins) if (login.account.sub === sub) login.ended = true;
    },
  };
}

async function route(tesla: Tesla, request: Request, consent: Consent | undefined): Promise<Response> {
  const url = new URL(request.url);
  // The firewall before the login hosts takes user agents with an address in them for crawlers.
  if (/\(\+https?:/.test(request.headers.get("user-agent") ?? "")) return html(403, "Access Denied", "");
  if (url.pathname.endsWith("/oauth2/v3/authorize")) return authorize(tesla, url.searchParams, consent);
  if (url.pathname.endsWith("/oauth2/v3/token")) return token(tesla, request);
  if (url.pathname.endsWith("/oauth2/v3/userinfo")) return userInfo(tesla, request);
  if (url.pathname.endsWith("/user/revoke/consent")) return revoke(tesla, url.searchParams);
  if (url.pathname.includes("/_ak/")) return enrolKey(tesla, url, phone(tesla));
  if (url.pathname.includes("/api/1/")) return fleetApi(tesla, request);
  return json(404, { error: "not_found" });
}

function phone(tesla: Tesla): Account {
  const [account] = tesla.accounts;
  if (!account) throw new RangeError("The simulated Tesla has no account.");
  return account;
}

function userInfo(tesla: Tesla, request: Request): Response {
  const access = accessOf(tesla, request);
  if (!access?.account) return oauthError(401, "invalid_token", "The access token is not valid.");
  const { sub, email } = access.account;
  return json(200, { sub, ...(access.scopes.includes("email") ? { email } : {}) });
}

/** A page for people: they take back what they allowed an app. */
function revoke(tesla: Tesla, query: URLSearchParams): Response {
  const clientId = query.get("revoke_client_id");
  if (!tesla.app(clientId) || clientId === null)
    return html(404, "Something went wrong", "<p>client_not_found</p>");
  const account = phone(tesla);
  account.consents.delete(clientId);
  for (const login of tesla.logins) {
    if (login.clientId === clientId && login.account === account) login.ended = true;
  }
  return html(200, "Access removed", "<p>The app can't reach your car any more.</p>");
}
