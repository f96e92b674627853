import { describeGroup, drive } from "./group.ts";

const NOON = Date.UTC(2024, 5, 1, 12);

describeGroup("alerts", {
  successes: [
    {
      command: "honk_horn",
      look: (car) => car.horn,
      becomes: { count: 1, lastAt: NOON },
      signed: { infotainment: ["1203da0100"] },
    },
    {
      command: "flash_lights",
      look: (car) => car.lights,
      becomes: { count: 1, lastAt: NOON },
      signed: { infotainment: ["1203d20100"] },
    },
  ],
  refusals: [
    { command: "honk_horn", reason: "not_in_park", before: drive, signed: ["1203da0100"] },
    { command: "flash_lights", reason: "not_in_park", before: drive, signed: ["1203d20100"] },
  ],
});
