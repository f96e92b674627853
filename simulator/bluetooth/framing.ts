/** Frames, the same both ways: a length of two bytes, then a message of that length, cut into pieces anywhere. */

import { type Bytes, join } from "../signed/crypto.ts";

/** The longest message. A greater length is a mistake. */
export const MAX_MESSAGE_BYTES = 1024;

/** How long the next piece of a frame may take, in milliseconds. */
const PAUSE_MS = 1000;

const LENGTH_BYTES = 2;

/** A message as it travels. */
export function frame(message: Uint8Array): Bytes {
  return join(Uint8Array.of(message.length >> 8, message.length & 0xff), message);
}

/** Cuts bytes into pieces, each as long as the next size says. */
export function* cut(bytes: Uint8Array, size: () => number): Generator<Uint8Array> {
  let at = 0;
  while (at < bytes.length) {
    const end = at + Math.max(1, size());
    yield bytes.slice(at, end);
    at = end;
  }
}

/** Puts pieces together again. */
export class FrameReader {
  #buffer: Bytes = new Uint8Array();
  /** Where in the buffer pieces begin, the first of them at 0. */
  #starts: number[] = [];
  #lastAt = 0;

  /** Takes a piece at some time, in milliseconds, and gives the messages that are complete with it. */
  push(piece: Uint8Array, now: number): Bytes[] {
    if (piece.length === 0) return [];
    if (now - this.#lastAt > PAUSE_MS) this.#drop(this.#buffer.length);
    this.#lastAt = now;
    this.#starts.push(this.#buffer.length);
    this.#buffer = join(this.#buffer, piece);
    const messages: Bytes[] = [];
    while (this.#buffer.length >= LENGTH_BYTES) {
      const [high = 0, low = 0] = this.#buffer;
      const end = LENGTH_BYTES + (high << 8) + low;
      if (end - LENGTH_BYTES > MAX_MESSAGE_BYTES) {
        // Where the next frame begins is lost; a piece that begins a frame is the best guess.
        this.#drop(this.#starts.find((start) => start > 0) ?? this.#buffer.length);
        continue;
      }
      if (this.#buffer.length < end) break;
      if (end > LENGTH_BYTES) messages.push(this.#buffer.slice(LENGTH_BYTES, end));
      this.#drop(end);
    }
    return messages;
  }

  #drop(count: number): void {
    this.#buffer = this.#buffer.slice(count);
    this.#starts = this.#starts.map((start) => start - count).filter((start) => start >= 0);
  }
}
