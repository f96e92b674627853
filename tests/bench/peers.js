// Other clients from npm that can send these commands to a server of our own. They don't take a fetch function, so they
// are measured over HTTP only.

import { createRequire } from "node:module";
import { CAR } from "./contestants.js";

const VALUES = { driver_temp: 21.5, passenger_temp: 20 };

/** `manifest` is the package.json beside which they are installed. */
export async function peers(manifest, baseUrl) {
  const require = createRequire(manifest);
  return { teslajs: teslajs(require, baseUrl), "tesla-api": await teslaApi(require, baseUrl) };
}

function teslajs(require, baseUrl) {
  const client = require("teslajs");
  client.setPortalBaseURI(baseUrl);
  const car = { authToken: CAR.accessToken, vehicleID: CAR.id };
  return () => client.post_commandAsync(car, "command/set_temps", VALUES);
}

/** It has no setting for the host: the defaults of the axios that it uses are changed. */
async function teslaApi(require, baseUrl) {
  const { defaults } = createRequire(require.resolve("tesla-api"))("axios");
  const Client = require("tesla-api");
  defaults.baseURL = `${baseUrl}/api/1`;
  defaults.headers.common.Authorization = `Bearer ${CAR.accessToken}`;
  const [car] = await new Client().vehicles();
  return () => car.setTemps(VALUES);
}
