/** A simulated car, a clock that only moves when told to, and a client that speaks to the car over Bluetooth. */

import { fromBinary } from "@bufbuild/protobuf";
import {
  type BluetoothSettings,
  createSimulator,
  type Link,
  ManualClock,
  type Peripheral,
  type Role,
  type VehicleOptions,
} from "../../../simulator/index.ts";
import { type RoutableMessage, RoutableMessageSchema } from "../../../simulator/signed/messages_pb.ts";
import { bytes, Client, hex, ID, VIN } from "../signed/client.ts";

/** Nothing comes unasked, each request has one reply, and a link lasts for good. */
export const QUIET: Partial<BluetoothSettings> = {
  pushes: false,
  pushEveryMs: null,
  interimReplies: 0,
  idleMs: null,
};

export interface Setup {
  role?: Role | "stranger";
  settings?: Partial<BluetoothSettings>;
  vehicle?: VehicleOptions;
}

export async function setUpBluetooth({ role = "owner", settings = QUIET, vehicle = {} }: Setup = {}) {
  const clock = new ManualClock(Date.UTC(2024, 5, 1, 12));
  const simulator = createSimulator({
    now: clock.now,
    timers: clock,
    seed: 1,
    bluetooth: settings,
    vehicles: [{ vin: VIN, signingRequired: true, ...vehicle }],
  });
  const peripheral = await simulator.bluetooth(ID);
  const signed = await simulator.signed(ID);
  const connect = () => Ear.connect(peripheral, clock);
  const ear = await connect();
  const client = new Client((request) => ear.exchange(request), clock.now);
  if (role !== "stranger") simulator.act(ID, "add_key", { public_key: client.pem, role });
  return { clock, simulator, peripheral, signed, car: simulator.vehicle(ID), client, ear, connect };
}

/** One end of a link: writes frames in pieces, and puts together again what comes. */
export class Ear {
  /** The indications so far, as digits. */
  readonly pieces: string[] = [];
  /** How many messages of `messages` have been looked at. */
  #read = 0;

  private constructor(
    readonly link: Link,
    readonly clock: ManualClock,
  ) {
    link.onIndication = (piece) => this.pieces.push(hex(piece));
  }

  static async connect(peripheral: Peripheral, clock: ManualClock): Promise<Ear> {
    return new Ear(await peripheral.connect(), clock);
  }

  /** All messages so far, as digits, without their lengths. Correct frames only. */
  get messages(): string[] {
    let stream = this.pieces.join("");
    const messages: string[] = [];
    while (stream !== "") {
      const end = 4 + 2 * Number.parseInt(stream.slice(0, 4), 16);
      if (stream.length < end) break;
      messages.push(stream.slice(4, end));
      stream = stream.slice(end);
    }
    return messages;
  }

  /** The messages since the last call. */
  async news(): Promise<string[]> {
    await this.clock.settle();
    const news = this.messages.slice(this.#read);
    this.#read += news.length;
    return news;
  }

  /** Writes a message with its length, in pieces, and gives what comes of it at once. */
  async send(message: string, chunk = 20): Promise<string[]> {
    await this.write((message.length / 2).toString(16).padStart(4, "0") + message, chunk);
    return this.news();
  }

  /** Writes digits in pieces. */
  async write(digits: string, chunk = 20): Promise<void> {
    for (const piece of digits.match(new RegExp(`.{1,${2 * chunk}}`, "g")) ?? []) {
      await this.link.write(bytes(piece));
    }
  }

  /** Sends a request, and gives the last of its replies. */
  async exchange(request: Uint8Array): Promise<Uint8Array> {
    const news = await this.send(hex(request));
    const replies = news.filter((each) => decoded(each).to?.to.case === "routingAddress");
    const last = replies.at(-1);
    if (last === undefined) throw new Error("The car does not answer.");
    return bytes(last);
  }
}

export function decoded(message: string): RoutableMessage {
  return fromBinary(RoutableMessageSchema, bytes(message));
}

export { bytes, hex, ID, VIN } from "../signed/client.ts";
