/** What differs between the ways on which a message reaches a car. */

import type { Command } from "../commands/index.ts";
import type { Role } from "../keys.ts";
import { FAULT } from "./faults.ts";
import type { KeyAction } from "./messages_pb.ts";
import { mayRun } from "./permissions.ts";

/** A way to the car, and what the car allows on it. */
export interface Transport {
  /** Whether the owner can forbid this way in the car's settings. */
  readonly isRemote: boolean;
  /** How many replies vehicle security sends before the last one. */
  readonly interimReplies: number;
  /** The longest reply, in bytes. */
  readonly maxReplyBytes: number;
  /** The fault of a command that a key with this role signs, if it has one. */
  refuse(role: Role, command: Command): number | undefined;
  /** The fault of a request for vehicle data, if it has one. */
  refuseRead(role: Role): number | undefined;
  /** What a button does besides its command. Gives the error of a button that is refused. */
  press(button: KeyAction, role: Role): number | undefined;
}

/** The servers pass on one reply, of any length, and keep everything from a sleeping car. */
export const INTERNET: Transport = {
  isRemote: true,
  interimReplies: 0,
  maxReplyBytes: Number.POSITIVE_INFINITY,
  refuse: (role, command) => (mayRun(role, command) ? undefined : FAULT.insufficientPrivileges),
  refuseRead: () => undefined,
  press: () => undefined,
};
