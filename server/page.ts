/** The built page, and the headers that keep it to itself. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { HEADER_POLICY, POLICY } from "../www/policy.ts";
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
    setHeaders(response, path) {
      // Vite puts a hash of the content into every name under assets/, so what has such a name never changes.
      const forEver = path.startsWith(assets);
      response.setHeader("cache-control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type("text/plain; charset=utf-8").send("Not found\n"),
  );
}

/**
 * Adds the security headers: the page's own policy again, so that it holds for every answer, and what only a header can
 * say. No HSTS: this server speaks plain http, and the header would reach every other program on localhost.
 */
export async function protect(app: FastifyInstance): Promise<void> {
  const directives = Object.entries({ ...POLICY, ...HEADER_POLICY });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(directives.map(([name, values]) => [name, [...values]])),
    },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: false,
  });
}
