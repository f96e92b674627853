// npm run simulator: the simulated car alone. It needs no Rust.

import { serve } from "./serve.js";
import { ensureNpmPackages } from "./toolchain.js";

ensureNpmPackages();
await serve("simulator");
