// The error of every function of the package that works without WebAssembly. The module makes its own in the same shape.

class TeslaCommandError extends Error {
  // A field, since assigning to a name that a frozen Error.prototype has would throw.
  name = "TeslaCommandError";
}

/**
 * Creates a `TeslaCommandError`. `what` says what happened and what to do; `more` holds further fields. `cause` is not
 * enumerable, as in standard errors: the constructor makes it so, and assigning keeps it so.
 */
export function createError(command, code, what, more) {
  const error = new TeslaCommandError(`${command}: ${what}`, more);
  return Object.assign(error, { code, command, mayHaveSucceeded: false }, more);
}
