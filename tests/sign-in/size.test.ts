import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");

/** In bytes of gzip -9. */
const BUDGET = 2000;

test("the entry has at most 2 kB, and brings no WebAssembly and no package", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, "npm", "sign-in.js")],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
  });
  assert.deepEqual(Object.keys(metafile.inputs).sort(), ["npm/error.js", "npm/sign-in.js"]);
  const size = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  assert(size <= BUDGET, `${size} bytes`);
});
