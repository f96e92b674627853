/** What a young driver may not do. */

import { choice, decimal, flag, pin, required } from "../parameters.ts";
import { command, done, refused } from "./command.ts";

export interface ParentalControlsState {
  parental: { active: boolean; pin: string | null; settings: Record<string, boolean>; limitMph: number };
}

export const parentalControlsState = (): ParentalControlsState => ({
  parental: { active: false, pin: null, settings: {}, limitMph: 90 },
});

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
  parental_controls_activate: command({
    parameters: { pin: required(pin) },
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
    permission: "owner",
    run({ parental }, { pin }) {
      if (pin !== parental.pin) return refused("incorrect_pin");
      parental.active = false;
      return done;
    },
  }),

  parental_controls_enable_setting: command({
    parameters: { setting: required(choice(...SETTINGS)), enable: required(flag) },
    permission: "owner",
    run({ parental }, { setting, enable }) {
      parental.settings[setting] = enable;
      return done;
    },
  }),

  parental_controls_set_speed_limit: command({
    parameters: { limit_mph: required(decimal) },
    permission: "owner",
    run({ parental }, { limit_mph }) {
      parental.limitMph = limit_mph;
      return done;
    },
  }),

  // Without the PIN, for a fleet manager.
  parental_controls_clear_pin_admin: command({
    permission: "owner",
    run({ parental }) {
      parental.active = false;
      parental.pin = null;
      return done;
    },
  }),
};
