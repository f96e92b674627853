/** What a peripheral waits by: the system's timers, or a clock that a test moves. */

/** Timers that belong to the simulator's clock. */
export interface Timers {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Is told of work that takes none of the clock's time, so that a clock that a test moves can wait for its end. */
  waitFor?(work: Promise<unknown>): void;
}

/** The timers that everybody has. They are looked up at each call, because tests replace them. */
export const systemTimers: Timers = {
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
};

/** A clock that stands still until it is told to advance: `createSimulator({ now: clock.now, timers: clock })`. */
export class ManualClock implements Timers {
  readonly #timers = new Set<{ at: number; callback: () => void }>();
  readonly #work = new Set<Promise<unknown>>();
  #now: number;

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    this.#now = now;
  }

  /** Bound, to be handed around alone. */
  readonly now = (): number => this.#now;

  setTimeout(callback: () => void, milliseconds: number): unknown {
    const timer = { at: this.#now + Math.max(0, milliseconds), callback };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as { at: number; callback: () => void });
  }

  waitFor(work: Promise<unknown>): void {
    const ended = work.catch(() => {}).finally(() => this.#work.delete(ended));
    this.#work.add(ended);
  }

  /** Waits until everything that the simulator is doing at this time is done. */
  async settle(): Promise<void> {
    do {
      await Promise.all(this.#work);
      // What follows from it, and may be further work, happens before the next timer of the system.
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#work.size > 0);
  }

  /** Moves on, and stops at each timer on the way until what it began is done. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    await this.settle();
    for (let timer = this.#next(target); timer; timer = this.#next(target)) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.callback();
      await this.settle();
    }
    this.#now = target;
  }

  /** The earliest timer up to a time; of several at once the one that was set first. */
  #next(target: number) {
    let next: { at: number; callback: () => void } | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= target && (!next || timer.at < next.at)) next = timer;
    }
    return next;
  }
}

/** Resolves after a time. */
export function pause(timers: Timers, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timers.setTimeout(resolve, milliseconds);
  });
}
