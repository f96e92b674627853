/** The part of the control interface that changes a car's end of the protocol for signed commands. */

import {
  checkValues,
  choice,
  decimal,
  integer,
  optional,
  type Parameters,
  type RequestValues,
  required,
  text,
  type ValuesOf,
} from "./parameters.ts";
import { disturbanceKinds } from "./signed/disturbance.ts";
import type { DomainName } from "./signed/domain.ts";
import type { SignedCar } from "./signed/signed-car.ts";

type SignedAction = (car: SignedCar, values: RequestValues) => void | Promise<void>;

const domain = optional(choice<DomainName>("vehicle_security", "infotainment"));

/** The actions by the last part of the path. Without `domain` both domains are meant. */
export const signedActions: ReadonlyMap<string, SignedAction> = new Map<string, SignedAction>([
  ["reboot", action({ domain }, (car, { domain }) => car.reboot(domain))],
  ["change_vehicle_key", action({ domain }, (car, { domain }) => car.changeVehicleKey(domain))],
  [
    "shift_clock",
    action({ seconds: required(decimal), domain }, (car, v) => car.shiftClock(v.seconds, v.domain)),
  ],
  ["move_counter", action({ by: required(integer), domain }, (car, v) => car.moveCounter(v.by, v.domain))],
  [
    "disturb",
    action(
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

function action<P extends Parameters>(
  parameters: P,
  act: (car: SignedCar, values: ValuesOf<P>) => void | Promise<void>,
): SignedAction {
  return (car, values) => act(car, checkValues(parameters, values));
}
