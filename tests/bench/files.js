// The files of the package that a page loads, and to compare with an empty module and a script of the same sizes.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** The addresses on the bench's server of the scripts, of which the first imports the others, and of the wasm. */
export async function packageFiles(root) {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entry = exports["."].default;
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    metafile: true,
    write: false,
  });
  const scripts = new Set([addressOf(entry), ...Object.keys(metafile.inputs).map(addressOf)]);
  return {
    scripts: [...scripts],
    wasm: addressOf(exports["./wasm"].default),
    rest: {
      scripts: [addressOf(exports["./rest"].default)],
      wasm: addressOf(exports["./rest/wasm"].default),
    },
  };
}

const addressOf = (path) => `/${path.replace(/^\.\//, "")}`;

/** In bytes: as they are, by gzip and by brotli. */
export function sizesOf(root, addresses) {
  const contents = addresses.map((address) => readFileSync(join(root, address)));
  const sum = (size) => contents.map(size).reduce((all, one) => all + one, 0);
  return {
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

const EMPTY_SCRIPT = `export default async function init() {
  const url = new URL("empty.wasm", import.meta.url);
  if (typeof process === "undefined") return WebAssembly.instantiateStreaming(fetch(url));
  const { readFile } = await import("node:fs/promises");
  return WebAssembly.instantiate(await readFile(url));
}
`;

/** Writes the empty module and its script, as large as the package's, and gives their addresses. */
export function writeEmpty(root, { scripts, wasm }) {
  const folder = join(root, "target", "bench");
  mkdirSync(folder, { recursive: true });
  const filler = Math.max(0, sizesOf(root, scripts).raw - EMPTY_SCRIPT.length - 4);
  writeFileSync(join(folder, "empty.js"), `${EMPTY_SCRIPT}/*${" ".repeat(filler)}*/`);
  writeFileSync(join(folder, "empty.wasm"), emptyModule(sizesOf(root, [wasm]).raw));
  return { scripts: ["/target/bench/empty.js"], wasm: "/target/bench/empty.wasm" };
}

/** Magic, version, and a custom section without a name: its length takes five bytes, seven bits each. */
function emptyModule(size) {
  const module = new Uint8Array(size);
  module.set([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  const length = size - 14;
  module.set(
    [0, 7, 14, 21, 28].map((shift) => ((length >> shift) & 0x7f) | (shift < 28 ? 0x80 : 0)),
    9,
  );
  return module;
}
