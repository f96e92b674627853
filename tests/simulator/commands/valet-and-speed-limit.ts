import assert from "node:assert/strict";
import { test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { DONE, refusal, setUp } from "../setup.ts";
import { describeGroup, drive } from "./group.ts";

const PIN = "1234";

const valetOn = (car: Car) => {
  car.valet = { on: true, pin: PIN };
};
const valetPin = (car: Car) => {
  car.valet.pin = PIN;
};
const limitOn = (car: Car) => {
  car.speedLimit = { active: true, limitMph: 65, pin: PIN };
};
const limitPin = (car: Car) => {
  car.speedLimit.pin = PIN;
};

describeGroup("valet", {
  successes: [
    {
      command: "set_valet_mode",
      parameters: { on: true, password: PIN },
      look: (car) => car.valet,
      becomes: { on: true, pin: PIN },
      signed: { infotainment: ["120bfa01080801120431323334"] },
    },
    {
      command: "set_valet_mode",
      parameters: { on: true, password: "0042" },
      look: (car) => car.valet,
      becomes: { on: true, pin: "0042" },
    },
    {
      command: "set_valet_mode",
      parameters: { on: true },
      before: valetPin,
      look: (car) => car.valet,
      becomes: { on: true, pin: PIN },
    },
    {
      command: "set_valet_mode",
      parameters: { on: false },
      before: valetOn,
      look: (car) => car.valet,
      becomes: { on: false, pin: PIN },
      signed: { infotainment: ["1203fa0100"] },
    },
    {
      command: "reset_valet_pin",
      before: valetPin,
      look: (car) => car.valet.pin,
      becomes: null,
      signed: { infotainment: ["1203e20100"] },
    },
  ],
  refusals: [
    {
      command: "set_valet_mode",
      parameters: { on: true, password: PIN },
      reason: "not_in_park",
      before: drive,
    },
    {
      command: "set_valet_mode",
      parameters: { on: true },
      reason: "invalid_password",
      signed: ["1205fa01020801"],
    },
    {
      command: "set_valet_mode",
      parameters: { on: true, password: "4321" },
      reason: "invalid_password",
      before: valetPin,
    },
    {
      command: "set_valet_mode",
      parameters: { on: false, password: "4321" },
      reason: "invalid_password",
      before: valetOn,
    },
    {
      command: "set_valet_mode",
      parameters: { on: true, password: PIN },
      reason: "already on",
      before: valetOn,
    },
    {
      command: "set_valet_mode",
      parameters: { on: false },
      reason: "already off",
      signed: ["1203fa0100"],
    },
    { command: "reset_valet_pin", reason: "valet_mode_on", before: valetOn },
  ],
  invalid: [
    ["set_valet_mode", { on: "yes", password: PIN }, "on must be true or false"],
    ["set_valet_mode", { on: true, password: 123 }, "password must be text of four digits"],
    ["set_valet_mode", { on: true, password: "123" }, "password must be text of four digits"],
    ["set_valet_mode", { password: PIN }, "missing on param"],
  ],
});

describeGroup("speed limit", {
  successes: [
    {
      command: "speed_limit_activate",
      parameters: { pin: PIN },
      look: (car) => car.speedLimit,
      becomes: { active: true, limitMph: 65, pin: PIN },
      signed: { infotainment: ["120a4a080801120431323334"] },
    },
    {
      command: "speed_limit_deactivate",
      parameters: { pin: PIN },
      before: limitOn,
      look: (car) => car.speedLimit,
      becomes: { active: false, limitMph: 65, pin: PIN },
      signed: { infotainment: ["12084a06120431323334"] },
    },
    {
      command: "speed_limit_set_limit",
      parameters: { limit_mph: 72.5 },
      look: (car) => car.speedLimit.limitMph,
      becomes: 72.5,
    },
    {
      command: "speed_limit_set_limit",
      parameters: { limit_mph: 65 },
      before: (car) => {
        car.speedLimit.limitMph = 80;
      },
      look: (car) => car.speedLimit.limitMph,
      becomes: 65,
      signed: { infotainment: ["120b4209090000000000405040"] },
    },
    {
      command: "speed_limit_clear_pin",
      parameters: { pin: PIN },
      before: limitPin,
      look: (car) => car.speedLimit.pin,
      becomes: null,
      signed: { infotainment: ["12083a060a0431323334"] },
    },
    {
      command: "speed_limit_clear_pin_admin",
      before: limitOn,
      look: ({ speedLimit }) => [speedLimit.active, speedLimit.pin],
      becomes: [false, null],
      signed: { infotainment: ["1203fa0400"] },
    },
  ],
  refusals: [
    { command: "speed_limit_activate", parameters: { pin: PIN }, reason: "not_in_park", before: drive },
    {
      command: "speed_limit_activate",
      parameters: { pin: PIN },
      reason: "incorrect_pin",
      before: (car) => {
        car.speedLimit.pin = "9999";
      },
      signed: ["120a4a080801120431323334"],
    },
    {
      command: "speed_limit_deactivate",
      parameters: { pin: PIN },
      reason: "no_pin_set",
      signed: ["12084a06120431323334"],
    },
    {
      command: "speed_limit_deactivate",
      parameters: { pin: "4321" },
      reason: "incorrect_pin",
      before: limitOn,
    },
    { command: "speed_limit_deactivate", parameters: { pin: PIN }, reason: "not_in_park", before: drive },
    { command: "speed_limit_set_limit", parameters: { limit_mph: 49.9 }, reason: "invalid_limit" },
    { command: "speed_limit_set_limit", parameters: { limit_mph: 91 }, reason: "invalid_limit" },
    {
      command: "speed_limit_set_limit",
      parameters: { limit_mph: 70 },
      reason: "not_in_park",
      before: drive,
    },
    {
      command: "speed_limit_set_limit",
      parameters: { limit_mph: 70 },
      reason: "speed_limit_mode_active",
      before: limitOn,
    },
    { command: "speed_limit_clear_pin", parameters: { pin: PIN }, reason: "no_pin_set" },
    {
      command: "speed_limit_clear_pin",
      parameters: { pin: "4321" },
      reason: "incorrect_pin",
      before: limitPin,
    },
    { command: "speed_limit_clear_pin", parameters: { pin: PIN }, reason: "not_in_park", before: drive },
    {
      command: "speed_limit_clear_pin",
      parameters: { pin: PIN },
      reason: "speed_limit_mode_active",
      before: limitOn,
    },
  ],
  invalid: [
    ["speed_limit_activate", { pin: 42 }, "pin must be text of four digits"],
    ["speed_limit_activate", {}, "missing pin param"],
    ["speed_limit_deactivate", { pin: "12345" }, "pin must be text of four digits"],
    ["speed_limit_deactivate", {}, "missing pin param"],
    ["speed_limit_clear_pin", { pin: "abcd" }, "pin must be text of four digits"],
    ["speed_limit_clear_pin", {}, "missing pin param"],
    ["speed_limit_set_limit", { limit_mph: "fast" }, "limit_mph must be a number"],
    ["speed_limit_set_limit", {}, "missing limit_mph param"],
  ],
});

test("the first activation of the speed limit sets the PIN that all later calls have to match", async () => {
  const { command } = setUp();
  assert.equal((await command("speed_limit_activate", { pin: "0007" })).text, DONE);
  assert.equal((await command("speed_limit_activate", { pin: "0007" })).text, DONE);
  assert.equal((await command("speed_limit_deactivate", { pin: "7000" })).text, refusal("incorrect_pin"));
  assert.equal((await command("speed_limit_deactivate", { pin: "0007" })).text, DONE);
  assert.equal((await command("speed_limit_clear_pin", { pin: "0007" })).text, DONE);
  assert.equal((await command("speed_limit_clear_pin", { pin: "0007" })).text, refusal("no_pin_set"));
});

test("the valet PIN stays in force until it is reset", async () => {
  const { command } = setUp();
  assert.equal((await command("set_valet_mode", { on: true, password: "1111" })).text, DONE);
  assert.equal((await command("set_valet_mode", { on: false, password: "1111" })).text, DONE);
  assert.equal(
    (await command("set_valet_mode", { on: true, password: "2222" })).text,
    refusal("invalid_password"),
  );
  assert.equal((await command("reset_valet_pin")).text, DONE);
  assert.equal((await command("set_valet_mode", { on: true, password: "2222" })).text, DONE);
});
