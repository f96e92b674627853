// For compilers that look for the package without its `exports`.

import init, { flashLights, isTeslaCommandError, type Vehicle } from "tesla-commands";

import initRest, { flashLights as flashLightsOverRest } from "tesla-commands/rest";

initRest satisfies typeof init;
flashLightsOverRest satisfies typeof flashLights;

const vehicle: Vehicle = { id: "1492931365719407", accessToken: "token" };

await init();
try {
  const { result } = await flashLights(vehicle);
  result satisfies boolean;
} catch (error) {
  if (isTeslaCommandError(error)) error.code satisfies string;
}

// @ts-expect-error the car is missing
await flashLights();
