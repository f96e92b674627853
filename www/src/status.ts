import {
  isTeslaCommandError,
  listVehicles,
  type Vehicle,
  type VehicleSummary,
  vehicleData,
} from "tesla-commands";
import { explain } from "./outcome.ts";
import { stateLine } from "./state-line.ts";
import { texts } from "./texts.ts";

/** What the page knows about the car, and since when. */
export interface Status {
  /** `awake`: it reported its state. `resting`: asleep, offline or not answering. `unknown`: the read failed. */
  kind: "awake" | "resting" | "unknown";
  /** The name the person gave the car, where it was reported. */
  name?: string;
  /** How the car is. */
  line: string;
  /** What that means for the person; empty when the line says it all. */
  hint: string;
  /** When it was read. */
  at: Date;
}

/** Reads how the car is, without waking it: a car that does not answer is looked up in the list of vehicles, which
 * knows whether it sleeps. Never rejects; a read that was aborted resolves like one that failed. */
export async function readStatus(vehicle: Vehicle, signal: AbortSignal): Promise<Status> {
  try {
    const data = await vehicleData(vehicle, { signal });
    const line = stateLine(data) || texts.car.nothingReported;
    return { kind: "awake", ...named(data), line, hint: "", at: new Date() };
  } catch (error) {
    if (isTeslaCommandError(error) && error.code === "unavailable") return await readRest(vehicle, signal);
    return { kind: "unknown", line: texts.car.unknown, hint: explain(error), at: new Date() };
  }
}

async function readRest(vehicle: Vehicle, signal: AbortSignal): Promise<Status> {
  const summary = await findSummary(vehicle, signal);
  return { kind: "resting", ...named(summary), ...restWords(summary?.state), at: new Date() };
}

async function findSummary(vehicle: Vehicle, signal: AbortSignal): Promise<VehicleSummary | undefined> {
  try {
    const id = String(vehicle.id);
    const list = await listVehicles(vehicle, { signal });
    return list.find((one) => one.id === id || one.vin === id);
  } catch {
    // The list only says why there was no answer; that there was none is known without it.
    return undefined;
  }
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

function named(summary: VehicleSummary | undefined): { name?: string } {
  return summary?.display_name ? { name: summary.display_name } : {};
}
