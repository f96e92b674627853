/** A car as the reads show it: the wire's field names and units (miles, mph, °C), believable values. */

import type { Car, CarType } from "./car.ts";
import { CHARGE_LIMIT } from "./commands/charging.ts";
import { CABIN_TEMPERATURE } from "./commands/climate.ts";
import { SPEED_LIMIT } from "./commands/valet-and-speed-limit.ts";
import { BATTERY_KILOWATT_HOURS, CHARGER_KILOWATT } from "./physics.ts";

const MODELS: Record<
  CarType,
  { fullRangeMiles: number; apiVersion: number; carVersion: string; optionCodes: string; trim: string }
> = {
  models: {
    fullRangeMiles: 259,
    apiVersion: 36,
    carVersion: "2023.44.30.8 06f534d46010",
    optionCodes: "AD15,AF02,AH00,AU00,BP00,CC02,CH05,DV4W,ID3W,MDLS,PBT75,PMBL,RFPX,SR04,TM00,X003,X007",
    trim: "75d",
  },
  model3: {
    fullRangeMiles: 272,
    apiVersion: 71,
    carVersion: "2024.26.9 866ca1bd3a24",
    optionCodes: "APBS,BT37,DV2W,IBB1,MDL3,PBSB,PRM31,SC04,W40B",
    trim: "50",
  },
};

const HEADING = 182;
const PARKING_PLACE = { latitude: 52.3702, longitude: 4.8952 };

/** The energy site that `/api/1/products` lists among the vehicles: it has an `id`, but neither `vin` nor `id_s`. */
export const energySite = {
  energy_site_id: 429511308124,
  resource_type: "battery",
  site_name: "Home",
  id: "STE20210301-00412",
  gateway_id: "1152100-13-J--CN321061G1K00G",
  asset_site_id: "0a1d2b74-6a3f-4f0e-9d0a-4a8e5b7c2f10",
  energy_left: 9860.5,
  total_pack_energy: 13512,
  percentage_charged: 72.97,
  battery_type: "ac_powerwall",
  backup_capable: true,
  battery_power: 0,
};

/** The vehicle object of the lists, of `GET /api/1/vehicles/{id}` and of `wake_up`. */
export function vehicleSummary(car: Car) {
  const { apiVersion, optionCodes } = MODELS[car.traits.carType];
  return {
    id: BigInt(car.id),
    vehicle_id: car.vehicleId,
    vin: car.vin,
    display_name: car.displayName,
    option_codes: optionCodes,
    color: null,
    access_type: "OWNER",
    tokens: ["5e3c1f4b7a902d68", "91b7d04c6ef2835a"],
    state: car.connection,
    in_service: false,
    command_signing: signing(car),
    id_s: car.id,
    calendar_enabled: true,
    api_version: apiVersion,
    backseat_token: null,
    backseat_token_updated_at: null,
  };
}

function signing({ traits }: Car): "required" | "allowed" | "off" {
  if (traits.signingRequired) return "required";
  return traits.signedCommands ? "allowed" : "off";
}

/** The answer to `vehicle_data`: the summary with all six states nested in it. */
export function vehicleData(car: Car, now: number) {
  return {
    ...vehicleSummary(car),
    user_id: 3219044,
    charge_state: chargeState(car, now),
    climate_state: climateState(car, now),
    drive_state: driveState(car, now),
    gui_settings: {
      gui_24_hour_time: true,
      gui_charge_rate_units: "kW",
      gui_distance_units: "mi/hr",
      gui_range_display: "Rated",
      gui_temperature_units: "C",
      show_range_units: true,
      timestamp: now,
    },
    vehicle_config: vehicleConfig(car, now),
    vehicle_state: vehicleState(car, now),
  };
}

function chargeState({ charge, scheduledCharging, traits }: Car, now: number) {
  const { fullRangeMiles } = MODELS[traits.carType];
  const charging = charge.state === "Charging";
  const range = round((charge.level / 100) * fullRangeMiles, 2);
  const milesPerHour = (CHARGER_KILOWATT / BATTERY_KILOWATT_HOURS) * fullRangeMiles;
  const kilowattHoursLeft = (Math.max(0, charge.limit - charge.level) / 100) * BATTERY_KILOWATT_HOURS;
  const hoursLeft = charging ? kilowattHoursLeft / CHARGER_KILOWATT : 0;
  const milesAdded = round((charge.energyAdded / BATTERY_KILOWATT_HOURS) * fullRangeMiles, 1);
  return {
    battery_heater_on: false,
    battery_level: Math.floor(charge.level),
    battery_range: range,
    charge_current_request: Math.min(charge.amps, 16),
    charge_current_request_max: 16,
    charge_enable_request: charge.state !== "Stopped",
    charge_energy_added: round(charge.energyAdded, 2),
    charge_limit_soc: charge.limit,
    charge_limit_soc_max: CHARGE_LIMIT.max,
    charge_limit_soc_min: CHARGE_LIMIT.min,
    charge_limit_soc_std: CHARGE_LIMIT.standard,
    charge_miles_added_ideal: milesAdded,
    charge_miles_added_rated: milesAdded,
    charge_port_door_open: charge.portOpen,
    charge_port_latch: charge.latched || !charge.portOpen ? "Engaged" : "Disengaged",
    charge_rate: charging ? round(milesPerHour, 1) : 0,
    charge_to_max_range: charge.limit === CHARGE_LIMIT.max,
    charger_actual_current: charging ? 16 : 0,
    charger_phases: charge.cable ? 3 : null,
    charger_pilot_current: charge.cable ? 16 : 0,
    charger_power: charging ? CHARGER_KILOWATT : 0,
    charger_voltage: charging ? 230 : 0,
    charging_state: charge.state,
    conn_charge_cable: charge.cable ? "IEC" : "<invalid>",
    est_battery_range: round(range * 0.88, 2),
    fast_charger_brand: "<invalid>",
    fast_charger_present: false,
    fast_charger_type: "<invalid>",
    ideal_battery_range: range,
    max_range_charge_counter: 0,
    minutes_to_full_charge: Math.round(hoursLeft * 60),
    not_enough_power_to_heat: null,
    scheduled_charging_pending: false,
    scheduled_charging_start_time: scheduledCharging,
    time_to_full_charge: round(hoursLeft, 2),
    timestamp: now,
    trip_charging: false,
    usable_battery_level: Math.floor(charge.level),
    user_charge_enable_request: null,
  };
}

function climateState({ climate, seats, wheel, traits }: Car, now: number) {
  return {
    battery_heater: false,
    battery_heater_no_power: null,
    bioweapon_mode: climate.bioweapon,
    cabin_overheat_protection: climate.overheatProtection,
    climate_keeper_mode: climate.keeper,
    defrost_mode: climate.defrost ? 2 : 0,
    driver_temp_setting: climate.driverTemp,
    fan_status: climate.on ? 3 : 0,
    inside_temp: round(climate.inside, 1),
    is_auto_conditioning_on: climate.on,
    is_climate_on: climate.on,
    is_front_defroster_on: false,
    is_preconditioning: climate.on,
    is_rear_defroster_on: false,
    left_temp_direction: 0,
    max_avail_temp: CABIN_TEMPERATURE.max,
    min_avail_temp: CABIN_TEMPERATURE.min,
    outside_temp: climate.outside,
    passenger_temp_setting: climate.passengerTemp,
    remote_heater_control_enabled: climate.on,
    right_temp_direction: 0,
    seat_heater_left: seats.heaters[0] ?? 0,
    seat_heater_right: seats.heaters[1] ?? 0,
    side_mirror_heaters: false,
    smart_preconditioning: traits.carType === "models" ? false : undefined,
    steering_wheel_heater: wheel.heater,
    timestamp: now,
    wiper_blade_heater: false,
  };
}

function driveState(car: Car, now: number) {
  const { latitude, longitude } = PARKING_PLACE;
  return {
    gps_as_of: Math.floor(now / 1000),
    heading: HEADING,
    latitude,
    longitude,
    native_latitude: latitude,
    native_location_supported: 1,
    native_longitude: longitude,
    native_type: "wgs",
    power: 0,
    // A parked car nobody sits in reports no gear at all.
    shift_state: car.gear === "P" ? null : car.gear,
    speed: null,
    timestamp: now,
  };
}

function vehicleConfig({ traits }: Car, now: number) {
  const isModelS = traits.carType === "models";
  return {
    can_accept_navigation_requests: true,
    can_actuate_trunks: true,
    car_special_type: "base",
    car_type: traits.carType,
    charge_port_type: isModelS ? "EU" : "CCS",
    eu_vehicle: true,
    exterior_color: isModelS ? "MidnightSilver" : "DeepBlue",
    has_air_suspension: isModelS,
    has_ludicrous_mode: false,
    motorized_charge_port: traits.motorizedChargePort,
    plg: traits.poweredLiftgate,
    rear_seat_heaters: 1,
    rear_seat_type: 0,
    rhd: false,
    roof_color: isModelS ? "None" : "RoofColorGlass",
    seat_type: isModelS ? 2 : null,
    spoiler_type: "None",
    sun_roof_installed: traits.sunRoof ? 1 : isModelS ? 0 : null,
    third_row_seats: "None",
    timestamp: now,
    trim_badging: MODELS[traits.carType].trim,
    use_range_badging: !isModelS,
    wheel_type: isModelS ? "Slipstream19Carbon" : "Pinwheel18CapKit",
  };
}

function vehicleState(car: Car, now: number) {
  const { apiVersion, carVersion } = MODELS[car.traits.carType];
  // 0 is closed, any other number open; a recent Model 3 is known to report 32.
  const open = car.traits.carType === "model3" ? 32 : 1;
  const opening = (isOpen: boolean) => (isOpen ? open : 0);
  return {
    api_version: apiVersion,
    calendar_supported: true,
    car_version: carVersion,
    center_display_state: 0,
    df: opening(car.doors.driver_front),
    dr: opening(car.doors.driver_rear),
    ft: opening(car.trunks.front),
    is_user_present: car.gear !== "P",
    locked: car.locked,
    media_state: { remote_control_enabled: true },
    notifications_supported: true,
    odometer: car.odometer,
    parsed_calendar_supported: true,
    pf: opening(car.doors.passenger_front),
    pr: opening(car.doors.passenger_rear),
    remote_start: car.remoteStartUntil !== null,
    remote_start_enabled: car.traits.remoteStartEnabled,
    remote_start_supported: true,
    rt: opening(car.trunks.rear),
    sentry_mode: car.sentry,
    software_update: { expected_duration_sec: 2700, status: "" },
    speed_limit_mode: {
      active: car.speedLimit.active,
      current_limit_mph: car.speedLimit.limitMph,
      max_limit_mph: SPEED_LIMIT.max,
      min_limit_mph: SPEED_LIMIT.min,
      pin_code_set: car.speedLimit.pin !== null,
    },
    sun_roof_percent_open: car.traits.sunRoof ? car.sunRoofPercent : null,
    sun_roof_state: car.traits.sunRoof ? sunRoofState(car.sunRoofPercent) : "unknown",
    timestamp: now,
    valet_mode: car.valet.on,
    // No PIN is stored, so switching on has to bring one.
    valet_pin_needed: car.valet.pin === null,
    vehicle_name: car.displayName,
  };
}

/** `sun_roof_control` says "close", this field says "closed". */
function sunRoofState(percent: number): "closed" | "vent" | "open" {
  if (percent === 0) return "closed";
  return percent <= 15 ? "vent" : "open";
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
