import type { Car } from "../car.ts";
import type { ChargeSchedule, PreconditionSchedule } from "../commands/schedules.ts";

/** `charge_schedule_data` of `vehicle_data`, for those who ask for it. */
export function chargeScheduleData({ chargeSchedules }: Car) {
  const schedules = Object.entries(chargeSchedules).map(shown);
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
  const schedules = Object.entries(preconditionSchedules).map(shown);
  return {
    max_num_precondition_schedules: 10,
    next_schedule: schedules.length > 0,
    precondition_schedules: schedules,
    preconditioning_schedule_window: null,
  };
}

/** The data has other names for the place than the commands. */
function shown([id, { lat, lon, ...schedule }]: [string, ChargeSchedule | PreconditionSchedule]) {
  return { ...schedule, id: Number(id), latitude: lat, longitude: lon };
}
