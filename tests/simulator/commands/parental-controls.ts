import type { Car } from "../../../simulator/index.ts";
import { describeGroup } from "./group.ts";

const active = ({ parental }: Car) => [parental.active, parental.pin];
const on = ({ parental }: Car) => {
  Object.assign(parental, { active: true, pin: "0042" });
};

describeGroup("parental controls", {
  successes: [
    {
      command: "parental_controls_activate",
      parameters: { pin: "0042" },
      look: active,
      becomes: [true, "0042"],
    },
    {
      command: "parental_controls_deactivate",
      parameters: { pin: "0042" },
      before: on,
      look: active,
      becomes: [false, "0042"],
    },
    {
      command: "parental_controls_enable_setting",
      parameters: { setting: "Curfew", enable: true },
      look: ({ parental }) => parental.settings,
      becomes: { Curfew: true },
    },
    {
      command: "parental_controls_set_speed_limit",
      parameters: { limit_mph: 65 },
      look: ({ parental }) => parental.limitMph,
      becomes: 65,
    },
    { command: "parental_controls_clear_pin_admin", before: on, look: active, becomes: [false, null] },
  ],
  refusals: [
    {
      command: "parental_controls_activate",
      parameters: { pin: "4200" },
      reason: "incorrect_pin",
      before: on,
    },
    {
      command: "parental_controls_deactivate",
      parameters: { pin: "4200" },
      reason: "incorrect_pin",
      before: on,
    },
  ],
  invalid: [
    ["parental_controls_activate", { pin: 42 }, "pin must be text of four digits"],
    [
      "parental_controls_enable_setting",
      { setting: "speed_limit", enable: true },
      "setting must be one of SpeedLimit, Acceleration, SafetyFeatures, Curfew, BrowserBlocked, TheaterBlocked, ArcadeBlocked",
    ],
  ],
});
