/**
 * All commands, plain and signed. Reasons of refusals are the ones recorded from real cars; where sources disagree, the
 * comment at the command says which one is followed and why. Many commands have few recorded refusals, so these
 * cars mostly do what they are asked. `wake_up` and `ping` are not commands here: one has a path of its own, the other
 * changes nothing.
 */

import type { Car } from "../car.ts";
import { advance } from "../physics.ts";
import { access } from "./access.ts";
import { accessories } from "./accessories.ts";
import { alerts } from "./alerts.ts";
import { charging } from "./charging.ts";
import { climate } from "./climate.ts";
import type { Command, Outcome } from "./command.ts";
import { media } from "./media.ts";
import { navigation } from "./navigation.ts";
import { parentalControls } from "./parental-controls.ts";
import { schedules } from "./schedules.ts";
import { seats } from "./seats.ts";
import { security } from "./security.ts";
import type { SignedForm } from "./signed-form.ts";
import { trunksAndRoof } from "./trunks-and-roof.ts";
import { valetAndSpeedLimit } from "./valet-and-speed-limit.ts";
import { vehicle } from "./vehicle.ts";
import { windows } from "./windows.ts";

export type { Command, Outcome } from "./command.ts";

/** The commands by their wire names. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...access,
    ...alerts,
    ...climate,
    ...seats,
    ...charging,
    ...schedules,
    ...trunksAndRoof,
    ...security,
    ...valetAndSpeedLimit,
    ...parentalControls,
    ...media,
    ...navigation,
    ...windows,
    ...vehicle,
    ...accessories,
  }),
);

/** Every signed form, with its command. */
export function* signedForms(): Iterable<readonly [Command, SignedForm]> {
  for (const command of commands.values()) {
    for (const form of command.signed) yield [command, form];
  }
}

/**
 * Runs a command on a car that can be reached: brings the car up to `now`, then changes it or refuses. It depends on
 * nothing but its arguments, however the command arrived.
 *
 * @param values as `checkValues` gives them for the command's parameters
 * @throws RequestError when the values, each valid by itself, do not fit together
 */
export function runCommand(
  car: Car,
  command: Command,
  values: Readonly<Record<string, unknown>>,
  now: number,
): Outcome {
  advance(car, now);
  car.lastUsedAt = now;
  return command.run(car, values, now);
}
