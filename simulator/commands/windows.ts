/** Windows, and the gate or garage door that HomeLink opens. */

import { choice, latitude, longitude, optional, RequestError, required, text } from "../parameters.ts";
import { command, done } from "./command.ts";
import { decimalOf, textOrNone, vehicleAction } from "./signed-form.ts";

export interface WindowsState {
  windowsVented: boolean;
  /** How often HomeLink was triggered. */
  homelinks: number;
}

export const windows = {
  // Cars without signed commands close their windows only for somebody who is near. A signed message has no place.
  window_control: command({
    parameters: {
      command: required(choice("vent", "close")),
      lat: optional(latitude),
      lon: optional(longitude),
    },
    signed: [vehicleAction("windows", ({ action }) => ({ command: action.case }))],
    run(car, { command, lat, lon }) {
      if (command === "close" && !car.traits.signedCommands && (lat === undefined || lon === undefined)) {
        throw new RequestError(400, "invalid_request", "missing lat and lon params");
      }
      car.windowsVented = command === "vent";
      return done;
    },
  }),

  trigger_homelink: command({
    parameters: { lat: required(latitude), lon: required(longitude), token: optional(text) },
    signed: [
      vehicleAction("homeLink", ({ place, token }) => ({
        ...(place && { lat: decimalOf(place.latitude), lon: decimalOf(place.longitude) }),
        token: textOrNone(token),
      })),
    ],
    run(car) {
      car.homelinks += 1;
      return done;
    },
  }),
};
