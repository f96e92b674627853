/** Real Chromium. */

import { mergeTests } from "@playwright/test";
import { test as withServers } from "../e2e/fixtures.ts";
import { type Beside, standBeside } from "./beside.ts";
import { test } from "./fixtures.ts";
import { packageScenarios } from "./package-scenarios.ts";
import { pageScenarios } from "./page-scenarios.ts";
import { recipeScenario } from "./recipe.ts";
import { scenarios } from "./scenarios.ts";

test.describe("in real Chromium", () => {
  scenarios(test);
  packageScenarios(test);
  recipeScenario(test);
});

const withPage = mergeTests(withServers, test).extend<{ beside: Beside }>({
  beside: async ({ computer, page }, use) => use(await standBeside(computer, page)),
});

withPage.describe("the page in real Chromium", () => pageScenarios(withPage));
