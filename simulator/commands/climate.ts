/** The cabin's temperature and what protects it. Seats and wheel are in `seats.ts`. */

import { clamp, decimal, flag, integer, optional, override, required, within } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { vehicleAction } from "./signed-form.ts";

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
  };
}

export const climateState = (outside: number): ClimateState => ({
  climate: {
    on: false,
    driverTemp: 21,
    passengerTemp: 21,
    inside: 17,
    outside,
    defrost: false,
    bioweapon: false,
    keeper: "off",
    overheatProtection: "Off",
    overheatLimit: 40,
  },
});

/** What the climate control can be set to, in °C (`min_avail_temp`, `max_avail_temp` on the wire). */
export const CABIN_TEMPERATURE = { min: 15, max: 28 } as const;

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
      car.climate.on = true;
      return done;
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
        driver_temp: degrees(driverCelsius),
        passenger_temp: degrees(passengerCelsius),
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
    run({ climate }, { on }) {
      climate.defrost = on;
      return done;
    },
  }),

  set_bioweapon_mode: command({
    parameters: switched,
    run({ climate }, { on }) {
      climate.bioweapon = on;
      return done;
    },
  }),

  set_climate_keeper_mode: command({
    parameters: {
      climate_keeper_mode: required(within(integer, 0, 3)),
      manual_override: optional(override),
    },
    run({ climate }, { climate_keeper_mode }) {
      climate.keeper = KEEPER_MODES[climate_keeper_mode] ?? "off";
      return done;
    },
  }),

  set_cabin_overheat_protection: command({
    parameters: { on: required(flag), fan_only: optional(flag) },
    run({ climate }, { on, fan_only }) {
      climate.overheatProtection = on ? (fan_only ? "FanOnly" : "On") : "Off";
      return done;
    },
  }),

  set_cop_temp: command({
    parameters: { cop_temp: required(within(integer, 0, 2)) },
    run({ climate }, { cop_temp }) {
      climate.overheatLimit = 30 + 5 * cop_temp;
      return done;
    },
  }),
};

/**
 * A temperature of 0 is not written, so it counts as left out. A float has seven significant digits; widening it to a
 * double adds more.
 */
function degrees(celsius: number): number | undefined {
  return celsius === 0 ? undefined : Number(celsius.toPrecision(7));
}
