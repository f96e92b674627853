import type { ParameterInfo } from "tesla-commands";
import type { CarState } from "./car-state.ts";

/** What a car reports about a number that a command sets, in the unit of the wire. */
interface Reported {
  current?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

const temperatureLimits = ({ limits }: CarState): Reported => ({
  min: limits.temperatureMin,
  max: limits.temperatureMax,
});

const reported: Readonly<Record<string, (car: CarState) => Reported>> = {
  "set_temps.driverTemp": (car) => ({ current: car.driverTemp, ...temperatureLimits(car) }),
  "set_temps.passengerTemp": temperatureLimits,
  "set_charge_limit.percent": ({ chargeLimit, limits }) => ({
    current: chargeLimit,
    min: limits.chargeMin,
    max: limits.chargeMax,
  }),
  "set_charging_amps.chargingAmps": ({ chargingAmps, limits }) => ({
    current: chargingAmps,
    max: limits.amps,
  }),
  "set_managed_charge_current_request.chargingAmps": ({ limits }) => ({ max: limits.amps }),
  "sun_roof_control.percent": ({ sunRoof }) => ({ current: sunRoof }),
  "speed_limit_set_limit.limitMph": ({ speedLimitMph, limits }) => ({
    current: speedLimitMph,
    min: limits.speedMin,
    max: limits.speedMax,
  }),
  "adjust_volume.volume": ({ volume, limits }) => ({ current: volume, max: limits.volume }),
};

/** What the car has now for a parameter, where it reported that: the field starts there. */
export function currentOf(command: string, parameter: string, car: CarState | undefined): number | undefined {
  return car && reported[`${command}.${parameter}`]?.(car).current;
}

/** A parameter within what this car takes, where it reported its own limits. */
export function withinCar(
  command: string,
  parameter: ParameterInfo,
  car: CarState | undefined,
): ParameterInfo {
  const own = car && reported[`${command}.${parameter.name}`]?.(car);
  const { min, max } = parameter;
  if (!own || min === undefined || max === undefined) return parameter;
  const limits = { min: Math.max(min, own.min ?? min), max: Math.min(max, own.max ?? max) };
  // Limits that leave nothing are none.
  return limits.min < limits.max ? { ...parameter, ...limits } : parameter;
}
