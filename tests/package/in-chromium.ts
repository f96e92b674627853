/** A page in Chromium that has the package as it is released, its memory in sight, and the files of the tests. */

import { join } from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import files from "@fastify/static";
import { type Browser, chromium, type Page } from "@playwright/test";
import Fastify from "fastify";
import { started } from "../server/helpers.ts";

const root = join(import.meta.dirname, "..", "..");
const { CHROMIUM_FLAGS } = await import(
  pathToFileURL(join(root, "scripts", "support", "chromium-flags.js")).href
);

/** Starts Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    args: CHROMIUM_FLAGS,
  });
}

/** Opens the page; it and its server end with the test. In it, `/package.js` gives the package and its memory. */
export async function openPage(t: TestContext): Promise<Page> {
  const app = Fastify();
  await app.register(files, { root: [join(root, "pkg"), join(root, "tests")] });
  app.get("/", (_request, reply) => reply.type("text/html").send("<!doctype html><title>Test</title>"));
  const { url } = await started(t, app);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}
