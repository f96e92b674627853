// npm run build: the npm package in pkg/, within its size. With --page also the control page in www/dist, within its
// own; with --budgets also the package without signed commands, within a size of its own.
//
// wasm-pack compiles into target/pkg, wasm-opt makes the wasm small, and esbuild makes one script of npm/index.js, the
// script that wasm-bindgen wrote, and the functions of the table.

import { existsSync, readdirSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { checkFirstLoad } from "./build/first-load.js";
import { ensureNpmPackages, ensureRust } from "./install/toolchain.js";
import { fail, root, run, step } from "./support/run.js";

/** `budget`: what the page of an app may have to load, wasm and script, in bytes of gzip -9. A guard against accidents. */
const PACKAGE = {
  about: "the WebAssembly package",
  budget: 133_700,
  features: [],
  compiled: join("target", "pkg"),
  published: "pkg",
  exports: 'export * from "./index.js"; export { default } from "./index.js";',
};

/** Everything but signed commands: it is not published, and shows what signed commands cost. */
const WITHOUT_SIGNING = {
  about: "the package without signed commands, for its size",
  budget: 76_000,
  features: ["--no-default-features", "--features", "allocator"],
  compiled: join("target", "unsigned"),
  published: join("target", "unsigned", "pkg"),
  exports:
    'export * from "@compiled/functions.js"; export { default, isTeslaCommandError } from "./index.js";',
};

const WASM = "tesla_commands_bg.wasm";

const WASM_OPT = [
  "-Oz",
  // Zeros gzip to nothing, and many small pieces of data do not.
  "--skip-pass=memory-packing",
  // Inlined, a long function with one caller gets longer.
  "--one-caller-inline-max-function-size=20",
  "--always-inline-max-function-size=3",
  // Rust keeps nothing at the lowest addresses.
  "--low-memory-unused",
];

/** The function that begins with Bluetooth. */
const CONNECT = `
export function connectBluetooth(vin, options) {
  return call("connect_bluetooth", () => module.connectBluetooth(vin, options));
}
`;

/** Names of functions, and notes on tools: nothing of a module that runs. */
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

async function buildModule({ about, budget, features, exports, ...folders }) {
  ensureNpmPackages();
  ensureRust();
  step(`Building ${about} (the first build compiles wasm-bindgen too, some minutes)`);
  const compiled = (name) => join(root, folders.compiled, name);
  const published = (name) => join(root, folders.published, name);
  compile(folders.compiled, features);
  await mkdir(published(""), { recursive: true });
  await optimize(compiled(WASM), published(WASM));
  await writeFunctions(compiled, features.length === 0);
  await bundle(compiled, published("index.js"), exports);
  await writeTypes(compiled, published);
  await checkSize(published, budget);
}

function compile(folder, features) {
  // Panic messages name files: short names, and no folder of the machine that builds.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const indexes = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const short = [...indexes, root].map((path) => `'--remap-path-prefix=${path}=.'`);
  const flags = `target.wasm32-unknown-unknown.rustflags=[${short}]`;
  const options = ["--no-pack", "--no-opt", "--target", "web", "--out-dir", folder];
  run("wasm-pack", ["build", ...options, "--", ...features, "--config", flags]);
}

async function optimize(from, to) {
  // It imports an npm package, which may have been installed only now.
  const { emptyPanics } = await import("./build/panics.js");
  await emptyPanics(from);
  run("wasm-opt", [from, "--debuginfo", ...WASM_OPT, "--output", from]);
  run("wasm-opt", [from, ...WASM_OPT, ...STRIP, "--output", to]);
}

/** Writes a function for each of the module's, which rejects before `init`. A bundler drops what an app does not use. */
async function writeFunctions(compiled, hasBluetooth) {
  const commands = await readCommands(compiled);
  const functions = [
    ...commands.map(({ name, function: call, parameters }) => [name, call, parameters.length > 0]),
    ["vehicles", "listVehicles", false],
    ["vehicle_data", "vehicleData", false],
    ...(hasBluetooth
      ? [
          ["enrol_key", "enrolKey", false],
          ["list_keys", "listKeys", false],
        ]
      : []),
  ].map(([name, call, hasParams]) => {
    const given = hasParams ? "vehicle, params, options" : "vehicle, options";
    return `export function ${call}(${given}) {
  return call("${name}", () => module.${call}(${given}));
}
`;
  });
  const text = `import { call, tooEarly } from "../../npm/ready.js";
import * as module from "./tesla_commands.js";

export function commands() {
  const error = tooEarly("commands");
  if (error) throw error;
  return module.commands();
}

export function sendCommand(vehicle, name, params, options) {
  return call("send_command", () => module.sendCommand(vehicle, name, params, options));
}

${functions.join("\n")}${hasBluetooth ? CONNECT : ""}`;
  await writeFile(compiled("functions.js"), text);
}

/** The table, as the module itself has it. */
async function readCommands(compiled) {
  const { initSync, commands } = await import(pathToFileURL(compiled("tesla_commands.js")));
  initSync({ module: await readFile(compiled(WASM)) });
  return commands();
}

/** Makes one script of the package's JavaScript, wasm-bindgen's, and the functions. */
async function bundle(compiled, outfile, contents) {
  const { build } = await import("esbuild");
  const resolve = (filter, path) => ({
    name: `${filter}`,
    setup: ({ onResolve }) => onResolve({ filter }, ({ path: from }) => ({ path: path(from) })),
  });
  await build({
    stdin: { contents, resolveDir: join(root, "npm") },
    alias: { "@compiled": compiled("") },
    // wasm-bindgen copies these files: without this they would be there twice.
    plugins: [resolve(/\/snippets\//, (from) => join(root, "src", from.split("/src/").at(-1)))],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
  });
}

/** Writes the types: those of the module as wasm-bindgen wrote them, and an entry that names what the package exports. */
async function writeTypes(compiled, published) {
  const commands = await readCommands(compiled);
  const entry = await readFile(join(root, "npm", "index.d.ts"), "utf8");
  const params = commands
    .filter(({ parameters }) => parameters.length > 0)
    .map(({ function: call }) => `${call[0].toUpperCase()}${call.slice(1)}Params`);
  const list = (names) => `{\n${names.map((name) => `  ${name},\n`).join("")}}`;
  const functions = commands.map((command) => command.function);
  const text = `${entry}
export ${list(functions)} from "./tesla_commands.js";
export type ${list(params)} from "./tesla_commands.js";
`;
  await writeFile(published("index.d.ts"), text);
  await copyFile(compiled("tesla_commands.d.ts"), published("tesla_commands.d.ts"));
}

/** Prints the sizes by part, and ends the build if they are too large. */
async function checkSize(published, budget) {
  const names = [WASM, "index.js"];
  const contents = await Promise.all(names.map((name) => readFile(published(name))));
  const sizes = contents.map((content) => [
    content.length,
    gzipSync(content, { level: 9 }).length,
    brotliCompressSync(content).length,
  ]);
  const together = sizes[0].map((size, index) => size + sizes[1][index]);
  for (const [name, [bytes, gzip, brotli]] of [
    ...names.map((name, index) => [name, sizes[index]]),
    ["together", together],
  ]) {
    console.log(`${name.padEnd(24)}${bytes} bytes, ${gzip} gzip, ${brotli} brotli`);
  }
  const over = together[1] - budget;
  if (over > 0) fail(`That is ${over} more than the ${budget} of scripts/build.js.`);
}

export function buildPage() {
  step("Building the page");
  run("vite", ["build", "www"]);
  checkFirstLoad();
}

if (import.meta.filename === process.argv[1]) {
  // First, since of two builds cargo keeps the last one ready.
  if (process.argv.includes("--budgets")) await buildModule(WITHOUT_SIGNING);
  await buildModule(PACKAGE);
  if (process.argv.includes("--page")) buildPage();
}
