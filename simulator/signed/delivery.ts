/** The way back: how a reply that the car has made arrives, disturbed or not. */

import { create, fromBinary } from "@bufbuild/protobuf";
import { type Bytes, random } from "./crypto.ts";
import type { Disturbance } from "./disturbance.ts";
import { DestinationSchema, Domain, type RoutableMessage, RoutableMessageSchema } from "./messages_pb.ts";
import { encode } from "./replies.ts";

/** A reply and how it arrives. */
export interface Delivery {
  /** The replies before it. */
  interim: readonly Bytes[];
  /** `undefined`: it never arrives. */
  reply: Bytes | undefined;
  /** By the real clock. */
  delayMs: number;
}

/** A reply as the car has made it. */
export interface Answer {
  /** What vehicle security says before it, if anything. */
  interim?: readonly Bytes[];
  reply: Bytes;
  /** Its plaintext, if it is encrypted. */
  content?: Uint8Array | undefined;
}

/** The reply never arrives. */
export const noReply: Delivery = { interim: [], reply: undefined, delayMs: 0 };

/** @param previous the last reply of the same domain, if there is one */
export function deliver(
  { interim = [], reply, content }: Answer,
  disturbance?: Disturbance,
  previous: Bytes = reply,
): Delivery {
  const arrives = (reply: Bytes, delayMs = 0): Delivery => ({ interim, reply, delayMs });
  switch (disturbance?.kind) {
    case "lost":
      return noReply;
    case "slow":
      return arrives(reply, disturbance.milliseconds ?? 1000);
    case "altered":
      return arrives(flip(reply, disturbance.bit ?? Math.floor(Math.random() * 8 * reply.length)));
    case "unauthenticated":
      return arrives(change(reply, (message) => strip(message, content)));
    case "misaddressed":
      return arrives(change(reply, (message) => misaddress(message, disturbance.part ?? "address")));
    case "replayed":
      return arrives(previous);
    case "noise":
      return arrives(random(reply.length));
    default:
      return arrives(reply);
  }
}

function flip(reply: Bytes, bit: number): Bytes {
  const index = Math.floor(bit / 8) % reply.length;
  return reply.map((byte, at) => (at === index ? byte ^ (1 << (bit % 8)) : byte));
}

function change(reply: Bytes, act: (message: RoutableMessage) => void): Bytes {
  const message = fromBinary(RoutableMessageSchema, reply);
  act(message);
  return encode(message);
}

function strip(message: RoutableMessage, content: Uint8Array | undefined): void {
  delete message.signature;
  if (content) message.payload = { case: "content", value: content };
}

function misaddress(message: RoutableMessage, part: "address" | "domain" | "uuid"): void {
  if (part === "uuid") message.requestUuid = random(16);
  else if (part === "address") {
    message.to = create(DestinationSchema, { to: { case: "routingAddress", value: random(16) } });
  } else {
    const other =
      message.from?.to.value === Domain.INFOTAINMENT ? Domain.VEHICLE_SECURITY : Domain.INFOTAINMENT;
    message.from = create(DestinationSchema, { to: { case: "domain", value: other } });
  }
}
