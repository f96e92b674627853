/** Each check of the car on a signed command. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import type { DomainName } from "../../../simulator/index.ts";
import { type RoutableMessage, SessionInfoRequestSchema } from "../../../simulator/signed/messages_pb.ts";
import { bytes, encode, hex, ID, type Sending, setUpSigned } from "./client.ts";

const CLIMATE_ON = "120452020801";
const UNLOCK = "1000";
const HOUR = 3600;

/** Flips the last bit of some bytes. */
const alter = (value: Uint8Array) => value.with(-1, (value.at(-1) ?? 0) ^ 1);

function hmacOf({ signature }: RoutableMessage) {
  assert.ok(signature?.kind.case === "hmac");
  return signature.kind.value;
}

function gcmOf({ signature }: RoutableMessage) {
  assert.ok(signature?.kind.case === "aesGcm");
  return signature.kind.value;
}

describe("a signed command", () => {
  for (const method of ["hmac", "gcm"] as const) {
    for (const flags of [0, 2]) {
      test(`by ${method} with flags ${flags} is carried out in both domains`, async () => {
        const { client, car } = await setUpSigned();
        const info = await client.command("infotainment", CLIMATE_ON, { method, flags });
        const security = await client.command("vehicle_security", UNLOCK, { method, flags });
        assert.deepEqual([info.fault, info.content, info.encrypted], [0, "0a00", flags === 2]);
        assert.deepEqual([security.fault, security.content, security.encrypted], [0, "", flags === 2]);
        assert.deepEqual([car.climate.on, car.locked], [true, false]);
      });
    }
  }

  test("may leave the epoch out, if it is signed", async () => {
    const { client, car } = await setUpSigned();
    const { fault } = await client.command("infotainment", CLIMATE_ON, { sentEpoch: new Uint8Array() });
    assert.deepEqual([fault, car.climate.on], [0, true]);
  });

  test("may come with its fields in any order, and with others among them", async () => {
    const { client, car } = await setUpSigned();
    await client.handshake("infotainment");
    const { to, from, payload, signature, uuid, flags } = client.sign("infotainment", CLIMATE_ON);
    assert.ok(to && from && signature);
    const unknown = bytes("aa030100");
    const fields = [{ flags }, { uuid }, { signature }, { payload }, { from }, { to }].map(encode);
    const reply = await client.exchange(Buffer.concat([unknown, ...fields, unknown]));
    assert.deepEqual([reply.status, car.climate.on], [undefined, true]);
  });

  test("gets its uuid back from infotainment, and from vehicle security with session info only", async () => {
    const { client } = await setUpSigned();
    for (const [domain, payload, repeats] of [
      ["infotainment", CLIMATE_ON, true],
      ["vehicle_security", UNLOCK, false],
    ] as const) {
      assert.equal((await client.handshake(domain)).message.requestUuid.length, 16);
      const { message } = await client.command(domain, payload);
      assert.equal(message.requestUuid.length, repeats ? 16 : 0);
    }
  });

  test("gets replies whose counters rise", async () => {
    const { client } = await setUpSigned();
    const first = await client.command("infotainment", CLIMATE_ON);
    const second = await client.command("infotainment", CLIMATE_ON);
    assert.ok(second.counter > first.counter);
  });
});

const REFUSED: [what: string, fault: number, sending: Sending][] = [
  ["without a destination", 8, { change: (message) => delete message.to }],
  ["for a domain that isn't there", 8, { change: (message) => (message.to = domain(7)) }],
  ["for an address instead of a domain", 8, { change: (message) => (message.to = message.from) }],
  ["signed for the other domain's epoch", 15, { change: (message) => (message.to = domain(2)) }],
  ["of another epoch", 15, { epoch: bytes("00".repeat(16)) }],
  ["with an epoch that was cut", 15, { sentEpoch: bytes("00".repeat(15)) }],
  [
    "signed with another epoch than it names none of",
    5,
    { epoch: bytes("00".repeat(16)), sentEpoch: new Uint8Array() },
  ],
  ["that has expired", 17, { lifetime: -1 }],
  ["that expires after 2^30 seconds", 13, { lifetime: 2 ** 30 + 1 }],
  ["that expires in a year", 20, { lifetime: 365 * 24 * HOUR }],
  ["signed for another car", 5, { vin: "5YJ30123456789ABD" }],
  ["with other flags than were signed", 5, { flags: 2, change: (message) => (message.flags = 0) }],
  ["with flags that weren't signed", 5, { flags: 0, change: (message) => (message.flags = 2) }],
  ["with another counter than was signed", 5, { change: (message) => (hmacOf(message).counter += 1) }],
  ["with another expiry than was signed", 5, { change: (message) => (hmacOf(message).expiresAt += 1) }],
  ["with an altered tag", 5, { change: (message) => (hmacOf(message).tag = alter(hmacOf(message).tag)) }],
  ["with half a tag", 5, { change: (message) => (hmacOf(message).tag = hmacOf(message).tag.slice(0, 16)) }],
  ["with an altered content", 5, { change: (message) => (message.payload = content("120452020800")) }],
  ["without content", 5, { change: (message) => (message.payload = { case: undefined }) }],
  [
    "with altered ciphertext",
    5,
    { method: "gcm", change: (message) => (message.payload = content("000000000000")) },
  ],
  [
    "with an altered nonce",
    5,
    { method: "gcm", change: (message) => (gcmOf(message).nonce = alter(gcmOf(message).nonce)) },
  ],
  [
    "with a nonce of the wrong length",
    16,
    { method: "gcm", change: (message) => (gcmOf(message).nonce = bytes("00".repeat(11))) },
  ],
  [
    "with a byte moved from the content to the tag",
    5,
    {
      method: "gcm",
      change(message) {
        assert.ok(message.payload.case === "content");
        const whole = Buffer.concat([message.payload.value, gcmOf(message).tag]);
        message.payload.value = whole.subarray(0, 5);
        gcmOf(message).tag = whole.subarray(5);
      },
    },
  ],
  ["with a counter that was never above zero", 6, { counter: 0 }],
  [
    "with a signature of no kind",
    13,
    {
      change({ signature }) {
        if (signature) signature.kind = { case: undefined };
      },
    },
  ],
  ["with no signer", 3, { change: ({ signature }) => delete signature?.signer }],
  [
    "by a key handle",
    27,
    {
      change({ signature }) {
        if (signature?.signer) signature.signer.identity = { case: "handle", value: 1 };
      },
    },
  ],
];

function domain(value: number): NonNullable<RoutableMessage["to"]> {
  return { $typeName: "simulated_car.Destination", to: { case: "domain", value } };
}

function content(digits: string): RoutableMessage["payload"] {
  return { case: "content", value: bytes(digits) };
}

test("a uuid of more than 16 bytes is fault 13, in a handshake too", async () => {
  const { client } = await setUpSigned();
  await client.handshake("infotainment");
  const request = client.sign("infotainment", CLIMATE_ON, {
    change(message) {
      message.uuid = new Uint8Array(17);
    },
  });
  assert.equal((await client.exchangeMessage(request)).status?.fault, 13);
  request.payload = { case: "sessionInfoRequest", value: create(SessionInfoRequestSchema) };
  assert.equal((await client.exchangeMessage(request)).status?.fault, 13);
});

describe("a signed command is refused", () => {
  for (const [what, fault, sending] of REFUSED) {
    test(`${what}: fault ${fault}`, async () => {
      const { client, car } = await setUpSigned();
      await client.handshake("infotainment");
      const request = client.sign("infotainment", CLIMATE_ON, sending);
      const reply = await client.exchangeMessage(request);
      assert.equal(reply.status?.fault, fault);
      assert.equal(reply.status?.operation, 2);
      assert.equal(car.climate.on, false);
      // Nothing was used up.
      assert.equal((await client.command("infotainment", CLIMATE_ON, { counter: 1 })).fault, 0);
    });
  }

  const BOTH: [DomainName, string][] = [
    ["infotainment", CLIMATE_ON],
    ["vehicle_security", UNLOCK],
  ];
  for (const [domain, payload] of BOTH) {
    test(`by ${domain} when it comes again: fault 6, with session info that says where to go on`, async () => {
      const { client } = await setUpSigned();
      await client.command(domain, payload, { counter: 40 });
      const reply = await client.command(domain, payload, { counter: 40 });
      assert.equal(reply.fault, 6);
      assert.equal(reply.sessionInfo?.counter, 40);
      assert.equal((await client.command(domain, payload)).fault, 0);
    });
  }

  test("in the first check that fails, whatever else is wrong", async () => {
    const { client } = await setUpSigned();
    await client.command("infotainment", CLIMATE_ON, { counter: 9 });
    const wrong = bytes("00".repeat(16));
    const spoil = (message: RoutableMessage) => (hmacOf(message).tag = wrong);
    const send = async (sending: Sending) => {
      await client.handshake("infotainment");
      return (await client.command("infotainment", CLIMATE_ON, { counter: 9, change: spoil, ...sending }))
        .fault;
    };
    assert.equal(await send({ epoch: wrong, lifetime: -1 }), 15);
    assert.equal(await send({ lifetime: -1 }), 17);
    assert.equal(await send({ lifetime: 2 ** 30 + 1 }), 13);
    assert.equal(await send({ counter: 8, lifetime: HOUR }), 20);
    assert.equal(await send({}), 5);
  });

  test("after the last second in which it is valid", async () => {
    const { client, clock } = await setUpSigned();
    await client.handshake("infotainment");
    const [first, second] = [
      client.sign("infotainment", CLIMATE_ON),
      client.sign("infotainment", CLIMATE_ON),
    ];
    clock.now += 10_000;
    assert.equal((await client.exchangeMessage(first)).status?.fault, undefined);
    clock.now += 1_000;
    assert.equal((await client.exchangeMessage(second)).status?.fault, 17);
  });
});

describe("commands out of their order", () => {
  test("are taken by infotainment once each, within 32 of the highest, if they expire soon", async () => {
    const { client } = await setUpSigned();
    const send = async (counter: number, lifetime = 30) => {
      const { fault } = await client.command("infotainment", CLIMATE_ON, { counter, lifetime });
      return fault;
    };
    await client.handshake("infotainment");
    assert.equal(await send(100), 0);
    assert.equal(await send(99), 0);
    assert.equal(await send(99), 6);
    assert.equal(await send(68), 0);
    assert.equal(await send(67), 6);
    assert.equal(await send(90, 31), 20);
    assert.equal(await send(90), 0);
    assert.equal(await send(101, HOUR), 0);
  });

  test("are refused by vehicle security", async () => {
    const { client } = await setUpSigned();
    const send = async (counter: number) =>
      (await client.command("vehicle_security", UNLOCK, { counter })).fault;
    assert.equal(await send(100), 0);
    assert.equal(await send(99), 6);
    assert.equal(await send(101), 0);
  });

  test("that come at the same time are taken one after the other", async () => {
    const { client, car } = await setUpSigned();
    await client.handshake("vehicle_security");
    const requests = Array.from({ length: 5 }, () => client.sign("vehicle_security", UNLOCK));
    const replies = await Promise.all(requests.map((request) => client.exchangeMessage(request)));
    assert.deepEqual(
      replies.map(({ status }) => status?.fault),
      Array(5).fill(undefined),
    );
    assert.equal(car.locked, false);
  });
});

describe("who signs", () => {
  test("and isn't known to the car gets status 1 to a handshake, unsigned, and fault 3 to a command", async () => {
    const { client, simulator, car } = await setUpSigned("stranger");
    for (const domain of ["infotainment", "vehicle_security"] as const) {
      const { message, sessionInfo, fault } = await client.handshake(domain);
      assert.deepEqual([sessionInfo?.status, fault, message.signature], [1, 0, undefined]);
      assert.deepEqual([sessionInfo?.publicKey.length, sessionInfo?.epoch.length], [0, 0]);
    }
    simulator.act(ID, "add_key", { public_key: client.pem });
    await client.handshake("infotainment");
    simulator.act(ID, "remove_key", { public_key: client.publicKey });
    assert.equal((await client.command("infotainment", CLIMATE_ON)).fault, 3);
    assert.equal(car.climate.on, false);
  });

  test("has a counter of their own", async () => {
    const { client, newClient, simulator } = await setUpSigned();
    await client.command("infotainment", CLIMATE_ON, { counter: 500 });
    const other = newClient();
    simulator.act(ID, "add_key", { public_key: other.pem });
    assert.equal((await other.handshake("infotainment")).sessionInfo?.counter, 0);
    assert.equal((await other.command("infotainment", CLIMATE_ON)).fault, 0);
    assert.equal((await client.handshake("infotainment")).sessionInfo?.counter, 500);
  });

  test("meets two domains that share nothing", async () => {
    const { client } = await setUpSigned();
    const info = await client.handshake("infotainment");
    const security = await client.handshake("vehicle_security");
    assert.notEqual(
      hex(info.sessionInfo?.publicKey ?? bytes("")),
      hex(security.sessionInfo?.publicKey ?? bytes("")),
    );
    assert.notEqual(hex(info.sessionInfo?.epoch ?? bytes("")), hex(security.sessionInfo?.epoch ?? bytes("")));
    assert.notEqual(info.sessionInfo?.clockTime, security.sessionInfo?.clockTime);
    await client.command("infotainment", CLIMATE_ON);
    assert.equal((await client.handshake("vehicle_security")).sessionInfo?.counter, 0);
  });

  const REMOVE_PIN = "1203e20100";
  const CHARGE_STANDARD = "120432021a00";
  for (const [role, allowed] of [
    ["owner", [true, true, true]],
    ["fleet_manager", [true, true, true]],
    ["driver", [true, true, false]],
    ["guest", [true, true, false]],
    ["charging_manager", [false, true, false]],
    ["vehicle_monitor", [false, false, false]],
    ["service", [false, false, false]],
  ] as const) {
    test(`as ${role} may do what the role is for, and gets fault 7 otherwise`, async () => {
      const { client, car } = await setUpSigned(role);
      const tried = [];
      for (const payload of [CLIMATE_ON, CHARGE_STANDARD, REMOVE_PIN]) {
        for (const flags of [0, 2]) tried.push(await client.command("infotainment", payload, { flags }));
        car.charge.limit = 80;
      }
      const faults = tried.map(({ fault }) => fault);
      assert.deepEqual(
        faults,
        allowed.flatMap((may) => (may ? [0, 0] : [7, 7])),
      );
    });
  }

  test("gets a fault that was found after the checks inside the encrypted reply", async () => {
    const { client } = await setUpSigned("vehicle_monitor");
    const encrypted = await client.command("infotainment", CLIMATE_ON);
    assert.deepEqual([encrypted.fault, encrypted.encrypted, encrypted.content], [7, true, ""]);
    const clear = await client.command("infotainment", CLIMATE_ON, { flags: 0 });
    assert.deepEqual([clear.fault, clear.encrypted, clear.sessionInfo?.counter], [7, false, 2]);
  });

  test("gets fault 10 for what is no message, and 9 for what the car doesn't know", async () => {
    const { client } = await setUpSigned();
    assert.equal((await client.command("infotainment", "ffff")).fault, 10);
    assert.equal((await client.command("infotainment", "")).fault, 9);
    assert.equal((await client.command("infotainment", "12025a00")).fault, 9);
    assert.equal((await client.command("vehicle_security", "ffff")).fault, 10);
    assert.equal((await client.command("vehicle_security", "1063")).fault, 9);
  });
});
