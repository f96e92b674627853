// The entry point for Node.

import init from "../pkg/index.js";
import { readModule } from "./read-module.js";

export * from "../pkg/index.js";

export default async function initNode(input) {
  return init(input === undefined ? await readModule("tesla_commands_bg.wasm") : input);
}
