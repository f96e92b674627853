/** The projects, where scripts/test/consumers.js has laid them out with their tools and the package. */

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Imports a file that has no types. */
export const load = (path: string) => import(pathToFileURL(path).href);

export const { folder }: { folder: string } = await load(
  join(import.meta.dirname, "..", "..", "scripts", "test", "consumers.js"),
);

/** Where a package leads that a project imports. */
export const { resolve } = createRequire(join(folder, "package.json"));
