/**
 * Sign-in for Fleet API: access tokens that renew themselves. It needs no WebAssembly and no `init`. In a page it needs a
 * secure context: https, or localhost.
 *
 * @module tesla-commands/sign-in
 */

import type { TokenFunction } from "../pkg/index.js";

/** How {@link tokenFrom} reaches the server. */
export interface TokenFromOptions {
  /**
   * Used in place of the global `fetch`. A wrapper can add what the server wants, such as `credentials: "include"` for
   * one on another origin.
   */
  fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Creates an `accessToken` function that gets its tokens from your own server: the one of `npm start`, or any with the same
 * responses. The server keeps the login; the page only ever has an access token.
 *
 * The function sends `POST` with a JSON body: `{}`, or `{ "refresh": true, "not": "…" }` after a token was refused,
 * where `not` is the base64url form of the refused token's SHA-256. The server renews the login only if `not` belongs to the
 * token that it has, and answers 200 with `{ "accessToken": "…", "expiresAt": 1767225600000 }`, or 401 with
 * `{ "error_description": "…" }` where a person has to sign in again.
 *
 * A token is kept until a minute before it expires. Calls that come together share one request.
 *
 * @param address The URL of the server; in a page, a path such as `/sign-in/token`.
 * @param options How to reach it.
 * @returns The function, for `accessToken` of a vehicle.
 * @throws {TeslaCommandError} The function rejects with `unauthorized` where a person has to sign in again, and
 * otherwise with `network`, `http` or `bad_response`.
 */
export function tokenFrom(address: string | URL, options?: TokenFromOptions): TokenFunction;

/**
 * A login, as {@link refreshingToken} keeps it: plain JSON. To start with, only `refreshToken` is needed.
 *
 * It is a secret. Never keep a copy: the refresh token can be used once, so two programs that use one login end it.
 */
export interface StoredLogin {
  /** The newest refresh token. */
  refreshToken: string;
  /** The refresh token that was used last. Tesla takes it for 24 hours more. */
  previous?: string;
  /** When that was, in milliseconds since 1970. */
  rotatedAt?: number;
  /** The newest access token. */
  accessToken?: string;
  /** When that expires, in milliseconds since 1970. */
  expiresAt?: number;
  /** After a failed renewal: when to try again, in milliseconds since 1970. */
  retryAt?: number;
  /** The pause after the next failure, in milliseconds. */
  pause?: number;
}

/** Where {@link refreshingToken} keeps the login, and how it renews it. */
export interface RefreshingTokenOptions {
  /**
   * Reads the login. In a page that may be open in several tabs, keep it in IndexedDB: `localStorage` can still show an
   * older login than another tab has just stored.
   *
   * @returns The login; `undefined` or `null` where there is none.
   */
  load: () => StoredLogin | null | undefined | Promise<StoredLogin | null | undefined>;
  /**
   * Keeps the login, in the place of the one before. The new tokens are used only after this has resolved.
   *
   * @param login The login; `undefined` when it has ended, and nothing is to be kept.
   */
  save: (login?: StoredLogin) => unknown;
  /**
   * Sends the refresh request to the token endpoint, and returns the response as it is. Tesla's takes the fields
   * `grant_type=refresh_token`, `client_id` and `refresh_token`, form-encoded, and no secret. It answers no web page
   * (CORS), so a page needs a server in between.
   *
   * @param refreshToken The token to send.
   * @param options `signal` ends the request after 30 seconds.
   * @returns The response of the token endpoint.
   */
  refresh: (refreshToken: string, options: { signal: AbortSignal }) => Promise<Response>;
  /**
   * Runs `work` while no other user of the same login does.
   *
   * Default: Web Locks, over all tabs of the origin. Where there are none, as in Node 20, only calls of one function
   * wait for each other.
   *
   * @param work What to run.
   * @returns What `work` returned.
   */
  lock?: (<T>(work: () => Promise<T>) => Promise<T>) | undefined;
}

/**
 * Creates an `accessToken` function that renews a login with its refresh token. It is for a program or a page that holds
 * the refresh token itself; a page with a server of its own takes {@link tokenFrom}.
 *
 * One renewal runs at a time, and new tokens are saved before they are used. A lost answer, a 5xx or a page of HTML keeps
 * the login: the same refresh token is sent again at the next call, after a pause that grows from 5 seconds to 5 minutes. Only
 * `login_required` or `invalid_grant` ends the login, and only after the previous refresh token, if it is younger than
 * 24 hours, was refused too.
 *
 * @param options Where the login is kept, and how it is renewed.
 * @returns The function, for `accessToken` of a vehicle.
 * @throws {TeslaCommandError} The function rejects with `unauthorized` where a person has to sign in again, and
 * otherwise with `network`, `http` or `bad_response`. What `load`, `save` and `lock` throw comes through as it is.
 */
export function refreshingToken(options: RefreshingTokenOptions): TokenFunction;

/** What an access token says of itself. */
export interface TokenInfo {
  /** The account, Tesla's `sub`. */
  account: string | undefined;
  /** What the person has allowed. */
  scopes: string[] | undefined;
  /** The region of the account: North America and Asia-Pacific; Europe, Middle East and Africa; China. */
  region: "NA" | "EU" | "CN" | undefined;
  /** The Fleet API of the region. It is one of three known hosts, whatever the token says. */
  baseUrl: string | undefined;
  /** When the token expires, in milliseconds since 1970. */
  expiresAt: number | undefined;
}

/**
 * Reads what a Fleet API access token says of itself. The token is not verified: use the result to show it, or to choose
 * a host, and for no decision about access.
 *
 * @param accessToken The token.
 * @returns What it says. Every field of another kind of token, as those of token services, is `undefined`.
 */
export function readToken(accessToken: string): TokenInfo;

/** What {@link authorizeUrl} puts into the address. */
export interface AuthorizeOptions {
  /** The client id of your app. */
  clientId: string;
  /** Where Tesla sends the person back to, letter for letter as in the portal. */
  redirectUri: string | URL;
  /** What to ask for. Without `openid` and `offline_access` there is no refresh token. */
  scopes: readonly string[];
  /**
   * The authorize endpoint.
   *
   * Default: `https://auth.tesla.com/oauth2/v3/authorize`.
   */
  endpoint?: string | URL | undefined;
  /** Further parameters, such as `{ prompt_missing_scopes: "true" }`. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

/** What a sign-in begins with. */
export interface SignInStart {
  /** Where to send the person. */
  url: string;
  /** Give it to {@link readCallback}. Keep it where only this browser and your server see it, such as in a signed cookie. */
  state: string;
  /** Send it as `code_verifier` when the code is exchanged. Keep it beside `state`. */
  codeVerifier: string;
}

/**
 * Creates the address that starts a sign-in, with a fresh `state` and PKCE. The exchange of the code that follows takes the
 * client secret of your app, so it is for servers.
 *
 * @param options Your app, and what to ask for.
 * @returns The address, and what to keep until the person comes back.
 */
export function authorizeUrl(options: AuthorizeOptions): Promise<SignInStart>;

/** What {@link readCallback} reads. */
export interface SignInAnswer {
  /** The code, to be exchanged once, by a server. */
  code: string;
}

/**
 * Reads the address that the person came back to after a sign-in.
 *
 * @param url The address, or its path with the query.
 * @param expected `state` is the one of {@link authorizeUrl}, and only an answer with the same one is read.
 * @returns The code, to be exchanged within two minutes.
 * @throws {TeslaCommandError} `unauthorized` where the answer belongs to another sign-in, or Tesla or the person has refused:
 * `reason` has the server's own words.
 */
export function readCallback(url: string | URL, expected: Pick<SignInStart, "state">): SignInAnswer;
