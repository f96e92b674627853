/** What can be set when a simulator is made. */

import type { Timers } from "./bluetooth/clock.ts";
import type { BluetoothSettings } from "./bluetooth/settings.ts";
import type { VehicleOptions } from "./car.ts";
import type { SunRoofServer } from "./commands/trunks-and-roof.ts";
import type { Range } from "./random.ts";
import type { RateLimits } from "./rate-limit.ts";

/** The access token that the simulator takes unless told otherwise. */
export const SIMULATED_TOKEN = "simulated-car";

/** A car for each kind of answer that the servers give to commands. */
export const DEFAULT_VEHICLES: readonly VehicleOptions[] = [
  { carType: "models" },
  { carType: "model3", connection: "asleep", signedCommands: true },
  { carType: "model3", displayName: "Comet", signingRequired: true },
];

/** All optional. */
export interface SimulatorOptions {
  /** The token that requests must carry. Default `SIMULATED_TOKEN`. */
  accessToken?: string;
  /** The clock, in milliseconds since 1970; everything that takes time goes by it. Default `Date.now`. */
  now?: () => number;
  /** The timers of that clock, which Bluetooth waits by. Default: the system's. `ManualClock` has both. */
  timers?: Timers;
  /** How the cars behave over Bluetooth, where that differs from `DEFAULT_SETTINGS`. */
  bluetooth?: Partial<BluetoothSettings>;
  /**
   * The cars. Default: a Model S that is awake and too old for signed commands, a Model 3 that is asleep and takes
   * both kinds, and a Model 3 that is awake and takes signed ones only.
   */
  vehicles?: readonly VehicleOptions[];
  /**
   * Real milliseconds until an answer arrives; of two numbers, any between them. The command has its effect at once, as
   * a request does. Default 0.
   */
  delayMs?: Range;
  /** Milliseconds of the clock from `wake_up` until a car is online. Default 3000. */
  wakeMs?: number;
  /** Milliseconds of the clock after which an unused car falls asleep. Default: never. */
  sleepAfterMs?: number;
  /** Requests that each car takes in a minute of the clock; more are answered 429. Default: any number. */
  rateLimits?: RateLimits;
  /** The part of requests that fail by chance, 0–1, before they have their effect or after. Default 0. */
  faultRate?: number;
  /** Makes chance repeatable: the same requests in the same order meet the same delays and faults. Default: any. */
  seed?: number;
  /**
   * Which words `sun_roof_control` takes: "reference", the default, those of the documentation of old (open, closed,
   * comfort, vent, move) plus close and stop; "today" vent, close and stop only, as servers do since 2017.
   */
  sunRoofServer?: SunRoofServer;
  /** How many vehicles `GET /api/1/vehicles` has on a page unless the request says so. Default 100. */
  vehiclesPerPage?: number;
  /** Answer `GET /api/1/vehicles` with 412, as the Owner API does since January 2024. Default `false`. */
  vehicleListGone?: boolean;
}

/** How it is with real cars: slow answers, cars that sleep, limits, and now and then a fault. */
export const REALISTIC = {
  delayMs: [200, 1500],
  wakeMs: 12_000,
  sleepAfterMs: 15 * 60_000,
  rateLimits: { data: 60, commands: 30, wakes: 3 },
  faultRate: 0.01,
  sunRoofServer: "today",
} as const satisfies SimulatorOptions;

/** The longest time that a timer can take. */
export const MAX_DELAY_MS = 2 ** 31 - 1;

/** @throws RangeError for the first option that is out of its range */
export function checkOptions({ delayMs = 0, rateLimits = {}, ...options }: SimulatorOptions): void {
  const check = (isRight: boolean, name: string, range: string) => {
    if (!isRight) throw new RangeError(`${name} is ${range}.`);
  };
  const [from, to] = typeof delayMs === "number" ? [delayMs, delayMs] : delayMs;
  check(
    from >= 0 && to >= from && to <= MAX_DELAY_MS,
    "delayMs",
    `a number from 0 to ${MAX_DELAY_MS}, or a range of these`,
  );
  const { wakeMs = 0, sleepAfterMs = 1, faultRate = 0, seed = 0, vehiclesPerPage = 1 } = options;
  check(wakeMs >= 0, "wakeMs", "a number from 0");
  check(sleepAfterMs > 0, "sleepAfterMs", "a number above 0");
  check(faultRate >= 0 && faultRate <= 1, "faultRate", "a number from 0 to 1");
  check(Number.isInteger(seed), "seed", "a whole number");
  check(isCount(vehiclesPerPage), "vehiclesPerPage", "a whole number from 1");
  for (const [kind, limit = 1] of Object.entries(rateLimits)) {
    check(isCount(limit), `rateLimits.${kind}`, "a whole number from 1");
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
