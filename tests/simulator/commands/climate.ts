import type { Car } from "../../../simulator/index.ts";
import { cable, describeGroup, openDoor } from "./group.ts";

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
    },
    {
      command: "set_bioweapon_mode",
      parameters: { on: true, manual_override: true },
      look: ({ climate }) => climate.bioweapon,
      becomes: true,
    },
    {
      command: "set_climate_keeper_mode",
      parameters: { climate_keeper_mode: 2 },
      look: ({ climate }) => climate.keeper,
      becomes: "dog",
    },
    {
      command: "set_cabin_overheat_protection",
      parameters: { on: true, fan_only: true },
      look: ({ climate }) => climate.overheatProtection,
      becomes: "FanOnly",
    },
    {
      command: "set_cop_temp",
      parameters: { cop_temp: 1 },
      look: ({ climate }) => climate.overheatLimit,
      becomes: 35,
    },
  ],
  refusals: [
    { command: "auto_conditioning_start", reason: "low_soc", before: cable("Stopped", 19) },
    { command: "auto_conditioning_start", reason: "door_open", before: openDoor, signed: ["120452020801"] },
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
