/** Both languages have all words, and the page speaks the one that is asked for. */

import init, { commands } from "tesla-commands";
import { english } from "../../www/src/texts/english.ts";
import { englishSignIn } from "../../www/src/texts/english-sign-in.ts";
import { german, germanCommands } from "../../www/src/texts/german.ts";
import { germanSignIn } from "../../www/src/texts/german-sign-in.ts";
import { DONE } from "./commands.ts";
import { carLine, formOf, open, press } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test.beforeAll(() => init());

test("both languages have the same keys, and none is left empty", () => {
  // The words of choices come from the wire, and only English is the wire's own language.
  const skipped = /^field\.choices\./;
  const keys = (texts: object) => keysOf(texts).filter((key) => !skipped.test(key));
  for (const [ours, theirs] of [
    [german, english],
    [germanSignIn, englishSignIn],
  ] as const) {
    expect(keys(ours)).toEqual(keys(theirs));
    expect(keysOf(ours).filter((key) => textAt(ours, key) === "")).toEqual([]);
  }
});

test("each command has German words, and each parameter of it too", () => {
  for (const command of commands()) {
    const { name } = command;
    const words = germanCommands[name];
    expect([name, words?.title, words?.description]).toEqual([name, expect.any(String), expect.any(String)]);
    expect(words?.title).not.toBe(command.title);
    expect(Object.keys(words?.parameters ?? {}).sort()).toEqual(
      command.parameters.map((parameter) => parameter.name).sort(),
    );
  }
  const choices = commands().flatMap(({ parameters }) =>
    parameters.flatMap((parameter) => parameter.choices ?? []),
  );
  expect(choices.filter((word) => !german.field.choices[word])).toEqual([]);
});

test("the switch turns the whole page, outcomes and activity included, and is kept", async ({ page }) => {
  await open(page);
  await press(page, "door_lock", false);
  await expect(formOf(page, "door_lock")).toContainText("Nothing to do: the car is already like that.");
  await page.locator("[data-action=language]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("[data-notice=simulated]")).toContainText("Dies ist ein simuliertes Auto.");
  await expect(carLine(page)).toHaveText("Geparkt · verriegelt · 71 % · 17 °C");
  await expect(formOf(page, "door_lock")).toContainText("Das Auto ist schon so.");
  await expect(page.locator(".activity li")).toContainText("Türen verriegeln");
  await expect(page.locator(".activity li")).toContainText("Schon so");

  await page.reload();
  await expect(carLine(page)).toHaveText("Geparkt · verriegelt · 71 % · 17 °C");
  await page.locator("[data-action=language]").click();
  await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
});

test.describe("in a German browser", () => {
  test.use({ locale: "de-AT" });

  test("the page is German, and nothing of it is English", async ({ page }) => {
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "de-AT");
    const shown = (await page.locator("tesla-app").textContent()) ?? "";
    const found = textsOf(english).filter(
      (text) => /\w+ \w+ \w+/.test(text) && shown.includes(text) && !textsOf(german).includes(text),
    );
    expect(found).toEqual([]);
    const names = new Set(DONE.map(({ command }) => command));
    for (const { title, description } of commands().filter(({ name }) => names.has(name))) {
      expect(shown).not.toContain(title);
      expect(shown).not.toContain(description);
    }
  });
});

test.describe("in a British browser", () => {
  test.use({ locale: "en-GB" });

  test("times are written as in Britain", async ({ page }) => {
    await open(page);
    await expect(page.locator("[data-figure=seen] dd")).toHaveText(/^\d{1,2}:\d\d$/);
  });
});

/** All keys of a catalogue, as paths. */
function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? keysOf(value, `${path}${key}.`)
        : [`${path}${key}`],
    )
    .sort();
}

function textAt(texts: object, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => Reflect.get(Object(value), key), texts);
}

function textsOf(texts: object): string[] {
  return keysOf(texts)
    .map((key) => textAt(texts, key))
    .filter((text) => typeof text === "string");
}
