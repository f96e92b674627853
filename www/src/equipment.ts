import type { VehicleData } from "tesla-commands";

/** What a car lacks: names of commands, and `command.parameter.choice` for a choice. */
export type Lacking = ReadonlySet<string>;

type Section = Readonly<Record<string, unknown>>;

/** Values of `car_type` for cars other than the Cybertruck. A value that is not here tells nothing. */
const noTrucks = ["models", "models2", "lychee", "modelx", "tamarind", "model3", "modely"];
const noFalconWings = ["models", "models2", "lychee", "model3", "modely"];
const noHeatedBackrests = ["modelx", "tamarind", "model3", "modely"];

const truckCommands = [
  "open_tonneau",
  "close_tonneau",
  "stop_tonneau",
  "set_front_zone_lights",
  "set_rear_zone_lights",
  "set_lightbar_middle",
  "set_lightbar_ditch",
  "set_truck_bed_light_auto",
  "set_outlets",
  "set_outlet_timer",
  "set_outlet_soc_limit",
  "set_tent_mode",
];

/** What hardly any car has. It is out of the way until the car has answered, so that nothing moves when it does. */
export const seldomThere: Lacking = new Set([...truckCommands, "auto_secure_vehicle"]);

const seat = (...places: readonly string[]): string[] =>
  places.map((place) => `remote_seat_heater_request.heater.${place}`);

/** Reads what the car says that it lacks. What it says nothing about counts as there. */
export function lackingOf(data: VehicleData): Lacking {
  const config: Section = data.vehicle_config ?? {};
  const state: Section = data.vehicle_state ?? {};
  const climate: Section = data.climate_state ?? {};
  const type = config.car_type;
  const isOneOf = (types: readonly string[]): boolean => typeof type === "string" && types.includes(type);
  const findings: [boolean, readonly string[]][] = [
    // `null` on cars that were never made with one.
    [config.sun_roof_installed === 0 || config.sun_roof_installed === null, ["sun_roof_control"]],
    [isOneOf(noTrucks), truckCommands],
    [isOneOf(noFalconWings), ["auto_secure_vehicle"]],
    [
      config.third_row_seats === "None" || config.third_row_seats === "<invalid>",
      seat("thirdRowLeft", "thirdRowRight"),
    ],
    [
      config.rear_seat_heaters === 0,
      seat("rearLeft", "rearCenter", "rearRight", "rearLeftBack", "rearRightBack"),
    ],
    [isOneOf(noHeatedBackrests), seat("rearLeftBack", "rearRightBack")],
    [config.has_seat_cooling === false, ["remote_seat_cooler_request"]],
    [config.has_air_suspension === false, ["set_suspension_level"]],
    [config.motorized_charge_port === false, ["charge_port_door_close"]],
    [config.plg === false, ["close_trunk"]],
    [config.cop_user_set_temp_supported === false, ["set_cop_temp"]],
    [climate.allow_cabin_overheat_protection === false, ["set_cabin_overheat_protection"]],
    [config.dashcam_clip_save_supported === false, ["dashcam_save_clip"]],
    [state.sentry_mode_available === false, ["set_sentry_mode"]],
    [state.remote_start_supported === false, ["remote_start_drive"]],
    [state.calendar_supported === false, ["upcoming_calendar_entries"]],
    [state.homelink_device_count === 0, ["trigger_homelink"]],
  ];
  return new Set(findings.flatMap(([isMissing, names]) => (isMissing ? names : [])));
}
