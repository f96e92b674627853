/** The page's server, the simulated car's server, and a listener for the browser's complaints. */

import { fileURLToPath } from "node:url";
import { test as base, type ConsoleMessage, expect } from "@playwright/test";
import type { FastifyInstance } from "fastify";
import { createServer, createSimulatorServer, type ServerOptions } from "../../server/server.ts";
// The simulated car loads its commands with the first one, which must not count as time that the page waits.
import "../../simulator/commands/index.ts";
import { type Car, createSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index.ts";

export { expect };

/** The folder of the built page. */
export const DIST = fileURLToPath(new URL("../../www/dist", import.meta.url));

/** A token that occurs nowhere but where it should. */
export const TOKEN = "eyJ.a-token-that-nobody-may-see";

/** The time at the simulated car: it stands still, unless a test lets it pass. */
export const NOW = Date.UTC(2026, 0, 5, 8);

/** A request that reached the simulated car. */
export interface Sent {
  method: string;
  /** Path and query. */
  target: string;
  contentType: string | null;
  body: string;
}

/** The simulated car as the API of another origin. */
export interface Api {
  url: string;
  /** What it is and how it is. */
  simulator: Simulator;
  /** The first car, live. */
  car: Car;
  /** Every command and wake-up, oldest first. */
  sent: Sent[];
  /** Sets the simulator's clock forward. */
  pass(milliseconds: number): void;
  /**
   * Holds back the answers to requests with this text in their URL until the returned function is called. What they
   * ask for has happened by then.
   */
  hold(part: string): () => void;
}

/** What the browser complained about: errors and warnings in the console, which the policy's are among. */
interface Complaints {
  /** Lets those pass that the test provokes. */
  allow(pattern: RegExp): void;
}

interface Fixtures {
  simulatorOptions: SimulatorOptions;
  /** Starts a server on a free port, and ends it with the test. Returns its origin. */
  start: (app: FastifyInstance) => Promise<string>;
  api: Api;
  complaints: Complaints;
}

interface WorkerFixtures {
  /** The origin of the page: the server of `npm start`, without a proxy. */
  site: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const app = await pageServer();
      await use(await listen(app));
      await end(app);
    },
    { scope: "worker" },
  ],

  baseURL: async ({ site }, use) => use(site),

  simulatorOptions: [{}, { option: true }],

  start: async ({ page }, use) => {
    const apps: FastifyInstance[] = [];
    await use((app) => {
      apps.push(app);
      return listen(app);
    });
    // Or it would complain of answers that it no longer gets.
    await page.close();
    await Promise.all(apps.map(end));
  },

  api: async ({ simulatorOptions, start }, use) => {
    let now = NOW;
    const simulator = createSimulator({ accessToken: TOKEN, now: () => now, ...simulatorOptions });
    const sent: Sent[] = [];
    const held = new Map<string, { opened: Promise<void>; open: () => void }>();
    const server = await createSimulatorServer({
      control: simulator.control,
      async fetch(request) {
        const { pathname, search } = new URL(request.url);
        if (request.method === "POST") {
          const body = await request.clone().text();
          const contentType = request.headers.get("content-type");
          sent.push({ method: request.method, target: pathname + search, contentType, body });
        }
        const response = await simulator.fetch(request);
        for (const [part, { opened }] of held) if (pathname.includes(part)) await opened;
        return response;
      },
    });
    await use({
      url: await start(server),
      simulator,
      car: simulator.vehicles[0],
      sent,
      pass: (milliseconds) => {
        now += milliseconds;
      },
      hold(part) {
        const { promise, resolve } = withResolvers();
        held.set(part, { opened: promise, open: resolve });
        return () => {
          held.delete(part);
          resolve();
        };
      },
    });
    for (const { open } of held.values()) open();
  },

  complaints: [
    async ({ page }, use) => {
      const heard: string[] = [];
      const allowed = [/Service Worker registration blocked by Playwright/];
      page.on("pageerror", (error) => heard.push(String(error)));
      page.on("console", (message: ConsoleMessage) => {
        if (["error", "warning"].includes(message.type())) heard.push(message.text());
      });
      await use({ allow: (pattern) => allowed.push(pattern) });
      expect(heard.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The server of `npm start`. */
export function pageServer(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  return createServer({ page: DIST, simulator: createSimulator(), log: () => {}, ...options });
}

function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: "127.0.0.1", port: 0 });
}

/** Without waiting for connections that the browser opened and never used. */
function end(app: FastifyInstance): Promise<void> {
  app.server.closeAllConnections();
  return app.close();
}

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
