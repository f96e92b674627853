/** How many counters below the highest one are still looked at. */
const WINDOW = 32;

/** Which counters one key has used in this epoch, so that no message takes effect twice. */
export class ReplayWindow {
  #highest: number;
  /** Bit k: the counter `highest − 1 − k` has been used. */
  #history: bigint;

  constructor(highest = 0, history = 0n) {
    this.#highest = highest;
    this.#history = history;
  }

  /** The highest counter so far. */
  get highest(): number {
    return this.#highest;
  }

  /** The used ones below it, as bits. */
  get history(): bigint {
    return this.#history;
  }

  /** Uses a counter up. `false`, and nothing changes, when it was used or is too old to tell; or not rising, if it must be. */
  use(counter: number, mustRise: boolean): boolean {
    if (counter > this.#highest) {
      this.#rise(counter - this.#highest);
      return true;
    }
    const bit = this.#highest - 1 - counter;
    if (mustRise || bit < 0 || bit >= WINDOW) return false;
    const mark = 1n << BigInt(bit);
    if (this.#history & mark) return false;
    this.#history |= mark;
    return true;
  }

  /** Uses up the next counters, as many as given. */
  advance(by: number): void {
    // Those that the window won't show any more need no mark.
    const unseen = Math.max(0, by - WINDOW - 1);
    if (unseen > 0) this.#rise(unseen);
    for (let left = by - unseen; left > 0; left -= 1) this.use(this.#highest + 1, true);
  }

  #rise(distance: number): void {
    this.#highest += distance;
    if (distance > WINDOW) this.#history = 0n;
    else this.#history = BigInt.asUintN(WINDOW, ((this.#history << 1n) | 1n) << BigInt(distance - 1));
  }
}
