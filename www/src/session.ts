import type { ReactiveController, ReactiveControllerHost } from "lit";
import type * as tesla from "tesla-commands";
import { isTeslaCommandError } from "tesla-commands/rest";
import { type Activity, History } from "./activity.ts";
import type { CarState } from "./car-state.ts";
import {
  type Car,
  forgetAccess,
  type Garage,
  hasInternet,
  keepChoice,
  keptGarage,
  keptNearbyGarage,
  simulatedGarage,
  withoutNearby,
} from "./connection.ts";
import { endedLogin, onLogin, rememberSignIn, wasSignedIn } from "./login.ts";
import { forgetNearby, keepNearby, type Nearby } from "./nearby.ts";
import { nextTask } from "./next-task.ts";
import { type Outcome, outcomeOf, outcomeOfError } from "./outcome.ts";
import { packageFor } from "./package.ts";
import type { Parameters } from "./parameters.ts";
import { meansPlace, type Place, readPlace } from "./place.ts";
import { forgetAll, notifyChoice } from "./preferences.ts";
import { Readings } from "./readings.ts";
import { Signing } from "./signing.ts";
import {
  isOutOfReach,
  readNearbyStatus,
  readStatus,
  type Status,
  type Transport,
  transportTo,
} from "./status.ts";
import { applyLanguage, texts, translated } from "./texts/index.ts";
import { type Units, unitsFor } from "./units.ts";
import { Watcher } from "./watcher.ts";

/** How to watch a command that is under way, and how to call it off. */
export interface Watch {
  signal: AbortSignal;
  onProgress: NonNullable<tesla.RequestOptions["onProgress"]>;
}

/** Sends one command; resolves however it ended, and never rejects. */
export type Send = (command: tesla.CommandInfo, parameters: Parameters, watch: Watch) => Promise<Outcome>;

/** What is heard and seen for a moment after the car said that it did it: no read tells of it. */
const signals: Readonly<Record<string, Signal>> = { honk_horn: "horn", flash_lights: "lights" };
export type Signal = "horn" | "lights";
const signalMs = 2_500;

/** What the page knows: the car it speaks to, how that car is, and what was sent to it. */
export class Session implements ReactiveController {
  garage: Garage = keptGarage() ?? simulatedGarage();
  /** Absent until the first read has ended. */
  status: Status | undefined;
  /** Whether a read is under way that the person asked for or waits for. */
  isReading = false;
  /** What the car does just now. */
  readonly signals = new Set<Signal>();
  /** What the page saw of the car so far. */
  readonly readings = new Readings();
  /** Why the car could not be connected over Bluetooth when the person asked for it. */
  nearbyProblem: unknown;
  /** Why that failed last, for whatever it was wanted. */
  nearbyFailure: unknown;
  /** The last thing worth saying aloud. */
  announcement = "";

  /** The key of this browser, and which cars it signs for. */
  readonly signing = new Signing();

  readonly #host: ReactiveControllerHost;
  readonly #history = new History();
  readonly #watcher = new Watcher((asked) => this.read(asked));
  #reading = new AbortController();
  #stopFollowing = (): void => {};
  /** Ends what is under way when the person turns to another car. */
  #leaving = new AbortController();
  #signingLoaded: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watcher.start();
    // A browser that keeps no keys says so when one is wanted.
    this.#signingLoaded = this.signing.load().then(
      () => this.#host.requestUpdate(),
      () => {},
    );
    this.#stopFollowing = onLogin(() => {
      // The person has signed in again, in another tab.
      if (this.garage.signedIn && !endedLogin()) void this.refresh();
    });
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#watcher.stop();
    this.#stopFollowing();
    this.#reading.abort();
    this.#leaving.abort();
  }

  get car(): Car {
    return this.garage.car;
  }

  /** The car's own name where it reported one. */
  get name(): string {
    return this.status?.name ?? this.car.name;
  }

  /** What the car reported last. */
  get state(): CarState | undefined {
    return this.status?.car;
  }

  get units(): Units {
    return unitsFor(this.state);
  }

  get activity(): readonly Activity[] {
    return this.#history.entries;
  }

  /** Turns to other cars. The token of those before is dropped with them. */
  connect(garage: Garage): void {
    if (!garage.kept) forgetAccess();
    this.turnTo(garage);
  }

  /** Turns to another car of the same garage. The next visit begins with it, unless it is a simulated one. */
  choose(car: Car): void {
    if (!car.simulated && this.garage.kept) keepChoice(car);
    if (!car.simulated && car.nearby) keepNearby(car.nearby.vin);
    this.turnTo({ ...this.garage, car });
    this.announce(car.simulated ? texts.simulated.named(car.name) : car.name);
  }

  /** Goes over Bluetooth to the car. In a click, the browser may ask which one it is. */
  async connectNearby(): Promise<void> {
    const { car } = this;
    if (!car.nearby) return;
    this.nearbyProblem = undefined;
    this.isReading = true;
    this.#host.requestUpdate();
    const failure = await this.tryNearby(car, car.nearby);
    if (car !== this.car) return;
    this.nearbyProblem = failure?.error;
    this.nearbyFailure = failure?.error;
    this.isReading = false;
    if (failure) this.#host.requestUpdate();
    else {
      delete car.onlyInternet;
      await this.refresh();
      this.announceTransport();
    }
  }

  /** Goes over the internet to a car that is also reached over Bluetooth. */
  async connectInternet(): Promise<void> {
    const { car } = this;
    car.onlyInternet = true;
    car.nearby?.link?.disconnect();
    this.nearbyProblem = undefined;
    if (this.status) {
      this.status = { ...this.status };
      delete this.status.transport;
    }
    await this.refresh();
    if (car === this.car) this.announceTransport();
  }

  /** Stops using Bluetooth for the car. */
  leaveNearby(): void {
    const { car, garage } = this;
    if (!car.nearby) return;
    car.nearby.link?.disconnect();
    if (!car.simulated) forgetNearby(car.nearby.vin);
    if (hasInternet(car.vehicle)) {
      delete car.nearby;
      this.turnTo(garage);
    } else this.turnTo(withoutNearby(garage));
  }

  /** Turns to the cars that need no account, where there are any. */
  leaveAccount(): void {
    this.connect(keptNearbyGarage() ?? simulatedGarage());
  }

  /** Forgets the real cars and their token, and returns to the simulated ones. */
  disconnect(): void {
    forgetNearby();
    this.connect(simulatedGarage());
  }

  /** Forgets everything that the person left here. */
  async forget(): Promise<void> {
    const signingOut = this.signOut();
    forgetAll();
    this.#history.clear();
    this.disconnect();
    // Where there is no store of keys, there is nothing in it.
    await this.signing.delete().catch(() => {});
    await applyLanguage();
    notifyChoice();
    // The server may take its time, and may not answer.
    const isSignedOut = await signingOut;
    if (!isSignedOut) rememberSignIn(true);
    this.announce(isSignedOut ? texts.settings.forgotten : texts.settings.notSignedOut);
  }

  /** Says a sentence to people who listen to the page. */
  announce(sentence: string): void {
    // The same sentence again is only spoken when the text differs; a space at the end is enough and not heard.
    this.announcement = sentence === this.announcement ? `${sentence}\u00a0` : sentence;
    this.#host.requestUpdate();
  }

  /** Reads how the car is, because the person wants to know. */
  refresh(): Promise<void> {
    this.#watcher.noteInterest();
    return this.read(true);
  }

  /** Sends a command, keeps it in the activity, and reads the car again when that could tell anything new. */
  readonly send: Send = async (command, parameters, { signal, onProgress }) => {
    const { car } = this;
    let transport: Transport | undefined;
    const watch: Watch = {
      signal: AbortSignal.any([signal, this.#leaving.signal]),
      onProgress(progress) {
        transport = progress.bluetooth ? "bluetooth" : "internet";
        onProgress(progress);
      },
    };
    // In the press: the browser may have to ask which car it is.
    const reached = await this.reach(car, watch);
    const vehicle = reached.vehicle ?? car.vehicle;
    const place = reached.vehicle ? await this.placeFor(reached.vehicle, command, parameters, watch) : {};
    const given: Parameters = { ...parameters, ...place.found };
    const ended = this.#history.begin({ ...car, vehicle }, this.name, command, given);
    this.#host.requestUpdate();

    const outcome = reached.vehicle
      ? (place.failure ?? (await call(reached.vehicle, command, given, watch)))
      : reached.failure;
    ended(outcome, transport);
    const { title } = translated(command);
    this.announce(texts.outcome.announce(title, texts.outcome[outcome.kind], outcome.message()));

    const succeeded = outcome.kind === "done" || outcome.kind === "already";
    if (car !== this.car) return outcome;
    if (outcome.kind === "done") this.signal(signals[command.name]);
    if (succeeded) this.#watcher.expectWaking();
    // What may have happened shows in the car, and so does mostly why it refused.
    if (outcome.kind !== "failed" || outcome.mayHaveHappened) void this.refresh();
    return outcome;
  };

  /** Ends the sign-in of this browser, if there is one: its cookie is out of reach for all but the server. Resolves with whether
   * there is none any more. */
  private async signOut(): Promise<boolean> {
    if (!wasSignedIn()) return true;
    try {
      await (await import("./sign-in.ts")).signOut();
      return true;
    } catch {
      return false;
    }
  }

  /** How to reach the car now, or why there is no way to it. */
  private async reach(
    car: Car,
    { signal, onProgress }: Watch,
  ): Promise<{ vehicle: tesla.Vehicle; failure?: never } | { vehicle?: never; failure: Outcome }> {
    const vehicle = this.signing.vehicle(car);
    if (vehicle) return { vehicle };
    onProgress({ stage: "connecting", bluetooth: true, elapsedMs: 0 });
    const failed = await failureOf(car.nearby?.connect({ signal }));
    const linked = this.signing.vehicle(car);
    if (linked) return { vehicle: linked };
    this.nearbyFailure = failed?.error;
    const failure: Outcome = failed
      ? outcomeOfError(failed.error)
      : { kind: "failed", message: () => texts.nearby.noKey, mayHaveHappened: false, remedy: "key" };
    return { failure };
  }

  /** Connects the car over Bluetooth; of one that was connected before, finds out whether it answers. Resolves with the
   * error where that fails. */
  private async tryNearby(car: Car, nearby: Nearby): Promise<{ error: unknown } | undefined> {
    const { signal } = this.#leaving;
    if (!nearby.link) return failureOf(nearby.connect({ signal }));
    const alone = this.signing.vehicle({ ...car, vehicle: { id: nearby.vin }, onlyInternet: false });
    const { error } = alone ? await readNearbyStatus(alone, undefined, signal) : {};
    return error === undefined ? undefined : { error };
  }

  private announceTransport(): void {
    const { byBluetooth, byInternet } = texts.nearby;
    this.announce(transportTo(this.car, this.status) === "bluetooth" ? byBluetooth : byInternet);
  }

  /** The car's own place, where a command means that, or how asking for it failed. */
  private async placeFor(
    vehicle: tesla.Vehicle,
    command: tesla.CommandInfo,
    parameters: Parameters,
    watch: Watch,
  ): Promise<{ found?: Place | undefined; failure?: Outcome }> {
    if ("lat" in parameters || !meansPlace(command, (name) => parameters[name])) return {};
    const isNeeded = command.parameters.some(({ name, required }) => name === "lat" && required);
    try {
      const found = this.state?.place ?? (await readPlace(vehicle, { ...watch, wake: true }));
      if (found || !isNeeded) return { found };
      return { failure: { kind: "failed", message: () => texts.place.notKnown, mayHaveHappened: false } };
    } catch (error) {
      // A token that may not read the place may still do what needs none.
      const mayGoOn = !isNeeded && isTeslaCommandError(error) && error.code === "forbidden";
      return mayGoOn ? {} : { failure: outcomeOfError(error) };
    }
  }

  private turnTo(garage: Garage): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    // Phones need the few connections that a car has.
    if (garage.car.nearby !== this.car.nearby) this.car.nearby?.link?.disconnect();
    this.garage = garage;
    this.nearbyProblem = undefined;
    this.nearbyFailure = undefined;
    this.status = undefined;
    this.readings.clear();
    this.signals.clear();
    void this.refresh();
  }

  /** A newer read replaces one that is under way. */
  private async read(asked: boolean): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    if (asked) this.isReading = true;
    this.#host.requestUpdate();
    // The page first shows that it reads.
    await nextTask();
    if (reading.signal.aborted) return;

    const status = await this.readCar(asked, reading.signal);
    if (reading.signal.aborted) return;
    this.status = status;
    if (status.transport === "bluetooth") this.nearbyProblem = undefined;
    if (status.kind === "awake" && status.car && status.seenAt) this.readings.note(status.car, status.seenAt);
    this.isReading = false;
    this.#host.requestUpdate();
    this.#watcher.follow(status);
  }

  private async readCar(asked: boolean, signal: AbortSignal): Promise<Status> {
    const { car, status } = this;
    const { vehicle, nearby, onlyInternet } = car;
    // A car that was not beside the last time is looked for when the person asks.
    const isSought =
      nearby && !onlyInternet && (asked || status?.transport === "bluetooth" || nearby.link?.connected);
    if (hasInternet(vehicle) && !isSought) return readStatus(vehicle, status, signal);
    await this.#signingLoaded;
    const failure = nearby?.link ? undefined : await failureOf(nearby?.reconnect(signal));
    const reached = this.signing.vehicle(car);
    if (reached?.bluetooth) return readNearbyStatus(reached, status, signal);
    if (hasInternet(vehicle)) return readStatus(vehicle, status, signal);
    if (isOutOfReach(failure?.error)) return { ...status, kind: "unknown", error: failure?.error };
    return { ...status, kind: this.signing.key ? "unconnected" : "keyless", error: undefined };
  }

  private signal(signal: Signal | undefined): void {
    if (!signal) return;
    this.signals.add(signal);
    setTimeout(() => {
      this.signals.delete(signal);
      this.#host.requestUpdate();
    }, signalMs);
  }
}

/** Resolves with the error where connecting fails. */
async function failureOf(connecting: Promise<unknown> | undefined): Promise<{ error: unknown } | undefined> {
  try {
    await connecting;
  } catch (error) {
    return { error };
  }
}

async function call(
  vehicle: tesla.Vehicle,
  command: tesla.CommandInfo,
  parameters: Parameters,
  watch: Watch,
): Promise<Outcome> {
  try {
    const given = command.parameters.length > 0 ? parameters : undefined;
    const { sendCommand } = await packageFor(vehicle, watch.signal);
    return outcomeOf(await sendCommand(vehicle, command.name, given, { ...watch, wake: true }));
  } catch (error) {
    return outcomeOfError(error);
  }
}
