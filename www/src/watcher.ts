import { isTeslaCommandError } from "tesla-commands/rest";
import type { Status } from "./status.ts";

/** While something goes on in the car, or the person just did something. */
const busyMs = 10_000;
/** While nothing does. */
const quietMs = 60_000;
/** Over Bluetooth while the person does something here: sooner than the package ends a connection without use. */
const nearbyMs = 25_000;
/** A car that rests is looked up in the list of vehicles only, which does not wake it. */
const restingMs = 30_000;
/** Being read keeps a car awake, so nobody's car is read for longer than this without somebody at the page. */
const interestMs = 10 * 60_000;
/** How long after a command the car is busy with it. */
const afterwardsMs = 2 * 60_000;
/** A car that carried out a command but cannot be read yet is waking up: it is looked at after these pauses, which make
 * one minute. */
const wakingPausesMs = [2_000, 3_000, 5_000, 8_000, 12_000, 15_000, 15_000];

/** Decides when the car is read again: often while something goes on, seldom while nothing does, and never while the
 * page is out of sight. */
export class Watcher {
  readonly #read: (asked: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #interestAt = 0;
  #wakingPauses: readonly number[] = [];
  #status: Status | undefined;

  constructor(read: (asked: boolean) => void) {
    this.#read = read;
  }

  start(): void {
    document.addEventListener("visibilitychange", this.look);
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.look);
    clearTimeout(this.#timer);
  }

  /** The person did something here. */
  noteInterest(): void {
    this.#interestAt = Date.now();
  }

  /** A command was carried out: should the car not be reachable yet, it soon will be. */
  expectWaking(): void {
    this.#wakingPauses = wakingPausesMs;
  }

  /** The car was just read: sets the time of the next read. */
  follow(status: Status): void {
    this.#status = status;
    if (status.kind === "awake") this.#wakingPauses = [];
    this.plan();
  }

  /** Out of sight nothing is read; back in sight the car is read at once. */
  private readonly look = (): void => {
    if (document.hidden) clearTimeout(this.#timer);
    else {
      this.noteInterest();
      this.#read(false);
    }
  };

  private plan(): void {
    clearTimeout(this.#timer);
    const pause = this.pause();
    if (pause !== undefined && !document.hidden) this.#timer = setTimeout(() => this.#read(false), pause);
  }

  private pause(): number | undefined {
    const status = this.#status;
    const idle = Date.now() - this.#interestAt;
    // A car has few connections for Bluetooth, and phones need them: none is held for a page that nobody uses.
    if (status?.transport === "bluetooth" && idle >= interestMs) return undefined;
    if (status?.kind === "unconnected" || status?.kind === "keyless") return undefined;
    if (status?.kind === "resting") {
      const [pause, ...later] = this.#wakingPauses;
      this.#wakingPauses = later;
      return pause ?? restingMs;
    }
    if (status?.transport === "bluetooth" && !isBusy(status)) return idle < afterwardsMs ? nearbyMs : quietMs;
    if (status?.kind === "awake" && (isBusy(status) || idle < afterwardsMs)) return busyMs;
    if (isRefused(status?.error)) return undefined;
    return idle < interestMs ? quietMs : undefined;
  }
}

/** A token that is not accepted is not accepted the next time either. One that could not be had may come later. */
function isRefused(error: unknown): boolean {
  if (!isTeslaCommandError(error) || error.code !== "unauthorized") return false;
  return !isTeslaCommandError(error.cause) || error.cause.code === "unauthorized";
}

/** Such a car is awake by itself. */
function isBusy({ car }: Status): boolean {
  return car?.charging === "Charging" || car?.climateOn === true || (car?.gear ?? "P") !== "P";
}
