/** Both languages have all words, and the page speaks the one that is asked for. */

import type { Page } from "@playwright/test";
import init, { commands } from "tesla-commands";
import { english } from "../../www/src/texts/english.ts";
import { englishParts } from "../../www/src/texts/english-parts.ts";
import { englishSignIn } from "../../www/src/texts/english-sign-in.ts";
import { german } from "../../www/src/texts/german.ts";
import { germanParts } from "../../www/src/texts/german-parts.ts";
import { germanSignIn } from "../../www/src/texts/german-sign-in.ts";
import { catalogues, type Language, languages } from "../../www/src/texts/index.ts";
import { DONE } from "./commands.ts";
import { carLine, formOf, open, press, unfold } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test.beforeAll(() => init());

/** Stands where a text has a word of its own. */
const SAMPLE = "§";

/** Each language but English, with the words that it shares with English. */
const OTHERS: Readonly<Record<Exclude<Language, "en">, readonly string[]>> = {
  de: ["Tesla Commands", "Navigation", "Offline", "Token", "Name", "Optional", "Link", "Proxy"],
};

test("each language has its own name, and words that the tests know", () => {
  expect(Object.keys(languages).sort()).toEqual(["en", ...Object.keys(OTHERS)].sort());
  expect(Object.keys(catalogues).sort()).toEqual(Object.keys(OTHERS).sort());
  expect(new Set(Object.values(languages)).size).toBe(Object.keys(languages).length);
});

for (const [language, shared] of Object.entries(OTHERS) as [keyof typeof OTHERS, readonly string[]][]) {
  test(`${language} has the same keys as English, and none is left empty or in English`, async () => {
    const { texts } = await catalogues[language]();
    // The words of choices come from the wire, and only English is the wire's own language.
    const skipped = /^field\.choices\./;
    const keys = (words: object) => keysOf(words).filter((key) => !skipped.test(key));
    expect(keys(texts)).toEqual(keys(english));
    for (const key of keys(english)) {
      const ours = said(textAt(texts, key));
      expect([key, ours]).not.toEqual([key, ""]);
      // Figures and names are the same everywhere.
      if (/[a-z]{4}/i.test(ours.replaceAll(SAMPLE, "")) && !shared.includes(ours)) {
        expect([key, ours]).not.toEqual([key, said(textAt(english, key))]);
      }
    }
  });

  test(`${language} has words for each command, each parameter of it and each choice`, async () => {
    const { texts, commands: words } = await catalogues[language]();
    const known = commands();
    for (const command of known) {
      const own = words[command.name];
      expect([command.name, own?.title, own?.description]).toEqual([
        command.name,
        expect.stringMatching(/./),
        expect.stringMatching(/./),
      ]);
      expect(own?.title).not.toBe(command.title);
      expect(Object.keys(own?.parameters ?? {}).sort()).toEqual(
        command.parameters.map((parameter) => parameter.name).sort(),
      );
    }
    const choices = known.flatMap(({ parameters }) =>
      parameters.flatMap((parameter) => parameter.choices ?? []),
    );
    expect(choices.filter((word) => !texts.field.choices[word])).toEqual([]);
    // A command that no longer exists leaves no words behind.
    expect(Object.keys(words).filter((name) => !known.some((command) => command.name === name))).toEqual([]);
  });
}

for (const [part, english, german] of [
  ["sign-in", englishSignIn, germanSignIn],
  ["parts that are loaded later", englishParts, germanParts],
] as const) {
  test(`the words of the ${part} are complete in German`, () => {
    expect(keysOf(german)).toEqual(keysOf(english));
    expect(keysOf(german).filter((key) => textAt(german, key) === "")).toEqual([]);
  });
}

for (const language of Object.keys(languages) as Language[]) {
  test.describe(`on a phone of 360 px, in ${language}`, () => {
    test.use({ viewport: { width: 360, height: 800 }, hasTouch: true, locale: language });

    test("no word is too long for its button", async ({ page }) => {
      await open(page);
      await page.locator("[data-action=lacking]").click();
      await unfold(page);
      await page.locator("[data-action=edit-buttons]").click();
      await expect(page.locator("[data-pin]").first()).toBeVisible();
      expect(await brokenWords(page)).toEqual([]);
    });
  });
}

/** The words of buttons that do not fit on a line: those that a break goes through, but at a soft hyphen. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    for (const element of document.querySelectorAll("button, summary, .segment > span, a.plain")) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (node.parentElement?.closest(".visually-hidden")) continue;
        for (const { 0: word, index } of node.data.matchAll(/[^\s\u00ad/-]+/g)) {
          if (word.length < 2) continue;
          const range = document.createRange();
          // To the first letter after a break belongs the end of the line above, hyphen included.
          range.setStart(node, index + 1);
          range.setEnd(node, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1)
            broken.push(`${word} in “${element.textContent?.trim().replaceAll(/\s+/g, " ")}”`);
        }
      }
    }
    return broken;
  });
}

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

/** A text as it is shown, with something in each of its gaps. */
function said(text: unknown): string {
  const shown = typeof text === "function" ? text(SAMPLE, SAMPLE, SAMPLE) : text;
  return Array.isArray(shown) ? shown.join(" ") : String(shown);
}

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
