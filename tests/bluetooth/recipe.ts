/** The program of docs/recipes/bluetooth.md in a browser, beside a simulated car that does not know the browser's key yet. */

import { expect } from "@playwright/test";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { createSimulator } from "../../simulator/index.ts";
import { findSamples } from "../docs/samples.ts";
import type { Test } from "./scenarios.ts";
import { load } from "./tab.ts";

const VIN = "5YJ3E1EA0PF000844";

type Tell = (text: string) => void;

/** What the recipe exports. The vehicle is the recipe's own matter. */
interface Recipe {
  connect(vin: string, tell: Tell): Promise<unknown>;
  unlock(vehicle: unknown, tell: Tell): Promise<void>;
}

export function recipeScenario(test: Test): void {
  test("the recipe enrols a key with a card tap, and unlocks the car", async ({ computer, page }) => {
    const simulator = createSimulator({
      wakeMs: 0,
      bluetooth: { bootMs: 0, bootAnswers: "silence", pushEveryMs: null, idleMs: null },
    });
    const car = simulator.vehicle(VIN);
    const peripheral = await simulator.bluetooth(car.id);
    computer.add(peripheral);
    await load(page);
    await page.route("**/recipe.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: program() }),
    );
    const told: string[] = [];
    await page.exposeFunction("tell", (text: string) => {
      told.push(text);
      if (!text.startsWith("Tap the key card")) return;
      simulator.act(car.id, "tap_card");
      simulator.act(car.id, "confirm_key");
    });
    const chooser = await computer.chooserOf(page);
    await page.mouse.click(1, 1);
    const unlocked = page.evaluate(async (vin) => {
      const { connect, unlock } = (await import("/recipe.js" as string)) as Recipe;
      const { tell } = globalThis as unknown as { tell: Tell };
      await unlock(await connect(vin, tell), tell);
    }, VIN);
    await chooser.choose(peripheral.name);
    await unlocked;
    expect(told).toEqual(["Tap the key card, then confirm on the car's screen.", "Unlocked."]);
    expect(simulator.vehicle(VIN).locked).toBe(false);
  });
}

/** The recipe as JavaScript, for a page that has the package beside it. */
function program(): string {
  const recipe = findSamples().find(({ name }) => name === "docs/recipes/bluetooth.md 1");
  const { outputText } = transpileModule(recipe?.code ?? "", {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  });
  return outputText.replace('"tesla-commands"', '"/index.js"');
}
