/** Each project of this folder: the package installed from its tarball, built, and run against the simulated car. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, type TestContext, test } from "node:test";
import { promisify } from "node:util";
import type { Browser, Page } from "@playwright/test";
import { createSimulatorServer } from "../../server/server.ts";
import { createSimulator, type Simulator } from "../../simulator/index.ts";
import { launch } from "../package/in-chromium.ts";
import { started } from "../server/helpers.ts";
import { folder, load } from "./installed.ts";
import { serveSite, type VehicleJson } from "./site.ts";

const root = join(import.meta.dirname, "..", "..");
const { environment, find } = await load(join(root, "scripts", "support", "run.js"));

/** The projects that a bundler makes into a page, all out of the same page. */
const BUNDLED = ["vite", "webpack", "esbuild", "rollup", "parcel", "worker", "rest"];

let browser: Browser;

before(async () => {
  for (const name of BUNDLED) cpSync(join(folder, "shared"), join(folder, name), { recursive: true });
  browser = await launch();
});

after(() => browser?.close());

/** Runs a program in a project; its output is in the error if it fails. */
async function run(project: string, program: string, args: string[], more: Record<string, string> = {}) {
  // With CI set, Next fails where it would install what a project lacks.
  const env = environment({ CI: "1", NEXT_TELEMETRY_DISABLED: "1", ...more });
  const { stdout } = await promisify(execFile)(find(program), args, { cwd: join(folder, project), env });
  return stdout;
}

const build = (project: string, script = "build") => run(project, "npm", ["run", script]);

/** The simulated car on an origin of its own. */
async function api(t: TestContext): Promise<{ simulator: Simulator; vehicle: VehicleJson }> {
  const simulator = createSimulator();
  const app = await createSimulatorServer(simulator);
  const { url: baseUrl } = await started(t, app);
  const [{ id }] = simulator.vehicles;
  return { simulator, vehicle: { id, accessToken: simulator.accessToken, baseUrl } };
}

/** For Vite, whose client has to know the port beforehand. */
async function freePort(): Promise<number> {
  const server = createNetServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The page unlocks the car, shows an error with its code, and asks nobody but its own site and the API. */
async function unlocks(
  t: TestContext,
  url: string,
  simulator: Simulator,
  { id, baseUrl }: VehicleJson,
  wasmFiles = 1,
) {
  const page = await browser.newPage();
  t.after(() => page.close());
  const complaints = complaintsOf(page);
  const loaded: URL[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url())));

  await page.goto(url);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.locator("output", { hasText: /^Unlocked\.$/ }).waitFor({ timeout: 15_000 });
  assert.equal(simulator.vehicle(id).locked, false);

  simulator.failNext({ status: 429, headers: { "retry-after": "30" } });
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.locator("output", { hasText: /^rate_limited: door_unlock: / }).waitFor({ timeout: 15_000 });

  const origins = new Set(loaded.filter(({ protocol }) => protocol !== "data:").map(({ origin }) => origin));
  assert.deepEqual(origins, new Set([new URL(url).origin, new URL(baseUrl, url).origin]));
  const modules = loaded.filter(({ pathname }) => pathname.endsWith(".wasm"));
  assert.equal(modules.length, wasmFiles, "the module is loaded once");
  assert.deepEqual(complaints, []);
}

/** What the browser complains of, but for the 429 that is asked for. Violations of the policy are among it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isExpected = message.text().includes("the server responded with a status of 429");
    if (["error", "warning"].includes(message.type()) && !isExpected) complaints.push(message.text());
  });
  return complaints;
}

test("what is installed is the tarball, and nothing else", () => {
  const installed = join(folder, "node_modules", "tesla-commands");
  const entries = readdirSync(installed, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const { files: published } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.equal(files.length, published.length + ["package.json", "README.md"].length);
  for (const name of published) {
    assert(readFileSync(join(installed, name)).equals(readFileSync(join(root, name))), name);
  }
  const resolved = createRequire(join(folder, "vite", "main.js")).resolve("tesla-commands");
  assert.equal(resolved, join(installed, "npm", "node.js"));
});

describe("a project that uses the package", { concurrency: 2 }, () => {
  test("with Next: prerendered, then in a component", async (t) => {
    const { simulator, vehicle } = await api(t);
    await build("next");
    const html = readFileSync(join(folder, "next", "out", "index.html"), "utf8");
    assert.match(html, /<li>Unlock doors<\/li>/, "the catalogue is rendered at build time");
    // Next's own scripts are inline.
    const url = await serveSite(t, [join(folder, "next", "out")], vehicle, { scripts: "'unsafe-inline'" });
    await unlocks(t, url, simulator, vehicle);
  });

  test("from a script without a bundler", async (t) => {
    const { simulator, vehicle } = await api(t);
    // What the recipe says: the package's folder, copied to where the page is.
    cpSync(join(folder, "node_modules/tesla-commands/pkg"), join(folder, "module/tesla-commands"), {
      recursive: true,
    });
    const url = await serveSite(t, [join(folder, "module")], vehicle);
    await unlocks(t, url, simulator, vehicle);
  });

  for (const project of BUNDLED) {
    test(`with ${project}`, async (t) => {
      const { simulator, vehicle } = await api(t);
      await build(project);
      const dist = join(folder, project, "dist");
      assert.equal(
        readdirSync(dist, { recursive: true }).filter((name) => String(name).endsWith(".wasm")).length,
        1,
      );
      const options = {
        // `new Worker` takes an address, which trusted types forbid without a policy of the app.
        trustedTypes: project !== "worker",
        // Parcel's map of its files is inline.
        scripts: project === "parcel" ? "'unsafe-inline'" : "",
      };
      const url = await serveSite(t, [dist, join(folder, "shared")], vehicle, options);
      await unlocks(t, url, simulator, vehicle);
    });
  }

  test("with esbuild, all in a single file", async (t) => {
    const { simulator, vehicle } = await api(t);
    await build("esbuild", "build:single");
    const url = await serveSite(t, [join(folder, "esbuild", "single"), join(folder, "shared")], vehicle);
    await unlocks(t, url, simulator, vehicle, 0);
  });

  test("with Vite's development server, which bundles packages beforehand, through its proxy", async (t) => {
    const { simulator, vehicle } = await api(t);
    const { createServer } = await import("vite");
    process.env.UPSTREAM = vehicle.baseUrl;
    vehicle.baseUrl = "/tesla";
    const server = await createServer({
      root: join(folder, "vite"),
      logLevel: "silent",
      // The packages are a folder further up than an app has them.
      server: { host: "127.0.0.1", port: await freePort(), strictPort: true, fs: { allow: [folder] } },
      plugins: [
        {
          name: "vehicle",
          configureServer: ({ middlewares }) => {
            middlewares.use("/vehicle.json", (_request, response) => response.end(JSON.stringify(vehicle)));
          },
        },
      ],
    });
    t.after(() => server.close());
    await server.listen();
    const [url] = server.resolvedUrls?.local ?? [];
    assert(url);
    await unlocks(t, url, simulator, vehicle);
  });

  for (const file of ["import.js", "require.cjs", "rest.js"]) {
    test(`in Node, by ${file}`, async (t) => {
      const { simulator, vehicle } = await api(t);
      const printed = await run("node", "node", [file, JSON.stringify(vehicle)]);
      assert.match(printed, /result: true/);
      assert.equal(simulator.vehicle(vehicle.id).locked, false);
    });
  }

  test("in strict TypeScript", async () => {
    await build("types");
  });

  test("in Rust, from the crate as cargo packs it", { timeout: 300_000 }, async () => {
    const target = join(root, "target");
    const options = { CARGO_TARGET_DIR: target };
    const cargo = (...args: string[]) =>
      promisify(execFile)(find("cargo"), args, { cwd: root, env: environment(options) });
    await cargo("package", "--workspace", "--no-verify", "--allow-dirty", "--offline");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const patches: string[] = [];
    for (const name of ["tesla-commands", "tesla-commands-core"]) {
      mkdirSync(join(folder, "crates", name), { recursive: true });
      const packed = join(target, "package", `${name}-${version}.crate`);
      await run(join("crates", name), "tar", ["-xzf", packed, "--strip-components=1"]);
      patches.push("--config", `patch.crates-io.${name}.path="${join(folder, "crates", name)}"`);
    }
    // The versions that are there already: nothing new is fetched or compiled.
    cpSync(join(root, "Cargo.lock"), join(folder, "rust", "Cargo.lock"));
    const build = ["build", "--offline", "--target", "wasm32-unknown-unknown", ...patches];
    await run("rust", "cargo", build, options);
    assert(existsSync(join(target, "wasm32-unknown-unknown", "debug", "rust_consumer.wasm")));
  });
});
