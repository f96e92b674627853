import type { Car } from "../../../simulator/index.ts";
import { cable, describeGroup, openDoor } from "./group.ts";

/** The car saves power. */
const saving = (car: Car) => {
  car.lowPower = true;
};
const SAVING = "low_power_mode_enabled";

const temperatures = ({ climate }: Car) => [climate.driverTemp, climate.passengerTemp];

describeGroup("climate", {
  successes: [
    {
      command: "auto_conditioning_start",
      look: (car) => car.climate.on,
      becomes: true,
      signed: { infotainment: ["120452020801"] },
    },
    {
      command: "auto_conditioning_start",
      parameters: { manual_override: "socdoors" },
      before: (car) => {
        car.charge.level = 12;
        car.doors.driver_front = true;
      },
      look: (car) => car.climate.on,
      becomes: true,
    },
    {
      command: "auto_conditioning_start",
      parameters: { manual_override: true },
      before: (car) => {
        car.charge.level = 12;
      },
      look: (car) => car.climate.on,
      becomes: true,
      signed: { infotainment: ["1206520408011001"] },
    },
    {
      command: "auto_conditioning_start",
      parameters: { manual_override: false },
      look: (car) => car.climate.on,
      becomes: true,
    },
    {
      command: "auto_conditioning_stop",
      before: (car) => {
        car.climate.on = true;
      },
      look: (car) => car.climate.on,
      becomes: false,
      signed: { infotainment: ["12025200", "120452021001"] },
    },
    {
      command: "set_temps",
      parameters: { driver_temp: 21.5, passenger_temp: 20 },
      look: temperatures,
      becomes: [21.5, 20],
      // The second names the zones and levels, too.
      signed: { infotainment: ["120c720a350000ac413d0000a041", "1210720e2a021a00350000ac413d0000a041"] },
    },
    {
      command: "set_temps",
      parameters: { driver_temp: 20.3, passenger_temp: 27.9 },
      look: temperatures,
      becomes: [20.3, 27.9],
      signed: { infotainment: ["120c720a356666a2413d3333df41"] },
    },
    {
      command: "set_temps",
      parameters: { driver_temp: 40, passenger_temp: 3 },
      look: temperatures,
      becomes: [28, 15],
    },
    {
      command: "set_preconditioning_max",
      parameters: { on: true },
      look: ({ climate }) => climate.defrost,
      becomes: true,
      signed: { infotainment: ["120462020801"] },
    },
    {
      command: "set_preconditioning_max",
      parameters: { on: true, manual_override: true },
      before: saving,
      look: ({ climate }) => climate.defrost,
      becomes: true,
      signed: { infotainment: ["1206620408011001"] },
    },
    {
      command: "set_preconditioning_max",
      parameters: { on: false },
      before: ({ climate }) => {
        climate.defrost = true;
      },
      look: ({ climate }) => climate.defrost,
      becomes: false,
      signed: { infotainment: ["12026200", "120462020800"] },
    },
    {
      command: "set_bioweapon_mode",
      parameters: { on: true },
      look: ({ climate }) => climate.bioweapon,
      becomes: true,
      signed: { infotainment: ["12059a02020801"] },
    },
    {
      command: "set_bioweapon_mode",
      parameters: { on: true, manual_override: true },
      before: saving,
      look: ({ climate }) => climate.bioweapon,
      becomes: true,
      signed: { infotainment: ["12079a020408011001"] },
    },
    {
      command: "set_bioweapon_mode",
      parameters: { on: false },
      before: ({ climate }) => {
        climate.bioweapon = true;
      },
      look: ({ climate }) => climate.bioweapon,
      becomes: false,
      signed: { infotainment: ["12039a0200"] },
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 2 },
      look: ({ climate }) => climate.keeper,
      becomes: "dog",
      signed: { infotainment: ["1205e202020802"] },
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 3, manual_override: true },
      before: saving,
      look: ({ climate }) => climate.keeper,
      becomes: "camp",
      signed: { infotainment: ["1207e2020408031001"] },
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 0 },
      before: ({ climate }) => {
        climate.keeper = "on";
      },
      look: ({ climate }) => climate.keeper,
      becomes: "off",
      signed: { infotainment: ["1203e20200", "1205e202020800", "1207e2020408001000"] },
    },
    {
      command: "set_cabin_overheat_protection",
      parameters: { on: true, fan_only: true },
      look: ({ climate }) => climate.overheatProtection,
      becomes: "FanOnly",
      signed: { infotainment: ["120792030408011001"] },
    },
    {
      command: "set_cabin_overheat_protection",
      parameters: { on: true },
      look: ({ climate }) => climate.overheatProtection,
      becomes: "On",
      signed: { infotainment: ["12059203020801"] },
    },
    {
      command: "set_cabin_overheat_protection",
      parameters: { on: false },
      before: ({ climate }) => {
        climate.overheatProtection = "On";
      },
      look: ({ climate }) => climate.overheatProtection,
      becomes: "Off",
      signed: { infotainment: ["1203920300"] },
    },
    {
      command: "set_cop_temp",
      parameters: { cop_temp: 0 },
      look: ({ climate }) => climate.overheatLimit,
      becomes: 30,
      signed: { infotainment: ["12059204020801"] },
    },
    {
      command: "set_cop_temp",
      parameters: { cop_temp: 1 },
      look: ({ climate }) => climate.overheatLimit,
      becomes: 35,
      signed: { infotainment: ["12059204020802"] },
    },
    {
      command: "set_cop_temp",
      parameters: { cop_temp: 2 },
      before: ({ climate }) => {
        climate.overheatLimit = 30;
      },
      look: ({ climate }) => climate.overheatLimit,
      becomes: 40,
      signed: { infotainment: ["12059204020803"] },
    },
    {
      command: "set_recirculation",
      plain: false,
      look: ({ climate }) => climate.recirculation,
      becomes: true,
      signed: { infotainment: ["1205ea02020801"] },
    },
    {
      command: "set_recirculation",
      plain: false,
      before: ({ climate }) => {
        climate.recirculation = true;
      },
      look: ({ climate }) => climate.recirculation,
      becomes: false,
      signed: { infotainment: ["1203ea0200"] },
    },
  ],
  refusals: [
    { command: "auto_conditioning_start", reason: "low_soc", before: cable("Stopped", 19) },
    { command: "auto_conditioning_start", reason: "door_open", before: openDoor, signed: ["120452020801"] },
    {
      command: "auto_conditioning_start",
      reason: SAVING,
      before: saving,
      signed: ["120452020801"],
    },
    {
      command: "set_preconditioning_max",
      parameters: { on: true },
      reason: SAVING,
      before: saving,
      signed: ["120462020801"],
    },
    {
      command: "set_bioweapon_mode",
      parameters: { on: true, manual_override: false },
      reason: SAVING,
      before: saving,
      signed: ["12059a02020801"],
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 2 },
      reason: SAVING,
      before: saving,
      signed: ["1205e202020802"],
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 2, manual_override: true },
      reason: "cpd_enabled",
      before: (car) => {
        car.traits.childPresenceDetection = true;
      },
      signed: ["1205e202020802", "120ae20207080210011a0101"],
    },
  ],
  invalid: [
    ["set_temps", { driver_temp: "warm", passenger_temp: 21 }, "driver_temp must be a number"],
    ["set_temps", { passenger_temp: 21 }, "missing driver_temp param"],
    ["set_temps", { driver_temp: 21 }, "missing passenger_temp param"],
    [
      "auto_conditioning_start",
      { manual_override: "yes" },
      'manual_override must be true, false or "socdoors"',
    ],
    ["set_preconditioning_max", {}, "missing on param"],
    [
      "set_climate_keeper_mode",
      { climate_keeper_mode: 4 },
      "climate_keeper_mode must be a whole number from 0 to 3",
    ],
    ["set_cop_temp", { cop_temp: 3 }, "cop_temp must be a whole number from 0 to 2"],
  ],
});
