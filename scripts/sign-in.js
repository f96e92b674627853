// npm run sign-in: the sign-in alone, for a web server that serves the page. It needs no Rust.

import { serve } from "./serve.js";
import { ensureNpmPackages } from "./toolchain.js";

ensureNpmPackages();
await serve("sign-in/start");
