/**
 * A stand-in for `navigator.bluetooth` over simulated cars. It behaves as measurements of Chromium have shown. It runs
 * in a page and in Node. `createWebBluetooth(options).bluetooth` takes the place of the browser's object.
 */

import { addMemory, BluetoothDevice, type Grant, type Page } from "./web-bluetooth/device.ts";
import type { NearbyCar } from "./web-bluetooth/nearby.ts";
import * as problems from "./web-bluetooth/problems.ts";
import { type DeviceRequest, type RequestOptions, readRequest } from "./web-bluetooth/request.ts";

export type { BluetoothDevice, Grant } from "./web-bluetooth/device.ts";
export type {
  BluetoothRemoteGATTCharacteristic,
  BluetoothRemoteGATTService,
} from "./web-bluetooth/gatt.ts";
export type { NearbyCar, NearbyLink } from "./web-bluetooth/nearby.ts";
export type { RequestOptions } from "./web-bluetooth/request.ts";
export { SharedCar } from "./web-bluetooth/shared-car.ts";

/** An entry of the chooser. */
export interface Choice {
  /** The address of the car's radio. */
  readonly id: string;
  /** What the chooser shows. */
  readonly name: string;
}

/** The computer's Bluetooth. `absent`: it has none. `off`: the person has switched it off. */
export type AdapterState = "on" | "off" | "absent";

export interface WebBluetoothOptions {
  /** The cars there are. It is asked at each scan. Cars out of range are left out by the scan. */
  cars: () => Iterable<NearbyCar> | Promise<Iterable<NearbyCar>>;
  /**
   * What the person does in the chooser: gives the `id` of a car, or nothing to cancel. `scan` tells which cars match now,
   * and may be called again. Default: the first car that matches, and cancelled where none does.
   */
  choose?: (scan: () => Promise<Choice[]>) => Promise<string | null | undefined> | string | null | undefined;
  /** Whether the person has just done something. Default: the browser's own word; in Node always. */
  isActivated?: () => boolean;
  /**
   * The permissions of the page's origin. Given, the browser remembers them: it has `getDevices`, `watchAdvertisements`
   * and `forget`, and the same map given to another page makes that one the same page after a reload.
   */
  permissions?: Map<string, Grant>;
  /** With `permissions`: whether `advertisementreceived` comes, as on most systems. Default: `true`. */
  advertisementEvents?: boolean;
}

/** What `navigator.bluetooth` is in a page, and what happens to that page. */
export interface WebBluetooth {
  readonly bluetooth: Bluetooth;
  /** Live. Connections end when it is no longer `on`. */
  adapter: AdapterState;
  /** As by a reload: connections end without a word, and what is under way never settles. */
  close(): void;
}

/** Creates the Bluetooth of a page. Tabs of one computer are pages over the same `SharedCar`s. */
export function createWebBluetooth(options: WebBluetoothOptions): WebBluetooth {
  const host = new Host(options);
  const bluetooth = new Bluetooth(host);
  return {
    bluetooth,
    get adapter() {
      return host.adapter;
    },
    set adapter(state) {
      const wasPresent = host.adapter !== "absent";
      host.setAdapter(state);
      if (wasPresent !== (state !== "absent")) bluetooth.dispatchEvent(new Event("availabilitychanged"));
    },
    close: () => host.close(),
  };
}

/** `navigator.bluetooth`. */
export class Bluetooth extends EventTarget {
  onavailabilitychanged: ((event: Event) => unknown) | null = null;
  /** Only where the browser remembers permissions. */
  getDevices?: () => Promise<BluetoothDevice[]>;
  readonly #host: Host;

  constructor(host: Host) {
    super();
    this.#host = host;
    if (host.remembers) this.getDevices = async () => host.grantedDevices();
    this.addEventListener("availabilitychanged", (event) => this.onavailabilitychanged?.(event));
  }

  async getAvailability(): Promise<boolean> {
    return this.#host.adapter !== "absent";
  }

  async requestDevice(options?: RequestOptions): Promise<BluetoothDevice> {
    if (!this.#host.isActivated()) throw problems.noGesture();
    const request = readRequest(options);
    if (this.#host.adapter === "absent") throw problems.noAdapter();
    return this.#host.choose(request);
  }
}

/** The browser behind the page. */
class Host implements Page {
  adapter: AdapterState = "on";
  isClosed = false;
  readonly tellsOfAdvertisements: boolean;
  readonly remembers: boolean;
  readonly #options: WebBluetoothOptions;
  readonly #permissions: Map<string, Grant>;
  readonly #devices = new Map<Grant, BluetoothDevice>();
  /** The cars that scans have seen, by address. */
  readonly #seen = new Map<string, NearbyCar>();

  constructor(options: WebBluetoothOptions) {
    this.#options = options;
    this.remembers = options.permissions !== undefined;
    this.#permissions = options.permissions ?? new Map();
    this.tellsOfAdvertisements = options.advertisementEvents ?? true;
  }

  isActivated(): boolean {
    const { isActivated } = this.#options;
    return isActivated?.() ?? globalThis.navigator?.userActivation?.isActive ?? true;
  }

  async scan(): Promise<readonly NearbyCar[]> {
    const cars = this.adapter === "on" ? [...(await this.#options.cars())] : [];
    const inRange = cars.filter(({ isInRange }) => isInRange);
    for (const car of inRange) this.#seen.set(car.address, car);
    return inRange;
  }

  async choose(request: DeviceRequest): Promise<BluetoothDevice> {
    const scan = async () => {
      const matching = (await this.scan()).filter(({ name }) => request.matches(name));
      return matching.map(({ address, name }): Choice => ({ id: address, name }));
    };
    const { choose = async (look: typeof scan) => (await look())[0]?.id } = this.#options;
    const address = await choose(scan);
    const chosen = (await scan()).find(({ id }) => id === address);
    if (!chosen) throw problems.chooserCancelled();
    return this.#grant(chosen, request.services);
  }

  grantedDevices(): BluetoothDevice[] {
    return Array.from(this.#permissions.values(), (grant) => this.#device(grant));
  }

  find(address: string): NearbyCar | undefined {
    return this.adapter === "on" && this.#permissions.has(address) ? this.#seen.get(address) : undefined;
  }

  forget({ address }: Grant): void {
    this.#permissions.delete(address);
  }

  check(): void {
    if (this.adapter === "absent") throw problems.noAdapter();
  }

  setAdapter(state: AdapterState): void {
    this.adapter = state;
    if (state === "on") return;
    this.#seen.clear();
    for (const { gatt } of this.#devices.values()) gatt.disconnect();
  }

  close(): void {
    this.isClosed = true;
    for (const { gatt } of this.#devices.values()) gatt.abandon();
  }

  #grant({ id: address, name }: Choice, services: ReadonlySet<string>): BluetoothDevice {
    const grant = this.#permissions.get(address) ?? {
      id: randomId(),
      name,
      address,
      services: new Set<string>(),
    };
    for (const service of services) grant.services.add(service);
    this.#permissions.set(address, grant);
    return this.#device(grant);
  }

  /** The same object each time. */
  #device(grant: Grant): BluetoothDevice {
    const known = this.#devices.get(grant);
    if (known) return known;
    const device = new BluetoothDevice(grant, this);
    if (this.remembers) addMemory(device, grant, this);
    this.#devices.set(grant, device);
    return device;
  }
}

/** As Chromium's ids look. */
function randomId(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
