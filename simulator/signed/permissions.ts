/** What the holder of a key with a certain role may do. */

import type { Command } from "../commands/index.ts";
import type { Role } from "../keys.ts";

/** Whether a role permits a command. Over the internet a fleet manager may do all that the owner may. */
export function mayRun(role: Role, { permission }: Command): boolean {
  switch (role) {
    case "owner":
    case "fleet_manager":
      return true;
    case "driver":
    case "guest":
      return permission !== "owner";
    case "charging_manager":
      return permission === "charging";
    case "vehicle_monitor":
    case "service":
      return false;
  }
}
