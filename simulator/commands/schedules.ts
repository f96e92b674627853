/** When the car charges and warms up. Times are minutes after midnight. */

import {
  flag,
  integer,
  type Kind,
  latitude,
  longitude,
  optional,
  required,
  text,
  within,
} from "../parameters.ts";
import { command, done, type Outcome } from "./command.ts";
import { decimalOf, numberOrNone, vehicleAction } from "./signed-form.ts";

/** What both kinds of schedule have, under the wire's names. */
interface Schedule {
  /** A bit for each day, from Sunday on. */
  days_of_week: number;
  enabled: boolean;
  lat: number;
  lon: number;
  one_time: boolean;
  name: string;
}

export interface ChargeSchedule extends Schedule {
  start_enabled: boolean;
  start_time: number;
  end_enabled: boolean;
  end_time: number;
}

export interface PreconditionSchedule extends Schedule {
  precondition_time: number;
}

/** A scheduled departure, under the wire's names. */
interface Departure {
  departure_time: number;
  preconditioning_enabled: boolean;
  preconditioning_weekdays_only: boolean;
  off_peak_charging_enabled: boolean;
  off_peak_charging_weekdays_only: boolean;
  end_off_peak_time: number;
}

export interface SchedulesState {
  /** A car has either this or a scheduled departure. */
  scheduledCharging: number | null;
  scheduledDeparture: Departure | null;
  /** By their ids. */
  chargeSchedules: Record<number, ChargeSchedule>;
  preconditionSchedules: Record<number, PreconditionSchedule>;
}

const MINUTES = within(integer, 0, 1439);

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const ALL = 0b1111111;
const WEEKDAYS = 0b0111110;

/** Names of days with commas between them, "All", "Weekdays", or the bits as a number. */
const days: Kind<number> = {
  expected: "names of days, such as Mon,Tues, or All or Weekdays",
  read(value) {
    const bits = within(integer, 0, ALL).read(value);
    if (bits !== undefined || typeof value !== "string") return bits;
    const masks = value.split(",").map((name) => daysOf(name.trim().toLowerCase()));
    return masks.includes(0) ? undefined : masks.reduce((all, mask) => all | mask);
  },
};

/** "Tues", "Tue" and "Tuesday" are the same day. */
function daysOf(name: string): number {
  if (name === "all") return ALL;
  if (name === "weekdays") return WEEKDAYS;
  if (name.length < 3) return 0;
  return (1 << DAYS.findIndex((day) => day.startsWith(name))) & ALL;
}

/** What both kinds of schedule have. */
const schedule = {
  days_of_week: required(days),
  enabled: required(flag),
  lat: required(latitude),
  lon: required(longitude),
  one_time: optional(flag),
  id: optional(integer),
  name: optional(text),
};

const places = { home: required(flag), work: required(flag), other: required(flag) };

export const schedules = {
  set_scheduled_charging: command({
    parameters: { enable: required(flag), time: optional(MINUTES) },
    signed: [vehicleAction("scheduledCharging", ({ enabled, time }) => ({ enable: enabled, time }))],
    permission: "charging",
    run(car, { enable, time = 0 }) {
      car.scheduledCharging = enable ? time : null;
      car.scheduledDeparture = null;
      return done;
    },
  }),

  set_scheduled_departure: command({
    parameters: {
      enable: required(flag),
      departure_time: optional(MINUTES),
      preconditioning_enabled: optional(flag),
      preconditioning_weekdays_only: optional(flag),
      off_peak_charging_enabled: optional(flag),
      off_peak_charging_weekdays_only: optional(flag),
      end_off_peak_time: optional(MINUTES),
    },
    signed: [
      vehicleAction("scheduledDeparture", ({ enabled, preconditioning, offPeakCharging, ...times }) => ({
        enable: enabled,
        departure_time: times.departureTime,
        preconditioning_enabled: preconditioning !== undefined,
        preconditioning_weekdays_only: preconditioning?.days.case === "weekdays",
        off_peak_charging_enabled: offPeakCharging !== undefined,
        off_peak_charging_weekdays_only: offPeakCharging?.days.case === "weekdays",
        end_off_peak_time: times.endOffPeakTime,
      })),
    ],
    permission: "charging",
    run(car, { enable, ...given }) {
      const preconditioningOnWeekdays = given.preconditioning_weekdays_only ?? false;
      const offPeakOnWeekdays = given.off_peak_charging_weekdays_only ?? false;
      const departure = {
        departure_time: given.departure_time ?? 0,
        preconditioning_enabled: given.preconditioning_enabled || preconditioningOnWeekdays,
        preconditioning_weekdays_only: preconditioningOnWeekdays,
        off_peak_charging_enabled: given.off_peak_charging_enabled || offPeakOnWeekdays,
        off_peak_charging_weekdays_only: offPeakOnWeekdays,
        end_off_peak_time: given.end_off_peak_time ?? 0,
      };
      car.scheduledDeparture = enable ? departure : null;
      car.scheduledCharging = null;
      return done;
    },
  }),

  add_charge_schedule: command({
    parameters: {
      ...schedule,
      start_enabled: optional(flag),
      start_time: optional(MINUTES),
      end_enabled: optional(flag),
      end_time: optional(MINUTES),
    },
    signed: [
      vehicleAction("addChargeSchedule", (schedule) => ({
        ...common(schedule),
        start_enabled: schedule.startEnabled,
        start_time: schedule.startTime,
        end_enabled: schedule.endEnabled,
        end_time: schedule.endTime,
      })),
    ],
    permission: "charging",
    run: ({ chargeSchedules }, given, now) =>
      keep(chargeSchedules, given, now, {
        start_enabled: given.start_enabled ?? given.start_time !== undefined,
        start_time: given.start_time ?? 0,
        end_enabled: given.end_enabled ?? given.end_time !== undefined,
        end_time: given.end_time ?? 0,
      }),
  }),

  remove_charge_schedule: command({
    parameters: { id: required(integer) },
    signed: [vehicleAction("removeChargeSchedule", ({ id }) => ({ id: Number(id) }))],
    permission: "charging",
    run({ chargeSchedules }, { id }) {
      delete chargeSchedules[id];
      return done;
    },
  }),

  add_precondition_schedule: command({
    parameters: { ...schedule, precondition_time: required(MINUTES) },
    signed: [
      vehicleAction("addPreconditionSchedule", (schedule) => ({
        ...common(schedule),
        precondition_time: schedule.preconditionTime,
      })),
    ],
    permission: "charging",
    run: ({ preconditionSchedules }, given, now) =>
      keep(preconditionSchedules, given, now, { precondition_time: given.precondition_time }),
  }),

  remove_precondition_schedule: command({
    parameters: { id: required(integer) },
    signed: [vehicleAction("removePreconditionSchedule", ({ id }) => ({ id: Number(id) }))],
    permission: "charging",
    run({ preconditionSchedules }, { id }) {
      delete preconditionSchedules[id];
      return done;
    },
  }),

  // The simulated cars know neither home nor work: every schedule is for another place.
  batch_remove_charge_schedules: command({
    parameters: places,
    signed: [vehicleAction("removeChargeSchedules", ({ home, work, other }) => ({ home, work, other }))],
    permission: "charging",
    run(car, { other }) {
      if (other) car.chargeSchedules = {};
      return done;
    },
  }),

  batch_remove_precondition_schedules: command({
    parameters: places,
    signed: [
      vehicleAction("removePreconditionSchedules", ({ home, work, other }) => ({ home, work, other })),
    ],
    permission: "charging",
    run(car, { other }) {
      if (other) car.preconditionSchedules = {};
      return done;
    },
  }),
};

/** What the two messages have in common. */
function common(schedule: {
  id: bigint;
  name: string;
  daysOfWeek: number;
  oneTime: boolean;
  enabled: boolean;
  latitude: number;
  longitude: number;
}) {
  const { id, name, daysOfWeek, oneTime, enabled, latitude, longitude } = schedule;
  return {
    id: numberOrNone(id),
    name,
    days_of_week: daysOfWeek,
    one_time: oneTime,
    enabled,
    lat: decimalOf(latitude),
    lon: decimalOf(longitude),
  };
}

/** A schedule that is given: what is optional may be missing. */
type Given = Omit<Schedule, "one_time" | "name"> & {
  id: number | undefined;
  one_time: boolean | undefined;
  name: string | undefined;
};

/** A schedule without an id is a new one. */
function keep<Times>(
  schedules: Record<number, Schedule & Times>,
  { id, days_of_week, enabled, lat, lon, one_time = false, name = "" }: Given,
  now: number,
  times: Times,
): Outcome {
  schedules[id ?? now] = { days_of_week, enabled, lat, lon, one_time, name, ...times };
  return done;
}
