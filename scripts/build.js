// npm run build: the npm package in pkg/, within its size. With --page also the control page in www/dist, within its
// own; with --budgets also the package without signed commands, within a size of its own.
//
// wasm-pack compiles into target/pkg. From there come the three files that are published: the wasm, made
// smaller by scripts/shrink.js; one script, of wasm-bindgen's and src/entry.js; and one file of types.

import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { checkFirstLoad } from "./first-load.js";
import { fail, root, run, step } from "./run.js";
import { ensureNpmPackages, ensureRust } from "./toolchain.js";

/** `budget`: what the page of an app may have to load, wasm and script, in bytes of gzip -9. */
const PACKAGE = {
  about: "the WebAssembly package",
  budget: 62_000,
  features: [],
  compiled: join("target", "pkg"),
  published: "pkg",
  exports: 'export * from "./entry.js"; export { default } from "./entry.js";',
};

/** Everything but signed commands: nobody gets it from us, and it tells what all else costs. */
const WITHOUT_SIGNING = {
  about: "the package without signed commands, for its size",
  budget: 45_000,
  features: ["--no-default-features", "--features", "allocator"],
  compiled: join("target", "unsigned", "compiled"),
  published: join("target", "unsigned", "pkg"),
  exports: `export { commands, default, functions, isTeslaCommandError, listVehicles, vehicleData } from "./entry.js";`,
};

const WASM = "tesla_commands_bg.wasm";

/**
 * The ciphers' smaller forms: a command encrypts some ten blocks, so that speed is no matter. With words of 32 bits in
 * place of 64, their constants are half as long.
 */
const SMALL = ['--cfg=aes_backend_soft="compact"', '--cfg=sha2_backend_soft="compact"', '--cfg=cpubits="32"'];

export async function buildPackage() {
  await writeTypes(await buildModule(PACKAGE));
}

/** Compiles, shrinks and bundles, and gives where the files of both ends are. */
async function buildModule({ about, budget, features, exports, ...folders }) {
  ensureNpmPackages();
  ensureRust();
  step(`Building ${about} (the first build compiles wasm-bindgen too, some minutes)`);
  const compiled = (name) => join(root, folders.compiled, name);
  const published = (name) => join(root, folders.published, name);
  const build = { compiled, published };
  compile(folders.compiled, features);
  await mkdir(published(""), { recursive: true });
  // It imports an npm package, which may have been installed only now.
  const { shrinkWasm } = await import("./shrink.js");
  const names = await shrinkWasm(compiled(WASM), published(WASM));
  await writeGlue(build, names);
  await bundle(build, exports);
  await checkSize(published, budget);
  return build;
}

function compile(folder, features) {
  // Panic messages name files: short names, and no folder of whoever builds.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const indexes = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const short = [...indexes, root].map((path) => `--remap-path-prefix=${path}=.`);
  const flags = [process.env.RUSTFLAGS, ...SMALL, ...short];
  const options = ["--no-pack", "--target", "web", "--out-dir", folder];
  run("wasm-pack", ["build", ...options, "--", ...features], { RUSTFLAGS: flags.filter(Boolean).join(" ") });
}

/** What may throw does so inside a function that wasm-bindgen makes anew for each call: it does as well without. */
function catchInPlace(script) {
  const catching =
    /function\(\) \{ return handleError\(function \((.*)\) \{\n([\s\S]*?)\n {8}\}, arguments\); \}/g;
  const inPlace = script.replace(
    catching,
    "function($1) { try {\n$2\n} catch (error) { wasm.__wbindgen_exn_store(addToExternrefTable0(error)); } }",
  );
  if (inPlace.includes("arguments);"))
    fail("Some functions catch in another way than scripts/build.js expects.");
  return inPlace;
}

/** What of wasm-bindgen's script is left out: its loader, which src/entry.js stands in for, and what no browser needs any more. */
const LEFT_OUT = [
  [
    /^export \{ initSync, __wbg_init as default \};$/m,
    "export { __wbg_get_imports as imports, __wbg_finalize_init as begin };",
  ],
  [
    /cachedDataViewMemory0 === null \|\| .*?buffer !== wasm\.memory\.buffer\)/,
    "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
  ],
  [/typeof (\w+) === 'undefined' \? undefined : \1;/g, "globalThis;"],
  [/ {4}if \(realloc === undefined\) \{\n[\s\S]*?\n {4}\}\n/, ""],
  [/ {4}wasmInstance = instance;\n/, ""],
  [/ {4}wasmModule = module;\n/, ""],
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[\s\S]*?^\}$/m, ""],
  // Each call's own functions end with it, and the garbage collector has none of them to tell of.
  [/const CLOSURE_DTORS = [\s\S]*?;\n/, ""],
  [/ *CLOSURE_DTORS\.(un)?register\(.*\);\n/g, ""],
];

/** Writes wasm-bindgen's script with the short names. */
async function writeGlue({ compiled }, { imports, exports }) {
  let script = catchInPlace(await readFile(compiled("tesla_commands.js"), "utf8"));
  for (const [what, instead] of LEFT_OUT) {
    if (script.search(what) < 0) fail(`wasm-bindgen's script has no ${what} any more: see scripts/build.js.`);
    script = script.replace(what, instead);
  }
  const short = new Map([
    ...imports.map(([, name, short]) => [`${name}:`, `${short}:`]),
    ...exports.map(([name, short]) => [`wasm.${name}`, `wasm.${short}`]),
    ['"./tesla_commands_bg.js":', "a:"],
  ]);
  // What shrinking has left without a use.
  script = script.replace(/^ {8}(\w+): function\([\s\S]*?^ {8}\},\n/gm, (entry, name) =>
    short.has(`${name}:`) ? entry : "",
  );
  const words = script.split(/("[^"\n]+":|wasm\.\w+|\b__wbg_\w+:|\b__wbindgen_\w+:)/);
  await writeFile(compiled("glue.js"), words.map((word) => short.get(word) ?? word).join(""));
}

/** Writes the script: what loads the module, and its functions, of which each costs no more than its name. */
async function bundle({ compiled, published }, contents) {
  const { build } = await import("esbuild");
  await build({
    stdin: { contents, resolveDir: join(root, "src") },
    plugins: [
      {
        name: "glue of this build",
        setup({ onResolve }) {
          onResolve({ filter: /\/glue\.js$/ }, () => ({ path: compiled("glue.js") }));
          // wasm-bindgen copies it, and it would be there twice.
          onResolve({ filter: /\/keyed\.js$/ }, () => ({ path: join(root, "src", "js", "keyed.js") }));
        },
      },
    ],
    outfile: published("index.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
  });
  const script = await readFile(published("index.js"), "utf8");
  const [text, hidden] =
    script.match(/,([\w$]+) as functions\b/) ?? fail("esbuild exports otherwise now: see bundle.");
  const list = `export const{${await commandsOf(published)}}=${hidden};\n`;
  await writeFile(published("index.js"), script.replace(text, "") + list);
}

/** The functions of the table, in its order, as the module itself tells them. */
async function commandsOf(published) {
  // With another address each time, since Node gives what it has already loaded from one.
  const { default: init, commands } = await import(`${pathToFileURL(published("index.js"))}?${Date.now()}`);
  await init(await readFile(published(WASM)));
  return commands().map((command) => command.function);
}

async function writeTypes({ compiled, published }) {
  // What follows in wasm-bindgen's file are the types of its own loader, which src/entry.js stands before.
  const [types, loader] = (await readFile(compiled("tesla_commands.d.ts"), "utf8")).split(
    "export type InitInput",
  );
  if (!loader) fail("tesla_commands.d.ts has another shape than scripts/build.js expects: see writeTypes.");
  const entry = await readFile(join(root, "src", "entry.d.ts"), "utf8");
  const text = types.replace(/\/\* (tslint|eslint)[^\n]*\n/g, "") + entry;
  await writeFile(
    published("index.d.ts"),
    text
      .replace(/ +$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trimStart(),
  );
}

async function checkSize(published, budget) {
  const contents = await Promise.all([WASM, "index.js"].map((name) => readFile(published(name))));
  const sizes = contents.map((content) => [
    content.length,
    gzipSync(content, { level: 9 }).length,
    brotliCompressSync(content).length,
  ]);
  const together = sizes[0].map((size, index) => size + sizes[1][index]);
  const rows = [
    [WASM, sizes[0]],
    ["index.js", sizes[1]],
    ["together", together],
  ];
  for (const [name, [bytes, gzip, brotli]] of rows) {
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
  await buildPackage();
  if (process.argv.includes("--page")) buildPage();
}
