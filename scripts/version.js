// `node scripts/version.js v1.2.3`: whether everything that names a version names this one, before it is published.
// Without a tag: whether the manifests agree.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, root } from "./support/run.js";

const [tag] = process.argv.slice(2);
const read = (name) => readFileSync(join(root, name), "utf8");
const found = {
  "Cargo.toml": /^version = "(.*)"$/m.exec(read("Cargo.toml"))?.[1],
  "core/Cargo.toml": /^version = "(.*)"$/m.exec(read("core/Cargo.toml"))?.[1],
  "the dependency on core": /^tesla-commands-core = \{ version = "(.*?)"/m.exec(read("Cargo.toml"))?.[1],
  "Cargo.lock": /^name = "tesla-commands"\nversion = "(.*)"$/m.exec(read("Cargo.lock"))?.[1],
  "package.json": JSON.parse(read("package.json")).version,
  "package-lock.json": JSON.parse(read("package-lock.json")).version,
  ...(tag && { "CHANGELOG.md": /^## \[(\d.*?)\] - \d{4}-\d{2}-\d{2}$/m.exec(read("CHANGELOG.md"))?.[1] }),
};

const wanted = tag ?? `v${found["package.json"]}`;
const wrong = Object.entries(found).filter(([, version]) => `v${version}` !== wanted);
if (wrong.length > 0) {
  const list = wrong.map(([name, version]) => `${name} has ${version ?? "no version"}`).join(", ");
  fail(`The version is to be ${wanted}, but ${list}.`);
}
console.log(`${wanted} everywhere.`);
