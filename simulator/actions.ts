/** What people and the weather do to a car and no command can: name → parameters → effect. No action is refused. */

import type { Car, Gear } from "./car.ts";
import type { Door } from "./commands/access.ts";
import type { Trunk } from "./commands/trunks-and-roof.ts";
import { type Key, publicKey, type Role, roleNames } from "./keys.ts";
import {
  choice,
  decimal,
  flag,
  optional,
  type Parameters,
  percentage,
  required,
  type ValuesOf,
} from "./parameters.ts";
import { advance, fallAsleep, goOnline, reviewCharging, startCharging } from "./physics.ts";

interface Action {
  parameters: Parameters;
  effect(car: Car, values: Readonly<Record<string, unknown>>, now: number): void;
}

const door = optional(choice<Door>("driver_front", "passenger_front", "driver_rear", "passenger_rear"));
const role = optional(choice<Role>(...roleNames));
const trunk = required(choice<Trunk>("front", "rear"));

const actions = {
  /** Opens the flap if need be; charging begins unless the limit is reached. */
  plug_in: action({}, (car) => {
    const { charge } = car;
    if (charge.cable) return;
    charge.portOpen = true;
    charge.cable = true;
    charge.latched = true;
    charge.energyAdded = 0;
    if (charge.level < charge.limit) startCharging(car);
    else charge.state = "Complete";
  }),

  /** Leaves the flap open. */
  unplug: action({}, ({ charge }) => {
    charge.cable = false;
    charge.latched = false;
    charge.state = "Disconnected";
  }),

  /** Someone with a key opens a door, so the car unlocks. Default: the driver's door. */
  open_door: action({ door }, (car, { door }) => {
    car.locked = false;
    car.doors[door ?? "driver_front"] = true;
  }),

  /** Default: the driver's door. */
  close_door: action({ door }, (car, { door }) => {
    car.doors[door ?? "driver_front"] = false;
  }),

  open_trunk: action({ which_trunk: trunk }, (car, { which_trunk }) => {
    car.trunks[which_trunk] = true;
  }),

  close_trunk: action({ which_trunk: trunk }, (car, { which_trunk }) => {
    car.trunks[which_trunk] = false;
  }),

  /** Any gear but P means that someone drives, which is what a remote start waits for. */
  shift: action({ gear: required(choice<Gear>("P", "R", "N", "D")) }, (car, { gear }) => {
    car.gear = gear;
    if (gear !== "P") car.remoteStartUntil = null;
  }),

  /** Falls asleep at once. */
  sleep: action({}, (car) => fallAsleep(car)),

  /** Out of reach: not even `wake_up` gets through. */
  go_offline: action({}, (car) => {
    car.connection = "offline";
    car.onlineAt = null;
  }),

  /** Back in reach and awake, at once. */
  go_online: action({}, (car, _values, now) => goOnline(car, now)),

  /** Sets the battery's level. */
  set_battery: action({ percent: required(percentage) }, (car, { percent }) => {
    car.charge.level = percent;
    reviewCharging(car);
  }),

  /** Sets the temperature around the car, in °C; the cabin follows slowly. */
  set_outside_temp: action({ celsius: required(decimal) }, (car, { celsius }) => {
    car.climate.outside = celsius;
  }),

  /** What an app beside the car asks for: its key waits for a card. Without `role` it is to be a driver's. */
  request_key: action({ public_key: required(publicKey), role }, (car, { public_key, role }) => {
    car.keyRequest = { publicKey: public_key, role: role ?? "driver" };
  }),

  /** The owner lays a key card on the console: the key that waits is enrolled, or the car asks about it on its screen. */
  tap_card: action({}, (car) => {
    if (car.keyRequest?.confirm) car.keyRequest.isTapped = true;
    else enrolRequested(car);
  }),

  /** The owner confirms on the screen, after the card: the key that waits is enrolled. */
  confirm_key: action({}, (car) => {
    if (car.keyRequest?.isTapped) enrolRequested(car);
  }),

  /** The key that waits isn't wanted. */
  dismiss_key: action({}, (car) => {
    car.keyRequest = null;
  }),

  /** Enrols a key without a card, as the link of a registered app does. Without `role` it is a fleet manager's. */
  add_key: action({ public_key: required(publicKey), role }, (car, { public_key, role }) => {
    enrol(car, { publicKey: public_key, role: role ?? "fleet_manager" });
  }),

  /** Forgets a key, as the owner can on the car's screen. */
  remove_key: action({ public_key: required(publicKey) }, (car, { public_key }) => {
    car.keys = car.keys.filter((key) => key.publicKey !== public_key);
  }),

  /** The switch for mobile access in the car's settings. */
  allow_remote_access: action({ allowed: required(flag) }, (car, { allowed }) => {
    car.remoteAccess = allowed;
  }),
} satisfies Record<string, Action>;

/** The names of all physical actions. */
export type ActionName = keyof typeof actions;

/** What an action takes; `door` and its like may be left out. */
export type ActionValues<Name extends ActionName> = Partial<ValuesOf<(typeof actions)[Name]["parameters"]>>;

/** All names, as a list. */
export const actionNames = Object.keys(actions) as ActionName[];

/** Whether there is an action of this name. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}

/** What an action takes. */
export function actionParametersOf(name: ActionName): Parameters {
  return actions[name].parameters;
}

/** Carries out an action. It works on a sleeping car too, and keeps an awake one awake. */
export function applyAction(
  car: Car,
  name: ActionName,
  values: Readonly<Record<string, unknown>>,
  now: number,
): void {
  advance(car, now);
  car.lastUsedAt = now;
  const { effect }: Action = actions[name];
  effect(car, values, now);
}

function enrolRequested(car: Car): void {
  if (!car.keyRequest) return;
  const { confirm, isTapped, ...key } = car.keyRequest;
  enrol(car, key);
  car.keyRequest = null;
}

/** A key has one role: the new one if it was there. */
function enrol(car: Car, key: Key): void {
  car.keys = [...car.keys.filter(({ publicKey }) => publicKey !== key.publicKey), key];
}

/** Ties the effect's values to the parameters that are declared beside it. */
function action<P extends Parameters>(
  parameters: P,
  effect: (car: Car, values: ValuesOf<P>, now: number) => void,
) {
  return { parameters, effect };
}
