import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { setUpSigned } from "../signed/client.ts";
import { describeGroup, INFOTAINMENT_DONE, infotainmentRefusal, type Success } from "./group.ts";

const climateOn = (car: Car) => {
  car.climate.on = true;
};

const CLIMATE_OFF = "cabin comfort remote settings not enabled";

/** The seat has another level before. */
function heater(parameters: { heater: number; level: number }, ...payloads: string[]): Success {
  const { heater, level } = parameters;
  return {
    command: "remote_seat_heater_request",
    parameters,
    before: (car) => {
      climateOn(car);
      car.seats.heaters[heater] = level === 0 ? 3 : 0;
    },
    look: ({ seats }) => seats.heaters,
    becomes: { [heater]: level },
    signed: { infotainment: payloads },
  };
}

describeGroup("seats", {
  successes: [
    heater({ heater: 0, level: 3 }, "1209a202060a042a003a00", "1209a202060a043a002a00"),
    heater({ heater: 4, level: 0 }, "1209a202060a0412005a00"),
    heater({ heater: 5, level: 2 }, "1209a202060a0422006200"),
    heater({ heater: 3, level: 3 }, "1209a202060a042a005200"),
    heater({ heater: 8, level: 1 }, "1209a202060a041a007a00"),
    {
      command: "remote_seat_heater_request",
      parameters: { seat_position: 4, level: 1 },
      before: climateOn,
      look: ({ seats }) => seats.heaters,
      becomes: { 4: 1 },
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 3 },
      before: climateOn,
      look: ({ seats }) => seats.coolers,
      becomes: { 1: 3 },
      signed: { infotainment: ["12098a03060a0408041001"] },
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 2, seat_cooler_level: 0 },
      before: (car) => {
        climateOn(car);
        car.seats.coolers = { 2: 1 };
      },
      look: ({ seats }) => seats.coolers,
      becomes: { 2: 0 },
      signed: { infotainment: ["12098a03060a0408011002"] },
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 4, seat_cooler_level: 1 },
      before: climateOn,
      look: ({ seats }) => seats.coolers,
      becomes: { 4: 1 },
      signed: { infotainment: ["12098a03060a0408021004"] },
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 1, auto_climate_on: true },
      before: climateOn,
      look: ({ seats }) => seats.auto,
      becomes: { 1: true },
      signed: { infotainment: ["12098203060a0408011001"] },
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 2, auto_climate_on: false },
      before: (car) => {
        climateOn(car);
        car.seats.auto = { 2: true };
      },
      look: ({ seats }) => seats.auto,
      becomes: { 2: false },
      signed: { infotainment: ["12078203040a021002", "12098203060a0408001002"] },
    },
    {
      command: "remote_steering_wheel_heater_request",
      parameters: { on: true },
      before: climateOn,
      look: ({ wheel }) => wheel.heater,
      becomes: true,
      signed: { infotainment: ["12046a020801"] },
    },
    {
      command: "remote_steering_wheel_heater_request",
      parameters: { on: false },
      before: (car) => {
        climateOn(car);
        car.wheel.heater = true;
      },
      look: ({ wheel }) => wheel.heater,
      becomes: false,
      signed: { infotainment: ["12026a00", "12046a020800"] },
    },
    {
      command: "remote_steering_wheel_heat_level_request",
      parameters: { level: 0 },
      before: (car) => {
        climateOn(car);
        car.wheel.level = 3;
      },
      look: ({ wheel }) => wheel.level,
      becomes: 0,
      signed: { infotainment: ["1205ba04020801"] },
    },
    {
      command: "remote_steering_wheel_heat_level_request",
      parameters: { level: 1 },
      before: climateOn,
      look: ({ wheel }) => wheel.level,
      becomes: 1,
      signed: { infotainment: ["1205ba04020802"] },
    },
    {
      command: "remote_steering_wheel_heat_level_request",
      parameters: { level: 3 },
      before: climateOn,
      look: ({ wheel }) => wheel.level,
      becomes: 3,
      signed: { infotainment: ["1205ba04020803"] },
    },
    {
      command: "remote_auto_steering_wheel_heat_climate_request",
      parameters: { on: true },
      before: climateOn,
      look: ({ wheel }) => wheel.auto,
      becomes: true,
      signed: { infotainment: ["1205b204020801"] },
    },
    {
      command: "remote_auto_steering_wheel_heat_climate_request",
      parameters: { on: false },
      before: (car) => {
        climateOn(car);
        car.wheel.auto = true;
      },
      look: ({ wheel }) => wheel.auto,
      becomes: false,
      signed: { infotainment: ["1203b20400"] },
    },
  ],
  refusals: [
    {
      command: "remote_seat_heater_request",
      parameters: { heater: 0, level: 3 },
      reason: CLIMATE_OFF,
      signed: ["1209a202060a042a003a00"],
    },
    {
      command: "remote_seat_heater_request",
      parameters: { heater: 9, level: 3 },
      before: climateOn,
      reason: "invalid seat",
      // The seat is unknown, or missing.
      signed: ["1209a202060a042a003200", "1207a202040a022a00"],
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 3 },
      reason: CLIMATE_OFF,
      signed: ["12098a03060a0408041001"],
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 1, seat_cooler_level: 4 },
      before: climateOn,
      reason: "Incorrect Hvac Seat Cooler Level",
      // What the signing proxy makes of 0: unknown.
      signed: ["12078a03040a021001"],
    },
    {
      command: "remote_seat_cooler_request",
      parameters: { seat_position: 0, seat_cooler_level: 3 },
      before: climateOn,
      reason: "invalid seat",
      signed: ["12078a03040a020804"],
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 1, auto_climate_on: true },
      reason: CLIMATE_OFF,
      signed: ["12098203060a0408011001"],
    },
    {
      command: "remote_auto_seat_climate_request",
      parameters: { auto_seat_position: 0, auto_climate_on: true },
      before: climateOn,
      reason: "Unknown CarSeat.seat_position",
      signed: ["12078203040a020801"],
    },
    {
      command: "remote_steering_wheel_heater_request",
      parameters: { on: true },
      reason: CLIMATE_OFF,
      signed: ["12046a020801"],
    },
    {
      command: "remote_steering_wheel_heat_level_request",
      parameters: { level: 3 },
      reason: CLIMATE_OFF,
      signed: ["1205ba04020803"],
    },
    {
      command: "remote_auto_steering_wheel_heat_climate_request",
      parameters: { on: true },
      reason: CLIMATE_OFF,
      signed: ["1205b204020801"],
    },
  ],
  invalid: [
    ["remote_seat_heater_request", { level: 1 }, "missing heater param"],
    ["remote_seat_heater_request", { heater: 0, level: 4 }, "level must be a whole number from 0 to 3"],
    ["remote_steering_wheel_heat_level_request", { level: 4 }, "level must be a whole number from 0 to 3"],
  ],
});

describe("one signed message", () => {
  test("heats several seats", async () => {
    const { client, car } = await setUpSigned();
    climateOn(car);
    const { content } = await client.command("infotainment", "120fa2020c0a041a003a000a0422004200");
    assert.deepEqual([content, car.seats.heaters], [INFOTAINMENT_DONE, { 0: 1, 1: 2 }]);
  });

  test("switches the automatic heat of both front seats on", async () => {
    const { client, car } = await setUpSigned();
    climateOn(car);
    await client.command("infotainment", "120f82030c0a04080110010a0408011002");
    assert.deepEqual(car.seats.auto, { 1: true, 2: true });
  });

  test("heats seats up to the one that is refused", async () => {
    const { client, car } = await setUpSigned();
    climateOn(car);
    const { content } = await client.command("infotainment", "120fa2020c0a041a003a000a0422003200");
    assert.deepEqual([content, car.seats.heaters], [infotainmentRefusal("invalid seat"), { 0: 1 }]);
  });

  test("about no seat is refused", async () => {
    const { client, car } = await setUpSigned();
    climateOn(car);
    for (const [payload, reason] of [
      ["1203a20200", "missing level param"],
      ["12038a0300", "missing seat_position param"],
      ["1203820300", "missing auto_seat_position param"],
    ] as const) {
      const { content } = await client.command("infotainment", payload);
      assert.equal(content, infotainmentRefusal(reason));
    }
    assert.deepEqual(car.seats, { heaters: {}, coolers: {}, auto: {} });
  });

  test("about no seat needs the permission of one about a seat", async () => {
    const { client } = await setUpSigned("charging_manager");
    assert.equal((await client.command("infotainment", "1203a20200")).fault, 7);
  });
});
