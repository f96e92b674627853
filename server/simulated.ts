/** The simulated car behind HTTP: turns Fastify's requests into web Requests, and Responses back. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problem } from "./problem.ts";
import { bodyOf, keepBodies, keepNoAnswers, targetBelow, whenGone } from "./raw.ts";

/** The part of a simulator that is spoken to over HTTP. */
export interface SimulatedCar {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly control: (request: Request) => Promise<Response>;
}

/**
 * Serves `{prefix}/simulator/…` (the control interface), every path that holds `/api/1/` (the API, behind any further
 * prefix), and `{prefix}/status`. When the simulator cuts the connection, so does this: the client sees a network failure, not an answer.
 */
export async function simulated(app: FastifyInstance, { simulator }: { simulator: SimulatedCar }) {
  keepBodies(app);
  keepNoAnswers(app);
  app.route({
    method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    url: "/*",
    exposeHeadRoute: false,
    async handler(request, reply) {
      const target = targetBelow(app.prefix, request);
      if (target?.startsWith("/simulator/")) {
        return send(reply, await simulator.control(toRequest(request, target, whenGone(reply))));
      }
      const path = target?.split("?", 1)[0];
      if (target === undefined || !(path?.includes("/api/1/") || path === "/status")) {
        const description = `Known paths are ${app.prefix}/api/1/… and ${app.prefix}/simulator/….`;
        return reply.code(404).send(problem("not_found", description));
      }
      return forward(simulator.fetch, request, reply, target);
    },
  });
}

/** Answers as `fetch` does. Where it rejects, cuts the connection: the client sees a network failure, not an answer. */
export async function forward(
  fetch: SimulatedCar["fetch"],
  request: FastifyRequest,
  reply: FastifyReply,
  target: string,
): Promise<FastifyReply> {
  try {
    return await send(reply, await fetch(toRequest(request, target, whenGone(reply))));
  } catch {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
}

function toRequest(request: FastifyRequest, target: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.raw.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // The host means nothing to the simulator. Joined, not resolved: "//x/api/1/…" would resolve to a host of its own.
  const url = `http://simulated.invalid${target}`;
  return new Request(url, { method: request.method, headers, body: bodyOf(request), signal });
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const body = Buffer.from(await response.arrayBuffer());
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  return body.length > 0 ? reply.send(body) : reply.send();
}
