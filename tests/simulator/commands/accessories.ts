import type { Car } from "../../../simulator/index.ts";
import { describeGroup, type Success } from "./group.ts";

type Accessories = Car["accessories"];

const START: Accessories = {
  outlets: 0,
  outletTimer: 0,
  outletLimit: 20,
  frontZoneLights: 0,
  rearZoneLights: 0,
  lightbarMiddle: false,
  lightbarDitch: false,
  bedLightAuto: false,
  trailerLightTest: false,
  tentMode: false,
};

/** The command changes one part and no other. */
function changes<Part extends keyof Accessories>(
  command: string,
  part: Part,
  from: Accessories[Part],
  to: Accessories[Part],
  ...payloads: string[]
): Success {
  const others = { ...START, [part]: from };
  return {
    command,
    plain: false,
    before: (car) => {
      car.accessories = { ...others };
    },
    look: (car) => car.accessories,
    becomes: { ...others, [part]: to },
    signed: { infotainment: payloads },
  };
}

describeGroup("accessories", {
  successes: [
    changes("set_outlets", "outlets", 0, 2, "12058205020802"),
    changes("set_outlets", "outlets", 1, 0, "1203820500", "12058205020800"),
    changes("set_outlet_timer", "outletTimer", 0, 90, "12058a0502085a"),
    changes("set_outlet_timer", "outletTimer", 90, 0, "12038a0500"),
    changes("set_outlet_soc_limit", "outletLimit", 50, 20, "12059205020814"),
    changes("set_front_zone_lights", "frontZoneLights", 0, 3, "1205fa05020803"),
    changes("set_front_zone_lights", "frontZoneLights", 3, 0, "1203fa0500"),
    changes("set_rear_zone_lights", "rearZoneLights", 0, 1, "12058206020801"),
    changes("set_lightbar_middle", "lightbarMiddle", false, true, "1205b206020801"),
    changes("set_lightbar_ditch", "lightbarDitch", false, true, "1205ba06020801"),
    changes("set_lightbar_ditch", "lightbarDitch", true, false, "1203ba0600"),
    changes("set_truck_bed_light_auto", "bedLightAuto", false, true, "1205ba05020801"),
    changes("set_trailer_light_test", "trailerLightTest", false, true, "1205b205020801"),
    changes("set_trailer_light_test", "trailerLightTest", true, false, "1203b20500"),
    changes("set_tent_mode", "tentMode", false, true, "1205f205020801"),
    changes("set_tent_mode", "tentMode", true, false, "1203f20500"),
  ],
  refusals: [
    {
      command: "set_outlets",
      plain: false,
      reason: "request must be a whole number from 0 to 2",
      signed: ["12058205020803"],
    },
    {
      command: "set_front_zone_lights",
      plain: false,
      reason: "level must be a whole number from 0 to 3",
      signed: ["1205fa05020804"],
    },
  ],
});
