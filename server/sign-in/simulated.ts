/** The whole sign-in against a simulated Tesla, in this process: for everybody who wants to see it without an account. */

import type { FastifyInstance } from "fastify";
import { createTesla, type SimulatedTesla } from "../../simulator/auth/index.ts";
import type { Simulator } from "../../simulator/index.ts";
import { problem } from "../problem.ts";
import { keepBodies, keepNoAnswers, targetBelow } from "../raw.ts";
import { forward } from "../simulated.ts";
import { AUDIENCES, WORLD } from "./hosts.ts";
import { fetchPublicKey, generateKeyFiles, parsePublicKey } from "./public-key.ts";
import { redirectUri } from "./settings.ts";
import { createSimulatedSignIn, SCOPES, type SignIn } from "./sign-in.ts";

/** Where the simulated Tesla is on this server. */
export const SIMULATED_TESLA = "/simulated-tesla";

const APP = { clientId: "simulated-app", clientSecret: "simulated-secret", domain: "ada.example" };

export interface SimulatedSignIn {
  readonly signIn: SignIn;
  readonly tesla: SimulatedTesla;
  /** Lets the domain serve another key, and registers the app with it. */
  readonly publishKey: (pem: string) => void;
}

/**
 * The app is registered. Its domain serves a public key without a private half, until `publishKey` replaces it.
 *
 * @param origin where people open the page
 */
export function simulateSignIn(simulator: Simulator, origin: string): SimulatedSignIn {
  const tesla = createTesla({
    simulator,
    apps: [
      {
        ...APP,
        redirectUris: [redirectUri({ origin })],
        allowedOrigin: `https://${APP.domain}`,
        scopes: [...SCOPES, "vehicle_location"],
        machineToMachine: true,
        registrations: {},
      },
    ],
  });
  const publishKey = (pem: string) => {
    const key = parsePublicKey(pem);
    if (typeof key === "string") throw new RangeError(`The text ${key}.`);
    tesla.host(APP.domain, pem);
    for (const app of tesla.apps) {
      for (const region of WORLD.regions)
        app.registrations[region] = { domain: APP.domain, publicKey: key.point };
    }
  };
  publishKey(generateKeyFiles().publicKey);
  const at = `${origin}${SIMULATED_TESLA}`;
  const hosts = {
    authorize: `${at}/oauth2/v3/authorize`,
    token: `${at}/oauth2/v3/token`,
    userInfo: `${at}/oauth2/v3/userinfo`,
    revoke: `${at}/user/revoke/consent`,
    enrol: `${at}/_ak/`,
    api: AUDIENCES,
    regions: WORLD.regions,
  };
  const app = { ...APP, hosts, origin, accounts: [], publicKey: undefined, folder: "" };
  const signIn = createSimulatedSignIn(app, (url, init) => tesla.fetch(new Request(url, init)), {
    baseUrl: SIMULATED_TESLA,
    domainKey: () => fetchPublicKey(async () => tesla.hosted(APP.domain), APP.domain),
  });
  return { signIn, tesla, publishKey };
}

/**
 * Serves the simulated Tesla: its pages, its Fleet API, and `PUT /key`, by which the page publishes a key as a person does at
 * the host of their domain. A real server takes no key over HTTP.
 */
export async function simulatedTesla(app: FastifyInstance, { tesla, publishKey }: SimulatedSignIn) {
  keepBodies(app);
  keepNoAnswers(app);
  app.put("/key", async (request, reply) => {
    try {
      publishKey(String(request.body));
      return { domain: APP.domain };
    } catch (error) {
      return reply.code(400).send(problem("invalid_key", (error as Error).message));
    }
  });
  app.route({
    method: ["GET", "POST"],
    url: "/*",
    exposeHeadRoute: false,
    async handler(request, reply) {
      const target = targetBelow(app.prefix, request);
      if (target === undefined)
        return reply.code(404).send(problem("not_found", "The simulated Tesla has no such path."));
      return forward(tesla.fetch, request, reply, target);
    },
  });
}
