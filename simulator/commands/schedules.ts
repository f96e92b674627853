/** When the car charges and warms up. Times are minutes after midnight. */

import { decimal, flag, integer, optional, required, text, within } from "../parameters.ts";
import { command, done, type Outcome } from "./command.ts";

/** Either kind of schedule, under the wire's names. */
export interface Schedule {
  days_of_week: string;
  enabled: boolean;
  lat: number;
  lon: number;
  one_time?: boolean | undefined;
  name?: string | undefined;
  start_enabled?: boolean | undefined;
  start_time?: number | undefined;
  end_enabled?: boolean | undefined;
  end_time?: number | undefined;
  precondition_time?: number | undefined;
}

/** Schedules by their ids. */
type Schedules = Record<number, Schedule>;

/** A scheduled departure, under the wire's names. */
interface Departure {
  departure_time?: number | undefined;
  preconditioning_enabled?: boolean | undefined;
  preconditioning_weekdays_only?: boolean | undefined;
  off_peak_charging_enabled?: boolean | undefined;
  off_peak_charging_weekdays_only?: boolean | undefined;
  end_off_peak_time?: number | undefined;
}

export interface SchedulesState {
  scheduledCharging: number | null;
  scheduledDeparture: Departure | null;
  chargeSchedules: Schedules;
  preconditionSchedules: Schedules;
}

export const schedulesState = (): SchedulesState => ({
  scheduledCharging: null,
  scheduledDeparture: null,
  chargeSchedules: {},
  preconditionSchedules: {},
});

const MINUTES = within(integer, 0, 1439);

/** What both kinds of schedule have. */
const schedule = {
  days_of_week: required(text),
  enabled: required(flag),
  lat: required(within(decimal, -90, 90)),
  lon: required(within(decimal, -180, 180)),
  one_time: optional(flag),
  id: optional(integer),
  name: optional(text),
};

const places = { home: required(flag), work: required(flag), other: required(flag) };

export const schedules = {
  set_scheduled_charging: command({
    parameters: { enable: required(flag), time: optional(MINUTES) },
    run(car, { enable, time }) {
      car.scheduledCharging = enable ? (time ?? 0) : null;
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
    run(car, { enable, ...departure }) {
      car.scheduledDeparture = enable ? departure : null;
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
    run: ({ chargeSchedules }, values, now) => keep(chargeSchedules, values, now),
  }),

  remove_charge_schedule: command({
    parameters: { id: required(integer) },
    run({ chargeSchedules }, { id }) {
      delete chargeSchedules[id];
      return done;
    },
  }),

  add_precondition_schedule: command({
    parameters: { ...schedule, precondition_time: required(MINUTES) },
    run: ({ preconditionSchedules }, values, now) => keep(preconditionSchedules, values, now),
  }),

  remove_precondition_schedule: command({
    parameters: { id: required(integer) },
    run({ preconditionSchedules }, { id }) {
      delete preconditionSchedules[id];
      return done;
    },
  }),

  // The simulated cars know neither home nor work: every schedule is for another place.
  batch_remove_charge_schedules: command({
    parameters: places,
    run(car, { other }) {
      if (other) car.chargeSchedules = {};
      return done;
    },
  }),

  batch_remove_precondition_schedules: command({
    parameters: places,
    run(car, { other }) {
      if (other) car.preconditionSchedules = {};
      return done;
    },
  }),
};

/** A schedule without an id is a new one. */
function keep(schedules: Schedules, given: Schedule & { id: number | undefined }, now: number): Outcome {
  const { id, ...schedule } = given;
  schedules[id ?? now] = schedule;
  return done;
}
