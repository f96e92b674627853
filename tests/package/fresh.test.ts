// On a fresh clone the scripts start before any npm package is there, and install them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const scripts = join(import.meta.dirname, "..", "..", "scripts");

/** What a script imports as it is loaded, by itself and through others. */
function imports(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  // Without the templates, which hold what other files import.
  const code = readFileSync(path, "utf8").replaceAll(/`[^`]*`/g, "``");
  const found = code.matchAll(/^(?:import|export)\b[^;="]*"(?<name>[^"]+)";$/gm);
  return [...found].flatMap(({ groups }) => {
    const name = groups?.name ?? "";
    return name.startsWith(".") ? imports(join(dirname(path), name), seen) : [name];
  });
}

for (const script of [
  "test.js",
  "start.js",
  "simulator.js",
  "sign-in.js",
  "fleet.js",
  "build.js",
  "bench.js",
]) {
  test(`scripts/${script} loads without npm packages`, () => {
    const names = imports(join(scripts, script));
    assert.ok(names.includes("node:child_process"), "the scripts' own imports are followed");
    assert.deepEqual(
      names.filter((name) => !name.startsWith("node:")),
      [],
    );
  });
}
