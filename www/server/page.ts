/** The built page, and the headers that keep it to itself. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { StartError } from "./settings.ts";

/**
 * Serves a folder that Vite built, at the root.
 *
 * @throws StartError when the folder holds no built page
 */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    throw new StartError(
      "The page has not been built: www/dist/index.html is missing. `npm start` builds it.",
    );
  }
  const assets = join(folder, "assets/");
  await app.register(files, {
    root: folder,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders(reply, path) {
      // Vite puts a hash of the content into every name under assets/, so what has such a name never changes.
      const forEver = path.startsWith(assets);
      reply.header("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type("text/plain; charset=utf-8").send("Not found\n"),
  );
}

/**
 * Adds the security headers. Nothing but the page's own files may run or load, and no site may frame it. The base URL is
 * the person's choice, so connections may go to every https address and to this machine. No HSTS: this server speaks
 * plain http, and the header would reach every other program on localhost.
 */
export async function protect(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "connect-src": ["'self'", "https:", "http://localhost:*", "http://127.0.0.1:*"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: false,
  });
}
