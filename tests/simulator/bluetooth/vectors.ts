/** The published examples for Bluetooth, through the peripheral. */

import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { describe, test } from "node:test";
import { create, toBinary } from "@bufbuild/protobuf";
import { Peripheral } from "../../../simulator/bluetooth/peripheral.ts";
import type { BluetoothSettings } from "../../../simulator/bluetooth/settings.ts";
import {
  type ActionName,
  type ActionValues,
  createSimulator,
  ManualClock,
  type Role,
} from "../../../simulator/index.ts";
import { agree, deriveKeys, importKeys } from "../../../simulator/signed/crypto.ts";
import { ResponseSchema } from "../../../simulator/signed/messages_pb.ts";
import { encode, envelope, sealedPart } from "../../../simulator/signed/replies.ts";
import { SignedCar } from "../../../simulator/signed/signed-car.ts";
import { VehicleDataSchema } from "../../../simulator/signed/vehicle-data_pb.ts";
import { bytes, decoded, Ear, hex, ID, QUIET, VIN } from "./setup.ts";

const CLIENT =
  "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";
const VEHICLE =
  "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
const VEHICLE_PRIVATE = "344ee5b466a7cf1eeb12b6f50331db2e5ec5834ef5f4befcfd8cbe55c2528d70";
const EPOCH = "4c463f9cc0d3d26906e982ed224adde6";
const SHARED = "1b2fce19967b79db696f909cff89ea9a";
const ADDRESS = "2c907bd76c640d360b3027dc7404efde";
const HANDSHAKE_UUID = "1588d5a30eabc6f8fc9a951b11f6fd11";
const COMMAND_UUID = "58406580528b6a5301391800b4fe9b99";
const NONCE = "dbf79447fa156674dae1caed";

const B1 = `320208023a121210${ADDRESS}72430a41${CLIENT}9a0310${HANDSHAKE_UUID}`;
const B2 = `32121210${ADDRESS}3a0208026a2432220a20996c1fe38331be138f8039c194b14db2198846ed7d8251e6749284d7b32ea0027a5c08061241${VEHICLE}1a10${EPOCH}255a0a0000920310${HANDSHAKE_UUID}`;
const B3 = `32121210${ADDRESS}3a0208027a022801920310${HANDSHAKE_UUID}`;
const B4 =
  "320208023a1212102c907bd76c640d360b3027dc7404efde52023a076a80010a430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e2a390a104c463f9cc0d3d26906e982ed224adde6120cdbf79447fa156674dae1caed1807255f0a00002a10517972ca5fb7da443dead404c4c486109a031058406580528b6a5301391800b4fe9b99a00302";

const ecdh = { name: "ECDH", namedCurve: "P-256" };

async function vehicleKeys(): Promise<CryptoKeyPair> {
  const { subtle } = crypto;
  const file = `308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420${VEHICLE_PRIVATE}a144034200${VEHICLE}`;
  return {
    privateKey: await subtle.importKey("pkcs8", bytes(file), ecdh, false, ["deriveBits"]),
    publicKey: await subtle.importKey("raw", bytes(VEHICLE), ecdh, true, []),
  };
}

/** The car of the examples, 2650 seconds after it started and at counter 6, and a client beside it. */
async function exampleCar(role?: Role, settings: Partial<BluetoothSettings> = QUIET) {
  const clock = new ManualClock(1_000_000_000_000);
  const keys = role ? [{ publicKey: CLIENT, role }] : [];
  const simulator = createSimulator({
    now: clock.now,
    vehicles: [{ vin: VIN, signingRequired: true, keys }],
  });
  const car = simulator.vehicle(ID);
  const changes: (() => void)[] = [];
  const host = {
    timers: clock,
    seed: 1,
    now: clock.now,
    look: () => car,
    changed: () => {
      for (const change of changes) change();
    },
    onChange: (listener: (changed: typeof car) => void) => {
      changes.push(() => listener(car));
    },
  };
  const start = { keyPair: vehicleKeys(), epoch: bytes(EPOCH), uptime: 2650 };
  const signed = new SignedCar(car, host, { vehicle_security: start, infotainment: start });
  if (role) await signed.moveCounter(6);
  const peripheral = await Peripheral.create(signed, host, settings);
  const act = <Name extends ActionName>(name: Name, values?: ActionValues<Name>) => {
    simulator.act(ID, name, values);
    host.changed();
  };
  return { clock, car, signed, peripheral, act, ear: await Ear.connect(peripheral, clock) };
}

const tlv = (tag: number, value: string) =>
  tag.toString(16).padStart(2, "0") + (value.length / 2).toString(16).padStart(2, "0") + value;
const u32 = (value: number) => value.toString(16).padStart(8, "0");
const sha256 = (digits: string) => createHash("sha256").update(bytes(digits)).digest();

/** A command as the examples have it, encrypted by node:crypto. */
function command(domain: 2 | 3, payload: string, counter = 7) {
  const metadata = `${tlv(0, "05")}${tlv(1, `0${domain}`)}${tlv(2, hex(Buffer.from(VIN)))}${tlv(3, EPOCH)}${tlv(4, u32(2655))}${tlv(5, u32(counter))}${tlv(7, u32(2))}ff`;
  const cipher = createCipheriv("aes-128-gcm", bytes(SHARED), bytes(NONCE)).setAAD(sha256(metadata));
  const sealed = hex(Buffer.concat([cipher.update(bytes(payload)), cipher.final()]));
  const tag = hex(cipher.getAuthTag());
  const count = counter.toString(16).padStart(2, "0");
  const signature = `0a430a41${CLIENT}2a390a10${EPOCH}120c${NONCE}18${count}255f0a00002a10${tag}`;
  const length = (sealed.length / 2).toString(16).padStart(2, "0");
  const message = `3202080${domain}3a121210${ADDRESS}52${length}${sealed}6a8001${signature}9a0310${COMMAND_UUID}a00302`;
  return { metadata, sealed, tag, message };
}

/** The plaintext of a reply to such a command, decrypted by node:crypto. */
function opened(reply: string, domain: 2 | 3, requestTag: string): string {
  const { payload, signature, status, flags } = decoded(reply);
  assert.ok(signature?.kind.case === "aesGcmReply" && payload.case === "content");
  const { nonce, counter, tag } = signature.kind.value;
  const metadata = `${tlv(0, "09")}${tlv(1, `0${domain}`)}${tlv(2, hex(Buffer.from(VIN)))}${tlv(5, u32(counter))}${tlv(7, u32(flags))}${tlv(8, `05${requestTag}`)}${tlv(9, u32(status?.fault ?? 0))}ff`;
  const decipher = createDecipheriv("aes-128-gcm", bytes(SHARED), nonce);
  decipher.setAAD(sha256(metadata)).setAuthTag(tag);
  return hex(Buffer.concat([decipher.update(payload.value), decipher.final()]));
}

test("the advertised name comes from the VIN", async () => {
  for (const [vin, name] of [
    ["5YJS0000000000000", "S1a87a5a75f3df858C"],
    ["5YJ30123456789ABC", "Sade9a822faa374f8C"],
    ["5YJ3E1EA1KF000000", "Sa6bab0d54ffaecf1C"],
    ["LRW3E7EK5RC000001", "S96fa2435f8b51ac4C"],
    ["7SAYGDEE0PA000001", "S723fea6b71ef8fceC"],
  ] as const) {
    const simulator = createSimulator({ vehicles: [{ vin, signedCommands: true }] });
    assert.equal((await simulator.bluetooth(vin)).name, name);
  }
});

describe("published examples", () => {
  test("B1, B2: the handshake with vehicle security in pieces of 20, byte for byte", async () => {
    const { ear } = await exampleCar("owner");
    const pieces = [
      "0070320208023a1212102c907bd76c640d360b30",
      "27dc7404efde72430a4104b2b6bc68c2da0665ce",
      "656815594996c62394edd8bea905fe781a754fe6",
      "a845a714330902f225e9269d466e05b349981fda",
      "9d85cc23c6fb444aa73b629105dc6e9a03101588",
      "d5a30eabc6f8fc9a951b11f6fd11",
    ];
    assert.equal(pieces.join(""), `0070${B1}`);
    for (const piece of pieces) await ear.link.write(bytes(piece));
    assert.deepEqual(await ear.news(), [B2]);
    assert.equal(B2.length / 2, 175);
  });

  test("B3: the reply to a key that is not enrolled", async () => {
    const { ear } = await exampleCar();
    assert.deepEqual(await ear.send(B1), [B3]);
  });

  test("B4: unlock, as node:crypto encrypts it too, in 10 pieces, 2 or 1", async () => {
    const { metadata, sealed, tag, message } = command(2, "1000");
    assert.equal(
      metadata,
      "000105010102021135594a333031323334353637383941424303104c463f9cc0d3d26906e982ed224adde6040400000a5f050400000007070400000002ff",
    );
    assert.equal(hex(sha256(metadata)), "c1fa3617a637c4bde516152b7b937e94c8cc366f294b4f24362c2e57249cda5c");
    assert.deepEqual([sealed, tag, message], ["3a07", "517972ca5fb7da443dead404c4c48610", B4]);
    for (const chunk of [20, 112, 244]) {
      const { ear, car } = await exampleCar("driver");
      const [reply = "", ...more] = await ear.send(B4, chunk);
      assert.deepEqual(more, []);
      assert.equal(opened(reply, 2, tag), "");
      assert.equal(car.locked, false);
      const { to, from, requestUuid } = decoded(reply);
      assert.deepEqual([hex(to?.to.value as Uint8Array), from?.to.value, hex(requestUuid)], [ADDRESS, 2, ""]);
    }
  });

  for (const [name, plaintext, sealed, tag] of [
    ["done", "", "", "7a91074bee04cb8c75cd8c6c0706a4d9"],
    ["busy", "22020801", "3b5e9af1", "9a23555803705714965de6517a03d84b"],
    ["nominal error 7", "f202020807", "eb5e90f884", "519864d88a23dee28a2391182393af43"],
  ] as const) {
    test(`B5: the reply "${name}", byte for byte`, async () => {
      const secret = await agree(await vehicleKeys(), bytes(CLIENT));
      const keys = await importKeys(await deriveKeys(secret));
      const of = { domain: 2, vin: VIN, counter: 1, flags: 0, fault: 0 };
      const requestHash = bytes("05517972ca5fb7da443dead404c4c48610");
      const nonce = bytes("000102030405060708090a0b");
      const part = await sealedPart({ keys }, nonce, bytes(plaintext), { ...of, requestHash });
      const own = { ...envelope(decoded(B4), { number: 2 }), requestUuid: bytes("") };
      const length = (sealed.length / 2).toString(16).padStart(2, "0");
      assert.equal(
        hex(encode(own, part)),
        `32121210${ADDRESS}3a02080252${length}${sealed}6a244a220a0c000102030405060708090a0b10011a10${tag}`,
      );
    });
  }

  test("B5: a busy car says so, and does nothing", async () => {
    const { ear, car, signed } = await exampleCar("driver");
    signed.disturb({ kind: "busy" });
    const [reply = ""] = await ear.send(B4);
    assert.equal(opened(reply, 2, "517972ca5fb7da443dead404c4c48610"), "22020801");
    assert.equal(car.locked, true);
  });

  test("B5: remote start ends with nominal error 7", async () => {
    const { ear, car } = await exampleCar("owner");
    const { message, tag } = command(2, "1014");
    const [reply = ""] = await ear.send(message);
    assert.equal(opened(reply, 2, tag), "f202020807");
    assert.equal(car.remoteStartUntil, null);
  });

  test("B6: wake, at counter 8", async () => {
    const { ear, act, car } = await exampleCar("driver");
    act("sleep");
    const { sealed, tag, message } = command(2, "101e", 8);
    assert.deepEqual([sealed, tag], ["3a19", "121f6636cf41b40f9e119f410c04047d"]);
    const [reply = ""] = await ear.send(message);
    assert.equal(opened(reply, 2, tag), "");
    assert.equal(car.connection, "waking");
  });

  test("B7: a request for the charge state is answered with one", async () => {
    const { ear } = await exampleCar("driver");
    const { sealed, tag, message } = command(3, "12040a021200");
    assert.deepEqual([sealed, tag], ["3803d68c152f", "155376aaf14aa55bf134d9cf30a6d6b0"]);
    assert.equal(message.length / 2, 185);
    const [reply = ""] = await ear.send(message);
    // A status, and vehicle data with nothing but a charge state.
    assert.match(opened(reply, 3, tag), /^0a0012..(?:01)?1a/);
    assert.equal(hex(decoded(reply).requestUuid), COMMAND_UUID);
  });

  const response = (data: Parameters<typeof create<typeof VehicleDataSchema>>[1]) => {
    const vehicleData = toBinary(VehicleDataSchema, create(VehicleDataSchema, data));
    return toBinary(ResponseSchema, create(ResponseSchema, { status: {}, vehicleData }));
  };
  const word = <Case extends string>(name: Case) => ({ word: { case: name, value: {} } });

  test("B8: the reply with a charge state, byte for byte", async () => {
    const plaintext = response({
      chargeState: {
        chargingState: word("word5"),
        connChargeCable: word("word2"),
        chargePortLatch: word("word3"),
        chargeLimitSoc: 80,
        batteryRange: 231.5,
        batteryLevel: 72,
        usableBatteryLevel: 71,
        chargerVoltage: 230,
        chargerActualCurrent: 16,
        chargerPower: 11,
        chargePortDoorOpen: true,
        minutesToChargeLimit: 45,
        chargeRate: 28.5,
      },
    });
    assert.equal(
      hex(plaintext),
      "0a0012351a330a022a00e2010212009a02021a00c00650fd0600806743900748980747b807e601c80710d0070bf80701f0082de5090000e441",
    );
    const secret = await agree(await vehicleKeys(), bytes(CLIENT));
    const keys = await importKeys(await deriveKeys(secret));
    const { tag, message } = command(3, "12040a021200");
    const of = { domain: 3, vin: VIN, counter: 1, flags: 0, fault: 0, requestHash: bytes(`05${tag}`) };
    const part = await sealedPart({ keys }, bytes("000102030405060708090a0b"), plaintext, of);
    assert.equal(
      hex(encode(envelope(decoded(message), { number: 3 }), part)),
      "321212102c907bd76c640d360b3027dc7404efde3a0208035239135c80c5990a8200ddfa3f872f987f60a222ad76532d215a0651c153f9e708b227ee26a9241d3e3e34ce4bf17e73ecdec590a784375eee527b6a244a220a0c000102030405060708090a0b10011a10876dc23a17f4aab172a118bd98443b6e92031058406580528b6a5301391800b4fe9b99",
    );
  });

  const layouts: [
    name: string,
    data: Parameters<typeof create<typeof VehicleDataSchema>>[1],
    digits: string,
  ][] = [
    [
      "B9: climate",
      {
        climateState: {
          climateKeeperMode: word("word2"),
          defrostMode: word("word1"),
          insideTemp: 19.5,
          outsideTemp: -3,
          driverTempSetting: 21.5,
          passengerTempSetting: 20,
          fanStatus: 3,
          isClimateOn: true,
          seatHeaterLeft: 2,
        },
      },
      "122d222bf2010212009a02020a00ad0600009c41b506000040c0bd060000ac41c5060000a041e80603f00601880702",
    ],
    [
      "B10: drive",
      { driveState: { shiftState: word("word2"), power: 0, odometer: 1234567 } },
      "120e2a0c0a021200b80600c80687ad4b",
    ],
    [
      "B11: closures",
      {
        closuresState: {
          sunRoofState: word("word6"),
          sentryModeState: word("word3"),
          speedLimitMode: {
            active: false,
            pinCodeSet: true,
            maxLimitMph: 120,
            minLimitMph: 50,
            currentLimitMph: 85,
          },
          df: false,
          rt: true,
          fdWindow: true,
          sunRoofPercentOpen: 15,
          locked: true,
          isUserPresent: false,
          valetMode: false,
        },
      },
      "123b4a395a0232009a01021a00b20118b80600c00601d5060000f042dd0600004842e5060000aa42a80600d00601d8060180070f880701900700a80700",
    ],
    [
      "B12: software",
      { softwareUpdateState: { status: word("word4"), downloadPerc: 100, version: "2026.32.1" } },
      "1216ba01130a022200c80664da0609323032362e33322e31",
    ],
  ];
  for (const [name, data, digits] of layouts) {
    test(`${name}, byte for byte`, () => assert.equal(hex(response(data)), `0a00${digits}`));
  }

  const B13 = `320208023a121210${ADDRESS}52020a009a0310${HANDSHAKE_UUID}a00302`;
  const B14 = `32121210${ADDRESS}3a020802520c0a0a0a022801100118022001920310${HANDSHAKE_UUID}`;

  test("B13, B14: the status, asked without a key", async () => {
    const { ear, act } = await exampleCar();
    act("open_trunk", { which_trunk: "rear" });
    act("sleep");
    assert.deepEqual(await ear.send(B13), [B14]);
  });

  test("B15: the status as a push", async () => {
    const { ear, peripheral, act } = await exampleCar();
    act("open_trunk", { which_trunk: "rear" });
    act("sleep");
    peripheral.send("status");
    await ear.news();
    assert.deepEqual(ear.pieces, ["0016320208003a020802520c0a0a0a022801100118022001"]);
  });

  for (const [role, number, formFactor] of [
    ["driver", 3, 7],
    ["driver", 3, 9],
    ["owner", 2, 9],
    ["charging_manager", 6, 9],
  ] as const) {
    test(`B16: the request for a key, ${role} with form factor ${formFactor}`, async () => {
      const { ear, car, act } = await exampleCar();
      await ear.write(`00560a54125082014d2a470a430a41${CLIENT}200${number}3202080${formFactor}1802`);
      await ear.news();
      assert.deepEqual(car.keyRequest, { publicKey: CLIENT, role, formFactor, confirm: true });
      act("tap_card");
      act("confirm_key");
      assert.deepEqual(car.keys, [{ publicKey: CLIENT, role, formFactor }]);
    });
  }

  test("B17: an owner removes another key", async () => {
    const { ear, car, act } = await exampleCar("owner");
    const other = VEHICLE;
    act("add_key", { public_key: other, role: "driver" });
    const { message, tag } = command(2, `82014512430a41${other}`);
    const [reply = ""] = await ear.send(message);
    assert.equal(opened(reply, 2, tag), "22021a00");
    assert.deepEqual(car.keys, [{ publicKey: CLIENT, role: "owner" }]);
  });

  const REQUEST = `0a54125082014d2a470a430a41${CLIENT}2003320208071802`;
  const toAll = (content: string) => {
    const length = (content.length / 2).toString(16).padStart(2, "0");
    return `320208003a02080252${length}${content}`;
  };

  test("B18: wait for the card, and done", async () => {
    const { ear, act } = await exampleCar();
    assert.deepEqual(await ear.send(REQUEST), [toAll("220608011a021801")]);
    act("tap_card");
    assert.deepEqual(await ear.news(), []);
    act("confirm_key");
    assert.deepEqual(await ear.news(), [toAll("220a1a0812060a043fb59233")]);
  });

  test("B18: no card in time", async () => {
    const { ear, clock, car } = await exampleCar();
    await ear.send(REQUEST);
    await clock.advance(30_000);
    assert.deepEqual(await ear.news(), [toAll("220808021a0408191802")]);
    assert.equal(car.keyRequest, null);
  });

  test("B19: fault 7 for a fleet manager's key", async () => {
    const { ear, car } = await exampleCar("fleet_manager");
    const B19 = `32121210${ADDRESS}3a020802620408021007920310${COMMAND_UUID}`;
    assert.deepEqual(await ear.send(B4), [B19]);
    assert.equal(car.locked, true);
    assert.deepEqual(await ear.send(B1), [B2]);
  });

  test("B20: fault 1, unsigned, and the car did nothing", async () => {
    const { ear, car, peripheral } = await exampleCar("driver");
    peripheral.fail({ kind: "unsigned_fault", fault: 1 });
    const B20 = `32121210${ADDRESS}3a020802620408011001920310${COMMAND_UUID}`;
    assert.deepEqual(await ear.send(B4), [B20]);
    assert.equal(car.locked, true);
  });

  test("B21: a challenge for phone keys, as captured from a car", async () => {
    const { ear, peripheral } = await exampleCar();
    const token = bytes("93054f89de1516dfabad0f1ae0108314e2da02fd");
    await peripheral.challenge({ token, level: 2, reasons: [1], times: 1 });
    const B21 = "320208003a020802521f1a1d12160a1493054f89de1516dfabad0f1ae0108314e2da02fd1802220101";
    assert.deepEqual(await ear.news(), [B21]);
    assert.equal(B21.length / 2, 41);
  });
});
