import type { ReactiveController, ReactiveControllerHost } from "lit";
import * as tesla from "tesla-commands";
import { type Car, simulatedCar } from "./connection.ts";
import { type Outcome, outcomeOf, outcomeOfError } from "./outcome.ts";
import type { Parameters } from "./parameters.ts";
import { readStatus, type Status } from "./status.ts";
import { texts } from "./texts.ts";

/** One command in the activity: what was pressed and how it ended. Parameters are left out on purpose, since a PIN or a
 * password may be among them. */
export interface Activity {
  id: number;
  title: string;
  /** The name of the car, as it was when the command was sent. */
  car: string;
  startedAt: Date;
  /** Absent while the command is under way. */
  durationMs?: number;
  outcome?: Outcome;
}

/** How to watch a command that is under way, and how to call it off. */
export type Watch = Required<Pick<tesla.RequestOptions, "signal" | "onProgress">>;

/** Sends one command; resolves however it ended, and never rejects. */
export type Send = (command: tesla.CommandInfo, parameters: Parameters, watch: Watch) => Promise<Outcome>;

/** The shape that all commands of the package share. */
type CommandFunction = (...args: unknown[]) => Promise<tesla.CommandResult | tesla.VehicleSummary>;

/** The activity forgets what is older. */
const activityLength = 50;

/** A car that carried out a command but cannot be read yet is waking up: it is looked at again after these pauses, which
 * make one minute. */
const wakingPausesMs = [2_000, 3_000, 5_000, 8_000, 12_000, 15_000, 15_000];

/** What the page knows: the car it speaks to, how that car is, and what was sent to it. */
export class Session implements ReactiveController {
  car: Car = simulatedCar();
  /** Absent until the first read has ended. */
  status: Status | undefined;
  isReading = false;
  activity: readonly Activity[] = [];
  /** The last thing worth saying aloud. */
  announcement = "";

  readonly #host: ReactiveControllerHost;
  #reading = new AbortController();
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#reading.abort();
  }

  /** The car's own name where it reported one. */
  get name(): string {
    return this.status?.name ?? this.car.name;
  }

  /** Turns to another car. The token of the one before is dropped with it. */
  connect(car: Car): void {
    this.car = car;
    this.status = undefined;
    void this.refresh();
  }

  /** Forgets the real car and its token, and returns to the simulated one. */
  disconnect(): void {
    this.connect(simulatedCar());
  }

  /** Says a sentence to people who listen to the page. */
  announce(sentence: string): void {
    // The same sentence again is only spoken when the text differs; a space at the end is enough and not heard.
    this.announcement = sentence === this.announcement ? `${sentence}\u00a0` : sentence;
    this.#host.requestUpdate();
  }

  /** Reads how the car is, without waking it. A newer read replaces one that is under way. */
  async refresh(pausesMs: readonly number[] = []): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.isReading = true;
    this.#host.requestUpdate();

    const status = await readStatus(this.car.vehicle, reading.signal);
    if (reading.signal.aborted) return;
    this.status = status;
    this.isReading = false;
    this.#host.requestUpdate();

    const [pause, ...later] = pausesMs;
    if (status.kind !== "resting" || pause === undefined) return;
    const timer = setTimeout(() => void this.refresh(later), pause);
    reading.signal.addEventListener("abort", () => clearTimeout(timer));
  }

  /** Sends a command, keeps it in the activity, and reads the car again when it succeeded. */
  readonly send: Send = async (command, parameters, watch) => {
    const { car } = this;
    this.#count += 1;
    const entry: Activity = { id: this.#count, title: command.title, car: this.name, startedAt: new Date() };
    this.activity = [entry, ...this.activity].slice(0, activityLength);
    this.#host.requestUpdate();

    const started = performance.now();
    const outcome = await call(car.vehicle, command, parameters, watch);
    const ended: Activity = { ...entry, durationMs: performance.now() - started, outcome };
    this.activity = this.activity.map((one) => (one.id === entry.id ? ended : one));
    this.announce(texts.outcome.announce(command.title, texts.outcome[outcome.kind], outcome.message));

    const succeeded = outcome.kind === "done" || outcome.kind === "already";
    if (succeeded && car === this.car) void this.refresh(wakingPausesMs);
    return outcome;
  };
}

async function call(
  vehicle: tesla.Vehicle,
  command: tesla.CommandInfo,
  parameters: Parameters,
  watch: Watch,
): Promise<Outcome> {
  try {
    // The catalogue names the function, so the lookup is by name and its type is the one all of them share.
    const run = Reflect.get(tesla, command.function) as CommandFunction;
    const options = { ...watch, wake: true } satisfies tesla.RequestOptions;
    const answer = await (command.parameters.length > 0
      ? run(vehicle, parameters, options)
      : run(vehicle, options));
    return outcomeOf(answer);
  } catch (error) {
    return outcomeOfError(error);
  }
}
