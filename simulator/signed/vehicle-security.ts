/** Vehicle security: finds the command that a message means, and encodes the answers. */

import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import type { Car } from "../car.ts";
import { type Outcome, signedForms } from "../commands/index.ts";
import type { ClosurePart, MoveName, Run } from "../commands/signed-form.ts";
import { decode } from "./decode.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import {
  type Closures,
  ClosuresSchema,
  FromSecuritySchema,
  KeyAction,
  Move,
  OperationStatus,
  type UnsignedMessage,
  UnsignedMessageSchema,
} from "./messages_pb.ts";

/** The errors that this domain has, by the wire's numbers. */
export const NOMINAL_ERROR = {
  unknown: 1,
  closuresOpen: 2,
  alreadyOn: 3,
  disabledForUserCommand: 4,
  notInPark: 5,
  unauthorized: 6,
  wrongTransport: 7,
  keyNotFound: 8,
  notSupported: 9,
} as const;

/** This domain has numbers where infotainment has words. Reasons that are missing here are `unknown`. */
const ERROR_OF_REASON = new Map<string, number>([
  ["doors_open", NOMINAL_ERROR.closuresOpen],
  ["already on", NOMINAL_ERROR.alreadyOn],
  ["remote_start_disabled", NOMINAL_ERROR.disabledForUserCommand],
  ["not_in_park", NOMINAL_ERROR.notInPark],
  ["non_motorized_charge_port", NOMINAL_ERROR.notSupported],
  ["not_supported", NOMINAL_ERROR.notSupported],
]);

/** Refusals that this domain answers with success, because the car already is as asked. */
const AS_ASKED_FOR = ["already_locked", "already open", "already closed"];

/** Runs what a button of a key means, or the move of a part. */
export function runMessage(message: UnsignedMessage["message"], car: Car, run: Run): Uint8Array {
  if (message.case === "keyAction") return runKeyAction(message.value, run);
  if (message.case === "closures") return runMove(message.value, car, run);
  throw new ProtocolFault(FAULT.invalidCommand);
}

/** Decodes a message to vehicle security. */
export function decodeMessage(content: Uint8Array): UnsignedMessage["message"] {
  try {
    return decode(UnsignedMessageSchema, content).message;
  } catch {
    throw new ProtocolFault(FAULT.decoding);
  }
}

/** An answer as it travels, not yet encrypted. */
export function fromSecurity(
  message: NonNullable<MessageInitShape<typeof FromSecuritySchema>["message"]>,
): Uint8Array {
  return toBinary(FromSecuritySchema, create(FromSecuritySchema, { message }));
}

/** Refuses with a number. */
export function nominalError(error: number): Uint8Array {
  return fromSecurity({ case: "nominalError", value: { error } });
}

/** Says that a request has come in. Its outcome follows. */
export function received(): Uint8Array {
  return fromSecurity({ case: "commandStatus", value: {} });
}

/** Asks for the same request later. */
export function busy(): Uint8Array {
  return fromSecurity({ case: "commandStatus", value: { operation: OperationStatus.WAIT } });
}

/** An empty message means success. */
const DONE = new Uint8Array();

function answer({ result, reason }: Outcome): Uint8Array {
  if (result || AS_ASKED_FOR.includes(reason)) return DONE;
  return nominalError(ERROR_OF_REASON.get(reason) ?? NOMINAL_ERROR.unknown);
}

function runKeyAction(action: KeyAction, run: Run): Uint8Array {
  if (action === KeyAction.WAKE) return DONE;
  for (const [command, form] of signedForms()) {
    if (form.message === "keyAction" && KeyAction[form.button] === action) return answer(run(command, {}));
  }
  throw new ProtocolFault(FAULT.invalidCommand);
}

const PARTS = ClosuresSchema.fields.map(({ localName }) => localName as ClosurePart);

/** One part moves at a time: the first that is named. */
function runMove(closures: Closures, car: Car, run: Run): Uint8Array {
  const part = PARTS.find((name) => closures[name] !== Move.NONE);
  const move = part && (Move[closures[part]] as MoveName | undefined);
  if (move === undefined) return nominalError(NOMINAL_ERROR.notSupported);
  for (const [command, form] of signedForms()) {
    if (form.message !== "closure" || form.part !== part) continue;
    const values = form.read(move, car);
    if (values) return values === "already" ? DONE : answer(run(command, values));
  }
  return nominalError(NOMINAL_ERROR.notSupported);
}
