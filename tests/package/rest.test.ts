/** The entry point without signed commands and Bluetooth. */

import assert from "node:assert/strict";
import { test } from "node:test";
import init, * as whole from "tesla-commands";
import initRest, * as rest from "tesla-commands/rest";

await init();
/** The other module is loaded now, and this one is not. */
const early = await rest
  .doorUnlock({ id: "5YJ3E1EA7KF000001", accessToken: "token" })
  .catch((error: unknown) => error);
await initRest();

/** A vehicle whose server accepts every command, and what was sent to it. */
function recorded(): { vehicle: whole.InternetVehicle; sent: string[] } {
  const sent: string[] = [];
  const fetch = async (url: string, { method, body }: whole.FetchInit) => {
    sent.push(`${method} ${url} ${body}`);
    return Response.json({ response: { result: true, reason: "" } });
  };
  const vehicle = { id: "5YJ3E1EA7KF000001", accessToken: "token", baseUrl: "https://cars.test", fetch };
  return { vehicle, sent };
}

async function failure(call: Promise<unknown>): Promise<whole.TeslaCommandError> {
  const error = await call.then(
    () => assert.fail("the call succeeded"),
    (error: unknown) => error,
  );
  assert(whole.isTeslaCommandError(error) && rest.isTeslaCommandError(error));
  return error;
}

test("it has all that the package has, but what needs Bluetooth", () => {
  const missing = Object.keys(whole).filter((name) => !(name in rest));
  assert.deepEqual(missing.sort(), ["connectBluetooth", "enrolKey", "listKeys"]);
  assert.deepEqual(
    Object.keys(rest).filter((name) => !(name in whole)),
    [],
  );
});

test("its commands are described alike", () => {
  assert.deepEqual(rest.commands(), whole.commands());
});

test("a command sends the same request, by its function and by its name", async () => {
  const { vehicle, sent } = recorded();
  const request =
    'POST https://cars.test/api/1/vehicles/5YJ3E1EA7KF000001/command/set_temps {"driver_temp":21.5,"passenger_temp":20}';
  const params = { driverTemp: 21.5, passengerTemp: 20 };
  for (const tesla of [whole, rest]) {
    assert.deepEqual(await tesla.setTemps(vehicle, params), { result: true, reason: "" });
    assert.deepEqual(await tesla.sendCommand(vehicle, "set_temps", params), { result: true, reason: "" });
  }
  assert.deepEqual(sent, [request, request, request, request]);
});

test("it refuses a key and a Bluetooth link, sends nothing, and says which module takes them", async () => {
  const { vehicle, sent } = recorded();
  const key = await rest.createKey();
  const link = { connected: true, disconnect() {} };
  for (const [parameter, value] of [
    ["key", { key }],
    ["bluetooth", { key, bluetooth: link }],
  ] as const) {
    const error = await failure(rest.doorUnlock({ ...vehicle, ...value }));
    assert.equal(error.code, "invalid_argument");
    assert.equal(error.parameter, parameter);
    assert.equal(
      error.message,
      `door_unlock: ${parameter} is not supported by this build. Import from tesla-commands, not from tesla-commands/rest. Nothing was sent.`,
    );
  }
  assert.deepEqual(sent, []);
});

test("a command that exists only signed fails, and nothing is sent", async () => {
  const { vehicle, sent } = recorded();
  const error = await failure(rest.setTruckBedLightAuto(vehicle, { on: true }));
  assert.deepEqual([error.code, error.mayHaveSucceeded], ["signing_required", false]);
  assert.deepEqual(sent, []);
});

test("a key that it made signs in the whole package", async () => {
  const key = await rest.createKey();
  assert.match(await whole.publicKeyPem(key), /^-----BEGIN PUBLIC KEY-----\n/);
  const { vehicle, sent } = recorded();
  // The server is no car, so that the handshake fails. What counts is that one was sent.
  await failure(whole.doorUnlock({ ...vehicle, key }));
  assert.match(sent[0] ?? "", /\/signed_command /);
});

test("its module is loaded by its own init", () => {
  assert(rest.isTeslaCommandError(early));
  assert.equal(early.code, "invalid_argument");
  assert.match(early.message, /await init\(\)/);
});
