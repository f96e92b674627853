import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { DONE, MODEL_3, refusal, setUp } from "../setup.ts";
import { setUpSigned } from "../signed/client.ts";
import { describeGroup, drive, type Success } from "./group.ts";

const roof = (car: Car) => car.sunRoofPercent;
const roofAt = (percent: number) => (car: Car) => {
  car.sunRoofPercent = percent;
};
const rearOpen = (car: Car) => {
  car.trunks.rear = true;
};

function sunRoof(parameters: object, becomes: number, more: Partial<Success> = {}): Success {
  return { command: "sun_roof_control", parameters, look: roof, becomes, ...more };
}

describeGroup("trunks and roof", {
  successes: [
    {
      command: "actuate_trunk",
      parameters: { which_trunk: "front" },
      look: (car) => car.trunks,
      becomes: { front: true, rear: false },
      signed: { vehicle_security: ["22023001", "22023003"] },
    },
    {
      command: "actuate_trunk",
      parameters: { which_trunk: "rear" },
      look: (car) => car.trunks,
      becomes: { front: false, rear: true },
      signed: { vehicle_security: ["22022801", "22022803"] },
    },
    {
      command: "actuate_trunk",
      parameters: { which_trunk: "rear" },
      before: rearOpen,
      look: (car) => car.trunks.rear,
      becomes: false,
      signed: { vehicle_security: ["22022801"] },
    },
    {
      command: "close_trunk",
      plain: false,
      before: rearOpen,
      look: (car) => car.trunks,
      becomes: { front: false, rear: false },
      signed: { vehicle_security: ["22022804"] },
    },
    sunRoof({ state: "open" }, 100, { signed: { infotainment: ["12058202022a00"] } }),
    sunRoof({ state: "comfort" }, 80),
    sunRoof({ state: "vent" }, 15, { signed: { infotainment: ["12058202021a00"] } }),
    sunRoof({ state: "closed" }, 0, { before: roofAt(50) }),
    sunRoof({ state: "close" }, 0, { before: roofAt(40), signed: { infotainment: ["12058202022200"] } }),
    sunRoof({ state: "move", percent: 37 }, 37),
    sunRoof({ state: "move", percent: 15 }, 15, { signed: { infotainment: ["1205820202080f"] } }),
    sunRoof({ state: "move", percent: 0 }, 0, {
      before: roofAt(40),
      signed: { infotainment: ["12058202020800"] },
    }),
    // delta_level +15
    sunRoof({ state: "move", percent: 55 }, 55, {
      before: roofAt(40),
      signed: { infotainment: ["1205820202101e"] },
    }),
    {
      command: "open_tonneau",
      look: (car) => car.tonneau,
      becomes: "open",
      signed: { vehicle_security: ["22024003"] },
    },
    {
      command: "close_tonneau",
      before: (car) => {
        car.tonneau = "open";
      },
      look: (car) => car.tonneau,
      becomes: "closed",
      signed: { vehicle_security: ["22024004"] },
    },
    {
      command: "stop_tonneau",
      look: (car) => car.tonneau,
      becomes: "stopped",
      signed: { vehicle_security: ["22024002"] },
    },
  ],
  refusals: [
    { command: "actuate_trunk", parameters: { which_trunk: "frunk" }, reason: "invalid_value" },
    { command: "actuate_trunk", parameters: { which_trunk: "rear" }, reason: "not_in_park", before: drive },
    { command: "sun_roof_control", parameters: { state: "ajar" }, reason: "unknown state requested" },
  ],
  invalid: [
    ["actuate_trunk", {}, "missing which_trunk param"],
    ["actuate_trunk", { which_trunk: null }, "missing which_trunk param"],
    ["actuate_trunk", { which_trunk: ["rear"] }, "which_trunk must be text"],
    ["sun_roof_control", { percent: 30 }, "missing state param"],
    ["sun_roof_control", { state: "move" }, "missing percent param"],
    ["sun_roof_control", { state: true }, "state must be text"],
    ["sun_roof_control", { state: "move", percent: 101 }, "percent must be a number from 0 to 100"],
  ],
});

describe("a trunk", () => {
  test("without a motor opens, and a second call does not close it", async () => {
    const { command, simulator } = setUp();
    simulator.act(MODEL_3, "go_online");
    await command("actuate_trunk", { which_trunk: "rear" }, "json", MODEL_3);
    const second = await command("actuate_trunk", { which_trunk: "rear" }, "json", MODEL_3);
    assert.equal(second.text, DONE);
    assert.equal(simulator.vehicle(MODEL_3).trunks.rear, true);
  });

  test("in front opens only", async () => {
    const { car, command } = setUp();
    await command("actuate_trunk", { which_trunk: "front" });
    await command("actuate_trunk", { which_trunk: "front" });
    assert.equal(car.trunks.front, true);
  });

  test("that is as a signed command asks does not move", async () => {
    const { client, car } = await setUpSigned();
    rearOpen(car);
    assert.equal((await client.command("vehicle_security", "22022803")).content, "");
    assert.equal((await client.command("vehicle_security", "22023004")).content, "");
    assert.deepEqual(car.trunks, { front: false, rear: true });
  });

  test("that is closed stays closed, with a motor or without", async () => {
    const { client, car } = await setUpSigned();
    for (const powered of [true, false]) {
      car.traits.poweredLiftgate = powered;
      assert.equal((await client.command("vehicle_security", "22022804")).content, "");
    }
    assert.equal(car.trunks.rear, false);
  });
});

describe("the sun roof", () => {
  test("stays where it is on stop", async () => {
    const { car, command } = setUp();
    car.sunRoofPercent = 50;
    assert.equal((await command("sun_roof_control", { state: "stop" })).text, DONE);
    assert.equal(car.sunRoofPercent, 50);
  });

  test("is not supported by a car without one", async () => {
    const { command } = setUp({ vehicles: [{ carType: "model3" }] });
    assert.equal((await command("sun_roof_control", { state: "vent" })).text, refusal("not_supported"));
  });

  test("of today's servers takes vent, close and stop, and no other state", async () => {
    const { command } = setUp({ sunRoofServer: "today" });
    for (const state of ["vent", "close", "stop"]) {
      assert.equal((await command("sun_roof_control", { state })).text, DONE, state);
    }
    for (const state of ["open", "closed", "comfort", "move"]) {
      const { status, text } = await command("sun_roof_control", { state, percent: 50 });
      assert.deepEqual([status, text], [200, refusal("unknown state requested")], state);
    }
  });
});
