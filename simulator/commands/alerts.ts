/** Horn and lights. Only prose says that both refuse while the car is in gear; the word is that of other commands. */

import { command, done, refused } from "./command.ts";
import { vehicleAction } from "./signed-form.ts";

/** How often something happened. */
export interface Tally {
  count: number;
  /** Milliseconds since 1970 of the last time, `null` if never. */
  lastAt: number | null;
}

export interface AlertsState {
  horn: Tally;
  lights: Tally;
}

export const alerts = {
  honk_horn: command({
    signed: [vehicleAction("honkHorn")],
    run(car, _values, now) {
      if (car.gear !== "P") return refused("not_in_park");
      car.horn = { count: car.horn.count + 1, lastAt: now };
      return done;
    },
  }),

  flash_lights: command({
    signed: [vehicleAction("flashLights")],
    run(car, _values, now) {
      if (car.gear !== "P") return refused("not_in_park");
      car.lights = { count: car.lights.count + 1, lastAt: now };
      return done;
    },
  }),
};
