/** What each role may do. */

import type { CommandName } from "../commands.ts";
import type { Role } from "../keys.ts";

const CHARGING: readonly CommandName[] = [
  "set_charge_limit",
  "charge_max_range",
  "charge_standard",
  "charge_start",
  "charge_stop",
  "charge_port_door_open",
  "charge_port_door_close",
];

/** Drivers can't change PINs: these take one away without knowing it, or for good. */
const OWNERS_ONLY: readonly CommandName[] = ["reset_valet_pin", "speed_limit_clear_pin"];

/** Whether the holder of a key may give a command. Over the internet a fleet manager may all that the owner may. */
export function mayCommand(role: Role, name: CommandName): boolean {
  switch (role) {
    case "owner":
    case "fleet_manager":
      return true;
    case "driver":
    case "guest":
      return !OWNERS_ONLY.includes(name);
    case "charging_manager":
      return CHARGING.includes(name);
    case "vehicle_monitor":
    case "service":
      return false;
  }
}
