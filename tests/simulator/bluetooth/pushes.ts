/** What the car sends without being asked, and how many replies it gives. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bytes, decoded, Ear, hex, ID, QUIET, setUpBluetooth } from "./setup.ts";

const STATUS = "320208023a0412020102520052020a00";
const GCM = { method: "gcm" } as const;
const PUSHES = { ...QUIET, pushes: true };

/** What a push says, as digits: the content of a broadcast of vehicle security. */
function pushed(message: string): string {
  const { to, from, payload, signature } = decoded(message);
  assert.deepEqual([to?.to.value, from?.to.value, signature], [0, 2, undefined]);
  assert.ok(payload.case === "content");
  return hex(payload.value);
}

describe("a status push", () => {
  test("comes when a client listens, when something changes, and to all clients", async () => {
    const { ear, connect, simulator } = await setUpBluetooth({ settings: PUSHES });
    const second = await connect();
    simulator.act(ID, "open_door", { door: "driver_front" });
    for (const each of [ear, second]) {
      const [first = "", last = ""] = (await each.news()).map(pushed).slice(-2);
      // All closed, locked, awake, nobody inside; then the driver's door open, and unlocked.
      assert.equal(first, "0a080a00100118012001");
      assert.equal(last, "0a080a02080118012001");
    }
  });

  test("does not come for a change that the status does not tell", async () => {
    const { ear, simulator } = await setUpBluetooth({ settings: PUSHES });
    await ear.news();
    simulator.act(ID, "open_trunk", { which_trunk: "rear" });
    await ear.news();
    simulator.act(ID, "set_battery", { percent: 50 });
    assert.deepEqual(await ear.news(), []);
  });

  test("comes after a command, beside its replies", async () => {
    const { client, ear } = await setUpBluetooth({ settings: PUSHES });
    await client.handshake("vehicle_security");
    const before = ear.messages.length;
    await client.command("vehicle_security", "1000", GCM);
    const after = ear.messages.slice(before);
    assert.deepEqual(
      after.map((message) => decoded(message).to?.to.case),
      ["domain", "routingAddress"],
    );
    assert.equal(pushed(after[0] ?? ""), "0a060a0018012001");
  });

  test("comes when the car falls asleep and when it wakes", async () => {
    const { client, ear, simulator, clock } = await setUpBluetooth({ settings: { ...PUSHES, bootMs: 4000 } });
    await client.handshake("vehicle_security");
    await ear.news();
    simulator.act(ID, "sleep");
    assert.deepEqual((await ear.news()).map(pushed), ["0a080a00100118022001"]);
    await client.command("vehicle_security", "101e", GCM);
    assert.equal(
      ear.messages.map((message) => decoded(message).to?.to.case).filter((to) => to === "domain").length,
      3,
    );
    await clock.advance(4000);
    assert.equal(simulator.vehicle(ID).connection, "online");
  });

  test("is repeated while a client listens", async () => {
    const { ear, clock } = await setUpBluetooth({ settings: { ...PUSHES, pushEveryMs: 10_000 } });
    await ear.news();
    await clock.advance(30_000);
    assert.equal((await ear.news()).length, 3);
    ear.link.disconnect();
    await clock.advance(30_000);
    assert.deepEqual(await ear.news(), []);
  });

  test("of older software has no envelope", async () => {
    const { ear } = await setUpBluetooth({ settings: { ...PUSHES, barePushes: true } });
    assert.deepEqual(await ear.news(), ["0a080a00100118012001"]);
  });

  test("does not come where pushes are switched off", async () => {
    const { ear, simulator } = await setUpBluetooth();
    simulator.act(ID, "open_door");
    assert.deepEqual(await ear.news(), []);
  });
});

describe("on order come", () => {
  const kinds = [
    ["status", /^320208003a020802520a0a080a00100118012001$/],
    ["bare_status", /^0a080a00100118012001$/],
    ["challenge", /^320208003a020802521f1a1d12160a14[\da-f]{40}1802220101$/],
    ["bare_challenge", /^1a1d12160a14[\da-f]{40}1802220101$/],
    ["other_client", /^32121210[\da-f]{32}3a0208025218[\da-f]{48}$/],
    ["other_domain", /^320208003a020807520c[\da-f]{24}$/],
    ["no_sender", /^520a0a080a00100118012001$/],
    ["undecodable", /^ffff[\da-f]{20}$/],
  ] as const;
  for (const [kind, looks] of kinds) {
    test(`${kind} frames`, async () => {
      const { ear, peripheral } = await setUpBluetooth();
      peripheral.send(kind);
      const [message = "", ...more] = await ear.news();
      assert.match(message, looks);
      assert.deepEqual(more, []);
    });
  }

  test("empty frames, lengths that no message has, and any bytes", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    peripheral.send("empty");
    peripheral.send("garbage");
    peripheral.send(bytes("00"));
    await ear.clock.settle();
    assert.deepEqual(ear.pieces, ["0000", "ffff0102", "00"]);
  });

  test("challenges once a second, as when somebody pulls a handle", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    void peripheral.challenge({ token: new Uint8Array(20), level: 1, reasons: [5], times: 6 });
    await clock.advance(4999);
    assert.equal((await ear.news()).length, 5);
    await clock.advance(10_000);
    const [last = "", ...more] = await ear.news();
    assert.equal(pushed(last), `1a1d12160a14${"00".repeat(20)}1801220105`);
    assert.deepEqual(more, []);
  });
});

describe("vehicle security", () => {
  for (const interimReplies of [0, 1, 2] as const) {
    test(`gives ${interimReplies + 1} replies to a command, counted on, the last one empty`, async () => {
      const { client, ear } = await setUpBluetooth({ settings: { ...QUIET, interimReplies } });
      await client.handshake("vehicle_security");
      const before = ear.messages.length;
      const last = await client.command("vehicle_security", "1000", GCM);
      assert.deepEqual([last.content, last.counter], ["", interimReplies + 1]);
      const counters = ear.messages.slice(before).map((message) => {
        const kind = decoded(message).signature?.kind;
        return kind?.case === "aesGcmReply" ? kind.value.counter : undefined;
      });
      assert.deepEqual(counters, [1, 2, 3].slice(0, interimReplies + 1));
    });
  }

  test("says that it has got a command before it says how that ended", async () => {
    const { client, ear, clock, peripheral } = await setUpBluetooth({
      settings: { ...QUIET, interimReplies: 1 },
    });
    await client.handshake("vehicle_security");
    peripheral.fail({ kind: "lose_reply", number: 2 });
    const { content, counter } = await client.command("vehicle_security", "1000", GCM);
    assert.deepEqual([content, counter], ["2200", 1]);
    await clock.settle();
    assert.deepEqual(await ear.news(), []);
  });

  test("may send an empty reply before a status", async () => {
    const { ear } = await setUpBluetooth({ settings: { ...QUIET, interimReplies: 1 } });
    const toClient = "3204120201023a020802";
    const status = "0a080a00100118012001";
    assert.deepEqual(await ear.send(STATUS), [toClient, `${toClient}520a${status}`]);
  });
});

test("infotainment gives one reply", async () => {
  const { client, ear } = await setUpBluetooth({ settings: { ...QUIET, interimReplies: 2 } });
  await client.handshake("infotainment");
  const before = ear.messages.length;
  await client.command("infotainment", "1203da0100", GCM);
  assert.equal(ear.messages.length, before + 1);
});

test("each client gets the replies to its own requests only", async () => {
  const { ear, peripheral, clock } = await setUpBluetooth();
  const other = await Ear.connect(peripheral, clock);
  assert.equal((await ear.send(STATUS)).length, 1);
  assert.deepEqual(await other.news(), []);
});
