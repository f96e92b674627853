/** What a domain sends back, in parts that `encode` puts together. */

import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type Bytes, encrypt, random, sign } from "./crypto.ts";
import type { Domain, Session } from "./domain.ts";
import {
  OperationStatus,
  type RoutableMessage,
  RoutableMessageSchema,
  SessionInfoSchema,
  SessionStatus,
} from "./messages_pb.ts";
import { type ReplyMetadata, replyMetadata, sessionInfoMetadata } from "./metadata.ts";

/** Some fields of a reply. */
export type Part = MessageInitShape<typeof RoutableMessageSchema> & object;

/** The bit of a request's flags that asks for an encrypted reply. */
const ENCRYPT_RESPONSE = 2;

/** The reply as it travels. */
export function encode(...parts: Part[]): Bytes {
  const reply: Part = Object.assign({}, ...parts);
  return new Uint8Array(toBinary(RoutableMessageSchema, create(RoutableMessageSchema, reply)));
}

/** Back to the sender, with the request's uuid. */
export function envelope(request: RoutableMessage, from: Pick<Domain, "number"> | undefined): Part {
  const sender = request.from?.to;
  return {
    ...(sender?.case === "routingAddress" && { to: { to: sender } }),
    ...(from && { from: { to: { case: "domain", value: from.number } } }),
    requestUuid: request.uuid,
  };
}

/** The car did nothing, because of this fault. */
export function faultPart(fault: number): Part {
  return { status: { operation: OperationStatus.ERROR, fault } };
}

/** The car is busy: the same may be asked again. */
export const busyPart: Part = { status: { operation: OperationStatus.WAIT } };

/** What a client needs to sign for this domain; valid for one request, whose uuid is the challenge. */
export async function sessionInfoPart(
  domain: Domain,
  vin: string,
  { keys, window }: Session,
  challenge: Uint8Array,
): Promise<Part> {
  const info = toBinary(
    SessionInfoSchema,
    create(SessionInfoSchema, {
      counter: window.highest,
      publicKey: await domain.publicKey(),
      epoch: domain.epoch,
      clockTime: domain.clock,
    }),
  );
  const tag = await sign(keys.sessionInfo, sessionInfoMetadata(vin, challenge), info);
  return {
    payload: { case: "sessionInfo", value: info },
    signature: { kind: { case: "sessionInfoTag", value: { tag } } },
  };
}

/** The car does not know the key. There is nothing to sign that with, so it isn't signed. */
export function unknownKeyPart(): Part {
  const info = create(SessionInfoSchema, { status: SessionStatus.KEY_NOT_ON_WHITELIST });
  return { payload: { case: "sessionInfo", value: toBinary(SessionInfoSchema, info) } };
}

/** Whether the reply has to be encrypted. */
export function wantsEncryption({ flags }: RoutableMessage): boolean {
  return (flags & ENCRYPT_RESPONSE) !== 0;
}

/** The answer to a verified command: encrypted if the request asks for that, otherwise in clear. */
export async function contentPart(
  request: RoutableMessage,
  content: Uint8Array,
  session: Session,
  of: Pick<ReplyMetadata, "domain" | "vin" | "requestHash" | "fault">,
): Promise<Part> {
  if (!wantsEncryption(request)) return { payload: { case: "content", value: content } };
  session.replies += 1;
  return sealedPart(session, random(12), content, { ...of, counter: session.replies, flags: 0 });
}

/** An encrypted answer. All that is random or counted comes from outside, so that published examples can be followed. */
export async function sealedPart(
  { keys }: Pick<Session, "keys">,
  nonce: Bytes,
  content: Uint8Array,
  of: ReplyMetadata,
): Promise<Part> {
  const { ciphertext, tag } = await encrypt(keys.encryption, nonce, replyMetadata(of), content);
  return {
    payload: { case: "content", value: ciphertext },
    signature: { kind: { case: "aesGcmReply", value: { nonce, counter: of.counter, tag } } },
  };
}
