/** Valet mode and speed limit mode: each has a PIN of its own. */

import type { Car } from "../car.ts";
import { decimal, flag, optional, pin, required } from "../parameters.ts";
import { MIN_SPEED_LIMIT_MPH } from "../ranges.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { textOrNone, vehicleAction } from "./signed-form.ts";

export interface ValetAndSpeedLimitState {
  valet: { on: boolean; pin: string | null };
  speedLimit: { active: boolean; limitMph: number; pin: string | null };
}

export const valetAndSpeedLimit = {
  // The PIN is for the valet inside the car, so switching off from afar works without; a wrong one is refused all the
  // same. The PIN of the last valet session stays in force until `reset_valet_pin`.
  set_valet_mode: command({
    parameters: { on: required(flag), password: optional(pin) },
    signed: [vehicleAction("valetMode", ({ on, pin }) => ({ on, password: textOrNone(pin) }))],
    run(car, { on, password }) {
      const { valet } = car;
      if (car.gear !== "P") return refused("not_in_park");
      if (!on && !valet.on) return refused("already off");
      const wrong = valet.pin !== null && password !== undefined && password !== valet.pin;
      const missing = on && valet.pin === null && password === undefined;
      if (wrong || missing) return refused("invalid_password");
      if (on && valet.on) return refused("already on");
      car.valet = { on, pin: valet.pin ?? password ?? null };
      return done;
    },
  }),

  // Drivers can't change PINs, and this removes one without knowing it.
  reset_valet_pin: command({
    signed: [vehicleAction("resetValetPin")],
    permission: "owner",
    run({ valet }) {
      if (valet.on) return refused("valet_mode_on");
      valet.pin = null;
      return done;
    },
  }),

  speed_limit_activate: command({
    parameters: { pin: required(pin) },
    signed: [vehicleAction("speedLimit", ({ on, pin }) => (on ? { pin: textOrNone(pin) } : undefined))],
    run(car, { pin }) {
      if (car.gear !== "P") return refused("not_in_park");
      car.speedLimit.pin ??= pin;
      if (pin !== car.speedLimit.pin) return refused("incorrect_pin");
      car.speedLimit.active = true;
      return done;
    },
  }),

  speed_limit_deactivate: command({
    parameters: { pin: required(pin) },
    signed: [vehicleAction("speedLimit", ({ on, pin }) => (on ? undefined : { pin: textOrNone(pin) }))],
    run(car, { pin }) {
      const refusal = checkSpeedLimitPin(car, pin);
      if (refusal) return refusal;
      car.speedLimit.active = false;
      return done;
    },
  }),

  speed_limit_set_limit: command({
    parameters: { limit_mph: required(decimal) },
    signed: [vehicleAction("setSpeedLimit", ({ limitMph }) => ({ limit_mph: limitMph }))],
    run(car, { limit_mph }) {
      const { maxSpeedLimitMph } = car.traits;
      if (limit_mph < MIN_SPEED_LIMIT_MPH || limit_mph > maxSpeedLimitMph) return refused("invalid_limit");
      if (car.gear !== "P") return refused("not_in_park");
      if (car.speedLimit.active) return refused("speed_limit_mode_active");
      car.speedLimit.limitMph = limit_mph;
      return done;
    },
  }),

  // One source has this switch an active limit off, another has it refuse. Refusing is what an app must cope with.
  // Drivers can't change PINs, and this removes one.
  speed_limit_clear_pin: command({
    parameters: { pin: required(pin) },
    signed: [vehicleAction("clearSpeedLimitPin", ({ pin }) => ({ pin: textOrNone(pin) }))],
    permission: "owner",
    run(car, { pin }) {
      const refusal = checkSpeedLimitPin(car, pin);
      if (refusal) return refusal;
      if (car.speedLimit.active) return refused("speed_limit_mode_active");
      car.speedLimit.pin = null;
      return done;
    },
  }),

  // The same without the PIN, for a fleet manager.
  speed_limit_clear_pin_admin: command({
    signed: [vehicleAction("clearSpeedLimitPinAsAdmin")],
    permission: "owner",
    run({ speedLimit }) {
      speedLimit.active = false;
      speedLimit.pin = null;
      return done;
    },
  }),
};

function checkSpeedLimitPin(car: Car, pin: string): Outcome | undefined {
  if (car.gear !== "P") return refused("not_in_park");
  if (car.speedLimit.pin === null) return refused("no_pin_set");
  if (pin !== car.speedLimit.pin) return refused("incorrect_pin");
  return undefined;
}
