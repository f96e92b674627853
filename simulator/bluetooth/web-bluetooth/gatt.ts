/** A connection as a page sees it: its service, and the characteristics of that. */

import { CHARACTERISTICS, type Characteristic as Described, FROM_CAR, SERVICE, VERSION } from "../gatt.ts";
import { MAX_WRITE_BYTES } from "../link.ts";
import { Loss } from "../loss.ts";
import type { BluetoothDevice } from "./device.ts";
import type { NearbyLink } from "./nearby.ts";
import * as problems from "./problems.ts";
import { uuidOf } from "./uuid.ts";

/** What a page may give as bytes. */
type Bytes = ArrayBuffer | ArrayBufferView;

/** One connection of a page. The objects that it hands out die with it. */
export class Connection {
  readonly link: NearbyLink;
  readonly device: BluetoothDevice;
  readonly service: BluetoothRemoteGATTService;
  readonly #loss = new Loss();
  #isBusy = false;
  #isAbandoned = false;

  constructor(device: BluetoothDevice, link: NearbyLink) {
    this.device = device;
    this.link = link;
    this.service = new BluetoothRemoteGATTService(this);
  }

  /** Rejects whatever is under way. */
  end(): void {
    this.link.onIndication = null;
    this.#loss.occur(problems.disconnected());
  }

  /** The page has gone: whatever is under way never settles. */
  abandon(): void {
    this.link.onIndication = null;
    this.#isAbandoned = true;
  }

  /** One operation at a time. */
  async operate<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isBusy) throw problems.inProgress();
    this.#isBusy = true;
    try {
      return await this.#loss.interrupt(act);
    } catch (error) {
      if (this.#isAbandoned) return await new Promise(() => {});
      throw problems.ofLink(error);
    } finally {
      this.#isBusy = false;
    }
  }
}

export class BluetoothRemoteGATTService extends EventTarget {
  readonly uuid = SERVICE;
  readonly isPrimary = true;
  readonly #connection: Connection;
  readonly #characteristics: readonly BluetoothRemoteGATTCharacteristic[];

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    this.#characteristics = CHARACTERISTICS.map(
      (described) => new BluetoothRemoteGATTCharacteristic(this, connection, described),
    );
  }

  get device(): BluetoothDevice {
    return this.#connection.device;
  }

  async getCharacteristic(name: string | number): Promise<BluetoothRemoteGATTCharacteristic> {
    const [first] = this.#find(uuidOf(name));
    return first;
  }

  async getCharacteristics(name?: string | number): Promise<BluetoothRemoteGATTCharacteristic[]> {
    return this.#find(name === undefined ? undefined : uuidOf(name));
  }

  #find(
    uuid: string | undefined,
  ): [BluetoothRemoteGATTCharacteristic, ...BluetoothRemoteGATTCharacteristic[]] {
    this.device.gatt.check(this.#connection, "retrieve characteristics", "Service", this.uuid);
    const [first, ...others] = this.#characteristics.filter(
      (each) => uuid === undefined || each.uuid === uuid,
    );
    if (!first) throw problems.absent("Characteristic", String(uuid));
    return [first, ...others];
  }
}

export class BluetoothRemoteGATTCharacteristic extends EventTarget {
  readonly service: BluetoothRemoteGATTService;
  readonly uuid: string;
  readonly properties;
  value: DataView | null = null;
  oncharacteristicvaluechanged: ((event: Event) => unknown) | null = null;
  readonly #connection: Connection;

  constructor(service: BluetoothRemoteGATTService, connection: Connection, { uuid, property }: Described) {
    super();
    this.service = service;
    this.uuid = uuid;
    this.#connection = connection;
    this.properties = {
      authenticatedSignedWrites: false,
      broadcast: false,
      indicate: property === "indicate",
      notify: false,
      read: property === "read",
      reliableWrite: false,
      writableAuxiliaries: false,
      write: property === "write",
      writeWithoutResponse: false,
    };
    this.addEventListener("characteristicvaluechanged", (event) =>
      this.oncharacteristicvaluechanged?.(event),
    );
  }

  async readValue(): Promise<DataView> {
    return this.#operate(this.uuid === VERSION.uuid, async () => {
      const value = viewOf(await this.#connection.link.readVersion());
      this.#change(value);
      return value;
    });
  }

  async writeValueWithResponse(value: Bytes): Promise<void> {
    const bytes = copyOf(value);
    this.#check();
    if (bytes.length > MAX_WRITE_BYTES) throw problems.tooLong();
    return this.#operate(this.properties.write, () => this.#connection.link.write(bytes));
  }

  /** Old. Where a characteristic takes writes with response only, it is the same. */
  async writeValue(value: Bytes): Promise<void> {
    return this.writeValueWithResponse(value);
  }

  async writeValueWithoutResponse(value: Bytes): Promise<void> {
    const bytes = copyOf(value);
    this.#check();
    if (bytes.length > MAX_WRITE_BYTES) throw problems.tooLong();
    throw problems.notPermitted();
  }

  /** What the car sends at once comes before this resolves. */
  async startNotifications(): Promise<this> {
    await this.#switch((bytes) => this.#change(viewOf(bytes)));
    return this;
  }

  async stopNotifications(): Promise<this> {
    await this.#switch(null);
    return this;
  }

  #switch(listener: ((bytes: Uint8Array) => void) | null): Promise<void> {
    this.#check();
    if (this.uuid !== FROM_CAR.uuid) throw problems.notSupported();
    return this.#connection.operate(async () => {
      this.#connection.link.onIndication = listener;
      await nextTask();
    });
  }

  #operate<T>(isPermitted: boolean, act: () => Promise<T>): Promise<T> {
    this.#check();
    if (!isPermitted) throw problems.notPermitted();
    return this.#connection.operate(act);
  }

  #check(): void {
    const { gatt } = this.#connection.device;
    gatt.check(this.#connection, "perform GATT operations", "Characteristic", this.uuid);
  }

  #change(value: DataView): void {
    this.value = value;
    this.dispatchEvent(new Event("characteristicvaluechanged", { bubbles: true }));
  }
}

function copyOf(value: Bytes): Uint8Array {
  if (ArrayBuffer.isView(value)) {
    return Uint8Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
  if (Object.prototype.toString.call(value) !== "[object ArrayBuffer]") {
    throw new TypeError("The value to write is neither an ArrayBuffer nor a view of one.");
  }
  return new Uint8Array(value.slice(0));
}

/** Bytes that belong to something else, before and after the value in its buffer. */
const MARGIN = [0xde, 0xad, 0xbe];

/** A view that does not begin where its buffer begins, nor end where it ends, as views may. */
function viewOf(bytes: Uint8Array): DataView {
  const { buffer } = Uint8Array.of(...MARGIN, ...bytes, ...MARGIN);
  return new DataView(buffer, MARGIN.length, bytes.length);
}

/** Resolves after all that is due now. No timer: tests replace those. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
