/** Unsolicited frames: those that cars send, and wrong ones. */

import type { Car } from "../car.ts";
import type { Random } from "../random.ts";
import { type Bytes, join } from "../signed/crypto.ts";
import { vehicleStatus } from "../signed/key-list.ts";
import { Domain } from "../signed/messages_pb.ts";
import { encode, type Part } from "../signed/replies.ts";
import { fromSecurity } from "../signed/vehicle-security.ts";
import { frame } from "./framing.ts";

/**
 * - `status`: locks and so on, for everybody. `bare_status`: the same without an envelope.
 * - `challenge`: what the car asks phone keys when somebody touches it. `bare_challenge`: the same without an envelope.
 * - `other_client`: the reply to somebody else. `other_domain`: from a part of the car that clients don't talk to.
 * - `no_sender`: an envelope that does not say where it comes from.
 * - `empty`: a length of 0. `undecodable`: no message at all. `garbage`: a length that no message has, as a piece of its own.
 */
export type UnsolicitedFrame =
  | "status"
  | "bare_status"
  | "challenge"
  | "bare_challenge"
  | "other_client"
  | "other_domain"
  | "no_sender"
  | "empty"
  | "undecodable"
  | "garbage";

/** What the car asks phone keys. */
export interface Challenge {
  /** 20 bytes. */
  token: Uint8Array;
  /** 1: to unlock, 2: to drive. */
  level: number;
  /** Why: 1 is to find out who is there, 2 to switch on, 5 a pulled handle. */
  reasons: readonly number[];
}

/** The bytes of a frame that nobody asked for. */
export function unsolicitedFrame(kind: UnsolicitedFrame, car: Car, random: Random): Bytes {
  const some = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
  const challenge = () => challengeMessage({ token: some(20), level: 2, reasons: [1] });
  switch (kind) {
    case "status":
      return frame(broadcast(vehicleStatus(car)));
    case "bare_status":
      return frame(vehicleStatus(car));
    case "challenge":
      return frame(broadcast(challenge()));
    case "bare_challenge":
      return frame(challenge());
    case "other_client":
      return frame(reply({ case: "routingAddress", value: some(16) }, some(24)));
    case "other_domain":
      return frame(broadcast(some(12), 7));
    case "no_sender":
      return frame(encode({ payload: { case: "content", value: vehicleStatus(car) } }));
    case "empty":
      return frame(new Uint8Array());
    case "undecodable":
      return frame(join(Uint8Array.of(0xff, 0xff), some(10)));
    case "garbage":
      return Uint8Array.of(0xff, 0xff, 0x01, 0x02);
  }
}

/** A message of vehicle security to everybody. */
export function broadcast(content: Uint8Array, from: number = Domain.VEHICLE_SECURITY): Bytes {
  return encode({
    to: { to: { case: "domain", value: Domain.BROADCAST } },
    from: { to: { case: "domain", value: from } },
    payload: { case: "content", value: content },
  });
}

/** A challenge, not yet in an envelope. */
export function challengeMessage({ token, level, reasons }: Challenge): Bytes {
  const value = { token: { token }, level, reasons: [...reasons] };
  return new Uint8Array(fromSecurity({ case: "authenticationRequest", value }));
}

function reply(to: NonNullable<NonNullable<Part["to"]>["to"]>, content: Uint8Array): Bytes {
  return encode({
    to: { to },
    from: { to: { case: "domain", value: Domain.VEHICLE_SECURITY } },
    payload: { case: "content", value: content },
  });
}
