/** What a row of the tables of commands is made of. */

import type { Car } from "./car.ts";
import type { Parameters, ValuesOf } from "./parameters.ts";

/** What a car answers to a command, as it stands in the body's `response`. */
export interface Outcome {
  result: boolean;
  /** Empty when `result` is true. */
  reason: string;
}

export interface Command {
  parameters: Parameters;
  effect(car: Car, values: Readonly<Record<string, unknown>>, now: number): Outcome;
}

export const done: Outcome = { result: true, reason: "" };
export const refused = (reason: string): Outcome => ({ result: false, reason });

/** Ties the effect's values to the parameters that are declared beside it. */
export function command<P extends Parameters>(
  parameters: P,
  effect: (car: Car, values: ValuesOf<P>, now: number) => Outcome,
) {
  return { parameters, effect };
}
