import assert from "node:assert/strict";
import { test } from "node:test";
import { DONE, MODEL_3, setUp } from "../setup.ts";
import { describeGroup } from "./group.ts";

describeGroup("windows", {
  successes: [
    {
      command: "window_control",
      parameters: { command: "vent" },
      look: (car) => car.windowsVented,
      becomes: true,
    },
    {
      command: "window_control",
      parameters: { command: "close", lat: 52.37, lon: 4.9 },
      before: (car) => {
        car.windowsVented = true;
      },
      look: (car) => car.windowsVented,
      becomes: false,
    },
    {
      command: "trigger_homelink",
      parameters: { lat: 52.37, lon: 4.9 },
      look: (car) => car.homelinks,
      becomes: 1,
    },
  ],
  invalid: [
    ["window_control", { command: "open" }, "command must be one of vent, close"],
    ["window_control", { command: "close" }, "missing lat and lon params"],
    ["trigger_homelink", { lat: 52.37 }, "missing lon param"],
  ],
});

test("a newer car closes its windows without a place", async () => {
  const { command, simulator } = setUp();
  simulator.act(MODEL_3, "go_online");
  const car = simulator.vehicle(MODEL_3);
  car.windowsVented = true;
  assert.equal((await command("window_control", { command: "close" }, "json", MODEL_3)).text, DONE);
  assert.equal(car.windowsVented, false);
});
