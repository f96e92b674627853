/** Charging now: the limit, the port, the current, and what an operator manages. Times are in `schedules.ts`. */

import type { Car } from "../car.ts";
import { clamp, flag, integer, object, percentage, RequestError, required, within } from "../parameters.ts";
import { reviewCharging, startCharging } from "../physics.ts";
import { CHARGE_LIMIT } from "../ranges.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { closure, decimalOf, vehicleAction } from "./signed-form.ts";

/** The wire's own words for `charging_state`. */
export type ChargingState = "Disconnected" | "Stopped" | "Charging" | "Complete";

export interface ChargeState {
  charge: {
    state: ChargingState;
    /** Percent, with fractions. */
    level: number;
    /** Percent. */
    limit: number;
    /** The flap is open. */
    portOpen: boolean;
    /** The cable is plugged in. */
    cable: boolean;
    /** The cable is locked in the port. */
    latched: boolean;
    /** Kilowatt-hours since the cable was plugged in. */
    energyAdded: number;
    /** The current that is asked for, in amperes. */
    amps: number;
  };
  /** What an operator has set, under its wire names. */
  managedCharging: { charging_amps?: number; location?: object; time?: number };
  /** Charge with what the sun gives beyond the lower limit; `null` until it is set. Limits are percent. */
  chargeOnSolar: { enabled: boolean; lower_charge_limit: number; upper_charge_limit: number } | null;
}

/** The old cars with two chargers take 80. What a car can't draw it limits by itself. */
const AMPS = within(integer, 0, 80);

export const charging = {
  // A limit out of range is answered with success and clamped: a recorded limit of 1 was.
  set_charge_limit: command({
    parameters: { percent: required(integer) },
    signed: [vehicleAction("setChargeLimit", ({ percent }) => ({ percent }))],
    permission: "charging",
    run: (car, { percent }) => moveChargeLimit(car, clamp(percent, CHARGE_LIMIT), "already_set"),
  }),

  charge_max_range: command({
    signed: [startStopCharging("startMaxRange")],
    permission: "charging",
    run: (car) => moveChargeLimit(car, CHARGE_LIMIT.max, "already_max_range"),
  }),

  charge_standard: command({
    signed: [startStopCharging("startStandard")],
    permission: "charging",
    run: (car) => moveChargeLimit(car, CHARGE_LIMIT.standard, "already_standard"),
  }),

  charge_start: command({
    signed: [startStopCharging("start")],
    permission: "charging",
    run(car) {
      if (!car.charge.cable) return refused("disconnected");
      if (car.charge.state === "Charging") return refused("is_charging");
      if (car.charge.level >= car.charge.limit) return refused("complete");
      startCharging(car);
      return done;
    },
  }),

  charge_stop: command({
    signed: [startStopCharging("stop")],
    permission: "charging",
    run({ charge }) {
      if (charge.state !== "Charging") return refused("not_charging");
      charge.state = "Stopped";
      return done;
    },
  }),

  charge_port_door_open: command({
    signed: [
      vehicleAction("openChargePort"),
      closure("chargePort", (move) => (move === "OPEN" ? {} : undefined)),
    ],
    permission: "charging",
    run({ charge }) {
      if (charge.state === "Charging") return refused("charging");
      if (charge.portOpen && !charge.latched) return refused("already open");
      charge.portOpen = true;
      charge.latched = false;
      return done;
    },
  }),

  charge_port_door_close: command({
    signed: [
      vehicleAction("closeChargePort"),
      closure("chargePort", (move) => (move === "CLOSE" ? {} : undefined)),
    ],
    permission: "charging",
    run({ charge, traits }) {
      if (!traits.motorizedChargePort) return refused("non_motorized_charge_port");
      if (charge.cable) return refused("cable_connected");
      if (!charge.portOpen) return refused("already closed");
      charge.portOpen = false;
      return done;
    },
  }),

  set_charging_amps: command({
    parameters: { charging_amps: required(AMPS) },
    signed: [vehicleAction("chargingAmps", ({ value }) => ({ charging_amps: value }))],
    permission: "charging",
    run({ charge }, { charging_amps }) {
      charge.amps = charging_amps;
      return done;
    },
  }),

  update_charge_on_solar_feature: command({
    parameters: {
      enabled: required(flag),
      lower_charge_limit: required(percentage),
      upper_charge_limit: required(percentage),
    },
    signed: [
      vehicleAction("chargeOnSolar", ({ settings }) =>
        settings
          ? {
              enabled: settings.enabled,
              lower_charge_limit: decimalOf(settings.lowerLimit),
              upper_charge_limit: decimalOf(settings.upperLimit),
            }
          : {},
      ),
    ],
    permission: "charging",
    run(car, values) {
      if (values.lower_charge_limit > values.upper_charge_limit) {
        const problem = "lower_charge_limit must not be above upper_charge_limit";
        throw new RequestError(400, "invalid_field", problem);
      }
      car.chargeOnSolar = values;
      return done;
    },
  }),

  set_managed_charge_current_request: command({
    parameters: { charging_amps: required(AMPS) },
    run: manage,
  }),

  set_managed_charger_location: command({ parameters: { location: required(object) }, run: manage }),

  set_managed_scheduled_charging_time: command({
    parameters: { time: required(within(integer, 0, 1439)) },
    run: manage,
  }),
};

function startStopCharging(wanted: "start" | "startStandard" | "startMaxRange" | "stop") {
  return vehicleAction("charging", ({ action }) => (action.case === wanted ? {} : undefined));
}

function moveChargeLimit(car: Car, percent: number, reasonIfThere: string): Outcome {
  if (car.charge.limit === percent) return refused(reasonIfThere);
  car.charge.limit = percent;
  reviewCharging(car);
  return done;
}

function manage({ managedCharging }: Car, values: Car["managedCharging"]): Outcome {
  Object.assign(managedCharging, values);
  return done;
}
