/** The car's GATT service, and the name that it advertises. */

import { ascii, toHex } from "../signed/crypto.ts";

/** What a client may do with a characteristic. */
export type Property = "read" | "write" | "indicate";

/** A characteristic of the car's service. */
export interface Characteristic {
  readonly uuid: string;
  readonly property: Property;
}

const uuid = (number: string) => `0000${number}-b2d1-43f0-9b88-960cebf8b91e`;

/** The service. It is not advertised. */
export const SERVICE = uuid("0211");

/** Takes frames, in pieces. */
export const TO_CAR: Characteristic = { uuid: uuid("0212"), property: "write" };

/** Gives frames, in pieces. */
export const FROM_CAR: Characteristic = { uuid: uuid("0213"), property: "indicate" };

/** Gives the protocol's version. Reading it keeps a link alive. */
export const VERSION: Characteristic = { uuid: uuid("0214"), property: "read" };

/** All three. */
export const CHARACTERISTICS: readonly Characteristic[] = [TO_CAR, FROM_CAR, VERSION];

/** A small number, big-endian. */
export const VERSION_VALUE: readonly number[] = [0, 2];

/** How a car appears in a scan. */
export interface Advertisement {
  /** The name, without its last letter. */
  readonly prefix: string;
  /** The address of its radio, as systems write it. Made up, and always the same for a VIN. */
  readonly address: string;
}

/** The name comes from the VIN alone. */
export async function advertisementOf(vin: string): Promise<Advertisement> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", ascii(vin)));
  const address = Array.from(digest.subarray(8, 14), (byte) => toHex(Uint8Array.of(byte)).toUpperCase());
  return { prefix: `S${toHex(digest.subarray(0, 8))}`, address: address.join(":") };
}
