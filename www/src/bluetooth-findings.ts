/** What may be wrong with Bluetooth, one thing after the other. */

import type { BluetoothVehicle, EnrolledKey, VehicleKey } from "tesla-commands";
import { isTeslaCommandError } from "tesla-commands/rest";
import { type Nearby, noBluetooth } from "./nearby.ts";
import { wholePackage } from "./package.ts";

/** What is looked at, in the order in which a command needs it. */
export const checks = ["browser", "adapter", "permission", "found", "slot", "key", "awake"] as const;
export type Check = (typeof checks)[number];

/** `note`: it works, and the person may want to know something. `open`: what comes before it has to be right first. */
export interface Finding {
  state: "ok" | "wrong" | "note" | "open";
  /** What to do, by its name among the texts. */
  advice?: string;
}

export type Findings = Readonly<Record<Check, Finding>>;

/** What is known before anything is looked at. */
export interface Known {
  nearby: Nearby | undefined;
  key: VehicleKey | undefined;
  /** What connecting failed with. */
  failure?: unknown;
  /** Whether the person found the car in the browser's list. */
  wasChosen?: boolean;
}

const ok: Finding = { state: "ok" };
const open: Finding = { state: "open" };
const wrong = (advice: string): Finding => ({ state: "wrong", advice });

const options = { timeoutMs: 10_000 };

/** Looks at everything, up to the first thing that is wrong. Never rejects. */
export async function runChecks(known: Known, signal: AbortSignal): Promise<Findings> {
  const found: Record<Check, Finding> = {
    browser: open,
    adapter: open,
    permission: open,
    found: open,
    slot: open,
    key: open,
    awake: open,
  };
  const bluetooth = await browserBluetooth(known.nearby);
  found.browser = bluetooth ? ok : wrong("browser");
  if (!bluetooth) return found;
  found.adapter = (await isThere(bluetooth)) ? ok : wrong("adapter");
  if (found.adapter !== ok) return found;
  Object.assign(found, connectionFindings(known));
  const { nearby, key } = known;
  if (!nearby?.link) return found;
  if (!key) return { ...found, key: wrong("keyless") };
  return { ...found, ...(await carFindings({ id: nearby.vin, key, bluetooth: nearby.link }, signal)) };
}

interface BrowserBluetooth {
  requestDevice: unknown;
  getAvailability?: () => Promise<boolean>;
}

async function browserBluetooth(nearby: Nearby | undefined): Promise<BrowserBluetooth | undefined> {
  const bluetooth = ((await nearby?.standIn()) ?? Reflect.get(navigator, "bluetooth")) as
    | BrowserBluetooth
    | undefined;
  return typeof bluetooth?.requestDevice === "function" ? bluetooth : undefined;
}

async function isThere(bluetooth: BrowserBluetooth): Promise<boolean> {
  return (await bluetooth.getAvailability?.().catch(() => undefined)) !== false;
}

/** What connecting showed. A car in the browser's list that can't be connected has no free slot; of one that was connected
 * before, only the next try tells. */
function connectionFindings({ nearby, failure, wasChosen }: Known): Partial<Findings> {
  if (nearby?.link) return { permission: ok };
  if (!isTeslaCommandError(failure)) return {};
  if (failure.code === "out_of_reach")
    return wasChosen
      ? { permission: ok, found: ok, slot: wrong("slot") }
      : { permission: ok, found: wrong("reach") };
  if (failure.code !== "bluetooth_unavailable") return {};
  return noBluetooth[failure.reason] === "bluetooth_not_chosen"
    ? { permission: ok, found: wrong("found") }
    : { permission: wrong("permission") };
}

/** What the car itself shows: its keys need no session, an awake car answers a read. */
async function carFindings(vehicle: BluetoothVehicle, signal: AbortSignal): Promise<Partial<Findings>> {
  try {
    const { listKeys } = await wholePackage(signal);
    const keys = await listKeys(vehicle, { ...options, signal });
    const key = keyFinding(await ownKey(vehicle.key, keys));
    const reached = { found: ok, slot: ok, key };
    return key === ok ? { ...reached, awake: await awakeFinding(vehicle, signal) } : reached;
  } catch (error) {
    if (isTeslaCommandError(error) && error.code === "out_of_reach") return { found: wrong("reach") };
    return { found: ok, slot: ok, awake: wrong("silent") };
  }
}

function keyFinding(own: EnrolledKey | undefined): Finding {
  if (!own) return wrong("notPaired");
  return own.role === "fleet_manager" ? wrong("fleetManager") : ok;
}

async function awakeFinding(vehicle: BluetoothVehicle, signal: AbortSignal): Promise<Finding> {
  try {
    const { vehicleData } = await wholePackage(signal);
    const { state } = await vehicleData(vehicle, { ...options, signal });
    return state === "asleep" ? { state: "note", advice: "asleep" } : ok;
  } catch {
    return wrong("silent");
  }
}

/** This browser's key among those of the car, which names keys by the first bytes of a hash. */
export async function ownKey(
  { publicKey }: VehicleKey,
  keys: readonly EnrolledKey[],
): Promise<EnrolledKey | undefined> {
  const point = await crypto.subtle.exportKey("raw", publicKey);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", point));
  const digits = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return keys.find(({ keyId }) => keyId !== "" && digits.startsWith(keyId.toLowerCase()));
}
