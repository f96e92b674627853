/**
 * The commands: name → parameters → effect. Reasons are the ones recorded from real cars; where sources disagree the
 * comment says which one is followed and why.
 */

import { CABIN_TEMPERATURE, type Car, CHARGE_LIMIT, SPEED_LIMIT, type SunRoofServer } from "./car.ts";
import { type Command, command, done, type Outcome, refused } from "./command.ts";
import {
  decimal,
  flag,
  integer,
  optional,
  override,
  type Parameters,
  percentage,
  pin,
  RequestError,
  required,
  text,
  textOrObject,
} from "./parameters.ts";
import { reviewCharging, settle, startCharging } from "./physics.ts";

export type { Outcome } from "./command.ts";

/** After `remote_start_drive` the car has to be in gear within two minutes. */
const REMOTE_START_MS = 2 * 60_000;

/** Below this battery level the climate control does not start by itself. */
const LOW_CHARGE_PERCENT = 20;

const SUN_ROOF_WORDS: Record<SunRoofServer, readonly string[]> = {
  reference: ["open", "closed", "comfort", "vent", "move", "close", "stop"],
  today: ["vent", "close", "stop"],
};

const SUN_ROOF_PERCENT = new Map([
  ["open", 100],
  ["comfort", 80],
  ["vent", 15],
  ["closed", 0],
  ["close", 0],
]);

const commands = {
  door_unlock: command({}, (car) => {
    car.locked = false;
    return done;
  }),

  // A repeated lock is recorded only in test fixtures, with `already_locked`; it is the best evidence there is.
  door_lock: command({}, (car) => {
    if (Object.values(car.doors).includes(true)) return refused("doors_open");
    if (car.locked) return refused("already_locked");
    car.locked = true;
    return done;
  }),

  // The sources tell only in prose that horn and lights refuse while in gear; the word is that of the other commands.
  honk_horn: command({}, (car, _values, now) => {
    if (car.gear !== "P") return refused("not_in_park");
    car.horn = { count: car.horn.count + 1, lastAt: now };
    return done;
  }),

  flash_lights: command({}, (car, _values, now) => {
    if (car.gear !== "P") return refused("not_in_park");
    car.lights = { count: car.lights.count + 1, lastAt: now };
    return done;
  }),

  auto_conditioning_start: command({ manual_override: optional(override) }, (car, { manual_override }) => {
    if (!manual_override && car.charge.level < LOW_CHARGE_PERCENT) return refused("low_soc");
    if (!manual_override && Object.values(car.doors).includes(true)) return refused("door_open");
    car.climate.on = true;
    return done;
  }),

  auto_conditioning_stop: command({}, (car) => {
    car.climate.on = false;
    return done;
  }),

  // Temperatures and charge limits out of range are answered with success and clamped: a recorded limit of 1 was.
  set_temps: command({ driver_temp: required(decimal), passenger_temp: required(decimal) }, (car, values) => {
    car.climate.driverTemp = clamp(values.driver_temp, CABIN_TEMPERATURE);
    car.climate.passengerTemp = clamp(values.passenger_temp, CABIN_TEMPERATURE);
    return done;
  }),

  set_charge_limit: command({ percent: required(integer) }, (car, { percent }) =>
    moveChargeLimit(car, clamp(percent, CHARGE_LIMIT), "already_set"),
  ),

  charge_max_range: command({}, (car) => moveChargeLimit(car, CHARGE_LIMIT.max, "already_max_range")),

  charge_standard: command({}, (car) => moveChargeLimit(car, CHARGE_LIMIT.standard, "already_standard")),

  // An unknown state has been seen as 400 `invalid_state` and as this refusal; the refusal is the newer record.
  sun_roof_control: command(
    { state: required(text), percent: optional(percentage) },
    (car, { state, percent }) => {
      if (!SUN_ROOF_WORDS[car.traits.sunRoofServer].includes(state))
        return refused("unknown state requested");
      if (!car.traits.sunRoof) return refused("not_supported");
      if (state === "move" && percent === undefined) {
        throw new RequestError(400, "invalid_request", "missing percent param");
      }
      // Our roof moves in no time, so there is never anything left to stop.
      const target = state === "move" ? percent : SUN_ROOF_PERCENT.get(state);
      car.sunRoofPercent = target ?? car.sunRoofPercent;
      return done;
    },
  ),

  actuate_trunk: command({ which_trunk: required(text) }, (car, { which_trunk }) => {
    if (which_trunk !== "front" && which_trunk !== "rear") return refused("invalid_value");
    if (car.gear !== "P") return refused("not_in_park");
    const closes = which_trunk === "rear" && car.traits.poweredLiftgate;
    car.trunks[which_trunk] = closes ? !car.trunks.rear : true;
    return done;
  }),

  // The account's password has not been looked at since December 2021; the reference still sends one.
  remote_start_drive: command({ password: optional(text) }, (car, _values, now) => {
    if (!car.traits.remoteStartEnabled) return refused("remote_start_disabled");
    if (car.gear !== "P") return refused("already on");
    car.remoteStartUntil = now + REMOTE_START_MS;
    return done;
  }),

  charge_port_door_open: command({}, ({ charge }) => {
    if (charge.state === "Charging") return refused("charging");
    if (charge.portOpen && !charge.latched) return refused("already open");
    charge.portOpen = true;
    charge.latched = false;
    return done;
  }),

  charge_port_door_close: command({}, ({ charge, traits }) => {
    if (!traits.motorizedChargePort) return refused("non_motorized_charge_port");
    if (charge.cable) return refused("cable_connected");
    if (!charge.portOpen) return refused("already closed");
    charge.portOpen = false;
    return done;
  }),

  charge_start: command({}, (car) => {
    if (!car.charge.cable) return refused("disconnected");
    if (car.charge.state === "Charging") return refused("is_charging");
    if (car.charge.level >= car.charge.limit) return refused("complete");
    startCharging(car);
    return done;
  }),

  charge_stop: command({}, ({ charge }) => {
    if (charge.state !== "Charging") return refused("not_charging");
    charge.state = "Stopped";
    return done;
  }),

  // The reference names no parameter and a call without any is on record as successful; apps send `calendar_data`.
  upcoming_calendar_entries: command({ calendar_data: optional(textOrObject) }, (car, values, now) => {
    car.calendar = { data: values.calendar_data ?? null, receivedAt: now };
    return done;
  }),

  // The PIN is for the valet inside the car, so switching off from afar works without; a wrong one is refused all the
  // same. The PIN of the last valet session stays in force until `reset_valet_pin`.
  set_valet_mode: command({ on: required(flag), password: optional(pin) }, (car, { on, password }) => {
    const { valet } = car;
    if (car.gear !== "P") return refused("not_in_park");
    if (!on && !valet.on) return refused("already off");
    const wrong = valet.pin !== null && password !== undefined && password !== valet.pin;
    const missing = on && valet.pin === null && password === undefined;
    if (wrong || missing) return refused("invalid_password");
    if (on && valet.on) return refused("already on");
    car.valet = { on, pin: valet.pin ?? password ?? null };
    return done;
  }),

  reset_valet_pin: command({}, ({ valet }) => {
    if (valet.on) return refused("valet_mode_on");
    valet.pin = null;
    return done;
  }),

  speed_limit_activate: command({ pin: required(pin) }, (car, { pin }) => {
    if (car.gear !== "P") return refused("not_in_park");
    car.speedLimit.pin ??= pin;
    if (pin !== car.speedLimit.pin) return refused("incorrect_pin");
    car.speedLimit.active = true;
    return done;
  }),

  speed_limit_deactivate: command({ pin: required(pin) }, (car, { pin }) => {
    const refusal = checkSpeedLimitPin(car, pin);
    if (refusal) return refusal;
    car.speedLimit.active = false;
    return done;
  }),

  speed_limit_set_limit: command({ limit_mph: required(decimal) }, (car, { limit_mph }) => {
    if (limit_mph < SPEED_LIMIT.min || limit_mph > SPEED_LIMIT.max) return refused("invalid_limit");
    if (car.gear !== "P") return refused("not_in_park");
    if (car.speedLimit.active) return refused("speed_limit_mode_active");
    car.speedLimit.limitMph = limit_mph;
    return done;
  }),

  // One source has this switch an active limit off, another has it refuse. Refusing is what an app must cope with.
  speed_limit_clear_pin: command({ pin: required(pin) }, (car, { pin }) => {
    const refusal = checkSpeedLimitPin(car, pin);
    if (refusal) return refusal;
    if (car.speedLimit.active) return refused("speed_limit_mode_active");
    car.speedLimit.pin = null;
    return done;
  }),
} satisfies Record<string, Command>;

/** The wire names of all commands under `command/`; `wake_up` is not one of them, it has a path of its own. */
export type CommandName = keyof typeof commands;

/** The command of the name, if there is one. Those that are not of the reference are loaded by the first of them. */
export async function findCommand(name: string): Promise<Command | undefined> {
  if (Object.hasOwn(commands, name)) return commands[name as CommandName];
  const { furtherCommands } = await import("./further-commands.ts");
  return new Map<string, Command>(Object.entries(furtherCommands)).get(name);
}

/** What a command of the reference takes. */
export function parametersOf(name: CommandName): Parameters {
  return commands[name].parameters;
}

/** Carries out a command of the reference: see `apply`. */
export function applyCommand(
  car: Car,
  name: CommandName,
  values: Readonly<Record<string, unknown>>,
  now: number,
): Outcome {
  return apply(car, commands[name], values, now);
}

/**
 * Carries out a command on a car that can be reached: brings it up to `now`, then changes it or refuses. It touches
 * nothing but the car, and depends on nothing but its arguments, however the command came in.
 *
 * @param values as `readValues` gives them for the command's parameters
 * @throws RequestError when the values, each fine by itself, do not fit together
 */
export function apply(
  car: Car,
  { effect }: Command,
  values: Readonly<Record<string, unknown>>,
  now: number,
): Outcome {
  settle(car, now);
  car.lastUsedAt = now;
  return effect(car, values, now);
}

function clamp(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, value));
}

function moveChargeLimit(car: Car, percent: number, reasonIfThere: string): Outcome {
  if (car.charge.limit === percent) return refused(reasonIfThere);
  car.charge.limit = percent;
  reviewCharging(car);
  return done;
}

function checkSpeedLimitPin(car: Car, pin: string): Outcome | undefined {
  if (car.gear !== "P") return refused("not_in_park");
  if (car.speedLimit.pin === null) return refused("no_pin_set");
  if (pin !== car.speedLimit.pin) return refused("incorrect_pin");
  return undefined;
}
