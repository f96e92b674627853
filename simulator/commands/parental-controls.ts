/** What a young driver may not do. */

import { choice, decimal, flag, pin, required } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { textOrNone, vehicleAction } from "./signed-form.ts";

export interface ParentalControlsState {
  parental: { active: boolean; pin: string | null; settings: Record<string, boolean>; limitMph: number };
}

/** By their numbers on the wire. */
const SETTINGS = [
  "SpeedLimit",
  "Acceleration",
  "SafetyFeatures",
  "Curfew",
  "BrowserBlocked",
  "TheaterBlocked",
  "ArcadeBlocked",
] as const;

export const parentalControls = {
  // The first PIN stays until it is removed.
  parental_controls_activate: command({
    parameters: { pin: required(pin) },
    signed: [vehicleAction("parentalControls", ({ on, pin }) => (on ? { pin: textOrNone(pin) } : undefined))],
    permission: "owner",
    run({ parental }, { pin }) {
      parental.pin ??= pin;
      if (pin !== parental.pin) return refused("incorrect_pin");
      parental.active = true;
      return done;
    },
  }),

  parental_controls_deactivate: command({
    parameters: { pin: required(pin) },
    signed: [vehicleAction("parentalControls", ({ on, pin }) => (on ? undefined : { pin: textOrNone(pin) }))],
    permission: "owner",
    run({ parental }, { pin }) {
      if (pin !== parental.pin) return refused("incorrect_pin");
      parental.active = false;
      return done;
    },
  }),

  parental_controls_enable_setting: command({
    parameters: { setting: required(choice(...SETTINGS)), enable: required(flag) },
    signed: [
      vehicleAction("parentalSetting", ({ setting, enable }) => ({ setting: SETTINGS[setting], enable })),
    ],
    permission: "owner",
    run({ parental }, { setting, enable }) {
      if (parental.active) return refused("parental_controls_active");
      parental.settings[setting] = enable;
      return done;
    },
  }),

  parental_controls_set_speed_limit: command({
    parameters: { limit_mph: required(decimal) },
    signed: [vehicleAction("parentalSpeedLimit", ({ limitMph }) => ({ limit_mph: limitMph }))],
    permission: "owner",
    run({ parental }, { limit_mph }) {
      if (parental.active) return refused("parental_controls_active");
      parental.limitMph = limit_mph;
      return done;
    },
  }),

  // No source tells how a car refuses. These do it as they do for the PIN of the speed limit.
  parental_controls_clear_pin: command({
    parameters: { pin: required(pin) },
    plain: false,
    signed: [vehicleAction("clearParentalPin", ({ pin }) => ({ pin: textOrNone(pin) }))],
    permission: "owner",
    run({ parental }, { pin }) {
      if (parental.pin === null) return refused("no_pin_set");
      if (pin !== parental.pin) return refused("incorrect_pin");
      if (parental.active) return refused("parental_controls_active");
      parental.pin = null;
      return done;
    },
  }),

  // Without the PIN, for a fleet manager.
  parental_controls_clear_pin_admin: command({
    signed: [vehicleAction("clearParentalPinAsAdmin")],
    permission: "owner",
    run({ parental }) {
      parental.active = false;
      parental.pin = null;
      return done;
    },
  }),
};
