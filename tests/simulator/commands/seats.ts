import type { Car } from "../../../simulator/index.ts";
import { describeGroup } from "./group.ts";

const climateOn = (car: Car) => {
  car.climate.on = true;
};

const CLIMATE_OFF = "cabin comfort remote settings not enabled";

describeGroup("seats", {
  successes: [
    {
      command: "remote_seat_heater_request",
      parameters: { seat_position: 4, level: 1 },
      before: climateOn,
      look: ({ seats }) => seats.heaters,
      becomes: { 4: 1 },
    },
    {
      command: "remote_seat_heater_request",
      parameters: { heater: 5, level: 2 },
      before: climateOn,
      look: ({ seats }) => seats.heaters,
      becomes: { 5: 2 },
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 3 },
      before: climateOn,
      look: ({ seats }) => seats.coolers,
      becomes: { 1: 3 },
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 2, auto_climate_on: true },
      look: ({ seats }) => seats.auto,
      becomes: { 2: true },
    },
    {
      command: "remote_steering_wheel_heater_request",
      parameters: { on: true },
      before: climateOn,
      look: ({ wheel }) => wheel.heater,
      becomes: true,
    },
    {
      command: "remote_steering_wheel_heat_level_request",
      parameters: { level: 3 },
      before: climateOn,
      look: ({ wheel }) => wheel.level,
      becomes: 3,
    },
    {
      command: "remote_auto_steering_wheel_heat_climate_request",
      parameters: { on: true },
      look: ({ wheel }) => wheel.auto,
      becomes: true,
    },
  ],
  refusals: [
    {
      command: "remote_seat_heater_request",
      parameters: { heater: 0, level: 3 },
      reason: CLIMATE_OFF,
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 1 },
      reason: CLIMATE_OFF,
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 4 },
      before: climateOn,
      reason: "Incorrect Hvac Seat Cooler Level",
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 0, auto_climate_on: true },
      reason: "Unknown CarSeat.seat_position",
    },
    { command: "remote_steering_wheel_heater_request", parameters: { on: true }, reason: CLIMATE_OFF },
    { command: "remote_steering_wheel_heat_level_request", parameters: { level: 3 }, reason: CLIMATE_OFF },
  ],
  invalid: [
    ["remote_seat_heater_request", { level: 1 }, "missing heater param"],
    ["remote_seat_heater_request", { heater: 9, level: 1 }, "heater must be a whole number from 0 to 8"],
    ["remote_seat_heater_request", { heater: 0, level: 4 }, "level must be a whole number from 0 to 3"],
    ["remote_steering_wheel_heat_level_request", { level: 4 }, "level must be a whole number from 0 to 3"],
  ],
});
