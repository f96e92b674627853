// npm start: from a fresh clone to the running page. What is there and up to date is left as it is.

import { ensurePage, packageIsFresh } from "./build/fresh.js";
import { ensureNpmPackages, requireRust } from "./install/toolchain.js";
import { checkPort, checkSettings, serve } from "./support/serve.js";

if (!packageIsFresh()) {
  // Whatever would end this early ends it before the minutes of compiling.
  requireRust();
  await checkPort();
  ensureNpmPackages();
  await checkSettings();
}
ensureNpmPackages();
ensurePage();
await serve("start");
