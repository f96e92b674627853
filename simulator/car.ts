/**
 * The state of a simulated car: plain data and how a new car looks. What commands do to it is in `commands.ts`, what
 * a hand does to it in `actions.ts`, what time does to it in `physics.ts`.
 */

import { createFurther, type Further } from "./further.ts";
import { type Key, publicKey } from "./keys.ts";

/** Charge limits as the wire reports them in `charge_limit_soc_min`, `_std` and `_max`, in percent. */
export const CHARGE_LIMIT = { min: 50, standard: 90, max: 100 } as const;

/** What the climate control can be set to, in °C (`min_avail_temp`, `max_avail_temp` on the wire). */
export const CABIN_TEMPERATURE = { min: 15, max: 28 } as const;

/** What the speed limit can be set to, in mph (`min_limit_mph`, `max_limit_mph` on the wire). */
export const SPEED_LIMIT = { min: 50, max: 90 } as const;

/** `models`: a 2017 Model S with a sun roof and a powered liftgate. `model3`: a 2023 Model 3 with neither. */
export type CarType = "models" | "model3";

/** How the servers see the car. Only an `online` car takes commands. */
export type Connection = "online" | "asleep" | "waking" | "offline";

/** The selected gear. */
export type Gear = "P" | "R" | "N" | "D";

/** The wire's own words for `charging_state`. */
export type ChargingState = "Disconnected" | "Stopped" | "Charging" | "Complete";

/** The four doors. */
export type Door = "driver_front" | "passenger_front" | "driver_rear" | "passenger_rear";

/** The two trunks, in the words of `actuate_trunk`. */
export type Trunk = "front" | "rear";

/** Which `sun_roof_control` words the servers in front of the car take; see `SimulatorOptions.sunRoofServer`. */
export type SunRoofServer = "reference" | "today";

/** What a car is, as opposed to how it is. A test may change these on a live car, too. */
export interface Traits {
  carType: CarType;
  /** Has a panoramic sun roof. */
  sunRoof: boolean;
  /** The rear trunk has a motor: `actuate_trunk` closes it as well. Without, it only unlatches. */
  poweredLiftgate: boolean;
  /** The charge port flap has a motor. Without, it cannot be closed from afar. */
  motorizedChargePort: boolean;
  /** The owner allows driving without a key in the car's settings. */
  remoteStartEnabled: boolean;
  /** Understands signed commands; a car that does not, as those from before 2021, answers them 422. */
  signedCommands: boolean;
  /** Commands must be signed: plain ones are answered 403. */
  signingRequired: boolean;
  /** Which `sun_roof_control` words are taken. */
  sunRoofServer: SunRoofServer;
  /** Milliseconds from `wake_up` until the car is online. */
  wakeMs: number;
  /** Milliseconds without use after which the car falls asleep; `null`: never. */
  sleepAfterMs: number | null;
}

/** Something that happened at a point in time, and how often so far. */
export interface Tally {
  count: number;
  /** Milliseconds since 1970 of the last time, `null` if never. */
  lastAt: number | null;
}

/** A car, live. Times are milliseconds since 1970 by the simulator's clock; temperatures are °C. */
export interface Car {
  /** The `id` of the wire as text: it may exceed what a JavaScript number holds. */
  id: string;
  /** 17 characters. */
  vin: string;
  /** The streaming id: a third, different number. */
  vehicleId: number;
  displayName: string;
  traits: Traits;
  connection: Connection;
  /** While `waking`: when the car will be online. */
  onlineAt: number | null;
  /** When a command, a `vehicle_data` or a hand last kept it awake. */
  lastUsedAt: number;
  /** The point in time up to which charging, temperatures and so on have been worked out. */
  settledAt: number;
  gear: Gear;
  /** Miles. */
  odometer: number;
  locked: boolean;
  /** `true`: open. */
  doors: Record<Door, boolean>;
  /** `true`: open. */
  trunks: Record<Trunk, boolean>;
  charge: {
    state: ChargingState;
    /** Percent, with fractions. */
    level: number;
    /** Percent. */
    limit: number;
    /** The flap is open. */
    portOpen: boolean;
    /** The cable is plugged in. */
    cable: boolean;
    /** The cable is locked in the port. */
    latched: boolean;
    /** Kilowatt-hours since the cable was plugged in. */
    energyAdded: number;
  };
  climate: { on: boolean; driverTemp: number; passengerTemp: number; inside: number; outside: number };
  /** How far the sun roof is open, 0–100; stays 0 on a car without one. */
  sunRoofPercent: number;
  valet: { on: boolean; pin: string | null };
  speedLimit: { active: boolean; limitMph: number; pin: string | null };
  /** While the car may be driven without a key: when that ends. */
  remoteStartUntil: number | null;
  /** What `upcoming_calendar_entries` last brought; `data` is `null` if it came without any. */
  calendar: { data: string | object | null; receivedAt: number } | null;
  horn: Tally;
  lights: Tally;
  /** Who may sign commands for it. */
  keys: Key[];
  /** A key that wants to be enrolled and waits for the tap of a card on the console. */
  keyRequest: Key | null;
  /** Whether the owner allows access over the internet, in the car's settings. */
  remoteAccess: boolean;
  /** What only commands beyond the reference change. */
  further: Further;
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

const MODELS = {
  models: { displayName: "Aurora", vin: "5YJSA1E2XHF", serial: 316, odometer: 48213.6, outside: 12.5 },
  model3: { displayName: "Pebble", vin: "5YJ3E1EA0PF", serial: 842, odometer: 9127.4, outside: 12.5 },
} as const;

/**
 * Makes a car as it stands in its drive: parked, locked, unplugged, everything closed and off.
 *
 * @param index its place in the list; keeps the default ids and VINs of several cars apart
 * @throws RangeError when an id is not made of digits, a VIN not of 17 characters, or a key is none
 */
export function createCar(options: VehicleOptions, index: number, shared: SharedTraits, now: number): Car {
  const carType = options.carType ?? "models";
  const model = MODELS[carType];
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
    displayName: options.displayName ?? model.displayName,
    traits: {
      carType,
      sunRoof: isModelS,
      poweredLiftgate: isModelS,
      motorizedChargePort: true,
      remoteStartEnabled: true,
      signedCommands: options.signedCommands ?? options.signingRequired ?? false,
      signingRequired: options.signingRequired ?? false,
      ...shared,
    },
    connection: options.connection ?? "online",
    onlineAt: null,
    lastUsedAt: now,
    settledAt: now,
    gear: "P",
    odometer: model.odometer,
    locked: true,
    doors: { driver_front: false, passenger_front: false, driver_rear: false, passenger_rear: false },
    trunks: { front: false, rear: false },
    charge: {
      state: "Disconnected",
      level: isModelS ? 71 : 54,
      limit: 80,
      portOpen: false,
      cable: false,
      latched: false,
      energyAdded: 0,
    },
    climate: { on: false, driverTemp: 21, passengerTemp: 21, inside: 17, outside: model.outside },
    sunRoofPercent: 0,
    valet: { on: false, pin: null },
    speedLimit: { active: false, limitMph: 65, pin: null },
    remoteStartUntil: null,
    calendar: null,
    horn: { count: 0, lastAt: null },
    lights: { count: 0, lastAt: null },
    keys: (options.keys ?? []).map(readKey),
    keyRequest: null,
    remoteAccess: true,
    further: createFurther(),
  };
}

function readKey({ publicKey: given, role }: Key): Key {
  const point = publicKey.read(given, false);
  if (point === undefined) throw new RangeError(`A car's key must be ${publicKey.expected}.`);
  return { publicKey: point, role };
}
