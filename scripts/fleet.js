// npm run fleet: an app of Fleet API, from its settings to the cars. It needs no Rust.

import { serve } from "./serve.js";
import { ensureNpmPackages } from "./toolchain.js";

ensureNpmPackages();
await serve("fleet/fleet");
