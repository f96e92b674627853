/** Trunks, the sun roof, and the Cybertruck's tonneau. */

import { optional, percentage, RequestError, required, text } from "../parameters.ts";
import { command, done, refused } from "./command.ts";
import { closure, type MoveName, vehicleAction } from "./signed-form.ts";

/** The two trunks, in the words of `actuate_trunk`. */
export type Trunk = "front" | "rear";

/** Which `sun_roof_control` words the servers in front of the car take; see `SimulatorOptions.sunRoofServer`. */
export type SunRoofServer = "reference" | "today";

export interface TrunksAndRoofState {
  /** `true`: open. */
  trunks: Record<Trunk, boolean>;
  /** How far the sun roof is open, 0–100; stays 0 on a car without one. */
  sunRoofPercent: number;
  tonneau: "open" | "closed" | "stopped";
}

const SUN_ROOF_WORDS: Record<SunRoofServer, readonly string[]> = {
  reference: ["open", "closed", "comfort", "vent", "move", "close", "stop"],
  today: ["vent", "close", "stop"],
};

const SUN_ROOF_PERCENT = new Map([
  ["open", 100],
  ["comfort", 80],
  ["vent", 15],
  ["closed", 0],
  ["close", 0],
]);

export const trunksAndRoof = {
  actuate_trunk: command({
    parameters: { which_trunk: required(text) },
    signed: [opensTrunk("rear"), opensTrunk("front")],
    run(car, { which_trunk }) {
      if (which_trunk !== "front" && which_trunk !== "rear") return refused("invalid_value");
      if (car.gear !== "P") return refused("not_in_park");
      const closes = which_trunk === "rear" && car.traits.poweredLiftgate;
      car.trunks[which_trunk] = closes ? !car.trunks.rear : true;
      return done;
    },
  }),

  close_trunk: command({
    plain: false,
    signed: [closure("rearTrunk", (move) => (move === "CLOSE" ? {} : undefined))],
    run(car) {
      if (!car.trunks.rear) return done;
      if (!car.traits.poweredLiftgate) return refused("not_supported");
      if (car.gear !== "P") return refused("not_in_park");
      car.trunks.rear = false;
      return done;
    },
  }),

  // An unknown state has been seen as 400 `invalid_state` and as this refusal; the refusal is the newer record.
  sun_roof_control: command({
    parameters: { state: required(text), percent: optional(percentage) },
    signed: [
      vehicleAction("sunRoof", ({ level, action }, { sunRoofPercent }) => {
        if (action.case !== undefined) return { state: action.case };
        if (level.case === undefined) return undefined;
        const percent = level.case === "absoluteLevel" ? level.value : sunRoofPercent + level.value;
        return { state: "move", percent };
      }),
    ],
    run(car, { state, percent }) {
      if (!SUN_ROOF_WORDS[car.traits.sunRoofServer].includes(state))
        return refused("unknown state requested");
      if (!car.traits.sunRoof) return refused("not_supported");
      if (state === "move" && percent === undefined) {
        throw new RequestError(400, "invalid_request", "missing percent param");
      }
      // The simulated roof moves at once, so there is never a move to stop.
      const target = state === "move" ? percent : SUN_ROOF_PERCENT.get(state);
      car.sunRoofPercent = target ?? car.sunRoofPercent;
      return done;
    },
  }),

  open_tonneau: tonneau("open", "OPEN"),
  close_tonneau: tonneau("closed", "CLOSE"),
  stop_tonneau: tonneau("stopped", "STOP"),
};

/** A trunk that is as asked for does not move, and a front trunk cannot be closed. */
function opensTrunk(which_trunk: Trunk) {
  return closure(`${which_trunk}Trunk`, (move, { trunks }) => {
    const isOpen = trunks[which_trunk];
    if (move === "OPEN") return isOpen ? "already" : { which_trunk };
    if (move === "CLOSE" && which_trunk === "front" && !isOpen) return "already";
    return move === "MOVE" ? { which_trunk } : undefined;
  });
}

function tonneau(state: TrunksAndRoofState["tonneau"], meaning: MoveName) {
  return command({
    signed: [closure("tonneau", (move) => (move === meaning ? {} : undefined))],
    run(car) {
      car.tonneau = state;
      return done;
    },
  });
}
