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
const BUDGET = 68_000;

const WASM = "tesla_commands_bg.wasm";

/** The ciphers' smaller forms: a command encrypts some ten blocks, so that speed is no matter. */
const SMALL = ['--cfg=aes_backend_soft="compact"', '--cfg=sha2_backend_soft="compact"'];

const compiled = (name) => join(root, "target", "pkg", name);
const published = (name) => join(root, "pkg", name);

export async function buildPackage() {
  ensureNpmPackages();
  ensureRust();
  step("Building the WebAssembly package (the first build compiles wasm-bindgen too, some minutes)");
  compile();
  await mkdir(published(""), { recursive: true });
  const names = await shrinkWasm(compiled(WASM), published(WASM));
  await writeGlue(names);
  await bundle(names);
  await writeTypes();
  await checkSize();
}

function compile() {
  // Panic messages name files: short names, and no folder of whoever builds.
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const indexes = existsSync(registry) ? readdirSync(registry).map((index) => join(registry, index)) : [];
  const short = [...indexes, root].map((path) => `--remap-path-prefix=${path}=.`);
  const flags = [process.env.RUSTFLAGS, ...SMALL, ...short];
  run("wasm-pack", ["build", "--no-pack", "--target", "web", "--out-dir", join("target", "pkg")], {
    RUSTFLAGS: flags.filter(Boolean).join(" "),
  });
}

/** What may throw does so inside a function that wasm-bindgen makes anew for each call: it does as well without. */
function catchInPlace(script) {
  const catching =
    /function\(\) \{ return handleError\(function \((.*)\) \{\n([\s\S]*?)\n {8}\}, arguments\); \}/g;
  const inPlace = script.replace(
    catching,
    "function($1) { try {\n$2\n} catch (error) { return handleError(() => { throw error; }); } }",
  );
  if (inPlace.includes("arguments);"))
    fail("Some functions catch in another way than scripts/build.js expects.");
  return inPlace;
}

/** Writes wasm-bindgen's script with the short names. */
async function writeGlue({ imports, exports }) {
  const script = catchInPlace(await readFile(compiled("tesla_commands.js"), "utf8"));
  const short = new Map([
    ...imports.map(([, name, short]) => [`${name}:`, `${short}:`]),
    ...exports.map(([name, short]) => [`wasm.${name}`, `wasm.${short}`]),
    ['"./tesla_commands_bg.js":', "a:"],
  ]);
  const words = script.split(/("[^"\n]+":|wasm\.\w+|\b__wbg_\w+:|\b__wbindgen_\w+:)/);
  await writeFile(compiled("glue.js"), words.map((word) => short.get(word) ?? word).join(""));
}

/** Writes the script: what loads the module, and its functions, of which each costs no more than its name. */
async function bundle({ exports }) {
  const { build } = await import("esbuild");
  const long = new Map(exports.map(([name, short]) => [short, name]));
  const wasm = await WebAssembly.compile(await readFile(published(WASM)));
  const names = WebAssembly.Module.exports(wasm).map(({ name }) => long.get(name));
  const functions = await passedOn();
  const first = names.indexOf(functions[0]);
  if (functions.join() !== names.slice(first, first + functions.length).join()) {
    fail("The module does not export its functions side by side any more: see bundle in scripts/build.js.");
  }
  await build({
    stdin: {
      contents: 'export * from "./entry.js"; export { default } from "./entry.js";',
      resolveDir: join(root, "src"),
    },
    outfile: published("index.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
  });
  const script = await readFile(published("index.js"), "utf8");
  const [, hidden] =
    script.match(/,(\w+) as functionsFrom\b/) ?? fail("esbuild exports otherwise now: see bundle.");
  const list = `export const{${functions}}=${hidden}(${first});\n`;
  await writeFile(published("index.js"), script.replace(`,${hidden} as functionsFrom`, "") + list);
}

/** The functions that wasm-bindgen's script exports, which must do no more than call the module's. */
async function passedOn() {
  const script = catchInPlace(await readFile(compiled("tesla_commands.js"), "utf8"));
  const functions = [...script.matchAll(/^export function (\w+)\((.*)\) \{\n([^}]*)\}$/gm)];
  const own = functions.filter(([, name, parameters, body]) => {
    const words = body.split(/\s+/).join(" ").trim();
    return words === `const ret = wasm.${name}(${parameters}); return ret;`;
  });
  const {
    default: _load,
    initSync: _initSync,
    ...all
  } = await import(pathToFileURL(compiled("tesla_commands.js")));
  if (own.length !== Object.keys(all).length) {
    fail(
      "A function of wasm-bindgen's script does more than to call the module's: see passedOn in scripts/build.js.",
    );
  }
  return own.map(([, name]) => name);
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
