/** A connection to a car: bytes in and bytes out, in pieces. */

import { pick, type Random } from "../random.ts";
import { type Bytes, join } from "../signed/crypto.ts";
import { pause, type Timers } from "./clock.ts";
import type { BluetoothFaults, ReplyFault } from "./faults.ts";
import { cut, FrameReader, frame } from "./framing.ts";
import { VERSION_VALUE } from "./gatt.ts";
import { Loss } from "./loss.ts";
import type { BluetoothSettings } from "./settings.ts";
import type { UnsolicitedFrame } from "./unsolicited.ts";

/** The most that a write takes, in bytes. */
export const MAX_WRITE_BYTES = 512;

/**
 * - `refused`: the car takes no connection. `out_of_range`: it isn't there.
 * - `disconnected`: the link is lost, or was before.
 * - `in_progress`: another write or read has not ended.
 * - `too_long`: more bytes than a write takes. `failed`: the system reports a failure.
 */
export type LinkErrorCode =
  | "refused"
  | "out_of_range"
  | "disconnected"
  | "in_progress"
  | "too_long"
  | "failed";

/** Connecting, a write or a read has failed. */
export class LinkError extends Error {
  override name = "LinkError";
  constructor(readonly code: LinkErrorCode) {
    super(`Bluetooth: ${code}`);
  }
}

/** What a link needs of its car. */
export interface LinkHost {
  readonly settings: BluetoothSettings;
  readonly faults: BluetoothFaults;
  readonly timers: Timers;
  readonly random: Random;
  now(): number;
  /** The client listens. */
  subscribed(link: Link): void;
  /** A whole message has arrived. */
  received(message: Bytes, link: Link): void;
  /** The version has been read, which keeps an awake car awake. */
  versionRead(): void;
  /** The bytes of an unsolicited frame. */
  unsolicited(frame: UnsolicitedFrame | Uint8Array): Uint8Array;
  /** Something has passed over the link. */
  passed(direction: "write" | "indication", bytes: Uint8Array, link: Link): void;
  /** The link is lost. */
  closed(link: Link): void;
}

/** Bytes on their way to the client, as the pieces that the car may not join with others. */
interface Outgoing {
  parts: Uint8Array[];
  /** A pause after some indications. */
  pause?: { indications: number; milliseconds: number };
}

/** A connection to a car. */
export class Link {
  /** Called when the link is lost, by whichever side. */
  onDisconnect: (() => void) | null = null;
  readonly #host: LinkHost;
  readonly #reader = new FrameReader();
  readonly #idleMs: number | null;
  readonly #loss = new Loss();
  #onIndication: ((bytes: Uint8Array) => void) | null = null;
  #connected = true;
  #isBusy = false;
  #idle: unknown;
  #outgoing: Outgoing[] = [];
  #isSending = false;

  constructor(host: LinkHost) {
    this.#host = host;
    const { idleMs } = host.settings;
    this.#idleMs = idleMs === null ? null : pick(idleMs, host.random);
    this.#restartIdle();
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Called with each indication. The car sends none while this is `null`. */
  get onIndication(): ((bytes: Uint8Array) => void) | null {
    return this.#onIndication;
  }

  set onIndication(listener: ((bytes: Uint8Array) => void) | null) {
    const begins = this.#onIndication === null && listener !== null;
    this.#onIndication = listener;
    if (begins && this.#connected) this.#host.subscribed(this);
  }

  /**
   * Sends a piece. Resolves when it is acknowledged, which says nothing about what the car does with it.
   *
   * @throws LinkError
   */
  write(bytes: Uint8Array): Promise<void> {
    return this.#operate(async () => {
      const { settings, faults } = this.#host;
      if (bytes.length > MAX_WRITE_BYTES) throw new LinkError("too_long");
      const fault = faults.take("drop_at_write", "fail_write", "hang_write");
      const isLong = bytes.length > settings.packetBytes && !settings.longWrites;
      if (isLong) throw new LinkError("failed");
      const halfMs = pick(settings.writeMs, this.#host.random) / 2;
      await this.#pause(halfMs);
      if (!fault || fault.delivered) this.#deliver(bytes);
      if (fault?.kind === "drop_at_write") this.disconnect();
      if (fault?.kind === "fail_write") throw new LinkError("failed");
      if (fault?.kind === "hang_write") await new Promise(() => {});
      await this.#pause(halfMs);
    });
  }

  /**
   * Reads the version.
   *
   * @throws LinkError
   */
  readVersion(): Promise<Uint8Array> {
    return this.#operate(async () => {
      await this.#pause(pick(this.#host.settings.writeMs, this.#host.random));
      this.#host.versionRead();
      return Uint8Array.from(VERSION_VALUE);
    });
  }

  /** Ends the link, as either side can. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#outgoing = [];
    this.#host.timers.clearTimeout(this.#idle);
    this.#host.closed(this);
    this.#loss.occur(new LinkError("disconnected"));
    this.onDisconnect?.();
  }

  /** Sends a message to the client. Called by the car. */
  send(message: Uint8Array): void {
    this.#queue({ parts: [frame(message)] });
  }

  /** Sends bytes to the client as they are. Called by the car. */
  sendRaw(bytes: Uint8Array): void {
    this.#queue({ parts: [bytes] });
  }

  /** Sends a reply to the client, or what a fault makes of it. Called by the car. */
  reply(message: Uint8Array): void {
    const fault = this.#host.faults.take(
      "lose_reply",
      "double_reply",
      "delay_reply",
      "pause_reply",
      "insert",
    );
    for (const outgoing of this.#disturb(frame(message), fault)) this.#queue(outgoing);
  }

  #disturb(bytes: Uint8Array, fault: ReplyFault | undefined): Outgoing[] {
    const whole = { parts: [bytes] };
    switch (fault?.kind) {
      case undefined:
        return [whole];
      case "lose_reply":
        return [];
      case "double_reply":
        return [whole, whole];
      case "delay_reply":
        return [{ ...whole, pause: { indications: 0, milliseconds: fault.milliseconds } }];
      case "pause_reply":
        return [
          { ...whole, pause: { indications: fault.indications ?? 1, milliseconds: fault.milliseconds } },
        ];
      case "insert": {
        const other = this.#host.unsolicited(fault.frame);
        if (fault.where === "after") return [whole, { parts: [other] }];
        if (fault.where !== "between") return [{ parts: [other] }, whole];
        const { packetBytes } = this.#host.settings;
        return [{ parts: [bytes.slice(0, packetBytes), other, bytes.slice(packetBytes)] }];
      }
    }
  }

  /** One operation at a time, over when the link is. */
  async #operate<T>(act: () => Promise<T>): Promise<T> {
    if (!this.#connected) throw new LinkError("disconnected");
    if (this.#isBusy) throw new LinkError("in_progress");
    this.#isBusy = true;
    this.#restartIdle();
    try {
      return await this.#loss.interrupt(act);
    } finally {
      this.#isBusy = false;
    }
  }

  #deliver(bytes: Uint8Array): void {
    const cut = this.#host.faults.takeBytes(bytes.length);
    const arriving = bytes.slice(0, cut ?? bytes.length);
    this.#host.passed("write", arriving, this);
    for (const message of this.#reader.push(arriving, this.#host.now())) this.#host.received(message, this);
    if (cut !== undefined) this.disconnect();
  }

  #queue(outgoing: Outgoing): void {
    if (!this.#connected || !this.#onIndication) return;
    this.#outgoing.push(outgoing);
    if (this.#isSending) return;
    this.#isSending = true;
    void this.#sendAll().finally(() => {
      this.#isSending = false;
    });
  }

  async #sendAll(): Promise<void> {
    // What else is sent in the same turn may share an indication.
    await null;
    for (let next = this.#takeOutgoing(); next; next = this.#takeOutgoing()) {
      let indications = 0;
      for (const part of next.parts) {
        for (const piece of cut(part, () => this.#indicationBytes())) {
          if (next.pause?.indications === indications) await this.#pause(next.pause.milliseconds);
          await this.#pause(pick(this.#host.settings.indicationMs, this.#host.random));
          if (!this.#connected) return;
          this.#indicate(piece);
          indications += 1;
        }
      }
    }
  }

  #indicate(piece: Uint8Array): void {
    if (this.#host.faults.take("drop_at_indication")) {
      this.disconnect();
      return;
    }
    this.#host.passed("indication", piece, this);
    this.#onIndication?.(piece);
  }

  /** The next frame; or all that wait, where frames share indications. */
  #takeOutgoing(): Outgoing | undefined {
    const [next] = this.#outgoing;
    const isPlain = ({ parts, pause }: Outgoing) => parts.length === 1 && !pause;
    if (!next || !this.#host.settings.joinsFrames || !this.#outgoing.every(isPlain)) {
      return this.#outgoing.shift();
    }
    const parts = this.#outgoing.flatMap(({ parts }) => [...parts]);
    this.#outgoing = [];
    return { parts: [join(...parts)] };
  }

  #indicationBytes(): number {
    const { packetBytes, raggedIndications } = this.#host.settings;
    return raggedIndications ? 1 + Math.floor(this.#host.random() * packetBytes) : packetBytes;
  }

  #restartIdle(): void {
    const { timers } = this.#host;
    timers.clearTimeout(this.#idle);
    if (this.#idleMs !== null) this.#idle = timers.setTimeout(() => this.disconnect(), this.#idleMs);
  }

  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await pause(this.#host.timers, milliseconds);
  }
}
