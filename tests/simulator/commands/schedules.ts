import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../../simulator/index.ts";
import { DONE, setUp } from "../setup.ts";
import { setUpSigned } from "../signed/client.ts";
import { describeGroup, INFOTAINMENT_DONE, type Success } from "./group.ts";

const place = { lat: 37.4937, lon: -121.9444 };
const daily = { days_of_week: "All", enabled: true, lat: 52.37, lon: 4.9 };

/** What the car keeps of `daily`. */
const kept = { ...daily, days_of_week: 127, one_time: false, name: "" };
const keptCharge = { ...kept, start_enabled: false, start_time: 0, end_enabled: false, end_time: 0 };
const keptPrecondition = { ...kept, precondition_time: 450 };

const DAYS_EXPECTED = "days_of_week must be names of days, such as Mon,Tues, or All or Weekdays";

const noDeparture = {
  departure_time: 0,
  preconditioning_enabled: false,
  preconditioning_weekdays_only: false,
  off_peak_charging_enabled: false,
  off_peak_charging_weekdays_only: false,
  end_off_peak_time: 0,
};

const withSchedules = (car: Car) => {
  car.chargeSchedules = { 1731974400: keptCharge, [2 ** 53 - 1]: keptCharge };
  car.preconditionSchedules = { 1731974402: keptPrecondition, [2 ** 53 - 1]: keptPrecondition };
};

function departure(parameters: object, becomes: object, ...payloads: string[]): Success {
  return {
    command: "set_scheduled_departure",
    parameters: { enable: true, ...parameters },
    look: (car) => car.scheduledDeparture,
    becomes: { ...noDeparture, ...becomes },
    signed: { infotainment: payloads },
  };
}

describeGroup("schedules", {
  successes: [
    {
      command: "set_scheduled_charging",
      parameters: { enable: true, time: 120 },
      look: (car) => car.scheduledCharging,
      becomes: 120,
      signed: { infotainment: ["1207ca020408011078"] },
    },
    {
      command: "set_scheduled_charging",
      parameters: { enable: true, time: 0 },
      look: (car) => car.scheduledCharging,
      becomes: 0,
      signed: { infotainment: ["1205ca02020801", "1207ca020408011000"] },
    },
    {
      command: "set_scheduled_charging",
      parameters: { enable: false, time: 0 },
      before: (car) => {
        car.scheduledCharging = 120;
      },
      look: (car) => car.scheduledCharging,
      becomes: null,
      signed: { infotainment: ["1203ca0200"] },
    },
    departure(
      {
        departure_time: 450,
        preconditioning_enabled: true,
        preconditioning_weekdays_only: true,
        off_peak_charging_enabled: true,
        off_peak_charging_weekdays_only: false,
        end_off_peak_time: 360,
      },
      {
        departure_time: 450,
        preconditioning_enabled: true,
        preconditioning_weekdays_only: true,
        off_peak_charging_enabled: true,
        end_off_peak_time: 360,
      },
      "1213d20210080110c2031a02120022020a0028e802",
    ),
    departure({ departure_time: 480 }, { departure_time: 480 }, "1208d20205080110e003"),
    departure(
      { preconditioning_weekdays_only: true },
      { preconditioning_enabled: true, preconditioning_weekdays_only: true },
      "1209d2020608011a021200",
    ),
    // The message for preconditioning is there, and empty.
    departure({ preconditioning_enabled: true }, { preconditioning_enabled: true }, "1207d2020408011a00"),
    departure(
      { departure_time: 1439, off_peak_charging_weekdays_only: true, end_off_peak_time: 1 },
      {
        departure_time: 1439,
        off_peak_charging_enabled: true,
        off_peak_charging_weekdays_only: true,
        end_off_peak_time: 1,
      },
      "120ed2020b0801109f0b220212002801",
    ),
    {
      command: "set_scheduled_departure",
      parameters: { enable: false },
      before: (car) => {
        car.scheduledDeparture = noDeparture;
      },
      look: (car) => car.scheduledDeparture,
      becomes: null,
      // The second has a time and preconditioning all the same.
      signed: { infotainment: ["1203d20200", "120ad2020710c2031a020a00"] },
    },
    {
      command: "add_charge_schedule",
      parameters: {
        ...{ days_of_week: "Mon,Tues,Wed,Thurs,Fri", enabled: true, ...place },
        ...{ start_enabled: true, start_time: 1380, end_enabled: true, end_time: 360 },
        ...{ one_time: false, id: 1731974400, name: "Night" },
      },
      look: (car) => car.chargeSchedules,
      becomes: {
        1731974400: {
          ...{ days_of_week: 62, enabled: true, ...place, one_time: false, name: "Night" },
          ...{ start_enabled: true, start_time: 1380, end_enabled: true, end_time: 360 },
        },
      },
      signed: {
        infotainment: [
          "12288a06250880aaefb90612054e69676874183e200128e40a300138e8024801558cf915425d88e3f3c2",
        ],
      },
    },
    {
      command: "add_charge_schedule",
      parameters: {
        days_of_week: "All",
        enabled: true,
        lat: 52.52,
        lon: 13.405,
        start_time: 0,
        id: 1731974401,
      },
      look: (car) => car.chargeSchedules,
      becomes: { 1731974401: { ...keptCharge, lat: 52.52, lon: 13.405, start_enabled: true } },
      signed: { infotainment: ["12198a06160881aaefb906187f20014801557b1452425de17a5641"] },
    },
    {
      command: "add_charge_schedule",
      parameters: {
        ...{ days_of_week: "sunday", enabled: true, lat: 0, lon: -0.5, one_time: true, name: "Zoë ☃" },
        ...{ start_enabled: false, start_time: 60, end_time: 0, id: 2 ** 53 - 1 },
      },
      look: (car) => car.chargeSchedules,
      becomes: {
        9007199254740991: {
          ...{ days_of_week: 1, enabled: true, lat: 0, lon: -0.5, one_time: true, name: "Zoë ☃" },
          ...{ start_enabled: false, start_time: 60, end_enabled: true, end_time: 0 },
        },
      },
      signed: {
        infotainment: ["12258a062208ffffffffffffff0f12085a6fc3ab20e298831801283c3001400148015d000000bf"],
      },
    },
    {
      command: "remove_charge_schedule",
      parameters: { id: 1731974400 },
      before: withSchedules,
      look: (car) => Object.keys(car.chargeSchedules),
      becomes: ["9007199254740991"],
      signed: { infotainment: ["12099206060880aaefb906"] },
    },
    {
      command: "remove_charge_schedule",
      parameters: { id: 2 ** 53 - 1 },
      before: withSchedules,
      look: (car) => Object.keys(car.chargeSchedules),
      becomes: ["1731974400"],
      signed: { infotainment: ["120c92060908ffffffffffffff0f"] },
    },
    {
      command: "add_precondition_schedule",
      parameters: {
        ...{ days_of_week: "Weekdays", enabled: true, ...place, precondition_time: 450 },
        ...{ one_time: false, id: 1731974402, name: "Work" },
      },
      look: (car) => car.preconditionSchedules,
      becomes: {
        1731974402: {
          ...{ days_of_week: 62, enabled: true, ...place, precondition_time: 450 },
          ...{ one_time: false, name: "Work" },
        },
      },
      signed: {
        infotainment: ["12209a061d0882aaefb9061204576f726b183e20c20330013d8cf915424588e3f3c2"],
      },
    },
    {
      command: "add_precondition_schedule",
      parameters: {
        ...{ days_of_week: "Sat", enabled: false, lat: -33.8688, lon: 151.2093, precondition_time: 0 },
        ...{ one_time: true, id: 2 ** 53 - 1, name: "日" },
      },
      look: (car) => car.preconditionSchedules,
      becomes: {
        9007199254740991: {
          ...{ days_of_week: 64, enabled: false, lat: -33.8688, lon: 151.2093, precondition_time: 0 },
          ...{ one_time: true, name: "日" },
        },
      },
      signed: {
        infotainment: ["121f9a061c08ffffffffffffff0f1203e697a5184028013da77907c24595351743"],
      },
    },
    {
      command: "remove_precondition_schedule",
      parameters: { id: 1731974402 },
      before: withSchedules,
      look: (car) => Object.keys(car.preconditionSchedules),
      becomes: ["9007199254740991"],
      signed: { infotainment: ["1209a206060882aaefb906"] },
    },
    {
      command: "remove_precondition_schedule",
      parameters: { id: 2 ** 53 - 1 },
      before: withSchedules,
      look: (car) => Object.keys(car.preconditionSchedules),
      becomes: ["1731974402"],
      signed: { infotainment: ["120ca2060908ffffffffffffff0f"] },
    },
    {
      command: "batch_remove_charge_schedules",
      parameters: { home: false, work: false, other: true },
      before: withSchedules,
      look: (car) => [car.chargeSchedules, Object.keys(car.preconditionSchedules).length],
      becomes: [{}, 2],
      signed: { infotainment: ["1205e206021801"] },
    },
    {
      command: "batch_remove_precondition_schedules",
      parameters: { home: true, work: true, other: true },
      before: withSchedules,
      look: (car) => [car.preconditionSchedules, Object.keys(car.chargeSchedules).length],
      becomes: [{}, 2],
      signed: { infotainment: ["1209da0606080110011801"] },
    },
  ],
  invalid: [
    ["set_scheduled_charging", { enable: true, time: 1440 }, "time must be a whole number from 0 to 1439"],
    ["add_charge_schedule", { ...daily, lat: 91 }, "lat must be a number from -90 to 90"],
    ["add_charge_schedule", { ...daily, days_of_week: "Mon,Tuesd,Xmas" }, DAYS_EXPECTED],
    ["add_charge_schedule", { ...daily, days_of_week: "" }, DAYS_EXPECTED],
    ["add_charge_schedule", { ...daily, days_of_week: 128 }, DAYS_EXPECTED],
    ["add_precondition_schedule", daily, "missing precondition_time param"],
    ["batch_remove_charge_schedules", { other: true }, "missing home param"],
  ],
});

describe("a schedule", () => {
  test("without an id is a new one", async () => {
    const { car, clock, command } = setUp();
    await command("add_charge_schedule", daily);
    clock.now += 1000;
    await command("add_charge_schedule", daily);
    assert.deepEqual(Object.values(car.chargeSchedules), [keptCharge, keptCharge]);
  });

  test("that is signed without an id is a new one", async () => {
    const { car, client, clock } = await setUpSigned();
    for (const _ of [1, 2]) {
      await client.command("infotainment", "12078a0604187f4801");
      clock.now += 1000;
    }
    const atNowhere = { ...keptCharge, lat: 0, lon: 0 };
    assert.deepEqual(Object.values(car.chargeSchedules), [atNowhere, atNowhere]);
  });

  test("of an id that is there takes its place", async () => {
    const { car, client } = await setUpSigned();
    withSchedules(car);
    await client.command(
      "infotainment",
      "12258a062208ffffffffffffff0f12085a6fc3ab20e298831801283c3001400148015d000000bf",
    );
    assert.deepEqual(
      Object.values(car.chargeSchedules).map(({ name }) => name),
      ["", "Zoë ☃"],
    );
  });

  for (const [days, mask] of [
    ["Sun, Tue ,THURS", 0b0010101],
    ["weekdays,Saturday", 0b1111110],
    ["62", 0b0111110],
    [3, 0b0000011],
  ] as const) {
    test(`is for ${days}`, async () => {
      const { car, command } = setUp();
      await command("add_precondition_schedule", {
        ...daily,
        days_of_week: days,
        id: 8,
        precondition_time: 450,
      });
      assert.equal(car.preconditionSchedules[8]?.days_of_week, mask);
    });
  }

  test("for another place is left where only those for home and work are removed", async () => {
    const { car, command } = setUp();
    withSchedules(car);
    const places = { home: true, work: true, other: false };
    assert.equal((await command("batch_remove_charge_schedules", places)).text, DONE);
    assert.equal((await command("batch_remove_precondition_schedules", places)).text, DONE);
    assert.deepEqual(
      [Object.keys(car.chargeSchedules).length, Object.keys(car.preconditionSchedules).length],
      [2, 2],
    );
  });

  test("for another place is left where only those for home are removed, signed", async () => {
    const { car, client } = await setUpSigned();
    withSchedules(car);
    for (const payload of ["1205e206020801", "1205da06020801"]) {
      assert.equal((await client.command("infotainment", payload)).content, INFOTAINMENT_DONE);
    }
    assert.deepEqual(
      [Object.keys(car.chargeSchedules).length, Object.keys(car.preconditionSchedules).length],
      [2, 2],
    );
  });
});

describe("scheduled charging and departure", () => {
  test("take each other's place", async () => {
    const { car, command } = setUp();
    await command("set_scheduled_charging", { enable: true, time: 90 });
    await command("set_scheduled_departure", { enable: true, departure_time: 450 });
    assert.deepEqual([car.scheduledCharging, car.scheduledDeparture?.departure_time], [null, 450]);
    await command("set_scheduled_charging", { enable: true, time: 90 });
    assert.deepEqual([car.scheduledCharging, car.scheduledDeparture], [90, null]);
  });

  test("are switched off by each other, as they share one mode", async () => {
    const { car, command } = setUp();
    await command("set_scheduled_departure", { enable: true });
    await command("set_scheduled_charging", { enable: false });
    assert.equal(car.scheduledDeparture, null);
    await command("set_scheduled_charging", { enable: true });
    await command("set_scheduled_departure", { enable: false });
    assert.equal(car.scheduledCharging, null);
  });
});
