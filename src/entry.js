// What the package adds to the WebAssembly module: loading it once, an answer to whoever calls too early,
// and the guard for errors, which must work even where loading failed.

import load from "../target/pkg/glue.js";

/** @type {Promise<void> | undefined} */
let loading;
let loaded = false;

export default function init(input) {
  loading ??= load(input === undefined ? undefined : { module_or_path: input }).then(
    () => {
      loaded = true;
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

/** The exported function, or before `init` an error that says so. */
export function afterInit(name, call) {
  return (...args) => (loaded ? call(...args) : Promise.reject(tooEarly(name)));
}

/** The same for a function that returns no promise. */
export function afterInitAtOnce(name, call) {
  return (...args) => {
    if (!loaded) throw tooEarly(name);
    return call(...args);
  };
}

function tooEarly(name) {
  // As in all other errors: the wire name of a command, or of a read.
  const command = name.replace("listV", "v").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const message = `${command}: The module is not loaded yet. Call and await init() first, the default export of tesla-commands.`;
  return Object.assign(new Error(message), {
    name: "TeslaCommandError",
    code: "invalid_argument",
    command,
    mayHaveSucceeded: false,
  });
}
