import type { Car } from "../../../simulator/index.ts";
import { describeGroup, type Success } from "./group.ts";

const active = ({ parental }: Car) => [parental.active, parental.pin];
const is =
  (active: boolean, pin: string | null = "1234") =>
  ({ parental }: Car) => {
    Object.assign(parental, { active, pin });
  };

function setting(name: string, payload: string): Success {
  return {
    command: "parental_controls_enable_setting",
    parameters: { setting: name, enable: true },
    look: ({ parental }) => parental.settings,
    becomes: { [name]: true },
    signed: { infotainment: [payload] },
  };
}

describeGroup("parental controls", {
  successes: [
    {
      command: "parental_controls_activate",
      parameters: { pin: "1234" },
      look: active,
      becomes: [true, "1234"],
      signed: { infotainment: ["120bfa06080801120431323334"] },
    },
    {
      command: "parental_controls_deactivate",
      parameters: { pin: "1234" },
      before: is(true),
      look: active,
      becomes: [false, "1234"],
      signed: { infotainment: ["1209fa0606120431323334", "120bfa06080800120431323334"] },
    },
    setting("SpeedLimit", "12058207021001"),
    setting("Acceleration", "120782070408011001"),
    setting("SafetyFeatures", "120782070408021001"),
    setting("Curfew", "120782070408031001"),
    setting("BrowserBlocked", "120782070408041001"),
    setting("TheaterBlocked", "120782070408051001"),
    setting("ArcadeBlocked", "120782070408061001"),
    {
      command: "parental_controls_enable_setting",
      parameters: { setting: "SpeedLimit", enable: false },
      before: ({ parental }) => {
        parental.settings = { SpeedLimit: true, Curfew: true };
      },
      look: ({ parental }) => parental.settings,
      becomes: { SpeedLimit: false, Curfew: true },
      signed: { infotainment: ["1203820700", "120782070408001000"] },
    },
    {
      command: "parental_controls_set_speed_limit",
      parameters: { limit_mph: 65 },
      look: ({ parental }) => parental.limitMph,
      becomes: 65,
      signed: { infotainment: ["120c8a0709090000000000405040"] },
    },
    {
      command: "parental_controls_set_speed_limit",
      parameters: { limit_mph: 67.5 },
      look: ({ parental }) => parental.limitMph,
      becomes: 67.5,
      signed: { infotainment: ["120c8a0709090000000000e05040"] },
    },
    {
      command: "parental_controls_clear_pin",
      plain: false,
      before: is(false, "0042"),
      look: active,
      becomes: [false, null],
      signed: { infotainment: ["1209ea06060a0430303432"] },
    },
    {
      command: "parental_controls_clear_pin_admin",
      before: is(true),
      look: active,
      becomes: [false, null],
      signed: { infotainment: ["1203f20600"] },
    },
  ],
  refusals: [
    {
      command: "parental_controls_activate",
      parameters: { pin: "4200" },
      reason: "incorrect_pin",
      before: is(false),
      signed: ["120bfa06080801120434323030"],
    },
    {
      command: "parental_controls_deactivate",
      parameters: { pin: "4200" },
      reason: "incorrect_pin",
      before: is(true),
      signed: ["1209fa0606120434323030"],
    },
    {
      command: "parental_controls_enable_setting",
      parameters: { setting: "Curfew", enable: false },
      reason: "parental_controls_active",
      before: is(true),
      signed: ["12058207020803"],
    },
    {
      command: "parental_controls_set_speed_limit",
      parameters: { limit_mph: 65 },
      reason: "parental_controls_active",
      before: is(true),
      signed: ["120c8a0709090000000000405040"],
    },
    {
      command: "parental_controls_clear_pin",
      plain: false,
      reason: "no_pin_set",
      signed: ["1209ea06060a0430303432"],
    },
    {
      command: "parental_controls_clear_pin",
      plain: false,
      reason: "incorrect_pin",
      before: is(false),
      signed: ["1209ea06060a0434323030"],
    },
    {
      command: "parental_controls_clear_pin",
      plain: false,
      reason: "parental_controls_active",
      before: is(true, "0042"),
      signed: ["1209ea06060a0430303432"],
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
