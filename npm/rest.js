// The entry point tesla-commands/rest, and what both entry points have: it loads the module once, and adds what works without it.
// The functions of the commands are in functions.js, which scripts/build.js writes from the table; `@compiled` has the compiled
// module of the entry point.

import load, * as module from "@compiled/module.js";
import { call, setReady, tooEarly } from "./ready.js";

export * from "@compiled/functions.js";
export { isBluetoothAvailable } from "../src/bluetooth.js";
export { createKey, deleteKey, importKey, loadKey, publicKeyPem, saveKey } from "./keys.js";

/** @type {Promise<void> | undefined} */
let loading;

export default function init(input) {
  loading ??= start(input).catch((error) => {
    // A failed load may be tried again, with another input or when the network is back.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(input) {
  const source = await input;
  const isBytes = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  // Not by wasm-bindgen's own loader, which names Request: Node loads all of its fetch then.
  if (isBytes || source instanceof WebAssembly.Module) {
    initSync(isBytes ? await WebAssembly.compile(source) : source);
  } else {
    // Only a missing argument means the file beside the script: a promise that resolves to undefined is a mistake.
    await load({ module_or_path: input === undefined ? undefined : (source ?? null) });
    setReady();
  }
}

export function initSync(source) {
  module.initSync({ module: source });
  setReady();
}

export function commands() {
  const error = tooEarly("commands");
  if (error) throw error;
  return module.commands();
}

export function listVehicles(connection, options) {
  return call("vehicles", () => module.listVehicles(connection, options));
}

export function vehicleData(vehicle, options) {
  return call("vehicle_data", () => module.vehicleData(vehicle, options));
}

export function sendCommand(vehicle, name, params, options) {
  return call("send_command", () => module.sendCommand(vehicle, name, params, options));
}

export function isTeslaCommandError(error) {
  try {
    return error instanceof Error && error.name === "TeslaCommandError";
  } catch {
    // Of a revoked proxy, nothing can be read.
    return false;
  }
}
