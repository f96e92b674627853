import { createSimulator, REALISTIC_RADIO } from "../../simulator/index.ts";
import { simulatedCars, simulatedToken } from "./simulated-cars.ts";

/** The simulated cars, alive. They last as long as the page, so that they are as they were left when the person comes back.
 * Their answers take as long as a good connection does, since a page that never waits would mislead. */
export const simulator = createSimulator({
  accessToken: simulatedToken,
  vehicles: simulatedCars,
  delayMs: 250,
  bluetooth: REALISTIC_RADIO,
});

// Its commands are a part of their own, which the first view does without. A person who touches the page is about to send
// one, perhaps when the network has gone.
for (const touch of ["pointerdown", "keydown"]) {
  addEventListener(touch, () => void import("../../simulator/commands/index.ts").catch(() => {}), {
    once: true,
  });
}
