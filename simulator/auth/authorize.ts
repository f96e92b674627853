/** `GET /oauth2/v3/authorize`: the person signs in, and allows what an app asks for, or refuses. */

import { escaped, html, link } from "./answers.ts";
import { type Account, type App, randomText, type Tesla } from "./tesla.ts";

/** What the person does when an app asks; without it, a page asks. */
export interface Consent {
  /** Who signs in: a `sub`. */
  account: string;
  /** What is allowed. Default: all that was asked for. */
  scopes?: readonly string[];
  /** The person refuses. */
  refuse?: boolean;
}

/** These say nothing about a car, so they are granted with the sign-in itself. */
const BASIC = ["openid", "offline_access", "email", "profile"];

/** Asks, or answers at once if `consent` says how. */
export function authorize(tesla: Tesla, query: URLSearchParams, consent: Consent | undefined): Response {
  const app = tesla.app(query.get("client_id"));
  if (!app) return html(400, "Something went wrong", "<p>client_not_found</p>");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!app.redirectUris.includes(redirectUri)) {
    return html(400, "Something went wrong", "<p>We don't recognize this redirect_uri.</p>");
  }
  if (query.get("response_type") !== "code")
    return refused(query, "unsupported_response_type", "Only code is known.");
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256") {
    return refused(query, "invalid_request", "Only the code_challenge_method S256 is known.");
  }
  const wanted = requested(query);
  const unknown = wanted.find((scope) => !app.scopes.includes(scope));
  if (unknown !== undefined) return refused(query, "invalid_scope", `The app may not ask for ${unknown}.`);
  if (consent) return automatic(tesla, app, query, consent);
  return ask(tesla, app, query);
}

function automatic(
  tesla: Tesla,
  app: App,
  query: URLSearchParams,
  { account: sub, scopes, refuse }: Consent,
) {
  const account = tesla.account(sub);
  if (!account) throw new RangeError(`There is no account ${sub}.`);
  if (refuse) return refused(query, "access_denied", "The user denied the request.");
  return allowed(tesla, app, query, account, scopes ?? requested(query));
}

/** A step for each question, and each answer a link: pages with a strict policy have no forms. */
function ask(tesla: Tesla, app: App, query: URLSearchParams): Response {
  const account = tesla.account(query.get("simulated_account"));
  const next = (more: Record<string, string>) => {
    const params = new URLSearchParams(query);
    for (const [name, value] of Object.entries(more)) params.set(name, value);
    return `authorize?${params}`;
  };
  if (!account) {
    const accounts = tesla.accounts.map(
      ({ sub, name, email }) =>
        `<li>${link(next({ simulated_account: sub }), `Sign in as ${name} (${email})`)}</li>`,
    );
    return html(200, "Sign in", `<ul>${accounts.join("")}</ul>`);
  }
  const wanted = requested(query);
  const before = account.consents.get(app.clientId);
  const missing = wanted.filter((scope) => !before?.has(scope));
  // Tesla remembers the first consent, and asks again only if it is told to.
  if (before && (missing.length === 0 || query.get("prompt_missing_scopes") !== "true")) {
    return allowed(tesla, app, query, account, []);
  }
  const decision = query.get("simulated_decision");
  if (decision === "refuse") return refused(query, "access_denied", "The user denied the request.");
  const offered = wanted.filter((scope) => !BASIC.includes(scope) && !before?.has(scope));
  const given = query.get("simulated_scopes")?.split(" ") ?? offered;
  if (decision === "allow") return allowed(tesla, app, query, account, [...BASIC, ...given]);
  const rows = offered.map((scope) => {
    const isGiven = given.includes(scope);
    const others = isGiven ? given.filter((one) => one !== scope) : [...given, scope];
    const change = link(next({ simulated_scopes: others.join(" ") }), isGiven ? "leave out" : "add");
    return `<li>${isGiven ? "✓" : "✗"} <code>${escaped(scope)}</code> ${change}</li>`;
  });
  const allow = link(next({ simulated_decision: "allow", simulated_scopes: given.join(" ") }), "Allow");
  const refuse = link(next({ simulated_decision: "refuse" }), "Refuse");
  const body = `<p>${escaped(account.name)}, the app of ${escaped(app.allowedOrigin)} asks for:</p>
<ul>${rows.join("")}</ul><p>${allow}</p><p>${refuse}</p>`;
  return html(200, "Allow access", body);
}

function requested(query: URLSearchParams): string[] {
  return (query.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
}

/** Adds what is newly allowed to what was before, and sends the person back with a code. */
function allowed(tesla: Tesla, app: App, query: URLSearchParams, account: Account, more: readonly string[]) {
  const wanted = requested(query);
  const consent = account.consents.get(app.clientId) ?? new Set<string>();
  account.consents.set(app.clientId, consent);
  for (const scope of more) if (wanted.includes(scope)) consent.add(scope);
  if (query.get("require_requested_scopes") === "true" && wanted.some((scope) => !consent.has(scope))) {
    return refused(query, "access_denied", "The app can't do without the scopes that it asked for.");
  }
  const code = `${account.region}_${randomText()}`;
  tesla.codes.set(code, {
    clientId: app.clientId,
    redirectUri: query.get("redirect_uri") ?? "",
    account,
    scopes: wanted,
    challenge: query.get("code_challenge"),
    madeAt: tesla.now(),
  });
  return back(query, { code });
}

function refused(query: URLSearchParams, error: string, description: string): Response {
  return back(query, { error, error_description: description });
}

/** The name is `issuer`, not the `iss` of RFC 9207. */
function back(query: URLSearchParams, fields: Record<string, string>): Response {
  const url = new URL(query.get("redirect_uri") ?? "");
  const state = query.get("state");
  const all = {
    locale: query.get("locale") ?? "en-US",
    ...fields,
    ...(state === null ? {} : { state }),
    issuer: "https://auth.tesla.com/oauth2/v3",
  };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href } });
}
