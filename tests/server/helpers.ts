/** Servers and clients on loopback for the tests of the server. Everything ends with the test that started it. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import http, { type IncomingHttpHeaders, type ServerResponse } from "node:http";
import http2 from "node:http2";
import { connect, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { FastifyInstance } from "fastify";
import { generate } from "selfsigned";
import { createServer, type ServerOptions } from "../../server/server.ts";
import type { SimulatedCar } from "../../server/simulated.ts";

export const TOKEN = "eyJ-a-token-that-nobody-may-see";

/** A car that is not there: for tests that are not about it. */
export const noCar: SimulatedCar = {
  fetch: async () => new Response(null, { status: 500 }),
  control: async () => new Response(null, { status: 500 }),
};

/** A folder as Vite leaves it, with the given files. */
export async function builtPage(
  t: TestContext,
  files: Record<string, string> = { "index.html": "<p>page</p>" },
) {
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-page-"));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "assets"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** A started server, the lines it logged, and its address. */
export async function startServer(t: TestContext, options: Partial<ServerOptions> = {}) {
  const lines: string[] = [];
  const page = options.page ?? (await builtPage(t));
  const app = await createServer({ simulator: noCar, log: (line) => lines.push(line), ...options, page });
  return { ...(await started(t, app)), lines };
}

/** Starts any server, by default on a free port. It ends with the test. */
export async function started(
  t: TestContext,
  app: FastifyInstance,
  address = { host: "127.0.0.1", port: 0 },
) {
  t.after(() => {
    // It would wait for connections that a browser opened and never used.
    app.server.closeAllConnections();
    return app.close();
  });
  const url = await app.listen(address);
  return { app, url };
}

/** A request that reached an upstream. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly httpVersion: string;
}

type Answer = (response: ServerResponse, seen: Seen, cut: () => void) => void;

const answerOk: Answer = (response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"response":{"result":true,"reason":""}}');
};

/** An API that speaks HTTP/1.1 without encryption. It keeps what it sees. */
export async function plainUpstream(t: TestContext, answer: Answer = answerOk) {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    const cut = () => request.socket.destroy();
    receive(request, (one) => {
      seen.push(one);
      answer(response, one, cut);
    });
  });
  const port = await listening(t, server);
  return { seen, url: new URL(`http://127.0.0.1:${port}`) };
}

/** An API that speaks TLS with a certificate of its own. It keeps what it sees, and how each connection was made. */
export async function secureUpstream(
  t: TestContext,
  options: http2.SecureServerOptions = { minVersion: "TLSv1.3" },
  answer: Answer = answerOk,
) {
  const { key, cert } = await certificate();
  const seen: Seen[] = [];
  const connections: { alpn: string | false | null; protocol: string | null }[] = [];
  const sockets = new Map<number | undefined, Socket>();
  const server = http2.createSecureServer({ key, cert, ...options }, (request, response) => {
    const cut = () => sockets.get(request.socket.remotePort)?.destroy();
    receive(request, (one) => {
      seen.push(one);
      answer(response as unknown as ServerResponse, one, cut);
    });
  });
  server.on("connection", (socket: Socket) => sockets.set(socket.remotePort, socket));
  server.on("secureConnection", (socket) =>
    connections.push({ alpn: socket.alpnProtocol, protocol: socket.getProtocol() }),
  );
  server.on("session", (session) => session.on("error", () => {}));
  const port = await listening(t, server);
  return { seen, connections, ca: cert, url: new URL(`https://localhost:${port}`) };
}

/** Something a test waits for, that happens in a callback. */
export function event() {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happen, happened };
}

/** A certificate for localhost, valid for a day. */
export async function certificate() {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

function receive(request: http.IncomingMessage | http2.Http2ServerRequest, done: (seen: Seen) => void): void {
  const { method, url, headers, httpVersion } = request;
  let body = "";
  request.on("error", () => {});
  request.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on("end", () => done({ method, url, headers, body, httpVersion }));
}

/** Starts a server of Node's own on a free port and ends it, connections included, with the test. */
export async function listening(t: TestContext, server: Server, host = "localhost"): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Sends bytes as they are, as no well-behaved client would, and returns the status of the answer (0: none). */
export function rawStatus(url: string, head: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${head}\r\nHost: ${hostname}:${port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`),
    );
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)));
  });
}

/** A command as the page sends it. */
export function command(body = "{}"): RequestInit {
  return {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
    body,
  };
}
