/** The cabin's temperature and what protects it. Seats and wheel are in `seats.ts`. */

import type { Car } from "../car.ts";
import { clamp, decimal, flag, integer, optional, override, required, within } from "../parameters.ts";
import { CABIN_TEMPERATURE } from "../ranges.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { decimalOf, numberOrNone, switchAction, vehicleAction } from "./signed-form.ts";

/** The climate keeper's modes, by their numbers on the wire. */
const KEEPER_MODES = ["off", "on", "dog", "camp"] as const;

/** Temperatures are °C. */
export interface ClimateState {
  climate: {
    on: boolean;
    driverTemp: number;
    passengerTemp: number;
    inside: number;
    outside: number;
    defrost: boolean;
    bioweapon: boolean;
    keeper: (typeof KEEPER_MODES)[number];
    overheatProtection: "Off" | "On" | "FanOnly";
    /** The temperature at which overheat protection starts. */
    overheatLimit: number;
    recirculation: boolean;
  };
}

/** Below this battery level the climate control does not start by itself. */
const LOW_CHARGE_PERCENT = 20;

const switched = { on: required(flag), manual_override: optional(override) };

export const climate = {
  auto_conditioning_start: command({
    parameters: { manual_override: optional(override) },
    signed: [
      vehicleAction("climate", ({ on, manualOverride }) =>
        on ? { manual_override: manualOverride } : undefined,
      ),
    ],
    run(car, { manual_override }) {
      if (!manual_override && car.charge.level < LOW_CHARGE_PERCENT) return refused("low_soc");
      if (!manual_override && Object.values(car.doors).includes(true)) return refused("door_open");
      return savePower(car, true, manual_override) ?? change(car, { on: true });
    },
  }),

  auto_conditioning_stop: command({
    signed: [vehicleAction("climate", ({ on }) => (on ? undefined : {}))],
    run(car) {
      car.climate.on = false;
      return done;
    },
  }),

  // A temperature out of range is answered with success and clamped, as a recorded charge limit of 1 was.
  set_temps: command({
    parameters: { driver_temp: required(decimal), passenger_temp: required(decimal) },
    signed: [
      vehicleAction("temperatures", ({ driverCelsius, passengerCelsius }) => ({
        driver_temp: numberOrNone(decimalOf(driverCelsius)),
        passenger_temp: numberOrNone(decimalOf(passengerCelsius)),
      })),
    ],
    run(car, values) {
      car.climate.driverTemp = clamp(values.driver_temp, CABIN_TEMPERATURE);
      car.climate.passengerTemp = clamp(values.passenger_temp, CABIN_TEMPERATURE);
      return done;
    },
  }),

  set_preconditioning_max: command({
    parameters: switched,
    signed: [overridableSwitch("defrost")],
    run: (car, { on, manual_override }) =>
      savePower(car, on, manual_override) ?? change(car, { defrost: on }),
  }),

  set_bioweapon_mode: command({
    parameters: switched,
    signed: [overridableSwitch("bioweapon")],
    run: (car, { on, manual_override }) =>
      savePower(car, on, manual_override) ?? change(car, { bioweapon: on }),
  }),

  set_climate_keeper_mode: command({
    parameters: {
      climate_keeper_mode: required(within(integer, 0, 3)),
      manual_override: optional(override),
    },
    signed: [
      vehicleAction("climateKeeper", ({ mode, manualOverride }) => ({
        climate_keeper_mode: mode,
        manual_override: manualOverride,
      })),
    ],
    // The override does not help against the detection of children.
    run(car, { climate_keeper_mode, manual_override }) {
      const keeper = KEEPER_MODES[climate_keeper_mode] ?? "off";
      if (car.traits.childPresenceDetection) return refused("cpd_enabled");
      return savePower(car, keeper !== "off", manual_override) ?? change(car, { keeper });
    },
  }),

  set_cabin_overheat_protection: command({
    parameters: { on: required(flag), fan_only: optional(flag) },
    signed: [vehicleAction("overheatProtection", ({ on, fanOnly }) => ({ on, fan_only: fanOnly }))],
    run: (car, { on, fan_only }) =>
      change(car, { overheatProtection: on ? (fan_only ? "FanOnly" : "On") : "Off" }),
  }),

  set_cop_temp: command({
    parameters: { cop_temp: required(within(integer, 0, 2)) },
    // Signed, the lowest is 1. Tesla's proxy does not add the one.
    signed: [vehicleAction("overheatLimit", ({ value }) => ({ cop_temp: value - 1 }))],
    run: (car, { cop_temp }) => change(car, { overheatLimit: 30 + 5 * cop_temp }),
  }),

  set_recirculation: command({
    parameters: { on: required(flag) },
    plain: false,
    signed: [switchAction("recirculation")],
    run: (car, { on }) => change(car, { recirculation: on }),
  }),
};

function overridableSwitch(action: "defrost" | "bioweapon") {
  return vehicleAction(action, ({ on, manualOverride }) => ({ on, manual_override: manualOverride }));
}

function change({ climate }: Car, what: Partial<Car["climate"]>): Outcome {
  Object.assign(climate, what);
  return done;
}

/** In low power mode nothing is switched on without the override. It is on record that a car refuses, not in which words. */
function savePower(car: Car, on: boolean, override = false): Outcome | undefined {
  return car.lowPower && on && !override ? refused("low_power_mode_enabled") : undefined;
}
