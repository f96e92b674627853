import type { CommandInfo } from "tesla-commands";
import type { CarState } from "./car-state.ts";
import { dailyCommand } from "./daily.ts";
import type { icons } from "./icons.ts";
import type { Parameters } from "./parameters.ts";
import { pinIcon, pinLabel, pinState } from "./pin-words.ts";
import { missingSecret, type Pin } from "./pins.ts";
import { unitsFor } from "./units.ts";

/** What a button does now. */
export interface PinAction {
  id: string;
  command: CommandInfo | undefined;
  parameters: Parameters;
  label: string;
  /** How the car is. */
  state: string;
  icon: keyof typeof icons;
  /** Whether a PIN has to be typed first, in the command's own form. */
  asksMore: boolean;
}

/** What a button does for the car as it is. */
export function pinAction(pin: Pin, commands: readonly CommandInfo[], car: CarState | undefined): PinAction {
  const { id } = pin;
  if ("daily" in pin) {
    const { command: wanted, parameters, label, state } = dailyCommand(pin.daily, car);
    const command = commands.find(({ name }) => name === wanted);
    return { id, command, parameters: { ...parameters }, label, state, icon: pin.daily, asksMore: false };
  }
  const units = unitsFor(car);
  return {
    id,
    command: pin.command,
    parameters: pin.asked,
    label: pinLabel(pin, units),
    state: pinState(pin, car, units),
    icon: pinIcon(pin.command),
    asksMore: missingSecret(pin),
  };
}
