import { describeGroup } from "./group.ts";

describeGroup("vehicle", {
  successes: [
    {
      command: "set_vehicle_name",
      parameters: { vehicle_name: "Nikola" },
      look: (car) => car.displayName,
      becomes: "Nikola",
      signed: { infotainment: ["120bb203080a064e696b6f6c61"] },
    },
    {
      command: "set_vehicle_name",
      parameters: { vehicle_name: "Zoë 🚗" },
      look: (car) => car.displayName,
      becomes: "Zoë 🚗",
      signed: { infotainment: ["120eb2030b0a095a6fc3ab20f09f9a97"] },
    },
    {
      command: "schedule_software_update",
      parameters: { offset_sec: 120 },
      look: (car) => car.updateIn,
      becomes: 120,
      signed: { infotainment: ["1205ea01020878"] },
    },
    {
      command: "schedule_software_update",
      parameters: { offset_sec: 0 },
      look: (car) => car.updateIn,
      becomes: 0,
      signed: { infotainment: ["1203ea0100", "1205ea01020800"] },
    },
    {
      command: "cancel_software_update",
      before: (car) => {
        car.updateIn = 7200;
      },
      look: (car) => car.updateIn,
      becomes: null,
      signed: { infotainment: ["1203ca0100"] },
    },
    {
      command: "set_low_power_mode",
      parameters: { enable: true },
      look: (car) => car.lowPower,
      becomes: true,
      signed: { infotainment: ["12059208020801"] },
    },
    {
      command: "set_low_power_mode",
      parameters: { enable: false },
      before: (car) => {
        car.lowPower = true;
      },
      look: (car) => car.lowPower,
      becomes: false,
      signed: { infotainment: ["1203920800"] },
    },
    {
      command: "keep_accessory_power_mode",
      parameters: { enable: true },
      look: (car) => car.accessoryPower,
      becomes: true,
      signed: { infotainment: ["1205d208020801"] },
    },
    {
      command: "keep_accessory_power_mode",
      parameters: { enable: false },
      before: (car) => {
        car.accessoryPower = true;
      },
      look: (car) => car.accessoryPower,
      becomes: false,
      signed: { infotainment: ["1203d20800"] },
    },
    {
      command: "dashcam_save_clip",
      look: (car) => car.clips,
      becomes: 1,
      signed: { infotainment: ["1203fa0200"] },
    },
    {
      command: "take_drivenote",
      parameters: { note: "wipers too slow" },
      look: (car) => car.notes,
      becomes: ["wipers too slow"],
      signed: { infotainment: ["1214d203110a0f77697065727320746f6f20736c6f77"] },
    },
    {
      command: "take_drivenote",
      parameters: { note: "Es klappert — dauernd" },
      look: (car) => car.notes,
      becomes: ["Es klappert — dauernd"],
      signed: { infotainment: ["121cd203190a174573206b6c61707065727420e280942064617565726e64"] },
    },
    {
      command: "set_suspension_level",
      plain: false,
      look: (car) => car.suspension,
      becomes: "entry",
      signed: { infotainment: ["1205b207020801"] },
    },
    {
      command: "set_suspension_level",
      plain: false,
      look: (car) => car.suspension,
      becomes: "very_high",
      signed: { infotainment: ["1205b207020805"] },
    },
  ],
  refusals: [
    {
      command: "set_low_power_mode",
      parameters: { enable: false },
      reason: "low_power_mode_enforced",
      before: (car) => {
        car.lowPower = true;
        car.charge.level = 9;
      },
      signed: ["1203920800"],
    },
    {
      command: "set_suspension_level",
      plain: false,
      reason: "not_supported",
      before: (car) => {
        car.traits.airSuspension = false;
      },
      signed: ["1205b207020801"],
    },
    // 0 is no level, and there is no seventh.
    {
      command: "set_suspension_level",
      plain: false,
      reason: "missing level param",
      signed: ["1203b20700", "1205b207020807"],
    },
  ],
  invalid: [
    ["set_vehicle_name", {}, "missing vehicle_name param"],
    ["take_drivenote", {}, "missing note param"],
  ],
});
