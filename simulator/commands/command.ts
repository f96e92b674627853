/** What a command of the simulated car consists of. */

import type { Car } from "../car.ts";
import type { Parameters, ValuesOf } from "../parameters.ts";
import type { SignedForm } from "./signed-form.ts";

/** The car's answer to a command: the body's `response`. */
export interface Outcome {
  result: boolean;
  /** Empty when `result` is true. */
  reason: string;
}

/** An entry in the table of commands. */
export interface Command {
  parameters: Parameters;
  /** Whether the API has a path for it. The others are only signed. */
  plain: boolean;
  /** The signed messages that mean this command. Empty: it has no signed form here. */
  signed: readonly SignedForm[];
  /**
   * Who may sign it besides owners and fleet managers: `driver` means drivers and guests, `charging` also charging
   * managers, `owner` nobody.
   */
  permission: "driver" | "charging" | "owner";
  /** Changes the car, or refuses. It touches nothing but the car. */
  run(car: Car, values: Readonly<Record<string, unknown>>, now: number): Outcome;
}

/** An entry as it is written: what is left out has a default. */
interface Entry<P extends Parameters> {
  /** Default: none. */
  parameters?: P;
  /** Default: `true`. */
  plain?: boolean;
  /** Default: no signed form. */
  signed?: readonly SignedForm[];
  /** Default: `driver`. */
  permission?: Command["permission"];
  run(car: Car, values: ValuesOf<P>, now: number): Outcome;
}

export const done: Outcome = { result: true, reason: "" };
export const refused = (reason: string): Outcome => ({ result: false, reason });

/** Makes an entry. The values that `run` gets have the types of the parameters beside it. */
// biome-ignore lint/complexity/noBannedTypes: an entry without parameters gets an object without values.
export function command<P extends Parameters = {}>(entry: Entry<P>): Command {
  const { parameters = {}, plain = true, signed = [], permission = "driver", run } = entry;
  return { parameters, plain, signed, permission, run: run as Command["run"] };
}
