// The wasm for Node, whose fetch reads no files. It is read inside init() and not on import, so that a page that is only
// rendered on a server needs no file. `new URL` does not make its path: of that, bundlers of servers make the address
// under which browsers get the file.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The bytes of a file of pkg/. */
export function readModule(name) {
  return readFile(join(dirname(fileURLToPath(import.meta.url)), "../pkg", name));
}
