import type { Car } from "../car.ts";
import { MODELS, UTC_OFFSET_SECONDS } from "./models.ts";

/** `vehicle_config` of `vehicle_data`. */
export function vehicleConfig({ traits }: Car, now: number) {
  const isModelS = traits.carType === "models";
  return {
    can_accept_navigation_requests: true,
    can_actuate_trunks: true,
    car_special_type: "base",
    car_type: traits.carType,
    charge_port_type: isModelS ? "EU" : "CCS",
    cop_user_set_temp_supported: !isModelS,
    dashcam_clip_save_supported: !isModelS,
    default_charge_to_max: false,
    driver_assist: isModelS ? "TeslaAP2" : "TeslaAP3",
    ece_restrictions: true,
    efficiency_package: "Default",
    eu_vehicle: true,
    exterior_color: isModelS ? "MidnightSilver" : "DeepBlue",
    has_air_suspension: traits.airSuspension,
    has_ludicrous_mode: false,
    has_seat_cooling: false,
    headlamp_type: isModelS ? "Led" : "Premium",
    key_version: isModelS ? undefined : 2,
    motorized_charge_port: traits.motorizedChargePort,
    plg: traits.poweredLiftgate,
    pws: !isModelS,
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
    utc_offset: UTC_OFFSET_SECONDS,
    wheel_type: isModelS ? "Slipstream19Carbon" : "Pinwheel18CapKit",
  };
}
