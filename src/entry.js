// What the package adds to the WebAssembly module: loading it once, an answer to whoever calls too early,
// and the guard for errors, which must work even where loading failed.

import { begin, imports, commands as list, teslaCommand } from "../target/pkg/glue.js";
import { problem } from "./problem.js";

export { createKey, deleteKey, importKey, loadKey, publicKeyPem, saveKey } from "./keys.js";

/** @type {Promise<void> | undefined} */
let loading;
let isLoaded = false;

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
  begin(made.instance ?? made);
  isLoaded = true;
}

async function instantiate(input) {
  // First, since Node loads all of its fetch as soon as Request is named.
  if (ArrayBuffer.isView(input)) return WebAssembly.instantiate(input, imports());
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

export function commands() {
  if (isLoaded) return list();
  throw tooEarly("commands");
}

let count = 0;

/**
 * The module's functions, to be taken out by their names in the order of their numbers: these two, and then those of
 * the table. Each works after `init`, and before it answers with an error that says so.
 */
export const functions = new Proxy({}, { get: (_, name) => numbered(name, count++) });
export const { vehicleData, listVehicles } = functions;

function numbered(name, number) {
  return (...given) => (isLoaded ? teslaCommand(number, ...given) : Promise.reject(tooEarly(name)));
}

function tooEarly(name) {
  // As in all other errors: the wire name of a command, or of a read.
  const command = name.replace("listV", "v").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const what =
    "The module is not loaded yet. Call and await init() first, the default export of tesla-commands.";
  return problem(command, "invalid_argument", what);
}
