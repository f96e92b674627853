/** `npm run simulator`: the simulated car alone, for people who test an app of their own. */

import { createSimulator } from "../simulator/index.ts";
import { listen, run } from "./listen.ts";
import { createSimulatorServer } from "./server.ts";
import { readAddress } from "./settings.ts";
import { readSimulatorSettings, SIMULATOR_HELP } from "./simulator-settings.ts";

const args = process.argv.slice(2);

if (args.includes("--help")) console.log(SIMULATOR_HELP);
else await run(start);

async function start() {
  const options = readSimulatorSettings(args);
  const simulator = createSimulator(options);
  const app = await createSimulatorServer(simulator);
  const url = await listen(app, readAddress(process.env, 8081), "npm run simulator");
  const [{ id }] = simulator.vehicles;

  console.log(`Simulated car  ${url}`);
  console.log(`Access token   ${simulator.accessToken}`);
  console.log(`Control        ${url}/simulator/vehicles`);
  if (options.faultRate) console.log(`Chance         --seed ${options.seed} meets the same faults again`);
  console.log(`
curl --request POST ${url}/api/1/vehicles/${id}/command/door_unlock \\
  --header "Authorization: Bearer ${simulator.accessToken}" --header "Content-Type: application/json" --data "{}"`);
  return app;
}
