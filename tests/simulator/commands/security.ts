import type { Car } from "../../../simulator/index.ts";
import { describeGroup, drive } from "./group.ts";

const address = { "android.intent.extra.TEXT": "Dam 1" };

describeGroup("security", {
  successes: [
    { command: "set_sentry_mode", parameters: { on: true }, look: (car) => car.sentry, becomes: true },
    {
      command: "set_pin_to_drive",
      parameters: { on: true, password: "0042" },
      look: (car) => car.pinToDrive,
      becomes: { on: true, pin: "0042" },
    },
    ...["reset_pin_to_drive_pin", "clear_pin_to_drive_admin"].map((command) => ({
      command,
      before: (car: Car) => {
        car.pinToDrive = { on: true, pin: "0042" };
      },
      look: (car: Car) => car.pinToDrive,
      becomes: { on: false, pin: null },
    })),
    { command: "guest_mode", parameters: { enable: true }, look: (car) => car.guest, becomes: true },
    {
      command: "erase_user_data",
      before: (car) => {
        car.guest = true;
        car.destination = address;
      },
      look: (car) => car.destination,
      becomes: null,
    },
  ],
  refusals: [
    { command: "erase_user_data", reason: "not_in_guest_mode" },
    { command: "erase_user_data", reason: "not_in_park", before: drive },
  ],
  invalid: [
    ["set_sentry_mode", { on: "yes" }, "on must be true or false"],
    ["set_pin_to_drive", { on: true, password: 42 }, "password must be text of four digits"],
  ],
});
