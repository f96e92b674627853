// The error of all functions of the package that need no WebAssembly, as the module makes it for its own.

/** The error. `what` is a sentence that says what happened and what to do. */
export function problem(command, code, what, more) {
  // Where a page has frozen Error.prototype, which has a name too, setting it throws.
  const name = { value: "TeslaCommandError", writable: true, enumerable: true, configurable: true };
  const error = Object.defineProperty(new Error(`${command}: ${what}`), "name", name);
  return Object.assign(error, { code, command, mayHaveSucceeded: false, ...more });
}
