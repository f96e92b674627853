/** A car as `vehicle_data` shows it: the wire's field names and units (miles, mph, °C, bar), believable values. */

import type { Car } from "../car.ts";
import { chargeState } from "./charge-state.ts";
import { climateState } from "./climate-state.ts";
import { driveState } from "./drive-state.ts";
import { chargeScheduleData, preconditioningScheduleData } from "./schedules.ts";
import { vehicleSummary } from "./summary.ts";
import { vehicleConfig } from "./vehicle-config.ts";
import { vehicleState } from "./vehicle-state.ts";

/** The parts that come unless the request names others. */
const DEFAULT_PARTS = [
  "charge_state",
  "climate_state",
  "drive_state",
  "gui_settings",
  "vehicle_config",
  "vehicle_state",
];

/**
 * The answer to `vehicle_data`: the summary with the parts nested in it.
 *
 * @param endpoints which parts: names with `;` between them, as the query has it. Unknown ones are ignored.
 */
export function vehicleData(car: Car, now: number, endpoints: string | null) {
  const names = endpoints ? endpoints.split(";") : DEFAULT_PARTS;
  const withLocation = names.includes("location_data");
  const parts: Record<string, () => unknown> = {
    charge_state: () => chargeState(car, now),
    charge_schedule_data: () => chargeScheduleData(car),
    climate_state: () => climateState(car, now),
    drive_state: () => driveState(car, now, withLocation),
    gui_settings: () => guiSettings(now),
    preconditioning_schedule_data: () => preconditioningScheduleData(car),
    vehicle_config: () => vehicleConfig(car, now),
    vehicle_state: () => vehicleState(car, now),
  };
  const wanted = withLocation ? [...names, "drive_state"] : names;
  const chosen = Object.entries(parts).filter(([name]) => wanted.includes(name));
  return {
    ...vehicleSummary(car),
    user_id: 3219044,
    ...Object.fromEntries(chosen.map(([name, part]) => [name, part()])),
  };
}

function guiSettings(now: number) {
  return {
    gui_24_hour_time: true,
    gui_charge_rate_units: "kW",
    gui_distance_units: "mi/hr",
    gui_range_display: "Rated",
    gui_temperature_units: "C",
    gui_tirepressure_units: "Bar",
    show_range_units: true,
    timestamp: now,
  };
}
