// Other people's clients, for tests/clients. `node scripts/test/clients.js` brings their table in simulator/README.md up to
// date.

import { join } from "node:path";
import { ensurePackages } from "../install/python.js";
import { ensureNpmPackages } from "../install/toolchain.js";
import { fail, root, run } from "../support/run.js";
import { ensureTools } from "./consumers.js";

/** Where the clients are, as environment variables, or undefined where there is no Python for them. */
export function ensureClients() {
  const CLIENTS_PYTHON = ensurePackages({
    name: "clients",
    folder: join(root, "target", "clients-python"),
    minimum: "3.11",
    what: "TeslaPy, teslajsonpy and tesla-fleet-api, to call the simulated car",
    // tesla-fleet-api asks for 3.13, and what is called of it needs 3.11 (asyncio.timeout).
    options: ["--ignore-requires-python"],
  });
  if (!CLIENTS_PYTHON) return undefined;
  const folder = ensureTools("clients", "Installing teslajs, to call the simulated car");
  return { CLIENTS_PYTHON, CLIENTS_NODE_MODULES: join(folder, "node_modules") };
}

if (import.meta.filename === process.argv[1]) {
  ensureNpmPackages();
  const found = ensureClients() ?? fail("Python 3.11 or newer is needed, with venv: https://www.python.org.");
  const test = ["--import", "tsx", "--test", "tests/clients/clients.test.ts"];
  run(process.execPath, test, { ...found, CLIENTS_UPDATE: "yes" });
}
