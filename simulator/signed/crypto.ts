/** The protocol's cryptography, by WebCrypto alone. */

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The keys that a car and one other share for one domain. */
export interface SessionKeys {
  /** Signs session info. */
  readonly sessionInfo: CryptoKey;
  /** Authenticates commands that are sent in clear. */
  readonly command: CryptoKey;
  /** Encrypts commands and replies. */
  readonly encryption: CryptoKey;
}

const { subtle } = globalThis.crypto;
const P256 = { name: "ECDH", namedCurve: "P-256" } as const;
const HMAC = { name: "HMAC", hash: "SHA-256" } as const;

/** A new key of the vehicle; the private half cannot be read out. */
export function generateKeyPair(): Promise<CryptoKeyPair> {
  return subtle.generateKey(P256, false, ["deriveBits"]);
}

/** The public half as the 65 bytes that travel. */
export async function pointOf({ publicKey }: CryptoKeyPair): Promise<Bytes> {
  return new Uint8Array(await subtle.exportKey("raw", publicKey));
}

/**
 * What two key pairs have in common: the X coordinate, 32 bytes.
 *
 * @throws DOMException when the point is not on the curve
 */
export async function agree({ privateKey }: CryptoKeyPair, point: Uint8Array): Promise<Bytes> {
  const other = await subtle.importKey("raw", own(point), P256, false, []);
  return new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: other }, privateKey, 256));
}

/** The three keys as bytes. SHA-1 is the protocol's choice. */
export async function deriveKeys(secret: Uint8Array): Promise<Record<keyof SessionKeys, Bytes>> {
  const shared = new Uint8Array(await subtle.digest("SHA-1", own(secret))).slice(0, 16);
  const master = await hmacKey(shared);
  return {
    sessionInfo: await sign(master, ascii("session info")),
    command: await sign(master, ascii("authenticated command")),
    encryption: shared,
  };
}

/** The three keys, ready for use. */
export async function importKeys(keys: Record<keyof SessionKeys, Bytes>): Promise<SessionKeys> {
  return {
    sessionInfo: await hmacKey(keys.sessionInfo),
    command: await hmacKey(keys.command),
    encryption: await subtle.importKey("raw", keys.encryption, "AES-GCM", false, ["encrypt", "decrypt"]),
  };
}

/** HMAC-SHA256, 32 bytes. */
export async function sign(key: CryptoKey, ...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await subtle.sign("HMAC", key, join(...parts)));
}

/** Whether an HMAC-SHA256 is right, in constant time. */
export function isSignedWith(key: CryptoKey, tag: Uint8Array, ...parts: Uint8Array[]): Promise<boolean> {
  return subtle.verify("HMAC", key, own(tag), join(...parts));
}

/** AES-128-GCM. The metadata enters as its SHA-256. */
export async function encrypt(
  key: CryptoKey,
  nonce: Uint8Array,
  metadata: Uint8Array,
  plaintext: Uint8Array,
): Promise<{ ciphertext: Bytes; tag: Bytes }> {
  const sealed = new Uint8Array(await subtle.encrypt(await gcm(nonce, metadata), key, own(plaintext)));
  return { ciphertext: sealed.slice(0, -TAG_BYTES), tag: sealed.slice(-TAG_BYTES) };
}

/** The plaintext, or `undefined` when anything was altered. */
export async function decrypt(
  key: CryptoKey,
  nonce: Uint8Array,
  metadata: Uint8Array,
  ciphertext: Uint8Array,
  tag: Uint8Array,
): Promise<Bytes | undefined> {
  // WebCrypto takes both in one piece, so a byte more here and one less there would go unnoticed.
  if (tag.length !== TAG_BYTES) return undefined;
  const parameters = await gcm(nonce, metadata);
  try {
    return new Uint8Array(await subtle.decrypt(parameters, key, join(ciphertext, tag)));
  } catch {
    return undefined;
  }
}

/** Unpredictable bytes. */
export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The first four bytes of the SHA-1 of a point: how a list of keys names one. */
export async function keyId(point: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await subtle.digest("SHA-1", own(point))).slice(0, 4);
}

/** All bytes in one row. */
export function join(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Text of plain characters as bytes. */
export function ascii(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Two digits a byte, in lower case. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes that `toHex` wrote. */
export function fromHex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

const TAG_BYTES = 16;

async function gcm(nonce: Uint8Array, metadata: Uint8Array): Promise<AesGcmParams> {
  const additionalData = await subtle.digest("SHA-256", own(metadata));
  return { name: "AES-GCM", iv: own(nonce), additionalData, tagLength: 8 * TAG_BYTES };
}

function hmacKey(bytes: Bytes): Promise<CryptoKey> {
  return subtle.importKey("raw", bytes, HMAC, false, ["sign", "verify"]);
}

/** A copy with a buffer of its own: the type of decoded bytes leaves open what they lie in. */
function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
