/** What time does to a car. Nothing runs in the background: a car is brought up to date whenever someone looks. */

import type { Car } from "./car.ts";

/** An 11 kW wall box on a 75 kWh battery: about 15 percent of it each hour. */
export const CHARGER_KILOWATT = 11;
export const BATTERY_KILOWATT_HOURS = 75;

const HOUR = 3_600_000;
const CHARGE_PERCENT_PER_MS = (CHARGER_KILOWATT / BATTERY_KILOWATT_HOURS / HOUR) * 100;

/** How slowly the cabin follows: after this many milliseconds about two thirds of the way are done. */
const CABIN_TIME_CONSTANT = { climateOn: 4 * 60_000, climateOff: 40 * 60_000 };

/** Brings a car up to `now`. Returns whether anything but a gradual value (charge, temperature) changed. */
export function advance(car: Car, now: number): boolean {
  const elapsed = Math.max(0, now - car.updatedAt);
  car.updatedAt = now;
  driftCabin(car, elapsed);
  const before = `${car.connection} ${car.charge.state} ${car.remoteStartUntil}`;
  charge(car, elapsed);
  if (car.remoteStartUntil !== null && now >= car.remoteStartUntil) car.remoteStartUntil = null;
  if (car.onlineAt !== null && now >= car.onlineAt) goOnline(car, car.onlineAt);
  if (car.connection === "online" && isIdle(car) && sleepIsDue(car, now)) fallAsleep(car);
  return `${car.connection} ${car.charge.state} ${car.remoteStartUntil}` !== before;
}

/** Ends or resumes charging after the battery's level, the limit or the cable changed, as a plugged-in car does by itself. */
export function reviewCharging(car: Car): void {
  const { charge } = car;
  if (charge.state === "Charging" && charge.level >= charge.limit) charge.state = "Complete";
  else if (charge.state === "Complete" && charge.level < charge.limit) startCharging(car);
}

/** Current flows; the port holds the cable while it does. */
export function startCharging(car: Car): void {
  car.charge.state = "Charging";
  car.charge.latched = true;
}

/** The car can be reached from `now` on. */
export function goOnline(car: Car, now: number): void {
  car.connection = "online";
  car.onlineAt = null;
  car.lastUsedAt = now;
}

/** The car sleeps: whatever needs power is off. */
export function fallAsleep(car: Car): void {
  car.connection = "asleep";
  car.onlineAt = null;
  car.climate.on = false;
  car.remoteStartUntil = null;
}

function driftCabin(car: Car, elapsed: number): void {
  const { climate } = car;
  const target = climate.on ? climate.driverTemp : climate.outside;
  const slowness = climate.on ? CABIN_TIME_CONSTANT.climateOn : CABIN_TIME_CONSTANT.climateOff;
  climate.inside = target + (climate.inside - target) * Math.exp(-elapsed / slowness);
}

function charge(car: Car, elapsed: number): void {
  if (car.charge.state !== "Charging") return;
  const added = Math.min(elapsed * CHARGE_PERCENT_PER_MS, Math.max(0, car.charge.limit - car.charge.level));
  car.charge.level += added;
  car.charge.energyAdded += (added / 100) * BATTERY_KILOWATT_HOURS;
  reviewCharging(car);
}

function isIdle(car: Car): boolean {
  return (
    car.gear === "P" && !car.climate.on && car.charge.state !== "Charging" && car.remoteStartUntil === null
  );
}

function sleepIsDue(car: Car, now: number): boolean {
  return car.traits.sleepAfterMs !== null && now - car.lastUsedAt >= car.traits.sleepAfterMs;
}
