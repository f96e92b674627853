/** What a person comes back with from Tesla, and whether it is a sign-in. */

import type { FastifyRequest } from "fastify";
import type { TeslaCommandError } from "tesla-commands";
import { readCallback, readToken } from "tesla-commands/sign-in";
import type { Tokens } from "./login.ts";
import { redirectUri } from "./settings.ts";
import type { SignIn } from "./sign-in.ts";
import { TokenError } from "./tesla-client.ts";

/** Why a sign-in failed, for the page: it comes back with `?sign-in-failed=` and one of these. */
export type SignInFailure =
  /** Tesla refused, or the person did. */
  | "refused"
  /** It took longer than ten minutes, or was started again in another tab. */
  | "expired"
  /** The account is not one that may sign in here. */
  | "account"
  /** Tesla does not answer as it should. */
  | "unavailable"
  /** The app's id, secret or redirect URI is wrong. The terminal says more. */
  | "settings";

/** The tokens of a sign-in, or why there are none. */
export async function finishSignIn(
  signIn: SignIn,
  request: FastifyRequest,
  cookie: string,
  log: (line: string) => void,
): Promise<Tokens | SignInFailure> {
  const { app, tesla } = signIn;
  const { value } = request.unsignCookie(request.cookies[cookie] ?? "");
  if (value === null) return "expired";
  const started = JSON.parse(value) as { state: string; codeVerifier: string };
  // The person began again in another tab, or did not begin here.
  if ((request.query as { state?: string }).state !== started.state) return "expired";
  let code: string;
  try {
    ({ code } = readCallback(request.url, started));
  } catch (error) {
    log(`The sign-in was refused: ${(error as TeslaCommandError).reason}`);
    return "refused";
  }
  try {
    const tokens = await tesla.exchange(code, started.codeVerifier, redirectUri(app));
    return (await maySignIn(signIn, tokens, log)) ? tokens : "account";
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    log(`The sign-in failed. ${error.message}${advice(error)}`);
    if (error.code === "invalid_auth_code") return "expired";
    return error.code === undefined ? "unavailable" : "settings";
  }
}

function advice({ code }: TokenError): string {
  switch (code) {
    case "unauthorized_client":
      return " Compare CLIENT_ID and the client secret with developer.tesla.com.";
    case "invalid_redirect_url":
      return " Enter the redirect URI at developer.tesla.com as `npm run fleet -- check` prints it.";
    case "no_refresh_token":
      return " The app needs the scope offline_access: add it at developer.tesla.com.";
    default:
      return "";
  }
}

/** The tokens are kept only after this. Whoever signs in spends the owner's money. */
async function maySignIn(
  { app, tesla, sessions }: SignIn,
  { access_token: accessToken }: Tokens,
  log: (line: string) => void,
): Promise<boolean> {
  const { account } = readToken(accessToken);
  if (typeof account !== "string") {
    log("Refused a sign-in: Tesla's token names no account.");
    return false;
  }
  if (app.accounts.length === 0) {
    if (await sessions.isOwner(account)) return true;
    log(`Refused the account ${account}: another one has signed in here first.`);
    return false;
  }
  if (app.accounts.includes(account.toLowerCase())) return true;
  if (app.accounts.some((one) => one.includes("@"))) {
    const email = (await tesla.email(accessToken))?.toLowerCase();
    if (email !== undefined && app.accounts.includes(email)) return true;
  }
  log(`Refused the account ${account}: ACCOUNT does not name it.`);
  return false;
}
