import type { CarState } from "./car-state.ts";

/** A few numbers of the car at one time. */
export interface Reading {
  /** Milliseconds since 1970. */
  at: number;
  isCharging: boolean;
  isClimateOn: boolean;
  battery: number | undefined;
  power: number | undefined;
  inside: number | undefined;
  outside: number | undefined;
}

/** How many readings are kept: three hours of the shortest pause. */
const most = 1_080;

/** What this page saw of a car since it turned to it, for the curves. */
export class Readings {
  #all: readonly Reading[] = [];

  get all(): readonly Reading[] {
    return this.#all;
  }

  note(car: CarState, at: Date): void {
    const { charging, climateOn, battery, chargerPower: power, inside, outside } = car;
    const kept = this.#all.length < most ? this.#all : this.#all.filter((_, index) => index % 2 === 0);
    this.#all = [
      ...kept,
      {
        at: at.getTime(),
        isCharging: charging === "Charging",
        isClimateOn: climateOn === true,
        ...{ battery, power, inside, outside },
      },
    ];
  }

  clear(): void {
    this.#all = [];
  }
}

/** The readings at the end for which something holds. */
export function trailing(
  readings: readonly Reading[],
  holds: (reading: Reading) => boolean,
): readonly Reading[] {
  return readings.slice(readings.findLastIndex((one) => !holds(one)) + 1);
}
