import type init from "../pkg/index.js";

/**
 * The WebAssembly file, as the loader of your bundler gives it: its address, its bytes, or the compiled module.
 * Each is what `init` takes.
 */
declare const wasm: NonNullable<Parameters<typeof init>[0]>;
export default wasm;
