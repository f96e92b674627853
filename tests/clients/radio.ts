/** A simulated car's Bluetooth for a client in another process: a port on loopback. Each connection is a link. */

import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { FROM_CAR, TO_CAR, VERSION } from "../../simulator/bluetooth/gatt.ts";
import type { Link, Peripheral } from "../../simulator/index.ts";

/** What a client wants, on a line of its own. The answer has the same number. */
interface Operation {
  number: number;
  operation: "notify" | "write" | "read";
  uuid: string;
  /** As digits. */
  bytes: string;
}

/** A car's radio. */
export interface Radio {
  port: number;
  close(): Promise<void>;
}

export async function startRadio(car: Peripheral): Promise<Radio> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    void serve(car, socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

async function serve(car: Peripheral, socket: Socket): Promise<void> {
  const link = await car.connect().catch(() => undefined);
  if (!link) {
    socket.destroy();
    return;
  }
  const tell = (message: object) => socket.write(`${JSON.stringify(message)}\n`);
  link.onDisconnect = () => socket.end();
  socket.on("error", () => socket.destroy());
  socket.once("close", () => link.disconnect());
  for await (const line of createInterface({ input: socket })) {
    const { number, ...operation } = JSON.parse(line) as Operation;
    try {
      tell({ number, bytes: await operate(link, operation, tell) });
    } catch (error) {
      tell({ number, error: (error as Error).message });
    }
  }
  socket.end();
}

/** Gives what it has read, as digits. */
async function operate(
  link: Link,
  { operation, uuid, bytes }: Omit<Operation, "number">,
  tell: (message: object) => void,
): Promise<string> {
  if (operation === "write" && uuid === TO_CAR.uuid) {
    await link.write(Buffer.from(bytes, "hex"));
    return "";
  }
  if (operation === "read" && uuid === VERSION.uuid) {
    return Buffer.from(await link.readVersion()).toString("hex");
  }
  if (operation === "notify" && uuid === FROM_CAR.uuid) {
    link.onIndication = (piece) => tell({ indication: Buffer.from(piece).toString("hex") });
    return "";
  }
  throw new Error(`The car has nothing to ${operation} at ${uuid}.`);
}
