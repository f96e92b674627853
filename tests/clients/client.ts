/** Another's client in a process of its own, and the simulated cars that it calls. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createSimulatorServer } from "../../server/server.ts";
import { createSimulator } from "../../simulator/index.ts";

/** What came of a call: its value as JSON has it, or its error as text. */
export interface Answer {
  value?: unknown;
  error?: string;
}

/** The simulated cars behind HTTP on loopback. */
export async function startServer() {
  // Of several replies tesla-fleet-api takes the first for the outcome.
  const simulator = createSimulator({ wakeMs: 1, bluetooth: { bootMs: 1, interimReplies: 0 } });
  const app = await createSimulatorServer(simulator);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { simulator, url, close: () => app.close() };
}

/** The program that evaluates calls of a client. */
export class Driver {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #complaints = "";

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on("data", (chunk) => {
      this.#complaints += chunk;
    });
  }

  /** Starts a file of `drivers/`. Resolves when the client is ready, with what it tells. */
  static async start(program: string, file: string, args: readonly string[], environment = {}) {
    const path = fileURLToPath(new URL(`drivers/${file}`, import.meta.url));
    const child = spawn(program, [path, ...args], {
      // Python would keep compiled files beside the drivers.
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: "1", ...environment },
    });
    const driver = new Driver(child);
    const { ready } = (await driver.#read()) as { ready: Record<string, string> };
    return { driver, ready };
  }

  /** Evaluates a call, in the client's own language. */
  async call(source: string): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(source)}\n`);
    return (await this.#read()) as Answer;
  }

  async close(): Promise<void> {
    const closed = once(this.#child, "close");
    this.#child.stdin.end();
    await closed;
  }

  async #read(): Promise<unknown> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`The driver has ended: ${this.#complaints}`);
    return JSON.parse(value);
  }
}

export type Server = Awaited<ReturnType<typeof startServer>>;
