/** A car that a page may use, and connecting to it. */

import { SERVICE } from "../gatt.ts";
import { type BluetoothRemoteGATTService, Connection } from "./gatt.ts";
import type { NearbyCar } from "./nearby.ts";
import * as problems from "./problems.ts";
import { uuidOf } from "./uuid.ts";

/** What a page has been given access to. */
export interface Grant {
  /** What the page knows the car by: random, and the same as long as the permission lasts. */
  readonly id: string;
  /** The name when it was chosen. */
  readonly name: string;
  readonly address: string;
  readonly services: Set<string>;
}

/** What a device needs of its page. */
export interface Page {
  /** Whether cars are told about by events once the page watches for them. */
  readonly tellsOfAdvertisements: boolean;
  /** The car, if a scan of this page has seen it. */
  find(address: string): NearbyCar | undefined;
  /** Looks for it. */
  scan(): Promise<readonly NearbyCar[]>;
  forget(grant: Grant): void;
  /** @throws DOMException when Bluetooth can't be used */
  check(): void;
  readonly isClosed: boolean;
}

export class BluetoothDevice extends EventTarget {
  readonly id: string;
  readonly name: string;
  readonly gatt: BluetoothRemoteGATTServer;
  ongattserverdisconnected: ((event: Event) => unknown) | null = null;
  /** Only where the browser remembers permissions. */
  watchAdvertisements?: (options?: { signal?: AbortSignal }) => Promise<void>;
  /** Only where the browser remembers permissions. */
  forget?: () => Promise<void>;

  constructor(grant: Grant, page: Page) {
    super();
    this.id = grant.id;
    this.name = grant.name;
    this.gatt = new BluetoothRemoteGATTServer(this, grant, page);
    this.addEventListener("gattserverdisconnected", (event) => this.ongattserverdisconnected?.(event));
  }
}

/** Adds what browsers have that remember permissions. */
export function addMemory(device: BluetoothDevice, grant: Grant, page: Page): void {
  device.watchAdvertisements = async ({ signal } = {}) => {
    page.check();
    signal?.throwIfAborted();
    const seen = (await page.scan()).some(({ address }) => address === grant.address);
    if (!seen || !page.tellsOfAdvertisements) return;
    const event = Object.assign(new Event("advertisementreceived", { bubbles: true }), {
      device,
      name: grant.name,
    });
    queueMicrotask(() => device.dispatchEvent(event));
  };
  device.forget = async () => {
    device.gatt.disconnect();
    page.forget(grant);
  };
}

export class BluetoothRemoteGATTServer {
  readonly device: BluetoothDevice;
  readonly #grant: Grant;
  readonly #page: Page;
  #connection: Connection | undefined;
  #connecting: Promise<void> | undefined;
  /** The calls of `connect` that `disconnect` has not cancelled. */
  #attempts = new Set<symbol>();

  constructor(device: BluetoothDevice, grant: Grant, page: Page) {
    this.device = device;
    this.#grant = grant;
    this.#page = page;
  }

  get connected(): boolean {
    return this.#connection !== undefined;
  }

  /** May never settle. `disconnect` cancels it, but does not settle it either: it fails once the car has answered. */
  async connect(): Promise<this> {
    this.#page.check();
    if (this.#connection) return this;
    const attempt = Symbol();
    this.#attempts.add(attempt);
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    const [end] = await Promise.allSettled([this.#connecting]);
    if (!this.#attempts.delete(attempt)) throw problems.cancelled();
    if (end.status === "rejected") throw end.reason;
    return this;
  }

  disconnect(): void {
    this.#attempts.clear();
    const connection = this.#connection;
    if (!connection) return;
    this.#end(connection);
    connection.link.disconnect();
  }

  /** The page closes: no event fires, and pending operations never settle. */
  abandon(): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#connection = undefined;
    connection.link.onDisconnect = null;
    connection.abandon();
    connection.link.disconnect();
  }

  async getPrimaryService(name: string | number): Promise<BluetoothRemoteGATTService> {
    const uuid = uuidOf(name);
    const connection = this.#live("retrieve services");
    if (!this.#grant.services.has(uuid)) throw problems.serviceNotAsked();
    if (uuid !== SERVICE) throw problems.absent("Service", uuid);
    return connection.service;
  }

  async getPrimaryServices(name?: string | number): Promise<BluetoothRemoteGATTService[]> {
    if (name !== undefined) return [await this.getPrimaryService(name)];
    const connection = this.#live("retrieve services");
    if (!this.#grant.services.has(SERVICE)) throw problems.serviceNotAsked();
    return [connection.service];
  }

  /**
   * Called by what a connection has handed out.
   *
   * @throws DOMException when it is no longer the device's connection
   */
  check(connection: Connection, what: string, kind: "Service" | "Characteristic", uuid: string): void {
    if (this.#live(what) !== connection) throw problems.outdated(kind, uuid);
  }

  #live(what: string): Connection {
    if (!this.#connection) throw problems.disconnected(what);
    return this.#connection;
  }

  async #open(): Promise<void> {
    const car = this.#page.find(this.#grant.address);
    if (!car) throw problems.outOfRange();
    const link = await car.connect().catch((error: unknown) => {
      throw problems.ofLink(error);
    });
    if (this.#page.isClosed) {
      link.disconnect();
      await new Promise(() => {});
    }
    if (!link.connected) throw problems.ofLink({ code: "refused" });
    if (this.#attempts.size === 0) {
      link.disconnect();
      return;
    }
    const connection = new Connection(this.device, link);
    this.#connection = connection;
    link.onDisconnect = () => this.#end(connection);
  }

  #end(connection: Connection): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    connection.link.onDisconnect = null;
    connection.end();
    this.device.dispatchEvent(new Event("gattserverdisconnected", { bubbles: true }));
  }
}
