/** Which roles may give which signed command, for each command. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Role } from "../../../simulator/index.ts";
import { expectedSigned, type SignedPayload } from "../commands/group.ts";
import { setUpSigned } from "./client.ts";

/** Those for the owner and for a fleet manager. */
const PINS_AND_GUESTS = [
  "clear_pin_to_drive_admin",
  "erase_user_data",
  "guest_mode",
  "parental_controls_activate",
  "parental_controls_clear_pin",
  "parental_controls_clear_pin_admin",
  "parental_controls_deactivate",
  "parental_controls_enable_setting",
  "parental_controls_set_speed_limit",
  "reset_pin_to_drive_pin",
  "reset_valet_pin",
  "set_pin_to_drive",
  "speed_limit_clear_pin",
  "speed_limit_clear_pin_admin",
];

/** Those that a charging manager may give as well. */
const CHARGING = [
  "add_charge_schedule",
  "add_precondition_schedule",
  "batch_remove_charge_schedules",
  "batch_remove_precondition_schedules",
  "charge_max_range",
  "charge_port_door_close",
  "charge_port_door_open",
  "charge_standard",
  "charge_start",
  "charge_stop",
  "remove_charge_schedule",
  "remove_precondition_schedule",
  "set_charge_limit",
  "set_charging_amps",
  "set_outlet_soc_limit",
  "set_outlet_timer",
  "set_outlets",
  "set_scheduled_charging",
  "set_scheduled_departure",
  "update_charge_on_solar_feature",
];

const roles: [role: Role, may: (command: string) => boolean][] = [
  ["owner", () => true],
  ["fleet_manager", () => true],
  ["driver", (command) => !PINS_AND_GUESTS.includes(command)],
  ["guest", (command) => !PINS_AND_GUESTS.includes(command)],
  ["charging_manager", (command) => CHARGING.includes(command)],
  ["vehicle_monitor", () => false],
  ["service", () => false],
];

for (const [role, may] of roles) {
  describe(`a ${role.replace("_", " ")}`, () => {
    for (const [command, payload] of expectedSigned) {
      if (may(command)) {
        test(`may give ${command}`, async () => {
          assert.equal((await give(role, payload)).fault, 0);
        });
      } else {
        test(`may not give ${command}: fault 7, and nothing happens`, async () => {
          const { fault, before, after } = await give(role, payload);
          assert.equal(fault, 7);
          assert.deepEqual(after, before);
        });
      }
    }
  });
}

/** Gives a command; the car may still refuse it, which is no fault. */
async function give(role: Role, [domain, payload]: SignedPayload) {
  const { client, car } = await setUpSigned(role);
  const before = structuredClone(car);
  const { fault } = await client.command(domain, payload);
  return { fault, before, after: structuredClone(car) };
}
