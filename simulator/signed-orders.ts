/** The part of the control interface that is about signed commands: what happens to a car's end of the protocol. */

import {
  choice,
  decimal,
  type Given,
  integer,
  optional,
  type Parameters,
  readValues,
  required,
  text,
  type ValuesOf,
} from "./parameters.ts";
import { disturbanceKinds } from "./signed/disturbance.ts";
import type { DomainName } from "./signed/domain.ts";
import type { SignedCar } from "./signed/signed-car.ts";

/** Does to the car's end what it is told. */
type SignedOrder = (car: SignedCar, given: Given) => void | Promise<void>;

const domain = optional(choice<DomainName>("vehicle_security", "infotainment"));

/** All of them, by the last part of the path. Without `domain` both are meant. */
export const signedOrders: ReadonlyMap<string, SignedOrder> = new Map<string, SignedOrder>([
  ["reboot", order({ domain }, (car, { domain }) => car.reboot(domain))],
  ["change_vehicle_key", order({ domain }, (car, { domain }) => car.changeVehicleKey(domain))],
  [
    "shift_clock",
    order({ seconds: required(decimal), domain }, (car, v) => car.shiftClock(v.seconds, v.domain)),
  ],
  ["move_counter", order({ by: required(integer), domain }, (car, v) => car.moveCounter(v.by, v.domain))],
  [
    "disturb",
    order(
      {
        kind: required(choice(...disturbanceKinds)),
        domain,
        request: optional(choice("handshake", "command")),
        times: optional(integer),
        fault: optional(integer),
        error: optional(integer),
        reason: optional(text),
        milliseconds: optional(decimal),
        bit: optional(integer),
        part: optional(choice("address", "domain", "uuid")),
      },
      (car, disturbance) => car.disturb(disturbance),
    ),
  ],
]);

function order<P extends Parameters>(
  parameters: P,
  act: (car: SignedCar, values: ValuesOf<P>) => void | Promise<void>,
): SignedOrder {
  return (car, given) => act(car, readValues(parameters, given));
}
