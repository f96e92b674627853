// Signed commands of the package, in Node, to the simulated car, which shares nothing with it but the facts.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";
import type { FetchInit, TeslaCommandError } from "tesla-commands";
import {
  type ActionName,
  type Car,
  createSimulator,
  type Role,
  SIMULATED_TOKEN,
} from "../../simulator/index.ts";

type Tesla = typeof Package;

/** Takes signed commands only. */
const COMET = "5YJ3E1EA0PF000844";
/** Takes both kinds, and is asleep. */
const PEBBLE = "5YJ3E1EA0PF000843";
/** Takes plain commands only. */
const AURORA = "5YJSA1E2XHF000316";

const DONE = { result: true, reason: "" };

let tesla: Tesla;

before(async () => {
  tesla = await import(pathToFileURL(join(import.meta.dirname, "..", "..", "npm", "node.js")).href);
  await tesla.default();
});

/** A simulated car that knows a new key, and how to reach it. */
async function setting(role: Role = "owner", vin = COMET) {
  const simulator = createSimulator({ wakeMs: 0, now: () => Date.UTC(2026, 0, 1) });
  const key = await tesla.createKey();
  const { id } = simulator.vehicle(vin);
  simulator.act(id, "add_key", { public_key: await tesla.publicKeyPem(key), role });
  const requests: string[] = [];
  const fetch = (url: string, init: FetchInit) => {
    requests.push(new URL(url).pathname.replace(/^.*\/vehicles\/\w+\//, ""));
    return simulator.fetch(url, init);
  };
  return {
    act: (name: ActionName, values?: Record<string, unknown>) => simulator.act(id, name, values as never),
    car: () => simulator.vehicle(id),
    /** The car's end of the protocol. */
    open: () => simulator.signed(id),
    vehicle: { id: vin, accessToken: SIMULATED_TOKEN, fetch, key },
    requests,
  };
}

async function failure(call: Promise<unknown>): Promise<TeslaCommandError> {
  const error = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  assert(tesla.isTeslaCommandError(error), String(error));
  return error;
}

/** Each command that can be signed, with parameters that change something. */
const COMMANDS: ((vehicle: Package.Vehicle) => Promise<unknown>)[] = [
  (vehicle) => tesla.doorUnlock(vehicle),
  (vehicle) => tesla.doorLock(vehicle),
  (vehicle) => tesla.honkHorn(vehicle),
  (vehicle) => tesla.flashLights(vehicle),
  (vehicle) => tesla.autoConditioningStart(vehicle),
  (vehicle) => tesla.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 19 }),
  (vehicle) => tesla.autoConditioningStop(vehicle),
  (vehicle) => tesla.setChargeLimit(vehicle, { percent: 77 }),
  (vehicle) => tesla.chargeMaxRange(vehicle),
  (vehicle) => tesla.chargeStandard(vehicle),
  (vehicle) => tesla.actuateTrunk(vehicle, { whichTrunk: "rear" }),
  (vehicle) => tesla.actuateTrunk(vehicle, { whichTrunk: "front" }),
  (vehicle) => tesla.remoteStartDrive(vehicle),
  (vehicle) => tesla.chargeStop(vehicle),
  (vehicle) => tesla.chargePortDoorOpen(vehicle),
  (vehicle) => tesla.chargeStart(vehicle),
  (vehicle) => tesla.chargePortDoorClose(vehicle),
  (vehicle) => tesla.setValetMode(vehicle, { on: true, password: "1234" }),
  (vehicle) => tesla.setValetMode(vehicle, { on: false, password: "1234" }),
  (vehicle) => tesla.resetValetPin(vehicle),
  (vehicle) => tesla.speedLimitSetLimit(vehicle, { limitMph: 65 }),
  (vehicle) => tesla.speedLimitActivate(vehicle, { pin: "1234" }),
  (vehicle) => tesla.speedLimitDeactivate(vehicle, { pin: "1234" }),
  (vehicle) => tesla.speedLimitClearPin(vehicle, { pin: "1234" }),
];

test("signed commands do to a car what plain ones do", async () => {
  const states = [];
  for (const sign of [true, false]) {
    const { vehicle, car, act, requests } = await setting("owner", PEBBLE);
    act("plug_in");
    const { key, ...plain } = vehicle;
    await tesla.wakeUp(plain);
    const outcomes = [];
    for (const command of COMMANDS) {
      // A refusal is as good as a success, if both are refused.
      outcomes.push(await command(sign ? vehicle : plain).catch(({ reason }) => reason));
    }
    assert(outcomes.filter((outcome) => typeof outcome === "object").length >= 20);
    const { keys, ...state } = car();
    states.push(JSON.stringify({ ...state, outcomes }));
    assert.equal(requests.filter((path) => path === "signed_command").length, sign ? COMMANDS.length + 2 : 0);
    assert.equal(
      requests.some((path) => path.startsWith("command/")),
      !sign,
    );
  }
  assert.equal(states[0], states[1]);
});

test("many at once arrive one after the other, over one handshake for each part of the car", async () => {
  const { vehicle, requests } = await setting();
  const calls = Array.from({ length: 40 }, (_, index) =>
    index % 2 ? tesla.honkHorn(vehicle) : tesla.doorUnlock(vehicle),
  );
  for (const outcome of await Promise.all(calls)) assert.deepEqual(outcome, DONE);
  assert.equal(requests.length, 42);
});

test("schedules that are added in the same second do not replace each other", async () => {
  const { vehicle, car } = await setting();
  const days = { enabled: true, lat: 52.37, lon: -4.9 };
  const before = Math.floor(Date.now() / 1000);
  const added = [
    tesla.addChargeSchedule(vehicle, { ...days, daysOfWeek: "Weekdays", startTime: 60 }),
    tesla.addChargeSchedule(vehicle, { ...days, daysOfWeek: "Sat,Sun", endTime: 480 }),
  ];
  assert.deepEqual(await Promise.all(added), [DONE, DONE]);
  const [first = 0, second = 0] = Object.keys(car().chargeSchedules).map(Number);
  assert(first >= before && first <= Date.now() / 1000, `${first}`);
  assert.equal(second, first + 1);
});

test("who waits for a command before ends with the time and the signal, and lets the others go on", async () => {
  const { vehicle, requests } = await setting();
  let answer: () => void = () => {};
  let answers: Promise<void> | undefined;
  const slow = {
    ...vehicle,
    async fetch(url: string, init: FetchInit) {
      await answers;
      return vehicle.fetch(url, init);
    },
  };
  assert.deepEqual(await tesla.doorUnlock(slow), DONE);
  answers = new Promise((resolve) => {
    answer = resolve;
  });
  const first = tesla.doorLock(slow);
  const leaving = new AbortController();
  const aborted = failure(tesla.doorLock(slow, { signal: leaving.signal }));
  const late = failure(tesla.doorLock(slow, { timeoutMs: 20 }));
  const last = tesla.doorUnlock(slow);
  setTimeout(() => leaving.abort(), 0);
  for (const [waiting, code] of [
    [aborted, "aborted"],
    [late, "timeout"],
  ] as const) {
    const error = await waiting;
    assert.deepEqual([error.code, error.mayHaveSucceeded], [code, false]);
  }
  answer();
  assert.deepEqual(await Promise.all([first, last]), [DONE, DONE]);
  assert.equal(requests.length, 4, "a handshake, and the three that were sent");
});

test("what happens to a car and its session is mended", async () => {
  const { vehicle, open, car, requests } = await setting();
  const signed = await open();
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE);
  const stages: string[] = [];
  const changes: (() => void)[] = [
    () => signed.reboot(),
    () => signed.moveCounter(5),
    () => signed.shiftClock(60),
    () => signed.changeVehicleKey(),
    () => signed.disturb({ kind: "busy", times: 2 }),
    () => signed.disturb({ kind: "fault", fault: 20 }),
    () => signed.disturb({ kind: "fault", fault: 11, times: 2 }),
  ];
  for (const [index, change] of changes.entries()) {
    change();
    const flashes = car().lights.count;
    const outcome = await tesla.doorLock(vehicle, { onProgress: ({ stage }) => stages.push(stage) });
    assert.deepEqual(outcome, DONE, `change ${index}`);
    assert.equal(car().lights.count, flashes);
  }
  assert(stages.includes("vehicle_key_changed"));
  assert(requests.every((path) => path === "signed_command"));
});

test("each fault that nothing mends has its code, and its number", async () => {
  const { vehicle, open } = await setting();
  const signed = await open();
  await tesla.doorUnlock(vehicle);
  const codes = {
    3: "not_paired",
    7: "insufficient_privileges",
    21: "remote_access_disabled",
    9: "fault",
    25: "fault",
  };
  for (const [fault, code] of Object.entries(codes)) {
    signed.disturb({ kind: "fault", fault: Number(fault) });
    const error = await failure(tesla.doorLock(vehicle));
    assert.equal(error.code, code);
    assert.equal(error.fault, Number(fault));
    assert.equal(error.command, "door_lock");
  }
});

test("a key that the car does not know, or not for this, is told", async () => {
  const { vehicle, act } = await setting("driver");
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE);
  assert.equal((await failure(tesla.resetValetPin(vehicle))).code, "insufficient_privileges");
  const stranger = { ...vehicle, key: await tesla.createKey() };
  const error = await failure(tesla.doorUnlock(stranger));
  assert.equal(error.code, "not_paired");
  assert.equal(error.mayHaveSucceeded, false);
  assert.match(error.message, /enrol/i);
  act("allow_remote_access", { allowed: false });
  assert.equal((await failure(tesla.doorLock(vehicle))).code, "remote_access_disabled");
});

test("a reply that was altered, forged, sent to somebody else or repeated is no success, and nothing is sent again", async () => {
  for (const kind of ["unauthenticated", "misaddressed", "replayed", "noise"] as const) {
    const { vehicle, open, car } = await setting();
    const signed = await open();
    await tesla.honkHorn(vehicle);
    const before = car().horn.count;
    signed.disturb({ kind });
    const error = await failure(tesla.honkHorn(vehicle));
    assert.equal(error.code, "bad_response", kind);
    assert.equal(error.mayHaveSucceeded, true);
    assert.equal(car().horn.count, before + 1, kind);
  }
});

/** Commands that leave something to count, so that a second run shows. */
const COUNTED: {
  name: string;
  send: (vehicle: Package.Vehicle) => Promise<unknown>;
  runs: (car: Car) => number;
}[] = [
  { name: "honkHorn", send: (vehicle) => tesla.honkHorn(vehicle), runs: ({ horn }) => horn.count },
  {
    name: "remoteBoombox",
    send: (vehicle) => tesla.remoteBoombox(vehicle, { sound: 0 }),
    runs: ({ media }) => media.sounds,
  },
  {
    name: "addPreconditionSchedule",
    send: (vehicle) =>
      tesla.addPreconditionSchedule(vehicle, {
        daysOfWeek: "Weekdays",
        preconditionTime: 450,
        enabled: true,
        lat: 48.1,
        lon: -11.6,
      }),
    runs: ({ preconditionSchedules }) => Object.keys(preconditionSchedules).length,
  },
];

for (const { name, send, runs } of COUNTED) {
  test(`each single bit of a reply to ${name} that is flipped is harmless or refused`, async () => {
    const { vehicle, open, car } = await setting();
    const signed = await open();
    let harmless = 0;
    for (let bit = 0; bit < 1_000; bit += 3) {
      const before = runs(car());
      signed.disturb({ kind: "altered", bit, request: "command" });
      const outcome = await send(vehicle).catch((error: unknown) => error);
      assert.equal(runs(car()), before + 1, `bit ${bit}: it ran more than once`);
      if (tesla.isTeslaCommandError(outcome)) {
        assert(outcome.mayHaveSucceeded, `bit ${bit}: the error denies it: ${outcome.message}`);
      } else {
        assert.deepEqual(outcome, DONE);
        harmless += 1;
      }
    }
    assert(harmless < 100, `${harmless} bits change nothing`);
  });

  test(`each single bit of a request of ${name} that is flipped is harmless, or the car refuses it`, async () => {
    const key = await tesla.createKey();
    const keys = [{ publicKey: await tesla.publicKeyPem(key), role: "owner" as const }];
    // A car for each bit: calls to different cars do not wait for each other's pauses.
    const vehicles = Array.from({ length: 300 }, () => ({ signingRequired: true, keys }));
    const simulator = createSimulator({ vehicles, now: () => Date.UTC(2026, 0, 1) });
    const outcomes = await Promise.all(
      simulator.vehicles.map(async ({ vin }, index) => {
        const bit = 7 * index;
        const vehicle = { id: vin, accessToken: SIMULATED_TOKEN, fetch: simulator.fetch, key };
        await send(vehicle);
        const before = runs(simulator.vehicle(vin));
        const outcome = await send({ ...vehicle, fetch: flipOnce(simulator.fetch, bit) }).catch(
          (error: unknown) => error,
        );
        const ran = runs(simulator.vehicle(vin)) - before;
        if (!tesla.isTeslaCommandError(outcome)) {
          assert.equal(ran, 1, `bit ${bit} succeeds`);
          return "succeeded";
        }
        assert(
          ran === 0 || (ran === 1 && outcome.mayHaveSucceeded),
          `bit ${bit} ran ${ran} times: ${outcome}`,
        );
        return outcome.code;
      }),
    );
    assert(outcomes.includes("succeeded"), `${outcomes}`);
    assert(outcomes.includes("not_paired"), `${outcomes}`);
  });
}

/** A fetch that flips one bit of the first signed message that it carries. */
function flipOnce(fetch: (url: string, init: FetchInit) => Promise<Response>, bit: number) {
  let isDone = false;
  return (url: string, init: FetchInit) => {
    if (isDone || typeof init.body !== "string") return fetch(url, init);
    isDone = true;
    const bytes = Buffer.from(JSON.parse(init.body).routable_message, "base64");
    const at = bit % (8 * bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
    return fetch(url, { ...init, body: JSON.stringify({ routable_message: bytes.toString("base64") }) });
  };
}

test("a car that takes plain commands only gets them, and wakeUp and reads go plain to all", async () => {
  const { vehicle, requests } = await setting("owner", AURORA);
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE);
  assert.deepEqual(await tesla.doorLock(vehicle), DONE);
  await tesla.wakeUp(vehicle);
  await tesla.vehicleData(vehicle);
  const [first, ...rest] = [
    "signed_command",
    "command/door_unlock",
    "command/door_lock",
    "wake_up",
    "vehicle_data",
  ];
  assert.deepEqual(requests, [first, ...rest]);
});

test("a sleeping car is woken for a signed command", async () => {
  const { vehicle, requests } = await setting("owner", PEBBLE);
  assert.equal((await failure(tesla.doorUnlock(vehicle))).code, "unavailable");
  assert.deepEqual(await tesla.doorUnlock(vehicle, { wake: true }), DONE);
  assert(requests.includes("wake_up"));
});

test("what is no key, or goes with none, is refused before anything is sent", async () => {
  const { vehicle, requests } = await setting();
  const { subtle } = globalThis.crypto;
  const p256 = { name: "ECDH", namedCurve: "P-256" };
  const keys: unknown[] = [
    {},
    "key",
    42,
    { privateKey: vehicle.key.privateKey },
    { privateKey: vehicle.key.publicKey, publicKey: vehicle.key.privateKey },
    await subtle.generateKey(p256, true, ["deriveBits"]),
    await subtle.generateKey({ ...p256, namedCurve: "P-384" }, false, ["deriveBits"]),
    await subtle.generateKey({ ...p256, name: "ECDSA" }, false, ["sign"]),
    await subtle.generateKey(p256, false, ["deriveKey"]),
  ];
  for (const [index, key] of keys.entries()) {
    const error = await failure(tesla.doorUnlock({ ...vehicle, key: key as Package.VehicleKey }));
    assert.deepEqual([error.code, error.parameter], ["invalid_argument", "key"], `key ${index}`);
  }
  for (const id of ["14929313657194075", "12345678901234567"]) {
    const error = await failure(tesla.doorUnlock({ ...vehicle, id }));
    assert.deepEqual([error.code, error.parameter], ["invalid_argument", "id"]);
  }
  assert.deepEqual(requests, []);
});
