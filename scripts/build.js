// npm run build: the npm package in pkg/, within its size. With --page also the control page in www/dist, within its own.
//
// wasm-pack compiles into target/pkg. From there come the three files that are published: the wasm, made
// smaller by scripts/shrink.js; one script, of wasm-bindgen's and src/entry.js; and one file of types.

import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { checkFirstLoad } from "./first-load.js";
import { fail, root, run, step } from "./run.js";
import { shrinkWasm } from "./shrink.js";
import { ensureNpmPackages, ensureRust } from "./toolchain.js";

/** What the page of an app has to load, wasm and script, in bytes of gzip -9. */
const BUDGET = 45_000;

const WASM = "tesla_commands_bg.wasm";

const compiled = (name) => join(root, "target", "pkg", name);
const published = (name) => join(root, "pkg", name);

export async function buildPackage() {
  ensureNpmPackages();
  ensureRust();
  step("Building the WebAssembly package (the first build compiles wasm-bindgen too, some minutes)");
  compile();
  await mkdir(published(""), { recursive: true });
  const names = await shrinkWasm(compiled(WASM), published(WASM));
  const functions = await writeGlue(names);
  await bundle(functions);
  await writeTypes();
  await checkSize();
}

function compile() {
  // Panic messages name files: short names, and no folder of whoever builds.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const indexes = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const flags = [process.env.RUSTFLAGS, ...[...indexes, root].map((path) => `--remap-path-prefix=${path}=.`)];
  run("wasm-pack", ["build", "--no-pack", "--target", "web", "--out-dir", join("target", "pkg")], {
    RUSTFLAGS: flags.filter(Boolean).join(" "),
  });
}

/** Writes wasm-bindgen's script with the short names, and gives the names of its functions. */
async function writeGlue({ imports, exports }) {
  const script = compiled("tesla_commands.js");
  const { default: _load, initSync: _initSync, ...functions } = await import(pathToFileURL(script));
  const short = new Map([
    ...imports.map(([, name, short]) => [`${name}:`, `${short}:`]),
    ...exports.map(([name, short]) => [`wasm.${name}`, `wasm.${short}`]),
    ['"./tesla_commands_bg.js":', "a:"],
  ]);
  const words = (await readFile(script, "utf8")).split(
    /("[^"\n]+":|wasm\.\w+|\b__wbg_\w+:|\b__wbindgen_\w+:)/,
  );
  await writeFile(compiled("glue.js"), words.map((word) => short.get(word) ?? word).join(""));
  return Object.keys(functions);
}

/** Writes the script: each function of the wasm, safe to call before it is loaded. */
async function bundle(functions) {
  const { build } = await import("esbuild");
  const wrapped = functions.map((name) => {
    const wrapper = name === "commands" ? "afterInitAtOnce" : "afterInit";
    return `export const ${name} = /* @__PURE__ */ ${wrapper}("${name}", wasm.${name});`;
  });
  await build({
    stdin: {
      contents: [
        'import { afterInit, afterInitAtOnce } from "../../src/entry.js";',
        'import * as wasm from "./glue.js";',
        'export { default, isTeslaCommandError } from "../../src/entry.js";',
        ...wrapped,
      ].join("\n"),
      resolveDir: compiled(""),
    },
    outfile: published("index.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    // Node shows the whole line that an uncaught error was thrown in.
    lineLimit: 500,
  });
}

async function writeTypes() {
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

async function checkSize() {
  const size = { bytes: 0, gzip: 0 };
  const print = (name, { bytes, gzip }) => console.log(`${name.padEnd(24)}${bytes} bytes, ${gzip} gzip`);
  for (const name of [WASM, "index.js"]) {
    const content = await readFile(published(name));
    const gzip = gzipSync(content, { level: 9 }).length;
    print(name, { bytes: content.length, gzip });
    size.bytes += content.length;
    size.gzip += gzip;
  }
  print("together", size);
  if (size.gzip > BUDGET) fail(`That is ${size.gzip - BUDGET} more than the ${BUDGET} of scripts/build.js.`);
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
