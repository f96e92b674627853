/**
 * The commands that are not of the reference, as `commands.ts` has the others; loaded when the first of them comes. What
 * is known of them is how they are called and what they take; few refusals are on record, so these cars mostly obey.
 */

import type { Car } from "./car.ts";
import { type Command, command, done, refused } from "./command.ts";
import { type Further, KEEPER_MODES, type Schedules } from "./further.ts";
import { newerCommands } from "./newer-commands.ts";
import {
  choice,
  decimal,
  flag,
  integer,
  object,
  optional,
  override,
  pin,
  RequestError,
  required,
  text,
  within,
} from "./parameters.ts";

const MINUTES = within(integer, 0, 1439);
const LATITUDE = within(decimal, -90, 90);
const LONGITUDE = within(decimal, -180, 180);

const place = { lat: required(LATITUDE), lon: required(LONGITUDE) };
const switched = { on: required(flag), manual_override: optional(override) };
const schedule = {
  days_of_week: required(text),
  enabled: required(flag),
  ...place,
  one_time: optional(flag),
  id: optional(integer),
  name: optional(text),
};

export const furtherCommands = {
  adjust_volume: command({ volume: required(within(decimal, 0, 11)) }, ({ further }, { volume }) => {
    further.media.volume = volume;
    return done;
  }),
  media_volume_up: media((media) => {
    media.volume = Math.min(11, media.volume + 0.5);
  }),
  media_volume_down: media((media) => {
    media.volume = Math.max(0, media.volume - 0.5);
  }),
  media_toggle_playback: media((media) => {
    media.playing = !media.playing;
  }),
  media_next_track: media((media) => {
    media.track += 1;
  }),
  media_prev_track: media((media) => {
    media.track -= 1;
  }),
  media_next_fav: media((media) => {
    media.favourite += 1;
  }),
  media_prev_fav: media((media) => {
    media.favourite -= 1;
  }),
  remote_boombox: command({ sound: required(integer) }, (car) => {
    if (car.gear !== "P") return refused("not_in_park");
    car.further.media.sounds += 1;
    return done;
  }),

  // Seats and wheel are not heated while the climate control is off.
  remote_seat_heater_request: command(
    { heater: required(within(integer, 0, 8)), level: required(within(integer, 0, 3)) },
    (car, { heater, level }) =>
      comfort(car, ({ heaters }) => {
        heaters[heater] = level;
      }),
  ),
  remote_seat_cooler_request: command(
    { seat_position: required(integer), seat_cooler_level: required(integer) },
    (car, values) =>
      comfort(car, ({ coolers }) => {
        coolers[values.seat_position] = values.seat_cooler_level;
      }),
  ),
  remote_auto_seat_climate_request: command(
    { auto_seat_position: required(within(integer, 1, 2)), auto_climate_on: required(flag) },
    ({ further }, values) => {
      further.climate.autoSeats[values.auto_seat_position] = values.auto_climate_on;
      return done;
    },
  ),
  remote_steering_wheel_heater_request: command({ on: required(flag) }, (car, { on }) =>
    comfort(car, (climate) => {
      climate.wheelHeater = on;
    }),
  ),
  set_preconditioning_max: command(switched, ({ further }, { on }) => {
    further.climate.defrost = on;
    return done;
  }),
  set_bioweapon_mode: command(switched, ({ further }, { on }) => {
    further.climate.bioweapon = on;
    return done;
  }),
  set_climate_keeper_mode: command(
    { climate_keeper_mode: required(within(integer, 0, 3)), manual_override: optional(override) },
    ({ further }, { climate_keeper_mode }) => {
      further.climate.keeper = KEEPER_MODES[climate_keeper_mode] ?? "off";
      return done;
    },
  ),
  set_cabin_overheat_protection: command(
    { on: required(flag), fan_only: optional(flag) },
    ({ further }, { on, fan_only }) => {
      further.climate.overheatProtection = on ? (fan_only ? "FanOnly" : "On") : "Off";
      return done;
    },
  ),
  set_cop_temp: command({ cop_temp: required(within(integer, 0, 2)) }, ({ further }, { cop_temp }) => {
    further.climate.overheatLimit = 30 + 5 * cop_temp;
    return done;
  }),

  set_charging_amps: command(
    { charging_amps: required(within(integer, 0, 48)) },
    ({ further }, { charging_amps }) => {
      further.chargingAmps = charging_amps;
      return done;
    },
  ),
  set_scheduled_charging: command(
    { enable: required(flag), time: optional(MINUTES) },
    ({ further }, { enable, time }) => {
      further.scheduledCharging = enable ? (time ?? 0) : null;
      return done;
    },
  ),
  set_scheduled_departure: command(
    {
      enable: required(flag),
      departure_time: optional(MINUTES),
      preconditioning_enabled: optional(flag),
      preconditioning_weekdays_only: optional(flag),
      off_peak_charging_enabled: optional(flag),
      off_peak_charging_weekdays_only: optional(flag),
      end_off_peak_time: optional(MINUTES),
    },
    ({ further }, { enable, ...departure }) => {
      further.scheduledDeparture = enable ? departure : null;
      return done;
    },
  ),
  add_charge_schedule: command(
    {
      ...schedule,
      start_enabled: optional(flag),
      start_time: optional(MINUTES),
      end_enabled: optional(flag),
      end_time: optional(MINUTES),
    },
    ({ further }, values, now) => keep(further.chargeSchedules, values, now),
  ),
  remove_charge_schedule: command({ id: required(integer) }, ({ further }, { id }) => {
    delete further.chargeSchedules[id];
    return done;
  }),
  add_precondition_schedule: command(
    { ...schedule, precondition_time: required(MINUTES) },
    ({ further }, values, now) => keep(further.preconditionSchedules, values, now),
  ),
  remove_precondition_schedule: command({ id: required(integer) }, ({ further }, { id }) => {
    delete further.preconditionSchedules[id];
    return done;
  }),

  set_sentry_mode: command({ on: required(flag) }, ({ further }, { on }) => {
    further.sentry = on;
    return done;
  }),
  set_pin_to_drive: command(
    { on: required(flag), password: optional(pin) },
    ({ further }, { on, password }) => {
      further.pinToDrive = { on, pin: password ?? further.pinToDrive.pin };
      return done;
    },
  ),
  reset_pin_to_drive_pin: command({}, ({ further }) => {
    further.pinToDrive = { on: false, pin: null };
    return done;
  }),
  guest_mode: command({ enable: required(flag) }, ({ further }, { enable }) => {
    further.guest = enable;
    return done;
  }),
  // There is nothing personal in a simulated car but where it was sent.
  erase_user_data: command({}, (car) => {
    if (car.gear !== "P") return refused("not_in_park");
    if (!car.further.guest) return refused("not_in_guest_mode");
    car.further.destination = null;
    return done;
  }),

  // Older cars close their windows only for somebody who is near.
  window_control: command(
    {
      command: required(choice("vent", "close")),
      lat: optional(LATITUDE),
      lon: optional(LONGITUDE),
    },
    ({ further, traits }, { command, lat, lon }) => {
      if (command === "close" && traits.carType === "models" && (lat === undefined || lon === undefined)) {
        throw new RequestError(400, "invalid_request", "missing lat and lon params");
      }
      further.windowsVented = command === "vent";
      return done;
    },
  ),
  trigger_homelink: command({ ...place, token: optional(text) }, ({ further }) => {
    further.homelinks += 1;
    return done;
  }),

  navigation_request: command(
    {
      type: required(text),
      value: required(object),
      locale: required(text),
      timestamp_ms: required(text),
    },
    ({ further }, { value }) => go(further, value),
  ),
  navigation_gps_request: command({ ...place, order: optional(integer) }, ({ further }, values) =>
    go(further, values),
  ),
  navigation_sc_request: command({ id: required(integer), order: optional(integer) }, ({ further }, values) =>
    go(further, values),
  ),

  schedule_software_update: command({ offset_sec: required(integer) }, ({ further }, { offset_sec }) => {
    further.updateIn = offset_sec;
    return done;
  }),
  cancel_software_update: command({}, ({ further }) => {
    further.updateIn = null;
    return done;
  }),
  set_vehicle_name: command({ vehicle_name: required(text) }, (car, { vehicle_name }) => {
    car.displayName = vehicle_name;
    return done;
  }),

  ...newerCommands,
} satisfies Record<string, Command>;

function media(change: (media: Further["media"]) => void) {
  return command({}, ({ further }) => {
    change(further.media);
    return done;
  });
}

function comfort({ climate, further }: Car, change: (climate: Further["climate"]) => void) {
  if (!climate.on) return refused("cabin comfort remote settings not enabled");
  change(further.climate);
  return done;
}

/** Without an id it is a new one. */
function keep(schedules: Schedules, { id, ...schedule }: { id?: number | undefined }, now: number) {
  schedules[id ?? now] = schedule;
  return done;
}

function go(further: Further, destination: object) {
  further.destination = destination;
  return done;
}
