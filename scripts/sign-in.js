// npm run sign-in: the sign-in alone, for a web server that serves the page. It needs no Rust.

import { ensureNpmPackages } from "./install/toolchain.js";
import { serve } from "./support/serve.js";

ensureNpmPackages();
await serve("sign-in/start");
