// Keys for signed commands. The browser makes them and keeps them (WebCrypto, IndexedDB), and shows their
// private half to nobody, not even to this script; but for importKey, which is given it.

import { forgetCounters, inStore, isKey, open, P256, publicKeyBytes, sessionKey } from "../src/web-crypto.js";
import { createError } from "./error.js";

const USES = ["deriveBits"];

/** What stands in a PKCS#8 file before the key: version 0, an elliptic curve's key, P-256. */
const PKCS8 = [2, 1, 0, 0x30, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61, 3, 1, 7];

/** The name of P-256 in files. */
const CURVE = PKCS8.slice(14).join();

export function createKey() {
  return withCrypto("create_key", (subtle) => subtle.generateKey(P256, false, USES));
}

export function importKey(pem) {
  return withCrypto("import_key", async (subtle) => {
    const refuse = (what) => invalid("import_key", "pem", what);
    if (typeof pem !== "string" || pem.length > 16_384) throw refuse("must be the text of a PEM file");
    if (/ENCRYPTED/.test(pem)) {
      throw refuse("is encrypted: write it without a passphrase first, as `openssl pkey -in key.pem` does");
    }
    const [, kind, base64] =
      /-----BEGIN ((?:EC )?PRIVATE KEY)-----([\sA-Za-z0-9+/=]+)-----END \1-----/.exec(pem) ?? [];
    if (!kind) throw refuse("must hold a private key: BEGIN EC PRIVATE KEY, or BEGIN PRIVATE KEY");
    try {
      const file = Uint8Array.from(atob(base64.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
      if (!file.join().includes(CURVE)) throw undefined;
      const bytes = kind === "PRIVATE KEY" ? file : wrapped(file);
      const readable = await subtle.importKey("pkcs8", bytes, P256, true, USES);
      const { x, y } = await subtle.exportKey("jwk", readable);
      const publicKey = await subtle.importKey("jwk", { kty: "EC", crv: "P-256", x, y }, P256, true, []);
      const privateKey = await subtle.importKey("pkcs8", bytes, P256, false, USES);
      file.fill(0);
      bytes.fill(0);
      const key = { privateKey, publicKey };
      if (!(await belongTogether(key))) throw undefined;
      return key;
    } catch {
      // What went wrong may hold some of the key.
      throw refuse("holds no sound key of the curve P-256 (prime256v1)");
    }
  });
}

export function publicKeyPem(key) {
  return withCrypto("public_key_pem", async (subtle) => {
    const { file } = await checked("public_key_pem", subtle, key);
    const lines = btoa(String.fromCharCode(...new Uint8Array(file))).match(/.{1,64}/g);
    return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
  });
}

export async function loadKey(name) {
  return (await withKeys("load_key", name, "readonly", (store) => store.get(name))) ?? undefined;
}

export async function saveKey(name, key) {
  // Whatever else is given, a private half that can be read above all, would lie there in the clear.
  const { halves } = await withCrypto("save_key", (subtle) => checked("save_key", subtle, key));
  await withKeys("save_key", name, "readwrite", (store) => store.put(halves, name));
}

export async function deleteKey(name) {
  const left = await withKeys("delete_key", name, "readwrite", (store) => {
    store.delete(name);
    return store.count();
  });
  // They tell of cars, and mean nothing without a key.
  if (left === 0) await forgetCounters();
}

/** A SEC1 file as a PKCS#8 one, the only kind that WebCrypto reads. */
function wrapped(sec1) {
  const inner = [...PKCS8, 4, ...length(sec1), ...sec1];
  return Uint8Array.from([0x30, ...length(inner), ...inner]);
}

function length({ length }) {
  if (length > 255) throw undefined;
  return length < 128 ? [length] : [0x81, length];
}

/** The halves of the key, and the file of the public one, if it signs. The object may give other halves the next time. */
async function checked(command, subtle, key) {
  try {
    const { privateKey, publicKey } = key;
    const halves = { privateKey, publicKey };
    const file = await subtle.exportKey("spki", publicKey);
    if (isKey(halves) && (await belongTogether(halves))) return { halves, file };
  } catch {
    // What a getter throws is not told: it may hold anything.
  }
  throw invalid(command, "key", "must be a key of createKey, loadKey or importKey");
}

/** Whether both halves have the same in common with another key; not every browser looks. */
async function belongTogether(key) {
  const other = await createKey();
  const [one, two] = await Promise.all([
    sessionKey(key, await publicKeyBytes(other)),
    sessionKey(other, await publicKeyBytes(key)),
  ]);
  return one.length > 0 && one.join() === two.join();
}

async function withCrypto(command, act) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw createError(
      command,
      "unsupported",
      "There is no WebCrypto here: a page needs https, or localhost.",
    );
  }
  return act(subtle);
}

/** Does something with the browser's store of keys. */
async function withKeys(command, name, mode, act) {
  if (typeof name !== "string" || name === "") throw invalid(command, "name", "must be text");
  if (!globalThis.indexedDB) {
    const what = "There is no IndexedDB here to keep keys in: outside a browser, use importKey.";
    throw createError(command, "unsupported", what);
  }
  let database;
  try {
    database = await open("tesla-commands");
    return await inStore(database, mode, act);
  } catch (cause) {
    const what =
      "The browser could not access its key storage: see cause. The usual reasons are a private window or a full disk.";
    throw createError(command, "unsupported", what, { cause });
  } finally {
    database?.close();
  }
}

function invalid(command, parameter, what) {
  return createError(command, "invalid_argument", `${parameter} ${what}.`, { parameter });
}
