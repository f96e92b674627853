/** A simulated car as a Bluetooth peripheral: clients connect, write and listen. Loaded when it is first asked for. */

import type { Car } from "../car.ts";
import { pick, type Random, seededRandom } from "../random.ts";
import { vehicleStatus } from "../signed/key-list.ts";
import type { SignedCar } from "../signed/signed-car.ts";
import { pause, systemTimers, type Timers } from "./clock.ts";
import { Enrolment } from "./enrolment.ts";
import { type BluetoothFault, BluetoothFaults } from "./faults.ts";
import { frame } from "./framing.ts";
import { type Advertisement, advertisementOf } from "./gatt.ts";
import { Link, LinkError, type LinkHost } from "./link.ts";
import { Requests } from "./requests.ts";
import { type BluetoothSettings, DEFAULT_SETTINGS } from "./settings.ts";
import { bluetoothTransport } from "./transport.ts";
import {
  broadcast,
  type Challenge,
  challengeMessage,
  type UnsolicitedFrame,
  unsolicitedFrame,
} from "./unsolicited.ts";

/** What a peripheral needs of the simulator. */
export interface PeripheralHost {
  /** Default: the system's. */
  readonly timers?: Timers | undefined;
  readonly seed: number;
  /** Milliseconds. */
  now(): number;
  /** The car, brought up to date. */
  look(): Car;
  /** Tells the listeners that the car has changed. */
  changed(car: Car): void;
  /** Calls the listener when a car has changed. */
  onChange(listener: (car: Car) => void): void;
}

/** Something that has passed between a client and the car. */
export interface Traffic {
  /** `write` and `indication`: a piece. `request` and `reply`: a whole message, without its length. */
  kind: "write" | "indication" | "request" | "reply";
  bytes: Uint8Array;
  link: Link;
}

/** How often the car asks phone keys while somebody touches it. */
const CHALLENGE_EVERY_MS = 1000;

/** A car as Bluetooth shows it. */
export class Peripheral {
  readonly vin: string;
  /** The address of its radio: six pairs of digits. */
  readonly address: string;
  /** Live. */
  readonly settings: BluetoothSettings;
  readonly #start: Readonly<BluetoothSettings>;
  readonly #prefix: string;
  readonly #host: PeripheralHost;
  readonly #timers: Timers;
  readonly #faults = new BluetoothFaults();
  readonly #enrolment: Enrolment;
  readonly #requests: Requests;
  readonly #linkHost: LinkHost;
  readonly #links = new Set<Link>();
  readonly #listeners = new Set<(traffic: Traffic) => void>();
  #random: Random;
  #isInRange = true;
  #isRenamed = false;
  #lastStatus: string;
  #wakeTimer: unknown;

  private constructor(
    { prefix, address }: Advertisement,
    signed: SignedCar,
    host: PeripheralHost,
    settings: Partial<BluetoothSettings>,
  ) {
    this.vin = host.look().vin;
    this.address = address;
    this.#prefix = prefix;
    this.#host = host;
    this.#start = { ...DEFAULT_SETTINGS, ...settings };
    this.settings = { ...this.#start };
    this.#timers = host.timers ?? systemTimers;
    this.#random = seededRandom(host.seed);
    const common = {
      settings: this.settings,
      timers: this.#timers,
      random: () => this.#random(),
      now: () => host.now(),
      look: () => host.look(),
    };
    this.#enrolment = new Enrolment({
      ...common,
      changed: (car) => host.changed(car),
      enrolled: (publicKey) => this.#requests.learn(publicKey),
    });
    this.#requests = new Requests({
      ...common,
      faults: this.#faults,
      signed,
      transport: bluetoothTransport(this.settings, () => this.#wake()),
      enrolment: this.#enrolment,
      reply: (message, link) => this.#reply(message, link),
    });
    this.#linkHost = this.#hostForLinks(common);
    this.#lastStatus = statusOf(host.look());
    host.onChange((car) => this.#review(car));
  }

  /** @param settings what differs from the defaults, also after a reset */
  static async create(
    signed: SignedCar,
    host: PeripheralHost,
    settings: Partial<BluetoothSettings> = {},
  ): Promise<Peripheral> {
    return new Peripheral(await advertisementOf(host.look().vin), signed, host, settings);
  }

  /** The name that a scan shows. */
  get name(): string {
    if (this.settings.renames && this.#isRenamed) return `🔑 ${this.#host.look().displayName}`;
    return this.#prefix + this.settings.nameLetter;
  }

  /** Whether a scan can find it. With `false` all links are lost. */
  get isInRange(): boolean {
    return this.#isInRange;
  }

  set isInRange(isInRange: boolean) {
    this.#isInRange = isInRange;
    if (!isInRange) this.disconnect();
  }

  /** Whether it has a free slot. */
  get isConnectable(): boolean {
    return this.#links.size + this.settings.takenSlots < this.settings.slots;
  }

  /** The links that it has. */
  get links(): readonly Link[] {
    return [...this.#links];
  }

  /** @throws LinkError when the car is out of range, or takes no connection */
  async connect(): Promise<Link> {
    const fault = this.#faults.take("refuse_connection", "hang_connection");
    if (fault?.kind === "refuse_connection") throw new LinkError("refused");
    if (fault) await this.#hang(fault.milliseconds);
    const connectMs = pick(this.settings.connectMs, this.#random);
    if (connectMs > 0) await pause(this.#timers, connectMs);
    if (!this.#isInRange) throw new LinkError("out_of_range");
    if (!this.isConnectable) {
      if (this.settings.whenFull === "hang") await this.#hang();
      throw new LinkError("refused");
    }
    const link = new Link(this.#linkHost);
    this.#links.add(link);
    this.#isRenamed = true;
    return link;
  }

  /** Cuts all links. */
  disconnect(): void {
    for (const link of this.links) link.disconnect();
  }

  /**
   * Makes something go wrong, once or a few times. What can go wrong on any way to the car, such as a fault or a lost reply,
   * is ordered from `signed(id)` with `disturb`.
   *
   * @throws RangeError when a number is out of its range
   */
  fail(fault: BluetoothFault): void {
    this.#faults.add(fault);
  }

  /** Sends an unsolicited frame, or any bytes, to all clients that listen. */
  send(frame: UnsolicitedFrame | Uint8Array): void {
    for (const link of this.#links) link.sendRaw(this.#unsolicited(frame));
  }

  /** Somebody touches the car: it asks phone keys, once a second. Resolves when it stops. */
  async challenge({ times = 8, ...challenge }: Challenge & { times?: number }): Promise<void> {
    for (let left = times; left > 0; left -= 1) {
      this.send(frame(broadcast(challengeMessage(challenge))));
      if (left > 1) await pause(this.#timers, CHALLENGE_EVERY_MS);
    }
  }

  /** Calls the listener with everything that passes. Returns a function that removes the listener. */
  onTraffic(listener: (traffic: Traffic) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** As in the beginning: no links, no faults, the first settings. */
  reset(): void {
    this.#isInRange = true;
    this.disconnect();
    this.#enrolment.clear();
    this.#requests.clear();
    this.#faults.clear();
    this.#timers.clearTimeout(this.#wakeTimer);
    this.#random = seededRandom(this.#host.seed);
    this.#isRenamed = false;
    this.#lastStatus = statusOf(this.#host.look());
    Object.assign(this.settings, this.#start);
  }

  #hostForLinks(common: Pick<LinkHost, "settings" | "timers" | "random" | "now">): LinkHost {
    return {
      ...common,
      faults: this.#faults,
      subscribed: (link) => this.#subscribed(link),
      received: (bytes, link) => {
        this.#tell({ kind: "request", bytes, link });
        void this.#requests.take(bytes, link);
      },
      versionRead: () => {
        const car = this.#host.look();
        if (car.connection === "online") car.lastUsedAt = this.#host.now();
      },
      unsolicited: (frame) => this.#unsolicited(frame),
      passed: (kind, bytes, link) => this.#tell({ kind, bytes, link }),
      closed: (link) => {
        this.#links.delete(link);
      },
    };
  }

  #tell(traffic: Traffic): void {
    for (const listener of this.#listeners) listener(traffic);
  }

  #reply(bytes: Uint8Array, link: Link): void {
    this.#tell({ kind: "reply", bytes, link });
    link.reply(bytes);
  }

  #unsolicited(frame: UnsolicitedFrame | Uint8Array): Uint8Array {
    if (typeof frame !== "string") return frame;
    return unsolicitedFrame(frame, this.#host.look(), this.#random);
  }

  #subscribed(link: Link): void {
    if (this.settings.pushes) this.#push(link);
    this.#pushLater(link);
  }

  #push(link: Link): void {
    link.sendRaw(this.#unsolicited(this.settings.barePushes ? "bare_status" : "status"));
  }

  #pushLater(link: Link): void {
    const { pushEveryMs } = this.settings;
    if (pushEveryMs === null) return;
    this.#timers.setTimeout(() => {
      if (!link.connected) return;
      if (this.settings.pushes) this.#push(link);
      this.#pushLater(link);
    }, pushEveryMs);
  }

  /** The car has changed. */
  #review(car: Car): void {
    if (car.vin !== this.vin) return;
    const reviewed = this.#enrolment.review(car);
    this.#timers.waitFor?.(reviewed);
    if (car.onlineAt !== null) this.#lookAt(car.onlineAt);
    const status = statusOf(car);
    if (status === this.#lastStatus) return;
    this.#lastStatus = status;
    if (this.settings.pushes) for (const link of this.#links) this.#push(link);
  }

  #wake(): void {
    const car = this.#host.look();
    if (car.connection !== "asleep") return;
    const { bootMs } = this.settings;
    car.connection = "waking";
    car.onlineAt = bootMs === null ? null : this.#host.now() + pick(bootMs, this.#random);
    this.#host.changed(car);
  }

  /** Notices at once that the car is awake. */
  #lookAt(time: number): void {
    this.#timers.clearTimeout(this.#wakeTimer);
    this.#wakeTimer = this.#timers.setTimeout(() => this.#host.look(), time - this.#host.now());
  }

  #hang(milliseconds?: number): Promise<void> {
    return milliseconds === undefined ? new Promise(() => {}) : pause(this.#timers, milliseconds);
  }
}

/** To compare one status with another. */
function statusOf(car: Car): string {
  return vehicleStatus(car).join();
}
