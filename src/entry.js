// What the package adds to the WebAssembly module: loading it once, an answer to whoever calls too early,
// and the guard for errors, which must work even where loading failed.

import { begin, imports } from "../target/pkg/glue.js";
import { problem } from "./problem.js";

export { createKey, deleteKey, importKey, loadKey, publicKeyPem, saveKey } from "./keys.js";

/** @type {Promise<void> | undefined} */
let loading;
/** @type {Function[] | undefined} What the module exports, in its order. */
let exported;

export default function init(input = new URL("tesla_commands_bg.wasm", import.meta.url)) {
  loading ??= load(input).catch((error) => {
    // A failed load may be tried again, with another input or when the network is back.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(input) {
  const made = await instantiate(await input);
  // Of a compiled module, WebAssembly gives the instance itself.
  exported = Object.values(begin(made.instance ?? made));
}

async function instantiate(input) {
  const isAddress = typeof input === "string" || input instanceof URL || input instanceof Request;
  let source = isAddress ? await fetch(input) : input;
  if (source instanceof Response) {
    if (!source.ok)
      throw new Error(`The WebAssembly can't be had from ${source.url}: status ${source.status}.`);
    // Browsers refuse to stream what comes under any other type, and not every server knows this one.
    if (source.headers.get("content-type") === "application/wasm")
      return WebAssembly.instantiateStreaming(source, imports());
    source = await source.arrayBuffer();
  }
  return WebAssembly.instantiate(source, imports());
}

export function isTeslaCommandError(error) {
  try {
    return error instanceof Error && error.name === "TeslaCommandError";
  } catch {
    // Of a revoked proxy, nothing can be asked.
    return false;
  }
}

/**
 * The module's functions, to be taken out by their names in the order of its exports, from this one on: each
 * works after `init`, and before it answers with an error that says so.
 */
export function functionsFrom(index) {
  let next = index;
  return new Proxy({}, { get: (_, name) => afterInit(name, next++) });
}

function afterInit(name, index) {
  return (...args) => {
    if (exported) return exported[index](...args);
    // It alone returns no promise.
    if (name === "commands") throw tooEarly(name);
    return Promise.reject(tooEarly(name));
  };
}

function tooEarly(name) {
  // As in all other errors: the wire name of a command, or of a read.
  const command = name.replace("listV", "v").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const what =
    "The module is not loaded yet. Call and await init() first, the default export of tesla-commands.";
  return problem(command, "invalid_argument", what);
}
