/** The addresses of a sign-in, for the page: `/sign-in` and what is below it. */

import { randomBytes } from "node:crypto";
import cookies from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TeslaCommandError } from "tesla-commands";
import { authorizeUrl } from "tesla-commands/sign-in";
import { problem } from "../problem.ts";
import { keepNoAnswers } from "../raw.ts";
import { isLoopback } from "../settings.ts";
import { finishSignIn } from "./callback.ts";
import { cookiesFor } from "./cookies.ts";
import { ownHostOnly, ownPageOnly } from "./guards.ts";
import { KEY_PATH } from "./hosts.ts";
import { redirectUri } from "./settings.ts";
import type { SignIn } from "./sign-in.ts";

type Log = (line: string) => void;

export interface SignInRoutesOptions {
  readonly signIn: SignIn;
  /** Gets lines for the person at the terminal. No token, code or cookie is in them. */
  readonly log: Log;
}

export async function signInRoutes(app: FastifyInstance, { signIn, log }: SignInRoutesOptions) {
  const { origin } = signIn.app;
  await app.register(cookies, { secret: randomBytes(32).toString("base64url") });
  acceptJsonOnly(app);
  keepLoginAlive(app, signIn, log);
  publicKeyRoute(app, signIn);
  await app.register(
    async (all) => {
      keepNoAnswers(all);
      startRoute(all, signIn);
      all.register(async (own) => {
        own.addHook("onRequest", ownHostOnly(origin));
        callbackRoute(own, signIn, log);
        stateRoutes(own, signIn);
        own.register(async (page) => {
          page.addHook("onRequest", ownPageOnly(origin));
          tokenRoutes(page, signIn, log);
        });
      });
    },
    { prefix: "/sign-in" },
  );
}

/** In the place of a sign-in: the page asks everywhere whether there is one. */
export async function noSignIn(app: FastifyInstance) {
  keepNoAnswers(app);
  app.get("/sign-in", async () => ({ configured: false }));
}

/** For Tesla, which asks by the domain of the key, whatever the page's address is. */
function publicKeyRoute(app: FastifyInstance, { app: { publicKey } }: SignIn): void {
  app.get(KEY_PATH, async (_request, reply) => {
    if (!publicKey) return reply.callNotFound();
    return reply.type("application/x-pem-file").header("cache-control", "no-cache").send(publicKey.pem);
  });
}

function startRoute(app: FastifyInstance, signIn: SignIn): void {
  const { origin } = signIn.app;
  const { host, hostname } = new URL(origin);
  const { start } = cookiesFor(origin);
  app.get("/start", async (request, reply) => {
    const query = request.query as Query;
    const asked = request.headers.host ?? "";
    // Other names of this machine would have cookies of their own.
    if (asked !== host && isLoopback(hostname) && isLoopback(asked.replace(/:\d+$/, ""))) {
      const flags = ["more", "location"].filter((name) => name in query);
      return reply.redirect(`${origin}/sign-in/start?${flags.join("&")}`, 303);
    }
    await ownHostOnly(origin)(request, reply);
    if (reply.sent) return reply;
    const { url, ...kept } = await authorizeUrl(authorizeOptions(signIn, query));
    return reply.setCookie(start.name, JSON.stringify(kept), start.options).redirect(url, 303);
  });
}

/** Wherever it ends, the person is back at the page, whose address then says how. */
function callbackRoute(app: FastifyInstance, signIn: SignIn, log: Log): void {
  const { origin } = signIn.app;
  const { start, session } = cookiesFor(origin);
  app.get("/callback", async (request, reply) => {
    reply.clearCookie(start.name, start.options);
    const outcome = await finishSignIn(signIn, request, start.name, log);
    if (typeof outcome === "string") return reply.redirect(`${origin}/?sign-in-failed=${outcome}`, 303);
    await signIn.login.begin(outcome);
    reply.setCookie(session.name, await signIn.sessions.create(), session.options);
    log("Signed in with Tesla.");
    return reply.redirect(`${origin}/?signed-in`, 303);
  });
}

function stateRoutes(app: FastifyInstance, signIn: SignIn): void {
  app.get("/", async (request) => state(signIn, await hasSession(signIn, request)));

  app.get("/key", async (request, reply) => {
    if (!(await hasSession(signIn, request))) return refuse(reply);
    const key = await signIn.domainKey();
    const domain = signIn.app.domain ?? null;
    return typeof key === "string"
      ? { domain, publicKey: null, reason: `${key}.` }
      : { domain, publicKey: key.pem };
  });
}

function tokenRoutes(app: FastifyInstance, signIn: SignIn, log: Log): void {
  const { clientId, hosts, origin } = signIn.app;

  app.post("/token", async (request, reply) => {
    if (!(await hasSession(signIn, request))) return refuse(reply);
    const { refresh, not } = Object(request.body);
    try {
      return await signIn.login.token(refresh === true && typeof not === "string" ? not : undefined);
    } catch (error) {
      return noToken(reply, error, signIn, log);
    }
  });

  app.post("/out", async (request, reply) => {
    if (!(await hasSession(signIn, request))) return refuse(reply);
    await signIn.sessions.end();
    await signIn.login.end();
    log("Signed out.");
    const { name, options } = cookiesFor(origin).session;
    const query = new URLSearchParams({ revoke_client_id: clientId, back_url: origin });
    return reply.clearCookie(name, options).send({ revokeUrl: `${hosts.revoke}?${query}` });
  });
}

function hasSession({ app, sessions }: SignIn, request: FastifyRequest): Promise<boolean> {
  return sessions.has(request.cookies[cookiesFor(app.origin).session.name]);
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
function keepLoginAlive(app: FastifyInstance, { login }: SignIn, log: (line: string) => void): void {
  const timer = setInterval(() => {
    login.keepAlive().catch((error: Error) => log(error.message));
  }, 3_600_000);
  timer.unref();
  app.addHook("onClose", async () => clearInterval(timer));
}

type Query = Readonly<Record<string, string | undefined>>;

function authorizeOptions({ app, scopes }: SignIn, query: Query) {
  const location = query.location === undefined ? [] : ["vehicle_location"];
  const isMore = query.more !== undefined || location.length > 0;
  return {
    clientId: app.clientId,
    redirectUri: redirectUri(app),
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
