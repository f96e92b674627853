/**
 * A client for signed commands, for these tests only. It does its sums with node:crypto where the car does them with
 * WebCrypto, and can send what no honest client would.
 */

import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  randomBytes,
} from "node:crypto";
import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import type { DomainName, Role } from "../../../simulator/index.ts";
import {
  type RoutableMessage,
  RoutableMessageSchema,
  type SessionInfo,
  SessionInfoSchema,
} from "../../../simulator/signed/messages_pb.ts";
import { setUp } from "../setup.ts";

export const VIN = "5YJ30123456789ABC";
export const ID = "14929313657194071";

/** Infotainment and vehicle security, by their numbers. */
export const NUMBER = { vehicle_security: 2, infotainment: 3 } as const;

export type Part = MessageInitShape<typeof RoutableMessageSchema> & object;

/** What a test may change about a command. */
export interface Sending {
  method?: "hmac" | "gcm";
  flags?: number;
  /** Instead of the next one. */
  counter?: number;
  /** Seconds from now. Default 10. */
  lifetime?: number;
  /** What is signed, and what is sent of it: empty is not sent. */
  epoch?: Uint8Array;
  sentEpoch?: Uint8Array;
  vin?: string;
  /** The last word on the message, after it was signed. */
  change?: (message: RoutableMessage) => void;
}

export interface Opened {
  message: RoutableMessage;
  fault: number;
  /** Decrypted, if it was encrypted. */
  content: string | undefined;
  sessionInfo: SessionInfo | undefined;
  encrypted: boolean;
  counter: number;
}

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
export const bytes = (digits: string) => new Uint8Array(Buffer.from(digits, "hex"));

export function encode(part: Part): Uint8Array {
  return toBinary(RoutableMessageSchema, create(RoutableMessageSchema, part));
}

const u32 = (value: number) => bytes(value.toString(16).padStart(8, "0"));
const item = (tag: number, value: Uint8Array) => Buffer.from([tag, value.length, ...value]);
const sha256 = (data: Uint8Array) => createHash("sha256").update(data).digest();
const hmac = (key: Uint8Array, ...parts: (Uint8Array | string)[]) => {
  const sum = createHmac("sha256", key);
  for (const part of parts) sum.update(part);
  return sum.digest();
};

/** One key, and one car that may know it. */
export class Client {
  readonly #pair = createECDH("prime256v1");
  readonly #sessions = new Map<DomainName, { key: Uint8Array; info: SessionInfo; at: number }>();
  readonly publicKey: string;
  readonly #send: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly #now: () => number;
  readonly #vin: string;
  readonly address = randomBytes(16);
  counters = new Map<DomainName, number>();

  constructor(send: (bytes: Uint8Array) => Promise<Uint8Array>, now: () => number, vin = VIN) {
    this.#send = send;
    this.#now = now;
    this.#vin = vin;
    this.publicKey = this.#pair.generateKeys("hex");
  }

  /** The file that an owner would enrol. */
  get pem(): string {
    const spki = bytes(`3059301306072a8648ce3d020106082a8648ce3d030107034200${this.publicKey}`);
    const lines =
      Buffer.from(spki)
        .toString("base64")
        .match(/.{1,64}/g) ?? [];
    return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
  }

  /** Sends anything, and gives the reply undone. */
  async exchange(request: Uint8Array): Promise<RoutableMessage> {
    return fromBinary(RoutableMessageSchema, await this.#send(request));
  }

  /** Sends a message. */
  exchangeMessage(request: RoutableMessage): Promise<RoutableMessage> {
    return this.exchange(toBinary(RoutableMessageSchema, request));
  }

  /** Asks for session info. */
  async handshake(domain: DomainName): Promise<Opened> {
    const uuid = randomBytes(16);
    const message = await this.exchange(
      encode({
        to: { to: { case: "domain", value: NUMBER[domain] } },
        from: { to: { case: "routingAddress", value: this.address } },
        payload: { case: "sessionInfoRequest", value: { publicKey: bytes(this.publicKey) } },
        uuid,
      }),
    );
    return this.#read(domain, message, uuid);
  }

  /** Sends a payload to vehicle security without signing it. */
  async ask(payload: string): Promise<Opened> {
    const uuid = randomBytes(16);
    const message = await this.exchange(
      encode({
        to: { to: { case: "domain", value: NUMBER.vehicle_security } },
        from: { to: { case: "routingAddress", value: this.address } },
        payload: { case: "content", value: bytes(payload) },
        uuid,
      }),
    );
    return this.#read("vehicle_security", message, uuid);
  }

  /** Signs a payload, sends it and opens the reply. A handshake comes first if there was none. */
  async command(domain: DomainName, payload: string, sending: Sending = {}): Promise<Opened> {
    if (!this.#sessions.has(domain)) await this.handshake(domain);
    const message = this.sign(domain, payload, sending);
    return this.#read(
      domain,
      await this.exchange(toBinary(RoutableMessageSchema, message)),
      message.uuid,
      message,
    );
  }

  /** A signed message, not sent. */
  sign(domain: DomainName, payload: string, sending: Sending = {}): RoutableMessage {
    const { key, info, at } = this.#session(domain);
    const { method = "hmac", flags = 2, lifetime = 10, epoch = info.epoch, vin = this.#vin } = sending;
    const counter = sending.counter ?? (this.counters.get(domain) ?? 0) + 1;
    if (sending.counter === undefined) this.counters.set(domain, counter);
    const expiresAt = info.clockTime + Math.floor((this.#now() - at) / 1000) + lifetime;
    const metadata = Buffer.concat([
      item(0, Uint8Array.of(method === "gcm" ? 5 : 8)),
      item(1, Uint8Array.of(NUMBER[domain])),
      item(2, Buffer.from(vin)),
      item(3, epoch),
      item(4, u32(expiresAt)),
      item(5, u32(counter)),
      ...(flags === 0 ? [] : [item(7, u32(flags))]),
      Uint8Array.of(0xff),
    ]);
    const common = { epoch: sending.sentEpoch ?? epoch, counter, expiresAt };
    const envelope = {
      to: { to: { case: "domain" as const, value: NUMBER[domain] } },
      from: { to: { case: "routingAddress" as const, value: this.address } },
      uuid: randomBytes(16),
      flags,
    };
    const signer = { identity: { case: "publicKey" as const, value: bytes(this.publicKey) } };
    let part: Part;
    if (method === "gcm") {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-128-gcm", key, nonce).setAAD(sha256(metadata));
      const value = Buffer.concat([cipher.update(bytes(payload)), cipher.final()]);
      const aesGcm = { ...common, nonce, tag: cipher.getAuthTag() };
      part = {
        ...envelope,
        payload: { case: "content", value },
        signature: { signer, kind: { case: "aesGcm", value: aesGcm } },
      };
    } else {
      const tag = hmac(hmac(key, "authenticated command"), metadata, bytes(payload));
      part = {
        ...envelope,
        payload: { case: "content", value: bytes(payload) },
        signature: { signer, kind: { case: "hmac", value: { ...common, tag } } },
      };
    }
    const message = create(RoutableMessageSchema, part);
    sending.change?.(message);
    return message;
  }

  #session(domain: DomainName) {
    const session = this.#sessions.get(domain);
    if (!session) throw new Error(`There was no handshake with ${domain}.`);
    return session;
  }

  /** Checks everything that can be checked about a reply, and adopts session info. */
  #read(domain: DomainName, message: RoutableMessage, uuid: Uint8Array, request?: RoutableMessage): Opened {
    const { payload, signature, status } = message;
    const fault = status?.fault ?? 0;
    const opened = {
      message,
      fault,
      content: undefined,
      sessionInfo: undefined,
      encrypted: false,
      counter: 0,
    };
    if (hex(addressOf(message)) !== hex(this.address)) throw new Error("The reply is for somebody else.");
    if (message.from?.to.value !== NUMBER[domain]) throw new Error("The reply is from the other domain.");
    if (message.requestUuid.length > 0 && hex(message.requestUuid) !== hex(uuid))
      throw new Error("The reply is to another request.");
    if (payload.case === "sessionInfo") {
      const info = fromBinary(SessionInfoSchema, payload.value);
      if (signature) this.#adopt(domain, info, payload.value, message, uuid);
      return { ...opened, sessionInfo: info };
    }
    if (payload.case !== "content") return opened;
    if (signature?.kind.case !== "aesGcmReply" || !request) return { ...opened, content: hex(payload.value) };
    const { nonce, counter, tag } = signature.kind.value;
    const metadata = Buffer.concat([
      item(0, Uint8Array.of(9)),
      item(1, Uint8Array.of(NUMBER[domain])),
      item(2, Buffer.from(this.#vin)),
      item(5, u32(counter)),
      item(7, u32(message.flags)),
      item(8, hashOf(domain, request)),
      item(9, u32(fault)),
      Uint8Array.of(0xff),
    ]);
    const decipher = createDecipheriv("aes-128-gcm", this.#session(domain).key, nonce);
    decipher.setAAD(sha256(metadata)).setAuthTag(tag);
    const content = hex(Buffer.concat([decipher.update(payload.value), decipher.final()]));
    return { ...opened, content, encrypted: true, counter };
  }

  #adopt(
    domain: DomainName,
    info: SessionInfo,
    raw: Uint8Array,
    { signature }: RoutableMessage,
    uuid: Uint8Array,
  ) {
    const secret = this.#pair.computeSecret(info.publicKey);
    const key = createHash("sha1").update(secret).digest().subarray(0, 16);
    const metadata = Buffer.concat([
      item(0, Uint8Array.of(6)),
      item(2, Buffer.from(this.#vin)),
      item(6, uuid),
      Uint8Array.of(0xff),
    ]);
    const tag = signature?.kind.case === "sessionInfoTag" ? signature.kind.value.tag : new Uint8Array();
    if (hex(hmac(hmac(key, "session info"), metadata, raw)) !== hex(tag))
      throw new Error("The session info is not signed by this car.");
    this.#sessions.set(domain, { key, info, at: this.#now() });
    this.counters.set(domain, info.counter);
  }
}

function addressOf({ to }: RoutableMessage): Uint8Array {
  return to?.to.case === "routingAddress" ? to.to.value : new Uint8Array();
}

function hashOf(domain: DomainName, { signature }: RoutableMessage): Uint8Array {
  const kind = signature?.kind;
  const tag = kind?.case === "hmac" || kind?.case === "aesGcm" ? kind.value.tag : new Uint8Array();
  const kept = domain === "vehicle_security" ? tag.subarray(0, 16) : tag;
  return Buffer.concat([Uint8Array.of(kind?.case === "aesGcm" ? 5 : 8), kept]);
}

/** A simulator with one car that has every part and takes signed commands only, and a client whose key it knows. */
export async function setUpSigned(role: Role | "stranger" = "owner") {
  const setup = setUp({ vehicles: [{ vin: VIN, signingRequired: true }] });
  const post = (routable_message: unknown, vin = VIN) =>
    setup.send(`/api/1/vehicles/${vin}/signed_command`, {
      method: "POST",
      body: JSON.stringify({ routable_message }),
      headers: { "content-type": "application/json" },
    });
  const signed = await setup.simulator.signed(ID);
  const exchange = async (request: Uint8Array) => {
    // What is encrypted reaches a car by radio only; here that means directly.
    if (fromBinary(RoutableMessageSchema, request).signature?.kind.case === "aesGcm")
      return (await signed.receive(request)).reply ?? new Uint8Array();
    const answer = await post(Buffer.from(request).toString("base64"));
    if (typeof answer.body.response !== "string") throw new Error(`${answer.status} ${answer.text}`);
    return new Uint8Array(Buffer.from(answer.body.response, "base64"));
  };
  const newClient = () => new Client(exchange, () => setup.clock.now);
  const client = newClient();
  if (role !== "stranger") setup.simulator.act(ID, "add_key", { public_key: client.pem, role });
  return { ...setup, post, client, newClient, signed };
}
