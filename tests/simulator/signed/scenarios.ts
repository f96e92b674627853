/** What goes wrong between a client and a car, and how both come out of it. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBinary } from "@bufbuild/protobuf";
import { type Disturbance, type DomainName, SIMULATED_TOKEN } from "../../../simulator/index.ts";
import { RoutableMessageSchema } from "../../../simulator/signed/messages_pb.ts";
import { bytes, hex, setUpSigned, VIN } from "./client.ts";

const CLIMATE_ON = "120452020801";
const HONK = "1203da0100";
const UNLOCK = "1000";

const DOMAINS: [DomainName, string][] = [
  ["infotainment", CLIMATE_ON],
  ["vehicle_security", UNLOCK],
];

describe("a client recovers", () => {
  for (const [domain, payload] of DOMAINS) {
    test(`when ${domain} has restarted: fault 15, with the new epoch and a clock at 0`, async () => {
      const { client, signed } = await setUpSigned();
      const before = await client.handshake(domain);
      signed.reboot(domain);
      const { fault, sessionInfo } = await client.command(domain, payload);
      assert.deepEqual([fault, sessionInfo?.counter, sessionInfo?.clockTime], [15, 0, 0]);
      assert.notEqual(hex(sessionInfo?.epoch ?? bytes("")), hex(before.sessionInfo?.epoch ?? bytes("")));
      assert.equal((await client.command(domain, payload)).fault, 0);
    });

    test(`when ${domain} has a new key: its session info is signed under the new one`, async () => {
      const { client, signed } = await setUpSigned();
      const before = await client.handshake(domain);
      signed.changeVehicleKey(domain);
      const { fault, sessionInfo } = await client.command(domain, payload);
      assert.equal(fault, 15);
      assert.notEqual(
        hex(sessionInfo?.publicKey ?? bytes("")),
        hex(before.sessionInfo?.publicKey ?? bytes("")),
      );
      assert.equal((await client.command(domain, payload)).fault, 0);
    });

    test(`when somebody else has used its counters at ${domain}`, async () => {
      const { client, signed } = await setUpSigned();
      await client.handshake(domain);
      await signed.moveCounter(3, domain);
      const { fault, sessionInfo } = await client.command(domain, payload);
      assert.deepEqual([fault, sessionInfo?.counter], [6, 3]);
      assert.equal((await client.command(domain, payload)).fault, 0);
    });

    test(`when the clock of ${domain} was set forward`, async () => {
      const { client, signed } = await setUpSigned();
      await client.handshake(domain);
      signed.shiftClock(60, domain);
      assert.equal((await client.command(domain, payload)).fault, 17);
      assert.equal((await client.command(domain, payload)).fault, 0);
    });

    test(`when the clock of ${domain} was set back`, async () => {
      const { client, signed } = await setUpSigned();
      await client.handshake(domain);
      signed.shiftClock(-7000, domain);
      assert.equal((await client.command(domain, payload)).fault, 20);
      assert.equal((await client.command(domain, payload)).fault, 0);
    });
  }

  test("because the other domain goes on as before", async () => {
    const { client, signed } = await setUpSigned();
    await client.handshake("vehicle_security");
    await client.handshake("infotainment");
    signed.reboot("infotainment");
    assert.equal((await client.command("vehicle_security", UNLOCK)).fault, 0);
    signed.reboot();
    assert.equal((await client.command("vehicle_security", UNLOCK)).fault, 15);
  });
});

describe("an epoch ends by itself", () => {
  test("when the counter can't go on", async () => {
    const { client } = await setUpSigned();
    const { sessionInfo } = await client.handshake("infotainment");
    assert.equal((await client.command("infotainment", CLIMATE_ON, { counter: 2 ** 32 - 1 })).fault, 0);
    const next = await client.handshake("infotainment");
    assert.equal(next.sessionInfo?.counter, 0);
    assert.notEqual(hex(next.sessionInfo?.epoch ?? bytes("")), hex(sessionInfo?.epoch ?? bytes("")));
  });

  test("when the clock is past 2^30 seconds", async () => {
    const { client, signed } = await setUpSigned();
    await client.handshake("infotainment");
    signed.shiftClock(2 ** 30, "infotainment");
    assert.equal((await client.command("infotainment", CLIMATE_ON)).fault, 15);
    assert.equal((await client.handshake("infotainment")).sessionInfo?.clockTime, 0);
  });
});

describe("a disturbance before the car acts", () => {
  for (let fault = 1; fault <= 29; fault += 1) {
    test(`is fault ${fault}, with signed session info, and nothing is used up`, async () => {
      const { client, signed, car } = await setUpSigned();
      await client.handshake("infotainment");
      signed.disturb({ kind: "fault", fault });
      const reply = await client.command("infotainment", CLIMATE_ON);
      assert.deepEqual([reply.fault, reply.sessionInfo?.counter, car.climate.on], [fault, 0, false]);
      assert.equal((await client.command("infotainment", CLIMATE_ON)).fault, 0);
    });
  }

  test("can be a fault in place of session info", async () => {
    const { client, signed } = await setUpSigned();
    signed.disturb({ kind: "fault", fault: 11, request: "handshake" });
    const { fault, sessionInfo } = await client.handshake("vehicle_security");
    assert.deepEqual([fault, sessionInfo], [11, undefined]);
  });

  test("is busy, busy, done: vehicle security waits in its own words", async () => {
    const { client, signed, car } = await setUpSigned();
    signed.disturb({ kind: "busy", times: 2 });
    const contents = [];
    for (let time = 0; time < 3; time += 1)
      contents.push((await client.command("vehicle_security", UNLOCK)).content);
    assert.deepEqual(contents, ["22020801", "22020801", ""]);
    assert.equal(car.locked, false);
  });

  test("is busy: infotainment says WAIT without a fault", async () => {
    const { client, signed, car } = await setUpSigned();
    signed.disturb({ kind: "busy" });
    const { message, sessionInfo } = await client.command("infotainment", CLIMATE_ON);
    assert.deepEqual([message.status?.operation, message.status?.fault, sessionInfo?.counter], [1, 0, 0]);
    assert.equal(car.climate.on, false);
  });

  test("is a refusal of either kind", async () => {
    const { client, signed, car } = await setUpSigned();
    signed.disturb({ kind: "refused", domain: "vehicle_security", error: 6 });
    signed.disturb({ kind: "refused", domain: "infotainment", reason: "no" });
    assert.equal((await client.command("infotainment", CLIMATE_ON)).content, "0a08080112040a026e6f");
    assert.equal((await client.command("vehicle_security", UNLOCK)).content, "f202020806");
    assert.deepEqual([car.climate.on, car.locked], [false, true]);
  });

  test("is an authentic answer that can't be decoded", async () => {
    const { client, signed } = await setUpSigned();
    signed.disturb({ kind: "undecodable" });
    const { fault, encrypted, content } = await client.command("infotainment", CLIMATE_ON);
    assert.deepEqual([fault, encrypted, content], [0, true, "ffffff"]);
  });
});

describe("a disturbance after the car has acted", () => {
  const errors: [Disturbance, RegExp][] = [
    [{ kind: "misaddressed" }, /somebody else/],
    [{ kind: "misaddressed", part: "domain" }, /other domain/],
    [{ kind: "misaddressed", part: "uuid" }, /another request/],
    [{ kind: "replayed" }, /another request/],
    // The reply begins with address and domain, 24 bytes; then come key and length of the content, and its two bytes.
    [{ kind: "altered", bit: 8 * 26 }, /authenticate/],
    [{ kind: "noise" }, /./],
  ];
  for (const [disturbance, message] of errors) {
    test(`is ${JSON.stringify(disturbance)}, which a client notices`, async () => {
      const { client, signed, car } = await setUpSigned();
      await client.command("infotainment", CLIMATE_ON);
      signed.disturb(disturbance);
      await assert.rejects(client.command("infotainment", HONK), message);
      assert.equal(car.horn.count, 1);
      assert.equal((await client.command("infotainment", HONK)).content, "0a00");
      assert.equal(car.horn.count, 2);
    });
  }

  test("is an answer in clear, without a signature", async () => {
    const { client, signed, car } = await setUpSigned();
    signed.disturb({ kind: "unauthenticated", request: "command" });
    const { encrypted, content, message } = await client.command("infotainment", HONK);
    assert.deepEqual([encrypted, content, message.signature, car.horn.count], [false, "0a00", undefined, 1]);
  });

  test("is session info that nobody signed", async () => {
    const { client, signed } = await setUpSigned();
    signed.disturb({ kind: "unauthenticated" });
    const { sessionInfo, message } = await client.handshake("infotainment");
    assert.deepEqual([sessionInfo?.epoch.length, message.signature], [16, undefined]);
  });

  test("is session info that was altered", async () => {
    const { client, signed } = await setUpSigned();
    // Address and domain are 24 bytes, the tag with its keys and lengths 38, session info's own key and length 2, the
    // vehicle's key with its own 67, and of the epoch two more.
    signed.disturb({ kind: "altered", bit: 8 * (24 + 38 + 2 + 67 + 2) });
    await assert.rejects(client.handshake("infotainment"), /not signed by this car/);
  });

  test("flips the bit that it says, and no other", async () => {
    const { signed } = await setUpSigned();
    const request = bytes("32020803");
    const whole = (await signed.receive(request)).reply ?? bytes("");
    assert.equal(hex(whole), "3a02080362040802100d");
    for (const [bit, expected] of [
      [0, "3b02080362040802100d"],
      [79, "3a02080362040802108d"],
      [80, "3b02080362040802100d"],
    ] as const) {
      signed.disturb({ kind: "altered", bit });
      assert.equal(hex((await signed.receive(request)).reply ?? bytes("")), expected);
    }
  });

  test("is a late answer, or none", async () => {
    const { signed, client, car } = await setUpSigned();
    await client.handshake("infotainment");
    const send = (payload: string) =>
      signed.receive(toBinary(RoutableMessageSchema, client.sign("infotainment", payload)));
    signed.disturb({ kind: "slow", milliseconds: 5 });
    signed.disturb({ kind: "slow" });
    signed.disturb({ kind: "lost" });
    signed.disturb({ kind: "silent" });
    assert.equal((await send(HONK)).delayMs, 5);
    assert.equal((await send(HONK)).delayMs, 1000);
    assert.deepEqual(await send(HONK), { interim: [], reply: undefined, delayMs: 0 });
    assert.equal(car.horn.count, 3);
    assert.deepEqual(await send(HONK), { interim: [], reply: undefined, delayMs: 0 });
    assert.equal(car.horn.count, 3);
    assert.equal((await client.command("infotainment", HONK)).fault, 0);
  });

  test("ends the wait when the client gives up", async () => {
    const { simulator, signed, client } = await setUpSigned();
    await client.handshake("infotainment");
    for (const disturbance of [{ kind: "lost" }, { kind: "slow", milliseconds: 3_600_000 }] as const) {
      signed.disturb(disturbance);
      const controller = new AbortController();
      const unsubscribe = simulator.onChange(() => controller.abort());
      const message = toBinary(RoutableMessageSchema, client.sign("infotainment", HONK));
      const request = new Request(`https://car.test/api/1/vehicles/${VIN}/signed_command`, {
        method: "POST",
        headers: { authorization: `Bearer ${SIMULATED_TOKEN}`, "content-type": "application/json" },
        body: JSON.stringify({ routable_message: Buffer.from(message).toString("base64") }),
        signal: controller.signal,
      });
      await assert.rejects(simulator.fetch(request), { name: "AbortError" });
      unsubscribe();
    }
  });
});

test("a disturbance that can't be is refused when it is asked for", async () => {
  const { signed } = await setUpSigned();
  const impossible: Disturbance[] = [
    { kind: "fault" },
    { kind: "fault", fault: 30 },
    { kind: "fault", fault: 0 },
    { kind: "busy", times: 0 },
    { kind: "slow", milliseconds: -1 },
    { kind: "altered", bit: 0.5 },
    { kind: "nothing" as "noise" },
  ];
  for (const disturbance of impossible) assert.throws(() => signed.disturb(disturbance), RangeError);
});
