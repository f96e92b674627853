/** The car as a whole: its name, its software, its power, and what it records. */

import { flag, integer, required, text } from "../parameters.ts";
import { command, done } from "./command.ts";

export interface VehicleState {
  displayName: string;
  /** Seconds from the command to the installation of new software. */
  updateIn: number | null;
  lowPower: boolean;
  accessoryPower: boolean;
  /** How many clips of the dashcam were saved. */
  clips: number;
  notes: string[];
}

export const vehicleState = (displayName: string): VehicleState => ({
  displayName,
  updateIn: null,
  lowPower: false,
  accessoryPower: false,
  clips: 0,
  notes: [],
});

export const vehicle = {
  set_vehicle_name: command({
    parameters: { vehicle_name: required(text) },
    run(car, { vehicle_name }) {
      car.displayName = vehicle_name;
      return done;
    },
  }),

  schedule_software_update: command({
    parameters: { offset_sec: required(integer) },
    run(car, { offset_sec }) {
      car.updateIn = offset_sec;
      return done;
    },
  }),

  cancel_software_update: command({
    run(car) {
      car.updateIn = null;
      return done;
    },
  }),

  set_low_power_mode: command({
    parameters: { enable: required(flag) },
    run(car, { enable }) {
      car.lowPower = enable;
      return done;
    },
  }),

  keep_accessory_power_mode: command({
    parameters: { enable: required(flag) },
    run(car, { enable }) {
      car.accessoryPower = enable;
      return done;
    },
  }),

  dashcam_save_clip: command({
    run(car) {
      car.clips += 1;
      return done;
    },
  }),

  take_drivenote: command({
    parameters: { note: required(text) },
    run(car, { note }) {
      car.notes.push(note);
      return done;
    },
  }),
};
