/** What a car does with a message that a client has sent over Bluetooth, up to the replies. */

import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import type { Car } from "../car.ts";
import { pick, type Random } from "../random.ts";
import { type Bytes, toHex } from "../signed/crypto.ts";
import { decode } from "../signed/decode.ts";
import type { Delivery } from "../signed/delivery.ts";
import { FAULT } from "../signed/faults.ts";
import {
  Domain,
  type KeyListChange,
  OperationStatus,
  type RoutableMessage,
  RoutableMessageSchema,
  ToSecuritySchema,
  UnsignedMessageSchema,
} from "../signed/messages_pb.ts";
import { encode, envelope, faultPart, type Part, unknownKeyPart } from "../signed/replies.ts";
import type { SignedCar } from "../signed/signed-car.ts";
import type { Transport } from "../signed/transport.ts";
import { contentOf } from "../signed/verifier.ts";
import { pause, type Timers } from "./clock.ts";
import type { Enrolment } from "./enrolment.ts";
import type { BluetoothFaults } from "./faults.ts";
import type { Link } from "./link.ts";
import type { BluetoothSettings } from "./settings.ts";
import { isShutOut } from "./transport.ts";
import { broadcast } from "./unsolicited.ts";

/** What it needs of the car. */
export interface RequestHost {
  readonly settings: BluetoothSettings;
  readonly timers: Timers;
  readonly random: Random;
  readonly faults: BluetoothFaults;
  readonly signed: SignedCar;
  readonly transport: Transport;
  readonly enrolment: Enrolment;
  now(): number;
  /** The car, brought up to date. */
  look(): Car;
  /** Sends a reply to the client, if it is still there. */
  reply(message: Uint8Array, link: Link): void;
}

/** The signature type of a request that a card on the console is to confirm. */
const PRESENT_KEY = 2;

/** What infotainment may say while it boots. */
const BOOT_FAULTS = [FAULT.busy, FAULT.timeout, FAULT.internal];

/** Takes messages. */
export class Requests {
  readonly #host: RequestHost;
  /** When infotainment hears of keys that it does not know yet. */
  readonly #newKeys = new Map<string, number>();

  constructor(host: RequestHost) {
    this.#host = host;
  }

  /** A key is enrolled: vehicle security knows it now, infotainment a little later. */
  learn(publicKey: string): void {
    this.#newKeys.set(publicKey, this.#host.now() + this.#host.settings.keyDelayMs);
  }

  /** Forgets what is on its way to infotainment. */
  clear(): void {
    this.#newKeys.clear();
  }

  /** What the car can't read, it drops without a word. */
  async take(bytes: Bytes, link: Link): Promise<void> {
    const { faults, signed, timers } = this.#host;
    const fault = faults.take("hold_request", "reboot", "unsigned_fault");
    if (fault?.kind === "hold_request") await pause(timers, fault.milliseconds);
    if (fault?.kind === "reboot" && !fault.after) signed.reboot(fault.domain);
    const message = read(RoutableMessageSchema, bytes);
    if (!message?.to) {
      const change = readBareRequest(bytes);
      if (change) this.#enrol(change, broadcast, link, true);
      return;
    }
    if (fault?.kind === "unsigned_fault") {
      this.#host.reply(refusal(message, fault.fault), link);
      return;
    }
    const delivery = await this.#answer(bytes, message, link);
    if (fault?.kind === "reboot" && fault.after) signed.reboot(fault.domain);
    if (delivery) await this.#deliver(delivery, link);
  }

  async #answer(bytes: Bytes, message: RoutableMessage, link: Link): Promise<Delivery | undefined> {
    const { signed, transport, timers } = this.#host;
    const car = this.#host.look();
    const obstacle = this.#obstacle(message, car);
    if (obstacle === "silence") return undefined;
    if (obstacle) return { interim: [], reply: obstacle, delayMs: 0 };
    const change = readUnsignedChange(message);
    if (change) {
      const tell = (content: Uint8Array) =>
        encode(envelopeOf(message), { payload: { case: "content", value: content } });
      // A client takes the first reply that comes to its own address for the outcome.
      this.#enrol(change, tell, link, false);
      return undefined;
    }
    const delivery = signed.receive(bytes, transport);
    timers.waitFor?.(delivery);
    return delivery;
  }

  async #deliver({ interim, reply, delayMs }: Delivery, link: Link): Promise<void> {
    const { settings, random, timers } = this.#host;
    const milliseconds = pick(settings.replyMs, random) + delayMs;
    if (milliseconds > 0) await pause(timers, milliseconds);
    for (const each of interim) this.#host.reply(each, link);
    if (reply) this.#host.reply(reply, link);
  }

  /** What keeps a message from being looked at. */
  #obstacle(message: RoutableMessage, car: Car): Bytes | "silence" | undefined {
    const { settings, random } = this.#host;
    const isForInfotainment = message.to?.to.value === Domain.INFOTAINMENT;
    if (isForInfotainment && car.connection === "asleep") return "silence";
    if (isForInfotainment && car.connection === "waking") {
      const isSilent =
        settings.bootAnswers === "silence" || (settings.bootAnswers === "both" && random() < 0.5);
      if (isSilent) return "silence";
      return refusal(message, BOOT_FAULTS[Math.floor(random() * BOOT_FAULTS.length)] ?? FAULT.busy);
    }
    const signer = signerOf(message);
    if (isForInfotainment && (this.#newKeys.get(signer) ?? 0) > this.#host.now()) {
      const isHandshake = message.payload.case === "sessionInfoRequest";
      return encode(envelopeOf(message), isHandshake ? unknownKeyPart() : faultPart(FAULT.unknownKey));
    }
    const key = message.signature && car.keys.find(({ publicKey }) => publicKey === signer);
    return key && isShutOut(key.role) ? refusal(message, FAULT.insufficientPrivileges) : undefined;
  }

  #enrol(
    change: KeyListChange,
    wrap: (content: Uint8Array) => Uint8Array,
    link: Link,
    saysWait: boolean,
  ): void {
    const tell = (content: Uint8Array) => {
      if (this.#host.settings.tellsOfKeyRequests) this.#host.reply(wrap(content), link);
    };
    this.#host.enrolment.ask(change, tell, saysWait);
  }
}

function envelopeOf(message: RoutableMessage): Part {
  const number = message.to?.to.value === Domain.INFOTAINMENT ? Domain.INFOTAINMENT : Domain.VEHICLE_SECURITY;
  return envelope(message, { number });
}

/** A fault that nothing proves. One that says busy asks to wait. */
function refusal(message: RoutableMessage, fault: number): Bytes {
  const operation = fault === FAULT.busy ? OperationStatus.WAIT : OperationStatus.ERROR;
  return encode(envelopeOf(message), { status: { operation, fault } });
}

/** The key that a handshake or a command is about, as digits. */
function signerOf({ payload, signature }: RoutableMessage): string {
  if (payload.case === "sessionInfoRequest") return toHex(payload.value.publicKey);
  const identity = signature?.signer?.identity;
  return identity?.case === "publicKey" ? toHex(identity.value) : "";
}

/** A request to change the list of keys, without an envelope. */
function readBareRequest(bytes: Uint8Array): KeyListChange | undefined {
  const request = read(ToSecuritySchema, bytes)?.signedMessage;
  return request?.signatureType === PRESENT_KEY ? readChange(request.content) : undefined;
}

/** The same in an envelope, unsigned. */
function readUnsignedChange(message: RoutableMessage): KeyListChange | undefined {
  const isUnsigned = message.to?.to.value === Domain.VEHICLE_SECURITY && !message.signature;
  return isUnsigned ? readChange(contentOf(message)) : undefined;
}

function readChange(content: Uint8Array): KeyListChange | undefined {
  const message = read(UnsignedMessageSchema, content)?.message;
  return message?.case === "keyListChange" ? message.value : undefined;
}

function read<Schema extends DescMessage>(
  schema: Schema,
  bytes: Uint8Array,
): MessageShape<Schema> | undefined {
  try {
    return decode(schema, bytes);
  } catch {
    return undefined;
  }
}
