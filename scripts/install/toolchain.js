// What a fresh machine lacks: found where it is, else installed, else named in one line.

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fail, isOlder, output, root, run, step } from "../support/run.js";

/** The target of the package. */
export const WASM_TARGET = "wasm32-unknown-unknown";

/** The npm packages of package-lock.json. */
export function ensureNpmPackages() {
  if (isInstalled(root, root)) return;
  step("Installing npm packages (less than a minute)");
  // None of them needs its install script, and some versions of npm run those and others don't.
  // Not `npm ci`, which refuses a lock file that lacks the optional packages of other platforms.
  run("npm", ["install", "--no-save", "--ignore-scripts"]);
}

/** Whether the folder has the npm packages of the lock file in the other. */
export function isInstalled(folder, lockFolder) {
  const installed = join(folder, "node_modules", ".package-lock.json");
  const wanted = join(lockFolder, "package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

/** Says at once what only the person can install: Rust, and the C compiler that links its programs. */
export function requireRust() {
  const version = output("rustc", ["--version"])?.split(" ")[1];
  if (!version || output("cargo", ["--version"]) === undefined) {
    fail("Rust is missing: install it from https://rustup.rs, then try again.");
  }
  const [, wanted] = /^rust-version = "(.*)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  if (isOlder(version, wanted)) {
    fail(`Rust ${wanted} or newer is needed, and this is ${version}: \`rustup update\` brings it.`);
  }
  const compilers = process.platform === "win32" ? [] : ["cc", "gcc", "clang"];
  if (compilers.length > 0 && compilers.every((compiler) => output(compiler, ["--version"]) === undefined)) {
    fail(
      "Rust needs a C compiler to link with: on Debian and Ubuntu `apt install build-essential`, on macOS `xcode-select --install`.",
    );
  }
}

/** Rust with the WebAssembly target, and wasm-pack, which brings wasm-bindgen by itself. */
export function ensureRust() {
  requireRust();
  const sysroot = output("rustc", ["--print", "sysroot"])?.trim() ?? "";
  if (!existsSync(join(sysroot, "lib", "rustlib", WASM_TARGET))) {
    addWithRustup("target", WASM_TARGET);
  }
  if (output("wasm-pack", ["--version"]) === undefined) {
    step("Installing wasm-pack (compiles for a few minutes, once)");
    run("cargo", ["install", "wasm-pack", "--locked"]);
  }
}

/** The crates of Cargo.lock, for cargo commands that ask nobody: what was compiled before need not be in cargo's cache. */
export function ensureCrates() {
  requireRust();
  run("cargo", ["fetch", "--target", WASM_TARGET]);
}

/** rustfmt and clippy, which only the tests need. */
export function ensureRustComponents() {
  requireRust();
  if (output("cargo", ["fmt", "--version"]) === undefined) addWithRustup("component", "rustfmt");
  if (output("cargo", ["clippy", "--version"]) === undefined) addWithRustup("component", "clippy");
}

function addWithRustup(kind, name) {
  if (output("rustup", ["--version"]) === undefined) {
    fail(`Rust's ${name} is missing, and rustup too: install ${name} the way you installed Rust.`);
  }
  step(`Installing Rust's ${name}`);
  run("rustup", [kind, "add", name]);
}
