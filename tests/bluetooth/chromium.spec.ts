/** Real Chromium. */

import { test as base, Chooser } from "./fixtures.ts";
import { packageScenarios } from "./package-scenarios.ts";
import { recipeScenario } from "./recipe.ts";
import { type Computer, scenarios } from "./scenarios.ts";

const test = base.extend<{ computer: Computer }>({
  computer: async ({ bluez }, use) => {
    await use({
      add: (car) => bluez.add(car),
      setAdapter: (state) => bluez.setAdapter(state),
      chooserOf: (page) => Chooser.of(page),
    });
  },
});

test.describe("in real Chromium", () => {
  scenarios(test);
  packageScenarios(test);
  recipeScenario(test);
});
