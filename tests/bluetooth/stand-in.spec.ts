/** The stand-in for `navigator.bluetooth`. */

import { test as base } from "@playwright/test";
import { packageScenarios } from "./package-scenarios.ts";
import { recipeScenario } from "./recipe.ts";
import { type Computer, scenarios } from "./scenarios.ts";
import { StandIn } from "./stand-in.ts";

const test = base.extend<{ computer: Computer }>({
  computer: async ({ context }, use) => use(await StandIn.inject(context)),
});

test.describe("with the stand-in", () => {
  scenarios(test);
  packageScenarios(test);
  recipeScenario(test);
});
