// The Bluetooth connection to a car, through the browser. Messages, time-outs and decisions are in Rust; this file
// connects, writes chunks and keeps what arrives. No function that the module calls throws or rejects.

const SERVICE = "00000211-b2d1-43f0-9b88-960cebf8b91e";
const TO_CAR = "00000212-b2d1-43f0-9b88-960cebf8b91e";
const FROM_CAR = "00000213-b2d1-43f0-9b88-960cebf8b91e";

/** After how long without use the connection ends, in milliseconds. A car takes three at a time, and phones need them too. */
const IDLE = 30_000;

/** How many pieces are kept for a reader. */
const MOST_PIECES = 1_024;

/** Whether this browser has Bluetooth for pages. */
export function isBluetoothAvailable() {
  return typeof browserBluetooth()?.requestDevice === "function";
}

function browserBluetooth() {
  try {
    return globalThis.navigator?.bluetooth;
  } catch {}
}

/** The SHA-1 of the text, which a car's name is derived from; empty if the browser can't compute it. */
export async function sha1(text) {
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text)));
  } catch {
    return new Uint8Array();
  }
}

/**
 * Lets the user choose the car whose name begins with the prefix, or any device. It does not ask if the browser remembers
 * the car from before a reload. Returns `{ link }`, or `{ failure, cause }`.
 */
export async function chooseCar(standIn, namePrefix, anyName) {
  const bluetooth = standIn ?? browserBluetooth();
  if (typeof bluetooth?.requestDevice !== "function") return { failure: "unsupported" };
  try {
    const optionalServices = [SERVICE];
    const device =
      (await rememberedCar(bluetooth, namePrefix)) ??
      (await bluetooth.requestDevice(
        anyName
          ? { acceptAllDevices: true, optionalServices }
          : { filters: [{ namePrefix }], optionalServices },
      ));
    return { link: linkOf(device) };
  } catch (cause) {
    return { failure: await whyNotChosen(bluetooth, cause), cause };
  }
}

/** The car, if the browser still has the permission for it. */
async function rememberedCar(bluetooth, namePrefix) {
  try {
    const devices = (await bluetooth.getDevices?.()) ?? [];
    const device = devices.find(({ name }) => name?.startsWith(namePrefix));
    // A scan has to see the car before it can be connected.
    await device?.watchAdvertisements?.();
    return device;
  } catch {}
}

async function whyNotChosen(bluetooth, cause) {
  try {
    if (cause?.name === "SecurityError") return "not allowed";
    if ((await bluetooth.getAvailability?.()) === false) return "no adapter";
  } catch {}
  return cause?.name === "NotFoundError" ? "not chosen" : "not allowed";
}

/** The connection of each link that a caller has, and the link of each device. */
const connections = new WeakMap();
const links = new WeakMap();
let lastIdentity = 0;

function linkOf(device) {
  const known = links.get(device);
  if (known) return known;
  const connection = new Connection(device);
  const link = Object.freeze({
    get connected() {
      return connection.isConnected;
    },
    disconnect() {
      connection.close();
    },
  });
  connections.set(link, connection);
  links.set(device, link);
  return link;
}

class Connection {
  identity = ++lastIdentity;
  /** What the last attempt to connect failed with. */
  cause = undefined;
  #device;
  /** The current attempt, or what it led to. Everything of an earlier one is ignored. */
  #session = undefined;
  #pieces = [];
  #wake = undefined;
  #timer = undefined;

  constructor(device) {
    this.#device = device;
    device.addEventListener("gattserverdisconnected", () => this.#end());
  }

  get isConnected() {
    return this.#session?.toCar !== undefined && this.#device.gatt.connected;
  }

  /** Connects and subscribes. Resolves to whether that succeeded; all callers meanwhile wait for the same attempt. */
  open() {
    if (this.isConnected) return Promise.resolve(true);
    this.#session ??= this.#connect();
    return this.#session.opened;
  }

  #connect() {
    const session = { toCar: undefined, opened: undefined };
    const isCurrent = () => this.#session === session;
    const connect = async () => {
      const server = await this.#device.gatt.connect();
      // It may succeed after the caller has given up; a newer attempt has the connection then, or nobody.
      if (!isCurrent()) throw this.#session ? undefined : this.#device.gatt.disconnect();
      // All objects of an earlier connection are dead.
      const service = await server.getPrimaryService(SERVICE);
      const toCar = await service.getCharacteristic(TO_CAR);
      const fromCar = await service.getCharacteristic(FROM_CAR);
      this.#pieces = [];
      // First the listener: indications may come before the promise of startNotifications resolves.
      fromCar.addEventListener("characteristicvaluechanged", ({ target }) => {
        if (isCurrent()) this.#keep(target.value);
      });
      await fromCar.startNotifications();
      if (isCurrent()) session.toCar = toCar;
      this.#touch();
      return this.isConnected;
    };
    session.opened = connect().catch((cause) => {
      if (isCurrent()) {
        this.cause = cause;
        this.close();
      }
      return false;
    });
    return session;
  }

  /** Writes a chunk. Resolves to whether that succeeded. */
  async write(chunk) {
    const { toCar } = this.#session ?? {};
    if (!toCar) return false;
    this.#touch();
    try {
      // The module's memory may change before the chunk is written.
      const bytes = chunk.slice();
      // An older implementation has only this one, which writes with response where the car offers nothing else.
      await (toCar.writeValueWithResponse ?? toCar.writeValue).call(toCar, bytes);
      return true;
    } catch (cause) {
      this.cause = cause;
      return false;
    }
  }

  /** The pieces that have arrived since the last call. */
  take() {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  /** The pieces so far, or else the next one; `undefined` once the connection is lost. */
  async receive() {
    this.#touch();
    if (this.#pieces.length === 0 && this.isConnected) {
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#pieces.length > 0 || this.isConnected ? this.take() : undefined;
  }

  close() {
    this.#end();
    try {
      this.#device.gatt.disconnect();
    } catch {}
  }

  #end() {
    clearTimeout(this.#timer);
    this.#session = undefined;
    this.#wake?.();
  }

  #keep(value) {
    // The browser may use the same memory for the next one.
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
    if (this.#pieces.length >= MOST_PIECES) this.#pieces = [];
    this.#pieces.push({ at: Date.now(), bytes });
    this.#wake?.();
  }

  /** Begins the time without use anew. */
  #touch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), IDLE);
    // In Node, it keeps no program alive.
    this.#timer.unref?.();
  }
}

/** The connection behind a link; `undefined` where it is none. */
export function connectionOf(link) {
  return connections.get(link);
}
