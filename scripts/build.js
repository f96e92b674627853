// npm run build: the npm package in pkg/, each of its entry points within its size. With --page also the control page in
// www/dist, within its own.
//
// wasm-pack compiles into target/pkg, wasm-opt makes the wasm small, and esbuild makes one script of the entry point in
// npm/, the script that wasm-bindgen wrote, and the functions of the table.

import { existsSync, readdirSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { checkFirstLoad } from "./build/first-load.js";
import { ensureNpmPackages, ensureRust } from "./install/toolchain.js";
import { fail, root, run, step } from "./support/run.js";

/**
 * The entry points of the package. `budget`: what the page of an app may have to load, wasm and script, in bytes of gzip -9. A
 * guard against accidents.
 */
const ENTRIES = [
  // The whole package comes last: cargo keeps only the last build ready.
  {
    about: "tesla-commands/rest: without signed commands and Bluetooth",
    entry: "rest",
    module: "tesla_commands_rest",
    features: ["--no-default-features", "--features", "allocator"],
    budget: 77_500,
  },
  {
    about: "tesla-commands",
    entry: "index",
    module: "tesla_commands",
    features: [],
    budget: 133_700,
  },
];

/** The folder that is published. */
const published = (name) => join(root, "pkg", name);

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

/** Names of functions, and notes on tools: nothing of a module that runs. */
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

async function buildPackage() {
  ensureNpmPackages();
  ensureRust();
  for (const { about, entry, module, features, budget } of ENTRIES) {
    step(`Building ${about} (the first build compiles wasm-bindgen too, some minutes)`);
    const folder = join("target", "pkg", entry);
    const compiled = (name) => join(root, folder, name);
    const wasm = `${module}_bg.wasm`;
    compile(folder, module, features);
    await mkdir(published(""), { recursive: true });
    await optimize(compiled(wasm), published(wasm));
    const commands = await readCommands(compiled(`${module}.js`), compiled(wasm));
    await writeFile(compiled("functions.js"), functionsOf(commands, module));
    await bundle(entry, compiled, module);
    await checkSize([wasm, `${entry}.js`], budget);
    await writeTypes(entry, commands);
  }
  // The types of both: those of the module, as wasm-bindgen wrote them.
  await copyFile(join(root, "target/pkg/index/tesla_commands.d.ts"), published("tesla_commands.d.ts"));
}

function compile(folder, name, features) {
  // Panic messages name files: short names, and no folder of the machine that builds.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const indexes = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const short = [...indexes, root].map((path) => `'--remap-path-prefix=${path}=.'`);
  const flags = `target.wasm32-unknown-unknown.rustflags=[${short}]`;
  const options = ["--no-pack", "--no-opt", "--target", "web", "--out-dir", folder, "--out-name", name];
  run("wasm-pack", ["build", ...options, "--", ...features, "--config", flags]);
}

async function optimize(from, to) {
  // It imports an npm package, which may have been installed only now.
  const { emptyPanics } = await import("./build/panics.js");
  await emptyPanics(from);
  run("wasm-opt", [from, "--debuginfo", ...WASM_OPT, "--output", from]);
  run("wasm-opt", [from, ...WASM_OPT, ...STRIP, "--output", to]);
}

/** A function for each command, which rejects before `init`. A bundler drops what an app does not use. */
function functionsOf(commands, module) {
  const functions = commands.map(({ name, function: call, parameters }) => {
    const given = parameters.length > 0 ? "vehicle, params, options" : "vehicle, options";
    return `
export function ${call}(${given}) {
  return call("${name}", () => module.${call}(${given}));
}
`;
  });
  return `import { call } from "../../../npm/ready.js";
import * as module from "./${module}.js";
${functions.join("")}`;
}

/** The table, as the module itself has it. */
async function readCommands(script, wasm) {
  const { initSync, commands } = await import(pathToFileURL(script));
  initSync({ module: await readFile(wasm) });
  return commands();
}

/** Makes one script of the package's JavaScript, wasm-bindgen's, and the functions. */
async function bundle(entry, compiled, module) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(root, "npm", `${entry}.js`)],
    alias: {
      "@compiled/module.js": compiled(`${module}.js`),
      "@compiled/functions.js": compiled("functions.js"),
    },
    // wasm-bindgen copies these files: without this they would be there twice.
    plugins: [
      {
        name: "snippets",
        setup: ({ onResolve }) =>
          onResolve({ filter: /\/snippets\// }, ({ path }) => ({
            path: join(root, "src", path.split("/src/").at(-1)),
          })),
      },
    ],
    outfile: published(`${entry}.js`),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
  });
}

/** Writes the types of an entry point. The commands and their types are among those of `rest`, which `index` exports too. */
async function writeTypes(entry, commands) {
  const text = await readFile(join(root, "npm", `${entry}.d.ts`), "utf8");
  const params = commands
    .filter(({ parameters }) => parameters.length > 0)
    .map(({ function: call }) => `${call[0].toUpperCase()}${call.slice(1)}Params`);
  const list = (names) => `{\n${names.map((name) => `  ${name},\n`).join("")}}`;
  const functions = commands.map((command) => command.function);
  const exports = `
export ${list(functions)} from "./tesla_commands.js";
export type ${list(params)} from "./tesla_commands.js";
`;
  await writeFile(published(`${entry}.d.ts`), entry === "rest" ? text + exports : text);
}

/** Prints the sizes by part, and ends the build if they are too large. */
async function checkSize(names, budget) {
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
    console.log(`${name.padEnd(32)}${bytes} bytes, ${gzip} gzip, ${brotli} brotli`);
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
  await buildPackage();
  if (process.argv.includes("--page")) buildPage();
}
