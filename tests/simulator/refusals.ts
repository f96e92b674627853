import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../simulator/index.ts";
import { DONE, MODEL_3, openGarage, refusal } from "./garage.ts";

type Case = [command: string, parameters: object, reason: string, scene?: (car: Car) => void];

const unchanged = () => {};
const drive = (car: Car) => {
  car.gear = "D";
};
const openDoor = (car: Car) => {
  car.doors.passenger_rear = true;
};
const valet = (car: Car) => {
  car.valet = { on: true, pin: "1234" };
};
const valetPin = (car: Car) => {
  car.valet.pin = "1234";
};
const limit = (car: Car) => {
  car.speedLimit = { active: true, limitMph: 60, pin: "1234" };
};
const limitPin = (car: Car) => {
  car.speedLimit.pin = "1234";
};
const cable = (state: Car["charge"]["state"], level: number) => (car: Car) => {
  Object.assign(car.charge, { state, level, limit: 80, cable: true, latched: true, portOpen: true });
};

const cases: Case[] = [
  ["door_lock", {}, "doors_open", openDoor],
  ["door_lock", {}, "already_locked"],
  ["honk_horn", {}, "not_in_park", drive],
  ["flash_lights", {}, "not_in_park", drive],
  ["auto_conditioning_start", {}, "low_soc", cable("Stopped", 19)],
  ["auto_conditioning_start", {}, "door_open", openDoor],
  ["set_charge_limit", { percent: 80 }, "already_set"],
  [
    "charge_max_range",
    {},
    "already_max_range",
    (car) => {
      car.charge.limit = 100;
    },
  ],
  [
    "charge_standard",
    {},
    "already_standard",
    (car) => {
      car.charge.limit = 90;
    },
  ],
  ["sun_roof_control", { state: "ajar" }, "unknown state requested"],
  ["actuate_trunk", { which_trunk: "frunk" }, "invalid_value"],
  ["actuate_trunk", { which_trunk: "rear" }, "not_in_park", drive],
  ["remote_start_drive", {}, "already on", drive],
  [
    "remote_start_drive",
    {},
    "remote_start_disabled",
    (car) => {
      car.traits.remoteStartEnabled = false;
    },
  ],
  ["charge_port_door_open", {}, "charging", cable("Charging", 40)],
  [
    "charge_port_door_open",
    {},
    "already open",
    (car) => {
      car.charge.portOpen = true;
    },
  ],
  ["charge_port_door_close", {}, "already closed"],
  ["charge_port_door_close", {}, "cable_connected", cable("Stopped", 40)],
  [
    "charge_port_door_close",
    {},
    "non_motorized_charge_port",
    (car) => {
      car.traits.motorizedChargePort = false;
    },
  ],
  ["charge_start", {}, "disconnected"],
  ["charge_start", {}, "is_charging", cable("Charging", 40)],
  ["charge_start", {}, "complete", cable("Complete", 80)],
  ["charge_stop", {}, "not_charging"],
  ["set_valet_mode", { on: true, password: "1234" }, "not_in_park", drive],
  ["set_valet_mode", { on: true }, "invalid_password"],
  ["set_valet_mode", { on: true, password: "4321" }, "invalid_password", valetPin],
  ["set_valet_mode", { on: false, password: "4321" }, "invalid_password", valet],
  ["set_valet_mode", { on: true, password: "1234" }, "already on", valet],
  ["set_valet_mode", { on: false }, "already off"],
  ["reset_valet_pin", {}, "valet_mode_on", valet],
  ["speed_limit_activate", { pin: "1234" }, "not_in_park", drive],
  ["speed_limit_activate", { pin: "4321" }, "incorrect_pin", limitPin],
  ["speed_limit_deactivate", { pin: "1234" }, "no_pin_set"],
  ["speed_limit_deactivate", { pin: "4321" }, "incorrect_pin", limit],
  ["speed_limit_deactivate", { pin: "1234" }, "not_in_park", drive],
  ["speed_limit_set_limit", { limit_mph: 49.9 }, "invalid_limit"],
  ["speed_limit_set_limit", { limit_mph: 91 }, "invalid_limit"],
  ["speed_limit_set_limit", { limit_mph: 70 }, "not_in_park", drive],
  ["speed_limit_set_limit", { limit_mph: 70 }, "speed_limit_mode_active", limit],
  ["speed_limit_clear_pin", { pin: "1234" }, "no_pin_set"],
  ["speed_limit_clear_pin", { pin: "4321" }, "incorrect_pin", limitPin],
  ["speed_limit_clear_pin", { pin: "1234" }, "not_in_park", drive],
  ["speed_limit_clear_pin", { pin: "1234" }, "speed_limit_mode_active", limit],
];

describe("a car refuses with HTTP 200 and its reason, and stays as it was", () => {
  for (const [command, parameters, reason, scene = unchanged] of cases) {
    test(`${command} ${JSON.stringify(parameters)}: ${reason}`, async () => {
      const garage = openGarage();
      scene(garage.car);
      const before = structuredClone(garage.car);
      const answer = await garage.command(command, parameters);
      assert.equal(answer.status, 200);
      assert.equal(answer.text, refusal(reason));
      assert.deepEqual(garage.car, before);
    });
  }
});

describe("a command that depends on the car or on its servers", () => {
  test("a car without a sun roof does not support one", async () => {
    const garage = openGarage({ vehicles: [{ carType: "model3" }] });
    assert.equal(
      (await garage.command("sun_roof_control", { state: "vent" })).text,
      refusal("not_supported"),
    );
  });

  test("today's servers take vent, close and stop, and no other sun roof state", async () => {
    const garage = openGarage({ sunRoofServer: "today" });
    for (const state of ["vent", "close", "stop"]) {
      assert.equal((await garage.command("sun_roof_control", { state })).text, DONE, state);
    }
    for (const state of ["open", "closed", "comfort", "move"]) {
      const { status, text } = await garage.command("sun_roof_control", { state, percent: 50 });
      assert.deepEqual([status, text], [200, refusal("unknown state requested")], state);
    }
  });

  test("a trunk without a motor opens, and a second call does not close it", async () => {
    const garage = openGarage();
    garage.simulator.act(MODEL_3, "go_online");
    await garage.command("actuate_trunk", { which_trunk: "rear" }, "json", MODEL_3);
    const second = await garage.command("actuate_trunk", { which_trunk: "rear" }, "json", MODEL_3);
    assert.equal(second.text, DONE);
    assert.equal(garage.simulator.vehicle(MODEL_3).trunks.rear, true);
  });

  test("the front trunk opens only", async () => {
    const garage = openGarage();
    await garage.command("actuate_trunk", { which_trunk: "front" });
    await garage.command("actuate_trunk", { which_trunk: "front" });
    assert.equal(garage.car.trunks.front, true);
  });

  test("the first activation of the speed limit sets the PIN that all later calls have to match", async () => {
    const { command } = openGarage();
    assert.equal((await command("speed_limit_activate", { pin: "0007" })).text, DONE);
    assert.equal((await command("speed_limit_activate", { pin: "0007" })).text, DONE);
    assert.equal((await command("speed_limit_deactivate", { pin: "7000" })).text, refusal("incorrect_pin"));
    assert.equal((await command("speed_limit_deactivate", { pin: "0007" })).text, DONE);
    assert.equal((await command("speed_limit_clear_pin", { pin: "0007" })).text, DONE);
    assert.equal((await command("speed_limit_clear_pin", { pin: "0007" })).text, refusal("no_pin_set"));
  });

  test("the valet PIN stays in force until it is reset", async () => {
    const { command } = openGarage();
    assert.equal((await command("set_valet_mode", { on: true, password: "1111" })).text, DONE);
    assert.equal((await command("set_valet_mode", { on: false, password: "1111" })).text, DONE);
    assert.equal(
      (await command("set_valet_mode", { on: true, password: "2222" })).text,
      refusal("invalid_password"),
    );
    assert.equal((await command("reset_valet_pin")).text, DONE);
    assert.equal((await command("set_valet_mode", { on: true, password: "2222" })).text, DONE);
  });

  test("opening the charge port a second time after the cable was released says that it is open", async () => {
    const { command, simulator, car } = openGarage();
    simulator.act(car.id, "plug_in");
    await command("charge_stop");
    assert.equal((await command("charge_port_door_open")).text, DONE);
    assert.equal((await command("charge_port_door_open")).text, refusal("already open"));
  });
});
