import type { CommandInfo, RequestOptions, Vehicle, VehicleData } from "tesla-commands";
import { packageFor } from "./package.ts";

/** A place on earth, in degrees. */
export interface Place {
  lat: number;
  lon: number;
}

/** The commands that mean the place where the car is, unless another is given. */
const atCar: ReadonlySet<string> = new Set([
  "window_control",
  "trigger_homelink",
  "add_charge_schedule",
  "add_precondition_schedule",
]);

/** Whether a command may mean the place where the car is. */
export function takesPlace({ name }: CommandInfo): boolean {
  return atCar.has(name);
}

/** Whether a command as it is filled means the place where the car is. */
export function meansPlace(command: CommandInfo, read: (parameter: string) => unknown): boolean {
  const { name } = command;
  // Opening the windows needs no place.
  return takesPlace(command) && (name !== "window_control" || read("command") === "close");
}

/** Where the car said that it is. */
export function placeOf({ drive_state }: VehicleData): Place | undefined {
  const { latitude, longitude } = drive_state ?? {};
  return typeof latitude === "number" && typeof longitude === "number"
    ? { lat: latitude, lon: longitude }
    : undefined;
}

/** Whether two places are at most some hundred metres apart, as a car's own place differs from day to day. */
export function isNear(one: Place, other: Place): boolean {
  const narrower = Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(one.lat - other.lat, (one.lon - other.lon) * narrower) < 0.003;
}

/** Asks the car where it is. Since 2023, cars tell only those who ask for that part of their data by name. Rejects as
 * `vehicleData` does. */
export async function readPlace(vehicle: Vehicle, options: RequestOptions): Promise<Place | undefined> {
  const { vehicleData } = await packageFor(vehicle, options.signal);
  return placeOf(await vehicleData(vehicle, { ...options, endpoints: ["location_data"] }));
}
