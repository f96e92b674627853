import { createSimulator } from "../../simulator/index.ts";
import { simulatedCars, simulatedToken } from "./simulated-cars.ts";

/** The simulated cars, alive. They last as long as the page, so that they are as they were left when the person comes back.
 * Their answers take as long as a good connection does, since a page that never waits would mislead. */
export const simulator = createSimulator({
  accessToken: simulatedToken,
  vehicles: simulatedCars,
  delayMs: 250,
});
