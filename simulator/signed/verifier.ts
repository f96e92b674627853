/** The checks that a command passes before anybody looks at what it says, in the order in which cars make them. */

import { decrypt, isSignedWith, toHex } from "./crypto.ts";
import type { Domain, Session } from "./domain.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import type { RoutableMessage } from "./messages_pb.ts";
import { type CommandMetadata, commandMetadata, requestHash, SIGNATURE } from "./metadata.ts";

/** An expiry later than this, in seconds of the domain's clock, is treated as a mistake. */
const LAST_SECOND = 2 ** 30;

/**
 * How far ahead a command may expire, in seconds. For one that was overtaken the sources name the limit. For one in its
 * order they say that there is one and not where; an hour is far above what clients ask for, which is 30 seconds at most.
 */
const TIME_TO_LIVE = { overtaken: 30, inOrder: 3600 } as const;

/** A command that is what its signer sent, and new. */
export interface Verified {
  /** In clear. */
  content: Uint8Array;
  /** For the reply. */
  requestHash: Uint8Array;
}

/**
 * Checks a signed command and uses up its counter.
 *
 * @throws ProtocolFault for the first check that fails; no counter is used up then
 */
export async function verify(
  domain: Domain,
  vin: string,
  session: Session,
  message: RoutableMessage,
): Promise<Verified> {
  if (message.to?.to.value !== domain.number) throw new ProtocolFault(FAULT.invalidDomain);
  const signature = readSignature(message);
  const { counter, expiresAt } = signature;
  // A client may leave the epoch out: it is signed all the same.
  if (signature.epoch.length > 0 && toHex(signature.epoch) !== toHex(domain.epoch)) {
    throw new ProtocolFault(FAULT.incorrectEpoch);
  }
  const ordered = domain.name === "vehicle_security";
  const overtaken = !ordered && counter < session.window.highest;
  const timeToLive = expiresAt - domain.clock;
  if (timeToLive < 0) throw new ProtocolFault(FAULT.expired);
  if (expiresAt > LAST_SECOND) throw new ProtocolFault(FAULT.badParameter);
  if (timeToLive > (overtaken ? TIME_TO_LIVE.overtaken : TIME_TO_LIVE.inOrder)) {
    throw new ProtocolFault(FAULT.timeToLiveTooLong);
  }
  const metadata = commandMetadata({
    type: signature.type,
    domain: domain.number,
    vin,
    epoch: domain.epoch,
    expiresAt,
    counter,
    flags: message.flags,
  });
  const content = await open(session, signature, metadata, contentOf(message));
  if (content === undefined) throw new ProtocolFault(FAULT.invalidSignature);
  if (!session.window.use(counter, ordered)) throw new ProtocolFault(FAULT.invalidCounter);
  return { content, requestHash: requestHash(signature.type, signature.tag, ordered) };
}

/** The public key that a message says it is signed with, as digits. */
export function signerOf(message: RoutableMessage): string {
  if (!message.signature) throw new ProtocolFault(FAULT.badParameter);
  const identity = message.signature.signer?.identity;
  if (identity?.case === "handle") throw new ProtocolFault(FAULT.invalidKeyHandle);
  return toHex(identity?.value ?? new Uint8Array());
}

type Signature = Pick<CommandMetadata, "type" | "epoch" | "counter" | "expiresAt"> & {
  nonce: Uint8Array;
  tag: Uint8Array;
};

/** The sources don't say which fault a missing signature is: it is called a bad parameter here. */
function readSignature(message: RoutableMessage): Signature {
  const kind = message.signature?.kind;
  if (kind?.case === "hmac") return { type: SIGNATURE.hmac, nonce: new Uint8Array(), ...kind.value };
  if (kind?.case !== "aesGcm") throw new ProtocolFault(FAULT.badParameter);
  if (kind.value.nonce.length !== 12) throw new ProtocolFault(FAULT.nonceLength);
  return { type: SIGNATURE.aesGcm, ...kind.value };
}

/** What the command says, or `undefined` when the signature is not right. */
async function open(
  { keys }: Session,
  { type, nonce, tag }: Signature,
  metadata: Uint8Array,
  content: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (type === SIGNATURE.aesGcm) return decrypt(keys.encryption, nonce, metadata, content, tag);
  return (await isSignedWith(keys.command, tag, metadata, content)) ? content : undefined;
}

/** What a message carries, encrypted or not. */
export function contentOf({ payload }: RoutableMessage): Uint8Array {
  return payload.case === "content" ? payload.value : new Uint8Array();
}
