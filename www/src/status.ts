import type { InternetVehicle, Vehicle, VehicleSummary } from "tesla-commands";
import { isTeslaCommandError } from "tesla-commands/rest";
import { type CarState, readCarState } from "./car-state.ts";
import { type Car, hasInternet } from "./connection.ts";
import { explain } from "./outcome.ts";
import { packageFor } from "./package.ts";
import { type Remedy, remedyOf } from "./remedy.ts";
import { stateLine } from "./state-line.ts";
import { texts } from "./texts/index.ts";
import type { Units } from "./units.ts";

/** How a car is reached. */
export type Transport = "bluetooth" | "internet";

/** What the page knows about the car. */
export interface Status {
  /** `awake`: it reported its state. `resting`: asleep, offline or not answering. `unknown`: the read failed. `unconnected`:
   * there is no way to it before it is connected over Bluetooth. `keyless`: nor without a key. */
  kind: "awake" | "resting" | "unknown" | "unconnected" | "keyless";
  /** Which way it answered. */
  transport?: Transport;
  /** The name the person gave the car, where it was reported. */
  name?: string;
  /** What it reported last; on a car that rests, from before. */
  car?: CarState;
  /** When that was. */
  seenAt?: Date;
  /** Why it rests, in the word of the server. */
  rest?: string;
  /** Why the read failed. */
  error?: unknown;
}

/** Which way the car is reached by, as far as is known. */
export function transportTo({ vehicle }: Car, status: Status | undefined): Transport {
  return hasInternet(vehicle) ? (status?.transport ?? "internet") : "bluetooth";
}

/** Reads how the car is, without waking it: a car that does not answer is looked up in the list of vehicles, which
 * knows whether it sleeps, and one that rested before is not asked before the list says that it is awake. Never
 * rejects; a read that was aborted resolves like one that failed. */
export async function readStatus(
  vehicle: InternetVehicle,
  before: Status | undefined,
  signal: AbortSignal,
): Promise<Status> {
  const last = lastOf(before);
  const rested = before?.kind === "resting" ? await findSummary(vehicle, signal) : undefined;
  if (rested && rested.state !== "online") return resting(rested, last);
  try {
    const { vehicleData } = await packageFor(vehicle, signal);
    const data = await vehicleData(vehicle, { signal });
    return { kind: "awake", ...named(data), car: readCarState(data), seenAt: new Date() };
  } catch (error) {
    if (isTeslaCommandError(error) && error.code === "unavailable") {
      return resting(rested ?? (await findSummary(vehicle, signal)), last);
    }
    return { kind: "unknown", ...last, error };
  }
}

/** Reads how a car is that is reached over Bluetooth, and over the internet where that is another way to it. Reading does not
 * wake it: an asleep car tells its locks and doors. Never rejects. */
export async function readNearbyStatus(
  vehicle: Vehicle,
  before: Status | undefined,
  signal: AbortSignal,
): Promise<Status> {
  const last = lastOf(before);
  try {
    const { vehicleData } = await packageFor(vehicle, signal);
    const data = await vehicleData(vehicle, { signal });
    const car = readCarState(data);
    const found = { ...named(data), ...transportOf(vehicle), seenAt: new Date() };
    if (data.state !== "asleep") return { kind: "awake", ...found, car };
    return { kind: "resting", rest: "asleep", ...found, car: asleepState(car, before?.car) };
  } catch (error) {
    // The car was out of Bluetooth's reach, and asleep for the internet.
    const isResting = isTeslaCommandError(error) && error.code === "unavailable";
    if (isResting && hasInternet(vehicle)) return resting(await findSummary(vehicle, signal), last);
    return { kind: "unknown", ...last, error };
  }
}

/** Of the two ways, the one that a connected car is reached by. */
function transportOf({ bluetooth }: Vehicle): { transport: Transport } {
  return { transport: bluetooth?.connected ? "bluetooth" : "internet" };
}

/** What vehicle security tells is from now; the rest is from before. */
function asleepState(now: CarState, before: CarState | undefined): CarState {
  return before ? { ...before, locked: now.locked, open: now.open } : now;
}

function lastOf(before: Status | undefined): Pick<Status, "car" | "seenAt"> {
  const { car, seenAt } = before ?? {};
  return { ...(car && { car }), ...(seenAt && { seenAt }) };
}

/** The line that says how the car is, and what that means for the person where the line does not say it all. */
export function statusWords(status: Status | undefined, units: Units): { line: string; hint: string } {
  const { unknown, nothingReported } = texts.car;
  if (!status) return { line: texts.car.reading, hint: "" };
  const { nearby } = texts;
  switch (status.kind) {
    case "resting":
      return status.transport === "bluetooth" ? nearbyRestWords(status.car) : restWords(status.rest);
    case "unconnected":
      return { line: nearby.notConnected, hint: nearby.connectHint };
    case "keyless":
      return { line: nearby.notConnected, hint: nearby.noKey };
    case "unknown":
      return { line: isOutOfReach(status.error) ? nearby.outOfReach : unknown, hint: explain(status.error) };
  }
  return { line: (status.car && stateLine(status.car, units)) || nothingReported, hint: "" };
}

/** What the person can do where the car could not be read. Reading does not wake it, and the notice offers the sign-in. */
export function statusRemedy(status: Status | undefined): Remedy | undefined {
  if (status?.kind === "keyless") return "key";
  const remedy = status?.kind === "unknown" ? remedyOf(status.error) : undefined;
  if (remedy === "signIn") return undefined;
  return remedy === "wake" ? "again" : remedy;
}

/** Whether the car could not be connected over Bluetooth. */
export function isOutOfReach(error: unknown): boolean {
  return isTeslaCommandError(error) && error.code === "out_of_reach";
}

/** An asleep car tells its locks and doors over Bluetooth. */
function nearbyRestWords(car: CarState | undefined): { line: string; hint: string } {
  const { locked, unlocked } = texts.state;
  const lock = car?.locked === undefined ? [] : [car.locked ? locked : unlocked];
  return { line: [texts.car.asleep, ...lock].join("\u00a0· "), hint: texts.nearby.asleepHint };
}

function restWords(state: string | undefined): { line: string; hint: string } {
  const { asleep, asleepHint, offline, offlineHint, waking, noAnswer } = texts.car;
  switch (state) {
    case "asleep":
      return { line: asleep, hint: asleepHint };
    case "offline":
      return { line: offline, hint: offlineHint };
    case "waking":
      return { line: waking, hint: "" };
    default:
      return { line: noAnswer, hint: asleepHint };
  }
}

function resting(summary: VehicleSummary | undefined, last: Pick<Status, "car" | "seenAt">): Status {
  return { kind: "resting", ...named(summary), ...(summary?.state ? { rest: summary.state } : {}), ...last };
}

async function findSummary(
  vehicle: InternetVehicle,
  signal: AbortSignal,
): Promise<VehicleSummary | undefined> {
  try {
    const { listVehicles } = await packageFor(vehicle, signal);
    const id = String(vehicle.id);
    const list = await listVehicles(vehicle, { signal });
    return list.find((one) => one.id === id || one.vin === id);
  } catch {
    // The list only says why there was no answer; that there was none is known without it.
    return undefined;
  }
}

function named(summary: VehicleSummary | undefined): { name?: string } {
  return summary?.display_name ? { name: summary.display_name } : {};
}
