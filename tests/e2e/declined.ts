/** Commands that the car does not carry out, by hand: its words are those on record of real cars. */

import { ACTIVE_LIMIT, type Row } from "./commands.ts";

/** A command that the car does not carry out, with its word for why. */
export interface Declined extends Row {
  reason: string;
}

const inGear: NonNullable<Row["before"]> = (_car, act) => act("shift", { gear: "D" });

/** The car says no. */
export const REFUSED: readonly Declined[] = [
  { command: "door_lock", before: (_car, act) => act("open_door"), reason: "doors_open" },
  { command: "honk_horn", before: inGear, reason: "not_in_park" },
  { command: "flash_lights", before: inGear, reason: "not_in_park" },
  {
    command: "auto_conditioning_start",
    before: (_car, act) => act("set_battery", { percent: 10 }),
    reason: "low_soc",
  },
  {
    command: "sun_roof_control",
    before: (car) => {
      car.traits.sunRoofServer = "today";
    },
    fields: { state: "comfort" },
    reason: "unknown state requested",
  },
  { command: "actuate_trunk", before: inGear, fields: { whichTrunk: "rear" }, reason: "not_in_park" },
  {
    command: "remote_start_drive",
    before: (car) => {
      car.traits.remoteStartEnabled = false;
    },
    reason: "remote_start_disabled",
  },
  { command: "charge_port_door_open", before: (_car, act) => act("plug_in"), reason: "charging" },
  { command: "charge_port_door_close", before: (_car, act) => act("plug_in"), reason: "cable_connected" },
  { command: "charge_start", reason: "disconnected" },
  {
    command: "set_valet_mode",
    before: (car) => {
      car.valet.pin = "0420";
    },
    fields: { on: "true", password: "9999" },
    reason: "invalid_password",
  },
  {
    command: "reset_valet_pin",
    before: (car) => {
      car.valet = { on: true, pin: "0420" };
    },
    reason: "valet_mode_on",
  },
  {
    command: "speed_limit_activate",
    before: (car) => {
      car.speedLimit.pin = "0042";
    },
    fields: { pin: "9999" },
    reason: "incorrect_pin",
  },
  { command: "speed_limit_deactivate", fields: { pin: "0042" }, reason: "no_pin_set" },
  {
    command: "speed_limit_set_limit",
    before: (car) => {
      car.speedLimit = { ...ACTIVE_LIMIT };
    },
    fields: { limitMph: "72" },
    reason: "speed_limit_mode_active",
  },
  {
    command: "speed_limit_clear_pin",
    before: (car) => {
      car.speedLimit = { ...ACTIVE_LIMIT };
    },
    fields: { pin: "0042" },
    reason: "speed_limit_mode_active",
  },
];

/** The car already is as asked. */
export const ALREADY: readonly Declined[] = [
  { command: "door_lock", reason: "already_locked" },
  { command: "set_charge_limit", fields: { percent: "80" }, reason: "already_set" },
  {
    command: "charge_max_range",
    before: (car) => {
      car.charge.limit = 100;
    },
    reason: "already_max_range",
  },
  {
    command: "charge_standard",
    before: (car) => {
      car.charge.limit = 90;
    },
    reason: "already_standard",
  },
  {
    command: "charge_port_door_open",
    before: (car) => {
      car.charge.portOpen = true;
    },
    reason: "already open",
  },
  { command: "charge_port_door_close", reason: "already closed" },
  { command: "charge_start", before: (_car, act) => act("plug_in"), reason: "is_charging" },
  {
    command: "charge_start",
    before: (car, act) => {
      car.charge.level = 80;
      act("plug_in");
    },
    reason: "complete",
  },
  { command: "charge_stop", reason: "not_charging" },
  { command: "set_valet_mode", fields: { on: "false" }, reason: "already off" },
];
