// The entry for Node, whose fetch reads no files. The wasm is read inside init() and not on import, so that
// a page that is only rendered on a server needs no file.

import init from "../pkg/index.js";

export * from "../pkg/index.js";

export default async function initNode(input) {
  if (input !== undefined) return init(input);
  const { readFile } = await import("node:fs/promises");
  return init(await readFile(new URL("../pkg/tesla_commands_bg.wasm", import.meta.url)));
}
