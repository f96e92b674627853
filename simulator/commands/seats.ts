/** Seats and steering wheel. Neither is heated while the climate control is off. */

import type { Car } from "../car.ts";
import { flag, integer, optional, RequestError, required, within } from "../parameters.ts";
import type { SeatHeater } from "../signed/messages_pb.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { switchAction, vehicleAction } from "./signed-form.ts";

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

/** The seats that can have a heater, by their numbers on the wire, where each has a message of its own. */
const HEATED_SEATS: readonly SeatHeater["seat"]["case"][] = [
  "frontLeft",
  "frontRight",
  "rearLeft",
  "rearLeftBack",
  "rearCenter",
  "rearRight",
  "rearRightBack",
  "thirdRowLeft",
  "thirdRowRight",
];

const HEATER_LEVELS: readonly SeatHeater["level"]["case"][] = ["off", "low", "medium", "high"];

/** How many seats can have a cooler: two in front, and in some cars two behind them. */
const COOLED_SEATS = 4;

/** The levels of the wheel's heat, by the numbers of its message. There is no medium. */
const WHEEL_LEVELS = [undefined, 0, 1, 3];

export const seats = {
  remote_seat_heater_request: command({
    // The API calls the seat `heater`, the signing proxy `seat_position`; clients in use send either.
    parameters: {
      heater: optional(integer),
      seat_position: optional(integer),
      level: required(within(integer, 0, 3)),
    },
    signed: [
      vehicleAction("seatHeaters", ({ heaters }) =>
        heaters.map(({ seat, level }) => ({
          heater: HEATED_SEATS.indexOf(seat.case),
          level: HEATER_LEVELS.indexOf(level.case),
        })),
      ),
    ],
    run(car, { heater, seat_position, level }) {
      const seat = heater ?? seat_position;
      if (seat === undefined) throw new RequestError(400, "invalid_request", "missing heater param");
      if (HEATED_SEATS[seat] === undefined) return refused("invalid seat");
      return withClimateOn(car, ({ seats }) => {
        seats.heaters[seat] = level;
      });
    },
  }),

  remote_seat_cooler_request: command({
    parameters: { seat_position: required(integer), seat_cooler_level: required(integer) },
    signed: [
      vehicleAction("seatCoolers", ({ coolers }) =>
        coolers.map(({ seat, level }) => ({ seat_position: seat, seat_cooler_level: level - 1 })),
      ),
    ],
    // 0 is off, 3 is high. Signed, and for the signing proxy, 1 is off, and clients made for that send 4.
    run(car, { seat_position, seat_cooler_level }) {
      if (seat_cooler_level < 0 || seat_cooler_level > 3) return refused("Incorrect Hvac Seat Cooler Level");
      if (seat_position < 1 || seat_position > COOLED_SEATS) return refused("invalid seat");
      return withClimateOn(car, ({ seats }) => {
        seats.coolers[seat_position] = seat_cooler_level;
      });
    },
  }),

  remote_auto_seat_climate_request: command({
    parameters: { auto_seat_position: required(integer), auto_climate_on: required(flag) },
    signed: [
      vehicleAction("autoSeats", ({ seats }) =>
        seats.map(({ seat, on }) => ({ auto_seat_position: seat, auto_climate_on: on })),
      ),
    ],
    run(car, { auto_seat_position, auto_climate_on }) {
      if (auto_seat_position !== 1 && auto_seat_position !== 2)
        return refused("Unknown CarSeat.seat_position");
      return withClimateOn(car, ({ seats }) => {
        seats.auto[auto_seat_position] = auto_climate_on;
      });
    },
  }),

  remote_steering_wheel_heater_request: command({
    parameters: { on: required(flag) },
    signed: [switchAction("wheelHeater")],
    run: (car, { on }) =>
      withClimateOn(car, ({ wheel }) => {
        wheel.heater = on;
      }),
  }),

  remote_steering_wheel_heat_level_request: command({
    parameters: { level: required(within(integer, 0, 3)) },
    signed: [vehicleAction("wheelHeatLevel", ({ value }) => ({ level: WHEEL_LEVELS[value] }))],
    run: (car, { level }) =>
      withClimateOn(car, ({ wheel }) => {
        wheel.level = level;
      }),
  }),

  remote_auto_steering_wheel_heat_climate_request: command({
    parameters: { on: required(flag) },
    signed: [switchAction("autoWheelHeat")],
    run: (car, { on }) =>
      withClimateOn(car, ({ wheel }) => {
        wheel.auto = on;
      }),
  }),
};

function withClimateOn(car: Car, change: (car: Car) => void): Outcome {
  if (!car.climate.on) return refused("cabin comfort remote settings not enabled");
  change(car);
  return done;
}
