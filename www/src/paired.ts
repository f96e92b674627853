/** What the dialog makes of a car that it has connected over Bluetooth. */

import { type Garage, nearbyCar, realCarsOf, turnedToSimulated } from "./connection.ts";
import { Nearby } from "./nearby.ts";

/** The way to a simulated car over simulated Bluetooth. */
export function simulatedNearby(vin: string): Nearby {
  return new Nearby(vin, async () => (await import("./simulated-bluetooth.ts")).bluetooth);
}

/** The garage, turned to a simulated car that is reached over simulated Bluetooth alone. */
export function turnedToSimulatedNearby(garage: Garage, nearby: Nearby): Garage {
  const turned = turnedToSimulated(garage, nearby.vin);
  const car = { ...turned.car, vehicle: { id: nearby.vin }, nearby };
  return { ...turned, cars: turned.cars.map((one) => (one === turned.car ? car : one)), car };
}

/** The garage, turned to the car that was just connected over Bluetooth. A car that is reached over the internet keeps
 * that way beside the new one. */
export function turnedToNearby(garage: Garage, nearby: Nearby): Garage {
  const known = realCarsOf(garage).find(({ vin }) => vin === nearby.vin);
  if (known) {
    known.nearby = nearby;
    return { ...garage, car: known };
  }
  const car = nearbyCar(nearby);
  const others = garage.cars.filter((one) => one.simulated);
  return { ...garage, cars: [...realCarsOf(garage), car, ...others], car };
}
