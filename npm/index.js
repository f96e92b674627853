// The entry point of the package: what tesla-commands/rest has, with a module that signs, and the functions that need one.

import * as module from "@compiled/module.js";
import { call } from "./ready.js";

export * from "./rest.js";
export { default } from "./rest.js";

export function connectBluetooth(vin, options) {
  return call("connect_bluetooth", () => module.connectBluetooth(vin, options));
}

export function enrolKey(vehicle, options) {
  return call("enrol_key", () => module.enrolKey(vehicle, options));
}

export function listKeys(vehicle, options) {
  return call("list_keys", () => module.listKeys(vehicle, options));
}
