/**
 * The state of a simulated car, and how a new car begins. `commands/` has what commands change, `actions.ts` what people
 * change, `physics.ts` what time changes. The state that a group of commands changes is declared beside these commands.
 */

import type { AccessState } from "./commands/access.ts";
import type { AccessoriesState } from "./commands/accessories.ts";
import type { AlertsState } from "./commands/alerts.ts";
import type { ChargeState } from "./commands/charging.ts";
import type { ClimateState } from "./commands/climate.ts";
import type { MediaState } from "./commands/media.ts";
import type { NavigationState } from "./commands/navigation.ts";
import type { ParentalControlsState } from "./commands/parental-controls.ts";
import type { SchedulesState } from "./commands/schedules.ts";
import type { SeatsState } from "./commands/seats.ts";
import type { SecurityState } from "./commands/security.ts";
import type { SunRoofServer, TrunksAndRoofState } from "./commands/trunks-and-roof.ts";
import type { ValetAndSpeedLimitState } from "./commands/valet-and-speed-limit.ts";
import type { VehicleState } from "./commands/vehicle.ts";
import type { WindowsState } from "./commands/windows.ts";
import * as initial from "./initial-state.ts";
import { type Key, publicKey } from "./keys.ts";

/** `models`: a 2017 Model S with a sun roof and a powered liftgate. `model3`: a 2023 Model 3 with neither. */
export type CarType = "models" | "model3";

/** How the servers see the car. Only an `online` car takes commands. */
export type Connection = "online" | "asleep" | "waking" | "offline";

/** The selected gear. */
export type Gear = "P" | "R" | "N" | "D";

/** What a car is, as opposed to how it is. A test may change these on a live car, too. */
export interface Traits {
  carType: CarType;
  /** Has a panoramic sun roof. */
  sunRoof: boolean;
  /** The rear trunk has a motor: `actuate_trunk` closes it as well. Without, it only unlatches. */
  poweredLiftgate: boolean;
  /** The rear doors have motors, as those of a Model X: `auto_secure_vehicle` closes them. */
  motorizedRearDoors: boolean;
  /** The car can be raised and lowered. */
  airSuspension: boolean;
  /** The charge port flap has a motor. Without, it cannot be closed from afar. */
  motorizedChargePort: boolean;
  /** The owner allows driving without a key in the car's settings. */
  remoteStartEnabled: boolean;
  /** Understands signed commands; a car that does not, as those from before 2021, answers them 422. */
  signedCommands: boolean;
  /** Commands must be signed: plain ones are answered 403. */
  signingRequired: boolean;
  /** Looks for children who were left inside: the climate keeper cannot be changed (`cpd_enabled`). */
  childPresenceDetection: boolean;
  /**
   * Refuses media commands while nobody drives (`user_not_present`). Some cars do, and no source says which: by default
   * these don't.
   */
  mediaNeedsUser: boolean;
  /** The highest speed limit that it can be set to (`max_limit_mph` on the wire). */
  maxSpeedLimitMph: number;
  /** The most that it draws at the cable (`charge_current_request_max` on the wire). */
  maxChargingAmps: number;
  /** Which `sun_roof_control` words are taken. */
  sunRoofServer: SunRoofServer;
  /** Milliseconds from `wake_up` until the car is online. */
  wakeMs: number;
  /** How many keys it can know. */
  keySlots: number;
  /** Milliseconds without use after which the car falls asleep; `null`: never. */
  sleepAfterMs: number | null;
}

/** What a car is and how it is reached. */
interface Base {
  /** The `id` of the wire as text: it may exceed what a JavaScript number holds. */
  id: string;
  /** 17 characters. */
  vin: string;
  /** The streaming id: a third, different number. */
  vehicleId: number;
  traits: Traits;
  connection: Connection;
  /** While `waking`: when the car will be online. */
  onlineAt: number | null;
  /** When a command, an action or a read of `vehicle_data` last kept it awake. */
  lastUsedAt: number;
  /** The point in time up to which charging, temperatures and so on have been worked out. */
  updatedAt: number;
  gear: Gear;
  /** Miles. */
  odometer: number;
  /** Who may sign commands for it. */
  keys: Key[];
  /** A key that wants to be enrolled and waits for the tap of a card on the console. */
  keyRequest: KeyRequest | null;
  /** Whether the owner allows access over the internet, in the car's settings. */
  remoteAccess: boolean;
}

/** A car, live. Times are milliseconds since 1970 by the simulator's clock; temperatures are °C. */
export interface Car
  extends Base,
    AccessState,
    AlertsState,
    ClimateState,
    SeatsState,
    ChargeState,
    SchedulesState,
    TrunksAndRoofState,
    SecurityState,
    ValetAndSpeedLimitState,
    ParentalControlsState,
    MediaState,
    NavigationState,
    WindowsState,
    VehicleState,
    AccessoriesState {}

/** A key that wants to be enrolled. */
export interface KeyRequest extends Key {
  /** After the card the car asks on its screen, as it does when the request came over Bluetooth. */
  confirm?: true;
  /** The card has been tapped, and the car asks. */
  isTapped?: boolean;
}

/** Which car to make. Whatever is left out has a believable value. */
export interface VehicleOptions {
  /** Default `models`. */
  carType?: CarType;
  /** Text of digits. The default is above 2^53 and odd, so that it does not survive as a JavaScript number. */
  id?: string;
  /** 17 characters. */
  vin?: string;
  /** A whole number. */
  vehicleId?: number;
  displayName?: string;
  /** Default `online`. */
  connection?: "online" | "asleep" | "offline";
  /** Takes signed commands only. Default `false`. */
  signingRequired?: boolean;
  /** Understands signed commands. Default: if it takes no others. */
  signedCommands?: boolean;
  /** The keys that it knows; a public key may be PEM here. Default: none. */
  keys?: readonly Key[];
}

/** Traits that the whole simulator sets for each of its cars. */
export type SharedTraits = Pick<Traits, "sunRoofServer" | "wakeMs" | "sleepAfterMs">;

const NEW_CARS = {
  models: { name: "Aurora", vin: "5YJSA1E2XHF", serial: 316, odometer: 48213.6, charge: 71, outside: 12.5 },
  model3: { name: "Pebble", vin: "5YJ3E1EA0PF", serial: 842, odometer: 9127.4, charge: 54, outside: 12.5 },
} as const;

/**
 * Makes a car as it stands in its drive: parked, locked, unplugged, everything closed and off.
 *
 * @param index its place in the list; keeps the default ids and VINs of several cars apart
 * @throws RangeError when an id is not made of digits, a VIN not of 17 characters, or a key is none
 */
export function createCar(options: VehicleOptions, index: number, shared: SharedTraits, now: number): Car {
  const carType = options.carType ?? "models";
  const model = NEW_CARS[carType];
  const id = options.id ?? String(14929313657194071n + 2n * BigInt(index));
  const vin = options.vin ?? model.vin + String(model.serial + index).padStart(6, "0");
  if (!/^[1-9]\d*$/.test(id)) throw new RangeError(`A car's id is text of digits, "${id}" is not.`);
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) {
    throw new RangeError(
      `A VIN is 17 characters, capital letters without I, O and Q, and digits; "${vin}" is not.`,
    );
  }
  const isModelS = carType === "models";
  return {
    id,
    vin,
    vehicleId: options.vehicleId ?? 1154073118 + index,
    traits: {
      carType,
      sunRoof: isModelS,
      poweredLiftgate: isModelS,
      motorizedRearDoors: false,
      airSuspension: isModelS,
      motorizedChargePort: true,
      remoteStartEnabled: true,
      childPresenceDetection: false,
      mediaNeedsUser: false,
      maxSpeedLimitMph: isModelS ? 90 : 120,
      maxChargingAmps: 16,
      keySlots: 32,
      signedCommands: options.signedCommands ?? options.signingRequired ?? false,
      signingRequired: options.signingRequired ?? false,
      ...shared,
    },
    connection: options.connection ?? "online",
    onlineAt: null,
    lastUsedAt: now,
    updatedAt: now,
    gear: "P",
    odometer: model.odometer,
    keys: (options.keys ?? []).map(readKey),
    keyRequest: null,
    remoteAccess: true,
    ...initial.accessState(),
    ...initial.alertsState(),
    ...initial.climateState(model.outside),
    ...initial.seatsState(),
    ...initial.chargeState(model.charge),
    ...initial.schedulesState(),
    ...initial.trunksAndRoofState(),
    ...initial.securityState(),
    ...initial.valetAndSpeedLimitState(),
    ...initial.parentalControlsState(),
    ...initial.mediaState(),
    ...initial.navigationState(),
    ...initial.windowsState(),
    ...initial.vehicleState(options.displayName ?? model.name),
    ...initial.accessoriesState(),
  };
}

function readKey({ publicKey: given, role }: Key): Key {
  const point = publicKey.read(given);
  if (point === undefined) throw new RangeError(`A car's key must be ${publicKey.expected}.`);
  return { publicKey: point, role };
}
