/**
 * A stand-in for BlueZ, through which Chromium does Bluetooth on Linux: the computer's adapter, and simulated cars near
 * it. To Chromium nothing tells it from the real one.
 */

import type { AdapterState, NearbyCar } from "../../../simulator/bluetooth/web-bluetooth.ts";
import { type Bus, startBus } from "./daemon.ts";
import { BluezDevice } from "./device.ts";
import { Objects, text, texts, uint32, yes } from "./objects.ts";

const ADAPTER = "/org/bluez/hci0";
const ADAPTER_INTERFACE = "org.bluez.Adapter1";

/** How long a scan takes to find a car, in milliseconds. */
const SCAN_MS = 100;

/** BlueZ with its adapter on, and no cars. */
export class Bluez {
  readonly #bus: Bus;
  readonly #objects: Objects;
  readonly #devices = new Map<NearbyCar, BluezDevice>();
  #scans: NodeJS.Timeout | undefined;

  private constructor(bus: Bus) {
    this.#bus = bus;
    this.#objects = new Objects(bus.connection);
    this.#objects.add("/org/bluez", {
      "org.bluez.AgentManager1": {},
      "org.bluez.ProfileManager1": {},
    });
    this.#addAdapter();
  }

  static async start(): Promise<Bluez> {
    const bus = await startBus();
    const bluez = new Bluez(bus);
    await bus.connection.requestName("org.bluez");
    return bluez;
  }

  /** What Chromium is started with. */
  get environment(): Record<string, string> {
    return { DBUS_SYSTEM_BUS_ADDRESS: this.#bus.address };
  }

  /** Takes the adapter away, or brings it back; switches it on or off. Connections end when it is no longer `on`. */
  setAdapter(state: AdapterState): void {
    if (state !== "on") this.#disconnect();
    if (state === "absent") this.#objects.remove(ADAPTER);
    else if (!this.#objects.has(ADAPTER)) this.#addAdapter();
    this.#change({ Powered: yes(state === "on") });
  }

  /** Puts a car near the computer: `simulator.bluetooth(id)`. It is there once a scan finds it. */
  add(car: NearbyCar): void {
    this.#devices.set(car, new BluezDevice(this.#objects, ADAPTER, car));
  }

  /** As at the start: the adapter is on, and there are no cars. */
  reset(): void {
    for (const device of this.#devices.values()) device.remove();
    this.#devices.clear();
    this.setAdapter("on");
  }

  async stop(): Promise<void> {
    clearInterval(this.#scans);
    await this.#bus.stop();
  }

  #addAdapter(): void {
    this.#objects.add(ADAPTER, {
      [ADAPTER_INTERFACE]: {
        properties: {
          Address: text("00:00:5E:00:53:01"),
          AddressType: text("public"),
          Name: text("computer"),
          Alias: text("computer"),
          Class: uint32(0),
          Powered: yes(true),
          Discoverable: yes(false),
          DiscoverableTimeout: uint32(0),
          Pairable: yes(false),
          PairableTimeout: uint32(0),
          Discovering: yes(false),
          UUIDs: texts(),
          Modalias: text("usb:v1D6Bp0246d0540"),
        },
        methods: {
          StartDiscovery: () => this.#scan(true),
          StopDiscovery: () => this.#scan(false),
        },
      },
      "org.bluez.GattManager1": {},
      "org.bluez.LEAdvertisingManager1": {},
    });
  }

  #scan(isOn: boolean): undefined {
    clearInterval(this.#scans);
    if (isOn) this.#scans = setInterval(() => this.#look(), SCAN_MS);
    this.#change({ Discovering: yes(isOn) });
  }

  #look(): void {
    for (const device of this.#devices.values()) device.scanned(ADAPTER);
  }

  #disconnect(): void {
    this.#scan(false);
    for (const device of this.#devices.values()) device.remove();
  }

  #change(changed: Parameters<Objects["change"]>[2]): void {
    this.#objects.change(ADAPTER, ADAPTER_INTERFACE, changed);
  }
}
