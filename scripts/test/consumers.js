// target/consumers: the projects of tests/consumers, with their tools, and with the package as its tarball has it.

import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isInstalled } from "../install/toolchain.js";
import { output, root, run, step } from "../support/run.js";

const source = join(root, "tests", "consumers");
/** Where the projects are with their tools and the package, as apps have them. */
export const folder = join(root, "target", "consumers");
const MANIFESTS = ["package.json", "package-lock.json", ".npmrc"];

/** The tools of the projects. */
export function ensureConsumerTools() {
  ensureTools("consumers", "Installing bundlers and Next for the tests of the package");
}

/** What a folder of tests/ needs besides: large, and of no use to anything else. Gives where it is installed. */
export function ensureTools(name, what) {
  const [source, folder] = [join(root, "tests", name), join(root, "target", name)];
  if (isInstalled(folder, source)) return folder;
  step(what);
  mkdirSync(folder, { recursive: true });
  for (const name of MANIFESTS) cpSync(join(source, name), join(folder, name));
  run("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts"]);
  return folder;
}

/** Packs the package, unpacks the tarball, and lays the projects beside it as they are, without what they built before. */
export function installPackage() {
  for (const name of readdirSync(folder)) {
    if (name !== "node_modules" && !MANIFESTS.includes(name)) rmSync(join(folder, name), { recursive: true });
  }
  const packed = output("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [{ filename }] = JSON.parse(packed);
  const installed = join(folder, "node_modules", "tesla-commands");
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed);
  // It has no dependencies. `npm install` would ask for documents that installing from a lock file does not leave in npm's cache.
  run("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", installed]);
  cpSync(source, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
}
