import type { Car } from "../car.ts";
import { BATTERY_KILOWATT_HOURS, CHARGER_KILOWATT } from "../physics.ts";
import { CHARGE_LIMIT } from "../ranges.ts";
import { MODELS, round, UTC_OFFSET_SECONDS } from "./models.ts";

/** `charge_state` of `vehicle_data`. */
export function chargeState(car: Car, now: number) {
  const { charge, traits } = car;
  const { fullRangeMiles } = MODELS[traits.carType];
  const charging = charge.state === "Charging";
  const range = round((charge.level / 100) * fullRangeMiles, 2);
  const milesPerHour = (CHARGER_KILOWATT / BATTERY_KILOWATT_HOURS) * fullRangeMiles;
  const kilowattHoursLeft = (Math.max(0, charge.limit - charge.level) / 100) * BATTERY_KILOWATT_HOURS;
  const hoursLeft = charging ? kilowattHoursLeft / CHARGER_KILOWATT : 0;
  const milesAdded = round((charge.energyAdded / BATTERY_KILOWATT_HOURS) * fullRangeMiles, 1);
  const amps = Math.min(charge.amps, traits.maxChargingAmps);
  return {
    battery_heater_on: false,
    battery_level: Math.floor(charge.level),
    battery_range: range,
    charge_amps: amps,
    charge_current_request: amps,
    charge_current_request_max: traits.maxChargingAmps,
    charge_enable_request: charge.state !== "Stopped",
    charge_energy_added: round(charge.energyAdded, 2),
    charge_limit_soc: charge.limit,
    charge_limit_soc_max: CHARGE_LIMIT.max,
    charge_limit_soc_min: CHARGE_LIMIT.min,
    charge_limit_soc_std: CHARGE_LIMIT.standard,
    charge_miles_added_ideal: milesAdded,
    charge_miles_added_rated: milesAdded,
    charge_port_cold_weather_mode: traits.carType === "models" ? null : false,
    charge_port_color: charging ? "<invalid>" : "Off",
    charge_port_door_open: charge.portOpen,
    charge_port_latch: charge.latched || !charge.portOpen ? "Engaged" : "Disengaged",
    charge_rate: charging ? round(milesPerHour, 1) : 0,
    charge_to_max_range: charge.limit === CHARGE_LIMIT.max,
    charger_actual_current: charging ? amps : 0,
    charger_phases: charge.cable ? 3 : null,
    charger_pilot_current: charge.cable ? traits.maxChargingAmps : 0,
    charger_power: charging ? CHARGER_KILOWATT : 0,
    charger_voltage: charging ? 230 : 0,
    charging_state: charge.state,
    conn_charge_cable: charge.cable ? "IEC" : "<invalid>",
    est_battery_range: round(range * 0.88, 2),
    fast_charger_brand: "<invalid>",
    fast_charger_present: false,
    fast_charger_type: "<invalid>",
    ideal_battery_range: range,
    managed_charging_active: car.managedCharging.charging_amps !== undefined,
    managed_charging_start_time: car.managedCharging.time ?? null,
    managed_charging_user_canceled: false,
    max_range_charge_counter: 0,
    minutes_to_full_charge: Math.round(hoursLeft * 60),
    not_enough_power_to_heat: null,
    ...scheduled(car, now),
    supercharger_session_trip_planner: false,
    time_to_full_charge: round(hoursLeft, 2),
    timestamp: now,
    trip_charging: false,
    usable_battery_level: Math.floor(charge.level),
    user_charge_enable_request: null,
  };
}

/** Scheduled charging and departure: the fields that existed before there were several schedules. */
function scheduled({ charge, scheduledCharging, scheduledDeparture }: Car, now: number) {
  const departureTime = scheduledDeparture?.departure_time ?? 0;
  const mode = scheduledDeparture ? "DepartBy" : scheduledCharging !== null ? "StartAt" : "Off";
  return {
    off_peak_charging_enabled: scheduledDeparture?.off_peak_charging_enabled ?? false,
    off_peak_charging_times: scheduledDeparture?.off_peak_charging_weekdays_only ? "weekdays" : "all_week",
    off_peak_hours_end_time: scheduledDeparture?.end_off_peak_time ?? 0,
    preconditioning_enabled: scheduledDeparture?.preconditioning_enabled ?? false,
    preconditioning_times: scheduledDeparture?.preconditioning_weekdays_only ? "weekdays" : "all_week",
    scheduled_charging_mode: mode,
    scheduled_charging_pending: mode === "StartAt" && charge.cable && charge.state !== "Charging",
    scheduled_charging_start_time: scheduledCharging === null ? null : nextTime(scheduledCharging, now),
    scheduled_charging_start_time_app: scheduledCharging ?? 0,
    scheduled_charging_start_time_minutes: scheduledCharging,
    scheduled_departure_time: nextTime(departureTime, now),
    scheduled_departure_time_minutes: departureTime,
  };
}

/** The next time that the car's clock shows so many minutes after midnight, in seconds since 1970. */
function nextTime(minutes: number, now: number): number {
  const seconds = Math.floor(now / 1000);
  const DAY = 86_400;
  const midnight = Math.floor((seconds + UTC_OFFSET_SECONDS) / DAY) * DAY - UTC_OFFSET_SECONDS;
  const today = midnight + minutes * 60;
  return today > seconds ? today : today + DAY;
}
