/** A D-Bus of its own: a daemon that nobody else knows, which ends with the test. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type MessageBus, sessionBus } from "@jellybrick/dbus-next";

export interface Bus {
  /** For `DBUS_SYSTEM_BUS_ADDRESS`. */
  address: string;
  connection: MessageBus;
  stop(): Promise<void>;
}

/** Starts a daemon, and connects to it. */
export async function startBus(): Promise<Bus> {
  const folder = await mkdtemp(join(tmpdir(), "tesla-commands-dbus-"));
  const address = `unix:path=${join(folder, "bus")}`;
  const program = process.env.DBUS_DAEMON ?? "dbus-daemon";
  const options = ["--session", "--nofork", "--nopidfile", "--print-address=1", `--address=${address}`];
  // It complains of limits that it may not raise, which does no harm.
  const daemon = spawn(program, options, { stdio: ["ignore", "pipe", "ignore"] });
  const exited = once(daemon, "exit");
  const [line] = await Promise.race([
    once(createInterface({ input: daemon.stdout }), "line"),
    exited.then(() => Promise.reject(new Error(`${program} has ended at once.`))),
  ]);
  // It adds an id, which a client may do without.
  const connection = sessionBus({ busAddress: String(line).split(",")[0] ?? address });
  return {
    address,
    connection,
    async stop() {
      connection.disconnect();
      daemon.kill();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
