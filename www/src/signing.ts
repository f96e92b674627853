import {
  createKey,
  deleteKey,
  loadKey,
  publicKeyPem,
  saveKey,
  type Vehicle,
  type VehicleKey,
} from "tesla-commands/rest";
import { type Car, hasInternet } from "./connection.ts";
import { preloadWhole } from "./package.ts";
import { read, write } from "./preferences.ts";

/** The name of the page's only key among those of this origin. */
const name = "control-page";

/** The VINs of the cars whose commands are signed, as the person chose. */
const chosen = "signed";

/** The key of this browser, and which cars get signed commands. The private half stays in the browser's own store. */
export class Signing {
  #key: VehicleKey | undefined;
  /** The public half, as a PEM file; absent where there is no key. */
  publicKey: string | undefined;

  /** Looks for the key that this browser keeps. */
  async load(): Promise<void> {
    this.#key = await loadKey(name);
    if (this.#key) preloadWhole();
    this.publicKey = this.#key && (await publicKeyPem(this.#key));
  }

  /** Makes a key and keeps it. */
  async create(): Promise<void> {
    await saveKey(name, await createKey());
    await this.load();
  }

  /** Deletes the key. The cars still know its public half. */
  async delete(): Promise<void> {
    // Not shown as gone before it is.
    await deleteKey(name);
    write(chosen, undefined);
    this.#key = undefined;
    this.publicKey = undefined;
  }

  /** Whether commands to the car with this VIN are signed. */
  isOnFor(vin: string | undefined): boolean {
    return vin !== undefined && this.#key !== undefined && vins().includes(vin);
  }

  /** Signs commands to the car with this VIN from now on, or no longer. */
  turn(vin: string, on: boolean): void {
    const others = vins().filter((one) => one !== vin);
    write(chosen, on ? [...others, vin] : others);
  }

  /** The key, where there is one. */
  get key(): VehicleKey | undefined {
    return this.#key;
  }

  /** Whether the next command to the car is signed, as far as this browser can. */
  signs(car: Car): boolean {
    return this.#key !== undefined && (!hasInternet(car.vehicle) || this.vehicle(car)?.key !== undefined);
  }

  /** How to reach the car: with the key where commands to it are signed, and over Bluetooth once it was connected. Absent for
   * a car that there is no way to now. */
  vehicle({ vehicle, vin, nearby, onlyInternet }: Car): Vehicle | undefined {
    const key = this.#key;
    if (key && nearby?.link && !onlyInternet)
      return { ...vehicle, id: nearby.vin, key, bluetooth: nearby.link };
    if (!hasInternet(vehicle)) return undefined;
    return vin !== undefined && key && this.isOnFor(vin) ? { ...vehicle, id: vin, key } : vehicle;
  }
}

function vins(): readonly string[] {
  const kept = read<string[]>(chosen);
  return Array.isArray(kept) ? kept : [];
}
