/** A command that came signed: which of the simulator's commands it is. */

import type { CommandName, Outcome } from "../commands.ts";

/** The command's name and its values by wire name; those that are `undefined` were not given. */
export interface Order {
  name: CommandName;
  values?: Readonly<Record<string, unknown>>;
}

/** Does what an order says, or refuses: see `applyCommand`. Throws a ProtocolFault if the key may not give it. */
export type Carry = (order: Order) => Outcome;
