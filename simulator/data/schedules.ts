import type { Car } from "../car.ts";
import type { Schedule } from "../commands/schedules.ts";

const DAYS = ["sun", "mon", "tues", "wednes", "thurs", "fri", "satur"];

/** `charge_schedule_data` of `vehicle_data`, for those who ask for it. */
export function chargeScheduleData({ chargeSchedules }: Car) {
  const schedules = Object.entries(chargeSchedules).map(([id, schedule]) => ({
    ...common(id, schedule),
    end_enabled: schedule.end_enabled ?? schedule.end_time !== undefined,
    end_time: schedule.end_time ?? 0,
    start_enabled: schedule.start_enabled ?? schedule.start_time !== undefined,
    start_time: schedule.start_time ?? 0,
  }));
  return {
    charge_buffer: 3,
    charge_schedules: schedules,
    max_num_charge_schedules: 10,
    next_schedule: schedules.length > 0,
    show_complete_state: false,
  };
}

/** `preconditioning_schedule_data` of `vehicle_data`, for those who ask for it. */
export function preconditioningScheduleData({ preconditionSchedules }: Car) {
  const schedules = Object.entries(preconditionSchedules).map(([id, schedule]) => ({
    ...common(id, schedule),
    precondition_time: schedule.precondition_time ?? 0,
  }));
  return {
    max_num_precondition_schedules: 10,
    next_schedule: schedules.length > 0,
    precondition_schedules: schedules,
    preconditioning_schedule_window: null,
  };
}

function common(id: string, { days_of_week, enabled, lat, lon, name, one_time }: Schedule) {
  return {
    days_of_week: daysMask(days_of_week),
    enabled,
    id: Number(id),
    latitude: lat,
    longitude: lon,
    name: name ?? "",
    one_time: one_time ?? false,
  };
}

/** A bit for each day, from Sunday on. A command names the days, or gives the bits as a number. */
function daysMask(days: string): number {
  if (/^\d+$/.test(days)) return Number(days);
  const names = days
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  if (names.includes("all")) return 0b1111111;
  if (names.includes("weekdays")) return 0b0111110;
  return DAYS.reduce(
    (mask, day, bit) => (names.some((name) => isDay(name, day)) ? mask | (1 << bit) : mask),
    0,
  );
}

/** "Tues", "Tue" and "Tuesday" are the same day. */
function isDay(name: string, day: string): boolean {
  return name.length >= 3 && `${day}day`.startsWith(name);
}
