/** Doors, locks and driving without a key. */

import { optional, text } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { keyAction } from "./signed-form.ts";

/** The four doors. */
export type Door = "driver_front" | "passenger_front" | "driver_rear" | "passenger_rear";

export interface AccessState {
  locked: boolean;
  /** `true`: open. */
  doors: Record<Door, boolean>;
  /** While the car may be driven without a key: when that ends. */
  remoteStartUntil: number | null;
}

/** After `remote_start_drive` the car has to be in gear within two minutes. */
const REMOTE_START_MS = 2 * 60_000;

export const access = {
  door_unlock: command({
    signed: [keyAction("UNLOCK")],
    run(car) {
      car.locked = false;
      return done;
    },
  }),

  // A repeated lock is recorded only in test fixtures, with `already_locked`; it is the best evidence there is.
  door_lock: command({
    signed: [keyAction("LOCK")],
    run(car) {
      if (isOneOpen(car.doors)) return refused("doors_open");
      if (car.locked) return refused("already_locked");
      car.locked = true;
      return done;
    },
  }),

  // Tesla's own program says that it closes the doors that have motors, and locks.
  auto_secure_vehicle: command({
    plain: false,
    signed: [keyAction("SECURE")],
    run(car) {
      const motors = car.traits.motorizedRearDoors && { driver_rear: false, passenger_rear: false };
      const doors = { ...car.doors, ...motors };
      if (isOneOpen(doors)) return refused("doors_open");
      Object.assign(car, { doors, locked: true });
      return done;
    },
  }),

  // The account's password has not been looked at since December 2021; the reference still sends one.
  remote_start_drive: command({
    parameters: { password: optional(text) },
    signed: [keyAction("REMOTE_DRIVE")],
    run(car, _values, now) {
      if (!car.traits.remoteStartEnabled) return refused("remote_start_disabled");
      if (car.gear !== "P") return refused("already on");
      car.remoteStartUntil = now + REMOTE_START_MS;
      return done;
    },
  }),
};

function isOneOpen(doors: AccessState["doors"]): boolean {
  return Object.values(doors).includes(true);
}
