// The error of all functions of the package that need no WebAssembly, as the module makes it for its own.

/** The error. `what` is a sentence that says what happened and what to do. */
export function problem(command, code, what, more) {
  return Object.assign(new Error(`${command}: ${what}`), {
    name: "TeslaCommandError",
    code,
    command,
    mayHaveSucceeded: false,
    ...more,
  });
}
