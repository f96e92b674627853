// The stages of npm test, in their order: the quick ones first, and each before what builds on it.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeExpectedTypes } from "../../tests/types/expected.js";
import { ensurePackage, ensurePage } from "../build/fresh.js";
import { ensureBus } from "../install/bluetooth.js";
import { ensureBrowser } from "../install/browser.js";
import { findFirefox } from "../install/firefox.js";
import { ensureCodec } from "../install/python.js";
import { ensureServers } from "../install/servers.js";
import { ensureCrates, ensureRust, ensureRustComponents, WASM_TARGET } from "../install/toolchain.js";
import { root } from "../support/run.js";
import { ensureClients } from "./clients.js";
import { ensureConsumerTools, installPackage } from "./consumers.js";
import { check, test } from "./score.js";

/** The folder of cargo's builds, in which one cargo waits for the other. */
const CARGO = "target";

const TESTS = /\.test\.[jt]s$/;

/**
 * `about` is for people, `needs` installs what is missing before anything runs, `run` ends the process on a failure.
 * `built` is what must be built before: by the stage `build`, or by itself where that is not among the stages. Of stages
 * that `uses` the same, one runs at a time.
 */
export const stages = [
  {
    name: "format",
    about: "formatting of Rust (rustfmt), formatting and lint of all else (Biome)",
    needs: [ensureRustComponents],
    async run() {
      check("cargo", ["fmt", "--check"]);
      check("biome", ["check", "--error-on-warnings"]);
    },
  },
  {
    name: "lint",
    about: "clippy, native and for WebAssembly, warnings as errors",
    needs: [ensureRust, ensureRustComponents],
    uses: CARGO,
    async run() {
      check("cargo", ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
      check("cargo", ["clippy", "--target", WASM_TARGET, "--all-targets", "--", "-D", "warnings"]);
      // As tesla-commands/rest is built.
      check("cargo", ["clippy", "--target", WASM_TARGET, "--no-default-features", "--", "-D", "warnings"]);
    },
  },
  {
    name: "rust",
    about: "tests of the crates without a browser",
    needs: [ensureRust],
    uses: CARGO,
    async run() {
      await test("cargo", ["test", "--workspace"]);
    },
  },
  {
    name: "build",
    about: "both entry points of the package, and the page, each within its size",
    needs: [ensureRust],
    async run() {
      check(process.execPath, ["scripts/build.js", "--page"]);
    },
  },
  {
    name: "docs",
    about: "the reference, warnings as errors, and the samples of the documents",
    needs: [ensureRust],
    built: ensurePackage,
    uses: CARGO,
    async run() {
      check("cargo", ["doc", "--no-deps", "--workspace"], { RUSTDOCFLAGS: "-D warnings" });
      check("typedoc", []);
      await testWithNode(files("tests/docs", TESTS));
    },
  },
  {
    name: "types",
    about: "TypeScript of the page, the servers and the tests, and types of the package",
    needs: [ensureRust],
    built: ensurePackage,
    async run() {
      writeExpectedTypes();
      const projects = ["tsconfig.json", ...files("tests/types", /^tsconfig.*\.json$/)];
      for (const project of projects) check("tsc", ["--noEmit", "--project", project]);
    },
  },
  {
    name: "browser",
    about: "tests of the crate in a browser",
    needs: [ensureRust, ensureBrowser],
    uses: CARGO,
    async run() {
      const { CHROMIUM, CHROMEDRIVER } = ensureBrowser();
      const tests = rustTestsForBrowsers().flatMap((name) => ["--test", name]);
      await test(
        "wasm-pack",
        ["test", "--headless", "--chrome", "--chromedriver", CHROMEDRIVER, "--", ...tests],
        {
          WASM_BINDGEN_TEST_WEBDRIVER_JSON: writeCapabilities(CHROMIUM),
          // In seconds, for all tests of a file; 20 by default, which a busy machine may need longer for.
          WASM_BINDGEN_TEST_TIMEOUT: "300",
        },
      );
    },
  },
  {
    name: "servers",
    about: "tests of the simulated car, of the servers, and of the sign-in",
    needs: [],
    async run() {
      const folders = ["tests/simulator", "tests/server", "tests/sign-in"];
      await testWithNode(
        folders.flatMap((folder) => files(folder, TESTS)),
        {},
        2,
      );
    },
  },
  {
    name: "page",
    about: "tests of the page in a browser, end to end",
    needs: [ensureRust, ensureBrowser],
    built: ensurePage,
    async run() {
      await test("playwright", ["test", "--config", "tests/e2e/playwright.config.ts"], ensureBrowser());
    },
  },
  {
    name: "bluetooth",
    about:
      "the package and the page in a browser over Bluetooth: with a stand-in everywhere, over D-Bus where it is found",
    needs: [ensureRust, ensureBrowser, ensureBus],
    built: ensurePage,
    async run() {
      const bus = ensureBus();
      const args = ["test", "--config", "tests/bluetooth/playwright.config.ts"];
      if (!bus) {
        console.log("Left out: Chromium's own Bluetooth. It needs Linux and dbus-daemon.");
        args.push("stand-in");
      }
      await test("playwright", args, { ...ensureBrowser(), ...bus });
    },
  },
  {
    name: "proxies",
    about: "tests of the configurations for Caddy and nginx, in front of the simulated car",
    needs: [ensureRust, ensureBrowser, ensureServers],
    built: ensurePage,
    async run() {
      const found = { ...ensureBrowser(), ...ensureServers() };
      await test("playwright", ["test", "--config", "tests/proxies/playwright.config.ts"], found);
    },
  },
  {
    name: "firefox",
    about: "a look at the page in Firefox, where it and geckodriver are found",
    needs: [ensureRust],
    built: ensurePage,
    async run() {
      const found = findFirefox();
      if (!found) {
        console.log("Left out: it needs Firefox and geckodriver (`cargo install geckodriver --locked`).");
        return;
      }
      await testWithNode(files("tests/firefox", TESTS), found);
    },
  },
  {
    name: "codec",
    about: "signed messages of the package, decoded by another codec",
    needs: [ensureRust, ensureCodec],
    built: ensurePackage,
    async run() {
      await testWithNode(files("tests/codec", TESTS), ensureCodec());
    },
  },
  {
    name: "clients",
    about: "other people's clients against the simulated car, where Python is found",
    needs: [ensureClients],
    async run() {
      const found = ensureClients();
      if (!found) {
        console.log("Left out: it needs Python 3.11 or newer, with venv.");
        return;
      }
      await testWithNode(files("tests/clients", TESTS), found);
    },
  },
  {
    name: "package",
    about: "tests of the package as npm publishes it",
    needs: [ensureRust, ensureCrates, ensureBrowser],
    built: ensurePackage,
    async run() {
      await testWithNode(files("tests/package", TESTS), ensureBrowser(), 2);
    },
  },
  {
    name: "consumers",
    about:
      "projects that use the package: each bundler and its settings, Node and its fetch functions, a worker, TypeScript, Rust",
    needs: [ensureRust, ensureCrates, ensureBrowser, ensureConsumerTools],
    built: ensurePackage,
    async run() {
      installPackage();
      await testWithNode(files("tests/consumers", TESTS), ensureBrowser());
    },
  },
];

/** In milliseconds, for a file: far more than any takes, so that one whose browser hangs is told of, and ends. */
const TEST_TIMEOUT = 600_000;

function testWithNode(paths, env) {
  const options = [
    "--test",
    "--test-concurrency=2",
    `--test-timeout=${TEST_TIMEOUT}`,
    "--test-reporter=spec",
  ];
  return test(process.execPath, ["--import", "tsx", ...options, ...paths], env);
}

function files(folder, pattern) {
  return readdirSync(join(root, folder))
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);
}

/** The names of cargo's test targets (a file in tests/, or a folder with a main.rs) that are for WebAssembly only. */
function rustTestsForBrowsers() {
  const targets = readdirSync(join(root, "tests")).map((name) =>
    name.endsWith(".rs") ? [name.slice(0, -".rs".length), name] : [name, join(name, "main.rs")],
  );
  const isForBrowsers = (path) =>
    existsSync(path) && /^#!\[cfg\(target_arch = "wasm32"\)\]$/m.test(readFileSync(path, "utf8"));
  return targets.filter(([, file]) => isForBrowsers(join(root, "tests", file))).map(([name]) => name);
}

/** webdriver.json, and in it the browser that was found: by itself ChromeDriver looks for Chrome in its own places. */
function writeCapabilities(binary) {
  const { "goog:chromeOptions": chrome, ...capabilities } = JSON.parse(
    readFileSync(join(root, "webdriver.json"), "utf8"),
  );
  const path = join(root, "target", "webdriver.json");
  mkdirSync(join(root, "target"), { recursive: true });
  writeFileSync(path, JSON.stringify({ ...capabilities, "goog:chromeOptions": { ...chrome, binary } }));
  return path;
}
