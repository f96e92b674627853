/** A car, as BlueZ has it on the bus: a device, and its service while it is connected. */

import type { Variant } from "@jellybrick/dbus-next";
import { CHARACTERISTICS, FROM_CAR, type Property, SERVICE } from "../../../simulator/bluetooth/gatt.ts";
import type { NearbyCar, NearbyLink } from "../../../simulator/bluetooth/web-bluetooth.ts";
import {
  BusError,
  bytes,
  type Interface,
  int16,
  type Objects,
  path,
  type Result,
  text,
  texts,
  yes,
} from "./objects.ts";

const DEVICE = "org.bluez.Device1";
const CHARACTERISTIC = "org.bluez.GattCharacteristic1";

/** Where clients say whether they listen. Without it they can't. */
const CLIENT_CONFIGURATION = "00002902-0000-1000-8000-00805f9b34fb";

/** The errors of links, as BlueZ names and words them. */
const ERRORS: Readonly<Record<string, [name: string, text: string]>> = {
  refused: ["Failed", "le-connection-abort-by-local"],
  out_of_range: ["Failed", "le-connection-abort-by-local"],
  disconnected: ["Failed", "Not connected"],
  in_progress: ["InProgress", "In Progress"],
  too_long: ["InvalidValueLength", "Invalid Length"],
  failed: ["Failed", "Operation failed with ATT error: 0x0e"],
};

/** What a characteristic answers to all that its property does not allow. */
const REFUSED: NonNullable<Interface["methods"]> = {
  ReadValue: refuse,
  WriteValue: refuse,
  StartNotify: refuse,
};

/** A device on the bus. */
export class BluezDevice {
  readonly #objects: Objects;
  readonly #car: NearbyCar;
  readonly #path: string;
  #link: NearbyLink | undefined;
  #connecting: Promise<void> | undefined;
  #losing: Promise<void> | undefined;

  /** @param adapter the path of the computer's adapter */
  constructor(objects: Objects, adapter: string, car: NearbyCar) {
    this.#objects = objects;
    this.#car = car;
    this.#path = `${adapter}/dev_${car.address.replaceAll(":", "_")}`;
  }

  get isConnected(): boolean {
    return this.#link !== undefined;
  }

  /** A scan has found the car, or looked for it in vain. */
  scanned(adapter: string): void {
    if (this.isConnected) return;
    const { isInRange, name } = this.#car;
    if (!isInRange) this.#objects.remove(this.#path);
    else if (this.#objects.has(this.#path))
      this.#change({ Name: text(name), Alias: text(name), RSSI: int16(-60) });
    else this.#objects.add(this.#path, { [DEVICE]: this.#describe(adapter) });
  }

  /** The car is no longer there for anybody. */
  remove(): void {
    this.#link?.disconnect();
    this.#objects.remove(this.#path);
  }

  #describe(adapter: string): Interface {
    const { address, name } = this.#car;
    return {
      properties: {
        Address: text(address),
        AddressType: text("public"),
        Name: text(name),
        Alias: text(name),
        Paired: yes(false),
        Bonded: yes(false),
        Trusted: yes(false),
        Blocked: yes(false),
        LegacyPairing: yes(false),
        Connected: yes(false),
        ServicesResolved: yes(false),
        UUIDs: texts(),
        RSSI: int16(-60),
        Adapter: path(adapter),
      },
      methods: {
        Connect: () => this.#connect(),
        Disconnect: () => this.#link?.disconnect() as undefined,
      },
    };
  }

  async #connect(): Promise<undefined> {
    if (this.#link) return;
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    await this.#connecting;
  }

  async #open(): Promise<void> {
    await this.#losing;
    const link = await this.#car.connect().catch(fail);
    this.#link = link;
    link.onDisconnect = () => this.#lost();
    // Chromium ends a connection of which it hears only after the reply.
    this.#change({ Connected: yes(true) });
    this.#addService(link);
    this.#change({ ServicesResolved: yes(true), UUIDs: texts(SERVICE) });
  }

  #addService(link: NearbyLink): void {
    const service = `${this.#path}/service0010`;
    this.#objects.add(service, {
      "org.bluez.GattService1": {
        properties: { UUID: text(SERVICE), Primary: yes(true), Device: path(this.#path) },
      },
    });
    CHARACTERISTICS.forEach(({ uuid, property }, index) => {
      const characteristic = `${service}/char001${index + 1}`;
      this.#objects.add(characteristic, {
        [CHARACTERISTIC]: {
          properties: {
            UUID: text(uuid),
            Service: path(service),
            Value: bytes(new Uint8Array()),
            Notifying: yes(false),
            Flags: texts(property),
          },
          methods: this.#methods(property, characteristic, link),
        },
      });
      if (uuid === FROM_CAR.uuid) this.#addConfiguration(characteristic);
    });
  }

  #addConfiguration(characteristic: string): void {
    this.#objects.add(`${characteristic}/desc0015`, {
      "org.bluez.GattDescriptor1": {
        properties: {
          UUID: text(CLIENT_CONFIGURATION),
          Characteristic: path(characteristic),
          Value: bytes(new Uint8Array()),
          Flags: texts("read", "write"),
        },
      },
    });
  }

  #methods(property: Property, characteristic: string, link: NearbyLink): NonNullable<Interface["methods"]> {
    const change = (changed: Record<string, Variant>) =>
      this.#objects.change(characteristic, CHARACTERISTIC, changed);
    switch (property) {
      case "read":
        return {
          ...REFUSED,
          ReadValue: async (): Promise<Result> => ["ay", Buffer.from(await link.readVersion().catch(fail))],
        };
      case "write":
        return {
          ...REFUSED,
          WriteValue: (value: Buffer, { type }: Record<string, Variant>) => {
            if (type?.value === "command") refuse();
            return link.write(Uint8Array.from(value)).catch(fail) as Promise<undefined>;
          },
        };
      case "indicate":
        return {
          ...REFUSED,
          StartNotify: () => {
            change({ Notifying: yes(true) });
            link.onIndication = (piece) => change({ Value: bytes(piece) });
            return undefined;
          },
          StopNotify: () => {
            link.onIndication = null;
            change({ Notifying: yes(false) });
            return undefined;
          },
        };
    }
  }

  /** The service goes after pending operations have failed: Chromium never settles those of an object that is gone. */
  #lost(): void {
    this.#link = undefined;
    this.#change({ ServicesResolved: yes(false) });
    this.#change({ Connected: yes(false) });
    this.#losing = new Promise((resolve) => {
      setImmediate(() => {
        this.#objects.remove(`${this.#path}/service0010`);
        resolve();
      });
    });
  }

  #change(changed: Record<string, Variant>): void {
    this.#objects.change(this.#path, DEVICE, changed);
  }
}

function refuse(): never {
  throw new BusError("org.bluez.Error.NotPermitted", "Operation not permitted");
}

function fail(error: unknown): never {
  const [name, text] = ERRORS[(error as { code: string }).code] ?? ["Failed", String(error)];
  throw new BusError(`org.bluez.Error.${name}`, text);
}
