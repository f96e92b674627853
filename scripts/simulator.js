// npm run simulator: the simulated car alone. It needs no Rust.

import { ensureNpmPackages } from "./install/toolchain.js";
import { serve } from "./support/serve.js";

ensureNpmPackages();
await serve("simulator");
