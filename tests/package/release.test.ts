/** What a release does, as far as it can be tried without one. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..", "..");
const { environment, find } = await import(pathToFileURL(join(root, "scripts", "support", "run.js")).href);

const run = (program: string, ...args: string[]) =>
  promisify(execFile)(find(program), args, { cwd: root, env: environment() });

test("npm would publish it", async (t) => {
  // A registry that has nothing yet: the test asks no other.
  const asked: string[] = [];
  const registry = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((listening) => registry.listen(0, "127.0.0.1", listening));
  t.after(() => registry.close());
  const { port } = registry.address() as AddressInfo;
  const options = ["--dry-run", "--ignore-scripts", "--json", `--registry=http://127.0.0.1:${port}`];
  const { stdout, stderr } = await run("npm", "publish", ...options);
  assert.match(stdout, /"name": "tesla-commands"/);
  // npm warns of what it had to mend in the manifest.
  assert.doesNotMatch(stderr, /auto-corrected|invalid|errors/i);
  assert.deepEqual(
    asked.filter((line) => !line.startsWith("GET ")),
    [],
  );
});

test("the crate holds the files that are meant, and no other", async () => {
  const { stdout } = await run("cargo", "package", "--list", "--allow-dirty", "--offline");
  const packed = stdout
    .trim()
    .split(/\r?\n/)
    .map((path) => path.replaceAll("\\", "/"));
  const isModule = (path: string) => /^src\/.*\.rs$/.test(path);
  const others = packed.filter((path) => !isModule(path) && path !== ".cargo_vcs_info.json");
  assert.deepEqual(others.sort(), [
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "build.rs",
    "src/bluetooth.js",
    "src/exchange.js",
    "src/types.d.ts",
    "src/web-crypto.js",
  ]);
  const modules = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const expected = modules.map((path) => `src/${path.replaceAll("\\", "/")}`).filter(isModule);
  assert.deepEqual(packed.filter(isModule).sort(), expected.sort());
});

test("all manifests name the same version", async () => {
  await run("node", "scripts/version.js");
});

test("a tag that is not the version ends the release", async () => {
  await assert.rejects(
    run("node", "scripts/version.js", "v999.0.0"),
    /The version is to be v999\.0\.0, but Cargo\.toml has /,
  );
});

test("workflows run code of a fixed commit, with no more rights than they need", () => {
  const folder = join(root, ".github", "workflows");
  const names = readdirSync(folder);
  assert.deepEqual(names.sort(), ["release.yml", "test.yml"]);
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    assert.match(text, /^permissions: \{\}$/m, `${name}: no rights but those that a job names`);
    const uses = text.match(/^ +(- )?uses: .*$/gm) ?? [];
    for (const line of uses) assert.match(line, /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name);
    const checkouts = text.match(/uses: actions\/checkout@/g) ?? [];
    assert.equal(
      text.match(/persist-credentials: false/g)?.length,
      checkouts.length,
      `${name}: no token is left on disk`,
    );
    assert.match(text, / npm test$/m, `${name}: the same test as everywhere`);
    assert.doesNotMatch(text, /secrets\.|pull_request_target/, name);
    // Whatever comes from outside reaches a shell as a variable, never as a part of its text.
    const commands = text.match(/^ +run: .*$/gm) ?? [];
    for (const line of commands) assert.doesNotMatch(line, /\$\{\{/, name);
  }
});
