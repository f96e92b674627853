import assert from "node:assert/strict";
import { test } from "node:test";
import { DONE, setUp } from "../setup.ts";
import { describeGroup } from "./group.ts";

const days = { days_of_week: "All", enabled: true, lat: 52.37, lon: 4.9 };

describeGroup("schedules", {
  successes: [
    {
      command: "set_scheduled_charging",
      parameters: { enable: true, time: 90 },
      look: (car) => car.scheduledCharging,
      becomes: 90,
    },
    {
      command: "set_scheduled_departure",
      parameters: { enable: true, departure_time: 450, preconditioning_enabled: true },
      look: (car) => car.scheduledDeparture,
      becomes: { departure_time: 450, preconditioning_enabled: true },
    },
    {
      command: "add_charge_schedule",
      parameters: { ...days, start_time: 60, id: 7 },
      look: (car) => car.chargeSchedules,
      becomes: { 7: { ...days, start_time: 60 } },
    },
    {
      command: "remove_charge_schedule",
      parameters: { id: 7 },
      before: (car) => {
        car.chargeSchedules = { 7: days };
      },
      look: (car) => car.chargeSchedules,
      becomes: {},
    },
    {
      command: "add_precondition_schedule",
      parameters: { ...days, precondition_time: 450, id: 8 },
      look: (car) => car.preconditionSchedules,
      becomes: { 8: { ...days, precondition_time: 450 } },
    },
    {
      command: "remove_precondition_schedule",
      parameters: { id: 8 },
      before: (car) => {
        car.preconditionSchedules = { 8: days };
      },
      look: (car) => car.preconditionSchedules,
      becomes: {},
    },
    {
      command: "batch_remove_charge_schedules",
      parameters: { home: false, work: false, other: true },
      before: (car) => {
        car.chargeSchedules = { 7: days, 9: days };
      },
      look: (car) => car.chargeSchedules,
      becomes: {},
    },
    {
      command: "batch_remove_precondition_schedules",
      parameters: { home: true, work: true, other: true },
      before: (car) => {
        car.preconditionSchedules = { 8: days };
      },
      look: (car) => car.preconditionSchedules,
      becomes: {},
    },
  ],
  invalid: [
    ["set_scheduled_charging", { enable: true, time: 1440 }, "time must be a whole number from 0 to 1439"],
    ["add_charge_schedule", { ...days, lat: 91 }, "lat must be a number from -90 to 90"],
    ["add_precondition_schedule", days, "missing precondition_time param"],
    ["batch_remove_charge_schedules", { other: true }, "missing home param"],
  ],
});

test("a schedule without an id is a new one", async () => {
  const { car, clock, command } = setUp();
  await command("add_charge_schedule", days);
  clock.now += 1000;
  await command("add_charge_schedule", days);
  assert.deepEqual(Object.values(car.chargeSchedules), [days, days]);
});

test("schedules for other places are left where only those for home and work are removed", async () => {
  const { car, command } = setUp();
  car.chargeSchedules = { 7: days };
  car.preconditionSchedules = { 8: days };
  const kept = { home: true, work: true, other: false };
  assert.equal((await command("batch_remove_charge_schedules", kept)).text, DONE);
  assert.equal((await command("batch_remove_precondition_schedules", kept)).text, DONE);
  assert.deepEqual([car.chargeSchedules, car.preconditionSchedules], [{ 7: days }, { 8: days }]);
});
