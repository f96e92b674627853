/** Sentry mode, the PIN to drive, and guests. */

import { flag, optional, pin, required } from "../parameters.ts";
import { command, done, refused } from "./command.ts";

export interface SecurityState {
  sentry: boolean;
  guest: boolean;
  pinToDrive: { on: boolean; pin: string | null };
}

export const securityState = (): SecurityState => ({
  sentry: false,
  guest: false,
  pinToDrive: { on: false, pin: null },
});

export const security = {
  set_sentry_mode: command({
    parameters: { on: required(flag) },
    run(car, { on }) {
      car.sentry = on;
      return done;
    },
  }),

  set_pin_to_drive: command({
    parameters: { on: required(flag), password: optional(pin) },
    permission: "owner",
    run(car, { on, password }) {
      car.pinToDrive = { on, pin: password ?? car.pinToDrive.pin };
      return done;
    },
  }),

  reset_pin_to_drive_pin: forgetPinToDrive(),
  // The same, for a fleet manager.
  clear_pin_to_drive_admin: forgetPinToDrive(),

  guest_mode: command({
    parameters: { enable: required(flag) },
    permission: "owner",
    run(car, { enable }) {
      car.guest = enable;
      return done;
    },
  }),

  // The only personal thing in a simulated car is where it was sent.
  erase_user_data: command({
    permission: "owner",
    run(car) {
      if (car.gear !== "P") return refused("not_in_park");
      if (!car.guest) return refused("not_in_guest_mode");
      car.destination = null;
      return done;
    },
  }),
};

function forgetPinToDrive() {
  return command({
    permission: "owner",
    run(car) {
      car.pinToDrive = { on: false, pin: null };
      return done;
    },
  });
}
