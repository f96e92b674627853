/** Vehicle security: which command each message is, and the answers. */

import { create, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import type { Car } from "../car.ts";
import type { Outcome } from "../commands.ts";
import { decode } from "./decode.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import {
  type Closures,
  FromSecuritySchema,
  KeyAction,
  Move,
  OperationStatus,
  type UnsignedMessage,
  UnsignedMessageSchema,
} from "./messages_pb.ts";
import type { Carry, Order } from "./order.ts";

/** The errors that this domain has, by the wire's numbers. */
export const NOMINAL_ERROR = {
  unknown: 1,
  closuresOpen: 2,
  alreadyOn: 3,
  disabledForUserCommand: 4,
  notInPark: 5,
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
]);

/** Refusals that this domain has no number for, because to it they are none: the car is as it should be. */
const AS_ASKED_FOR = ["already_locked", "already open", "already closed"];

/** Carries out what a button of a key does, or the move of a trunk or flap. */
export function carryMessage(message: UnsignedMessage["message"], car: Car, carry: Carry): Uint8Array {
  if (message.case === "keyAction") return carryKeyAction(message.value, carry);
  if (message.case === "closures") return carryMove(message.value, car, carry);
  throw new ProtocolFault(FAULT.invalidCommand);
}

/** Which message it is. */
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

/** Says no with a number. */
export function nominalError(error: number): Uint8Array {
  return fromSecurity({ case: "nominalError", value: { error } });
}

/** Says to come again. */
export function busy(): Uint8Array {
  return fromSecurity({ case: "commandStatus", value: { operation: OperationStatus.WAIT } });
}

/** An empty message is how this domain says yes. */
const DONE = new Uint8Array();

function answer({ result, reason }: Outcome): Uint8Array {
  if (result || AS_ASKED_FOR.includes(reason)) return DONE;
  return nominalError(ERROR_OF_REASON.get(reason) ?? NOMINAL_ERROR.unknown);
}

function carryKeyAction(action: KeyAction, carry: Carry): Uint8Array {
  switch (action) {
    case KeyAction.UNLOCK:
      return answer(carry({ name: "door_unlock" }));
    case KeyAction.LOCK:
    case KeyAction.SECURE:
      return answer(carry({ name: "door_lock" }));
    case KeyAction.REMOTE_DRIVE:
      return answer(carry({ name: "remote_start_drive" }));
    case KeyAction.WAKE:
      return DONE;
    default:
      throw new ProtocolFault(FAULT.invalidCommand);
  }
}

function carryMove(closures: Closures, { trunks }: Car, carry: Carry): Uint8Array {
  const { rearTrunk, frontTrunk, chargePort } = closures;
  if (rearTrunk !== Move.NONE) return carryTrunk("rear", rearTrunk, trunks.rear, carry);
  if (frontTrunk !== Move.NONE) return carryTrunk("front", frontTrunk, trunks.front, carry);
  if (chargePort !== Move.NONE) return carryOrder(CHARGE_PORT_ORDERS.get(chargePort), carry);
  return nominalError(NOMINAL_ERROR.notSupported);
}

const CHARGE_PORT_ORDERS = new Map<number, Order>([
  [Move.OPEN, { name: "charge_port_door_open" }],
  [Move.CLOSE, { name: "charge_port_door_close" }],
]);

/** A trunk that is as it should be does not move; one that only opens is not asked to close. */
function carryTrunk(which: "front" | "rear", move: number, isOpen: boolean, carry: Carry): Uint8Array {
  const moves = move === Move.MOVE || (move === Move.OPEN && !isOpen) || (move === Move.CLOSE && isOpen);
  if (!moves && (move === Move.OPEN || move === Move.CLOSE)) return DONE;
  if (move === Move.CLOSE && which === "front") return nominalError(NOMINAL_ERROR.notSupported);
  return carryOrder(moves ? { name: "actuate_trunk", values: { which_trunk: which } } : undefined, carry);
}

function carryOrder(order: Order | undefined, carry: Carry): Uint8Array {
  return order ? answer(carry(order)) : nominalError(NOMINAL_ERROR.notSupported);
}
