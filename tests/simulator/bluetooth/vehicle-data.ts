/** What infotainment tells of a car's state, one category for each request. Read without the simulator's own layout. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car, CarType } from "../../../simulator/index.ts";
import { ID, setUpBluetooth } from "./setup.ts";
import { fieldsOf } from "./wire.ts";

const GCM = { method: "gcm" } as const;
/** The test's clock: 2024-06-01, 12 o'clock. */
const NOON = 1_717_243_200;

/** What a car says in the category with this number in requests, and its number in replies. */
async function read(
  request: string,
  { carType = "models" as CarType, prepare = (_car: Car) => {}, texts = [] as string[] } = {},
) {
  const { client, car } = await setUpBluetooth({ vehicle: { carType } });
  prepare(car);
  await client.handshake("infotainment");
  const { content = "", fault } = await client.command("infotainment", request, GCM);
  assert.equal(fault, 0);
  const fields = fieldsOf(content, texts);
  // The status is OK: empty.
  assert.deepEqual(fields["1"], {});
  return fields;
}

/** Compares some fields of a state; `undefined` means that it says nothing of it. */
function says(fields: Record<string, unknown>, state: number, expected: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(expected)) {
    assert.deepEqual(fields[`2.${state}.${path}`], value, `field ${path}`);
  }
}

describe("the charge state", () => {
  const charging = (car: Car) => {
    Object.assign(car.charge, { state: "Charging", level: 50, limit: 80, amps: 16 });
    Object.assign(car.charge, { portOpen: true, cable: true, latched: true, energyAdded: 7.5 });
  };

  test("of a car that charges", async () => {
    const fields = await read("12040a021200", { prepare: charging });
    says(fields, 3, {
      // The words: charging, no fast charger, IEC cable, engaged latch.
      "1.5": {},
      "2.1": {},
      "3.2": {},
      "28.2": {},
      "35.3": {},
      104: 80,
      105: 90,
      106: 50,
      107: 100,
      111: Math.fround(129.5),
      114: 50,
      115: 50,
      116: 7.5,
      119: 230,
      120: 16,
      121: 16,
      122: 11,
      // 22.5 kWh at 11 kW.
      123: 123,
      142: 123,
      127: 1,
      130: 0,
      134: 3,
      137: 16,
      138: 16,
      149: 16,
      148: 0,
      156: 38,
      "44.1": NOON,
      // A Model S of 2017 knows no cold weather mode, and the colour of its port is not known while it charges.
      136: undefined,
      155: undefined,
      132: undefined,
      129: undefined,
    });
  });

  test("of a car that is not plugged in: no cable and no charger, but numbers that are 0", async () => {
    const fields = await read("12040a021200", { carType: "model3" });
    says(fields, 3, {
      "1.2": {},
      "28.1": {},
      "35.3": {},
      119: 0,
      122: 0,
      127: 0,
      123: 0,
      134: undefined,
      136: 0,
      155: 0,
      156: 0,
      126: 0,
    });
  });

  test("with a schedule", async () => {
    const fields = await read("12040a021200", {
      prepare: (car) => {
        // 23:00 in Amsterdam, in winter time: 22:00 UTC.
        car.scheduledCharging = 1380;
      },
    });
    says(fields, 3, { 148: 1, 129: NOON + 36_000 });
    const departing = await read("12040a021200", {
      prepare: (car) => {
        car.scheduledDeparture = {
          departure_time: 450,
          preconditioning_enabled: true,
          preconditioning_weekdays_only: false,
          off_peak_charging_enabled: false,
          off_peak_charging_weekdays_only: false,
          end_off_peak_time: 360,
        };
      },
    });
    // 07:30 in Amsterdam is 06:30 UTC, tomorrow.
    says(departing, 3, { 148: 2, 151: 450, 152: 1, 147: 360, "31.1": NOON + 66_600 });
  });
});

test("the climate", async () => {
  const fields = await read("12040a021a00", {
    prepare: (car) => {
      Object.assign(car.climate, {
        on: true,
        driverTemp: 21.5,
        passengerTemp: 20,
        inside: 19.5,
        outside: -3,
      });
      Object.assign(car.climate, {
        keeper: "camp",
        defrost: true,
        overheatProtection: "FanOnly",
        overheatLimit: 35,
      });
      car.seats.heaters = { 0: 2, 4: 1, 5: 3 };
      car.wheel.level = 1;
    },
  });
  says(fields, 4, {
    101: 19.5,
    102: -3,
    103: 21.5,
    104: 20,
    107: 1,
    109: 3,
    110: 1,
    111: 15,
    112: 28,
    113: 2,
    114: 0,
    116: 3,
    117: 1,
    129: 1,
    // Camp, and the strongest defrost.
    "30.5": {},
    "35.3": {},
    143: 2,
    146: 2,
    148: 2,
    150: 0,
    "33.1": NOON,
    123: undefined,
    118: undefined,
    121: undefined,
  });
});

describe("the drive state", () => {
  test("of a car that is parked: a gear, and no speed", async () => {
    const fields = await read("12040a022200", {
      prepare: (car) => {
        car.odometer = 12_345.67;
      },
    });
    says(fields, 5, { "1.2": {}, 103: 0, 105: 1_234_567, 102: undefined, 106: undefined, "4.1": NOON });
  });

  for (const [gear, number] of [
    ["R", 3],
    ["N", 4],
    ["D", 5],
  ] as const) {
    test(`in ${gear}`, async () => {
      const fields = await read("12040a022200", {
        prepare: (car) => {
          car.gear = gear;
        },
      });
      says(fields, 5, { [`1.${number}`]: {} });
    });
  }
});

test("the place", async () => {
  const fields = await read("12040a023a00");
  says(fields, 8, {
    101: Math.fround(52.3702),
    102: Math.fround(4.8952),
    103: 182,
    104: NOON,
    105: 1,
    "8.2": {},
    112: 1,
    109: undefined,
  });
});

describe("the closures", () => {
  test("of a car with a sun roof", async () => {
    const fields = await read("12040a024200", {
      prepare: (car) => {
        car.doors.passenger_front = true;
        car.trunks.rear = true;
        car.locked = false;
        car.sunRoofPercent = 15;
        car.valet = { on: true, pin: "1234" };
        car.speedLimit = { active: true, limitMph: 85, pin: "1234" };
        car.sentry = true;
      },
    });
    says(fields, 9, {
      101: 0,
      102: 0,
      103: 1,
      104: 0,
      105: 0,
      106: 1,
      107: 0,
      "11.6": {},
      112: 15,
      113: 0,
      114: 0,
      "15.1": {},
      116: 0,
      117: 1,
      118: 0,
      "19.3": {},
      120: 1,
      "22.103": 1,
      "22.104": 1,
      "22.106": 90,
      "22.107": 50,
      "22.108": 85,
      23: undefined,
      "2000.1": NOON,
    });
  });

  test("of a car without one, and with all doors by their own numbers", async () => {
    const doors = { driver_front: 101, driver_rear: 102, passenger_front: 103, passenger_rear: 104 } as const;
    for (const [door, number] of Object.entries(doors)) {
      const fields = await read("12040a024200", {
        carType: "model3",
        prepare: (car) => {
          car.doors[door as keyof typeof doors] = true;
        },
      });
      const open = Object.values(doors).filter((each) => fields[`2.9.${each}`] === 1);
      assert.deepEqual(open, [number]);
      says(fields, 9, { 112: undefined, "11.3": undefined, "19.1": {} });
    }
  });

  test("with windows that are vented", async () => {
    const fields = await read("12040a024200", {
      prepare: (car) => {
        car.windowsVented = true;
      },
    });
    says(fields, 9, { 107: 1, 108: 1, 109: 1, 110: 1 });
  });
});

const NIGHT = {
  days_of_week: 0b000_0110,
  enabled: true,
  one_time: false,
  lat: 52.5,
  lon: -4.25,
  name: "Night",
};
/** It charges from its start until it is full. */
const FROM_START = { ...NIGHT, start_enabled: true, end_enabled: false, end_time: 0 };

test("the schedules for charging", async () => {
  const fields = await read("12040a025200", {
    texts: ["2.15.1.2"],
    prepare: (car) => {
      car.chargeSchedules = {
        1731974400123: { ...FROM_START, start_time: 1380, end_enabled: true, end_time: 360 },
      };
    },
  });
  says(fields, 15, {
    "1.1": 1_731_974_400_123,
    "1.2": "Night",
    "1.3": 6,
    "1.4": 1,
    "1.5": 1380,
    "1.6": 1,
    "1.7": 360,
    "1.8": undefined,
    "1.9": 1,
    "1.10": 52.5,
    "1.11": -4.25,
    3: 3,
    4: 10,
  });
});

test("the schedules for preconditioning, of which there may be two or none", async () => {
  const none = await read("12040a025a00");
  says(none, 16, { "1.1": undefined, 3: 10 });
  const two = await read("12040a025a00", {
    texts: ["2.16.1.2"],
    prepare: (car) => {
      car.preconditionSchedules = {
        7: { ...NIGHT, precondition_time: 450 },
        8: { ...NIGHT, precondition_time: 480, one_time: true },
      };
    },
  });
  says(two, 16, { "1.1": [7, 8], "1.4": [450, 480], "1.5": 1, "1.7": [52.5, 52.5] });
});

test("the pressure of the tires", async () => {
  const fields = await read("12040a027200", { carType: "model3" });
  const bar = Math.fround(2.8);
  says(fields, 19, { 2: bar, 3: bar, 4: bar, 5: bar, "6.1": NOON, "9.1": NOON, 10: 0, 17: 0, 18: undefined });
});

test("the media", async () => {
  const fields = await read("12040a027a00", {
    texts: ["2.20.3", "2.20.4"],
    prepare: (car) => {
      car.media.volume = 5.5;
      car.media.playing = true;
    },
  });
  says(fields, 20, { 2: 1, 3: "", 4: "", 5: 5.5, 6: Math.fround(0.333333), 8: undefined, 9: 1 });
});

test("the media in detail", async () => {
  const fields = await read("12050a03820100", { texts: ["2.21.4", "2.21.5", "2.21.6", "2.21.7"] });
  says(fields, 21, { 2: 0, 3: 0, 4: "", 5: "", 6: "", 7: "" });
});

test("new software", async () => {
  says(await read("12050a038a0100"), 23, { "1.1": {}, 107: undefined, 102: undefined, 104: 2700 });
  const scheduled = await read("12050a038a0100", {
    texts: ["2.23.107"],
    prepare: (car) => {
      car.updateIn = 120;
    },
  });
  says(scheduled, 23, { "1.3": {}, 102: (NOON + 120) * 1000, 105: 100, 107: "2024.32.7" });
});

test("parental controls", async () => {
  const fields = await read("12050a039a0100", {
    prepare: (car) => {
      car.parental = { active: true, pin: "1234", settings: { Curfew: true }, limitMph: 75 };
    },
  });
  says(fields, 24, { 2: 1, 3: 1, "4.1": 0, "4.2": 90, "4.3": 50, "4.4": 75, "4.7": 1 });
});

describe("a category", () => {
  test("of which only the app knows what is in it, is empty", async () => {
    assert.deepEqual(await read("12040a020a00"), { 1: {}, "2.2": {} });
    assert.deepEqual(await read("12040a023200"), { 1: {}, "2.7": {} });
  });

  test("that no source describes gives no data", async () => {
    assert.deepEqual(await read("12040a024a00"), { 1: {}, 2: {} });
  });

  for (const [what, request, fault] of [
    ["is one at a time: two are fault 25", "12060a0412001a00", 25],
    ["18, the state of the whole vehicle, is fault 25", "12050a03920100", 25],
    ["has to be a message: fault 10", "12040a021001", 10],
  ] as const) {
    test(what, async () => {
      const { client } = await setUpBluetooth();
      await client.handshake("infotainment");
      assert.equal((await client.command("infotainment", request, GCM)).fault, fault);
    });
  }

  test("that is longer than a message can be is fault 25, inside what is encrypted", async () => {
    const { client, car } = await setUpBluetooth();
    for (let id = 1; id <= 40; id += 1) car.chargeSchedules[id] = { ...FROM_START, start_time: 60 };
    await client.handshake("infotainment");
    const { fault, encrypted, content } = await client.command("infotainment", "12040a025200", GCM);
    assert.deepEqual([fault, encrypted, content], [25, true, ""]);
  });

  test("changes nothing in the car but how long it stays awake", async () => {
    const { client, simulator } = await setUpBluetooth();
    await client.handshake("infotainment");
    const before = structuredClone({ ...simulator.vehicle(ID), lastUsedAt: 0 });
    await client.command("infotainment", "12040a024200", GCM);
    assert.deepEqual({ ...simulator.vehicle(ID), lastUsedAt: 0 }, before);
  });
});
