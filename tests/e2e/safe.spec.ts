/** What the page lets in, whom it speaks to, and how little of it there is to load. */

import { gzipSync } from "node:zlib";
import files from "@fastify/static";
import type { Response } from "@playwright/test";
import Fastify from "fastify";
import { buttonOf, connectTo, expectState, formOf, open } from "./control-page.ts";
import { DIST, expect, test } from "./fixtures.ts";

// With the service worker, which most tests leave out.
test.use({ serviceWorkers: "allow" });

test("on a host without any headers, the page's own policy lets no text become markup or code", async ({
  page,
  start,
  complaints,
}) => {
  complaints.allow(/Trusted|Content Security Policy/);
  const host = Fastify();
  await host.register(files, { root: DIST });
  await open(page, await start(host));
  const outcomes = await page.evaluate(async () => {
    const outcome = (attempt: () => unknown) => {
      try {
        attempt();
        return "done";
      } catch (error) {
        return (error as Error).name;
      }
    };
    const refused = new Set<string>();
    const forbidden = new Promise<void>((resolve) =>
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        refused.add(effectiveDirective);
        if (effectiveDirective === "connect-src") resolve();
      }),
    );
    const script = document.createElement("script");
    script.append("window.hacked = true");
    document.body.append(script);
    const outcomes = {
      markup: outcome(() => {
        document.createElement("p").innerHTML = "<b>x</b>";
      }),
      address: outcome(() => {
        document.createElement("script").src = "./assets/other.js";
      }),
      policy: outcome(() => window.trustedTypes?.createPolicy("another", {})),
    };
    const elsewhere = await fetch("http://elsewhere.invalid/").catch((error: Error) => error.name);
    await forbidden;
    return { ...outcomes, elsewhere, hacked: "hacked" in window, refused: [...refused].sort() };
  });
  expect(outcomes).toEqual({
    markup: "TypeError",
    address: "TypeError",
    policy: "TypeError",
    elsewhere: "TypeError",
    hacked: false,
    refused: ["connect-src", "require-trusted-types-for", "trusted-types"],
  });
});

test("requests go to the page's server and to the API, and to nobody else", async ({
  page,
  context,
  api,
  site,
}) => {
  const origins = new Set<string>();
  context.on("request", (request) => origins.add(new URL(request.url()).origin));
  await connectTo(page, api);
  await buttonOf(page, "honk_horn").click();
  await expectState(formOf(page, "honk_horn"), "done");
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect([...origins].sort()).toEqual([api.url, site].sort());
});

test("the first visit, with the simulated car, loads at most 150 kB, compressed, and nothing that signs", async ({
  page,
}) => {
  const loads: Promise<[string, number]>[] = [];
  const note = (response: Response) => {
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    loads.push(size.then((bytes) => [new URL(response.url()).pathname, bytes]));
  };
  page.on("response", note);
  await open(page);
  await page.waitForLoadState("networkidle");
  page.off("response", note);
  const sizes = new Map(await Promise.all(loads));
  const modules = [...sizes.keys()].filter((path) => path.endsWith(".wasm"));
  expect(modules).toEqual([expect.stringContaining("tesla_commands_rest_bg")]);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
});
