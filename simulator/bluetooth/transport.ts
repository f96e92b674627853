/** What a car allows over Bluetooth, which differs from what it allows over the internet. */

import { type Command, commands } from "../commands/index.ts";
import type { Role } from "../keys.ts";
import { FAULT } from "../signed/faults.ts";
import { KeyAction } from "../signed/messages_pb.ts";
import { mayRun } from "../signed/permissions.ts";
import type { Transport } from "../signed/transport.ts";
import { NOMINAL_ERROR } from "../signed/vehicle-security.ts";
import { MAX_MESSAGE_BYTES } from "./framing.ts";
import type { BluetoothSettings } from "./settings.ts";

/** A fleet manager's account can remove PINs; over Bluetooth there is no account. */
const NEED_ACCOUNT = named(
  "clear_pin_to_drive_admin",
  "speed_limit_clear_pin_admin",
  "parental_controls_clear_pin_admin",
);

/** Charging managers may charge, but not open the car's port. */
const PORT_DOOR = named("charge_port_door_open", "charge_port_door_close");

/** Whether keys of a role are refused whatever they sign. */
export function isShutOut(role: Role): boolean {
  return role === "fleet_manager";
}

/** @param wake wakes the car */
export function bluetoothTransport(settings: BluetoothSettings, wake: () => void): Transport {
  return {
    isRemote: false,
    maxReplyBytes: MAX_MESSAGE_BYTES,
    get interimReplies() {
      return settings.interimReplies;
    },
    refuse(role, command) {
      if (NEED_ACCOUNT.has(command)) return FAULT.needsAccount;
      const isAllowed = mayRun(role, command) && !(role === "charging_manager" && PORT_DOOR.has(command));
      return isAllowed ? undefined : FAULT.insufficientPrivileges;
    },
    refuseRead: (role) => (role === "service" ? FAULT.insufficientPrivileges : undefined),
    press(button, role) {
      // By design: it would bypass PIN to Drive.
      if (button === KeyAction.REMOTE_DRIVE) return NOMINAL_ERROR.wrongTransport;
      if (button !== KeyAction.WAKE) return undefined;
      if (!mayWake(role, settings)) return NOMINAL_ERROR.unauthorized;
      wake();
      return undefined;
    },
  };
}

/** No source says whether vehicle monitors may. Here they may not. */
function mayWake(role: Role, { chargingManagersWake }: BluetoothSettings): boolean {
  if (role === "charging_manager") return chargingManagersWake;
  return role === "owner" || role === "driver" || role === "guest";
}

function named(...names: string[]): ReadonlySet<Command> {
  return new Set(names.flatMap((name) => commands.get(name) ?? []));
}
