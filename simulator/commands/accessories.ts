/** The outlets and the lights of a Cybertruck's bed and bar, its tent, and the lights of a trailer. */

import { flag, integer, type Kind, percentage, required, within } from "../parameters.ts";
import { type Command, command, done } from "./command.ts";
import { switchAction, vehicleAction } from "./signed-form.ts";

type Accessories = AccessoriesState["accessories"];

export interface AccessoriesState {
  accessories: {
    /** 0 off, 1 cabin and bed, 2 cabin. */
    outlets: number;
    /** Minutes until the outlets are switched off; 0: never. */
    outletTimer: number;
    /** Percent of the battery at which the outlets are switched off. */
    outletLimit: number;
    /** 0 off, 1 low, 2 medium, 3 high. */
    frontZoneLights: number;
    rearZoneLights: number;
    lightbarMiddle: boolean;
    lightbarDitch: boolean;
    bedLightAuto: boolean;
    trailerLightTest: boolean;
    tentMode: boolean;
  };
}

const LIGHT_LEVEL = within(integer, 0, 3);

/** The parts of the state that are numbers, or those that are switched. The actions have the same names. */
type Part<T> = { [Name in keyof Accessories]: Accessories[Name] extends T ? Name : never }[keyof Accessories];

export const accessories = {
  set_outlets: sets("outlets", "request", within(integer, 0, 2), "charging"),
  set_outlet_timer: sets("outletTimer", "num_minutes", within(integer, 0, 1440), "charging"),
  set_outlet_soc_limit: sets("outletLimit", "percent", percentage, "charging"),
  set_front_zone_lights: sets("frontZoneLights", "level", LIGHT_LEVEL, "driver"),
  set_rear_zone_lights: sets("rearZoneLights", "level", LIGHT_LEVEL, "driver"),
  set_lightbar_middle: switches("lightbarMiddle"),
  set_lightbar_ditch: switches("lightbarDitch"),
  set_truck_bed_light_auto: switches("bedLightAuto"),
  set_trailer_light_test: switches("trailerLightTest"),
  set_tent_mode: switches("tentMode"),
};

function sets(
  part: Part<number>,
  parameter: string,
  kind: Kind<number>,
  permission: Command["permission"],
): Command {
  return command({
    parameters: { [parameter]: required(kind) },
    plain: false,
    signed: [vehicleAction(part, ({ value }) => ({ [parameter]: value }))],
    permission,
    run({ accessories }, values) {
      accessories[part] = values[parameter] as number;
      return done;
    },
  });
}

function switches(part: Part<boolean>): Command {
  return command({
    parameters: { on: required(flag) },
    plain: false,
    signed: [switchAction(part)],
    run({ accessories }, { on }) {
      accessories[part] = on;
      return done;
    },
  });
}
