import type { VehicleData } from "tesla-commands";
import { type Lacking, lackingOf } from "./equipment.ts";
import { type Place, placeOf } from "./place.ts";

/** What the page shows of a car, read once from the wire's names. A field that the car did not report is `undefined`:
 * the page then shows nothing, and never guesses. Temperatures are °C, distances miles, as on the wire. */
export interface CarState {
  locked: boolean | undefined;
  /** The openings that are open. */
  open: ReadonlySet<Opening>;
  chargePortOpen: boolean | undefined;
  cable: boolean | undefined;
  /** The wire's word: `Charging`, `Complete`, `Stopped`, `Disconnected` and so on. */
  charging: string | undefined;
  battery: number | undefined;
  chargeLimit: number | undefined;
  /** The current that it was asked to charge with. */
  chargingAmps: number | undefined;
  chargerPower: number | undefined;
  minutesToFull: number | undefined;
  range: number | undefined;
  climateOn: boolean | undefined;
  driverTemp: number | undefined;
  passengerTemp: number | undefined;
  inside: number | undefined;
  outside: number | undefined;
  /** Percent; absent on a car without a sun roof. */
  sunRoof: number | undefined;
  valet: boolean | undefined;
  speedLimitActive: boolean | undefined;
  speedLimitMph: number | undefined;
  remoteStart: boolean | undefined;
  /** `P`, `R`, `N` or `D`. */
  gear: string | undefined;
  speedMph: number | undefined;
  /** The motor shuts the rear trunk as well. */
  poweredTrunk: boolean | undefined;
  rightHandDrive: boolean | undefined;
  windowsOpen: boolean | undefined;
  sentry: boolean | undefined;
  defrost: boolean | undefined;
  wheelHeater: boolean | undefined;
  volume: number | undefined;
  /** Where it is, from a car that says so to everybody who may read it. */
  place: Place | undefined;
  /** The limits within which it takes numbers. */
  limits: Limits;
  /** What it is made without. */
  lacking: Lacking;
  /** The person's own units in the car. */
  units: { temperature: "C" | "F" | undefined; distance: "km" | "mi" | undefined };
}

/** Temperatures are °C, speeds mph. */
interface Limits {
  temperatureMin: number | undefined;
  temperatureMax: number | undefined;
  chargeMin: number | undefined;
  chargeMax: number | undefined;
  amps: number | undefined;
  speedMin: number | undefined;
  speedMax: number | undefined;
  volume: number | undefined;
}

/** Doors (driver's and passenger's, front and rear) and trunks, by the names of the wire. */
export type Opening = (typeof openings)[number];
const openings = ["df", "pf", "dr", "pr", "ft", "rt"] as const;

/** Reads the state out of what the car reported. */
export function readCarState(data: VehicleData): CarState {
  // A server may leave a section out or send null for it.
  const charge = data.charge_state ?? {};
  const climate = data.climate_state ?? {};
  const drive = data.drive_state ?? {};
  const config = data.vehicle_config ?? {};
  const vehicle = data.vehicle_state ?? {};
  const gui = data.gui_settings ?? {};
  const limit = record(vehicle.speed_limit_mode);
  const media = record(vehicle.media_info);
  const windows = [vehicle.fd_window, vehicle.fp_window, vehicle.rd_window, vehicle.rp_window];
  const charging = text(charge.charging_state);
  const temperature = gui.gui_temperature_units;
  const distance = text(gui.gui_distance_units);
  return {
    locked: truth(vehicle.locked),
    // 0 is closed and any other number is open: newer cars report more than 1.
    open: new Set(openings.filter((name) => typeof vehicle[name] === "number" && vehicle[name] !== 0)),
    chargePortOpen: truth(charge.charge_port_door_open),
    cable: charging === undefined ? undefined : charging !== "Disconnected",
    charging,
    battery: number(charge.battery_level),
    chargeLimit: number(charge.charge_limit_soc),
    chargingAmps: number(charge.charge_current_request),
    chargerPower: number(charge.charger_power),
    minutesToFull: number(charge.minutes_to_full_charge),
    range: number(charge.battery_range),
    climateOn: truth(climate.is_climate_on),
    driverTemp: number(climate.driver_temp_setting),
    passengerTemp: number(climate.passenger_temp_setting),
    inside: number(climate.inside_temp),
    outside: number(climate.outside_temp),
    sunRoof: number(vehicle.sun_roof_percent_open),
    valet: truth(vehicle.valet_mode),
    speedLimitActive: truth(limit.active),
    speedLimitMph: number(limit.current_limit_mph),
    remoteStart: truth(vehicle.remote_start),
    // A parked car that is awake reports null; a missing field says nothing.
    gear: drive.shift_state === null ? "P" : text(drive.shift_state),
    speedMph: number(drive.speed),
    poweredTrunk: truth(config.plg),
    rightHandDrive: truth(config.rhd),
    windowsOpen: windows.some((one) => typeof one === "number") ? windows.some(Boolean) : undefined,
    sentry: truth(vehicle.sentry_mode),
    defrost: typeof climate.defrost_mode === "number" ? climate.defrost_mode !== 0 : undefined,
    wheelHeater: truth(climate.steering_wheel_heater),
    volume: number(media.audio_volume),
    place: placeOf(data),
    limits: {
      temperatureMin: number(climate.min_avail_temp),
      temperatureMax: number(climate.max_avail_temp),
      chargeMin: number(charge.charge_limit_soc_min),
      chargeMax: number(charge.charge_limit_soc_max),
      amps: number(charge.charge_current_request_max),
      speedMin: number(limit.min_limit_mph),
      speedMax: number(limit.max_limit_mph),
      volume: number(media.audio_volume_max),
    },
    lacking: lackingOf(data),
    units: {
      temperature: temperature === "C" || temperature === "F" ? temperature : undefined,
      distance: distance === undefined ? undefined : distance.startsWith("km") ? "km" : "mi",
    },
  };
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function truth(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
