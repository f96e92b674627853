/** From a server object to a running process: listening, stopping, and one line where that cannot be. */

import { subscribe } from "node:diagnostics_channel";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { type Address, StartError } from "./settings.ts";

/**
 * Runs a server until it is told to stop. SIGINT and SIGTERM let the answers under way finish; a second signal ends the
 * process at once. A StartError becomes one line and exit code 1.
 */
export async function run(start: () => Promise<FastifyInstance>): Promise<void> {
  const unused = unusedConnections();
  const starting = start();
  const stop = async () => {
    const app = await starting;
    void app.close();
    for (const socket of unused) socket.destroy();
  };
  // Before it listens: whoever reads the address may stop it at once. A start that fails ends by itself.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stop().catch(() => {}));
  try {
    await starting;
  } catch (problem) {
    if (!(problem instanceof StartError)) throw problem;
    console.error(problem.message);
    process.exitCode = 1;
  }
}

/**
 * Connections on which nothing has been asked, kept up to date. Browsers open some in advance, and a server that stops would
 * wait for them as if they were busy. Node's channels tell of both loopback addresses, of which Fastify shows one.
 */
function unusedConnections(): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket };
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  subscribe("http.server.request.start", (message) => unused.delete((message as { socket: Socket }).socket));
  return unused;
}

/**
 * Starts to listen.
 *
 * @param command how the person starts this server, for the advice in the error
 * @returns the URL to open in a browser on this machine, without a slash at the end
 * @throws StartError when the port is taken or the address cannot be used; the server is closed then
 */
export async function listen(app: FastifyInstance, address: Address, command: string): Promise<string> {
  const { host, port } = address;
  try {
    await app.listen({ host, port });
    if (host === "localhost") await checkBothLoopbacks(app);
  } catch (problem) {
    await app.close();
    throw new StartError(explain(problem, address, command));
  }
  return `http://${nameInUrl(host)}:${boundTo(app)[0]?.port}`;
}

function boundTo(app: FastifyInstance): AddressInfo[] {
  return app.addresses().filter((address) => typeof address === "object");
}

function nameInUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function explain(problem: unknown, { host, port }: Address, command: string): string {
  const { code, message } = problem as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 10} ${command}`;
  }
  if (code === "EACCES") {
    return `This user may not listen on port ${port}. Choose one above 1023, for example: PORT=8090 ${command}`;
  }
  return `Cannot listen on ${host}, port ${port}: ${message}. HOST and PORT change the address.`;
}

/**
 * For `localhost` Fastify binds the addresses it resolves to, and says nothing where it can bind only one. Without IPv6
 * that is right; but browsers try both addresses, and if another program holds the port on one of them, they may end up
 * there.
 */
async function checkBothLoopbacks(app: FastifyInstance): Promise<void> {
  const bound = boundTo(app);
  const port = bound[0]?.port ?? 0;
  for (const address of ["127.0.0.1", "::1"]) {
    const ours = bound.some((one) => one.address === address);
    if (!ours && (await isAnswered(address, port))) {
      throw Object.assign(new Error(`${address} is taken`), { code: "EADDRINUSE" });
    }
  }
}

function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
