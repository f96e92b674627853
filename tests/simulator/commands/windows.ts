import assert from "node:assert/strict";
import { test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { DONE, MODEL_3, setUp } from "../setup.ts";
import { describeGroup } from "./group.ts";

const vented = (car: Car) => car.windowsVented;
const vent = (car: Car) => {
  car.windowsVented = true;
};
const homelinks = (car: Car) => car.homelinks;

describeGroup("windows", {
  successes: [
    {
      command: "window_control",
      parameters: { command: "vent" },
      look: vented,
      becomes: true,
      signed: { infotainment: ["12059202021a00"] },
    },
    {
      command: "window_control",
      parameters: { command: "close", lat: 37.4937, lon: -121.9444 },
      before: vent,
      look: vented,
      becomes: false,
      signed: { infotainment: ["12059202022200"] },
    },
    {
      command: "trigger_homelink",
      parameters: { lat: 37.4937, lon: -121.9444 },
      look: homelinks,
      becomes: 1,
      signed: { infotainment: ["120f8a020c0a0a0d8cf915421588e3f3c2"] },
    },
    {
      command: "trigger_homelink",
      parameters: { lat: 0, lon: 0 },
      look: homelinks,
      becomes: 1,
      signed: { infotainment: ["12058a02020a00"] },
    },
    {
      command: "trigger_homelink",
      parameters: { lat: 52.37, lon: 4.9, token: "gate" },
      look: homelinks,
      becomes: 1,
      signed: { infotainment: ["12158a02120a0a0de17a514215cdcc9c40120467617465"] },
    },
  ],
  invalid: [
    ["window_control", { command: "open" }, "command must be one of vent, close"],
    ["window_control", { command: "close" }, "missing lat and lon params"],
    ["trigger_homelink", { lat: 52.37 }, "missing lon param"],
  ],
});

test("a car that takes signed commands closes its windows without a place", async () => {
  const { command, simulator } = setUp();
  simulator.act(MODEL_3, "go_online");
  const car = simulator.vehicle(MODEL_3);
  car.windowsVented = true;
  assert.equal((await command("window_control", { command: "close" }, "json", MODEL_3)).text, DONE);
  assert.equal(car.windowsVented, false);
});
