import {
  type InternetVehicle,
  isTeslaCommandError,
  listVehicles,
  type VehicleSummary,
  vehicleData,
} from "tesla-commands";
import { type CarState, readCarState } from "./car-state.ts";
import { explain } from "./outcome.ts";
import { stateLine } from "./state-line.ts";
import { texts } from "./texts/index.ts";
import type { Units } from "./units.ts";

/** What the page knows about the car. */
export interface Status {
  /** `awake`: it reported its state. `resting`: asleep, offline or not answering. `unknown`: the read failed. */
  kind: "awake" | "resting" | "unknown";
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

/** Reads how the car is, without waking it: a car that does not answer is looked up in the list of vehicles, which
 * knows whether it sleeps, and one that rested before is not asked before the list says that it is awake. Never
 * rejects; a read that was aborted resolves like one that failed. */
export async function readStatus(
  vehicle: InternetVehicle,
  before: Status | undefined,
  signal: AbortSignal,
): Promise<Status> {
  const { car, seenAt } = before ?? {};
  const last = { ...(car && { car }), ...(seenAt && { seenAt }) };
  const rested = before?.kind === "resting" ? await findSummary(vehicle, signal) : undefined;
  if (rested && rested.state !== "online") return resting(rested, last);
  try {
    const data = await vehicleData(vehicle, { signal });
    return { kind: "awake", ...named(data), car: readCarState(data), seenAt: new Date() };
  } catch (error) {
    if (isTeslaCommandError(error) && error.code === "unavailable") {
      return resting(rested ?? (await findSummary(vehicle, signal)), last);
    }
    return { kind: "unknown", ...last, error };
  }
}

/** The line that says how the car is, and what that means for the person where the line does not say it all. */
export function statusWords(status: Status | undefined, units: Units): { line: string; hint: string } {
  const { unknown, nothingReported } = texts.car;
  if (!status) return { line: texts.car.reading, hint: "" };
  if (status.kind === "resting") return restWords(status.rest);
  if (status.kind === "unknown") return { line: unknown, hint: explain(status.error) };
  return { line: (status.car && stateLine(status.car, units)) || nothingReported, hint: "" };
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
