// Access to the WebAssembly instance, which the package does not expose.

import { mapValues } from "./turns.js";

/**
 * Calls `load`, and while it runs replaces what WebAssembly's functions take and give: `imports` maps the imports of a
 * module, and `instance` the instance.
 */
export async function intercept(load, { imports = same, instance = same }) {
  const { instantiate, instantiateStreaming, Instance } = WebAssembly;
  const around = (original) => async (source, given) => {
    const made = await original.call(WebAssembly, source, imports(given));
    // For a compiled module, the result is the instance itself.
    if (made instanceof Instance) return instance(made);
    return { module: made.module, instance: instance(made.instance) };
  };
  Object.assign(WebAssembly, {
    instantiate: around(instantiate),
    instantiateStreaming: around(instantiateStreaming),
    Instance: new Proxy(Instance, {
      construct: (target, [module, given]) => instance(new target(module, imports(given))),
    }),
  });
  try {
    return await load();
  } finally {
    Object.assign(WebAssembly, { instantiate, instantiateStreaming, Instance });
  }
}

const same = (it) => it;

/** Calls `load`. Gives its result, and a function that returns the size of the module's memory in bytes. */
export async function withMemory(load) {
  let memory;
  const loaded = await intercept(load, {
    instance(made) {
      memory = Object.values(made.exports).find((value) => value instanceof WebAssembly.Memory);
      return made;
    },
  });
  return { loaded, memory: () => memory.buffer.byteLength };
}

/**
 * Calls `load`. Gives its result, and a function that makes a call and counts how often it goes from JavaScript into the
 * module (`exports`) and from the module into JavaScript (`imports`).
 */
export async function withCrossings(load) {
  const count = { imports: 0, exports: 0 };
  const counted = (direction, values) =>
    mapValues(values, (value) => {
      if (typeof value !== "function") return value;
      return (...given) => {
        count[direction] += 1;
        return value(...given);
      };
    });
  const loaded = await intercept(load, {
    imports: (modules) => mapValues(modules, (values) => counted("imports", values)),
    instance: (made) =>
      Object.create(WebAssembly.Instance.prototype, {
        exports: { value: counted("exports", made.exports) },
      }),
  });
  const crossings = async (call) => {
    const before = { ...count };
    await call();
    // The clean-up after the promise has settled belongs to the call.
    await new Promise((resolve) => setTimeout(resolve));
    return mapValues(count, (value, direction) => value - before[direction]);
  };
  return { loaded, crossings };
}
