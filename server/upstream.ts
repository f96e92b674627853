/** Connections to Tesla's hosts. */

import { connect as connectTcp, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import { Agent, type buildConnector, Pool, fetch as undiciFetch } from "undici";

/** The API behind the proxy. */
export interface UpstreamOptions {
  /** `https:`, or `http:` on this machine. Its path comes before `/api/1/…`. */
  readonly url: URL;
  /** Certificate authority (PEM) to trust in place of the usual ones. `NODE_EXTRA_CA_CERTS` adds one instead. */
  readonly ca?: string;
  /** How long an answer may take in all, in milliseconds; default 60 000. */
  readonly timeoutMs?: number;
}

/** No connection came about, so nothing was sent. The message says why. */
export class ConnectError extends Error {
  override name = "ConnectError";
}

/** Tesla's firewall takes names with an address in them for crawlers. */
export const USER_AGENT = "tesla-commands";

const CONNECT_TIMEOUT_MS = 10_000;

/** A laptop that slept, or a router that forgot, leaves connections that look alive and swallow a command. */
const CONNECTION_LIFETIME_MS = 30_000;

/**
 * Connections to one origin and no other. undici's pool follows no redirect and repeats no request: a connection that is
 * lost rejects, whatever the method.
 */
export function connectTo({ url, ca }: UpstreamOptions): Pool {
  return new Pool(url.origin, { clientTtl: CONNECTION_LIFETIME_MS, connect: connector(ca) });
}

/** As the global `fetch` is called. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A `fetch` by the same kind of connections, to any host. It follows no redirect. `ca` is as in `UpstreamOptions`. */
export function createFetch(ca?: string): { readonly fetch: Fetch; readonly close: () => Promise<void> } {
  const dispatcher = new Agent({ clientTtl: CONNECTION_LIFETIME_MS, connect: connector(ca) });
  return {
    async fetch(url, init = {}) {
      const headers = { ...Object.fromEntries(new Headers(init.headers)), "user-agent": USER_AGENT };
      // The types of undici and of Node say the same in other words.
      const options = { ...init, headers, redirect: "manual", dispatcher } as Parameters<
        typeof undiciFetch
      >[1];
      return (await undiciFetch(url, options)) as unknown as Response;
    },
    close: () => dispatcher.destroy(),
  };
}

/** Why a `fetch` failed. undici says only "fetch failed", and has the reason in `cause`. */
export function whyFetchFailed(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

/**
 * Tesla's servers answer 403 to clients without HTTP/2 and TLS 1.3 (since June 2026). undici's own connector offers HTTP/1.1
 * first, and a server may follow that order; this one offers HTTP/2 first.
 */
function connector(ca: string | undefined): buildConnector.connector {
  return ({ protocol, hostname: host, port }, callback) => {
    const socket =
      protocol === "https:"
        ? connectTls({
            host,
            port: Number(port || 443),
            servername: isIP(host) ? "" : host,
            minVersion: "TLSv1.3",
            ALPNProtocols: ["h2", "http/1.1"],
            ...(ca === undefined ? {} : { ca }),
          })
        : connectTcp({ host, port: Number(port || 80) });
    const fail = (cause: Error) => {
      clearTimeout(timer);
      callback(new ConnectError(reasonOf(cause), { cause }), null);
    };
    const timer = setTimeout(
      () => socket.destroy(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1000} seconds`)),
      CONNECT_TIMEOUT_MS,
    );
    socket.setNoDelay(true);
    socket.once("error", fail);
    socket.once(protocol === "https:" ? "secureConnect" : "connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      callback(null, socket);
    });
  };
}

/** With several addresses to try, Node rejects with a nameless collection of errors. */
function reasonOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
