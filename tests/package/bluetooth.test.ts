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
} from "../../simulator/index.ts";

type Tesla = typeof Package;

const VIN = "5YJ3E1EA0PF000844";
const OTHER_VIN = "5YJ3E1EA0PF000843";

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
  chooser?: Partial<WebBluetoothOptions>;
}

/** A car beside a computer. It knows the page's key, unless the role is `none`. */
async function setting({ vin = VIN, role = "owner", settings = {}, chooser = {} }: Setting = {}) {
  const simulator = createSimulator({
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

/** Each command of the reference that goes over Bluetooth, with parameters that change something. */
const COMMANDS: Record<string, (vehicle: Package.Vehicle) => Promise<unknown>> = {
  door_unlock: (vehicle) => tesla.doorUnlock(vehicle),
  door_lock: (vehicle) => tesla.doorLock(vehicle),
  honk_horn: (vehicle) => tesla.honkHorn(vehicle),
  flash_lights: (vehicle) => tesla.flashLights(vehicle),
  auto_conditioning_start: (vehicle) => tesla.autoConditioningStart(vehicle),
  set_temps: (vehicle) => tesla.setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 19 }),
  auto_conditioning_stop: (vehicle) => tesla.autoConditioningStop(vehicle),
  set_charge_limit: (vehicle) => tesla.setChargeLimit(vehicle, { percent: 77 }),
  charge_max_range: (vehicle) => tesla.chargeMaxRange(vehicle),
  charge_standard: (vehicle) => tesla.chargeStandard(vehicle),
  sun_roof_control: (vehicle) => tesla.sunRoofControl(vehicle, { state: "vent" }),
  actuate_trunk: (vehicle) => tesla.actuateTrunk(vehicle, { whichTrunk: "rear" }),
  charge_stop: (vehicle) => tesla.chargeStop(vehicle),
  charge_port_door_open: (vehicle) => tesla.chargePortDoorOpen(vehicle),
  charge_start: (vehicle) => tesla.chargeStart(vehicle),
  charge_port_door_close: (vehicle) => tesla.chargePortDoorClose(vehicle),
  set_valet_mode: (vehicle) => tesla.setValetMode(vehicle, { on: true, password: "1234" }),
  reset_valet_pin: (vehicle) => tesla.resetValetPin(vehicle),
  speed_limit_set_limit: (vehicle) => tesla.speedLimitSetLimit(vehicle, { limitMph: 65 }),
  speed_limit_activate: (vehicle) => tesla.speedLimitActivate(vehicle, { pin: "1234" }),
  speed_limit_deactivate: (vehicle) => tesla.speedLimitDeactivate(vehicle, { pin: "1234" }),
  speed_limit_clear_pin: (vehicle) => tesla.speedLimitClearPin(vehicle, { pin: "1234" }),
};

/** What this car refuses: it has no sun roof and no cable, and its valet mode is on by then. */
const REFUSALS: Record<string, string> = {
  sun_roof_control: "not_supported",
  charge_start: "disconnected",
  reset_valet_pin: "valet_mode_on",
};

/** What this car has nothing to do for, since it is that way already. The call succeeds and says so. */
const ALREADY: Record<string, string> = { charge_stop: "not_charging" };

test("each command of the reference reaches the car, or says why not", async () => {
  const { vehicle } = await connected();
  for (const [name, call] of Object.entries(COMMANDS)) {
    const refusal = REFUSALS[name];
    if (refusal === undefined) {
      const reason = ALREADY[name] ?? "";
      assert.deepEqual(await call(vehicle), { result: reason === "", reason }, name);
    } else {
      const { code, reason, mayHaveSucceeded } = await failure(call(vehicle));
      assert.deepEqual([code, reason, mayHaveSucceeded], ["rejected", refusal, false], name);
    }
  }
});

test("remote start only goes over the internet, and a command without a form for Bluetooth does not connect", async () => {
  const { vehicle, bluetooth, peripheral } = await connected();
  assert.equal((await failure(tesla.remoteStartDrive(vehicle))).code, "not_over_bluetooth");
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
