/** tesla-fleet-api over Bluetooth, to a car that takes signed commands only: its framing, its sessions, its pairing. */

import { updateScheduled } from "./scenes.ts";
import { type Client, does, type Row, reads, refused } from "./table.ts";
import { type Command, FOREIGN, KNOWN } from "./tesla-fleet-api-commands.ts";

/** What it can't do over Bluetooth, and the fault that says so. */
const NOT_BY_BLUETOOTH: Readonly<Record<string, [says: RegExp, because: string]>> = {
  "remote_start_drive()": [/NOT_ALLOWED_OVER_TRANSPORT/, "no car starts over Bluetooth"],
  "clear_pin_to_drive_admin()": [/^TeslaFleetMessageFault.*Account/, "it takes an account"],
  "reset_pin_to_drive_admin()": [/^TeslaFleetMessageFault.*Account/, "it takes an account"],
  "speed_limit_clear_pin_admin()": [/^TeslaFleetMessageFault.*Account/, "it takes an account"],
  "parental_controls_clear_pin_admin()": [/^TeslaFleetMessageFault.*Account/, "it takes an account"],
};

function command({ call, look, becomes, before }: Command): Row {
  const refusal = NOT_BY_BLUETOOTH[call];
  if (refusal) return refused(`await car.${call}`, ...refusal, before);
  return does(`await car.${call}`, ({ comet }) => look(comet), becomes, before);
}

/** A part of the vehicle's data. */
function read(state: string, part: string, gives: unknown, before?: Row["before"]): Row {
  return reads(`(await car.${state}()).${part}`, gives, before);
}

/** A person at the car, who taps a key card and confirms as soon as a key asks. */
const withPersonAtCar: Row["before"] = ({ comet }, simulator) => {
  comet.keys = [];
  const stop = simulator.onChange((car) => {
    if (!car.keyRequest) return;
    stop();
    simulator.act(car.id, "tap_card");
    simulator.act(car.id, "confirm_key");
  });
};

export const teslaFleetApiBluetooth: Client = {
  name: "tesla-fleet-api over Bluetooth",
  version: "1.18.1",
  reads: [
    reads("await car.query_version()", 2),
    read("vehicle_state", "vehicleLockState", 1),
    read("charge_state", "battery_level", 42, ({ comet }) => {
      comet.charge.level = 42;
    }),
    read("charge_state", "charge_limit_soc", 65, ({ comet }) => {
      comet.charge.limit = 65;
    }),
    read("climate_state", "driver_temp_setting", 19.5, ({ comet }) => {
      comet.climate.driverTemp = 19.5;
    }),
    read("drive_state", "shift_state.WhichOneof('type')", "P"),
    // The car tells it in 32 bits.
    reads("round((await car.location_state()).latitude, 4)", 52.3702),
    read("closures_state", "door_open_driver_front", true, ({ comet }) => {
      comet.doors.driver_front = true;
    }),
    read("software_update_state", "version", "2024.32.7", updateScheduled),
    refused(
      "await car.vehicle_data([BluetoothVehicleData.CHARGE_STATE, BluetoothVehicleData.CLIMATE_STATE])",
      /^TeslaFleetMessageFaultResponseSizeExceedsMTU: /,
      "cars tell one part of their data at a time",
    ),
  ],
  commands: [],
  signed: [
    does(
      "await car.pair(Role.ROLE_DRIVER, poll_interval=0.1)",
      ({ comet }) => comet.keys.map(({ role }) => role),
      ["driver"],
      withPersonAtCar,
    ),
    does(
      "await car.wake_up(wait=True)",
      ({ comet }) => comet.connection,
      "online",
      (_, simulator) => simulator.act("5YJ3E1EA0PF000844", "sleep"),
    ),
    ...KNOWN.filter(({ only }) => only !== "plain").map(command),
    reads("(await car.ping())['response']['result']", true),
    refused("await car.set_charge_limit(80)", /already_set/, "the limit is 80 already"),
    refused(
      "await car.door_unlock()",
      /^TeslaFleetMessageFaultUnknownKeyId: /,
      "the car does not know the key",
      ({ comet }) => {
        comet.keys = [];
      },
    ),
    ...FOREIGN.map((call) =>
      refused(
        `await car.${call}`,
        /^TeslaFleetMessageFaultInvalidCommand: /,
        "no simulated car has what this is about",
      ),
    ),
  ],
};
