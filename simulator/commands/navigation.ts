/** Where the car is sent, and the calendar whose places it offers as destinations. */

import type { Car } from "../car.ts";
import { decimal, integer, object, optional, required, text, textOrObject, within } from "../parameters.ts";
import { command, done, type Outcome } from "./command.ts";

export interface NavigationState {
  /** Where the car was last sent, as the command said it. */
  destination: object | null;
  /** What `upcoming_calendar_entries` last brought; `data` is `null` if it came without any. */
  calendar: { data: string | object | null; receivedAt: number } | null;
}

export const navigationState = (): NavigationState => ({ destination: null, calendar: null });

/** An address as a phone shares it with an app. */
const address = {
  type: required(text),
  value: required(object),
  locale: required(text),
  timestamp_ms: required(text),
};

export const navigation = {
  navigation_request: command({ parameters: address, run: (car, { value }) => goTo(car, value) }),

  // The old name of navigation_request.
  share: command({ parameters: address, run: (car, { value }) => goTo(car, value) }),

  navigation_gps_request: command({
    parameters: {
      lat: required(within(decimal, -90, 90)),
      lon: required(within(decimal, -180, 180)),
      order: optional(integer),
    },
    run: goTo,
  }),

  navigation_sc_request: command({
    parameters: { id: required(integer), order: optional(integer) },
    run: goTo,
  }),

  navigation_waypoints_request: command({ parameters: { waypoints: required(text) }, run: goTo }),

  // The reference names no parameter and a call without any is on record as successful; apps send `calendar_data`.
  upcoming_calendar_entries: command({
    parameters: { calendar_data: optional(textOrObject) },
    run(car, { calendar_data }, now) {
      car.calendar = { data: calendar_data ?? null, receivedAt: now };
      return done;
    },
  }),
};

function goTo(car: Car, destination: object): Outcome {
  car.destination = destination;
  return done;
}
