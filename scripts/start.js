// npm start: from a fresh clone to the running page. What is there and up to date is left as it is.

import { ensurePage, packageIsFresh } from "./fresh.js";
import { checkPort, checkSettings, serve } from "./serve.js";
import { ensureNpmPackages, requireRust } from "./toolchain.js";

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
