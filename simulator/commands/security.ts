/** Sentry mode, the PIN to drive, and guests. */

import { flag, optional, pin, required } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { switchAction, textOrNone, vehicleAction } from "./signed-form.ts";

export interface SecurityState {
  sentry: boolean;
  guest: boolean;
  pinToDrive: { on: boolean; pin: string | null };
}

export const security = {
  set_sentry_mode: command({
    parameters: { on: required(flag) },
    signed: [switchAction("sentry")],
    run(car, { on }) {
      car.sentry = on;
      return done;
    },
  }),

  set_pin_to_drive: command({
    parameters: { on: required(flag), password: optional(pin) },
    signed: [vehicleAction("pinToDrive", ({ on, pin }) => ({ on, password: textOrNone(pin) }))],
    permission: "owner",
    // The first PIN stays until it is removed. A new one is no error.
    run(car, { on, password }) {
      car.pinToDrive = { on, pin: car.pinToDrive.pin ?? password ?? null };
      return done;
    },
  }),

  // It is documented when this works, and not in which words a car refuses.
  reset_pin_to_drive_pin: command({
    signed: [vehicleAction("resetPinToDrive")],
    permission: "owner",
    run(car) {
      if (car.pinToDrive.on) return refused("pin_to_drive_on");
      if (car.valet.on) return refused("valet_mode_on");
      car.pinToDrive.pin = null;
      return done;
    },
  }),

  // For a fleet manager.
  clear_pin_to_drive_admin: command({
    signed: [vehicleAction("clearPinToDriveAsAdmin")],
    permission: "owner",
    run(car) {
      car.pinToDrive = { on: false, pin: null };
      return done;
    },
  }),

  guest_mode: command({
    parameters: { enable: required(flag) },
    signed: [switchAction("guestMode", "enable")],
    permission: "owner",
    run(car, { enable }) {
      car.guest = enable;
      return done;
    },
  }),

  // The only personal thing in a simulated car is where it was sent.
  erase_user_data: command({
    signed: [vehicleAction("eraseUserData")],
    permission: "owner",
    run(car) {
      if (car.gear !== "P") return refused("not_in_park");
      if (!car.guest) return refused("not_in_guest_mode");
      car.destination = null;
      return done;
    },
  }),
};
