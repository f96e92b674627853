/** From a message to the reply: handshakes, requests for information, commands, and faults. */

import type { Car } from "../car.ts";
import { type Outcome, runCommand } from "../commands/index.ts";
import type { Run } from "../commands/signed-form.ts";
import type { Key } from "../keys.ts";
import { checkValues, RequestError, valuesOf } from "../parameters.ts";
import { advance } from "../physics.ts";
import { type Bytes, toHex } from "./crypto.ts";
import type { Answer } from "./delivery.ts";
import type { Disturbance } from "./disturbance.ts";
import type { Domain, Session } from "./domain.ts";
import { FAULT, ProtocolFault } from "./faults.ts";
import { response, runAction } from "./infotainment.ts";
import { answerInformationRequest, changeKeyList } from "./key-list.ts";
import type { RoutableMessage } from "./messages_pb.ts";
import * as replies from "./replies.ts";
import type { Transport } from "./transport.ts";
import * as security from "./vehicle-security.ts";
import { contentOf, signerOf, type Verified, verify } from "./verifier.ts";

type Part = replies.Part;

/** What the car's end needs of the simulator. */
export interface Host {
  /** Milliseconds. */
  now(): number;
  /** Tells the listeners that the car has changed. */
  changed(car: Car): void;
}

/** A message that has reached its domain. */
export interface Received {
  message: RoutableMessage;
  transport: Transport;
  domain: Domain;
  car: Car;
  host: Host;
  disturbance: Disturbance | undefined;
}

/** The longest uuid that is allowed. */
const UUID_BYTES = 16;

/** Answers a message, and runs its command if it has one. */
export async function answer(received: Received): Promise<Answer> {
  const { message, transport, domain, car, disturbance } = received;
  const envelope = replies.envelope(message, domain);
  try {
    if (transport.isRemote && !car.remoteAccess) throw new ProtocolFault(FAULT.remoteAccessDisabled);
    if (message.uuid.length > UUID_BYTES) throw new ProtocolFault(FAULT.badParameter);
    const { payload } = message;
    if (payload.case === "sessionInfoRequest") {
      failIfTold(disturbance);
      const part = await handshake(received, toHex(payload.value.publicKey));
      return { reply: replies.encode(envelope, part) };
    }
    if (!message.signature && domain.name === "vehicle_security") {
      failIfTold(disturbance);
      const content = await answerUnsigned(contentOf(message), car);
      const reply = replies.encode(envelope, { payload: { case: "content", value: content } });
      return { interim: Array(transport.interimReplies).fill(replies.encode(envelope)), reply };
    }
    const signer = signerOf(message);
    const key = car.keys.find(({ publicKey }) => publicKey === signer);
    if (!key) throw new ProtocolFault(FAULT.unknownKey);
    return await answerSigned(received, envelope, key);
  } catch (problem) {
    return { reply: replies.encode(envelope, replies.faultPart(faultOf(problem))) };
  }
}

async function handshake({ message, domain, car }: Received, publicKey: string): Promise<Part> {
  if (!car.keys.some((key) => key.publicKey === publicKey)) return replies.unknownKeyPart();
  return replies.sessionInfoPart(domain, car.vin, await domain.session(publicKey), message.uuid);
}

/** Questions need no signature. To add a key without one takes a card on the console, not the internet. */
async function answerUnsigned(content: Uint8Array, car: Car): Promise<Uint8Array> {
  const message = security.decodeMessage(content);
  if (message.case === "informationRequest") return answerInformationRequest(message.value, car);
  if (message.case === "keyListChange") return security.nominalError(security.NOMINAL_ERROR.wrongTransport);
  throw new ProtocolFault(FAULT.badParameter);
}

/** From here on the car can prove what it says: beside a fault it sends session info, which the signer can check. */
async function answerSigned(received: Received, envelope: Part, key: Key): Promise<Answer> {
  const { message, domain, car, disturbance } = received;
  const session = await domain.session(key.publicKey);
  const withSessionInfo = async (part: Part) => {
    const sessionInfo = await replies.sessionInfoPart(domain, car.vin, session, message.uuid);
    return { reply: replies.encode(envelope, part, sessionInfo) };
  };
  try {
    failIfTold(disturbance);
    if (isBusy(received) && domain.name === "infotainment") return await withSessionInfo(replies.busyPart);
    const verified = await verify(domain, car.vin, session, message);
    return await answerVerified(received, envelope, key, session, verified);
  } catch (problem) {
    return withSessionInfo(replies.faultPart(faultOf(problem)));
  }
}

/** A fault that is found only now stays in the metadata of the reply if that is encrypted. */
async function answerVerified(
  received: Received,
  envelope: Part,
  key: Key,
  session: Session,
  { content, requestHash }: Verified,
): Promise<Answer> {
  const { message, transport, domain, car } = received;
  // Vehicle security usually leaves the uuid out where the reply is not session info.
  const own = domain.name === "vehicle_security" ? { ...envelope, requestUuid: new Uint8Array() } : envelope;
  const of = { domain: domain.number, vin: car.vin, requestHash, fault: 0 };
  try {
    const outcome = await runVerified(received, content, key);
    const say = async (content: Uint8Array) =>
      replies.encode(own, await replies.contentPart(message, content, session, of));
    const interim: Bytes[] = [];
    while (domain.name === "vehicle_security" && interim.length < transport.interimReplies) {
      interim.push(await say(security.received()));
    }
    const reply = await say(outcome);
    if (reply.length > transport.maxReplyBytes) throw new ProtocolFault(FAULT.replyTooLong);
    return { interim, reply, content: outcome };
  } catch (problem) {
    const fault = faultOf(problem);
    if (!replies.wantsEncryption(message)) throw problem;
    const part = await replies.contentPart(message, new Uint8Array(), session, { ...of, fault });
    return { reply: replies.encode(own, replies.faultPart(fault), part) };
  }
}

/** Runs a verified command and gives the domain's answer. */
async function runVerified(received: Received, content: Uint8Array, key: Key): Promise<Uint8Array> {
  const { transport, domain, car, host, disturbance } = received;
  const run: Run = (command, values) => runAs(key, command, values, received);
  const isSecurity = domain.name === "vehicle_security";
  if (disturbance?.kind === "undecodable") return Uint8Array.of(0xff, 0xff, 0xff);
  if (isBusy(received)) return security.busy();
  if (disturbance?.kind === "refused") {
    const { error = security.NOMINAL_ERROR.unknown, reason = "vehicle_error" } = disturbance;
    return isSecurity ? security.nominalError(error) : response({ result: false, reason });
  }
  if (!isSecurity) return runAction(content, car, run, (request) => readData(request, key, received));
  const message = security.decodeMessage(content);
  if (message.case === "informationRequest") return answerInformationRequest(message.value, car);
  if (message.case === "keyAction") {
    const error = transport.press(message.value, key.role);
    if (error !== undefined) return security.nominalError(error);
  }
  if (message.case !== "keyListChange") return security.runMessage(message, car, run);
  const { keys } = car;
  const answer = changeKeyList(message.value, key, car);
  if (car.keys !== keys) host.changed(car);
  return answer;
}

/** Runs a command as a plain one. Values for which a plain request would be answered 400 are a refusal here. */
function runAs({ role }: Key, ...[command, values, received]: [...Parameters<Run>, Received]): Outcome {
  const { transport, car, host } = received;
  failWith(transport.refuse(role, command));
  try {
    const checked = checkValues(command.parameters, valuesOf(values));
    const outcome = runCommand(car, command, checked, host.now());
    if (outcome.result) host.changed(car);
    return outcome;
  } catch (problem) {
    if (problem instanceof RequestError) return { result: false, reason: problem.message };
    throw problem;
  }
}

/** Gives the data that a request asks for. Being asked keeps the car awake, as over HTTP. */
async function readData(
  request: Uint8Array,
  { role }: Key,
  { transport, car, host }: Received,
): Promise<Uint8Array> {
  failWith(transport.refuseRead(role));
  const { readVehicleData } = await import("./vehicle-data.ts");
  const now = host.now();
  if (advance(car, now)) host.changed(car);
  car.lastUsedAt = now;
  return readVehicleData(request, car, now);
}

function isBusy({ disturbance }: Received): boolean {
  return disturbance?.kind === "busy";
}

function failIfTold(disturbance: Disturbance | undefined): void {
  if (disturbance?.kind === "fault") throw new ProtocolFault(disturbance.fault ?? FAULT.badParameter);
}

function failWith(fault: number | undefined): void {
  if (fault !== undefined) throw new ProtocolFault(fault);
}

/** @throws whatever is not a fault of the message */
function faultOf(problem: unknown): number {
  if (problem instanceof ProtocolFault) return problem.fault;
  throw problem;
}
