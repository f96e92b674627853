/** A car that sleeps: vehicle security answers, infotainment does not, and waking takes its time. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBinary } from "@bufbuild/protobuf";
import { RoutableMessageSchema } from "../../../simulator/signed/messages_pb.ts";
import { ID, QUIET, setUpBluetooth } from "./setup.ts";

const STATUS = "320208023a0412020102520052020a00";
const WAKE = "101e";
const HONK = "1203da0100";
const GCM = { method: "gcm" } as const;

/** A car that sleeps, and a client that has a session with vehicle security. */
async function asleep(settings = {}) {
  const setup = await setUpBluetooth({ settings: { ...QUIET, ...settings } });
  setup.simulator.act(ID, "sleep");
  await setup.client.handshake("vehicle_security");
  const sleepStatus = async () => /18(\d\d)/.exec((await setup.ear.send(STATUS))[0]?.slice(-8) ?? "")?.[1];
  return { ...setup, sleepStatus };
}

describe("a car that sleeps", () => {
  test("tells so without a key, and is not woken by that", async () => {
    const { sleepStatus, car } = await asleep();
    assert.equal(await sleepStatus(), "02");
    assert.equal(car.connection, "asleep");
  });

  test("unlocks, locks and opens its trunk", async () => {
    const { client, car } = await asleep();
    await client.command("vehicle_security", "1000", GCM);
    await client.command("vehicle_security", "22022801", GCM);
    assert.deepEqual([car.locked, car.trunks.rear, car.connection], [false, true, "asleep"]);
    await client.command("vehicle_security", "1001", GCM);
    assert.equal(car.locked, true);
  });

  test("keeps its infotainment silent, whatever is asked", async () => {
    const { client, ear } = await asleep();
    await assert.rejects(client.handshake("infotainment"), /does not answer/);
    assert.deepEqual(await ear.send("320208033a0412020102520052020a00"), []);
  });

  test("is woken by a command to vehicle security, and boots for 4 to 16 seconds", async () => {
    for (let seconds = 0; seconds < 4; seconds += 1) {
      const { client, car, clock, sleepStatus } = await asleep();
      assert.equal((await client.command("vehicle_security", WAKE, GCM)).content, "");
      assert.deepEqual([car.connection, await sleepStatus()], ["waking", "01"]);
      await clock.advance(3999);
      assert.equal(car.connection, "waking");
      await clock.advance(12_001);
      assert.equal(car.connection, "online");
      assert.equal((await client.command("infotainment", HONK, GCM)).fault, 0);
    }
  });

  for (const bootMs of [4000, 16_000, 40_000]) {
    test(`can take ${bootMs} ms to boot, and another wake command changes nothing`, async () => {
      const { client, car, clock } = await asleep({ bootMs });
      await client.command("vehicle_security", WAKE, GCM);
      await clock.advance(bootMs - 1);
      await client.command("vehicle_security", WAKE, GCM);
      assert.equal(car.connection, "waking");
      await clock.advance(1);
      assert.equal(car.connection, "online");
    });
  }

  test("can stay as it is for good", async () => {
    const { client, car, clock } = await asleep({ bootMs: null, bootAnswers: "silence" });
    await client.command("vehicle_security", WAKE, GCM);
    await clock.advance(3_600_000);
    assert.equal(car.connection, "waking");
    await assert.rejects(client.handshake("infotainment"), /does not answer/);
  });
});

describe("a car that boots", () => {
  /** What comes of 40 handshakes with infotainment: the faults, and how often there was silence. */
  async function attempts(bootAnswers: "silence" | "faults" | "both") {
    const { client } = await asleep({ bootMs: null, bootAnswers });
    await client.command("vehicle_security", WAKE, GCM);
    const faults = new Set<number>();
    let silent = 0;
    for (let attempt = 0; attempt < 40; attempt += 1) {
      try {
        const { fault, message } = await client.handshake("infotainment");
        faults.add(fault);
        // Only "busy" asks to wait; nothing is signed.
        assert.equal(message.status?.operation, fault === 1 ? 1 : 2);
        assert.equal(message.signature, undefined);
      } catch {
        silent += 1;
      }
    }
    return { faults: [...faults].sort((a, b) => a - b), silent };
  }

  test("can be silent", async () => assert.deepEqual(await attempts("silence"), { faults: [], silent: 40 }));

  test("can say busy, timed out or internal error", async () =>
    assert.deepEqual(await attempts("faults"), { faults: [1, 2, 11], silent: 0 }));

  test("does now this, now that, and the same again with the same seed", async () => {
    const first = await attempts("both");
    assert.deepEqual(first.faults, [1, 2, 11]);
    assert.ok(first.silent > 5 && first.silent < 35);
    assert.deepEqual(await attempts("both"), first);
  });
});

describe("a car that nobody uses falls asleep", () => {
  async function idle() {
    const setup = await setUpBluetooth();
    setup.car.traits.sleepAfterMs = 11 * 60_000;
    await setup.client.handshake("infotainment");
    return setup;
  }

  test("and status, handshakes and an open link don't keep it awake", async () => {
    const { ear, client, clock, simulator } = await idle();
    for (let minute = 0; minute < 11; minute += 1) {
      await clock.advance(60_000);
      await ear.send(STATUS);
      await client.handshake("vehicle_security");
      if (minute < 10) await client.handshake("infotainment");
    }
    assert.equal(simulator.vehicle(ID).connection, "asleep");
  });

  for (const [what, use] of [
    ["a command", ({ client }) => client.command("infotainment", HONK, GCM)],
    ["a request for data", ({ client }) => client.command("infotainment", "12040a021200", GCM)],
    ["reading the version", ({ ear }) => ear.link.readVersion()],
  ] as [string, (setup: Awaited<ReturnType<typeof idle>>) => Promise<unknown>][]) {
    test(`and ${what} keeps it awake`, async () => {
      const setup = await idle();
      await setup.clock.advance(600_000);
      await use(setup);
      await setup.clock.advance(600_000);
      assert.equal(setup.simulator.vehicle(ID).connection, "online");
    });
  }

  test("and reading the version does not wake it", async () => {
    const { ear, simulator } = await idle();
    simulator.act(ID, "sleep");
    await ear.link.readVersion();
    assert.equal(simulator.vehicle(ID).connection, "asleep");
  });
});

test("a car without a connection to the internet obeys over Bluetooth", async () => {
  const { client, simulator, car } = await setUpBluetooth();
  simulator.act(ID, "go_offline");
  assert.equal((await client.command("infotainment", HONK, GCM)).fault, 0);
  assert.deepEqual([car.horn.count, car.connection], [1, "offline"]);
});

test("a car whose owner forbids access from afar obeys over Bluetooth", async () => {
  const { client, simulator, car } = await setUpBluetooth();
  simulator.act(ID, "allow_remote_access", { allowed: false });
  assert.equal((await client.command("vehicle_security", "1000", GCM)).fault, 0);
  assert.equal(car.locked, false);
});

test("a session begun over the internet goes on over Bluetooth, on one counter", async () => {
  const { client, signed, car } = await setUpBluetooth();
  await client.handshake("infotainment");
  const request = toBinary(RoutableMessageSchema, client.sign("infotainment", HONK));
  assert.ok((await signed.relay(request)).reply);
  assert.equal((await client.command("infotainment", HONK, GCM)).fault, 0);
  assert.equal(car.horn.count, 2);
  assert.equal((await client.handshake("infotainment")).sessionInfo?.counter, 2);
});
