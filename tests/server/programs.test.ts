/** The programs of server/ start as package.json names them. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";

const scripts = join(import.meta.dirname, "..", "..", "scripts");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

function start(name: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(scripts, `${name}.js`)], {
    env: { ...process.env, ...environment },
  });
  const printed = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed.text += chunk;
    });
  }
  return { child, printed, ended: once(child, "close") };
}

test("npm run simulator listens, and ends when it is told to", { timeout: 30_000 }, async (t) => {
  const port = String(await freePort());
  const { child, printed, ended } = start("simulator", { HOST: "127.0.0.1", PORT: port });
  t.after(() => child.kill("SIGKILL"));
  while (child.exitCode === null && !printed.text.includes(`:${port}`)) {
    await Promise.race([once(child.stdout, "data"), ended]);
  }
  child.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null], printed.text);
});

test("npm run sign-in says which setting is missing", { timeout: 30_000 }, async () => {
  const { printed, ended } = start("sign-in", { ORIGIN: "" });
  assert.deepEqual(await ended, [1, null]);
  assert.match(printed.text, /^ORIGIN is missing/m);
});

test("npm run fleet shows its commands", { timeout: 30_000 }, async () => {
  const { printed, ended } = start("fleet");
  assert.deepEqual(await ended, [0, null], printed.text);
  assert.match(printed.text, /npm run fleet -- register/);
});
