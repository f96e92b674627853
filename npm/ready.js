// Whether the module is loaded, and the answer to calls that come too early.

import { createError } from "./error.js";

let isReady = false;

export function setReady() {
  isReady = true;
}

/** The error of a call that comes before `init`; `undefined` once the module is loaded. */
export function tooEarly(command) {
  if (isReady) return undefined;
  const what =
    "The module is not loaded yet. Call and await init() first, the default export of the package.";
  return createError(command, "invalid_argument", what);
}

/** Makes the call, or rejects if it comes too early. */
export function call(command, make) {
  const error = tooEarly(command);
  return error ? Promise.reject(error) : make();
}
