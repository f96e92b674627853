/**
 * The 25 commands, by hand: what is typed, what goes over the wire, and what becomes of the car. Written from the
 * reference and the record of what servers take, and from neither the package's table nor the page.
 */

import type { Car, Simulator } from "../../simulator/index.ts";
import { NOW } from "./fixtures.ts";

/** A command, pressed on a car that stands in its drive: parked, locked, unplugged, 71 %, limit 80 %, all closed and off. */
export interface Row {
  /** The wire name. */
  command: string;
  /** Where it differs from that: what is done to the car before. */
  before?: (car: Car, act: (...action: Action) => void) => void;
  /** What is typed and chosen, by field. */
  fields?: Record<string, string>;
}

type Action = Parameters<Simulator["act"]> extends [string, ...infer Rest] ? Rest : never;

/** A command that the car carries out. */
export interface Done extends Row {
  /** The parameters in a JSON body; default none. */
  json?: Record<string, unknown>;
  /** The same in the URL, as the reference has it. */
  query?: string;
  /** All that changes, by the path in the car's state. */
  changes: Record<string, unknown>;
}

/** The commands that ask twice: they open, or let somebody drive, or stay in force. */
export const CONFIRMED: ReadonlySet<string> = new Set([
  "door_unlock",
  "actuate_trunk",
  "remote_start_drive",
  "set_valet_mode",
  "reset_valet_pin",
  "speed_limit_activate",
  "speed_limit_deactivate",
  "speed_limit_set_limit",
  "speed_limit_clear_pin",
]);

const CALENDAR = { phone_name: "Zoë's phone", calendars: [{ name: "Work & more", events: [] }] };

/** The speed limit, switched on. */
export const ACTIVE_LIMIT = { active: true, limitMph: 65, pin: "0042" };

/** Each of the 25 at least once. `CALENDAR_OBJECT` comes on top. */
export const DONE: readonly Done[] = [
  {
    command: "wake_up",
    before: (_car, act) => act("sleep"),
    changes: { connection: "waking", onlineAt: NOW + 3000 },
  },
  { command: "door_unlock", changes: { locked: false } },
  {
    command: "door_lock",
    before: (car) => {
      car.locked = false;
    },
    changes: { locked: true },
  },
  { command: "honk_horn", changes: { "horn.count": 1, "horn.lastAt": NOW } },
  { command: "flash_lights", changes: { "lights.count": 1, "lights.lastAt": NOW } },
  { command: "auto_conditioning_start", changes: { "climate.on": true } },
  {
    command: "auto_conditioning_stop",
    before: (car) => {
      car.climate.on = true;
    },
    changes: { "climate.on": false },
  },
  {
    command: "set_temps",
    fields: { driverTemp: "21.5", passengerTemp: "20" },
    json: { driver_temp: 21.5, passenger_temp: 20 },
    query: "driver_temp=21.5&passenger_temp=20",
    changes: { "climate.driverTemp": 21.5, "climate.passengerTemp": 20 },
  },
  {
    command: "set_temps",
    fields: { driverTemp: "28" },
    json: { driver_temp: 28, passenger_temp: 28 },
    query: "driver_temp=28&passenger_temp=28",
    changes: { "climate.driverTemp": 28, "climate.passengerTemp": 28 },
  },
  {
    command: "set_charge_limit",
    fields: { percent: "70" },
    json: { percent: 70 },
    query: "percent=70",
    changes: { "charge.limit": 70 },
  },
  { command: "charge_max_range", changes: { "charge.limit": 100 } },
  { command: "charge_standard", changes: { "charge.limit": 90 } },
  {
    command: "sun_roof_control",
    fields: { state: "move", percent: "40" },
    json: { state: "move", percent: 40 },
    query: "state=move&percent=40",
    changes: { sunRoofPercent: 40 },
  },
  ...roof("open", 0, 100),
  ...roof("comfort", 0, 80),
  ...roof("vent", 0, 15),
  ...roof("closed", 100, 0),
  ...roof("close", 100, 0),
  {
    command: "actuate_trunk",
    fields: { whichTrunk: "rear" },
    json: { which_trunk: "rear" },
    query: "which_trunk=rear",
    changes: { "trunks.rear": true },
  },
  {
    command: "actuate_trunk",
    before: (_car, act) => act("open_trunk", { which_trunk: "rear" }),
    fields: { whichTrunk: "rear" },
    json: { which_trunk: "rear" },
    query: "which_trunk=rear",
    changes: { "trunks.rear": false },
  },
  {
    command: "actuate_trunk",
    fields: { whichTrunk: "front" },
    json: { which_trunk: "front" },
    query: "which_trunk=front",
    changes: { "trunks.front": true },
  },
  { command: "remote_start_drive", changes: { remoteStartUntil: NOW + 120_000 } },
  {
    command: "remote_start_drive",
    fields: { password: "a b&c=d+é%/" },
    json: { password: "a b&c=d+é%/" },
    query: "password=a%20b%26c%3Dd%2B%C3%A9%25%2F",
    changes: { remoteStartUntil: NOW + 120_000 },
  },
  { command: "charge_port_door_open", changes: { "charge.portOpen": true } },
  {
    command: "charge_port_door_open",
    before: (car, act) => {
      act("plug_in");
      car.charge.state = "Stopped";
    },
    changes: { "charge.latched": false },
  },
  {
    command: "charge_port_door_close",
    before: (car) => {
      car.charge.portOpen = true;
    },
    changes: { "charge.portOpen": false },
  },
  {
    command: "charge_start",
    before: (car, act) => {
      act("plug_in");
      car.charge.state = "Stopped";
    },
    changes: { "charge.state": "Charging" },
  },
  {
    command: "charge_stop",
    before: (_car, act) => act("plug_in"),
    changes: { "charge.state": "Stopped" },
  },
  { command: "upcoming_calendar_entries", changes: { calendar: { data: null, receivedAt: NOW } } },
  {
    command: "upcoming_calendar_entries",
    fields: { calendarData: "BEGIN:VCALENDAR" },
    json: { calendar_data: "BEGIN:VCALENDAR" },
    query: "calendar_data=BEGIN%3AVCALENDAR",
    changes: { calendar: { data: "BEGIN:VCALENDAR", receivedAt: NOW } },
  },
  {
    command: "set_valet_mode",
    fields: { on: "true", password: "0420" },
    json: { on: true, password: "0420" },
    query: "on=true&password=0420",
    changes: { "valet.on": true, "valet.pin": "0420" },
  },
  {
    command: "set_valet_mode",
    before: (car) => {
      car.valet = { on: true, pin: "0420" };
    },
    fields: { on: "false" },
    json: { on: false },
    query: "on=false",
    changes: { "valet.on": false },
  },
  {
    command: "reset_valet_pin",
    before: (car) => {
      car.valet.pin = "0420";
    },
    changes: { "valet.pin": null },
  },
  {
    command: "speed_limit_activate",
    fields: { pin: "0042" },
    json: { pin: "0042" },
    query: "pin=0042",
    changes: { "speedLimit.active": true, "speedLimit.pin": "0042" },
  },
  {
    command: "speed_limit_deactivate",
    before: (car) => {
      car.speedLimit = { ...ACTIVE_LIMIT };
    },
    fields: { pin: "0042" },
    json: { pin: "0042" },
    query: "pin=0042",
    changes: { "speedLimit.active": false },
  },
  {
    command: "speed_limit_set_limit",
    fields: { limitMph: "72" },
    json: { limit_mph: 72 },
    query: "limit_mph=72",
    changes: { "speedLimit.limitMph": 72 },
  },
  {
    command: "speed_limit_clear_pin",
    before: (car) => {
      car.speedLimit.pin = "0042";
    },
    fields: { pin: "0042" },
    json: { pin: "0042" },
    query: "pin=0042",
    changes: { "speedLimit.pin": null },
  },
];

/** A calendar as an object: one thing in JSON, and in the URL the JSON text of it. */
export const CALENDAR_OBJECT = {
  command: "upcoming_calendar_entries",
  fields: { calendarData: JSON.stringify(CALENDAR) },
  json: { calendar_data: CALENDAR },
  changes: { calendar: { data: CALENDAR, receivedAt: NOW } },
} satisfies Done;

function roof(state: string, before: number, after: number): Done[] {
  return [
    {
      command: "sun_roof_control",
      before: (car) => {
        car.sunRoofPercent = before;
      },
      fields: { state },
      json: { state },
      query: `state=${state}`,
      changes: { sunRoofPercent: after },
    },
  ];
}
