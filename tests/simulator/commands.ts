import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../simulator/index.ts";
import { DONE, type Form, openGarage } from "./garage.ts";

interface Expectation {
  command: string;
  parameters?: object;
  /** Brings the car into a state in which the command changes something. */
  before?: (car: Car) => void;
  /** The part of the car that is looked at, and what it must be afterwards. */
  look: (car: Car) => unknown;
  becomes: unknown;
  /** Forms in which the parameters can travel; default all three. */
  forms?: Form[];
}

const NOON = Date.UTC(2024, 5, 1, 12);

const plugIn = (car: Car, state: Car["charge"]["state"]) =>
  Object.assign(car.charge, { state, cable: true, latched: true, portOpen: true });

const expectations: Expectation[] = [
  { command: "door_unlock", look: (car) => car.locked, becomes: false },
  {
    command: "door_lock",
    before: (car) => {
      car.locked = false;
    },
    look: (car) => car.locked,
    becomes: true,
  },
  { command: "honk_horn", look: (car) => car.horn, becomes: { count: 1, lastAt: NOON } },
  { command: "flash_lights", look: (car) => car.lights, becomes: { count: 1, lastAt: NOON } },
  { command: "auto_conditioning_start", look: (car) => car.climate.on, becomes: true },
  {
    command: "auto_conditioning_start",
    parameters: { manual_override: "socdoors" },
    before: (car) => {
      car.charge.level = 12;
      car.doors.driver_front = true;
    },
    look: (car) => car.climate.on,
    becomes: true,
  },
  {
    command: "auto_conditioning_start",
    parameters: { manual_override: true },
    before: (car) => {
      car.charge.level = 12;
    },
    look: (car) => car.climate.on,
    becomes: true,
  },
  {
    command: "auto_conditioning_stop",
    before: (car) => {
      car.climate.on = true;
    },
    look: (car) => car.climate.on,
    becomes: false,
  },
  {
    command: "set_temps",
    parameters: { driver_temp: 22.5, passenger_temp: 19 },
    look: ({ climate }) => [climate.driverTemp, climate.passengerTemp],
    becomes: [22.5, 19],
  },
  {
    command: "set_temps",
    parameters: { driver_temp: 40, passenger_temp: 3 },
    look: ({ climate }) => [climate.driverTemp, climate.passengerTemp],
    becomes: [28, 15],
  },
  {
    command: "set_charge_limit",
    parameters: { percent: 60 },
    look: (car) => car.charge.limit,
    becomes: 60,
  },
  { command: "set_charge_limit", parameters: { percent: 1 }, look: (car) => car.charge.limit, becomes: 50 },
  { command: "charge_max_range", look: (car) => car.charge.limit, becomes: 100 },
  { command: "charge_standard", look: (car) => car.charge.limit, becomes: 90 },
  { command: "sun_roof_control", parameters: { state: "open" }, look: roof, becomes: 100 },
  { command: "sun_roof_control", parameters: { state: "comfort" }, look: roof, becomes: 80 },
  { command: "sun_roof_control", parameters: { state: "vent" }, look: roof, becomes: 15 },
  { command: "sun_roof_control", parameters: { state: "move", percent: 37 }, look: roof, becomes: 37 },
  {
    command: "sun_roof_control",
    parameters: { state: "move", percent: 0 },
    before: openRoof,
    look: roof,
    becomes: 0,
  },
  { command: "sun_roof_control", parameters: { state: "closed" }, before: openRoof, look: roof, becomes: 0 },
  { command: "sun_roof_control", parameters: { state: "close" }, before: openRoof, look: roof, becomes: 0 },
  { command: "sun_roof_control", parameters: { state: "stop" }, before: openRoof, look: roof, becomes: 50 },
  {
    command: "actuate_trunk",
    parameters: { which_trunk: "front" },
    look: (car) => car.trunks,
    becomes: { front: true, rear: false },
  },
  {
    command: "actuate_trunk",
    parameters: { which_trunk: "rear" },
    look: (car) => car.trunks,
    becomes: { front: false, rear: true },
  },
  {
    command: "actuate_trunk",
    parameters: { which_trunk: "rear" },
    before: (car) => {
      car.trunks.rear = true;
    },
    look: (car) => car.trunks.rear,
    becomes: false,
  },
  { command: "remote_start_drive", look: (car) => car.remoteStartUntil, becomes: NOON + 120_000 },
  {
    command: "remote_start_drive",
    parameters: { password: "edisonsux" },
    look: (car) => car.remoteStartUntil,
    becomes: NOON + 120_000,
  },
  { command: "charge_port_door_open", look: (car) => car.charge.portOpen, becomes: true },
  {
    command: "charge_port_door_open",
    before: (car) => plugIn(car, "Complete"),
    look: (car) => car.charge.latched,
    becomes: false,
  },
  {
    command: "charge_port_door_close",
    before: (car) => {
      car.charge.portOpen = true;
    },
    look: (car) => car.charge.portOpen,
    becomes: false,
  },
  {
    command: "charge_start",
    before: (car) => plugIn(car, "Stopped"),
    look: (car) => car.charge.state,
    becomes: "Charging",
  },
  {
    command: "charge_stop",
    before: (car) => plugIn(car, "Charging"),
    look: (car) => car.charge.state,
    becomes: "Stopped",
  },
  {
    command: "upcoming_calendar_entries",
    look: (car) => car.calendar,
    becomes: { data: null, receivedAt: NOON },
  },
  {
    command: "upcoming_calendar_entries",
    parameters: { calendar_data: '{"calendars":[]}' },
    look: (car) => car.calendar?.data,
    becomes: '{"calendars":[]}',
  },
  {
    command: "upcoming_calendar_entries",
    parameters: { calendar_data: { access_disabled: false, calendars: [] } },
    look: (car) => car.calendar?.data,
    becomes: { access_disabled: false, calendars: [] },
    forms: ["json"],
  },
  {
    command: "set_valet_mode",
    parameters: { on: true, password: "0042" },
    look: (car) => car.valet,
    becomes: { on: true, pin: "0042" },
  },
  {
    command: "set_valet_mode",
    parameters: { on: true },
    before: (car) => {
      car.valet.pin = "0042";
    },
    look: (car) => car.valet,
    becomes: { on: true, pin: "0042" },
  },
  {
    command: "set_valet_mode",
    parameters: { on: false },
    before: (car) => {
      car.valet = { on: true, pin: "0042" };
    },
    look: (car) => car.valet,
    becomes: { on: false, pin: "0042" },
  },
  {
    command: "reset_valet_pin",
    before: (car) => {
      car.valet.pin = "0042";
    },
    look: (car) => car.valet.pin,
    becomes: null,
  },
  {
    command: "speed_limit_activate",
    parameters: { pin: "0813" },
    look: (car) => car.speedLimit,
    becomes: { active: true, limitMph: 65, pin: "0813" },
  },
  {
    command: "speed_limit_deactivate",
    parameters: { pin: "0813" },
    before: (car) => {
      car.speedLimit = { active: true, limitMph: 65, pin: "0813" };
    },
    look: (car) => car.speedLimit,
    becomes: { active: false, limitMph: 65, pin: "0813" },
  },
  {
    command: "speed_limit_set_limit",
    parameters: { limit_mph: 72.5 },
    look: (car) => car.speedLimit.limitMph,
    becomes: 72.5,
  },
  {
    command: "speed_limit_clear_pin",
    parameters: { pin: "0813" },
    before: (car) => {
      car.speedLimit.pin = "0813";
    },
    look: (car) => car.speedLimit.pin,
    becomes: null,
  },
];

describe("a command does its work on the car", () => {
  for (const { command, parameters = {}, before, look, becomes, forms } of expectations) {
    for (const form of forms ?? (["json", "query", "form"] as const)) {
      test(`${command} ${JSON.stringify(parameters)} as ${form}`, async () => {
        const garage = openGarage();
        before?.(garage.car);
        const answer = await garage.command(command, parameters, form);
        assert.equal(answer.status, 200);
        assert.equal(answer.text, DONE);
        assert.deepEqual(look(garage.car), becomes);
      });
    }
  }
});

test("all 24 commands below command/ are covered, and each takes a request without any body where it has no parameters", async () => {
  assert.equal(new Set(expectations.map(({ command }) => command)).size, 24);
  for (const { command } of expectations.filter(({ parameters }) => !parameters)) {
    const garage = openGarage();
    const answer = await garage.send(`/api/1/vehicles/${garage.car.id}/command/${command}`, {
      method: "POST",
    });
    assert.equal(answer.status, 200, command);
  }
});

function roof(car: Car): number {
  return car.sunRoofPercent;
}

function openRoof(car: Car): void {
  car.sunRoofPercent = 50;
}
