/**
 * The proxy to a real API, for pages: Tesla's hosts allow no page to call them. It holds no token and adds none, relays
 * a short list of paths to one host, and sends each request exactly once.
 */

import type { IncomingHttpHeaders } from "node:http";
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import type { Pool } from "undici";
import { corsFor } from "./cors.ts";
import { problem } from "./problem.ts";
import { bodyOf, keepBodies, keepNoAnswers, targetBelow, whenGone } from "./raw.ts";
import { RELAYED_PATHS, relayed } from "./relayed.ts";
import { ConnectError, connectTo, type UpstreamOptions, USER_AGENT } from "./upstream.ts";

/** Chooses by the access token: among known hosts, since nobody has verified it. */
export type ChooseUpstream = (accessToken: string) => UpstreamOptions | undefined;

/** What the proxy needs to know. */
export interface ProxyOptions {
  readonly upstream: UpstreamOptions | ChooseUpstream;
  /** Other origins whose pages may use it. */
  readonly allowOrigins: readonly string[];
  /** Gets one line per relayed request: no header, body or query in it. */
  readonly log: (line: string) => void;
}

const REQUEST_HEADERS = ["authorization", "content-type", "accept"];

/** Plus all that begin with `ratelimit-`. An encoded body stays as it is, so its encoding has to be named. */
const RESPONSE_HEADERS = new Set(["content-type", "content-encoding", "retry-after", "x-txid"]);

/** Relays what `relayed.ts` lists below the scope's prefix. */
export async function proxy(app: FastifyInstance, { upstream, allowOrigins, log }: ProxyOptions) {
  const pools = new Map<string, Pool>();
  const poolOf = (options: UpstreamOptions) => {
    const pool = pools.get(options.url.origin) ?? connectTo(options);
    pools.set(options.url.origin, pool);
    return pool;
  };
  app.addHook("onClose", () => Promise.all([...pools.values()].map((pool) => pool.destroy())));
  keepNoAnswers(app);
  if (allowOrigins.length > 0) await app.register(cors, corsFor(allowOrigins));
  keepBodies(app);

  app.all("/*", async (request, reply) => {
    const allowed = relayed(request.method, targetBelow(app.prefix, request) ?? "");
    if (!allowed)
      return reply.code(404).send(problem("not_relayed", `This proxy relays only ${RELAYED_PATHS}.`));
    const chosen = typeof upstream === "function" ? upstream(tokenOf(request.headers)) : upstream;
    if (!chosen) {
      const description =
        "The access token names no region of Fleet API. To relay such tokens, start the server with UPSTREAM=https://… npm start.";
      return reply.code(400).send(problem("region_unknown", description));
    }
    const { url, timeoutMs = 60_000 } = chosen;

    const began = performance.now();
    let remark = "";
    reply.raw.once("close", () => {
      const outcome = reply.raw.writableFinished ? reply.statusCode : "unfinished";
      log(
        `${request.method} ${allowed.label} ${outcome} ${Math.round(performance.now() - began)} ms${remark}`,
      );
    });
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await poolOf(chosen).request({
        method: request.method === "GET" ? "GET" : "POST",
        path: url.pathname.replace(/\/+$/, "") + allowed.target,
        headers: headersToSend(request.headers),
        body: bodyOf(request),
        signal: AbortSignal.any([timeout, whenGone(reply)]),
      });
      return reply.code(answer.statusCode).headers(headersToReturn(answer.headers)).send(answer.body);
    } catch (failure) {
      remark = ` (${failure instanceof Error ? failure.message : String(failure)})`;
      const [status, body] = explain(failure, timeout, url.host, timeoutMs);
      return reply.code(status).send(body);
    }
  });
}

/** Stands in for the proxy where no upstream is set, to say how to set one. */
export async function noProxy(app: FastifyInstance) {
  keepNoAnswers(app);
  app.all("/*", (_request, reply) =>
    reply
      .code(404)
      .send(
        problem(
          "proxy_off",
          "This server reaches no real car. Start it with UPSTREAM=https://owner-api.teslamotors.com npm start.",
        ),
      ),
  );
}

function tokenOf({ authorization = "" }: IncomingHttpHeaders): string {
  return authorization.replace(/^Bearer /i, "");
}

function headersToSend(headers: IncomingHttpHeaders): Record<string, string> {
  const sent: Record<string, string> = { "user-agent": USER_AGENT };
  for (const name of REQUEST_HEADERS) {
    const value = headers[name];
    if (typeof value === "string") sent[name] = value;
  }
  return sent;
}

function headersToReturn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => RESPONSE_HEADERS.has(name) || name.startsWith("ratelimit-")),
  );
}

function explain(failure: unknown, timeout: AbortSignal, host: string, timeoutMs: number) {
  const unclear =
    "The car may have got the request all the same: look at its state before you send it again.";
  if (failure instanceof ConnectError) {
    const description = `No connection to ${host}: ${failure.message}. Nothing was sent.`;
    return [502, problem("upstream_unreachable", description)] as const;
  }
  if (timeout.aborted) {
    const description = `No answer from ${host} within ${timeoutMs / 1000} seconds. ${unclear}`;
    return [504, problem("upstream_timeout", description)] as const;
  }
  const description = `The connection to ${host} was lost before the answer came. ${unclear}`;
  return [502, problem("upstream_connection_lost", description)] as const;
}
