/** Signed commands over HTTP, keys in the car, and the control interface for both. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBinary } from "@bufbuild/protobuf";
import { type Car, createSimulator } from "../../../simulator/index.ts";
import { RoutableMessageSchema } from "../../../simulator/signed/messages_pb.ts";
import { COMET, COMET_VIN, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "../setup.ts";
import { Client, ID, setUpSigned, VIN } from "./client.ts";

const HANDSHAKE = Buffer.from("320208037200", "hex").toString("base64");

const asJson = (value: unknown) => ({
  method: "POST",
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});

describe("signed_command", () => {
  const send = (vin: string, init: RequestInit = asJson({ routable_message: HANDSHAKE })) =>
    setUp().send(`/api/1/vehicles/${vin}/signed_command`, init);

  test("answers 200 with the car's reply in base64", async () => {
    const { status, body } = await send(COMET_VIN);
    assert.equal(status, 200);
    // From infotainment, status 1: the empty key is not on the list.
    assert.equal(Buffer.from(String(body.response), "base64").toString("hex"), "3a0208037a022801");
  });

  test("takes the VIN, not the id, by POST", async () => {
    assert.equal((await send(COMET)).status, 404);
    assert.equal((await send(`${COMET_VIN}/now`)).status, 404);
    assert.equal((await send(COMET_VIN, {})).status, 405);
  });

  test("takes a JSON body", async () => {
    const body = JSON.stringify({ routable_message: HANDSHAKE });
    assert.equal((await send(COMET_VIN, { method: "POST", body })).status, 406);
  });

  for (const routable_message of [
    undefined,
    null,
    7,
    "",
    "32020803",
    "MgIIA3IA=",
    "MgIIA3I_",
    "not base64",
    "MzMz",
  ]) {
    test(`answers 400 to ${JSON.stringify(routable_message)} in place of a message`, async () => {
      const { status } = await send(COMET_VIN, asJson({ routable_message }));
      assert.equal(status, 400);
    });
  }

  test("is 400 for a command that is encrypted: servers must be able to read it", async () => {
    const { client, post, car } = await setUpSigned();
    await client.handshake("vehicle_security");
    const send = async (method: "gcm" | "hmac") => {
      const message = toBinary(RoutableMessageSchema, client.sign("vehicle_security", "1000", { method }));
      return (await post(Buffer.from(message).toString("base64"))).status;
    };
    assert.equal(await send("gcm"), 400);
    assert.equal(car.locked, true);
    assert.equal(await send("hmac"), 200);
    assert.equal(car.locked, false);
  });

  test("of a car that knows nothing of it is 422, asleep or not", async () => {
    const setup = setUp();
    for (const act of ["go_online", "sleep"] as const) {
      setup.simulator.act(MODEL_S, act);
      const { status, body } = await setup.send(
        `/api/1/vehicles/${MODEL_S_VIN}/signed_command`,
        asJson({ routable_message: HANDSHAKE }),
      );
      assert.deepEqual([status, body.error], [422, "vehicle does not support signed commands"]);
    }
    await assert.rejects(setup.simulator.signed(MODEL_S), RangeError);
  });

  test("of a car that is asleep or out of reach is 408, and keeps no car awake that is not", async () => {
    const setup = await setUpSigned();
    for (const act of ["sleep", "go_offline"] as const) {
      setup.simulator.act(ID, act);
      const { status, body } = await setup.post(HANDSHAKE);
      // Tesla's own client looks for the words "vehicle is offline".
      assert.deepEqual([status, body.error], [408, "vehicle unavailable: vehicle is offline or asleep"]);
    }
  });

  test("needs the token", async () => {
    const { status } = await send(COMET_VIN, { ...asJson({}), headers: { authorization: "Bearer wrong" } });
    assert.equal(status, 401);
  });

  test("can fail as every request can", async () => {
    const { simulator, post, client, car } = await setUpSigned();
    await client.handshake("vehicle_security");
    simulator.failNext({ status: 504, afterEffect: true, path: "/signed_command" });
    await assert.rejects(client.command("vehicle_security", "1000"), /504/);
    assert.equal(car.locked, false);
    assert.equal((await post(HANDSHAKE)).status, 200);
  });
});

describe("the setup", () => {
  test("has a car for each kind of server's answer, and says which is which", async () => {
    const { get, command, simulator } = setUp();
    const { body } = await get("/api/1/vehicles");
    const signing = (body.response as { command_signing: string }[]).map((car) => car.command_signing);
    assert.deepEqual(signing, ["off", "allowed", "required"]);
    simulator.act(MODEL_3, "go_online");
    assert.equal((await command("flash_lights", {}, "json", MODEL_3)).status, 200);
    assert.equal((await command("flash_lights", {}, "json", COMET)).status, 403);
  });

  test("has a car that takes both kinds", async () => {
    const { simulator, send, command, clock } = setUp();
    const car = simulator.vehicle(MODEL_3);
    simulator.act(MODEL_3, "go_online");
    const exchange = async (message: Uint8Array) => {
      const routable_message = Buffer.from(message).toString("base64");
      const { body } = await send(`/api/1/vehicles/${car.vin}/signed_command`, asJson({ routable_message }));
      return new Uint8Array(Buffer.from(String(body.response), "base64"));
    };
    const client = new Client(exchange, () => clock.now, car.vin);
    simulator.act(MODEL_3, "add_key", { public_key: client.pem });
    assert.equal((await client.command("infotainment", "1203d20100")).fault, 0);
    await command("flash_lights", {}, "json", MODEL_3);
    assert.equal(car.lights.count, 2);
  });
});

describe("a key", () => {
  test("that the car knows from the beginning may be given as PEM, and must be one", async () => {
    const { client } = await setUpSigned("stranger");
    const keys = [{ publicKey: client.pem, role: "owner" as const }];
    const [car] = createSimulator({ vehicles: [{ keys }] }).vehicles;
    assert.deepEqual(car.keys, [{ publicKey: client.publicKey, role: "owner" }]);
    const none = [{ publicKey: "04", role: "owner" as const }];
    assert.throws(() => createSimulator({ vehicles: [{ keys: none }] }), RangeError);
  });

  test("asks, a card is tapped, and it is obeyed in its role", async () => {
    const { client, simulator, car } = await setUpSigned("stranger");
    const heard: unknown[] = [];
    simulator.onChange(({ keyRequest, keys }) => heard.push([keyRequest?.role, keys.length]));
    simulator.act(ID, "request_key", { public_key: client.pem });
    assert.deepEqual(car.keyRequest, { publicKey: client.publicKey, role: "driver" });
    assert.equal((await client.handshake("vehicle_security")).sessionInfo?.status, 1);
    simulator.act(ID, "tap_card");
    assert.deepEqual([car.keyRequest, car.keys], [null, [{ publicKey: client.publicKey, role: "driver" }]]);
    assert.equal((await client.command("vehicle_security", "1000")).fault, 0);
    assert.deepEqual(heard, [
      ["driver", 0],
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  test("is forgotten when it is dismissed before the tap, or removed after it", async () => {
    const { client, simulator, car } = await setUpSigned("stranger");
    simulator.act(ID, "request_key", { public_key: client.pem, role: "owner" });
    simulator.act(ID, "dismiss_key");
    simulator.act(ID, "tap_card");
    assert.deepEqual(car.keys, []);
    simulator.act(ID, "add_key", { public_key: client.pem });
    simulator.act(ID, "add_key", { public_key: client.publicKey, role: "guest" });
    assert.deepEqual(car.keys, [{ publicKey: client.publicKey, role: "guest" }]);
    simulator.act(ID, "remove_key", { public_key: client.pem });
    assert.deepEqual(car.keys, []);
  });

  test("that the link of an app enrols is a fleet manager's", async () => {
    const { client, simulator, car } = await setUpSigned("stranger");
    simulator.act(ID, "add_key", { public_key: client.pem });
    assert.equal(car.keys[0]?.role, "fleet_manager");
  });

  test("that is none is refused", async () => {
    const { client, simulator, car } = await setUpSigned("stranger");
    const { pem, publicKey } = client;
    for (const public_key of [
      "",
      "hello",
      publicKey.slice(2),
      `05${publicKey.slice(2)}`,
      `04${"11".repeat(64)}`,
      `04${"ff".repeat(64)}`,
      pem.replace("PUBLIC", "PRIVATE").replace("PUBLIC", "PRIVATE"),
      pem.replace(/\n.{8}/, "\n"),
      pem.replace("-----END PUBLIC KEY-----", ""),
    ]) {
      assert.throws(() => simulator.act(ID, "add_key", { public_key }), /public_key must be a P-256/);
    }
    assert.deepEqual(car.keys, []);
  });
});

test("a car whose owner forbids access from afar has fault 21 for signed messages and 401 for plain commands", async () => {
  const { client, simulator, car, command } = await setUpSigned();
  await client.handshake("vehicle_security");
  simulator.act(ID, "allow_remote_access", { allowed: false });
  assert.equal((await client.handshake("infotainment")).fault, 21);
  assert.equal((await client.command("vehicle_security", "1000")).fault, 21);
  car.traits.signingRequired = false;
  const plain = await command("door_unlock");
  assert.deepEqual([plain.status, plain.body.error], [401, "mobile_access_disabled"]);
  simulator.act(ID, "allow_remote_access", { allowed: true });
  assert.equal((await client.command("vehicle_security", "1000")).fault, 0);
});

test("reset takes enrolled keys and disturbances away, and the vehicle keeps its own keys", async () => {
  const { client, simulator, signed, car } = await setUpSigned();
  const before = await client.handshake("infotainment");
  signed.disturb({ kind: "noise" });
  simulator.reset();
  assert.deepEqual(car.keys, []);
  assert.equal(await simulator.signed(ID), signed);
  simulator.act(ID, "add_key", { public_key: client.pem });
  const after = await client.handshake("infotainment");
  assert.deepEqual(after.sessionInfo?.publicKey, before.sessionInfo?.publicKey);
  assert.notDeepEqual(after.sessionInfo?.epoch, before.sessionInfo?.epoch);
  assert.equal((await client.command("infotainment", "1203d20100")).fault, 0);
});

describe("the control interface", () => {
  test("enrols keys, and shows them", async () => {
    const { client, control, car } = await setUpSigned("stranger");
    const asked = await control(
      `vehicles/${VIN}/request_key`,
      asJson({ public_key: client.pem, role: "owner" }),
    );
    assert.equal((asked.body as unknown as Car).keyRequest?.publicKey, client.publicKey);
    const tapped = await control(`vehicles/${VIN}/tap_card`);
    assert.deepEqual(tapped.body.keys, [{ publicKey: client.publicKey, role: "owner" }]);
    await control(`vehicles/${VIN}/remove_key?public_key=${client.publicKey}`);
    assert.deepEqual(car.keys, []);
    await control(`vehicles/${VIN}/allow_remote_access?allowed=false`);
    assert.equal(car.remoteAccess, false);
  });

  test("restarts a domain, moves its clock and counter, and changes its key", async () => {
    const { client, control } = await setUpSigned();
    const order = async (path: string) => {
      assert.equal((await control(`vehicles/${ID}/${path}`)).status, 200);
      return (await client.command("infotainment", "1203d20100")).fault;
    };
    await client.handshake("infotainment");
    assert.equal(await order("reboot?domain=vehicle_security"), 0);
    assert.equal(await order("reboot"), 15);
    assert.equal(await order("move_counter?by=3&domain=infotainment"), 6);
    assert.equal(await order("shift_clock?seconds=60"), 17);
    assert.equal(await order("change_vehicle_key"), 15);
    assert.equal(await order("disturb?kind=fault&fault=1&domain=infotainment"), 1);
    assert.equal(await order("disturb?kind=fault&fault=1&request=handshake"), 0);
    for (const by of [0, -1, 1.5, 2 ** 32]) {
      assert.equal((await control(`vehicles/${ID}/move_counter?by=${by}`)).status, 400);
    }
  });

  const complaints: [string, number, RegExp][] = [
    [`vehicles/${MODEL_S}/reboot`, 400, /takes no signed commands/],
    [`vehicles/${COMET}/reboot?domain=engine`, 400, /one of vehicle_security, infotainment/],
    [`vehicles/${COMET}/shift_clock`, 400, /missing seconds/],
    [`vehicles/${COMET}/disturb?kind=rain`, 400, /kind must be one of fault, busy/],
    [`vehicles/${COMET}/disturb?kind=fault&fault=30`, 400, /1 to 29/],
    [`vehicles/${COMET}/request_key`, 400, /missing public_key/],
    [`vehicles/${COMET}/add_key?public_key=04&role=owner`, 400, /P-256/],
    [`vehicles/${COMET}/fly`, 404, /known are plug_in,.*tap_card,.*reboot,.*disturb/],
  ];
  for (const [path, status, message] of complaints) {
    test(`answers ${path} with ${status} and a sentence`, async () => {
      const answer = await setUp().control(path);
      assert.equal(answer.status, status);
      assert.match(String(answer.body.error), message);
    });
  }
});
