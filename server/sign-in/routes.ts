/** The addresses of a sign-in, for the page: `/sign-in` and what is below it. */

import { randomBytes } from "node:crypto";
import cookies from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TeslaCommandError } from "tesla-commands";
import { authorizeUrl, readCallback, readToken } from "tesla-commands/sign-in";
import { problem } from "../problem.ts";
import { keepNoAnswers } from "../raw.ts";
import { isLoopback } from "../settings.ts";
import { ownHostOnly, ownPageOnly } from "./guards.ts";
import { KEY_PATH } from "./hosts.ts";
import type { Tokens } from "./login.ts";
import type { SignIn } from "./sign-in.ts";
import { TokenError } from "./tesla-client.ts";

export interface SignInRoutesOptions {
  readonly signIn: SignIn;
  /** Gets lines for the person at the terminal. No token, code or cookie is in them. */
  readonly log: (line: string) => void;
}

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

const TEN_MINUTES = 600;
/** In seconds; browsers keep no cookie for longer. */
const LONGEST = 400 * 24 * 3600;

export async function signInRoutes(app: FastifyInstance, { signIn, log }: SignInRoutesOptions) {
  const { login, sessions } = signIn;
  const { publicKey } = signIn.app;
  const origin = () => signIn.app.origin;
  await app.register(cookies, { secret: randomBytes(32).toString("base64url") });
  acceptJsonOnly(app);
  keepLogin(app, signIn, log);

  app.get(KEY_PATH, async (_request, reply) => {
    if (!publicKey) return reply.callNotFound();
    return reply.type("application/x-pem-file").header("cache-control", "no-cache").send(publicKey.pem);
  });

  await app.register(
    async (scope) => {
      keepNoAnswers(scope);
      const names = cookieNames(origin());

      scope.get("/start", async (request, reply) => {
        const { host, hostname } = new URL(origin());
        const asked = request.headers.host ?? "";
        // Other names of this machine would have cookies of their own.
        if (asked !== host && isLoopback(hostname) && isLoopback(asked.replace(/:\d+$/, ""))) {
          const flags = ["more", "location"].filter((name) => name in (request.query as Query));
          return reply.redirect(`${origin()}/sign-in/start?${flags.join("&")}`, 303);
        }
        await ownHostOnly(origin)(request, reply);
        if (reply.sent) return reply;
        const { url, ...kept } = await authorizeUrl(authorizeOptions(signIn, request.query as Query));
        reply.setCookie(names.start, JSON.stringify(kept), {
          ...names.options,
          path: names.isSecure ? "/" : "/sign-in/callback",
          sameSite: "lax",
          maxAge: TEN_MINUTES,
          signed: true,
        });
        return reply.redirect(url, 303);
      });

      scope.register(async (own) => {
        own.addHook("onRequest", ownHostOnly(origin));
        own.get("/", async (request) => state(signIn, await sessions.has(request.cookies[names.session])));

        own.get("/callback", async (request, reply) => {
          reply.clearCookie(names.start, {
            ...names.options,
            path: names.isSecure ? "/" : "/sign-in/callback",
          });
          const outcome = await finish(signIn, request, names.start, log);
          if (typeof outcome === "string")
            return reply.redirect(`${origin()}/?sign-in-failed=${outcome}`, 303);
          await login.begin(outcome);
          reply.setCookie(names.session, await sessions.create(), {
            ...names.options,
            path: names.isSecure ? "/" : "/sign-in",
            sameSite: "strict",
            maxAge: LONGEST,
          });
          log("Signed in with Tesla.");
          return reply.redirect(`${origin()}/?signed-in`, 303);
        });

        own.get("/key", async (request, reply) => {
          if (!(await sessions.has(request.cookies[names.session]))) return refuse(reply);
          const key = await signIn.domainKey();
          const domain = signIn.app.domain ?? null;
          return typeof key === "string"
            ? { domain, publicKey: null, reason: `${key}.` }
            : { domain, publicKey: key.pem };
        });

        own.register(async (page) => {
          page.addHook("onRequest", ownPageOnly(origin));

          page.post("/token", async (request, reply) => {
            if (!(await sessions.has(request.cookies[names.session]))) return refuse(reply);
            const { refresh, not } = Object(request.body);
            try {
              return await login.token(refresh === true && typeof not === "string" ? not : undefined);
            } catch (error) {
              return noToken(reply, error, signIn, log);
            }
          });

          page.post("/out", async (request, reply) => {
            if (!(await sessions.has(request.cookies[names.session]))) return refuse(reply);
            await sessions.end();
            await login.end();
            reply.clearCookie(names.session, { ...names.options, path: names.isSecure ? "/" : "/sign-in" });
            log("Signed out.");
            const query = new URLSearchParams({ revoke_client_id: signIn.app.clientId, back_url: origin() });
            return { revokeUrl: `${signIn.app.hosts.revoke}?${query}` };
          });
        });
      });
    },
    { prefix: "/sign-in" },
  );
}

/** A form of a foreign page can send other types. */
function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    app.getDefaultJsonParser("error", "error"),
  );
}

/** Uses the login now and then, so that it does not end by itself. */
function keepLogin(app: FastifyInstance, { login }: SignIn, log: (line: string) => void): void {
  const timer = setInterval(() => {
    login.keep().catch((error: Error) => log(error.message));
  }, 3_600_000);
  timer.unref();
  app.addHook("onClose", async () => clearInterval(timer));
}

/** Cookies ignore ports, so that of another server on this machine must have another name. */
function cookieNames(origin: string) {
  const { protocol, port } = new URL(origin);
  const isSecure = protocol === "https:";
  const name = isSecure ? "__Host-tesla-commands" : `tesla-commands-${port || 80}`;
  const options = { httpOnly: true, secure: isSecure };
  return { start: `${name}-start`, session: name, options, isSecure } as const;
}

type Query = Readonly<Record<string, string | undefined>>;

function authorizeOptions({ app, scopes }: SignIn, query: Query) {
  const location = query.location === undefined ? [] : ["vehicle_location"];
  const isMore = query.more !== undefined || location.length > 0;
  return {
    clientId: app.clientId,
    redirectUri: `${app.origin}/sign-in/callback`,
    endpoint: app.hosts.authorize,
    scopes: [...scopes, ...location],
    parameters: {
      // Without it Tesla remembers what was allowed once, and asks for nothing more.
      ...(isMore && { prompt_missing_scopes: "true" }),
      ...(app.domain !== undefined && { show_keypair_step: "true" }),
    },
  };
}

/** Everything that a page may know before anybody has signed in, and after. */
async function state({ app, login, sessions, scopes, isSimulated, baseUrl }: SignIn, hasSession: boolean) {
  const info = hasSession ? await login.info() : undefined;
  const granted = info?.scopes ?? [];
  const { domain = null, hosts } = app;
  return {
    configured: true,
    simulated: isSimulated,
    signedIn: info !== undefined,
    baseUrl,
    domain,
    keyLink: domain === null ? null : hosts.enrol + domain,
    region: info?.region ?? null,
    scopes: granted,
    missingScopes: info ? scopes.filter((scope) => !granted.includes(scope)) : [],
    reason: info ? null : ((await sessions.ended()) ?? null),
  };
}

/** The tokens of a sign-in, or why there are none. */
async function finish(
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
  if ((request.query as Query).state !== started.state) return "expired";
  let code: string;
  try {
    ({ code } = readCallback(request.url, started));
  } catch (error) {
    log(`The sign-in was refused: ${(error as TeslaCommandError).reason}`);
    return "refused";
  }
  try {
    const tokens = await tesla.exchange(code, started.codeVerifier, `${app.origin}/sign-in/callback`);
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
  const account = readToken(accessToken).account;
  if (account === undefined) return false;
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

function refuse(reply: FastifyReply) {
  return reply.code(401).send(problem("not_signed_in", "this browser has not signed in"));
}

/** Only a login that has ended asks the person to sign in again. */
async function noToken(
  reply: FastifyReply,
  error: unknown,
  { sessions }: SignIn,
  log: (line: string) => void,
) {
  const { code, message, reason, cause } = error as TeslaCommandError;
  log(cause instanceof Error ? `${message} (${cause.message})` : message);
  if (code !== "unauthorized") {
    return reply.code(503).header("retry-after", "5").send(problem("try_again_later", message));
  }
  await sessions.end(reason);
  return reply.code(401).send(problem("login_required", reason ?? "the login has ended"));
}
