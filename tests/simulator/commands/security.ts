import type { Car } from "../../../simulator/index.ts";
import { describeGroup, drive } from "./group.ts";

const address = { "android.intent.extra.TEXT": "Dam 1" };

const pinToDrive = (car: Car) => car.pinToDrive;
const pinIs =
  (on: boolean, pin: string | null = "0042") =>
  (car: Car) => {
    car.pinToDrive = { on, pin };
  };

describeGroup("security", {
  successes: [
    {
      command: "set_sentry_mode",
      parameters: { on: true },
      look: (car) => car.sentry,
      becomes: true,
      signed: { infotainment: ["1205f201020801"] },
    },
    {
      command: "set_sentry_mode",
      parameters: { on: false },
      before: (car) => {
        car.sentry = true;
      },
      look: (car) => car.sentry,
      becomes: false,
      signed: { infotainment: ["1203f20100", "1205f201020800"] },
    },
    {
      command: "set_pin_to_drive",
      parameters: { on: true, password: "1234" },
      look: pinToDrive,
      becomes: { on: true, pin: "1234" },
      signed: { infotainment: ["120bea04080801120431323334"] },
    },
    {
      command: "set_pin_to_drive",
      parameters: { on: false, password: "1234" },
      before: pinIs(true, "1234"),
      look: pinToDrive,
      becomes: { on: false, pin: "1234" },
      signed: { infotainment: ["1209ea0406120431323334"] },
    },
    {
      command: "set_pin_to_drive",
      parameters: { on: true },
      before: pinIs(false),
      look: pinToDrive,
      becomes: { on: true, pin: "0042" },
      signed: { infotainment: ["1205ea04020801"] },
    },
    // The first PIN stays.
    {
      command: "set_pin_to_drive",
      parameters: { on: true, password: "1234" },
      before: pinIs(false),
      look: pinToDrive,
      becomes: { on: true, pin: "0042" },
      signed: { infotainment: ["120bea04080801120431323334"] },
    },
    {
      command: "reset_pin_to_drive_pin",
      before: pinIs(false),
      look: pinToDrive,
      becomes: { on: false, pin: null },
      signed: { infotainment: ["1203f20400"] },
    },
    {
      command: "clear_pin_to_drive_admin",
      before: pinIs(true),
      look: pinToDrive,
      becomes: { on: false, pin: null },
      signed: { infotainment: ["1203ca0500"] },
    },
    {
      command: "guest_mode",
      parameters: { enable: true },
      look: (car) => car.guest,
      becomes: true,
      signed: { infotainment: ["12058a04020801"] },
    },
    {
      command: "guest_mode",
      parameters: { enable: false },
      before: (car) => {
        car.guest = true;
      },
      look: (car) => car.guest,
      becomes: false,
      signed: { infotainment: ["12038a0400"] },
    },
    {
      command: "erase_user_data",
      before: (car) => {
        car.guest = true;
        car.destination = address;
      },
      look: (car) => car.destination,
      becomes: null,
      // The second with a reason, once the car is parked.
      signed: { infotainment: ["1203c20400", "120cc204090a056d6f7665641001"] },
    },
  ],
  refusals: [
    { command: "erase_user_data", reason: "not_in_guest_mode", signed: ["1203c20400"] },
    { command: "erase_user_data", reason: "not_in_park", before: drive },
    {
      command: "reset_pin_to_drive_pin",
      reason: "pin_to_drive_on",
      before: pinIs(true),
      signed: ["1203f20400"],
    },
    {
      command: "reset_pin_to_drive_pin",
      reason: "valet_mode_on",
      before: (car) => {
        pinIs(false)(car);
        car.valet.on = true;
      },
      signed: ["1203f20400"],
    },
  ],
  invalid: [
    ["set_sentry_mode", { on: "yes" }, "on must be true or false"],
    ["set_pin_to_drive", { on: true, password: 42 }, "password must be text of four digits"],
  ],
});
