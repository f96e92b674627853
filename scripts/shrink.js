// Makes the wasm smaller than wasm-opt alone can: without the messages of panics, which nobody sees, and with its
// functions in an order that gzip likes.
//
// A panic in a page traps, and the hook of std prints its message to an output that is not there. So what
// prepares and formats messages may trap as well, and with it goes a tenth of the module.

import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";
import { alike } from "./order.js";
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

/** What only panics tell: names of source files, and sentences of Rust's own libraries. */
const WORDS = new RegExp(
  [
    /(\/rustc\/\w+|\.)?\/?[\w./-]*\/[\w./-]+\.rs/,
    /assertion `left | right` failed(: )?|assertion failed: self\.is_char_boundary\(new_len\)/,
    /cannot access a Thread Local Storage value during or after destruction: /,
    /Attempted to initialize thread-local while it is being dropped/,
    /copy_from_slice: source slice length \(|\) does not match destination slice length \(/,
    /slice index starts at | but ends at |index out of bounds: the len is | but the index is /,
    /range (start|end) index | out of range for slice of length /,
    /insertion index \(is |\) should be <= len \(is /,
    /attempt to join into collection with len > usize::MAX|attempt to divide by zero/,
    /number of remaining blocks insufficient|Tried to shrink to a larger capacity/,
    /internal error: entered unreachable code|`async fn` resumed after completion/,
    /finish: (callbacks should be Some|result should be None)/,
    /RefCell already (mutably )?borrowed|LazyCell instance has previously been poisoned/,
    /called `(Option|Result)::unwrap_throw\(\)` on an? `(None|Err)` value|capacity overflow|mid > len/,
    /closure invoked recursively or after being dropped|FnOnce called more than once/,
    /StreamCipherError|AccessError/,
    // The digits of whatever is formatted, which nothing is.
    /0001020304(\d\d){90,95}/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** The order matters: each was tried, by the size after gzip. */
const PASSES = [
  // Zeros gzip to nothing, and many small pieces of data do not.
  "--skip-pass=memory-packing",
  // A long function that is called from one place stays one: put into its caller it gets longer.
  "--one-caller-inline-max-function-size=20",
  // One that is hardly longer than a call of it goes into all of them.
  "--always-inline-max-function-size=3",
  ...["--flatten", "--rereloop", "-Oz", "--dae-optimizing", "-Oz"],
  // Rust never makes an address wrap around.
  ...["--low-memory-unused", "--optimize-added-constants", "-Oz", "--converge"],
];

/** Writes the wasm, and gives the short names of what it imports and exports, which halves those tables. */
export async function shrinkWasm(from, to) {
  const small = `${from}.small`;
  await writeFile(small, await withoutMessages(from));
  output("wasm-opt", [small, "--debuginfo", ...PASSES, "--output", small]) ?? failed();
  const wasm = await readFile(small);
  const module = binaryen.readBinary(wasm);
  refuseFormatting(module);
  putInOrder(module, alike(bodiesOf(wasm)));
  await writeFile(small, bytesOf(module));
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const names = output("wasm-opt", [
    ...[small, ...strip, "--minify-imports-and-exports-and-modules", "--output", to],
  ]);
  const shrunk = await readFile(to);
  clearWords(shrunk);
  await writeFile(to, shrunk);
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
  askForGlobalOnce(module);
  return bytesOf(module);
}

/** js-sys looks for the global object under four names, of which all that runs this has the first. */
function askForGlobalOnce(module) {
  const all = functionsOf(module, true).filter(({ name }) =>
    /^js_sys::global::get_global_object::/.test(name),
  );
  const get = all.find(({ name }) => /get_global_object::h\w+$/.test(name));
  const first = all.find(({ base }) => base.startsWith("__wbg_static_accessor_GLOBAL_THIS_"));
  if (!get || !first) fail("js-sys looks for the global object otherwise now: see scripts/shrink.js.");
  for (const { base, reference } of all)
    if (!base) binaryen.Function.setBody(reference, module.unreachable());
  binaryen.Function.setBody(get.reference, module.call(first.name, [], binaryen.i32));
}

function refuseFormatting(module) {
  const left = functionsOf(module).find(({ name }) => FORMATTER.test(name));
  if (left) {
    fail(
      `Something formats (format!, to_string of a number, {:?}), which is 2 kB of the package: ${left.name}.`,
    );
  }
}

/** The order is that in which they are added. */
function putInOrder(module, order) {
  const functions = functionsOf(module);
  for (const index of order) {
    const { name, params, results, vars, body } = functions[index];
    module.removeFunction(name);
    module.addFunction(name, params, results, vars, body);
  }
}

/** With the names of the functions, by which the next step finds them. */
function bytesOf(module) {
  binaryen.setDebugInfo(true);
  return module.emitBinary();
}

/** The functions that the module itself has, or those that it imports too. */
function functionsOf(module, withImports = false) {
  const references = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    module.getFunctionByIndex(index),
  );
  return references
    .map((reference) => ({ ...binaryen.getFunctionInfo(reference), reference }))
    .filter(({ module }) => withImports || !module);
}

function failed() {
  fail("wasm-opt failed: it comes with the npm package binaryen.");
}

/** Puts zeros, which gzip to nothing, in the place of the words, and of the places in the source that name them. */
function clearWords(wasm) {
  const pieces = dataOf(wasm);
  const cleared = pieces.flatMap(({ address, bytes }) =>
    [...bytes.toString("latin1").matchAll(WORDS)].map(({ index, 0: word }) => {
      bytes.fill(0, index, index + word.length);
      return { start: address + index, end: address + index + word.length, isFile: word.endsWith(".rs") };
    }),
  );
  for (const { address, bytes } of pieces) {
    for (let at = -address & 3; at + 8 <= bytes.length; at += 4) {
      const [start, length] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
      const word = cleared.find((word) => start >= word.start && length > 4 && start + length <= word.end);
      // A file is followed by line and column.
      if (word) bytes.fill(0, at, Math.min(at + (word.isFile ? 16 : 8), bytes.length));
    }
  }
}

/** The pieces of memory that the module begins with. */
function dataOf(wasm) {
  const pieces = [];
  for (const { id, reader } of sectionsOf(wasm)) {
    for (let count = id === 11 ? reader.number() : 0; count > 0; count--) {
      // In memory 0, at a constant address: `i32.const … end`.
      if (reader.number() !== 0 || reader.byte() !== 0x41)
        fail("The data is laid out otherwise: see scripts/shrink.js.");
      const address = reader.number();
      reader.byte();
      pieces.push({ address, bytes: reader.bytes(reader.number()) });
    }
  }
  return pieces;
}

/** The functions that the module itself has, as they are in the file. */
function bodiesOf(wasm) {
  const bodies = [];
  for (const { id, reader } of sectionsOf(wasm)) {
    for (let count = id === 10 ? reader.number() : 0; count > 0; count--)
      bodies.push(reader.bytes(reader.number()));
  }
  return bodies;
}

function* sectionsOf(wasm) {
  const all = new Reader(wasm.subarray(8));
  while (all.rest.length > 0) yield { id: all.byte(), reader: new Reader(all.bytes(all.number())) };
}

class Reader {
  constructor(rest) {
    this.rest = rest;
  }

  bytes(length) {
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return bytes;
  }

  byte() {
    return this.bytes(1)[0];
  }

  number() {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  }
}
