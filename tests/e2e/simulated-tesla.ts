/** The server of `npm start` with a sign-in, the simulated Tesla behind it, and what a person does there. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import Fastify, { type FastifyInstance } from "fastify";
import { createServer } from "../../server/server.ts";
import { AUDIENCES, WORLD } from "../../server/sign-in/hosts.ts";
import { createSignIn } from "../../server/sign-in/sign-in.ts";
import {
  SIMULATED_TESLA,
  type SimulatedSignIn,
  simulatedTesla,
  simulateSignIn,
} from "../../server/sign-in/simulated.ts";
import { upstreamOfRegion } from "../../server/sign-in/upstream.ts";
import type { SimulatedTesla } from "../../simulator/auth/index.ts";
import { type Car, createSimulator, type Simulator } from "../../simulator/index.ts";
import { test as base, DIST, expect } from "./fixtures.ts";

export { expect };

interface Place {
  /** Of the page. */
  origin: string;
  simulator: Simulator;
  tesla: SimulatedTesla;
  /** The car that takes signed commands only. */
  comet: Car;
  /** How many requests of the page came whose path contains this. */
  count: (part: string) => number;
  /** Lets the domain serve another key, and registers the app with it. */
  publishKey: (pem: string) => void;
}

interface Fixtures {
  /** As `npm start` is without an app: everything is simulated, and says so. */
  demo: Place;
  /** As `npm start` is with an app, for Ada alone. Tesla is another server. */
  owned: Place;
}

export const test = base.extend<Fixtures>({
  demo: async ({ page }, use) => {
    const { origin, port } = await freeAddress();
    const place = createPlace(origin);
    const { simulator } = place;
    const app = await createServer({ page: DIST, simulator, signIn: place, log: () => {} });
    await listen(app, port, place);
    await use(place);
    await page.close();
    await end(app);
  },

  owned: async ({ page }, use) => {
    const { origin, port } = await freeAddress();
    const folder = await mkdtemp(join(tmpdir(), "tesla-commands-e2e-"));
    const place = createPlace(origin);
    const { tesla, simulator } = place;
    const other = Fastify();
    await other.register(simulatedTesla, { prefix: SIMULATED_TESLA, ...place });
    const at = (await other.listen({ host: "127.0.0.1", port: 0 })) + SIMULATED_TESLA;
    const hosts = {
      authorize: `${at}/oauth2/v3/authorize`,
      token: WORLD.token,
      userInfo: WORLD.userInfo,
      revoke: `${at}/user/revoke/consent`,
      enrol: `${at}/_ak/`,
      api: { ...AUDIENCES, EU: `${at}/eu` },
      regions: WORLD.regions,
    };
    const settings = {
      clientId: "simulated-app",
      clientSecret: "simulated-secret",
      hosts,
      origin,
      accounts: [tesla.accounts[0]?.sub ?? ""],
      domain: "ada.example",
      publicKey: undefined,
      folder,
    };
    const signIn = createSignIn(settings, async (url, init) =>
      url.startsWith("https://ada.example/")
        ? tesla.hosted("ada.example")
        : tesla.fetch(new Request(url, init)),
    );
    const upstream = upstreamOfRegion(hosts);
    const app = await createServer({ page: DIST, simulator, signIn, upstream, log: () => {} });
    await listen(app, port, place);
    await use(place);
    await page.close();
    await end(app);
    await end(other);
    await rm(folder, { recursive: true });
  },
});

/** The redirect URI holds the port, so it has to be known before the server listens. */
async function freeAddress(): Promise<{ origin: string; port: number }> {
  const probe = Fastify();
  const port = Number(new URL(await probe.listen({ host: "localhost", port: 0 })).port);
  await probe.close();
  return { origin: `http://localhost:${port}`, port };
}

function createPlace(origin: string): Place & SimulatedSignIn & { paths: string[] } {
  const simulator = createSimulator();
  const comet = simulator.vehicles.find(({ displayName }) => displayName === "Comet");
  if (!comet) throw new Error("There is no Comet.");
  const paths: string[] = [];
  const count = (part: string) => paths.filter((path) => path.includes(part)).length;
  return { ...simulateSignIn(simulator, origin), origin, simulator, comet, count, paths };
}

async function listen(app: FastifyInstance, port: number, { paths }: { paths: string[] }): Promise<void> {
  app.addHook("onRequest", async ({ url }) => void paths.push(url));
  await app.listen({ host: "localhost", port });
}

/** Without waiting for connections that the browser opened and never used. */
function end(app: FastifyInstance): Promise<void> {
  app.server.closeAllConnections();
  return app.close();
}

/** Opens the connect dialog of the page, at the simulated car where that is wanted. */
export async function openDialog(page: Page, kind: "simulated" | "real"): Promise<Locator> {
  await page.locator("[data-action=connect]").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("label", { has: page.locator(`[name=kind][value=${kind}]`) }).click();
  return dialog;
}

/** Starts at the page's first screen, and goes to the simulated Tesla. */
export async function goToTesla(page: Page, origin: string, kind: "simulated" | "real"): Promise<void> {
  await page.goto(origin);
  const dialog = await openDialog(page, kind);
  await dialog.locator("[data-action=sign-in]").click();
}

/** Signs in at Tesla, and allows all that is asked for. */
export async function signInAs(page: Page, name: "Ada" | "Bo"): Promise<void> {
  await page.getByRole("link", { name: `Sign in as ${name}` }).click();
  await page.getByRole("link", { name: "Allow", exact: true }).click();
}

/** From the first screen to the dialog with the cars of the account. */
export async function signIn(page: Page, origin: string, kind: "simulated" | "real"): Promise<Locator> {
  await goToTesla(page, origin, kind);
  await signInAs(page, "Ada");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-vin]")).toHaveCount(3);
  return dialog;
}

/** The row of a car in the dialog. */
export const rowOf = (dialog: Locator, { vin }: Car): Locator => dialog.locator(`[data-vin="${vin}"]`);
