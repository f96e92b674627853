/** The keys that a car knows: who may sign commands for it, and how a public key is written. */

import type { Kind } from "./parameters.ts";

/** What the holder of a key may do; the number is the wire's. */
export const ROLES = {
  service: 1,
  owner: 2,
  driver: 3,
  fleet_manager: 4,
  vehicle_monitor: 5,
  charging_manager: 6,
  guest: 8,
} as const;

/** A role by its name. */
export type Role = keyof typeof ROLES;

/** All roles, as a list. */
export const roleNames = Object.keys(ROLES) as Role[];

/** A key that the car obeys, or is asked to. */
export interface Key {
  /** The point on P-256, uncompressed: 130 hexadecimal digits in lower case, of which the first two are 04. */
  publicKey: string;
  role: Role;
  /** What the car shows beside the key, by the wire's number: 1 is a card, 6 and 7 phones, 9 a key in a cloud. */
  formFactor?: number;
}

/** A public key: its PEM file (`-----BEGIN PUBLIC KEY-----`), or the 130 digits. Read as the digits. */
export const publicKey: Kind<string> = {
  expected: "a P-256 public key, as PEM (BEGIN PUBLIC KEY) or as the 130 hexadecimal digits of its point",
  read(value) {
    if (typeof value !== "string") return undefined;
    const digits = value.trim().toLowerCase();
    if (!/^04[\da-f]{128}$/.test(digits)) return pointOfPem(value);
    return isOnCurve(digits) ? digits : undefined;
  },
};

/** What stands before the point in the file: "an elliptic curve's public key, P-256". */
const SPKI_PREFIX = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/** The point in a PEM file, as digits; undefined if it holds no public key on P-256. */
export function pointOfPem(pem: string): string | undefined {
  const [, base64] =
    /^\s*-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----\s*$/.exec(pem) ?? [];
  if (base64 === undefined) return undefined;
  let file: string;
  try {
    file = atob(base64);
  } catch {
    return undefined;
  }
  const digits = Array.from(file, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  if (!digits.startsWith(SPKI_PREFIX)) return undefined;
  const point = digits.slice(SPKI_PREFIX.length);
  return /^04[\da-f]{128}$/.test(point) && isOnCurve(point) ? point : undefined;
}

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** Whether y² = x³ − 3x + b: a mistyped key is refused when it is enrolled, not when it is first used. */
function isOnCurve(point: string): boolean {
  const x = BigInt(`0x${point.slice(2, 66)}`);
  const y = BigInt(`0x${point.slice(66)}`);
  return x < P && y < P && (y * y - (x * x * x - 3n * x + B)) % P === 0n;
}
