import type { CarState } from "./car-state.ts";

/** Where a car reports the number that a command sets. */
const reported: Readonly<Record<string, keyof CarState>> = {
  "set_temps.driverTemp": "driverTemp",
  "set_charge_limit.percent": "chargeLimit",
  "sun_roof_control.percent": "sunRoof",
  "speed_limit_set_limit.limitMph": "speedLimitMph",
};

/** What the car has now for a parameter, where it reported that: the field starts there. */
export function currentOf(command: string, parameter: string, car: CarState | undefined): number | undefined {
  const name = reported[`${command}.${parameter}`];
  const value = name && car?.[name];
  return typeof value === "number" ? value : undefined;
}
