/** Connecting, slots, idle links, and what goes wrong on a link. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BluetoothFault } from "../../../simulator/bluetooth/faults.ts";
import { type Link, LinkError } from "../../../simulator/bluetooth/link.ts";
import { createSimulator } from "../../../simulator/index.ts";
import { encode } from "../signed/client.ts";
import { bytes, decoded, Ear, hex, QUIET, setUpBluetooth } from "./setup.ts";

const STATUS = "320208023a0412020102520052020a00";
const UNLOCK = "1000";
const HONK = "1203da0100";

const fails = (code: string) => (problem: unknown) => problem instanceof LinkError && problem.code === code;

describe("a car that knows nothing of signed commands", () => {
  test("has no Bluetooth", async () => {
    const simulator = createSimulator();
    await assert.rejects(simulator.bluetooth("5YJSA1E2XHF000316"), RangeError);
    assert.equal((await simulator.bluetooth("5YJ3E1EA0PF000844")).vin, "5YJ3E1EA0PF000844");
  });
});

describe("the name", () => {
  test("may end in another letter", async () => {
    const { peripheral } = await setUpBluetooth({ settings: { ...QUIET, nameLetter: "R" } });
    assert.equal(peripheral.name, "Sade9a822faa374f8R");
  });

  test("may become the car's own after the first connection", async () => {
    const { peripheral } = await setUpBluetooth({ settings: { ...QUIET, renames: true } });
    assert.equal(peripheral.name, "🔑 Aurora");
    peripheral.reset();
    assert.equal(peripheral.name, "Sade9a822faa374f8C");
  });
});

describe("slots", () => {
  test("are three, and a link that ends frees one", async () => {
    const { peripheral, ear } = await setUpBluetooth();
    const second = await peripheral.connect();
    await peripheral.connect();
    assert.equal(peripheral.isConnectable, false);
    await assert.rejects(peripheral.connect(), fails("refused"));
    second.disconnect();
    assert.equal(peripheral.isConnectable, true);
    await peripheral.connect();
    assert.equal(ear.link.connected, true);
  });

  test("may be taken by phones", async () => {
    const { peripheral } = await setUpBluetooth({ settings: { ...QUIET, takenSlots: 2 } });
    await assert.rejects(peripheral.connect(), fails("refused"));
    peripheral.settings.takenSlots = 1;
    await peripheral.connect();
  });

  test("that are taken may make connecting hang", async () => {
    const { peripheral, clock } = await setUpBluetooth({
      settings: { ...QUIET, takenSlots: 2, whenFull: "hang" },
    });
    const settled: string[] = [];
    void peripheral.connect().then(
      () => settled.push("connected"),
      () => settled.push("refused"),
    );
    await clock.advance(60_000);
    assert.deepEqual(settled, []);
  });
});

describe("connecting", () => {
  test("fails out of range, where all links are lost", async () => {
    const { peripheral, ear } = await setUpBluetooth();
    peripheral.isInRange = false;
    assert.equal(ear.link.connected, false);
    await assert.rejects(peripheral.connect(), fails("out_of_range"));
    peripheral.isInRange = true;
    await peripheral.connect();
  });

  test("can be refused, a number of times", async () => {
    const { peripheral } = await setUpBluetooth();
    peripheral.fail({ kind: "refuse_connection", number: 2, times: 2 });
    await peripheral.connect();
    await assert.rejects(peripheral.connect(), fails("refused"));
    await assert.rejects(peripheral.connect(), fails("refused"));
    await peripheral.connect();
  });

  test("can hang, and succeed late", async () => {
    const { peripheral, clock } = await setUpBluetooth();
    peripheral.fail({ kind: "hang_connection", milliseconds: 20_000 });
    const late: Link[] = [];
    void peripheral.connect().then((link) => late.push(link));
    await clock.advance(19_999);
    assert.equal(late.length, 0);
    await clock.advance(1);
    assert.equal(late[0]?.connected, true);
    assert.equal(peripheral.links.length, 2);
  });

  test("takes as long as it is told to", async () => {
    const { peripheral, clock } = await setUpBluetooth();
    peripheral.settings.connectMs = 700;
    const connected: number[] = [];
    void peripheral.connect().then(() => connected.push(clock.now()));
    const before = clock.now();
    await clock.advance(1000);
    assert.deepEqual(connected, [before + 700]);
  });
});

describe("a link without traffic", () => {
  const idle = { ...QUIET, idleMs: [30_000, 42_000] as const };

  test("is cut after 30 to 42 seconds", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { ear, clock } = await setUpBluetooth({ settings: idle });
      await clock.advance(29_999);
      assert.equal(ear.link.connected, true);
      await clock.advance(12_001);
      assert.equal(ear.link.connected, false);
    }
  });

  test("stays while the version is read or something is written", async () => {
    const { ear, clock } = await setUpBluetooth({ settings: idle });
    for (let round = 0; round < 6; round += 1) {
      await clock.advance(20_000);
      if (round % 2 === 0) assert.equal(hex(await ear.link.readVersion()), "0002");
      else assert.equal((await ear.send(STATUS)).length, 1);
    }
    assert.equal(ear.link.connected, true);
    await clock.advance(42_000);
    assert.equal(ear.link.connected, false);
  });

  test("is cut although the car sends", async () => {
    const { ear, clock } = await setUpBluetooth({ settings: { ...idle, pushes: true, pushEveryMs: 5_000 } });
    await clock.advance(42_000);
    assert.equal(ear.link.connected, false);
    assert.ok(ear.messages.length > 4);
  });
});

describe("a write", () => {
  test("is one at a time, with reads", async () => {
    const { ear } = await setUpBluetooth();
    ear.link.onIndication = null;
    const first = ear.link.write(bytes("00"));
    await assert.rejects(ear.link.write(bytes("00")), fails("in_progress"));
    await assert.rejects(ear.link.readVersion(), fails("in_progress"));
    await first;
    await ear.link.readVersion();
  });

  test("takes at most 512 bytes, and may be held to one packet", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    await ear.link.write(new Uint8Array(512));
    await assert.rejects(ear.link.write(new Uint8Array(513)), fails("too_long"));
    peripheral.settings.longWrites = false;
    await assert.rejects(ear.link.write(new Uint8Array(113)), fails("failed"));
    await ear.link.write(new Uint8Array(112));
    assert.equal(ear.link.connected, true);
  });

  test("fails on a link that is lost, and when the link is lost meanwhile", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    peripheral.settings.writeMs = 100;
    const write = ear.link.write(bytes("00"));
    const refused = assert.rejects(write, fails("disconnected"));
    await clock.advance(60);
    peripheral.disconnect();
    await refused;
    await assert.rejects(ear.link.write(bytes("00")), fails("disconnected"));
    await assert.rejects(ear.link.readVersion(), fails("disconnected"));
  });

  test("may be acknowledged after the reply to it has come", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    peripheral.settings.writeMs = 1000;
    let isDone = false;
    void ear.link.write(bytes(`0010${STATUS}`)).then(() => {
      isDone = true;
    });
    await clock.advance(999);
    assert.deepEqual([isDone, ear.messages.length], [false, 1]);
    await clock.advance(1);
    assert.equal(isDone, true);
  });
});

describe("a link is lost", () => {
  /** Writes an unlock, signed, in pieces of 20 until the link is lost. Gives how many writes were acknowledged. */
  async function unlock(fault: BluetoothFault) {
    const setup = await setUpBluetooth({ role: "driver" });
    const { client, ear, peripheral, car, clock } = setup;
    await client.handshake("vehicle_security");
    const lost: string[] = [];
    ear.link.onDisconnect = () => lost.push("lost");
    peripheral.fail(fault);
    const message = encode(client.sign("vehicle_security", UNLOCK, { method: "gcm" }));
    let acknowledged = 0;
    try {
      const framed = hex(Uint8Array.of(0, message.length)) + hex(message);
      for (const piece of framed.match(/.{1,40}/g) ?? []) {
        await ear.link.write(bytes(piece));
        acknowledged += 1;
      }
    } catch (problem) {
      assert.ok(fails("disconnected")(problem));
    }
    await clock.settle();
    return { acknowledged, lost, isUnlocked: !car.locked, replies: (await ear.news()).length, setup };
  }

  test("at each write of ten, before the car has it: nothing runs", async () => {
    for (let number = 1; number <= 10; number += 1) {
      const { acknowledged, lost, isUnlocked } = await unlock({ kind: "drop_at_write", number });
      assert.deepEqual([acknowledged, lost, isUnlocked], [number - 1, ["lost"], false]);
    }
  });

  test("at each write of ten, after the car has it: the last one runs", async () => {
    for (let number = 1; number <= 10; number += 1) {
      const { acknowledged, isUnlocked } = await unlock({ kind: "drop_at_write", number, delivered: true });
      assert.deepEqual([acknowledged, isUnlocked], [number - 1, number === 10]);
    }
  });

  test("at each byte: the command runs with the last one only", async () => {
    for (const number of [1, 2, 19, 20, 21, 100, 182]) {
      const { isUnlocked, acknowledged } = await unlock({ kind: "drop_at_byte", number });
      assert.deepEqual([isUnlocked, acknowledged], [false, Math.floor((number - 1) / 20)], `byte ${number}`);
    }
    assert.equal((await unlock({ kind: "drop_at_byte", number: 183 })).isUnlocked, true);
  });

  test("instead of an indication: the command has run, and its reply is lost", async () => {
    const { acknowledged, isUnlocked, replies, setup } = await unlock({ kind: "drop_at_indication" });
    assert.deepEqual([acknowledged, isUnlocked, replies], [10, true, 0]);
    // The session outlives the link, and its counter tells that the command was taken.
    const again = await setup.connect();
    const uuid = "9a0310000102030405060708090a0b0c0d0e0f";
    const [reply = ""] = await again.send(`320208023a041202010272430a41${setup.client.publicKey}${uuid}`);
    const info = decoded(reply);
    assert.ok(info.payload.case === "sessionInfo");
    assert.equal(hex(info.payload.value).slice(0, 4), "0801");
  });

  test("by the client, which is told of it at once and once", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    const lost: boolean[] = [];
    ear.link.onDisconnect = () => lost.push(ear.link.connected);
    ear.link.disconnect();
    ear.link.disconnect();
    assert.deepEqual([lost, peripheral.links], [[false], []]);
  });
});

describe("on order", () => {
  test("a write fails and the link stays, with or without its piece", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    peripheral.fail({ kind: "fail_write" });
    await assert.rejects(ear.link.write(bytes(`0010${STATUS}`)), fails("failed"));
    assert.deepEqual(await ear.news(), []);
    peripheral.fail({ kind: "fail_write", delivered: true });
    await assert.rejects(ear.link.write(bytes(`0010${STATUS}`)), fails("failed"));
    assert.equal((await ear.news()).length, 1);
  });

  test("a write is never acknowledged, and ends with the link", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    peripheral.fail({ kind: "hang_write", delivered: true });
    const write = ear.link.write(bytes(`0010${STATUS}`));
    const refused = assert.rejects(write, fails("disconnected"));
    await clock.advance(20_000);
    assert.equal((await ear.news()).length, 1);
    await assert.rejects(ear.link.write(bytes("00")), fails("in_progress"));
    ear.link.disconnect();
    await refused;
  });

  test("a reply is lost, doubled or late", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    peripheral.fail({ kind: "lose_reply", number: 2 });
    peripheral.fail({ kind: "double_reply", number: 3 });
    peripheral.fail({ kind: "delay_reply", milliseconds: 3000, number: 4 });
    const counts: number[] = [];
    for (let round = 0; round < 4; round += 1) counts.push((await ear.send(STATUS)).length);
    assert.deepEqual(counts, [1, 0, 2, 0]);
    await clock.advance(3000);
    assert.equal((await ear.news()).length, 1);
  });

  test("a reply pauses between two indications", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    peripheral.settings.packetBytes = 20;
    peripheral.fail({ kind: "pause_reply", milliseconds: 1100, indications: 2 });
    await ear.write(`0010${STATUS}`);
    await clock.settle();
    assert.equal(ear.pieces.length, 2);
    await clock.advance(1100);
    assert.equal((await ear.news()).length, 1);
  });

  test("other frames come before a reply, after it, or into the middle of it", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    const reply = (await ear.send(STATUS))[0] ?? "";
    peripheral.settings.packetBytes = 20;
    peripheral.fail({ kind: "insert", frame: bytes("0002abcd") });
    peripheral.fail({ kind: "insert", frame: bytes("0002abcd"), where: "after" });
    assert.deepEqual(await ear.send(STATUS), ["abcd", reply]);
    assert.deepEqual(await ear.send(STATUS), [reply, "abcd"]);
    const before = ear.pieces.length;
    peripheral.fail({ kind: "insert", frame: bytes("0002abcd"), where: "between" });
    await ear.write(`0010${STATUS}`);
    await ear.clock.settle();
    assert.equal(ear.pieces[before + 1], "0002abcd");
  });

  test("a request is held: it runs late, although the link has gone", async () => {
    const { ear, client, peripheral, car, clock } = await setUpBluetooth();
    await client.handshake("infotainment");
    peripheral.fail({ kind: "hold_request", milliseconds: 5000 });
    await assert.rejects(client.command("infotainment", HONK, { method: "gcm" }), /does not answer/);
    ear.link.disconnect();
    await clock.advance(4999);
    assert.equal(car.horn.count, 0);
    await clock.advance(1);
    assert.equal(car.horn.count, 1);
  });

  test("a request that is held until it has expired does not run", async () => {
    const { client, peripheral, car, clock } = await setUpBluetooth();
    await client.handshake("infotainment");
    peripheral.fail({ kind: "hold_request", milliseconds: 16_000 });
    await assert.rejects(
      client.command("infotainment", HONK, { method: "gcm", lifetime: 15 }),
      /does not answer/,
    );
    await clock.advance(16_000);
    assert.equal(car.horn.count, 0);
  });

  for (const [after, count] of [
    [false, 0],
    [true, 1],
  ] as const) {
    test(`a domain restarts ${after ? "after" : "before"} it has carried out a command`, async () => {
      const { client, peripheral, car } = await setUpBluetooth();
      const before = await client.handshake("infotainment");
      peripheral.fail({ kind: "reboot", domain: "infotainment", after });
      const { fault } = await client.command("infotainment", HONK, { method: "gcm" });
      assert.deepEqual([fault, car.horn.count], [after ? 0 : 15, count]);
      const { sessionInfo } = await client.handshake("infotainment");
      assert.notDeepEqual(sessionInfo?.epoch, before.sessionInfo?.epoch);
    });
  }

  const wrong: BluetoothFault[] = [
    { kind: "drop_at_write", number: 0 },
    { kind: "drop_at_byte", number: 1.5 },
    { kind: "lose_reply", times: 0 },
    { kind: "delay_reply", milliseconds: -1 },
    { kind: "pause_reply", milliseconds: 1, indications: 0 },
  ];
  for (const fault of wrong) {
    test(`${JSON.stringify(fault)} is refused`, async () => {
      const { peripheral } = await setUpBluetooth();
      assert.throws(() => peripheral.fail(fault), RangeError);
    });
  }

  test("what is ordered from the signed car happens over Bluetooth, too", async () => {
    const { client, signed, ear, clock } = await setUpBluetooth();
    await client.handshake("infotainment");
    signed.disturb({ kind: "fault", fault: 17, times: 2 });
    const faults = [];
    for (let round = 0; round < 3; round += 1) {
      faults.push((await client.command("infotainment", HONK, { method: "gcm" })).fault);
    }
    assert.deepEqual(faults, [17, 17, 0]);
    signed.disturb({ kind: "slow", milliseconds: 2500 });
    await assert.rejects(client.handshake("infotainment"), /does not answer/);
    await clock.advance(2500);
    assert.equal((await ear.news()).length, 1);
  });

  test("a reset takes all of it back", async () => {
    const { peripheral, simulator, ear } = await setUpBluetooth();
    peripheral.fail({ kind: "refuse_connection" });
    peripheral.settings.takenSlots = 3;
    peripheral.isInRange = false;
    simulator.reset();
    assert.equal(await simulator.bluetooth(peripheral.vin), peripheral);
    assert.deepEqual([ear.link.connected, peripheral.links, peripheral.isInRange], [false, [], true]);
    assert.equal((await peripheral.connect()).connected, true);
  });
});

describe("indications", () => {
  test("come while the client listens, and no longer", async () => {
    const { peripheral, clock } = await setUpBluetooth();
    const ear = await Ear.connect(peripheral, clock);
    ear.link.onIndication = null;
    assert.deepEqual(await ear.send(STATUS), []);
    ear.link.onIndication = (piece) => ear.pieces.push(hex(piece));
    assert.equal((await ear.send(STATUS)).length, 1);
  });

  test("are as long as a packet allows, or of any length", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    peripheral.settings.packetBytes = 20;
    await ear.send(STATUS);
    assert.deepEqual(
      ear.pieces.map((piece) => piece.length / 2),
      [20, 4],
    );
    peripheral.settings.raggedIndications = true;
    const lengths = new Set<number>();
    for (let round = 0; round < 40; round += 1) assert.equal((await ear.send(STATUS)).length, 1);
    for (const piece of ear.pieces) lengths.add(piece.length / 2);
    assert.ok(lengths.size > 10 && Math.max(...lengths) <= 20);
  });

  test("may hold several frames", async () => {
    const { ear, peripheral } = await setUpBluetooth();
    peripheral.settings.joinsFrames = true;
    for (let round = 0; round < 3; round += 1) peripheral.send("status");
    assert.equal((await ear.news()).length, 3);
    assert.equal(ear.pieces.length, 1);
  });

  test("take as long as they are told to, and the reply as well", async () => {
    const { ear, peripheral, clock } = await setUpBluetooth();
    Object.assign(peripheral.settings, { packetBytes: 20, replyMs: 300, indicationMs: 30 });
    await ear.write(`0010${STATUS}`);
    const times: number[] = [];
    ear.link.onIndication = () => times.push(clock.now() - began);
    const began = clock.now();
    await clock.advance(1000);
    assert.deepEqual(times, [330, 360]);
  });
});

test("everything that passes can be watched", async () => {
  const { ear, peripheral } = await setUpBluetooth();
  const seen: string[] = [];
  const stop = peripheral.onTraffic(({ kind, bytes, link }) => {
    assert.equal(link, ear.link);
    seen.push(`${kind} ${bytes.length}`);
  });
  await ear.send(STATUS, 10);
  stop();
  await ear.send(STATUS);
  assert.deepEqual(seen, ["write 10", "write 8", "request 16", "reply 22", "indication 24"]);
});
