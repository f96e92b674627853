/** Seats and steering wheel. Neither is heated while the climate control is off. */

import type { Car } from "../car.ts";
import { flag, integer, optional, RequestError, required, within } from "../parameters.ts";
import { command, done, type Outcome, refused } from "./command.ts";

export interface SeatsState {
  seats: {
    /** Levels by the number of the seat. */
    heaters: Record<number, number>;
    coolers: Record<number, number>;
    /** Whether the front seats, 1 and 2, control their heat themselves. */
    auto: Record<number, boolean>;
  };
  wheel: { heater: boolean; level: number; auto: boolean };
}

export const seatsState = (): SeatsState => ({
  seats: { heaters: {}, coolers: {}, auto: {} },
  wheel: { heater: false, level: 0, auto: false },
});

/** Front left is 0, front right 1, rear left 2, rear centre 4, rear right 5. */
const SEAT = within(integer, 0, 8);

export const seats = {
  remote_seat_heater_request: command({
    // The API calls the seat `heater`, the signing proxy `seat_position`; clients in use send either.
    parameters: {
      heater: optional(SEAT),
      seat_position: optional(SEAT),
      level: required(within(integer, 0, 3)),
    },
    run(car, { heater, seat_position, level }) {
      const seat = heater ?? seat_position;
      if (seat === undefined) throw new RequestError(400, "invalid_request", "missing heater param");
      return withClimateOn(car, ({ seats }) => {
        seats.heaters[seat] = level;
      });
    },
  }),

  remote_seat_cooler_request: command({
    parameters: { seat_position: required(integer), seat_cooler_level: required(integer) },
    // 0 is off, 3 is high. The signing proxy counts from 1, and clients made for it send 4.
    run(car, { seat_position, seat_cooler_level }) {
      if (seat_cooler_level < 0 || seat_cooler_level > 3) return refused("Incorrect Hvac Seat Cooler Level");
      return withClimateOn(car, ({ seats }) => {
        seats.coolers[seat_position] = seat_cooler_level;
      });
    },
  }),

  remote_auto_seat_climate_request: command({
    parameters: { auto_seat_position: required(integer), auto_climate_on: required(flag) },
    run({ seats }, { auto_seat_position, auto_climate_on }) {
      if (auto_seat_position !== 1 && auto_seat_position !== 2)
        return refused("Unknown CarSeat.seat_position");
      seats.auto[auto_seat_position] = auto_climate_on;
      return done;
    },
  }),

  remote_steering_wheel_heater_request: command({
    parameters: { on: required(flag) },
    run: (car, { on }) =>
      withClimateOn(car, ({ wheel }) => {
        wheel.heater = on;
      }),
  }),

  remote_steering_wheel_heat_level_request: command({
    parameters: { level: required(within(integer, 0, 3)) },
    run: (car, { level }) =>
      withClimateOn(car, ({ wheel }) => {
        wheel.level = level;
      }),
  }),

  remote_auto_steering_wheel_heat_climate_request: command({
    parameters: { on: required(flag) },
    run({ wheel }, { on }) {
      wheel.auto = on;
      return done;
    },
  }),
};

function withClimateOn(car: Car, change: (car: Car) => void): Outcome {
  if (!car.climate.on) return refused("cabin comfort remote settings not enabled");
  change(car);
  return done;
}
