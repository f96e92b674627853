import type { Connection, InternetVehicle, TokenFunction, VehicleSummary } from "tesla-commands";
import type { Simulator } from "../../simulator/index.ts";
import { loginToken } from "./login.ts";
import { keptNearby, type Nearby, nameOfVin, nearbyOf } from "./nearby.ts";
import { read, write } from "./preferences.ts";
import { Recorder } from "./recorder.ts";
import { simulatedCars, simulatedToken } from "./simulated-cars.ts";
import { texts } from "./texts/index.ts";

/** A car that the page can speak to. */
export interface Car {
  vehicle: CarVehicle;
  /** The name to show until the car reports its own. */
  name: string;
  /** Signed commands are addressed by it. */
  vin: string | undefined;
  /** Whether it is a simulated car that lives in this page. */
  simulated: boolean;
  /** What goes out to it. */
  recorder: Recorder;
  /** The way to it over Bluetooth, once the person has chosen that. */
  nearby?: Nearby;
  /** Whether the person turned from Bluetooth to the internet. */
  onlyInternet?: boolean;
}

/** How a car is reached over the internet. A car that is reached only over Bluetooth has no more than an id, its VIN. */
export type CarVehicle = Partial<InternetVehicle> & Pick<InternetVehicle, "id">;

/** Whether it is reached over the internet. */
export function hasInternet(vehicle: CarVehicle): vehicle is InternetVehicle {
  return vehicle.accessToken !== undefined;
}

/** How to reach the cars of a person: what the connect dialog asks for. */
export interface Access {
  /** An absolute address, or a path on the page's own server. */
  baseUrl: string;
  accessToken: string | TokenFunction;
  /** `query` puts parameters into the URL, as the reference has it. */
  parameters: "json" | "query";
  /** Name the car by its VIN instead of its id. */
  byVin: boolean;
}

/** The cars that the person can turn to without connecting anew, and the one that the page speaks to: first those of an
 * account, then those over Bluetooth alone, then the simulated ones. */
export interface Garage {
  cars: readonly Car[];
  car: Car;
  /** Whether the way to them is kept in the browser: with the token, unless it is by a sign-in. */
  kept: boolean;
  /** By which sign-in they are reached. */
  signedIn?: SignedIn;
}

/** What leads to the cars of a sign-in. No secret is in it. */
export interface SignedIn {
  baseUrl: string;
  /** Whether account and cars are simulated. */
  simulated: boolean;
}

const simulated = simulatedCars.map(({ id, vin, displayName }): Car => {
  const recorder = new Recorder(async (url, init) => (await loadSimulator()).fetch(url, init));
  return {
    vehicle: {
      id,
      accessToken: simulatedToken,
      // The name ends in .invalid, which no network resolves: nothing could leak even past the simulator.
      baseUrl: "https://simulated.invalid",
      fetch: recorder.fetch,
    },
    name: displayName,
    vin,
    simulated: true,
    recorder,
  };
});

/** Loads what the simulated cars live in. A page that returns to real cars has no need of it. */
export async function loadSimulator(): Promise<Simulator> {
  return (await import("./simulator.ts")).simulator;
}

/** The simulated cars, and the one with this id, by default the first. */
export function simulatedGarage(id?: string): Garage {
  return garageOf(simulated, id, false);
}

/** The garage, turned to the simulated car with this id or VIN. */
export function turnedToSimulated(garage: Garage, id: string): Garage {
  const car = simulated.find(({ vehicle, vin }) => vehicle.id === id || vin === id) ?? firstOf(simulated);
  return { ...garage, cars: [...realCarsOf(garage), ...simulated], car };
}

/** The garage without the car that it is turned to, which is reached over Bluetooth alone. */
export function withoutNearby(garage: Garage): Garage {
  const { car } = garage;
  if (car.simulated) return turnedToSimulated(garage, String(car.vehicle.id));
  const cars = garage.cars.filter((one) => one !== car);
  return { ...garage, cars, car: firstOf(cars) };
}

/** A car that is reached over Bluetooth alone. */
export function nearbyCar(nearby: Nearby): Car {
  const { vin } = nearby;
  const recorder = new Recorder((url, init) => fetch(url, init));
  return { vehicle: { id: vin }, name: nameOfVin(vin), vin, simulated: false, recorder, nearby };
}

/** The cars that are no simulated ones. */
export function realCarsOf({ cars }: Garage): readonly Car[] {
  return cars.filter((car) => !car.simulated);
}

/** What `listVehicles` needs of an access. */
export function connectionOf({ baseUrl, accessToken }: Access): Connection {
  return { baseUrl, accessToken };
}

/** What is kept of the account's cars: no more than names them. */
type Named = Pick<VehicleSummary, "id" | "vin" | "display_name">;

/** The account's cars, and the one with this id or VIN. */
export function realGarage(access: Access, vehicles: readonly Named[], id: string, kept: boolean): Garage {
  const { vins } = keptNearby();
  const cars = vehicles.map((named): Car => {
    const { vin } = named;
    const recorder = new Recorder((url, init) => fetch(url, init));
    return {
      vehicle: {
        ...connectionOf(access),
        id: addressOf(access, named),
        parameters: access.parameters,
        fetch: recorder.fetch,
      },
      name: nameOf(named),
      vin,
      simulated: false,
      recorder,
      ...(vin !== undefined && vins.includes(vin) ? { nearby: nearbyOf(vin) } : {}),
    };
  });
  const near = vins
    .filter((vin) => !cars.some((car) => car.vin === vin))
    .map(nearbyOf)
    .map(nearbyCar);
  const chosen = vehicles.find((named) => named.id === id || named.vin === id);
  return garageOf([...cars, ...near, ...simulated], chosen ? addressOf(access, chosen) : id, kept);
}

/** The cars of the account that is signed in, and the one with this id. */
export function signedInGarage(signedIn: SignedIn, vehicles: readonly Named[], id: string): Garage {
  const { baseUrl } = signedIn;
  const access: Access = { baseUrl, accessToken: loginToken, parameters: "json", byVin: false };
  return { ...realGarage(access, vehicles, id, true), signedIn };
}

/** What to call a listed car: its name, or its VIN. */
export function nameOf({ display_name, vin }: Named): string {
  return display_name || vin || texts.car.unnamed;
}

/** One of `access` and `signedIn` is there. */
interface Kept {
  access?: Access;
  signedIn?: SignedIn;
  vehicles: Named[];
  id: string;
}

/** Keeps the way to the person's cars in this browser, token included. Only where the person asked for it. */
export function keepAccess(access: Access, vehicles: readonly Named[], id: string): void {
  write("access", { access, vehicles: namesOf(vehicles), id });
}

/** Keeps which cars the sign-in of this browser leads to, so that a reload returns to them. */
export function keepSignedIn(signedIn: SignedIn, vehicles: readonly Named[], id: string): void {
  write("access", { signedIn, vehicles: namesOf(vehicles), id });
}

function namesOf(vehicles: readonly Named[]): object[] {
  return vehicles.map(({ id, vin, display_name }) => ({ id, vin, display_name }));
}

/** Keeps which of the kept cars the person turned to. */
export function keepChoice({ vehicle }: Car): void {
  const kept = read<Kept>("access");
  if (kept) write("access", { ...kept, id: String(vehicle.id) });
}

/** Forgets what `keepAccess` kept. */
export function forgetAccess(): void {
  write("access", undefined);
}

/** The person's cars, if they were kept. */
export function keptGarage(): Garage | undefined {
  const { access, signedIn, vehicles, id = "" } = read<Kept>("access") ?? {};
  if (Array.isArray(vehicles) && vehicles.length > 0) {
    if (signedIn) return signedInGarage(signedIn, vehicles, id);
    if (access) return realGarage(access, vehicles, id, true);
  }
  return keptNearbyGarage();
}

/** The cars that are reached over Bluetooth alone, if there are any. */
export function keptNearbyGarage(): Garage | undefined {
  const { vins, vin } = keptNearby();
  const cars = vins.map(nearbyOf).map(nearbyCar);
  return cars.length > 0 ? garageOf([...cars, ...simulated], vin, false) : undefined;
}

function garageOf(cars: readonly Car[], id: string | undefined, kept: boolean): Garage {
  return { cars, car: cars.find(({ vehicle }) => vehicle.id === id) ?? firstOf(cars), kept };
}

function firstOf(cars: readonly Car[]): Car {
  const [car] = cars;
  if (!car) throw new Error("There is no car.");
  return car;
}

function addressOf(access: Access, { id, vin }: Named): string {
  return access.byVin && vin ? vin : id;
}
