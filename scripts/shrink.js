// Makes the wasm smaller than wasm-opt alone can: without the messages of panics, which nobody sees.
//
// A panic in a page traps, and the hook of std prints its message to an output that is not there. So what
// prepares and formats messages may trap as well, and with it goes a tenth of the module.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";
import { fail, output } from "./run.js";

/** Functions that never return: each puts a message together, and panics. */
const PANICS = [
  /^core\[\w+\]::panicking::/,
  /^core\[\w+\]::(option|result)::(expect|unwrap)_failed$/,
  /^core\[\w+\]::cell::(lazy::)?panic_\w+$/,
  /^core\[\w+\]::slice::.*_fail$/,
  /^std\[\w+\]::thread::local::panic_access_error$/,
  /^std\[\w+\]::alloc::(rust_oom|default_alloc_error_hook)/,
  /^alloc\[\w+\]::(raw_vec::handle_error|raw_vec::capacity_overflow|alloc::handle_alloc_error)$/,
  /::rust_begin_unwind$/,
  /::PanicPayload>::/,
];

/** Functions that write a value: in tables that only such messages lead to, where wasm-opt has to keep them. */
const FORMATS = / as core\[\w+\]::fmt::\w+>::/;

/** What goes through those tables. It is left only if something else formats: then they are needed. */
const FORMATTER = /^core\[\w+\]::fmt::write$|fmt::Formatter>::/;

/** Names of source files, which panics tell. */
const SOURCES = /(\/rustc\/\w+|\.)?\/?[\w./-]*\/[\w./-]+\.rs/g;

/** The order matters: each was tried, by the size after gzip. */
const PASSES = [
  ...["--flatten", "--rereloop", "-Os", "--dae-optimizing", "-Os"],
  // Rust never makes an address wrap around.
  ...["--low-memory-unused", "--optimize-added-constants", "-Os"],
];

/** Writes the wasm, and gives the short names of what it imports and exports, which halves those tables. */
export async function shrinkWasm(from, to) {
  const small = `${from}.small`;
  await writeFile(small, await withoutMessages(from));
  output("wasm-opt", [small, "--debuginfo", ...PASSES, "--output", small]) ?? failed();
  const left = functionsOf(binaryen.readBinary(await readFile(small))).find(({ name }) =>
    FORMATTER.test(name),
  );
  if (left) {
    fail(
      `Something formats (format!, to_string of a number, {:?}), which is 2 kB of the package: ${left.name}.`,
    );
  }
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const names = output("wasm-opt", [
    ...[small, ...strip, "--minify-imports-and-exports-and-modules", "--output", to],
  ]);
  const wasm = (await readFile(to)).toString("latin1");
  const silent = wasm.replace(SOURCES, (name) => "\0".repeat(name.length));
  await writeFile(to, Buffer.from(silent, "latin1"));
  return JSON.parse(names ?? failed());
}

async function withoutMessages(path) {
  const module = binaryen.readBinary(await readFile(path));
  const silent = functionsOf(module).filter(({ name }) =>
    [...PANICS, FORMATS].some((names) => names.test(name)),
  );
  if (!silent.some(({ name }) => name.endsWith("::panic_fmt"))) {
    fail("No panic_fmt was found in the module: is it named otherwise now? See scripts/shrink.js.");
  }
  for (const { reference } of silent) binaryen.Function.setBody(reference, module.unreachable());
  binaryen.setDebugInfo(true);
  return module.emitBinary();
}

/** The functions that the module itself has. */
function functionsOf(module) {
  const references = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    module.getFunctionByIndex(index),
  );
  return references
    .map((reference) => ({ ...binaryen.getFunctionInfo(reference), reference }))
    .filter(({ module }) => !module);
}

function failed() {
  fail("wasm-opt failed: it comes with the npm package binaryen.");
}
