/** How a key becomes one of the car's: the request, the card, the question on the screen. And what else can happen. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ROLES, type Role } from "../../../simulator/keys.ts";
import { decoded, hex, ID, QUIET, setUpBluetooth } from "./setup.ts";

const GCM = { method: "gcm" } as const;

/** A request without an envelope. */
function bareRequest(publicKey: string, role: number = ROLES.driver, formFactor = 9): string {
  return `0a54125082014d2a470a430a41${publicKey}20${hex(Uint8Array.of(role))}3202${hex(Uint8Array.of(8, formFactor))}1802`;
}

const ADDRESS = "2c907bd76c640d360b3027dc7404efde";
const UUID = "1588d5a30eabc6f8fc9a951b11f6fd11";

/** The same in an envelope. */
function routableRequest(publicKey: string, role: number = ROLES.driver): string {
  const content = `82014d2a470a430a41${publicKey}20${hex(Uint8Array.of(role))}32020809`;
  return `320208023a121210${ADDRESS}5250${content}9a0310${UUID}`;
}

/** What the car tells about the list of keys, as digits. */
function told(messages: readonly string[]): string[] {
  return messages.map((message) => {
    const { from, payload } = decoded(message);
    assert.ok(from?.to.value === 2 && payload.case === "content");
    return hex(payload.value);
  });
}

const WAIT = "220608011a021801";
const ended = (code: number) => `220808021a0408${hex(Uint8Array.of(code))}1802`;

const setUp = (settings = {}) => setUpBluetooth({ role: "stranger", settings: { ...QUIET, ...settings } });

describe("a key", () => {
  for (const [form, request] of [
    ["without an envelope", bareRequest],
    ["in an envelope", routableRequest],
  ] as const) {
    test(`asks ${form}, a card is tapped, the owner confirms, and it is obeyed`, async () => {
      const { ear, client, simulator, car } = await setUp();
      await ear.send(request(client.publicKey));
      assert.equal((await client.handshake("vehicle_security")).sessionInfo?.status, 1);
      simulator.act(ID, "tap_card");
      assert.equal((await client.handshake("vehicle_security")).sessionInfo?.status, 1);
      simulator.act(ID, "confirm_key");
      assert.deepEqual(car.keys, [{ publicKey: client.publicKey, role: "driver", formFactor: 9 }]);
      assert.equal((await client.handshake("vehicle_security")).sessionInfo?.status, 0);
      assert.equal((await client.command("infotainment", "1203da0100", GCM)).fault, 0);
    });
  }

  test("is told to wait for the card and that it is enrolled, where it asked without an envelope", async () => {
    const { ear, client, simulator } = await setUp();
    assert.deepEqual(told(await ear.send(bareRequest(client.publicKey))), [WAIT]);
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    const [done = ""] = told(await ear.news());
    assert.match(done, /^220a1a0812060a04[\da-f]{8}$/);
  });

  test("is told the outcome only, at its own address, where it asked in an envelope", async () => {
    const { ear, client, simulator } = await setUp();
    assert.deepEqual(await ear.send(routableRequest(client.publicKey)), []);
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    const [reply = ""] = await ear.news();
    assert.ok(reply.startsWith(`32121210${ADDRESS}3a020802520c220a1a0812060a04`));
    assert.ok(reply.endsWith(`920310${UUID}`));
  });

  test("may be told nothing at all", async () => {
    const { ear, client, simulator, car } = await setUp({ tellsOfKeyRequests: false });
    assert.deepEqual(await ear.send(bareRequest(client.publicKey)), []);
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    assert.deepEqual(await ear.news(), []);
    assert.equal(car.keys.length, 1);
  });

  test("is enrolled although its link has gone", async () => {
    const { ear, client, simulator, car, connect } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    ear.link.disconnect();
    const again = await connect();
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    assert.deepEqual(await again.news(), []);
    assert.equal(car.keys.length, 1);
  });

  test("is not enrolled by a card that lay there before, nor without a card", async () => {
    const { ear, client, simulator, car } = await setUp();
    simulator.act(ID, "tap_card");
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "confirm_key");
    assert.deepEqual([car.keys, car.keyRequest?.isTapped], [[], undefined]);
  });

  test("that asks again begins again: the card has to be tapped after it", async () => {
    const { ear, client, simulator, car, clock } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "tap_card");
    await clock.advance(20_000);
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "confirm_key");
    assert.deepEqual(car.keys, []);
    await clock.advance(29_999);
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    assert.equal(car.keys.length, 1);
  });

  test("that another takes the place of hears no more", async () => {
    const { ear, client, simulator, car, clock } = await setUp();
    const other =
      "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
    await ear.send(bareRequest(client.publicKey));
    assert.deepEqual(told(await ear.send(bareRequest(other, ROLES.owner))), [WAIT]);
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    assert.deepEqual(car.keys, [{ publicKey: other, role: "owner", formFactor: 9 }]);
    assert.equal((await ear.news()).length, 1);
    await clock.advance(120_000);
    assert.deepEqual(await ear.news(), []);
  });

  test("is known to infotainment a little later than to vehicle security", async () => {
    const { ear, client, simulator, clock } = await setUp({ keyDelayMs: 2000 });
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    await ear.news();
    assert.equal((await client.handshake("vehicle_security")).sessionInfo?.status, 0);
    assert.equal((await client.handshake("infotainment")).sessionInfo?.status, 1);
    await clock.advance(2000);
    assert.equal((await client.handshake("infotainment")).sessionInfo?.status, 0);
  });
});

describe("a request ends", () => {
  test("with 25 when no card comes within 30 seconds", async () => {
    const { ear, client, clock, car } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    await clock.advance(29_999);
    assert.deepEqual(await ear.news(), []);
    await clock.advance(1);
    assert.deepEqual(told(await ear.news()), [ended(25)]);
    assert.equal(car.keyRequest, null);
  });

  test("with 26 when nobody confirms within a minute of the card", async () => {
    const { ear, client, clock, car, simulator } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    await clock.advance(20_000);
    simulator.act(ID, "tap_card");
    await clock.advance(59_999);
    assert.deepEqual(await ear.news(), []);
    await clock.advance(1);
    assert.deepEqual(told(await ear.news()), [ended(26)]);
    assert.deepEqual([car.keyRequest, car.keys], [null, []]);
  });

  test("with 24 when the owner declines, and 28 when the request is dismissed before", async () => {
    const { ear, client, simulator } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "tap_card");
    simulator.act(ID, "dismiss_key");
    assert.deepEqual(told(await ear.news()), [ended(24)]);
    await ear.send(bareRequest(client.publicKey));
    simulator.act(ID, "dismiss_key");
    assert.deepEqual(told(await ear.news()), [ended(28)]);
  });

  test("with 13 at once when the key is enrolled already", async () => {
    const { ear, client, simulator } = await setUp();
    simulator.act(ID, "add_key", { public_key: client.pem, role: "driver" });
    assert.deepEqual(told(await ear.send(bareRequest(client.publicKey))), [ended(13)]);
  });

  test("with 4 at once when the car knows as many keys as it can", async () => {
    const { ear, client, car } = await setUp();
    car.traits.keySlots = 0;
    assert.deepEqual(told(await ear.send(bareRequest(client.publicKey))), [ended(4)]);
  });

  test("with 27 at once in valet mode", async () => {
    const { ear, client, car } = await setUp();
    car.valet.on = true;
    assert.deepEqual(told(await ear.send(bareRequest(client.publicKey))), [ended(27)]);
  });

  for (const [role, code] of [
    [0, 19],
    [1, 20],
    [4, 5],
    [7, 5],
  ] as const) {
    test(`with ${code} at once for the role ${role}`, async () => {
      const { ear, client, car } = await setUp();
      assert.deepEqual(told(await ear.send(bareRequest(client.publicKey, role))), [ended(code)]);
      assert.equal(car.keyRequest, null);
    });
  }

  test("in silence when the car sleeps", async () => {
    const { ear, client, car, simulator } = await setUp();
    simulator.act(ID, "sleep");
    assert.deepEqual(await ear.send(bareRequest(client.publicKey)), []);
    assert.equal(car.keyRequest, null);
  });

  test("in silence when it is malformed", async () => {
    const { ear, client, car } = await setUp();
    for (const request of [
      // An empty change of permissions, no key, half a key, a point beside the curve, another signature type.
      "0a0a12068201032a001802",
      "0a0b12078201042a0220031802",
      bareRequest(client.publicKey).replace("0a41", "0a40"),
      bareRequest(`04${"11".repeat(64)}`),
      bareRequest(client.publicKey).replace(/1802$/, "1803"),
    ]) {
      assert.deepEqual(await ear.send(request), [], request);
      assert.equal(car.keyRequest, null);
    }
  });

  test("with nothing left when the simulator is reset", async () => {
    const { ear, client, simulator, clock, connect } = await setUp();
    await ear.send(bareRequest(client.publicKey));
    simulator.reset();
    await clock.settle();
    const again = await connect();
    await clock.advance(60_000);
    assert.deepEqual(await again.news(), []);
  });
});

describe("the list of keys", () => {
  const LIST = "320208023a0412020102520 40a020805".replace(" ", "");

  test("can be read without any key", async () => {
    const { ear, simulator, client } = await setUp();
    simulator.act(ID, "add_key", { public_key: client.pem, role: "driver" });
    const [list = ""] = told(await ear.send(LIST));
    // One entry with an id of four bytes, in slot 0.
    assert.match(list, /^82010c080112060a04[\da-f]{8}1801$/);
    const [entry = ""] = told(await ear.send("320208023a041202010252060a0408062000"));
    assert.ok(entry.includes(client.publicKey));
    // Role 3, driver; the slot is 0 and absent.
    assert.match(entry, /3803$/);
  });

  test("tells what a key is, where the key has told it", async () => {
    const { ear, simulator, client } = await setUp();
    await ear.send(bareRequest(client.publicKey, ROLES.driver, 7));
    simulator.act(ID, "tap_card");
    simulator.act(ID, "confirm_key");
    await ear.news();
    const [entry = ""] = told(await ear.send("320208023a041202010252060a0408062000"));
    assert.match(entry, /220208073803$/);
  });

  test("is changed by owners without a card, and by nobody else", async () => {
    for (const [role, code, count] of [
      ["owner", "22021a00", 2],
      ["driver", ended(5), 1],
    ] as [Role, string, number][]) {
      const { client, car } = await setUpBluetooth({ role });
      const other =
        "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
      await client.handshake("vehicle_security");
      const { content } = await client.command(
        "vehicle_security",
        `82014d2a470a430a41${other}200332020809`,
        GCM,
      );
      assert.deepEqual([content, car.keys.length], [code, count]);
    }
  });

  test("keeps the key that asks for its own removal: code 2", async () => {
    const { client, car } = await setUpBluetooth({ role: "owner" });
    await client.handshake("vehicle_security");
    const { content } = await client.command("vehicle_security", `82014512430a41${client.publicKey}`, GCM);
    assert.deepEqual([content, car.keys.length], [ended(2), 1]);
  });

  test("can be full for owners, too: code 4", async () => {
    const { client, car } = await setUpBluetooth({ role: "owner" });
    car.traits.keySlots = 1;
    await client.handshake("vehicle_security");
    const other =
      "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
    const { content } = await client.command(
      "vehicle_security",
      `82014d2a470a430a41${other}200332020809`,
      GCM,
    );
    assert.equal(content, ended(4));
  });
});
