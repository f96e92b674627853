/** Where the car is sent, and the calendar whose places it offers as destinations. */

import type { Car } from "../car.ts";
import {
  integer,
  latitude,
  longitude,
  object,
  optional,
  required,
  text,
  textOrObject,
  within,
} from "../parameters.ts";
import { command, done, type Outcome } from "./command.ts";
import { numberOrNone, textOrNone, vehicleAction } from "./signed-form.ts";

export interface NavigationState {
  /** Where the car was last sent, as the command said it. */
  destination: object | null;
  /** What `upcoming_calendar_entries` last brought; `data` is `null` if it came without any. */
  calendar: { data: string | object | null; receivedAt: number } | null;
}

/** An address as a phone shares it with an app. */
const address = {
  type: required(text),
  value: required(object),
  locale: required(text),
  timestamp_ms: required(text),
};

const place = { lat: required(latitude), lon: required(longitude) };

/** 1 replaces the trip, 2 begins it with this stop, 3 ends it with this stop. */
const order = optional(within(integer, 0, 3));

export const navigation = {
  navigation_request: command({
    parameters: address,
    // Signed, there is nothing but the text.
    signed: [
      vehicleAction("navigateToAddress", ({ text }) => ({
        type: "share_ext_content_raw",
        value: { "android.intent.extra.TEXT": text },
        locale: "",
        timestamp_ms: "",
      })),
    ],
    run: (car, { value }) => goTo(car, value),
  }),

  // The old name of navigation_request.
  share: command({ parameters: address, run: (car, { value }) => goTo(car, value) }),

  navigation_gps_request: command({
    parameters: { ...place, order },
    signed: [
      vehicleAction("navigateToCoordinates", ({ latitude, longitude, order }) => ({
        lat: latitude,
        lon: longitude,
        order: numberOrNone(order),
      })),
    ],
    run: goTo,
  }),

  navigation_gps_destination_request: command({
    parameters: { ...place, destination: required(text), order },
    plain: false,
    signed: [
      vehicleAction("navigateToNamedPlace", ({ latitude, longitude, name, order }) => ({
        lat: latitude,
        lon: longitude,
        destination: name,
        order: numberOrNone(order),
      })),
    ],
    run: goTo,
  }),

  // A client in use leaves the id out when it signs, and then it is 0.
  navigation_sc_request: command({
    parameters: { id: required(integer), order },
    signed: [
      vehicleAction("navigateToSupercharger", ({ id, order }) => ({
        id: Number(id),
        order: numberOrNone(order),
      })),
    ],
    run: goTo,
  }),

  navigation_waypoints_request: command({
    parameters: { waypoints: required(text) },
    signed: [vehicleAction("navigateToWaypoints", ({ text }) => ({ waypoints: text }))],
    run: goTo,
  }),

  // The reference names no parameter and a call without any is on record as successful; apps send `calendar_data`.
  upcoming_calendar_entries: command({
    parameters: { calendar_data: optional(textOrObject) },
    signed: [vehicleAction("calendar", ({ text }) => ({ calendar_data: textOrNone(text) }))],
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
