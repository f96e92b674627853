import type { CommandInfo, RequestOptions, Vehicle, VehicleData } from "tesla-commands";
import { dayNames } from "./fields/days.ts";
import { packageFor } from "./package.ts";
import type { Parameters } from "./parameters.ts";
import type { Place } from "./place.ts";
import { number, record, text } from "./wire.ts";

/** A schedule of the car. Times are minutes after midnight. */
export interface Schedule {
  kind: "charge" | "precondition";
  /** A new schedule has none yet. */
  id?: number | undefined;
  name: string;
  /** A bit for each day, from Sunday on. */
  days: number;
  isOn: boolean;
  isOnce: boolean;
  /** Absent: where the car is. */
  place?: Place | undefined;
  /** When charging starts, or when the car is ready. */
  start?: number | undefined;
  /** When charging ends. */
  end?: number | undefined;
}

export const everyDay = 0b111_1111;
export const weekdays = 0b011_1110;

/** Asks the car for its schedules. Cars that have none of this kind leave the part out: then it is `undefined`. Rejects as
 * `vehicleData` does. */
export async function readSchedules(
  vehicle: Vehicle,
  options: RequestOptions,
): Promise<readonly Schedule[] | undefined> {
  const endpoints = ["charge_schedule_data", "preconditioning_schedule_data"];
  const { vehicleData } = await packageFor(vehicle, options.signal);
  const data: VehicleData & Record<string, unknown> = Object(
    await vehicleData(vehicle, { ...options, endpoints }),
  );
  const charge = record(data.charge_schedule_data).charge_schedules;
  const precondition = record(data.preconditioning_schedule_data).precondition_schedules;
  if (!Array.isArray(charge) && !Array.isArray(precondition)) return undefined;
  return [...schedulesIn("charge", charge), ...schedulesIn("precondition", precondition)];
}

function schedulesIn(kind: Schedule["kind"], list: unknown): Schedule[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const schedule = record(one);
    const id = number(schedule.id);
    const days = number(schedule.days_of_week);
    if (id === undefined || days === undefined) return [];
    const lat = number(schedule.latitude);
    const lon = number(schedule.longitude);
    const isCharge = kind === "charge";
    return [
      {
        kind,
        id,
        days,
        name: text(schedule.name) ?? "",
        isOn: schedule.enabled === true,
        isOnce: schedule.one_time === true,
        place: lat === undefined || lon === undefined ? undefined : { lat, lon },
        start: isCharge
          ? timeIf(schedule.start_enabled, schedule.start_time)
          : number(schedule.precondition_time),
        end: isCharge ? timeIf(schedule.end_enabled, schedule.end_time) : undefined,
      },
    ];
  });
}

function timeIf(isEnabled: unknown, time: unknown): number | undefined {
  return isEnabled === false ? undefined : number(time);
}

/** The command that adds a schedule, or changes the one with its id. */
export function addCommand({ kind }: Schedule): CommandInfo["name"] {
  return kind === "charge" ? "add_charge_schedule" : "add_precondition_schedule";
}

export function removeCommand({ kind }: Schedule): CommandInfo["name"] {
  return kind === "charge" ? "remove_charge_schedule" : "remove_precondition_schedule";
}

/** What `addCommand` takes. */
export function addParameters({
  kind,
  id,
  name,
  days,
  isOn,
  isOnce,
  place,
  start,
  end,
}: Schedule): Parameters {
  const times =
    kind === "charge"
      ? {
          startEnabled: start !== undefined,
          ...(start === undefined ? {} : { startTime: start }),
          endEnabled: end !== undefined,
          ...(end === undefined ? {} : { endTime: end }),
        }
      : { preconditionTime: start ?? 0 };
  return {
    daysOfWeek: dayNames.filter((_, day) => days & (1 << day)).join(","),
    enabled: isOn,
    oneTime: isOnce,
    ...times,
    ...place,
    ...(id === undefined ? {} : { id }),
    ...(name === "" ? {} : { name }),
  };
}

/** The one daily schedule of older cars: charging at a time, or being ready at one. */
export interface DailySchedule {
  mode: "off" | "charge" | "departure";
  /** When to charge or be ready, in minutes after midnight. */
  time: number | undefined;
  precondition: Days;
  offPeak: Days;
  /** Until when power is cheap, in minutes after midnight. */
  offPeakEnd: number | undefined;
}

export type Days = "off" | "all" | "weekdays";

/** `undefined` where the car does not report it. */
export function readDaily({ charge_state: charge = {} }: VehicleData): DailySchedule | undefined {
  const modes: Readonly<Record<string, DailySchedule["mode"]>> = {
    Off: "off",
    StartAt: "charge",
    DepartBy: "departure",
  };
  const mode = modes[text(charge.scheduled_charging_mode) ?? ""];
  if (mode === undefined) return undefined;
  const days = (isOn: unknown, times: unknown): Days =>
    isOn === true ? (times === "weekdays" ? "weekdays" : "all") : "off";
  const times = {
    charge: charge.scheduled_charging_start_time_minutes ?? charge.scheduled_charging_start_time_app,
    departure: charge.scheduled_departure_time_minutes,
  };
  return {
    mode,
    time: mode === "off" ? undefined : number(times[mode]),
    precondition: days(charge.preconditioning_enabled, charge.preconditioning_times),
    offPeak: days(charge.off_peak_charging_enabled, charge.off_peak_charging_times),
    offPeakEnd: number(charge.off_peak_hours_end_time),
  };
}

/** The command that sets it, with its parameters. */
export function dailyCall(daily: DailySchedule): { name: CommandInfo["name"]; parameters: Parameters } {
  const { mode, time, precondition, offPeak, offPeakEnd } = daily;
  if (mode !== "departure") {
    const parameters = mode === "off" ? { enable: false } : { enable: true, time: time ?? 0 };
    return { name: "set_scheduled_charging", parameters };
  }
  return {
    name: "set_scheduled_departure",
    parameters: {
      enable: true,
      departureTime: time ?? 0,
      preconditioningEnabled: precondition !== "off",
      preconditioningWeekdaysOnly: precondition === "weekdays",
      offPeakChargingEnabled: offPeak !== "off",
      offPeakChargingWeekdaysOnly: offPeak === "weekdays",
      ...(offPeak === "off" || offPeakEnd === undefined ? {} : { endOffPeakTime: offPeakEnd }),
    },
  };
}
