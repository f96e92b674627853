/** The published examples, worked through from the car's side. */

import assert from "node:assert/strict";
import { createDecipheriv, createHash } from "node:crypto";
import { describe, test } from "node:test";
import { fromBinary } from "@bufbuild/protobuf";
import { createSimulator, type DomainName } from "../../../simulator/index.ts";
import {
  agree,
  deriveKeys,
  encrypt,
  importKeys,
  isSignedWith,
  pointOf,
} from "../../../simulator/signed/crypto.ts";
import type { Delivery } from "../../../simulator/signed/delivery.ts";
import { RoutableMessageSchema } from "../../../simulator/signed/messages_pb.ts";
import {
  commandMetadata,
  replyMetadata,
  requestHash,
  sessionInfoMetadata,
} from "../../../simulator/signed/metadata.ts";
import { ReplayWindow } from "../../../simulator/signed/replay-window.ts";
import { encode as encodeReply, sealedPart } from "../../../simulator/signed/replies.ts";
import { SignedCar } from "../../../simulator/signed/signed-car.ts";
import { bytes, hex, ID, VIN } from "./client.ts";

const CLIENT =
  "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";
const VEHICLE =
  "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
const VEHICLE_PRIVATE = "344ee5b466a7cf1eeb12b6f50331db2e5ec5834ef5f4befcfd8cbe55c2528d70";
const EPOCH = "4c463f9cc0d3d26906e982ed224adde6";
const NONCE = "000102030405060708090a0b";
const CLIMATE_ON = "120452020801";
const SHARED = "1b2fce19967b79db696f909cff89ea9a";

const ecdh = { name: "ECDH", namedCurve: "P-256" };

async function vehicleKeys(): Promise<CryptoKeyPair> {
  const { subtle } = crypto;
  const file = `308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420${VEHICLE_PRIVATE}a144034200${VEHICLE}`;
  return {
    privateKey: await subtle.importKey("pkcs8", bytes(file), ecdh, false, ["deriveBits"]),
    publicKey: await subtle.importKey("raw", bytes(VEHICLE), ecdh, true, []),
  };
}

const keys = async () => importKeys(await deriveKeys(await agree(await vehicleKeys(), bytes(CLIENT))));

/** The car of the examples, 2650 seconds after it started. */
async function exampleCar(domain: DomainName = "infotainment") {
  const vehicle = { vin: VIN, signingRequired: true, keys: [{ publicKey: CLIENT, role: "owner" as const }] };
  const simulator = createSimulator({ vehicles: [vehicle], now: () => 1_000_000_000_000 });
  const car = simulator.vehicle(ID);
  const start = { keyPair: vehicleKeys(), epoch: bytes(EPOCH), uptime: 2650 };
  const signed = new SignedCar(car, { now: () => 1_000_000_000_000, changed() {} }, { [domain]: start });
  const receive = async (digits: string) => {
    const { reply } = await signed.receive(bytes(digits));
    assert.ok(reply);
    return reply;
  };
  return { car, signed, receive };
}

describe("published examples", () => {
  test("V1: the keys that both sides come to", async () => {
    const pair = await vehicleKeys();
    assert.equal(hex(await pointOf(pair)), VEHICLE);
    const secret = await agree(pair, bytes(CLIENT));
    assert.equal(hex(secret), "6b9a2844b300e6a85e4474f70b31b23de2d8f7d3e594784cdfe8318031442f8b");
    const { encryption, sessionInfo, command } = await deriveKeys(secret);
    assert.equal(hex(encryption), SHARED);
    assert.equal(hex(sessionInfo), "fceb679ee7bca756fcd441bf238bf2f338629b41d9eb9c67be1b32c9672ce300");
    assert.equal(hex(command), "6d3a14d0b6d762e4f076739e2cf6edd291d2e56e3f25bc6a2af5cb26dc753b14");
  });

  test("V2: the handshake, byte for byte", async () => {
    const { signed, receive } = await exampleCar();
    await signed.moveCounter(6, "infotainment");
    const reply = await receive(
      `320208033a1212102c907bd76c640d360b3027dc7404efde72430a41${CLIENT}9a03101588d5a30eabc6f8fc9a951b11f6fd11`,
    );
    assert.equal(
      hex(sessionInfoMetadata(VIN, bytes("1588d5a30eabc6f8fc9a951b11f6fd11"))),
      "000106021135594a333031323334353637383941424306101588d5a30eabc6f8fc9a951b11f6fd11ff",
    );
    assert.equal(
      hex(reply),
      `321212102c907bd76c640d360b3027dc7404efde3a0208036a2432220a20996c1fe38331be138f8039c194b14db2198846ed7d8251e6749284d7b32ea0027a5c08061241${VEHICLE}1a10${EPOCH}255a0a00009203101588d5a30eabc6f8fc9a951b11f6fd11`,
    );
  });

  const climateOn = (type: 5 | 8, flags: number) =>
    commandMetadata({
      type,
      domain: 3,
      vin: VIN,
      epoch: bytes(EPOCH),
      expiresAt: 2655,
      counter: 7,
      flags,
    });

  for (const [name, flags, digits, aad, expected] of [
    [
      "V3: AES-GCM without flags",
      0,
      "000105010103021135594a333031323334353637383941424303104c463f9cc0d3d26906e982ed224adde6040400000a5f050400000007ff",
      "c33b227adc93c60b7a5738237e678e6996987ab316b4a5fff737cf86cb07764f",
      "8e128da165f162f4d7d2c8da866cf82a",
    ],
    [
      "V4: AES-GCM with flags",
      2,
      "000105010103021135594a333031323334353637383941424303104c463f9cc0d3d26906e982ed224adde6040400000a5f050400000007070400000002ff",
      "54785b6878a51a70acaf240199f92f482962a73a8c3170bfd2a94b1715d127b9",
      "c228e0ff64991481db3a7bbc133696c5",
    ],
  ] as const) {
    test(name, async () => {
      const metadata = climateOn(5, flags);
      assert.equal(hex(metadata), digits);
      assert.equal(createHash("sha256").update(metadata).digest("hex"), aad);
      const { encryption } = await keys();
      const sealed = await encrypt(
        encryption,
        bytes("dbf79447fa156674dae1caed"),
        metadata,
        bytes(CLIMATE_ON),
      );
      assert.deepEqual([hex(sealed.ciphertext), hex(sealed.tag)], ["38038e8c0f2e", expected]);
    });
  }

  test("V5 and V6: HMAC, both domains, with and without flags", async () => {
    const { command } = await keys();
    const info = "f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f0";
    const infoWithoutFlags = "6d75c4e7c5e144996e22f1bdf694e453c94774a636e4382053cb8e358bf25ea8";
    const security = "e0cede2a2334202a97a4db0f74dd9f941c018f4e358974992987ee87e72d5c03";
    assert.equal(
      hex(climateOn(8, 2)),
      "000108010103021135594a333031323334353637383941424303104c463f9cc0d3d26906e982ed224adde6040400000a5f050400000007070400000002ff",
    );
    assert.ok(await isSignedWith(command, bytes(info), climateOn(8, 2), bytes(CLIMATE_ON)));
    assert.ok(await isSignedWith(command, bytes(infoWithoutFlags), climateOn(8, 0), bytes(CLIMATE_ON)));
    const metadata = commandMetadata({
      ...{ type: 8, domain: 2, vin: VIN, epoch: bytes(EPOCH), expiresAt: 2655, counter: 7, flags: 2 },
    });
    assert.ok(await isSignedWith(command, bytes(security), metadata, bytes("1000")));
    assert.ok(!(await isSignedWith(command, bytes(security), metadata, bytes("1001"))));
  });

  test("V9: the hash of metadata", () => {
    const metadata = commandMetadata({
      type: 5,
      domain: 2,
      vin: "testVIN",
      epoch: bytes("aada928a4f215f55f9e6e45e66b6521e"),
      expiresAt: 0xe74,
      counter: 0x53a,
      flags: 0,
    });
    assert.equal(
      createHash("sha256").update(metadata).digest("hex"),
      "abab04d804499813382efd74a06791ce2de777439603246dfbaa8392ca05868e",
    );
  });

  const window = () => new ReplayWindow(100, 0b100001n);
  for (const [counter, highest, history] of [
    [101, 101, 0b1000011n],
    [103, 103, 0b100001100n],
    [500, 500, 0n],
    [98, 100, 0b100011n],
  ] as const) {
    test(`V11: the replay window takes ${counter}`, () => {
      const after = window();
      assert.ok(after.use(counter, false));
      assert.deepEqual([after.highest, after.history], [highest, history]);
    });
  }

  for (const counter of [99, 3, 100]) {
    test(`V11: the replay window refuses ${counter} and stays as it was`, () => {
      const after = window();
      assert.ok(!after.use(counter, false));
      assert.deepEqual([after.highest, after.history], [100, 0b100001n]);
    });
  }
});

/** The requests of V4, V5 and V6, and V7's replies to them. */
const EXAMPLES = [
  {
    name: "V4, V7: climate on, encrypted, and its encrypted reply",
    domain: "infotainment",
    request: `320208033a1212102c907bd76c640d360b3027dc7404efde520638038e8c0f2e6a80010a430a41${CLIENT}2a390a10${EPOCH}120cdbf79447fa156674dae1caed1807255f0a00002a10c228e0ff64991481db3a7bbc133696c59a031058406580528b6a5301391800b4fe9b99a00302`,
    hash: "05c228e0ff64991481db3a7bbc133696c5",
    aad: "6230ce3d195860a8ee8539c5b33fb89cbde8fe14f4c73dc256ab0e6625138a8b",
    content: "0a00",
    sealed: ["135c", "54618702116ed39826022ce8563399c4"],
  },
  {
    name: "V5, V7: climate on, in clear, and its encrypted reply with a hash of 33 bytes",
    domain: "infotainment",
    request: `320208033a1212102c907bd76c640d360b3027dc7404efde52061204520208016a82010a430a41${CLIENT}423b0a10${EPOCH}10071d5f0a00002220f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f09a031058406580528b6a5301391800b4fe9b99a00302`,
    hash: "08f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f0",
    aad: "3ac5c913aa39e5e0895eeae0cbc3c1fc28970bee28732ed8e81be9d0cda37501",
    content: "0a00",
    sealed: ["135c", "a39e8f2159cd6ee89ddd8de1edcdd2ba"],
  },
  {
    name: "V6, V7: unlock, and its encrypted reply, which is empty",
    domain: "vehicle_security",
    request: `320208023a1212102c907bd76c640d360b3027dc7404efde520210006a82010a430a41${CLIENT}423b0a10${EPOCH}10071d5f0a00002220e0cede2a2334202a97a4db0f74dd9f941c018f4e358974992987ee87e72d5c039a031058406580528b6a5301391800b4fe9b99a00302`,
    hash: "08e0cede2a2334202a97a4db0f74dd9f94",
    aad: "ed589a5b105bd806c8e32a53bc15d58ec2bd6ec1e5977b7cbe1773f8913bd118",
    content: "",
    sealed: ["", "d9896ff447617a24cdb0d5e86eedd714"],
  },
] as const;

describe("published requests and the car's replies", () => {
  for (const { name, domain, request, hash, aad, content, sealed } of EXAMPLES) {
    const number = domain === "infotainment" ? 3 : 2;
    const isGcm = request.includes(`2a390a10${EPOCH}`);

    test(name, async () => {
      const { car, receive } = await exampleCar(domain);
      const reply = fromBinary(RoutableMessageSchema, await receive(request));
      assert.deepEqual(
        [car.climate.on, car.locked],
        domain === "infotainment" ? [true, true] : [false, false],
      );
      assert.equal(reply.status, undefined);
      assert.equal(reply.flags, 0);
      const signature = reply.signature?.kind;
      assert.ok(signature?.case === "aesGcmReply" && reply.payload.case === "content");
      assert.equal(signature.value.counter, 1);
      const decipher = createDecipheriv("aes-128-gcm", bytes(SHARED), signature.value.nonce);
      decipher.setAAD(bytes(aad)).setAuthTag(signature.value.tag);
      assert.equal(hex(Buffer.concat([decipher.update(reply.payload.value), decipher.final()])), content);
    });

    test(`${name}, byte for byte`, async () => {
      const tag = request.slice(request.indexOf(hash.slice(2)), request.indexOf("9a031058"));
      assert.equal(hex(requestHash(isGcm ? 5 : 8, bytes(tag), domain === "vehicle_security")), hash);
      const of = {
        ...{ domain: number, vin: VIN, counter: 1, flags: 0, fault: 0 },
        requestHash: bytes(hash),
      };
      assert.equal(createHash("sha256").update(replyMetadata(of)).digest("hex"), aad);
      const part = await sealedPart({ keys: await keys() }, bytes(NONCE), bytes(content), of);
      const { payload, signature } = fromBinary(RoutableMessageSchema, encodeReply(part));
      assert.ok(payload.case === "content" && signature?.kind.case === "aesGcmReply");
      assert.deepEqual([hex(payload.value), hex(signature.kind.value.tag)], sealed);
    });
  }

  test("V14: the list of keys needs no signature", async () => {
    const { receive } = await exampleCar();
    const reply = fromBinary(
      RoutableMessageSchema,
      await receive(
        "320208023a1212100a7962c10d38b61dd2a7722780a4f0969a031005514f57616bcc81a8ce0f9d7b48322952040a020805",
      ),
    );
    assert.ok(reply.payload.case === "content");
    const id = createHash("sha1").update(bytes(CLIENT)).digest("hex").slice(0, 8);
    assert.equal(hex(reply.payload.value), `82010c080112060a04${id}1801`);
  });

  test("the request of V5 takes effect once, and in its own car only", async () => {
    const { car, receive } = await exampleCar();
    const [, { request }] = EXAMPLES;
    await receive(request);
    car.climate.on = false;
    assert.equal(fromBinary(RoutableMessageSchema, await receive(request)).status?.fault, 6);
    const other = await exampleCar();
    other.car.vin = "5YJ30123456789ABD";
    assert.equal(fromBinary(RoutableMessageSchema, await other.receive(request)).status?.fault, 5);
    assert.deepEqual([car.climate.on, other.car.climate.on], [false, false]);
  });
});

/** Why a reply is none to a command that was carried out; it is a handshake's if the flip made one of the request. */
function refusalOf({ reply }: Delivery): unknown {
  const { status, payload } = fromBinary(RoutableMessageSchema, reply ?? new Uint8Array());
  return payload.case === "sessionInfo" ? payload.case : status?.fault;
}

describe("a published request with one bit flipped", () => {
  for (const { name, domain, request } of EXAMPLES) {
    test(`${name}: is refused, but for address, uuid, and what hides the epoch`, async () => {
      const { car, signed, receive } = await exampleCar(domain);
      const before = structuredClone({ ...car, settledAt: 0, lastUsedAt: 0 });
      const message = bytes(request);
      // What is not signed, with its keys and lengths; and the epoch's key alone.
      const free = [
        [at("3a1212102c90"), 20],
        [at("9a031058"), 19],
        [at(`0a10${EPOCH}`), 1],
      ] as const;
      function at(digits: string): number {
        assert.equal(request.split(digits).length, 2);
        return request.indexOf(digits) / 2;
      }
      const isFree = (index: number) => free.some(([from, length]) => index >= from && index < from + length);
      for (let bit = 0; bit < 8 * message.length; bit += 1) {
        const index = bit >> 3;
        if (isFree(index)) continue;
        const flipped = message.with(index, (message[index] ?? 0) ^ (1 << (bit & 7)));
        const outcome = await signed.receive(flipped).then(refusalOf, (problem) => problem.status);
        assert.ok(outcome, `bit ${bit} of ${request}`);
        assert.deepEqual({ ...car, settledAt: 0, lastUsedAt: 0 }, before, `bit ${bit}`);
      }
      // No counter was used up by any of them.
      assert.equal(fromBinary(RoutableMessageSchema, await receive(request)).status, undefined);
    });
  }
});
