// The entry point for Node, whose fetch reads no files. The wasm is read inside init() and not on import, so that a page
// that is only rendered on a server needs no file. `new URL` does not make its path: of that, bundlers of servers make the
// address under which browsers get the file.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import init from "../pkg/index.js";

export * from "../pkg/index.js";

export default async function initNode(input) {
  if (input !== undefined) return init(input);
  const folder = dirname(fileURLToPath(import.meta.url));
  return init(await readFile(join(folder, "../pkg/tesla_commands_bg.wasm")));
}
