/** What npm installs for the development and for the consumers, on the lowest Node that the README names. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import semver from "semver";

const root = join(import.meta.dirname, "..", "..");
const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");

const [, named = ""] = /\bNode (\d+\.\d+) or newer\b/.exec(read("README.md")) ?? [];

/** The root, and each folder of tests/ that has packages of its own. */
const FOLDERS = ["", ...readdirSync(join(root, "tests")).map((name) => join("tests", name))].filter(
  (folder) => existsSync(join(root, folder, "package-lock.json")),
);

test("the README and the manifest name the same lowest version of Node", () => {
  assert.equal(JSON.parse(read("package.json")).engines.node, `>=${named}`);
});

for (const folder of FOLDERS) {
  const file = join(folder, "package-lock.json");
  test(`npm warns of no engine with Node ${named} and ${file}`, () => {
    const { packages }: { packages: Record<string, { version: string; engines?: { node?: string } }> } =
      JSON.parse(read(file));
    const refusals = Object.entries(packages)
      .filter(([, { engines }]) => engines?.node && !semver.satisfies(`${named}.0`, engines.node))
      .map(([path, { version, engines }]) => `${path} ${version}: Node ${engines?.node}`);
    assert.deepEqual(refusals, [], "an older version accepts it, or `overrides` in package.json names one");
  });
}
