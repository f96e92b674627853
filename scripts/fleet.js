// npm run fleet: an app of Fleet API, from its settings to the cars. It needs no Rust.

import { ensureNpmPackages } from "./install/toolchain.js";
import { serve } from "./support/serve.js";

ensureNpmPackages();
await serve("fleet/fleet");
