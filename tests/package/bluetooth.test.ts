// Commands over Bluetooth, in Node, to the simulated car behind a stand-in for navigator.bluetooth. The simulated car shares
// nothing with the package but the facts.

import assert from "node:assert/strict";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";
import type { Progress, TeslaCommandError } from "tesla-commands";
import { createWebBluetooth, type WebBluetoothOptions } from "../../simulator/bluetooth/web-bluetooth.ts";
import {
  type ActionName,
  type BluetoothSettings,
  createSimulator,
  type Role,
  SIMULATED_TOKEN,
  type SimulatorOptions,
} from "../../simulator/index.ts";
import {
  type Call,
  changesBetween,
  changesOf,
  DECLINED,
  EFFECTS,
  nameOf,
  prepare,
} from "../expectations/reference.ts";

type Tesla = typeof Package;

const VIN = "5YJ3E1EA0PF000844";
const OTHER_VIN = "5YJ3E1EA0PF000843";

/** The time at cars whose clock stands still. */
const NOW = Date.UTC(2026, 0, 5, 8);

const DONE = { result: true, reason: "" };

let tesla: Tesla;

before(async () => {
  tesla = await import(pathToFileURL(join(import.meta.dirname, "..", "..", "npm", "node.js")).href);
  await tesla.default();
});

interface Setting {
  vin?: string;
  role?: Role | "none";
  settings?: Partial<BluetoothSettings>;
  options?: SimulatorOptions;
  chooser?: Partial<WebBluetoothOptions>;
}

/** A car beside a computer. It knows the page's key, unless the role is `none`. */
async function setting({
  vin = VIN,
  role = "owner",
  settings = {},
  options = {},
  chooser = {},
}: Setting = {}) {
  const simulator = createSimulator({
    ...options,
    wakeMs: 0,
    bluetooth: { bootMs: 0, bootAnswers: "silence", pushEveryMs: null, idleMs: null, ...settings },
  });
  const { id } = simulator.vehicle(vin);
  const act = (name: ActionName, values?: Record<string, unknown>) =>
    simulator.act(id, name, values as never);
  const key = await tesla.createKey();
  if (role !== "none") act("add_key", { public_key: await tesla.publicKeyPem(key), role });
  const peripheral = await simulator.bluetooth(id);
  const computer = createWebBluetooth({ cars: () => [peripheral], ...chooser });
  const connect = (options: Package.BluetoothOptions = {}) =>
    tesla.connectBluetooth(vin, { bluetooth: computer.bluetooth, ...options });
  return { simulator, id, vin, act, key, peripheral, computer, connect, car: () => simulator.vehicle(id) };
}

/** The same, with the car connected. */
async function connected(options: Setting = {}) {
  const made = await setting(options);
  const bluetooth = await made.connect();
  const vehicle: Package.BluetoothVehicle = { id: made.vin, key: made.key, bluetooth };
  return { ...made, bluetooth, vehicle };
}

/** A connected car that has all that the commands of the reference need, and a way to send them to it as it is when new. */
async function modelS() {
  const made = await connected({
    vin: "5YJSA1E26HF000337",
    options: {
      vehicles: [{ vin: "5YJSA1E26HF000337", carType: "models", signingRequired: true }],
      now: () => NOW,
    },
  });
  const car = made.car();
  const asNew = structuredClone(car);
  const send = (call: Call) => {
    Object.assign(car, structuredClone(asNew));
    prepare(made.simulator, car, call);
    const before = structuredClone(car);
    const { command, params } = call;
    const outcome = tesla.sendCommand(made.vehicle, command as Package.CommandName, params as never);
    return { outcome, changes: () => changesBetween(before, made.car()) };
  };
  return { send };
}

async function failure(call: Promise<unknown>): Promise<TeslaCommandError> {
  const error = await call.then(
    (value) => assert.fail(`resolved to ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  assert(tesla.isTeslaCommandError(error), String(error));
  return error;
}

test("a car is found by its VIN, connected and disconnected", async () => {
  const { peripheral, connect } = await setting();
  const bluetooth = await connect();
  assert.equal(bluetooth.connected, true);
  assert.equal(peripheral.links.length, 1);
  bluetooth.disconnect();
  assert.equal(bluetooth.connected, false);
  assert.equal(peripheral.links.length, 0);
});

test("a browser without Bluetooth says so", async () => {
  assert.equal(tesla.isBluetoothAvailable(), false, "Node has none");
  const error = await failure(tesla.connectBluetooth(VIN));
  assert.deepEqual(
    [error.code, error.mayHaveSucceeded, error.reason],
    ["bluetooth_unavailable", false, "this browser has no Bluetooth for pages"],
  );
});

test("a cancelled chooser, and a computer without an adapter, are told apart", async () => {
  const { connect } = await setting({ chooser: { choose: () => null } });
  assert.equal((await failure(connect())).reason, "no car was chosen, or none was found");
  const { computer, connect: tryToConnect } = await setting();
  computer.adapter = "absent";
  assert.equal((await failure(tryToConnect())).reason, "this device has no Bluetooth adapter");
});

test("a call without a click says so", async () => {
  const { connect } = await setting({ chooser: { isActivated: () => false } });
  const { reason } = await failure(connect());
  assert.equal(reason, "the browser does not allow it here, or no click led to the call");
});

test("an invalid VIN is refused before a chooser opens", async () => {
  let asked = 0;
  const { computer } = await setting({
    chooser: {
      choose: () => {
        asked += 1;
        return null;
      },
    },
  });
  for (const vin of ["", "5YJ3E1EA0PF00084", "12345678901234567", 42, null, undefined]) {
    const error = await failure(tesla.connectBluetooth(vin as string, { bluetooth: computer.bluetooth }));
    assert.deepEqual([error.code, error.parameter], ["invalid_argument", "vin"]);
  }
  assert.equal(asked, 0);
});

test("a key is enrolled with a card tap and a confirmation", async () => {
  const { vehicle, act } = await connected({ role: "none" });
  assert.equal((await failure(tesla.doorLock(vehicle))).code, "not_paired");
  const stages: Progress["stage"][] = [];
  const outcome = await tesla.enrolKey(vehicle, {
    onProgress({ stage }) {
      stages.push(stage);
      if (stage !== "waiting_for_card") return;
      act("tap_card");
      act("confirm_key");
    },
  });
  assert.deepEqual(outcome, { outcome: "paired" });
  assert(stages.includes("waiting_for_card"));
  assert.deepEqual(await tesla.enrolKey(vehicle), { outcome: "already_paired" });
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE);
  const keys = await tesla.listKeys(vehicle);
  assert(keys.some(({ role, formFactor }) => role === "driver" && formFactor === "cloud_key"));
});

test("a key that is declined on the screen is told as declined", async () => {
  const { vehicle, act } = await connected({ role: "none" });
  const error = await failure(
    tesla.enrolKey(vehicle, {
      onProgress({ stage }) {
        if (stage !== "waiting_for_card") return;
        act("tap_card");
        act("dismiss_key");
      },
    }),
  );
  assert.deepEqual(
    [error.code, error.reason, error.mayHaveSucceeded],
    ["rejected", "declined on the car's screen", false],
  );
});

/** Whether the call is one for a car that is awake, and goes over Bluetooth. */
const isSent = ({ command, bluetooth }: Call) => bluetooth && command !== "wake_up";

test("each command of the reference does to the car what it says, and nothing else", async () => {
  const { send } = await modelS();
  for (const effect of EFFECTS.filter(isSent)) {
    const { outcome, changes } = send(effect);
    assert.deepEqual(await outcome, DONE, nameOf(effect));
    assert.deepEqual(changes(), changesOf(effect, NOW), nameOf(effect));
  }
});

test("what the car does not carry out changes nothing, and is told with its reason", async () => {
  const { send } = await modelS();
  for (const call of DECLINED.filter(isSent)) {
    const { outcome, changes } = send(call);
    const { signedReason } = call;
    if (call.already) {
      const expected = { result: signedReason === "", reason: signedReason };
      assert.deepEqual(await outcome, expected, nameOf(call));
    } else {
      const { code, reason, mayHaveSucceeded } = await failure(outcome);
      assert.deepEqual([code, reason, mayHaveSucceeded], ["rejected", signedReason, false], nameOf(call));
    }
    assert.deepEqual(changes(), {}, nameOf(call));
  }
});

test("a car without a sun roof says so", async () => {
  const { vehicle } = await connected();
  assert.equal((await failure(tesla.sunRoofControl(vehicle, { state: "vent" }))).reason, "not_supported");
});

test("what goes over the internet alone says so, and a command without a form for Bluetooth does not connect", async () => {
  const { vehicle, bluetooth, peripheral } = await connected();
  const calls = EFFECTS.filter(({ bluetooth }) => !bluetooth);
  assert(calls.length > 0);
  for (const { command, params } of calls) {
    const error = await failure(tesla.sendCommand(vehicle, command as Package.CommandName, params as never));
    assert.deepEqual([error.code, error.mayHaveSucceeded], ["not_over_bluetooth", false], command);
  }
  bluetooth.disconnect();
  const error = await failure(tesla.upcomingCalendarEntries(vehicle, { calendarData: {} }));
  assert.equal(error.code, "not_over_bluetooth");
  assert.equal(peripheral.links.length, 0);
});

test("the state has the names of the REST API", async () => {
  const { vehicle, car } = await connected();
  const data = await tesla.vehicleData(vehicle);
  assert.equal(data.vin, VIN);
  assert.equal(data.state, "online");
  assert.equal(data.charge_state?.battery_level, car().charge.level);
  assert.equal(data.vehicle_state?.locked, true);
});

test("only the parts of the state that are named are read", async () => {
  const { vehicle } = await connected();
  const charge = await tesla.vehicleData(vehicle, { endpoints: ["charge_state"] });
  assert.equal(typeof charge.charge_state?.battery_level, "number");
  assert.deepEqual([charge.climate_state, charge.drive_state], [undefined, undefined]);
  const place = await tesla.vehicleData(vehicle, { endpoints: ["location_data", "climate_state"] });
  assert.equal(typeof place.drive_state?.latitude, "number");
  assert.equal(typeof place.climate_state?.inside_temp, "number");
  // What the car tells of the climate includes the heater of the battery, which the API has in charge_state.
  assert.deepEqual(
    [place.charge_state?.battery_level, place.drive_state?.shift_state],
    [undefined, undefined],
  );
});

test("a sleeping car tells its locks and is not woken", async () => {
  const { vehicle, act, car } = await connected();
  act("sleep");
  const data = await tesla.vehicleData(vehicle);
  assert.equal(data.state, "asleep");
  assert.equal(data.vehicle_state?.locked, true);
  assert.equal(data.charge_state?.battery_level, undefined);
  const error = await failure(tesla.honkHorn(vehicle));
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["unavailable", false]);
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE, "locks work asleep");
  assert.equal(car().connection, "asleep");
  assert.deepEqual(await tesla.honkHorn(vehicle, { wake: true }), DONE);
});

test("wakeUp wakes the car", async () => {
  const { vehicle, act, car } = await connected();
  act("sleep");
  const { vin } = await tesla.wakeUp(vehicle);
  assert.equal(vin, VIN);
  assert.notEqual(car().connection, "asleep");
});

test("a connection that was lost is made again by the next command, without a chooser", async () => {
  let asked = 0;
  const { vehicle, peripheral, bluetooth } = await connected({
    chooser: {
      choose: async (scan) => {
        asked += 1;
        return (await scan())[0]?.id;
      },
    },
  });
  await tesla.doorUnlock(vehicle);
  peripheral.disconnect();
  assert.equal(bluetooth.connected, false);
  assert.deepEqual(await tesla.doorLock(vehicle), DONE);
  assert.equal(asked, 1);
});

test("a link that breaks in a write runs no command twice, and the outcome does not contradict the car", async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
    for (const delivered of [false, true]) {
      const { vehicle, peripheral, car } = await connected();
      await tesla.honkHorn(vehicle);
      const before = car().horn.count;
      peripheral.fail({ kind: "drop_at_write", number, delivered });
      const outcome = await tesla.honkHorn(vehicle).then(
        () => "done",
        (error: TeslaCommandError) => {
          assert(["out_of_reach", "timeout"].includes(error.code), error.message);
          return error.mayHaveSucceeded ? "unknown" : "not done";
        },
      );
      const runs = car().horn.count - before;
      const possible = { done: [1], "not done": [0], unknown: [0, 1] }[outcome];
      assert(
        possible?.includes(runs),
        `write ${number}, delivered: ${delivered}: ${outcome}, ran ${runs} times`,
      );
    }
  }
});

test("a car out of reach is told, and with a token the command goes over the internet", async () => {
  const { vehicle, peripheral, simulator } = await connected();
  peripheral.isInRange = false;
  const error = await failure(tesla.doorUnlock(vehicle));
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["out_of_reach", false]);
  const both = { ...vehicle, accessToken: SIMULATED_TOKEN, fetch: simulator.fetch };
  const progress: Progress[] = [];
  assert.deepEqual(await tesla.doorUnlock(both, { onProgress: (step) => progress.push(step) }), DONE);
  assert.equal(progress.at(-1)?.bluetooth, undefined, "the last way was the internet");
});

test("with both ways, a car in reach is commanded over Bluetooth", async () => {
  const { vehicle } = await connected();
  const both = {
    ...vehicle,
    accessToken: SIMULATED_TOKEN,
    fetch: () => assert.fail("the internet was asked"),
  };
  assert.deepEqual(await tesla.doorUnlock(both), DONE);
});

test("two cars are commanded side by side", async () => {
  const one = await connected();
  const two = await connected({ vin: OTHER_VIN });
  const calls = [one, two, one, two].map(({ vehicle }) => tesla.honkHorn(vehicle, { wake: true }));
  assert.deepEqual(await Promise.all(calls), [DONE, DONE, DONE, DONE]);
});

test("commands to one car at the same time all reach it", async () => {
  const { vehicle } = await connected();
  const calls = [
    tesla.doorUnlock(vehicle),
    tesla.honkHorn(vehicle),
    tesla.flashLights(vehicle),
    tesla.doorLock(vehicle),
    tesla.vehicleData(vehicle),
  ];
  const [unlocked, honked, flashed, locked, data] = await Promise.all(calls);
  assert.deepEqual([unlocked, honked, flashed, locked], [DONE, DONE, DONE, DONE]);
  assert.equal((data as Package.VehicleData).vin, VIN);
});

test("a command that is aborted before its last chunk rejects, and did not run", async () => {
  const { vehicle, peripheral } = await connected();
  await tesla.doorLock(vehicle);
  const controller = new AbortController();
  peripheral.fail({ kind: "hang_write" });
  const call = tesla.doorUnlock(vehicle, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  const error = await failure(call);
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["aborted", false]);
  assert.deepEqual(await tesla.doorUnlock(vehicle), DONE, "the next command connects anew");
});
