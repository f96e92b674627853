// The entry point tesla-commands/rest for Node.

import init from "../pkg/rest.js";
import { readModule } from "./read-module.js";

export * from "../pkg/rest.js";

export default async function initNode(input) {
  return init(input === undefined ? await readModule("tesla_commands_rest_bg.wasm") : input);
}
