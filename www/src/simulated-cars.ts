import type { VehicleOptions } from "../../simulator/index.ts";

/** The simulated cars, one for each kind of answer that servers give to commands. They are data of their own, so that the
 * page can name them before the simulator is loaded. */
export const simulatedCars = [
  { id: "14929313657194071", vin: "5YJSA1E2XHF000316", displayName: "Aurora", carType: "models" },
  {
    id: "14929313657194073",
    vin: "5YJ3E1EA0PF000843",
    displayName: "Pebble",
    carType: "model3",
    connection: "asleep",
    signedCommands: true,
  },
  {
    id: "14929313657194075",
    vin: "5YJ3E1EA0PF000844",
    displayName: "Comet",
    carType: "model3",
    signingRequired: true,
  },
] as const satisfies readonly VehicleOptions[];

/** The access token that the simulator takes. */
export const simulatedToken = "simulated-car";
