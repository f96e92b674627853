import type { CommandName } from "tesla-commands";
import type { CarState } from "./car-state.ts";
import { texts } from "./texts/index.ts";

/** What the four buttons are for, whatever they do now. */
export const dailyNames = ["lock", "climate", "charge", "trunk"] as const;
export type DailyName = (typeof dailyNames)[number];

/** What one of the four buttons does now: the command that changes how the car is. */
export interface Daily {
  name: DailyName;
  command: CommandName;
  parameters?: { whichTrunk: "rear" };
  label: string;
  /** How the car is. */
  state: string;
}

/** What one of the four does for the car as it is. Of a car that is not known, it offers what does least harm. */
export function dailyCommand(name: DailyName, car: CarState | undefined): Daily {
  return { lock: locking, climate, charge: charging, trunk }[name](car);
}

function locking(car: CarState | undefined): Daily {
  const words = texts.daily;
  return car?.locked
    ? { name: "lock", command: "door_unlock", label: words.unlock, state: words.locked }
    : {
        name: "lock",
        command: "door_lock",
        label: words.lock,
        state: car?.locked === false ? words.unlocked : words.notKnown,
      };
}

function climate(car: CarState | undefined): Daily {
  const words = texts.daily;
  return car?.climateOn
    ? { name: "climate", command: "auto_conditioning_stop", label: words.stopClimate, state: words.on }
    : {
        name: "climate",
        command: "auto_conditioning_start",
        label: words.startClimate,
        state: car?.climateOn === false ? words.off : words.notKnown,
      };
}

function charging(car: CarState | undefined): Daily {
  const words = texts.daily;
  const open = { name: "charge", command: "charge_port_door_open", label: words.openPort } as const;
  switch (car?.charging) {
    case undefined:
      return { ...open, state: words.notKnown };
    case "Charging":
      return {
        name: "charge",
        command: "charge_stop",
        label: words.stopCharging,
        state:
          car?.chargeLimit === undefined ? words.charging : words.chargingTo(texts.percent(car.chargeLimit)),
      };
    case "Complete":
      return { ...open, state: words.charged };
    case "Disconnected":
      return car?.chargePortOpen
        ? { name: "charge", command: "charge_port_door_close", label: words.closePort, state: words.open }
        : { ...open, state: words.notPlugged };
    default:
      return { name: "charge", command: "charge_start", label: words.startCharging, state: words.plugged };
  }
}

function trunk(car: CarState | undefined): Daily {
  const words = texts.daily;
  const rear = { name: "trunk", command: "actuate_trunk", parameters: { whichTrunk: "rear" } } as const;
  if (!car) return { ...rear, label: words.openTrunk, state: words.notKnown };
  if (!car.open.has("rt")) return { ...rear, label: words.openTrunk, state: words.closed };
  // Without a motor the command only unlatches.
  return {
    ...rear,
    label: car.poweredTrunk === false ? words.openTrunk : words.closeTrunk,
    state: words.open,
  };
}
