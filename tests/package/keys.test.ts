// Keys for signed commands, in Node: made, read from files and shown. Keeping them takes a browser.

import assert from "node:assert/strict";
import { createECDH, createPublicKey, generateKeyPairSync, webcrypto } from "node:crypto";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Package from "tesla-commands";

let tesla: typeof Package;

// Keys need no WebAssembly: init is not called.
before(async () => {
  tesla = await import(pathToFileURL(join(import.meta.dirname, "..", "..", "npm", "node.js")).href);
});

/** The published test key of the facts' vectors, which nobody must enrol. */
const PRIVATE = "2538cdc29a97c19c1e99a637d6cf4f8c970c118b56ede1e6323e6d162c4b30db";
const POINT =
  "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";
const VEHICLE_POINT =
  "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
const IN_COMMON = "6b9a2844b300e6a85e4474f70b31b23de2d8f7d3e594784cdfe8318031442f8b";

const hex = (digits: string) => Buffer.from(digits.replace(/\s/g, ""), "hex");

function pem(kind: string, digits: string): string {
  const lines = hex(digits)
    .toString("base64")
    .match(/.{1,64}/g);
  return [`-----BEGIN ${kind}-----`, ...(lines ?? []), `-----END ${kind}-----`, ""].join("\n");
}

const SEC1 = pem("EC PRIVATE KEY", `30770201010420 ${PRIVATE} a00a06082a8648ce3d030107 a144034200 ${POINT}`);
const PKCS8 = pem(
  "PRIVATE KEY",
  `308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420 ${PRIVATE} a144034200 ${POINT}`,
);
const SPKI = pem("PUBLIC KEY", `3059301306072a8648ce3d020106082a8648ce3d030107034200 ${POINT}`);

async function inCommon({ privateKey }: Package.VehicleKey): Promise<string> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const other = await webcrypto.subtle.importKey("raw", hex(VEHICLE_POINT), curve, false, []);
  const bits = await webcrypto.subtle.deriveBits({ ...curve, public: other }, privateKey, 256);
  return Buffer.from(bits).toString("hex");
}

async function failure(call: Promise<unknown>): Promise<Package.TeslaCommandError> {
  const error = await call.then(
    () => assert.fail("it resolved"),
    (error: unknown) => error,
  );
  assert(tesla.isTeslaCommandError(error), String(error));
  assert.equal(error.mayHaveSucceeded, false);
  return error;
}

test("a key that is made can be used, and not be read", async () => {
  const key = await tesla.createKey();
  assert.equal(key.privateKey.extractable, false);
  assert.deepEqual(key.privateKey.usages, ["deriveBits"]);
  for (const format of ["pkcs8", "jwk"] as const) {
    await assert.rejects(webcrypto.subtle.exportKey(format as "jwk", key.privateKey));
  }
  assert.equal((await inCommon(key)).length, 64);
  const { asymmetricKeyDetails } = createPublicKey(await tesla.publicKeyPem(key));
  assert.deepEqual(asymmetricKeyDetails, { namedCurve: "prime256v1" });
});

test("a key is read from either kind of file, and can't be read from there on", async () => {
  const parameters = pem("EC PARAMETERS", "06082a8648ce3d030107");
  const short = pem("EC PRIVATE KEY", `30310201010420 ${PRIVATE} a00a06082a8648ce3d030107`);
  for (const file of [
    SEC1,
    PKCS8,
    parameters + SEC1,
    SEC1.replaceAll("\n", "\r\n"),
    `note\n${PKCS8}`,
    short,
  ]) {
    const key = await tesla.importKey(file);
    assert.equal(await inCommon(key), IN_COMMON);
    assert.equal(await tesla.publicKeyPem(key), SPKI);
    assert.equal(key.privateKey.extractable, false);
  }
});

test("what is no sound, open key of the curve is refused, and not repeated in the error", async () => {
  const generated = (type: "ec" | "rsa" | "ed25519", options: object) => {
    const encoding = { publicKeyEncoding: { type: "spki", format: "pem" } } as const;
    // biome-ignore lint/suspicious/noExplicitAny: one call for the overloads of three types
    const pair = generateKeyPairSync(type as any, { ...options, ...encoding } as any) as any;
    return pair.privateKey as string;
  };
  const pkcs8 = { privateKeyEncoding: { type: "pkcs8", format: "pem" } };
  const sec1 = { privateKeyEncoding: { type: "sec1", format: "pem" } };
  const locked = { cipher: "aes-256-cbc", passphrase: "secret" };
  const stranger = createECDH("prime256v1");
  stranger.generateKeys();
  const refused: Record<string, unknown> = {
    nothing: undefined,
    number: 42,
    empty: "",
    text: "a key",
    endless: "-".repeat(20_000),
    "a public key": SPKI,
    "no base64": SEC1.replace("M", "*"),
    "cut off": pem("EC PRIVATE KEY", `30770201010420 ${PRIVATE}`),
    RSA: generated("rsa", { modulusLength: 2048, ...pkcs8 }),
    "RSA of old": pem("RSA PRIVATE KEY", "3003020100"),
    Ed25519: generated("ed25519", pkcs8),
    "another curve": generated("ec", { namedCurve: "secp384r1", ...pkcs8 }),
    "another curve of 32 bytes": generated("ec", { namedCurve: "secp256k1", ...sec1 }),
    "another curve of 32 bytes, wrapped": generated("ec", { namedCurve: "secp256k1", ...pkcs8 }),
    encrypted: generated("ec", {
      namedCurve: "P-256",
      privateKeyEncoding: { ...pkcs8.privateKeyEncoding, ...locked },
    }),
    "encrypted, of old": generated("ec", {
      namedCurve: "P-256",
      privateKeyEncoding: { ...sec1.privateKeyEncoding, ...locked },
    }),
    "a point off the curve": pem(
      "EC PRIVATE KEY",
      `30770201010420 ${PRIVATE} a00a06082a8648ce3d030107 a144034200 ${POINT.slice(0, -1)}f`,
    ),
    "another key's point": pem(
      "EC PRIVATE KEY",
      `30770201010420 ${PRIVATE} a00a06082a8648ce3d030107 a144034200 ${stranger.getPublicKey("hex")}`,
    ),
    "a private half of zero": pem(
      "EC PRIVATE KEY",
      `30770201010420 ${"00".repeat(32)} a00a06082a8648ce3d030107 a144034200 ${POINT}`,
    ),
  };
  for (const [what, file] of Object.entries(refused)) {
    const error = await failure(tesla.importKey(file as string));
    assert.deepEqual(
      [error.code, error.parameter, error.command],
      ["invalid_argument", "pem", "import_key"],
      what,
    );
    assert.doesNotMatch(error.message, /MIG|MHc|MEI|secret/, what);
    assert.equal(error.cause, undefined);
  }
  assert.match((await failure(tesla.importKey(refused.encrypted as string))).message, /passphrase/);
});

test("only a key has a public half to show", async () => {
  for (const key of [undefined, {}, "key", { publicKey: "text" }]) {
    const error = await failure(tesla.publicKeyPem(key as unknown as Package.VehicleKey));
    assert.deepEqual([error.code, error.parameter], ["invalid_argument", "key"]);
  }
});

test("Node keeps no keys, and says so", async () => {
  const key = await tesla.createKey();
  const calls = [() => tesla.saveKey("car", key), () => tesla.loadKey("car"), () => tesla.deleteKey("car")];
  for (const call of calls) {
    const error = await failure(call());
    assert.equal(error.code, "unsupported");
    assert.match(error.message, /IndexedDB.*importKey/);
  }
  assert.deepEqual((await failure(tesla.loadKey(""))).parameter, "name");
});
