/** The metadata that is signed with each message: tag, length, value, in rising order of tags, and an end mark. */

import { ascii, type Bytes, join } from "./crypto.ts";

/** How a message is signed: SIGNATURE_TYPE. */
export const SIGNATURE = { aesGcm: 5, sessionInfo: 6, hmac: 8, aesGcmReply: 9 } as const;

const TAG = {
  signatureType: 0,
  domain: 1,
  personalization: 2,
  epoch: 3,
  expiresAt: 4,
  counter: 5,
  challenge: 6,
  flags: 7,
  requestHash: 8,
  fault: 9,
} as const;

const END = 255;

/** What the signature of a command covers besides its content. */
export interface CommandMetadata {
  type: typeof SIGNATURE.aesGcm | typeof SIGNATURE.hmac;
  domain: number;
  vin: string;
  epoch: Uint8Array;
  /** Seconds of the domain's clock. */
  expiresAt: number;
  counter: number;
  flags: number;
}

/** Flags of zero are left out: clients from before there were flags sign the same bytes. */
export function commandMetadata(of: CommandMetadata): Bytes {
  return serialize(
    [TAG.signatureType, byte(of.type)],
    [TAG.domain, byte(of.domain)],
    [TAG.personalization, ascii(of.vin)],
    [TAG.epoch, of.epoch],
    [TAG.expiresAt, uint32(of.expiresAt)],
    [TAG.counter, uint32(of.counter)],
    ...(of.flags === 0 ? [] : [[TAG.flags, uint32(of.flags)] as const]),
  );
}

/** @param challenge the request's uuid */
export function sessionInfoMetadata(vin: string, challenge: Uint8Array): Bytes {
  return serialize(
    [TAG.signatureType, byte(SIGNATURE.sessionInfo)],
    [TAG.personalization, ascii(vin)],
    [TAG.challenge, challenge],
  );
}

/** What an encrypted reply's signature covers besides its content. */
export interface ReplyMetadata {
  domain: number;
  vin: string;
  counter: number;
  flags: number;
  /** Ties the reply to the request; see `requestHash`. */
  requestHash: Uint8Array;
  fault: number;
}

/** Here the flags are never left out. */
export function replyMetadata(of: ReplyMetadata): Bytes {
  return serialize(
    [TAG.signatureType, byte(SIGNATURE.aesGcmReply)],
    [TAG.domain, byte(of.domain)],
    [TAG.personalization, ascii(of.vin)],
    [TAG.counter, uint32(of.counter)],
    [TAG.flags, uint32(of.flags)],
    [TAG.requestHash, of.requestHash],
    [TAG.fault, uint32(of.fault)],
  );
}

/** The request's signature type and tag; vehicle security keeps 16 bytes of the tag, infotainment all it has. */
export function requestHash(type: number, tag: Uint8Array, isVehicleSecurity: boolean): Bytes {
  return join(byte(type), isVehicleSecurity ? tag.slice(0, 16) : tag);
}

function serialize(...items: (readonly [tag: number, value: Uint8Array])[]): Bytes {
  return join(...items.flatMap(([tag, value]) => [byte(tag), byte(value.length), value]), byte(END));
}

function byte(value: number): Bytes {
  return Uint8Array.of(value);
}

/** Big-endian, though the same numbers are little-endian in the messages themselves. */
function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
