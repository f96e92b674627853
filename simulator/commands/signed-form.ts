/**
 * How signed messages mean commands. Only types come from `signed/`: the code of the protocol is loaded when the first
 * signed message arrives.
 */

import type { Car } from "../car.ts";
import type { Closures, KeyAction, Move, VehicleAction } from "../signed/messages_pb.ts";
import type { Command, Outcome } from "./command.ts";

/** A command's values by wire name; one that is `undefined` counts as left out. */
export type Values = Readonly<Record<string, unknown>>;

/** Runs the command that a signed message means. Throws a ProtocolFault if the key has no permission for it. */
export type Run = (command: Command, values: Values) => Outcome;

/** One signed message that means a command. */
export type SignedForm = VehicleActionForm | KeyActionForm | ClosureForm;

/**
 * An action of infotainment. `read` gives the command's values, several times if the action names several seats, or
 * `undefined` if the action means another command.
 */
export interface VehicleActionForm {
  message: "vehicleAction";
  action: VehicleActionName;
  read(value: never, car: Car): Values | readonly Values[] | undefined;
}

/** A button of a key, sent to vehicle security. */
export interface KeyActionForm {
  message: "keyAction";
  button: KeyActionName;
}

/**
 * A moving part, sent to vehicle security. `read` gives the command's values, `"already"` if the part is where it should
 * be, or `undefined` if the move means another command or is impossible.
 */
export interface ClosureForm {
  message: "closure";
  part: ClosurePart;
  read(move: MoveName, car: Car): Values | "already" | undefined;
}

type Action = VehicleAction["action"];
type VehicleActionName = NonNullable<Action["case"]>;
type ActionValue<Name extends VehicleActionName> = Extract<Action, { case: Name }>["value"];
type SwitchName = {
  [Name in VehicleActionName]: ActionValue<Name> extends { on: boolean } ? Name : never;
}[VehicleActionName];
type KeyActionName = keyof typeof KeyAction;
/** A move by its name. */
export type MoveName = keyof typeof Move;
/** A part that moves, or whose position a status tells. */
export type ClosurePart = Exclude<keyof Closures, `$${string}`>;

/** The command is an action of infotainment. Without `read` it has no values. */
export function vehicleAction<Name extends VehicleActionName>(
  action: Name,
  read: (value: ActionValue<Name>, car: Car) => Values | readonly Values[] | undefined = () => ({}),
): VehicleActionForm {
  return { message: "vehicleAction", action, read };
}

/** The command is a button of a key. */
export function keyAction(button: KeyActionName): KeyActionForm {
  return { message: "keyAction", button };
}

/** The command moves a part of the car. */
export function closure(part: ClosurePart, read: ClosureForm["read"]): ClosureForm {
  return { message: "closure", part, read };
}

/** The command switches something. `parameter` is what it calls that. */
export function switchAction(action: SwitchName, parameter: "on" | "enable" = "on"): VehicleActionForm {
  return vehicleAction(action, ({ on }) => ({ [parameter]: on }));
}

/** On the wire an empty text and no text are the same. */
export function textOrNone(text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** On the wire 0 and no number are the same. */
export function numberOrNone(number: number | bigint): number | undefined {
  return Number(number) || undefined;
}

/** The shortest decimal that a float stands for: what was written into it, without the digits that a double adds. */
export function decimalOf(float: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const decimal = Number(float.toPrecision(digits));
    if (Math.fround(decimal) === float) return decimal;
  }
  return Number(float.toPrecision(9));
}
