// What the package sends to a car, decoded by a codec that nobody here wrote: PyPI's tesla-protocol.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";
import { createSimulator, SIMULATED_TOKEN } from "../../simulator/index.ts";

const VIN = "5YJ3E1EA0PF000844";
const tesla: typeof Package = await import(
  pathToFileURL(join(import.meta.dirname, "..", "..", "npm", "node.js")).href
);
await tesla.default();

const python = process.env.CODEC_PYTHON;
if (!python) throw new Error("CODEC_PYTHON is not set: npm test -- codec sets it.");

/** What the codec makes of the messages. */
// biome-ignore lint/suspicious/noExplicitAny: what is in it is what the test asserts
function decode(messages: string[]): Record<string, any>[] {
  const script = join(import.meta.dirname, "decode.py");
  const output = execFileSync(python as string, [script], { input: messages.join("\n"), encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const VEHICLE_SECURITY = "DOMAIN_VEHICLE_SECURITY";
const INFOTAINMENT = "DOMAIN_INFOTAINMENT";
const action = (name: string, value: object = {}) => ({ vehicleAction: { [name]: value } });

type Command = [(vehicle: Package.Vehicle) => Promise<unknown>, string, object];

const COMMANDS: Command[] = [
  [(it) => tesla.doorUnlock(it), VEHICLE_SECURITY, { RKEAction: "RKE_ACTION_UNLOCK" }],
  [(it) => tesla.doorLock(it), VEHICLE_SECURITY, { RKEAction: "RKE_ACTION_LOCK" }],
  [(it) => tesla.honkHorn(it), INFOTAINMENT, action("vehicleControlHonkHornAction")],
  [(it) => tesla.flashLights(it), INFOTAINMENT, action("vehicleControlFlashLightsAction")],
  [(it) => tesla.autoConditioningStart(it), INFOTAINMENT, action("hvacAutoAction", { powerOn: true })],
  [(it) => tesla.autoConditioningStop(it), INFOTAINMENT, action("hvacAutoAction")],
  [
    (it) => tesla.setTemps(it, { driverTemp: 21.5, passengerTemp: 20 }),
    INFOTAINMENT,
    action("hvacTemperatureAdjustmentAction", {
      level: { TEMPMAX: {} },
      driverTempCelsius: 21.5,
      passengerTempCelsius: 20,
    }),
  ],
  [
    (it) => tesla.setChargeLimit(it, { percent: 80 }),
    INFOTAINMENT,
    action("chargingSetLimitAction", { percent: 80 }),
  ],
  [(it) => tesla.chargeMaxRange(it), INFOTAINMENT, action("chargingStartStopAction", { startMaxRange: {} })],
  [(it) => tesla.chargeStandard(it), INFOTAINMENT, action("chargingStartStopAction", { startStandard: {} })],
  ...(
    [
      [{ state: "move", percent: 15 }, { absoluteLevel: 15 }],
      [{ state: "closed" }, { absoluteLevel: 0 }],
      [{ state: "comfort" }, { absoluteLevel: 80 }],
      [{ state: "vent" }, { vent: {} }],
      [{ state: "close" }, { close: {} }],
      [{ state: "open" }, { open: {} }],
    ] as const
  ).map(
    ([params, expected]): Command => [
      (it) => tesla.sunRoofControl(it, params),
      INFOTAINMENT,
      action("vehicleControlSunroofOpenCloseAction", expected),
    ],
  ),
  [
    (it) => tesla.actuateTrunk(it, { whichTrunk: "rear" }),
    VEHICLE_SECURITY,
    { closureMoveRequest: { rearTrunk: "CLOSURE_MOVE_TYPE_MOVE" } },
  ],
  [
    (it) => tesla.actuateTrunk(it, { whichTrunk: "front" }),
    VEHICLE_SECURITY,
    { closureMoveRequest: { frontTrunk: "CLOSURE_MOVE_TYPE_MOVE" } },
  ],
  [(it) => tesla.remoteStartDrive(it), VEHICLE_SECURITY, { RKEAction: "RKE_ACTION_REMOTE_DRIVE" }],
  [(it) => tesla.chargePortDoorOpen(it), INFOTAINMENT, action("chargePortDoorOpen")],
  [(it) => tesla.chargePortDoorClose(it), INFOTAINMENT, action("chargePortDoorClose")],
  [(it) => tesla.chargeStart(it), INFOTAINMENT, action("chargingStartStopAction", { start: {} })],
  [(it) => tesla.chargeStop(it), INFOTAINMENT, action("chargingStartStopAction", { stop: {} })],
  [
    (it) => tesla.setValetMode(it, { on: true, password: "1234" }),
    INFOTAINMENT,
    action("vehicleControlSetValetModeAction", { on: true, password: "1234" }),
  ],
  [(it) => tesla.setValetMode(it, { on: false }), INFOTAINMENT, action("vehicleControlSetValetModeAction")],
  [(it) => tesla.resetValetPin(it), INFOTAINMENT, action("vehicleControlResetValetPinAction")],
  [
    (it) => tesla.speedLimitActivate(it, { pin: "1234" }),
    INFOTAINMENT,
    action("drivingSpeedLimitAction", { activate: true, pin: "1234" }),
  ],
  [
    (it) => tesla.speedLimitDeactivate(it, { pin: "1234" }),
    INFOTAINMENT,
    action("drivingSpeedLimitAction", { pin: "1234" }),
  ],
  [
    (it) => tesla.speedLimitSetLimit(it, { limitMph: 65 }),
    INFOTAINMENT,
    action("drivingSetSpeedLimitAction", { limitMph: 65 }),
  ],
  [
    (it) => tesla.speedLimitClearPin(it, { pin: "1234" }),
    INFOTAINMENT,
    action("drivingClearSpeedLimitPinAction", { pin: "1234" }),
  ],
];

test("every message that goes out is what it should be, in the eyes of another codec", async () => {
  const simulator = createSimulator();
  const key = await tesla.createKey();
  simulator.act(simulator.vehicle(VIN).id, "add_key", {
    public_key: await tesla.publicKeyPem(key),
    role: "owner",
  });
  const point = Buffer.from(await crypto.subtle.exportKey("raw", key.publicKey)).toString("base64");
  const messages: string[] = [];
  const fetch = async (url: string, init: Package.FetchInit) => {
    messages.push(JSON.parse(init.body ?? "").routable_message);
    return simulator.fetch(url, init);
  };
  const vehicle = { id: VIN, accessToken: SIMULATED_TOKEN, fetch, key };
  const places: number[] = [];
  for (const [command] of COMMANDS) {
    // Refused or not: what counts is what was sent, last.
    await command(vehicle).catch((error: unknown) => assert(tesla.isTeslaCommandError(error)));
    places.push(messages.length - 1);
  }
  const decoded = decode(messages);
  assert.equal(decoded.length, messages.length);
  const counters: Record<string, number> = {};
  for (const [index, [, domain, payload]] of COMMANDS.entries()) {
    const { uuid, fromDestination, signatureData, ...rest } = decoded[places[index] ?? -1] ?? assert.fail();
    assert.deepEqual(rest, { toDestination: { domain }, payload, flags: 2 });
    assert.equal(bytes(uuid), 16);
    assert.equal(bytes(fromDestination.routingAddress), 16);
    const { signerIdentity, HMACPersonalizedData, ...others } = signatureData;
    assert.deepEqual([signerIdentity, others], [{ publicKey: point }, {}]);
    const { epoch, counter, expiresAt, tag, ...more } = HMACPersonalizedData;
    assert.deepEqual([bytes(epoch), bytes(tag), more], [16, 32, {}]);
    assert(counter > (counters[domain] ?? 0) && expiresAt > 0);
    counters[domain] = counter;
  }
  const questions = decoded.filter((_, index) => !places.includes(index));
  assert.deepEqual(
    questions.map(({ uuid: _uuid, fromDestination: _from, ...rest }) => rest),
    [VEHICLE_SECURITY, INFOTAINMENT].map((domain) => ({
      toDestination: { domain },
      sessionInfoRequest: { publicKey: point },
    })),
  );
});

/** How many bytes the base64 text stands for. */
function bytes(base64: string): number {
  return Buffer.from(base64, "base64").length;
}
