/** A static server for what a project built, as strict as its host may be. */

import type { TestContext } from "node:test";
import files from "@fastify/static";
import Fastify from "fastify";
import { started } from "../server/helpers.ts";

/** The car as the app's own server hands it to the app. */
export interface VehicleJson {
  id: string;
  accessToken: string;
  baseUrl: string;
}

/** What a site has to allow for the sake of its own scripts. */
interface Needs {
  /** More of `script-src`. */
  scripts?: string;
  /** Whether it can do with trusted types; it can by default. */
  trustedTypes?: boolean;
}

/**
 * Serves the folders (the first that has the file) and `/vehicle.json`. Nothing may run or load but what the policy
 * names: the site's own files, WebAssembly, and the API.
 */
export async function serveSite(t: TestContext, roots: string[], vehicle: VehicleJson, needs: Needs = {}) {
  const { scripts = "", trustedTypes = true } = needs;
  const app = Fastify();
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${scripts}`,
    `connect-src 'self' ${new URL(vehicle.baseUrl).origin}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    ...(trustedTypes ? ["require-trusted-types-for 'script'"] : []),
  ];
  app.addHook("onSend", async (_request, reply) => {
    reply.header("content-security-policy", policy.join("; ")).header("x-content-type-options", "nosniff");
  });
  await app.register(files, { root: roots });
  app.get("/vehicle.json", () => vehicle);
  return (await started(t, app)).url;
}
