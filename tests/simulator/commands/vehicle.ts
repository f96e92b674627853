import { describeGroup } from "./group.ts";

describeGroup("vehicle", {
  successes: [
    {
      command: "set_vehicle_name",
      parameters: { vehicle_name: "Zoë" },
      look: (car) => car.displayName,
      becomes: "Zoë",
    },
    {
      command: "schedule_software_update",
      parameters: { offset_sec: 7200 },
      look: (car) => car.updateIn,
      becomes: 7200,
    },
    {
      command: "cancel_software_update",
      before: (car) => {
        car.updateIn = 7200;
      },
      look: (car) => car.updateIn,
      becomes: null,
    },
    {
      command: "set_low_power_mode",
      parameters: { enable: true },
      look: (car) => car.lowPower,
      becomes: true,
    },
    {
      command: "keep_accessory_power_mode",
      parameters: { enable: true },
      look: (car) => car.accessoryPower,
      becomes: true,
    },
    { command: "dashcam_save_clip", look: (car) => car.clips, becomes: 1 },
    {
      command: "take_drivenote",
      parameters: { note: "It rattles." },
      look: (car) => car.notes,
      becomes: ["It rattles."],
    },
  ],
  invalid: [
    ["set_vehicle_name", {}, "missing vehicle_name param"],
    ["take_drivenote", {}, "missing note param"],
  ],
});
