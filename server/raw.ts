/** What the proxy and the simulated car share: they hand requests on as they came, and answers without a trace. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Leaves the bodies of this scope as bytes: parsed and written again, large numbers would come out rounded. */
export function keepBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

/** Tells everybody on the way to keep no answer of this scope. */
export function keepNoAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
}

/** The body as it came, or null where there is none. */
export function bodyOf(request: FastifyRequest): Uint8Array<ArrayBuffer> | null {
  return Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null;
}

/**
 * The path and query below a prefix, byte for byte. Undefined for whatever got to the route another way: an encoded
 * prefix, or a whole URL as the request's target.
 */
export function targetBelow(prefix: string, request: FastifyRequest): string | undefined {
  const target = request.raw.url ?? "";
  return target.startsWith(`${prefix}/`) ? target.slice(prefix.length) : undefined;
}

/**
 * A signal that fires when the client has left, or has its answer. (Fastify's own `request.signal` fires as soon as the
 * body of a POST has been read.)
 */
export function whenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => controller.abort());
  return controller.signal;
}
