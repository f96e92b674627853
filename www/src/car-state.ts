import type { VehicleData } from "tesla-commands";
import { type Lacking, lackingOf } from "./equipment.ts";
import { type Place, placeOf } from "./place.ts";
import { number, record, text, truth } from "./wire.ts";

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
  /** The windows that are open. */
  openWindows: ReadonlySet<CarWindow>;
  tyres: readonly Tyre[];
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
  units: {
    temperature: "C" | "F" | undefined;
    distance: "km" | "mi" | undefined;
    pressure: "bar" | "psi" | undefined;
  };
  /** All that it reported, for the parts of the page that are loaded when they are wanted. */
  report: VehicleData;
}

/** A tyre whose pressure was measured. */
export interface Tyre {
  wheel: Wheel;
  bar: number;
  /** Cars measure while they drive, which may be long ago. */
  measuredAt: Date | undefined;
  /** The car warns of it. */
  isLow: boolean;
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

/** Windows (driver's and passenger's, front and rear) by the names of the wire, which end in `_window`. */
export type CarWindow = (typeof windows)[number];
export const windows = ["fd", "fp", "rd", "rp"] as const;

/** Wheels (front and rear, left and right), by the names of the wire. */
export type Wheel = (typeof wheels)[number];
const wheels = ["fl", "fr", "rl", "rr"] as const;

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
  const reportedWindows = windows.filter((name) => typeof vehicle[`${name}_window`] === "number");
  const openWindows = reportedWindows.filter((name) => vehicle[`${name}_window`] !== 0);
  const charging = text(charge.charging_state);
  const temperature = gui.gui_temperature_units;
  const distance = text(gui.gui_distance_units);
  const pressure = text(gui.gui_tirepressure_units)?.toLowerCase();
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
    windowsOpen: reportedWindows.length > 0 ? openWindows.length > 0 : undefined,
    openWindows: new Set(openWindows),
    tyres: wheels.flatMap((wheel) => tyre(wheel, vehicle)),
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
      pressure: pressure === "bar" || pressure === "psi" ? pressure : undefined,
    },
    report: data,
  };
}

function tyre(wheel: Wheel, vehicle: Readonly<Record<string, unknown>>): Tyre[] {
  const bar = number(vehicle[`tpms_pressure_${wheel}`]);
  const seconds = number(vehicle[`tpms_last_seen_pressure_time_${wheel}`]);
  // A car that has not driven since it started has measured nothing yet.
  if (!bar) return [];
  const measuredAt = seconds ? new Date(seconds * 1_000) : undefined;
  const isLow = Boolean(vehicle[`tpms_soft_warning_${wheel}`] || vehicle[`tpms_hard_warning_${wheel}`]);
  return [{ wheel, bar, measuredAt, isLow }];
}
