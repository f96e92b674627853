// npm run audit: licences, sources and known flaws of what this is made of, and whether npm's packages are those that
// their authors signed. It asks public lists, which are out of reach of some machines: `-- --offline` leaves those out.

import { ensureNpmPackages, requireRust } from "./install/toolchain.js";
import { output, run, step } from "./support/run.js";

const isOffline = process.argv.includes("--offline");

requireRust();
if (output("cargo", ["deny", "--version"]) === undefined) {
  step("Installing cargo-deny (compiles for a few minutes, once)");
  run("cargo", ["install", "cargo-deny", "--locked"]);
}
step("Crates: licences, duplicates and sources");
run("cargo", ["deny", "--offline", "check", "licenses", "bans", "sources"]);
if (!isOffline) {
  step("Crates: known flaws");
  run("cargo", ["deny", "check", "advisories"]);
  ensureNpmPackages();
  step("npm packages: known flaws and signatures");
  run("npm", ["audit"]);
  run("npm", ["audit", "signatures"]);
}
