/**
 * A simulated car: one function from Request to Response that behaves as the Owner API does. It runs in a page, in a
 * worker and in Node, and shares no code or data with the crate whose second opinion it is.
 */

import { Account, type Cars } from "./account.ts";
import type { ActionName, ActionValues } from "./actions.ts";
import type { Peripheral } from "./bluetooth/peripheral.ts";
import type { Car } from "./car.ts";
import type { Fault } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import type { SimulatorOptions } from "./options.ts";
import { valuesOf } from "./parameters.ts";
import type { SignedCar } from "./signed/signed-car.ts";

export type { Cars } from "./account.ts";
export type { ActionName, ActionValues } from "./actions.ts";
export { ManualClock, type Timers } from "./bluetooth/clock.ts";
export type { BluetoothFault } from "./bluetooth/faults.ts";
export type { Link, LinkErrorCode } from "./bluetooth/link.ts";
export type { Peripheral, Traffic } from "./bluetooth/peripheral.ts";
export { type BluetoothSettings, REALISTIC_RADIO } from "./bluetooth/settings.ts";
export type { UnsolicitedFrame } from "./bluetooth/unsolicited.ts";
export type { Car, CarType, Connection, Gear, Traits, VehicleOptions } from "./car.ts";
export type { Door } from "./commands/access.ts";
export type { Tally } from "./commands/alerts.ts";
export type { ChargingState } from "./commands/charging.ts";
export type { SunRoofServer, Trunk } from "./commands/trunks-and-roof.ts";
export type { Fault } from "./faults.ts";
export type { Key, Role } from "./keys.ts";
export { DEFAULT_VEHICLES, REALISTIC, SIMULATED_TOKEN, type SimulatorOptions } from "./options.ts";
export { type AnswerName, recordedAnswers } from "./recorded-answers.ts";
export type { Disturbance, DisturbanceKind } from "./signed/disturbance.ts";
export type { DomainName } from "./signed/domain.ts";
export type { SignedCar } from "./signed/signed-car.ts";

/** Simulated cars and the servers in front of them. All functions are bound and may be handed around alone. */
export interface Simulator {
  /**
   * Answers as the Owner API would, and works wherever a `fetch` function works. The host does not matter, nor does what
   * comes before `/api/1/` in the path. Rejects as `fetch` does: with the signal's reason, or with a TypeError for a cut
   * connection.
   */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** Answers requests for `/simulator/…`, the control interface that the README describes. Takes no token. */
  readonly control: (request: Request) => Promise<Response>;
  /** The token that is valid now. */
  readonly accessToken: string;
  /** All cars, live and brought up to date; there is at least one. */
  readonly vehicles: Cars;
  /**
   * A car, live and brought up to date: the same object each time. Tests may change it directly. Listeners are not told
   * of such changes; `act` tells them.
   *
   * @throws RangeError when there is no such car
   */
  readonly vehicle: (idOrVin: string) => Car;
  /**
   * Changes a car in a way that no command can: `act(id, "plug_in")`, `act(id, "shift", { gear: "D" })`.
   *
   * @throws RangeError when there is no such car; RequestError when a value is missing or wrong
   */
  readonly act: <Name extends ActionName>(idOrVin: string, action: Name, values?: ActionValues<Name>) => void;
  /**
   * Calls the listener with each car that a command, an action or `reset` has changed, and with each car that has woken,
   * fallen asleep, or ended charging or a remote start. There are no timers: the simulator notices at the next look at
   * the car. Changes of charge and temperature alone are not told. Returns a function that removes the listener.
   */
  readonly onChange: (listener: (car: Car) => void) => () => void;
  /**
   * Makes the next request fail; several faults hit one request each, in order.
   *
   * @throws RangeError or TypeError when no such answer can be made
   */
  readonly failNext: (fault: Fault) => void;
  /**
   * A car's end of the vehicle command protocol: tests can reboot it, disturb it and so on. The same object each time.
   * `act` enrols keys, and `vehicle(id).keys` shows them.
   *
   * @throws RangeError when there is no such car, or it takes no signed commands
   */
  readonly signed: (idOrVin: string) => Promise<SignedCar>;
  /**
   * A car as a Bluetooth peripheral, which is the same car: its keys, sessions and state are those of the internet. The
   * same object each time. `bluetooth/web-bluetooth.ts` puts it behind a `navigator.bluetooth`.
   *
   * @throws RangeError when there is no such car, or it takes no signed commands
   */
  readonly bluetooth: (idOrVin: string) => Promise<Peripheral>;
  /** Makes the valid token expire, and replaces it. */
  readonly expireToken: (newToken: string) => void;
  /** Brings cars, token and chance back to the beginning, and forgets faults. The car objects stay the same. */
  readonly reset: () => void;
}

/**
 * Creates simulated cars.
 *
 * @throws RangeError without any vehicle, for a malformed or shared id or VIN, or an option out of range
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const account = new Account(options);
  const gateway = new Gateway(account, options);
  const find = (idOrVin: string): Car => {
    const car = account.find(idOrVin);
    if (!car) throw new RangeError(`There is no simulated car ${idOrVin}.`);
    return car;
  };
  return {
    fetch: (input, init) => gateway.fetch(new Request(input, init)),
    async control(request) {
      // Loaded when it is first used: a page has no need of it.
      const { control } = await import("./control.ts");
      return control(account, request);
    },
    get accessToken() {
      return account.accessToken;
    },
    get vehicles() {
      return account.allCars();
    },
    vehicle: find,
    act: (idOrVin, action, values = {}) => account.act(find(idOrVin), action, valuesOf(values)),
    onChange: (listener) => account.onChange(listener),
    failNext: (fault) => account.faults.add(fault),
    signed: async (idOrVin) => account.signed(find(idOrVin)),
    bluetooth: async (idOrVin) => account.bluetooth(find(idOrVin)),
    expireToken: (newToken) => account.expireToken(newToken),
    reset: () => account.reset(),
  };
}
