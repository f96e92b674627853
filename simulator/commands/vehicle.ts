/** The car as a whole: its name, its software, its power, and what it records. */

import { choice, flag, integer, required, text } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { switchAction, vehicleAction } from "./signed-form.ts";

export interface VehicleState {
  displayName: string;
  /** Seconds from the command to the installation of new software. */
  updateIn: number | null;
  lowPower: boolean;
  accessoryPower: boolean;
  /** How many clips of the dashcam were saved. */
  clips: number;
  notes: string[];
  suspension: SuspensionLevel;
}

/** In the order of their numbers on the wire, which begin at 1. */
const SUSPENSION_LEVELS = ["entry", "low", "medium", "high", "very_high", "extract"] as const;

type SuspensionLevel = (typeof SUSPENSION_LEVELS)[number];

/** Below this battery level the car saves power whatever it is told. No source has the number. */
const FORCED_LOW_POWER_PERCENT = 10;

export const vehicle = {
  set_vehicle_name: command({
    parameters: { vehicle_name: required(text) },
    signed: [vehicleAction("name", ({ text }) => ({ vehicle_name: text }))],
    run(car, { vehicle_name }) {
      car.displayName = vehicle_name;
      return done;
    },
  }),

  schedule_software_update: command({
    parameters: { offset_sec: required(integer) },
    signed: [vehicleAction("scheduleUpdate", ({ value }) => ({ offset_sec: value }))],
    run(car, { offset_sec }) {
      car.updateIn = offset_sec;
      return done;
    },
  }),

  cancel_software_update: command({
    signed: [vehicleAction("cancelUpdate")],
    run(car) {
      car.updateIn = null;
      return done;
    },
  }),

  set_low_power_mode: command({
    parameters: { enable: required(flag) },
    signed: [switchAction("lowPowerMode", "enable")],
    run(car, { enable }) {
      if (!enable && car.charge.level < FORCED_LOW_POWER_PERCENT) return refused("low_power_mode_enforced");
      car.lowPower = enable;
      return done;
    },
  }),

  keep_accessory_power_mode: command({
    parameters: { enable: required(flag) },
    signed: [switchAction("accessoryPower", "enable")],
    run(car, { enable }) {
      car.accessoryPower = enable;
      return done;
    },
  }),

  dashcam_save_clip: command({
    signed: [vehicleAction("saveClip")],
    run(car) {
      car.clips += 1;
      return done;
    },
  }),

  take_drivenote: command({
    parameters: { note: required(text) },
    signed: [vehicleAction("note", ({ text }) => ({ note: text }))],
    run(car, { note }) {
      car.notes.push(note);
      return done;
    },
  }),

  set_suspension_level: command({
    parameters: { level: required(choice(...SUSPENSION_LEVELS)) },
    plain: false,
    signed: [vehicleAction("suspensionLevel", ({ value }) => ({ level: SUSPENSION_LEVELS[value - 1] }))],
    run(car, { level }) {
      if (!car.traits.airSuspension) return refused("not_supported");
      car.suspension = level;
      return done;
    },
  }),
};
