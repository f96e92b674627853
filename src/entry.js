// What the package adds to the WebAssembly module: loading it once, an answer to whoever calls too early,
// and the guard for errors, which must work even where loading failed.

import load from "../target/pkg/glue.js";
import { problem } from "./problem.js";

export { createKey, deleteKey, importKey, loadKey, publicKeyPem, saveKey } from "./keys.js";

/** @type {Promise<void> | undefined} */
let loading;
/** @type {Function[] | undefined} What the module exports, in its order. */
let exported;

export default function init(input) {
  loading ??= load(input === undefined ? undefined : { module_or_path: input }).then(
    (wasm) => {
      exported = Object.values(wasm);
    },
    (error) => {
      // A failed load may be tried again, with another input or when the network is back.
      loading = undefined;
      throw error;
    },
  );
  return loading;
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
