/** More commands that are not of the reference: what came with parental controls, fleets and the Cybertruck. */

import type { Car } from "./car.ts";
import { type Command, command, done, refused } from "./command.ts";
import type { Further } from "./further.ts";
import { choice, decimal, flag, integer, object, pin, required, text, within } from "./parameters.ts";

const places = { home: required(flag), work: required(flag), other: required(flag) };

const SETTINGS = [
  "SpeedLimit",
  "Acceleration",
  "SafetyFeatures",
  "Curfew",
  "BrowserBlocked",
  "TheaterBlocked",
  "ArcadeBlocked",
] as const;

export const newerCommands = {
  remote_steering_wheel_heat_level_request: command(
    { level: required(within(integer, 0, 3)) },
    (car, { level }) => {
      if (!car.climate.on) return refused("cabin comfort remote settings not enabled");
      car.further.climate.wheelLevel = level;
      return done;
    },
  ),
  remote_auto_steering_wheel_heat_climate_request: command({ on: required(flag) }, ({ further }, { on }) => {
    further.climate.autoWheel = on;
    return done;
  }),

  // The simulated cars know neither home nor work: each schedule is for another place.
  batch_remove_charge_schedules: command(places, ({ further }, { other }) => {
    if (other) further.chargeSchedules = {};
    return done;
  }),
  batch_remove_precondition_schedules: command(places, ({ further }, { other }) => {
    if (other) further.preconditionSchedules = {};
    return done;
  }),

  set_managed_charge_current_request: managed({ charging_amps: required(within(integer, 0, 48)) }),
  set_managed_charger_location: managed({ location: required(object) }),
  set_managed_scheduled_charging_time: managed({ time: required(within(integer, 0, 1439)) }),

  // Without the PIN, for whoever owns the car.
  clear_pin_to_drive_admin: command({}, ({ further }) => {
    further.pinToDrive = { on: false, pin: null };
    return done;
  }),
  speed_limit_clear_pin_admin: command({}, (car) => {
    car.speedLimit.active = false;
    car.speedLimit.pin = null;
    return done;
  }),

  parental_controls_activate: command({ pin: required(pin) }, ({ further: { parental } }, { pin }) => {
    parental.pin ??= pin;
    if (pin !== parental.pin) return refused("incorrect_pin");
    parental.active = true;
    return done;
  }),
  parental_controls_deactivate: command({ pin: required(pin) }, ({ further: { parental } }, { pin }) => {
    if (pin !== parental.pin) return refused("incorrect_pin");
    parental.active = false;
    return done;
  }),
  parental_controls_enable_setting: command(
    { setting: required(choice(...SETTINGS)), enable: required(flag) },
    ({ further: { parental } }, { setting, enable }) => {
      parental.settings[setting] = enable;
      return done;
    },
  ),
  parental_controls_set_speed_limit: command(
    { limit_mph: required(decimal) },
    ({ further: { parental } }, { limit_mph }) => {
      parental.limitMph = limit_mph;
      return done;
    },
  ),
  parental_controls_clear_pin_admin: command({}, ({ further: { parental } }) => {
    parental.active = false;
    parental.pin = null;
    return done;
  }),

  open_tonneau: tonneau("open"),
  close_tonneau: tonneau("closed"),
  stop_tonneau: tonneau("stopped"),

  navigation_waypoints_request: command({ waypoints: required(text) }, ({ further }, values) => {
    further.destination = values;
    return done;
  }),

  dashcam_save_clip: command({}, ({ further }) => {
    further.clips += 1;
    return done;
  }),
  take_drivenote: command({ note: required(text) }, ({ further }, { note }) => {
    further.notes.push(note);
    return done;
  }),
  set_low_power_mode: command({ enable: required(flag) }, ({ further }, { enable }) => {
    further.lowPower = enable;
    return done;
  }),
  keep_accessory_power_mode: command({ enable: required(flag) }, ({ further }, { enable }) => {
    further.accessoryPower = enable;
    return done;
  }),
} satisfies Record<string, Command>;

function managed(parameters: Command["parameters"]) {
  return command(parameters, ({ further }: Car, values) => {
    Object.assign(further.managed, values);
    return done;
  });
}

function tonneau(state: Further["tonneau"]) {
  return command({}, ({ further }) => {
    further.tonneau = state;
    return done;
  });
}
