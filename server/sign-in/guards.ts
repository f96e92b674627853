/** Which requests a sign-in takes: those for its own host, and for tokens only those of its own page. */

import type { FastifyReply, FastifyRequest } from "fastify";
import { problem } from "../problem.ts";

/** Refuses other names of this machine: a foreign page could have given itself one (DNS rebinding). */
export function ownHostOnly(origin: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { host } = new URL(origin);
    if (request.headers.host === host) return;
    const description = `This server is ${origin}. Open it there, or change ORIGIN.`;
    return reply.code(421).send(problem("wrong_host", description));
  };
}

/**
 * Refuses requests of other pages. Browsers set both headers, and pages can't; older browsers send `Origin` alone. A page that
 * may use the relay (`ALLOW_ORIGIN`) is another page all the same.
 */
export function ownPageOnly(origin: string) {
  return async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    const site = headers["sec-fetch-site"];
    const isOwn = site === undefined ? headers.origin === origin : site === "same-origin";
    if (isOwn && (headers.origin === undefined || headers.origin === origin)) return;
    return reply.code(403).send(problem("foreign_origin", "Only the page of this server may ask for this."));
  };
}
