// target/consumers: the projects of tests/consumers, with their tools, and with the package as its tarball has it.

import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { output, root, run, step } from "./run.js";
import { isInstalled } from "./toolchain.js";

const source = join(root, "tests", "consumers");
const folder = join(root, "target", "consumers");
const MANIFESTS = ["package.json", "package-lock.json", ".npmrc"];
const npmInstall = (folder) => ["install", "--prefix", folder, "--no-save", "--ignore-scripts"];

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
  run("npm", npmInstall(folder));
  return folder;
}

/** Packs the package, installs the tarball, and lays the projects beside it as they are, without what they built before. */
export function installPackage() {
  for (const name of readdirSync(folder)) {
    if (name !== "node_modules" && !MANIFESTS.includes(name)) rmSync(join(folder, name), { recursive: true });
  }
  const packed = output("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [{ filename }] = JSON.parse(packed);
  // Nothing but the tarball is new, and it has no dependencies: the network is not asked.
  run("npm", [...npmInstall(folder), "--no-package-lock", "--offline", join(folder, filename)]);
  cpSync(source, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  return folder;
}
