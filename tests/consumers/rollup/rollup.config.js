import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import resolve from "@rollup/plugin-node-resolve";

/** Puts the wasm beside the script, where `init()` looks for it. */
const wasm = {
  name: "wasm",
  generateBundle() {
    const source = readFileSync(fileURLToPath(import.meta.resolve("tesla-commands/wasm")));
    this.emitFile({ type: "asset", fileName: "tesla_commands_bg.wasm", source });
  },
};

export default {
  input: "main.js",
  output: { dir: "dist" },
  plugins: [resolve(), wasm],
};
