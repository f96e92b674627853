/** Puts the servers together. Nothing here listens yet. */

import cors from "@fastify/cors";
import Fastify, { type FastifyInstance } from "fastify";
import { corsFor } from "./cors.ts";
import { protect, servePage } from "./page.ts";
import { answerErrors } from "./problem.ts";
import { type ChooseUpstream, noProxy, proxy } from "./proxy.ts";
import { noSignIn, signInRoutes } from "./sign-in/routes.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import { SIMULATED_TESLA, type SimulatedSignIn, simulatedTesla } from "./sign-in/simulated.ts";
import { type SimulatedCar, simulated } from "./simulated.ts";
import type { UpstreamOptions } from "./upstream.ts";

type Log = (line: string) => void;

/** The parts of the server behind `npm start`. */
export interface ServerOptions {
  /** The folder of the built page. */
  readonly page: string;
  readonly simulator: SimulatedCar;
  /** The API that the proxy relays to; without it there is no proxy. */
  readonly upstream?: UpstreamOptions | ChooseUpstream;
  /** The sign-in, real or simulated; without it the page offers none. */
  readonly signIn?: SignIn | SimulatedSignIn;
  /** Other origins whose pages may use the proxy; default none. */
  readonly allowOrigins?: readonly string[];
  /** Where lines for the person at the terminal go; default `console.log`. */
  readonly log?: Log;
}

/** Where the server of `npm start` keeps the APIs. */
export const PREFIXES = { simulated: "/simulated", proxy: "/tesla" } as const;

/**
 * The page at `/`, the simulated car below `/simulated`, the proxy below `/tesla`, and the sign-in below `/sign-in`. A simulated
 * sign-in has its Tesla below `/simulated-tesla`.
 *
 * @throws StartError when the page has not been built
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { page, simulator, upstream, signIn, allowOrigins = [], log = console.log } = options;
  const app = createApp(log);
  await protect(app);
  await servePage(app, page);
  await app.register(simulated, { prefix: PREFIXES.simulated, simulator });
  if (upstream) await app.register(proxy, { prefix: PREFIXES.proxy, upstream, allowOrigins, log });
  else await app.register(noProxy, { prefix: PREFIXES.proxy });
  if (signIn && "publishKey" in signIn) {
    await app.register(signInRoutes, { signIn: signIn.signIn, log });
    await app.register(simulatedTesla, { prefix: SIMULATED_TESLA, ...signIn });
  } else if (signIn) await app.register(signInRoutes, { signIn, log });
  else await app.register(noSignIn);
  return app;
}

/** The sign-in alone, for a page that another server serves. */
export async function createSignInServer(signIn: SignIn, log: Log = console.log): Promise<FastifyInstance> {
  const app = createApp(log);
  await app.register(signInRoutes, { signIn, log });
  return app;
}

/** The simulated car alone, open to pages of every origin: it is a test double and holds nothing of worth. */
export async function createSimulatorServer(simulator: SimulatedCar, log: Log = console.log) {
  const app = createApp(log);
  await app.register(cors, corsFor("*"));
  await app.register(simulated, { simulator });
  return app;
}

/**
 * Fastify's own log stays off, because it would hold headers and URLs.
 *
 * Each request has a connection of its own. On a kept one, browsers silently repeat a request that ended without an
 * answer or with 408, a POST too: a simulated cut would go unnoticed, and a command to a car that is asleep, or through a
 * proxy that is restarted meanwhile, would be sent a second time.
 */
function createApp(log: Log): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: 64 * 1024, maxRequestsPerSocket: 1 });
  answerErrors(app, log);
  return app;
}
