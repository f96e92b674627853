import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";

const root = join(import.meta.dirname, "..", "..");

/** The package as npm publishes it, unpacked into an empty folder. */
let folder: string;
/** The names of the files in the tarball. */
let packed: string[];

before(() => {
  folder = mkdtempSync(join(tmpdir(), "tesla-commands-"));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const json = execFileSync(npm, ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [tarball] = JSON.parse(json);
  packed = tarball.files.map(({ path }: { path: string }) => path).sort();
  // What npm would unpack: npm pack has just said which files those are.
  for (const path of packed) cpSync(join(root, path), join(folder, "node_modules", "tesla-commands", path));
});

after(() => rmSync(folder, { recursive: true }));

const load = (): Promise<typeof Package> =>
  import(pathToFileURL(join(folder, "node_modules", "tesla-commands", "npm", "node.js")).href);

test("the tarball holds the files that are meant, and no other", () => {
  assert.deepEqual(packed, [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "npm/error.js",
    "npm/node-rest.js",
    "npm/node.js",
    "npm/read-module.js",
    "npm/sign-in.d.ts",
    "npm/sign-in.js",
    "npm/wasm.d.ts",
    "package.json",
    "pkg/index.d.ts",
    "pkg/index.js",
    "pkg/rest.d.ts",
    "pkg/rest.js",
    "pkg/tesla_commands.d.ts",
    "pkg/tesla_commands_bg.wasm",
    "pkg/tesla_commands_rest_bg.wasm",
  ]);
});

test("errors arrive where Error.prototype is frozen, as hardened pages have it", () => {
  const module = pathToFileURL(join(folder, "node_modules", "tesla-commands", "npm", "node.js")).href;
  const script = `
    const { default: init, doorUnlock, importKey, isTeslaCommandError } = await import("${module}");
    await init();
    Object.freeze(Error.prototype);
    const fetch = async () => new Response("busy", { status: 503 });
    const calls = [doorUnlock({ id: "1", accessToken: "token", fetch }), doorUnlock(), importKey("no key")];
    for (const call of calls) {
      const error = await call.catch((error) => error);
      console.log(error.code, isTeslaCommandError(error), Object.keys(error)[0]);
    }`;
  const told = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  assert.equal(told, "unavailable true name\ninvalid_argument true name\ninvalid_argument true name\n");
});

test("before init a command rejects, and says what to do", async () => {
  const { doorUnlock, commands, isTeslaCommandError } = await load();
  const error = await doorUnlock({ id: "1", accessToken: "token" }).catch((error: unknown) => error);
  assert(isTeslaCommandError(error));
  assert.equal(error.code, "invalid_argument");
  assert.equal(error.command, "door_unlock");
  assert.match(error.message, /await init\(\)/);
  assert.throws(() => commands(), /await init\(\)/);
});

test("nothing needs a Request, and what fetch refuses to send is the cause of the error", async (context) => {
  const { default: init, doorUnlock } = await load();
  await init();
  const { Request, AbortController } = globalThis;
  context.after(() => Object.assign(globalThis, { Request, AbortController }));
  Object.assign(globalThis, { Request: undefined });
  const fetch = async () => Response.json({ response: { result: true, reason: "" } });
  const vehicle = { id: "1", accessToken: "token", baseUrl: "http://127.0.0.1:9" };
  assert.equal((await doorUnlock({ ...vehicle, fetch })).result, true);
  // jsdom has a controller of its own, whose signal Node's fetch does not take.
  class Controller {
    signal = new EventTarget();
    abort() {}
  }
  Object.assign(globalThis, { AbortController: Controller });
  const error = await doorUnlock(vehicle).catch((error: unknown) => error);
  assert(error instanceof Error && error.cause instanceof TypeError);
  assert.match(error.cause.message, /AbortSignal/);
});

test("where there is no fetch, an error says so, and that nothing was sent", async (context) => {
  const { default: init, doorUnlock, isTeslaCommandError } = await load();
  await init();
  const { fetch } = globalThis;
  context.after(() => Object.assign(globalThis, { fetch }));
  Object.assign(globalThis, { fetch: undefined });
  const error = await doorUnlock({ id: "1", accessToken: "token" }).catch((error: unknown) => error);
  assert(isTeslaCommandError(error));
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["invalid_argument", false]);
  assert.match(error.message, /fetch is missing/);
});

test("a call that is cancelled when another one has just got a new token ends as cancelled", async () => {
  const { default: init, doorLock, isTeslaCommandError } = await load();
  await init();
  const controller = new AbortController();
  const accessToken = async ({ refresh }: { refresh: boolean }) => (refresh ? "new" : "old");
  const call = (answersAfter: Promise<unknown>, options?: Package.RequestOptions) => {
    const fetch = async (_url: string, { headers }: Package.FetchInit) => {
      if (headers.Authorization === "Bearer new") {
        return Response.json({ response: { result: true, reason: "" } });
      }
      await answersAfter;
      return new Response("", { status: 401 });
    };
    return doorLock({ id: "1", accessToken, baseUrl: "http://127.0.0.1:9", fetch }, options);
  };
  const onProgress = ({ stage }: Package.Progress) => {
    if (stage === "refreshing") controller.abort();
  };
  const first = call(Promise.resolve());
  const second = call(first, { signal: controller.signal, onProgress });
  assert.deepEqual(await first, { result: true, reason: "" });
  const error = await second.catch((error: unknown) => error);
  assert(isTeslaCommandError(error));
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["aborted", false]);
});

test("in Node a command goes out over HTTP, and init may be called again", async () => {
  const { default: init, setTemps } = await load();
  await Promise.all([init(), init()]);
  await init();
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    requests.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
    response.setHeader("content-type", "application/json");
    response.end('{"response":{"result":true,"reason":""}}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const { port } = server.address() as AddressInfo;
    const vehicle = { id: 1492931365719407n, accessToken: "token", baseUrl: `http://127.0.0.1:${port}` };
    assert.deepEqual(await setTemps(vehicle, { driverTemp: 21.5 }), { result: true, reason: "" });
    assert.deepEqual(requests, [
      'POST /api/1/vehicles/1492931365719407/command/set_temps Bearer token {"driver_temp":21.5,"passenger_temp":21.5}',
    ]);
  } finally {
    server.close();
  }
});

test("over thousands of commands, the module's memory does not grow", () => {
  const args = [join(root, "tests", "bench", "node.js"), "memory", JSON.stringify({ commands: 10_000 })];
  const { early, late } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  assert.equal(late, early);
  assert(late <= 1_250_000, `${late} bytes`);
});

test("the README's table is that of the catalogue", async () => {
  const { default: init, commands } = await load();
  await init();
  const { readReadme } = await import(pathToFileURL(join(root, "scripts", "readme.js")).href);
  const { text, expected } = await readReadme(commands());
  assert.equal(text, expected, "run: npm run readme");
  const rows = /^\| `\w+` \| `\w+` \|/gm;
  const [reference, further] = text.split("<details>\n<summary>");
  assert.equal(reference?.match(rows)?.length, 25);
  assert.equal(further?.match(rows)?.length, commands().length - 25);
});
