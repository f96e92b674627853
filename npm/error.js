// The error of the functions of the package that need no WebAssembly; the module creates its own in the same way.

/** Creates an error. `what` is a sentence that says what happened and what to do; `more` may have a `cause`. */
export function createError(command, code, what, { cause, ...more } = {}) {
  const error = new Error(`${command}: ${what}`, cause === undefined ? undefined : { cause });
  const properties = { name: "TeslaCommandError", code, command, mayHaveSucceeded: false, ...more };
  // Assigning the name throws where a page has frozen Error.prototype, which has one too.
  return Object.defineProperties(error, Object.getOwnPropertyDescriptors(properties));
}
