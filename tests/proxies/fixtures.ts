/** What the tests of the proxies start: a proxy, and pages that use the package through it. */

import { cp, mkdtemp, rm } from "node:fs/promises";
import http, { type IncomingHttpHeaders, type RequestOptions } from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import files from "@fastify/static";
import type { Page } from "@playwright/test";
import Fastify from "fastify";
import { test as base, DIST } from "../e2e/fixtures.ts";
import { type Setting, type Started, servers } from "./servers.ts";

export type ServerName = keyof typeof servers;

interface Fixtures {
  /** Starts a proxy, and ends it with the test. */
  proxyOf: (server: ServerName, setting: Setting) => Promise<Started>;
  /** A host of static files for a page of another origin. */
  elsewhere: () => Promise<string>;
  /** For helpers that are made for Node's test runner. */
  t: TestContext;
}

interface WorkerFixtures {
  /** The built page, and the package beside it in pkg/, for tests that call it directly. */
  folder: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "tesla-commands-page-"));
      await cp(DIST, folder, { recursive: true });
      await cp(fileURLToPath(new URL("../../pkg", import.meta.url)), join(folder, "pkg"), {
        recursive: true,
      });
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  proxyOf: async ({ page }, use) => {
    const started: Started[] = [];
    await use(async (server, setting) => {
      const proxy = await servers[server](setting);
      started.push(proxy);
      return proxy;
    });
    // Or it would complain of answers that it no longer gets.
    await page.close();
    await Promise.all(started.map((proxy) => proxy.stop()));
  },

  elsewhere: async ({ folder, start }, use) => {
    await use(async () => {
      const host = Fastify();
      await host.register(files, { root: folder });
      return (await start(host)).replace("127.0.0.1", "localhost");
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture needs.
  t: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    await use({ after: (end: () => unknown) => void ends.push(end) } as unknown as TestContext);
    for (const end of ends) await end();
  },
});

/** A command of the package that lies beside the page: what it resolves to, or what matters of its error. */
export function command(page: Page, name: string, vehicle: object): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ({ name, vehicle, address }) => {
      const { default: init, ...commands } = await import(address);
      await init();
      try {
        return await commands[name](vehicle);
      } catch (error) {
        const { code, status, reason, retryAfterMs, mayHaveSucceeded } = error as Record<string, unknown>;
        return { code, status, reason, retryAfterMs, mayHaveSucceeded };
      }
    },
    { name, vehicle, address: "/pkg/index.js" },
  );
}

/** Sends a request as it is, path included, and resolves to the whole answer. The certificate is the test's own. */
export function send(url: string, options: RequestOptions = {}, body = "") {
  const { hostname, port, protocol } = new URL(url);
  const { request } = protocol === "https:" ? https : http;
  const how = { hostname, port, agent: false as const, rejectUnauthorized: false, ...options };
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = request(how, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject).end(body);
  });
}
