/** The cars that are reached over Bluetooth. Of each, no more than the VIN is kept. */

import type { BluetoothLink, BluetoothOptions } from "tesla-commands";
import { wholePackage } from "./package.ts";
import { read, write } from "./preferences.ts";

/** The way to a car over Bluetooth. There is one for each car, for as long as the page lives. */
export class Nearby {
  readonly vin: string;
  /** Absent until the car was connected once: only then may the page connect it again by itself. */
  link: BluetoothLink | undefined;
  /** Gives what stands in for the browser's Bluetooth, if anything. */
  readonly standIn: () => Promise<unknown>;

  constructor(vin: string, standIn: () => Promise<unknown> = async () => undefined) {
    this.vin = vin;
    this.standIn = standIn;
  }

  /** Connects the car. In a click, the browser asks which one it is, unless it still knows. Rejects as `connectBluetooth`
   * does. */
  async connect(options: Pick<BluetoothOptions, "signal" | "anyName"> = {}): Promise<void> {
    const { connectBluetooth } = await wholePackage(options.signal);
    this.link = await connectBluetooth(this.vin, { ...options, bluetooth: await this.standIn() });
  }

  /** Connects the car where the browser remembers the permission. Resolves with whether it does. */
  async reconnect(signal: AbortSignal): Promise<boolean> {
    const { bluetooth } = navigator as { bluetooth?: { getDevices?: () => Promise<unknown[]> } };
    const remembered = (await bluetooth?.getDevices?.().catch(() => undefined)) ?? [];
    if (remembered.length === 0) return false;
    await this.connect({ signal });
    return true;
  }
}

const known = new Map<string, Nearby>();

/** The way to the car with this VIN. */
export function nearbyOf(vin: string): Nearby {
  const nearby = known.get(vin) ?? new Nearby(vin);
  known.set(vin, nearby);
  return nearby;
}

/** The VINs, and the one that the person turned to last. */
interface Kept {
  vins: string[];
  vin: string;
}

const name = "bluetooth";

/** The cars that this browser reaches over Bluetooth. */
export function keptNearby(): Kept {
  const { vins, vin = "" } = read<Kept>(name) ?? {};
  return { vins: Array.isArray(vins) ? vins : [], vin };
}

/** Keeps a car, as the one that the person turned to last. */
export function keepNearby(vin: string): void {
  const others = keptNearby().vins.filter((one) => one !== vin);
  write(name, { vins: [...others, vin], vin });
}

/** Forgets a car, or all of them. To connect it again, the browser asks which one it is. */
export function forgetNearby(vin?: string): void {
  const { vins } = keptNearby();
  const left = vin === undefined ? [] : vins.filter((one) => one !== vin);
  for (const one of known.keys()) if (!left.includes(one)) known.delete(one);
  write(name, left.length === 0 ? undefined : { vins: left, vin: left.at(-1) });
}

/** The model, by the fourth character of the VIN. */
const models: Readonly<Record<string, string>> = {
  S: "Model S",
  3: "Model 3",
  X: "Model X",
  Y: "Model Y",
  C: "Cybertruck",
};

/** What to call a car of which only the VIN is known. */
export function nameOfVin(vin: string): string {
  const model = models[vin.charAt(3)];
  return model === undefined ? vin : `${model} ${vin.slice(-6)}`;
}

/** Why Bluetooth can't be used, by the package's reason. */
export const noBluetooth: Readonly<
  Record<string, "bluetooth_no_adapter" | "bluetooth_not_chosen" | "bluetooth_not_allowed">
> = {
  "this device has no Bluetooth adapter": "bluetooth_no_adapter",
  "no car was chosen, or none was found": "bluetooth_not_chosen",
  "the browser does not allow it here, or no click led to the call": "bluetooth_not_allowed",
};
