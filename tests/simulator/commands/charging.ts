import assert from "node:assert/strict";
import { test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { DONE, refusal, setUp } from "../setup.ts";
import { cable, describeGroup } from "./group.ts";

const limit = (car: Car) => car.charge.limit;
const limitAt = (percent: number) => (car: Car) => {
  car.charge.limit = percent;
};
const portOpen = (car: Car) => {
  car.charge.portOpen = true;
};

describeGroup("charging", {
  successes: [
    {
      command: "set_charge_limit",
      parameters: { percent: 70 },
      look: limit,
      becomes: 70,
      signed: { infotainment: ["12042a020846"] },
    },
    {
      command: "set_charge_limit",
      parameters: { percent: 1 },
      look: limit,
      becomes: 50,
      signed: { infotainment: ["12042a020801"] },
    },
    {
      command: "charge_max_range",
      look: limit,
      becomes: 100,
      signed: { infotainment: ["120432022200"] },
    },
    { command: "charge_standard", look: limit, becomes: 90, signed: { infotainment: ["120432021a00"] } },
    {
      command: "charge_port_door_open",
      look: (car) => car.charge.portOpen,
      becomes: true,
      signed: { infotainment: ["1203f20300"], vehicle_security: ["22023803"] },
    },
    {
      command: "charge_port_door_open",
      before: cable("Complete", 80),
      look: (car) => car.charge.latched,
      becomes: false,
    },
    {
      command: "charge_port_door_close",
      before: portOpen,
      look: (car) => car.charge.portOpen,
      becomes: false,
      signed: { infotainment: ["1203ea0300"], vehicle_security: ["22023804"] },
    },
    {
      command: "charge_start",
      before: cable("Stopped"),
      look: (car) => car.charge.state,
      becomes: "Charging",
      signed: { infotainment: ["120432021200"] },
    },
    {
      command: "charge_stop",
      before: cable("Charging"),
      look: (car) => car.charge.state,
      becomes: "Stopped",
      signed: { infotainment: ["120432022a00"] },
    },
    {
      command: "set_charging_amps",
      parameters: { charging_amps: 16 },
      before: ({ charge }) => {
        charge.amps = 8;
      },
      look: ({ charge }) => charge.amps,
      becomes: 16,
      signed: { infotainment: ["1205da02020810"] },
    },
    {
      command: "set_charging_amps",
      parameters: { charging_amps: 0 },
      look: ({ charge }) => charge.amps,
      becomes: 0,
      signed: { infotainment: ["1203da0200", "1205da02020800"] },
    },
    {
      command: "update_charge_on_solar_feature",
      parameters: { enabled: true, lower_charge_limit: 40, upper_charge_limit: 90 },
      look: (car) => car.chargeOnSolar,
      becomes: { enabled: true, lower_charge_limit: 40, upper_charge_limit: 90 },
      signed: { infotainment: ["1211d2040e0a0c080115000020421d0000b442"] },
    },
    {
      command: "update_charge_on_solar_feature",
      parameters: { enabled: false, lower_charge_limit: 0, upper_charge_limit: 80 },
      look: (car) => car.chargeOnSolar,
      becomes: { enabled: false, lower_charge_limit: 0, upper_charge_limit: 80 },
      signed: { infotainment: ["120ad204070a051d0000a042"] },
    },
    {
      command: "set_managed_charge_current_request",
      parameters: { charging_amps: 8 },
      look: (car) => car.managedCharging,
      becomes: { charging_amps: 8 },
    },
    {
      command: "set_managed_charger_location",
      parameters: { location: { lat: 52.37, lon: 4.9 } },
      look: (car) => car.managedCharging,
      becomes: { location: { lat: 52.37, lon: 4.9 } },
      forms: ["json"],
    },
    {
      command: "set_managed_charger_location",
      parameters: { location: '{"lat":52.37,"lon":4.9}' },
      look: (car) => car.managedCharging,
      becomes: { location: { lat: 52.37, lon: 4.9 } },
      forms: ["query", "form"],
    },
    {
      command: "set_managed_scheduled_charging_time",
      parameters: { time: 90 },
      look: (car) => car.managedCharging,
      becomes: { time: 90 },
    },
  ],
  refusals: [
    {
      command: "set_charge_limit",
      parameters: { percent: 80 },
      reason: "already_set",
      signed: ["12042a020850"],
    },
    { command: "charge_max_range", reason: "already_max_range", before: limitAt(100) },
    {
      command: "charge_standard",
      reason: "already_standard",
      before: limitAt(90),
      signed: ["120432021a00"],
    },
    { command: "charge_port_door_open", reason: "charging", before: cable("Charging", 40) },
    { command: "charge_port_door_open", reason: "already open", before: portOpen },
    { command: "charge_port_door_close", reason: "already closed", signed: ["1203ea0300"] },
    { command: "charge_port_door_close", reason: "cable_connected", before: cable("Stopped", 40) },
    {
      command: "charge_port_door_close",
      reason: "non_motorized_charge_port",
      before: (car) => {
        car.traits.motorizedChargePort = false;
      },
    },
    { command: "charge_start", reason: "disconnected", signed: ["120432021200"] },
    { command: "charge_start", reason: "is_charging", before: cable("Charging", 40) },
    { command: "charge_start", reason: "complete", before: cable("Complete", 80) },
    { command: "charge_stop", reason: "not_charging", signed: ["120432022a00"] },
  ],
  invalid: [
    ["set_charge_limit", {}, "missing percent param"],
    ["set_charge_limit", { percent: "a lot" }, "percent must be a whole number"],
    ["set_charge_limit", { percent: 70.5 }, "percent must be a whole number"],
    ["set_charge_limit", { percent: true }, "percent must be a whole number"],
    ["set_charging_amps", { charging_amps: 16.5 }, "charging_amps must be a whole number from 0 to 80"],
    [
      "update_charge_on_solar_feature",
      { enabled: true, lower_charge_limit: 90, upper_charge_limit: 40 },
      "lower_charge_limit must not be above upper_charge_limit",
    ],
    ["update_charge_on_solar_feature", { lower_charge_limit: 20 }, "missing enabled param"],
    ["set_managed_charger_location", { location: "here" }, "location must be an object"],
    ["set_managed_scheduled_charging_time", { time: 1440 }, "time must be a whole number from 0 to 1439"],
  ],
});

test("opening the charge port a second time after the cable was released says that it is open", async () => {
  const { command, simulator, car } = setUp();
  simulator.act(car.id, "plug_in");
  await command("charge_stop");
  assert.equal((await command("charge_port_door_open")).text, DONE);
  assert.equal((await command("charge_port_door_open")).text, refusal("already open"));
});
