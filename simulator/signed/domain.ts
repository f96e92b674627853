/** One of the two computers in the car that take signed commands: its key, epoch, clock, and what it knows of others. */

import {
  agree,
  type Bytes,
  deriveKeys,
  fromHex,
  generateKeyPair,
  importKeys,
  pointOf,
  random,
  type SessionKeys,
} from "./crypto.ts";
import { Domain as DomainNumber } from "./messages_pb.ts";
import { ReplayWindow } from "./replay-window.ts";

/** The domains by name, and their numbers on the wire. */
export const DOMAINS = {
  vehicle_security: DomainNumber.VEHICLE_SECURITY,
  infotainment: DomainNumber.INFOTAINMENT,
} as const;

/** A domain's name. */
export type DomainName = keyof typeof DOMAINS;

/** Counters and clocks beyond these begin a new epoch. */
export const LAST_COUNTER = 2 ** 32 - 1;
const LAST_SECOND = 2 ** 30;

/** What a domain shares with one other key. */
export interface Session {
  readonly keys: SessionKeys;
  readonly window: ReplayWindow;
  /** Encrypted replies so far. */
  replies: number;
}

/** How a domain begins; whatever is left out is random, as in a car. */
export interface DomainStart {
  keyPair?: Promise<CryptoKeyPair>;
  epoch?: Bytes;
  /** Seconds since it started. */
  uptime?: number;
}

/** One domain of one car. */
export class Domain {
  readonly number: DomainNumber;
  #keyPair: Promise<CryptoKeyPair>;
  #epoch: Bytes;
  #startedAt: number;
  #sessions = new Map<string, Promise<Session>>();

  /** @param now milliseconds */
  constructor(
    readonly name: DomainName,
    readonly now: () => number,
    { keyPair = generateKeyPair(), epoch = random(16), uptime = 0 }: DomainStart = {},
  ) {
    this.number = DOMAINS[name];
    this.#keyPair = keyPair;
    this.#epoch = epoch;
    this.#startedAt = now() - uptime * 1000;
  }

  /** 16 bytes, new at each start. */
  get epoch(): Bytes {
    return this.#epoch;
  }

  /** Whole seconds since it started. */
  get clock(): number {
    return Math.max(0, Math.floor((this.now() - this.#startedAt) / 1000));
  }

  /** The 65 bytes of its public key. */
  async publicKey(): Promise<Bytes> {
    return pointOf(await this.#keyPair);
  }

  /**
   * What it shares with a key, by the point's digits.
   *
   * @throws DOMException when the point is not on the curve
   */
  session(publicKey: string): Promise<Session> {
    const known = this.#sessions.get(publicKey);
    if (known) return known;
    const session = this.#begin(publicKey);
    this.#sessions.set(publicKey, session);
    session.catch(() => this.#sessions.delete(publicKey));
    return session;
  }

  /** Its key, which outlives a reset. */
  get keyPair(): Promise<CryptoKeyPair> {
    return this.#keyPair;
  }

  /** Starts anew: another epoch, a clock at zero, all counters forgotten. */
  reboot(): void {
    this.#epoch = random(16);
    this.#startedAt = this.now();
    this.#sessions.clear();
  }

  /** Gets another key, as after a repair. Clients have to start a new session. */
  changeKey(): void {
    this.#keyPair = generateKeyPair();
    this.reboot();
  }

  /** Sets the clock forward, or back. */
  shiftClock(seconds: number): void {
    this.#startedAt -= seconds * 1000;
  }

  /** Begins a new epoch where a number would run over. */
  async renew(): Promise<void> {
    const sessions = await Promise.all(this.#sessions.values());
    if (this.clock > LAST_SECOND || sessions.some(({ window }) => window.highest === LAST_COUNTER))
      this.reboot();
  }

  async #begin(publicKey: string): Promise<Session> {
    const secret = await agree(await this.#keyPair, fromHex(publicKey));
    return { keys: await importKeys(await deriveKeys(secret)), window: new ReplayWindow(), replies: 0 };
  }
}
