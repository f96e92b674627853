import type { CarState } from "./car-state.ts";
import { number } from "./wire.ts";

/** What a car reports while it charges. */
export interface Charging {
  /** Kilowatts. */
  power: number | undefined;
  /** Kilowatt-hours since the cable was plugged in. */
  added: number | undefined;
  volts: number | undefined;
  amps: number | undefined;
  minutesLeft: number | undefined;
}

export function readCharging({ report, chargerPower, minutesToFull }: CarState): Charging {
  const charge = report.charge_state ?? {};
  const hours = number(charge.time_to_full_charge);
  // A fast charger works past the car's own charger, which then reports zeros or nothing.
  const isOwnCharger = charge.fast_charger_present !== true;
  return {
    power: chargerPower,
    added: number(charge.charge_energy_added),
    volts: isOwnCharger ? number(charge.charger_voltage) || undefined : undefined,
    amps: isOwnCharger ? number(charge.charger_actual_current) || undefined : undefined,
    // Older software has only the hours.
    minutesLeft: minutesToFull || (hours ? Math.round(hours * 60) : undefined),
  };
}
