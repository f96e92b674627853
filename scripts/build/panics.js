// Empties the bodies of the panic functions in the wasm, as wasm-snip does. In a page, a panic traps and its message goes
// nowhere, so what formats the message is dead weight: a tenth of the module.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";
import { fail } from "../support/run.js";

/** Functions of Rust's libraries that never return. */
const PANICS = [
  /^core\[\w+\]::panicking::/,
  /^core\[\w+\]::(option|result)::(expect|unwrap)_failed$/,
  /^core\[\w+\]::cell::(lazy::)?panic_\w+$/,
  /^core\[\w+\]::(slice|str)::.*_fail(_rt)?$/,
  /^std\[\w+\]::thread::local::panic_access_error$/,
  /^std\[\w+\]::alloc::(rust_oom|default_alloc_error_hook)/,
  /^alloc\[\w+\]::(raw_vec::handle_error|raw_vec::capacity_overflow|alloc::handle_alloc_error)$/,
  /::rust_begin_unwind$/,
  /::PanicPayload>::/,
];

export async function emptyPanics(path) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(await readFile(path));
  const panics = functionsOf(module).filter(({ name }) => PANICS.some((pattern) => pattern.test(name)));
  if (!panics.some(({ name }) => name.endsWith("::panic_fmt"))) {
    fail("The wasm has no function panic_fmt: is it named otherwise now? See scripts/build/panics.js.");
  }
  for (const { reference } of panics) binaryen.Function.setBody(reference, module.unreachable());
  await writeFile(path, module.emitBinary());
  module.dispose();
}

function functionsOf(module) {
  return Array.from({ length: module.getNumFunctions() }, (_, index) => {
    const reference = module.getFunctionByIndex(index);
    const { name, base } = binaryen.getFunctionInfo(reference);
    return { name, base, reference };
  }).filter(({ base }) => !base);
}
