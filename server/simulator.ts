/** `npm run simulator`: the simulated car alone, for people who test an app of their own. */

import { createSimulator } from "../simulator/index.ts";
import { listen, run } from "./listen.ts";
import { createSimulatorServer } from "./server.ts";
import { readAddress } from "./settings.ts";

await run(async () => {
  const simulator = createSimulator();
  const app = await createSimulatorServer(simulator);
  const url = await listen(app, readAddress(process.env, 8081), "npm run simulator");
  const [{ id }] = simulator.vehicles;

  console.log(`Simulated car  ${url}`);
  console.log(`Access token   ${simulator.accessToken}`);
  console.log(`Control        ${url}/simulator/vehicles`);
  console.log(`
curl --request POST ${url}/api/1/vehicles/${id}/command/door_unlock \\
  --header "Authorization: Bearer ${simulator.accessToken}" --header "Content-Type: application/json" --data "{}"`);
  return app;
});
