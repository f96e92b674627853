import type { Car } from "../car.ts";
import { CABIN_TEMPERATURE } from "../ranges.ts";
import { round } from "./models.ts";

/** The wire's words for the three temperatures of `set_cop_temp`. */
const OVERHEAT_LIMITS = new Map([
  [30, "Low"],
  [35, "Medium"],
  [40, "High"],
]);

/** `climate_state` of `vehicle_data`. */
export function climateState({ climate, seats, wheel, traits }: Car, now: number) {
  const isModelS = traits.carType === "models";
  return {
    allow_cabin_overheat_protection: true,
    auto_seat_climate_left: seats.auto[1] ?? false,
    auto_seat_climate_right: seats.auto[2] ?? false,
    auto_steering_wheel_heat: wheel.auto,
    battery_heater: false,
    battery_heater_no_power: null,
    bioweapon_mode: climate.bioweapon,
    cabin_overheat_protection: climate.overheatProtection,
    cabin_overheat_protection_actively_cooling: false,
    climate_keeper_mode: climate.keeper,
    cop_activation_temperature: OVERHEAT_LIMITS.get(climate.overheatLimit) ?? "High",
    defrost_mode: climate.defrost ? 2 : 0,
    driver_temp_setting: climate.driverTemp,
    fan_status: climate.on ? 3 : 0,
    hvac_auto_request: "On",
    inside_temp: round(climate.inside, 1),
    is_auto_conditioning_on: climate.on,
    is_climate_on: climate.on,
    is_front_defroster_on: climate.defrost,
    is_preconditioning: climate.on,
    is_rear_defroster_on: climate.defrost,
    left_temp_direction: 0,
    max_avail_temp: CABIN_TEMPERATURE.max,
    min_avail_temp: CABIN_TEMPERATURE.min,
    outside_temp: climate.outside,
    passenger_temp_setting: climate.passengerTemp,
    remote_heater_control_enabled: climate.on,
    right_temp_direction: 0,
    seat_fan_front_left: seats.coolers[1] ?? 0,
    seat_fan_front_right: seats.coolers[2] ?? 0,
    seat_heater_left: seats.heaters[0] ?? 0,
    seat_heater_rear_center: seats.heaters[4] ?? 0,
    seat_heater_rear_left: seats.heaters[2] ?? 0,
    seat_heater_rear_right: seats.heaters[5] ?? 0,
    seat_heater_right: seats.heaters[1] ?? 0,
    side_mirror_heaters: false,
    smart_preconditioning: isModelS ? false : undefined,
    steering_wheel_heat_level: wheel.level,
    steering_wheel_heater: wheel.heater,
    supports_fan_only_cabin_overheat_protection: !isModelS,
    timestamp: now,
    wiper_blade_heater: false,
  };
}
