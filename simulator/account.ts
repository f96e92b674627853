/** The state that both interfaces share: the cars, the access token, the clock, and the listeners. */

import { type ActionName, actionParametersOf, applyAction } from "./actions.ts";
import type { Peripheral } from "./bluetooth/peripheral.ts";
import { type Car, createCar, type VehicleOptions } from "./car.ts";
import { createEnergySite } from "./energy-site.ts";
import { Faults } from "./faults.ts";
import { checkOptions, DEFAULT_VEHICLES, SIMULATED_TOKEN, type SimulatorOptions } from "./options.ts";
import { checkValues, type RequestValues } from "./parameters.ts";
import { advance } from "./physics.ts";
import { type Random, seededRandom } from "./random.ts";
import { RateLimiter } from "./rate-limit.ts";
import type { SignedCar } from "./signed/signed-car.ts";

/** An invitation to drive a car, under the wire's names. */
export interface Invitation {
  id: number;
  id_s: string;
  vin: string;
  [field: string]: unknown;
}

/** At least one. */
export type Cars = readonly [Car, ...Car[]];

/** An account with its cars, as the servers keep it. */
export class Account {
  readonly cars: Cars;
  readonly faults = new Faults();
  random: Random;
  readonly rateLimiter: RateLimiter;
  readonly now: () => number;
  readonly vehicleListGone: boolean;
  readonly vehiclesPerPage: number;
  energySite = createEnergySite();
  invitations: readonly Invitation[] = [];
  /** Configurations of Fleet Telemetry by VIN. */
  readonly telemetryConfigs = new Map<string, object>();
  readonly #options: SimulatorOptions;
  readonly #seed: number;
  readonly #signedCars = new Map<Car, Promise<SignedCar>>();
  readonly #peripherals = new Map<Car, Promise<Peripheral>>();
  readonly #expiredTokens = new Set<string>();
  readonly #changes = new EventTarget();
  #accessToken: string;

  /** @throws RangeError when an option is out of range, there is no car, or two share an id or a VIN */
  constructor(options: SimulatorOptions) {
    checkOptions(options);
    this.#options = options;
    this.now = options.now ?? Date.now;
    this.#seed = options.seed ?? Math.floor(Math.random() * 2 ** 32);
    this.random = seededRandom(this.#seed);
    this.rateLimiter = new RateLimiter(options.rateLimits ?? {}, this.now);
    this.vehicleListGone = options.vehicleListGone ?? false;
    this.vehiclesPerPage = options.vehiclesPerPage ?? 100;
    this.#accessToken = options.accessToken ?? SIMULATED_TOKEN;
    this.cars = this.#freshCars();
    if (new Set(this.cars.flatMap(({ id, vin }) => [id, vin])).size < 2 * this.cars.length) {
      throw new RangeError("Each simulated car needs an id and a VIN of its own.");
    }
  }

  /** The token that is valid now. */
  get accessToken(): string {
    return this.#accessToken;
  }

  /** The car with this id or VIN, brought up to now. */
  find(idOrVin: string): Car | undefined {
    const car = this.cars.find(({ id, vin }) => id === idOrVin || vin === idOrVin);
    if (car) this.#advance(car);
    return car;
  }

  /** All cars, brought up to now. */
  allCars(): Cars {
    for (const car of this.cars) this.#advance(car);
    return this.cars;
  }

  /** @throws RequestError when the values are not what the action takes */
  act(car: Car, name: ActionName, values: RequestValues): void {
    applyAction(car, name, checkValues(actionParametersOf(name), values), this.now());
    this.changed(car);
  }

  /**
   * The car's end of the protocol for signed commands. Its code is loaded when it is first asked for: few need it.
   *
   * @throws RangeError when the car takes no signed commands
   */
  async signed(car: Car): Promise<SignedCar> {
    if (!car.traits.signedCommands)
      throw new RangeError(`The simulated car ${car.id} takes no signed commands.`);
    const loading = this.#signedCars.get(car) ?? this.#loadSigned(car);
    this.#signedCars.set(car, loading);
    return loading;
  }

  /**
   * The car as a Bluetooth peripheral. Its code is loaded when it is first asked for.
   *
   * @throws RangeError when the car takes no signed commands: then it knows nothing of Bluetooth either
   */
  async bluetooth(car: Car): Promise<Peripheral> {
    const signed = await this.signed(car);
    const loading = this.#peripherals.get(car) ?? this.#loadPeripheral(car, signed);
    this.#peripherals.set(car, loading);
    return loading;
  }

  /** Tells the listeners. */
  changed(car: Car): void {
    this.#changes.dispatchEvent(new CustomEvent("change", { detail: car }));
  }

  /** Returns the function that ends it. */
  onChange(listener: (car: Car) => void): () => void {
    const relay = (event: Event) => listener((event as CustomEvent<Car>).detail);
    this.#changes.addEventListener("change", relay);
    return () => this.#changes.removeEventListener("change", relay);
  }

  /** Whether a token is valid, was valid once, or never was. */
  checkToken(token: string): "valid" | "expired" | "unknown" {
    if (token === this.#accessToken) return "valid";
    return this.#expiredTokens.has(token) ? "expired" : "unknown";
  }

  /** @throws TypeError when the new token is not a text */
  expireToken(newToken: string): void {
    if (typeof newToken !== "string" || newToken === "") throw new TypeError("The new token must be text.");
    this.#expiredTokens.add(this.#accessToken);
    this.#expiredTokens.delete(newToken);
    this.#accessToken = newToken;
  }

  /** As if it had just been created; the car objects stay the same ones. */
  reset(): void {
    this.faults.clear();
    this.rateLimiter.clear();
    this.random = seededRandom(this.#seed);
    this.energySite = createEnergySite();
    this.invitations = [];
    this.telemetryConfigs.clear();
    this.#expiredTokens.clear();
    this.#accessToken = this.#options.accessToken ?? SIMULATED_TOKEN;
    for (const loading of this.#signedCars.values()) void loading.then((signed) => signed.restart());
    for (const loading of this.#peripherals.values()) void loading.then((peripheral) => peripheral.reset());
    const fresh = this.#freshCars();
    this.cars.forEach((car, index) => {
      Object.assign(car, fresh[index]);
      this.changed(car);
    });
  }

  #freshCars(): Cars {
    const { vehicles = DEFAULT_VEHICLES, sunRoofServer = "reference", wakeMs = 3000 } = this.#options;
    const shared = { sunRoofServer, wakeMs, sleepAfterMs: this.#options.sleepAfterMs ?? null };
    const fresh = (vehicle: VehicleOptions, index: number) => createCar(vehicle, index, shared, this.now());
    const [first, ...others] = vehicles;
    if (!first) throw new RangeError("A simulator needs at least one vehicle.");
    return [fresh(first, 0), ...others.map((vehicle, index) => fresh(vehicle, index + 1))];
  }

  async #loadSigned(car: Car): Promise<SignedCar> {
    const { SignedCar } = await import("./signed/signed-car.ts");
    return new SignedCar(car, this);
  }

  async #loadPeripheral(car: Car, signed: SignedCar): Promise<Peripheral> {
    const { Peripheral } = await import("./bluetooth/peripheral.ts");
    const host = {
      timers: this.#options.timers,
      seed: this.#seed,
      now: this.now,
      look: () => {
        this.#advance(car);
        return car;
      },
      changed: (car: Car) => this.changed(car),
      onChange: (listener: (car: Car) => void) => this.onChange(listener),
    };
    return Peripheral.create(signed, host, this.#options.bluetooth);
  }

  #advance(car: Car): void {
    if (advance(car, this.now())) this.changed(car);
  }
}
