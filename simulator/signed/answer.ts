/** From a message to the reply: handshakes, questions, commands, and what is wrong with them. */

import type { Car } from "../car.ts";
import { applyCommand, type Outcome, parametersOf } from "../commands.ts";
import type { Key } from "../keys.ts";
import { givenFrom, RequestError, readValues } from "../parameters.ts";
import { toHex } from "./crypto.ts";
import type { Made } from "./delivery.ts";
import type { Disturbance } from "./disturbance.ts";
import type { Domain, Session } from "./domain.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import { carryAction, response } from "./infotainment.ts";
import { changeKeyList, inform } from "./key-list.ts";
import type { RoutableMessage } from "./messages_pb.ts";
import type { Order } from "./order.ts";
import { mayCommand } from "./permissions.ts";
import * as replies from "./replies.ts";
import * as security from "./vehicle-security.ts";
import { contentOf, signerOf, type Verified, verify } from "./verifier.ts";

type Part = replies.Part;

/** What the car's end needs of the simulator. */
export interface Surroundings {
  /** Milliseconds. */
  now(): number;
  /** The car is not as it was. */
  changed(car: Car): void;
}

/** A message that has reached its domain. */
export interface Arrived {
  message: RoutableMessage;
  domain: Domain;
  car: Car;
  around: Surroundings;
  disturbance: Disturbance | undefined;
}

/** The most that a uuid may have. */
const UUID_BYTES = 16;

/** Answers a message, and does what it says. */
export async function answer(arrived: Arrived): Promise<Made> {
  const { message, domain, car, disturbance } = arrived;
  const envelope = replies.envelope(message, domain);
  try {
    if (!car.remoteAccess) throw new ProtocolFault(FAULT.remoteAccessDisabled);
    if (message.uuid.length > UUID_BYTES) throw new ProtocolFault(FAULT.badParameter);
    const { payload } = message;
    if (payload.case === "sessionInfoRequest") {
      failIfTold(disturbance);
      const part = await handshake(arrived, toHex(payload.value.publicKey));
      return { reply: replies.encode(envelope, part) };
    }
    if (!message.signature && domain.name === "vehicle_security") {
      failIfTold(disturbance);
      const content = await answerUnsigned(contentOf(message), car);
      return { reply: replies.encode(envelope, { payload: { case: "content", value: content } }) };
    }
    const signer = signerOf(message);
    const key = car.keys.find(({ publicKey }) => publicKey === signer);
    if (!key) throw new ProtocolFault(FAULT.unknownKey);
    return await answerSigned(arrived, envelope, key);
  } catch (problem) {
    return { reply: replies.encode(envelope, replies.faultPart(faultOf(problem))) };
  }
}

async function handshake({ message, domain, car }: Arrived, publicKey: string): Promise<Part> {
  if (!car.keys.some((key) => key.publicKey === publicKey)) return replies.unknownKeyPart();
  return replies.sessionInfoPart(domain, car.vin, await domain.session(publicKey), message.uuid);
}

/** Questions need no signature. To add a key without one takes a card on the console, not the internet. */
async function answerUnsigned(content: Uint8Array, car: Car): Promise<Uint8Array> {
  const message = security.decodeMessage(content);
  if (message.case === "informationRequest") return inform(message.value, car);
  if (message.case === "keyListChange") return security.nominalError(security.NOMINAL_ERROR.wrongTransport);
  throw new ProtocolFault(FAULT.badParameter);
}

/** From here on the car can prove what it says: beside a fault it sends session info, which the signer can check. */
async function answerSigned(arrived: Arrived, envelope: Part, key: Key): Promise<Made> {
  const { message, domain, car, disturbance } = arrived;
  const session = await domain.session(key.publicKey);
  const withSessionInfo = async (part: Part) => {
    const sessionInfo = await replies.sessionInfoPart(domain, car.vin, session, message.uuid);
    return { reply: replies.encode(envelope, part, sessionInfo) };
  };
  try {
    failIfTold(disturbance);
    if (isBusy(arrived) && domain.name === "infotainment") return await withSessionInfo(replies.busyPart);
    const verified = await verify(domain, car.vin, session, message);
    return await answerVerified(arrived, envelope, key, session, verified);
  } catch (problem) {
    return withSessionInfo(replies.faultPart(faultOf(problem)));
  }
}

/** A fault that is found only now stays in the metadata of the reply if that is encrypted. */
async function answerVerified(
  arrived: Arrived,
  envelope: Part,
  key: Key,
  session: Session,
  { content, requestHash }: Verified,
): Promise<Made> {
  const { message, domain, car } = arrived;
  // Vehicle security usually leaves the uuid out where the reply is not session info.
  const own = domain.name === "vehicle_security" ? { ...envelope, requestUuid: new Uint8Array() } : envelope;
  const of = { domain: domain.number, vin: car.vin, requestHash, fault: 0 };
  try {
    const outcome = await obey(arrived, content, key);
    const part = await replies.contentPart(message, outcome, session, of);
    return { reply: replies.encode(own, part), content: outcome };
  } catch (problem) {
    const fault = faultOf(problem);
    if (!replies.wantsEncryption(message)) throw problem;
    const part = await replies.contentPart(message, new Uint8Array(), session, { ...of, fault });
    return { reply: replies.encode(own, replies.faultPart(fault), part) };
  }
}

/** What a verified command comes to, as the domain says it. */
async function obey(arrived: Arrived, content: Uint8Array, key: Key): Promise<Uint8Array> {
  const { domain, car, around, disturbance } = arrived;
  const carry = (order: Order) => carryOut(order, arrived, key);
  const isSecurity = domain.name === "vehicle_security";
  if (disturbance?.kind === "undecodable") return Uint8Array.of(0xff, 0xff, 0xff);
  if (isBusy(arrived)) return security.busy();
  if (disturbance?.kind === "refused") {
    const { error = security.NOMINAL_ERROR.unknown, reason = "vehicle_error" } = disturbance;
    return isSecurity ? security.nominalError(error) : response({ result: false, reason });
  }
  if (!isSecurity) return carryAction(content, car.sunRoofPercent, carry);
  const message = security.decodeMessage(content);
  if (message.case === "informationRequest") return inform(message.value, car);
  if (message.case !== "keyListChange") return security.carryMessage(message, car, carry);
  const { keys } = car;
  const answer = changeKeyList(message.value, key.role, car);
  if (car.keys !== keys) around.changed(car);
  return answer;
}

/** The command runs as a plain one does. Values that a plain request would be sent back for are a refusal here. */
function carryOut({ name, values = {} }: Order, { car, around }: Arrived, { role }: Key): Outcome {
  if (!mayCommand(role, name)) throw new ProtocolFault(FAULT.insufficientPrivileges);
  try {
    const checked = readValues(parametersOf(name), givenFrom(values));
    const outcome = applyCommand(car, name, checked, around.now());
    if (outcome.result) around.changed(car);
    return outcome;
  } catch (problem) {
    if (problem instanceof RequestError) return { result: false, reason: problem.message };
    throw problem;
  }
}

function isBusy({ disturbance }: Arrived): boolean {
  return disturbance?.kind === "busy";
}

function failIfTold(disturbance: Disturbance | undefined): void {
  if (disturbance?.kind === "fault") throw new ProtocolFault(disturbance.fault ?? FAULT.badParameter);
}

/** @throws whatever is not a fault of the message */
function faultOf(problem: unknown): number {
  if (problem instanceof ProtocolFault) return problem.fault;
  throw problem;
}
