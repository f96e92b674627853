import type { Car } from "../car.ts";
import { HEADING, PARKING_PLACE } from "./models.ts";

/**
 * `drive_state` of `vehicle_data`. Cars with software of 2023.38 or newer, and so both models here, tell where they are
 * only to those who ask for `location_data`; it comes in this same object.
 */
export function driveState(car: Car, now: number, withLocation: boolean) {
  return {
    ...(withLocation && location(now)),
    power: 0,
    // A parked, empty car reports no gear.
    shift_state: car.gear === "P" ? null : car.gear,
    speed: null,
    timestamp: now,
  };
}

function location(now: number) {
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
  };
}
