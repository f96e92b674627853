/** Each language has all words, and the page speaks the one that is asked for. */

import type { Page } from "@playwright/test";
import init, { commands } from "tesla-commands";
import { english } from "../../www/src/texts/english.ts";
import { englishBluetooth } from "../../www/src/texts/english-bluetooth.ts";
import { englishConnect } from "../../www/src/texts/english-connect.ts";
import { englishParts } from "../../www/src/texts/english-parts.ts";
import { englishSignIn } from "../../www/src/texts/english-sign-in.ts";
import { frenchBluetooth } from "../../www/src/texts/french-bluetooth.ts";
import { frenchConnect } from "../../www/src/texts/french-connect.ts";
import { frenchParts } from "../../www/src/texts/french-parts.ts";
import { frenchSignIn } from "../../www/src/texts/french-sign-in.ts";
import { germanBluetooth } from "../../www/src/texts/german-bluetooth.ts";
import { germanConnect } from "../../www/src/texts/german-connect.ts";
import { germanParts } from "../../www/src/texts/german-parts.ts";
import { germanSignIn } from "../../www/src/texts/german-sign-in.ts";
import { catalogues, type Language, languages } from "../../www/src/texts/index.ts";
import { spanishBluetooth } from "../../www/src/texts/spanish-bluetooth.ts";
import { spanishConnect } from "../../www/src/texts/spanish-connect.ts";
import { spanishParts } from "../../www/src/texts/spanish-parts.ts";
import { spanishSignIn } from "../../www/src/texts/spanish-sign-in.ts";
import { COMMANDS } from "../expectations/reference.ts";
import { buttonOf, carLine, expectState, formOf, open, press, unfold } from "./control-page.ts";
import { expect, test } from "./fixtures.ts";

test.beforeAll(() => init());

/** Stands where a text has a word of its own. */
const SAMPLE = "§";

type Other = Exclude<Language, "en">;

interface Expected {
  name: string;
  /** The words that it shares with English. */
  shared: readonly string[];
  /** A browser's language that is not quite the page's. */
  browser: string;
  signIn: object;
  parts: object;
  bluetooth: object;
  connect: object;
  simulated: string;
  carLine: string;
  already: string;
  lockDoors: string;
  alreadySo: string;
}

/** Each language but English. */
const OTHERS: Readonly<Record<Other, Expected>> = {
  de: {
    name: "Deutsch",
    shared: [
      "Tesla Commands",
      "Bluetooth",
      "iPhone",
      "Navigation",
      "Offline",
      "Name",
      "PIN",
      "Show",
      "Supercharger",
      "Token",
    ],
    browser: "de-AT",
    signIn: germanSignIn,
    parts: germanParts,
    bluetooth: germanBluetooth,
    connect: germanConnect,
    simulated: "Dies ist ein simuliertes Auto.",
    carLine: "Geparkt · verriegelt · 71 % · 17 °C",
    already: "Das Auto ist schon so.",
    lockDoors: "Türen verriegeln",
    alreadySo: "Schon so",
  },
  fr: {
    name: "Français",
    shared: ["Tesla Commands", "Bluetooth", "iPhone", "Navigation", "Distances", "Latitude", "Longitude"],
    browser: "fr-CA",
    signIn: frenchSignIn,
    parts: frenchParts,
    bluetooth: frenchBluetooth,
    connect: frenchConnect,
    simulated: "Cette voiture est simulée.",
    carLine: "Stationnée · verrouillée · 71 % · 17 °C",
    already: "Rien à faire : la voiture est déjà dans cet état.",
    lockDoors: "Verrouiller les portes",
    alreadySo: "Déjà fait",
  },
  es: {
    name: "Español",
    shared: ["Tesla Commands", "Bluetooth", "iPhone", "No", "PIN"],
    browser: "es-MX",
    signIn: spanishSignIn,
    parts: spanishParts,
    bluetooth: spanishBluetooth,
    connect: spanishConnect,
    simulated: "Este es un coche simulado.",
    carLine: "Aparcado · bloqueado · 71 % · 17 °C",
    already: "No hace falta: el coche ya está así.",
    lockDoors: "Bloquear puertas",
    alreadySo: "Ya está así",
  },
};

const others = Object.entries(OTHERS) as [Other, Expected][];

test("each language has its own name, and words that the tests know", () => {
  expect(languages).toEqual({
    en: "English",
    ...Object.fromEntries(others.map(([language, { name }]) => [language, name])),
  });
  expect(Object.keys(catalogues).sort()).toEqual(Object.keys(OTHERS).sort());
});

for (const [language, { shared, signIn, parts, bluetooth, connect }] of others) {
  /** Whether a text is in the language: it says something, and not what English says, but for words that both have. */
  const expectOwn = (key: string, ours: string | undefined, theirs: string): void => {
    expect([key, ours]).toEqual([key, expect.stringMatching(/\S/)]);
    // Figures and names are the same everywhere.
    const words = ours?.replaceAll(SAMPLE, "") ?? "";
    if (/\p{Letter}/u.test(words) && !shared.includes(words)) expect([key, ours]).not.toEqual([key, theirs]);
  };

  test(`${language} has the same keys as English, and none is left empty or in English`, async () => {
    const { texts } = await catalogues[language]();
    // The words of choices come from the wire, and only English is the wire's own language.
    const skipped = /^field\.choices\./;
    const keys = (words: object) => keysOf(words).filter((key) => !skipped.test(key));
    expect(keys(texts)).toEqual(keys(english));
    for (const key of keys(english)) expectOwn(key, said(textAt(texts, key)), said(textAt(english, key)));
  });

  for (const [what, own, theirs] of [
    ["the sign-in", signIn, englishSignIn],
    ["the parts that are loaded later", parts, englishParts],
    ["Bluetooth", bluetooth, englishBluetooth],
    ["the dialog that connects a car", connect, englishConnect],
  ] as const) {
    test(`${language} has all words of ${what}, and none is left empty or in English`, () => {
      expect(keysOf(own)).toEqual(keysOf(theirs));
      for (const key of keysOf(theirs)) expectOwn(key, said(textAt(own, key)), said(textAt(theirs, key)));
    });
  }

  test(`${language} has words for each command, each parameter of it and each choice`, async () => {
    const { texts, commands: words } = await catalogues[language]();
    const known = commands();
    for (const command of known) {
      const own = words[command.name];
      expectOwn(command.name, own?.title, command.title);
      expectOwn(command.name, own?.description, command.description);
      expect(Object.keys(own?.parameters ?? {}).sort()).toEqual(
        command.parameters.map((parameter) => parameter.name).sort(),
      );
      for (const { name, title, description, choices = [] } of command.parameters) {
        const key = `${command.name}.${name}`;
        expectOwn(key, own?.parameters?.[name]?.title, title);
        expectOwn(key, own?.parameters?.[name]?.description, description);
        for (const choice of choices) expectOwn(key, texts.field.choices[choice]?.toLowerCase(), choice);
      }
    }
    // A command that no longer exists leaves no words behind.
    expect(Object.keys(words).filter((name) => !known.some((command) => command.name === name))).toEqual([]);
  });

  test(`${language} gives the commands titles that differ`, async () => {
    const { commands: words } = await catalogues[language]();
    const titles = Object.values(words).map(({ title }) => title);
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
  });
}

test("French has narrow spaces that do not break at its high punctuation and quotes", async () => {
  const all = await allTexts("fr");
  expect(all.filter((text) => /[^\u202f][;!?»]|[^\u202f]:(?!\/\/|\S)|«[^\u202f]/.test(text))).toEqual([]);
  expect(all.filter((text) => /\p{Letter}'\p{Letter}/u.test(text))).toEqual([]);
});

test("Spanish opens each question and exclamation with its mark", async () => {
  const rests = (await allTexts("es")).map((text) => text.replaceAll(/¿[^¿?]+\?|¡[^¡!]+!/g, ""));
  expect(rests.filter((rest) => /[¿?¡!]/.test(rest))).toEqual([]);
});

for (const language of Object.keys(languages) as Language[]) {
  test.describe(`on a phone of 360 px, in ${language}`, () => {
    test.use({ viewport: { width: 360, height: 800 }, hasTouch: true, locale: language });

    test("no word is too long for the button of its command", async ({ page }) => {
      await open(page);
      await page.locator("[data-action=lacking]").click();
      await unfold(page);
      await expectInButtons(page);
      // What a button says once it is pressed.
      for (const command of ["door_unlock", "speed_limit_clear_pin_admin", "erase_user_data"]) {
        await buttonOf(page, command).click();
        await expectState(formOf(page, command), "armed");
        await expectInButtons(page);
      }
    });

    test("no word is too long for the other buttons", async ({ page }) => {
      await open(page);
      for (const fold of await page.locator(".car > .fold > summary").all()) await fold.click();
      await expect(page.locator("key-panel button").first()).toBeVisible();
      await page.locator("[data-action=forget]").click();
      await expectInButtons(page);
      await page.locator("[data-action=edit-buttons]").click();
      await expect(page.locator("[data-pin]").first()).toBeVisible();
      await expectInButtons(page);
      await page.locator("[data-action=connect]").click();
      await page.getByRole("dialog").locator("summary").click();
      await expectInButtons(page);
    });
  });
}

/** No button's text sticks out of it, is cut off, or breaks within a word. */
async function expectInButtons(page: Page): Promise<void> {
  expect(await brokenWords(page)).toEqual([]);
  expect(await cutTexts(page)).toEqual([]);
}

/** The texts that need more room than their button or its label has. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, button *, summary, .segment > span, a.plain, select")]
      .filter((element) => element instanceof HTMLElement && !element.closest(".visually-hidden"))
      .filter((element) => element.checkVisibility() && element.clientWidth > 0)
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth || scrollHeight > clientHeight,
      )
      .map((element) => `“${element.textContent?.trim().replaceAll(/\s+/g, " ")}”`),
  );
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

const menu = (page: Page) => page.getByRole("combobox");

for (const [language, expected] of others) {
  test(`the menu turns the whole page to ${language}, outcomes and activity included, and it is kept`, async ({
    page,
  }) => {
    await open(page);
    await press(page, "door_lock", false);
    await expect(formOf(page, "door_lock")).toContainText("Nothing to do: the car is already in that state.");
    await menu(page).selectOption(expected.name);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("[data-notice=simulated]")).toContainText(expected.simulated);
    await expect(carLine(page)).toHaveText(expected.carLine);
    await expect(formOf(page, "door_lock")).toContainText(expected.already);
    await expect(page.locator(".activity li")).toContainText(expected.lockDoors);
    await expect(page.locator(".activity li")).toContainText(expected.alreadySo);

    await page.reload();
    await expect(carLine(page)).toHaveText(expected.carLine);
    await expect(menu(page)).toHaveValue(language);
    await menu(page).selectOption("English");
    await expect(carLine(page)).toHaveText("Parked · locked · 71 % · 17 °C");
  });

  test.describe(`in a browser in ${expected.browser}`, () => {
    test.use({ locale: expected.browser });

    test(`the page is in ${language}, and nothing of it is English`, async ({ page }) => {
      await open(page);
      await expect(page.locator("html")).toHaveAttribute("lang", expected.browser);
      await expect(carLine(page)).toHaveText(expected.carLine);
      const { texts } = await catalogues[language]();
      const shown = (await page.locator("tesla-app").textContent()) ?? "";
      const found = textsOf(english).filter(
        (text) => /\w+ \w+ \w+/.test(text) && shown.includes(text) && !textsOf(texts).includes(text),
      );
      expect(found).toEqual([]);
      for (const { title, description } of commands().filter(({ name }) => COMMANDS.includes(name))) {
        expect(shown).not.toContain(title);
        expect(shown).not.toContain(description);
      }
    });
  });
}

/** What a browser asks for, in the order of its person's choice, and what the page speaks then. */
const BROWSERS: readonly [asked: readonly string[], lang: string][] = [
  [["pt-BR"], "en"],
  [["it-IT", "de-CH", "en-US"], "de-CH"],
  [["en-GB", "de-DE"], "en-GB"],
  // North Frisian only begins as French does.
  [["frr"], "en"],
];

for (const [asked, lang] of BROWSERS) {
  test(`a browser that asks for ${asked.join(", ")} gets ${lang}`, async ({ page }) => {
    await page.addInitScript((tags) => {
      Object.defineProperty(navigator, "languages", { get: () => tags });
      Object.defineProperty(navigator, "language", { get: () => tags[0] });
    }, asked);
    await open(page);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(menu(page)).toHaveValue(lang.split("-")[0] ?? "");
  });
}

test("the menu has a name, and each language is written in its own words and marked as such", async ({
  page,
}) => {
  await open(page);
  await expect(page.getByRole("combobox", { name: "Language" })).toHaveValue("en");
  const shown = await menu(page)
    .locator("option")
    .evaluateAll((all) => all.map((one) => [one.getAttribute("lang"), one.textContent]));
  expect(shown).toEqual([["en", "English"], ...others.map(([language, { name }]) => [language, name])]);
});

test("the menu needs nothing but a keyboard, and follows the settings", async ({ page }) => {
  await open(page);
  await menu(page).focus();
  await page.keyboard.press("D");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(menu(page)).toBeFocused();
  await expect(page.locator("[name=settings-language][value=de]")).toBeChecked();
  await page.locator("label", { has: page.locator("[name=settings-language][value=en]") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
  await expect(menu(page)).toHaveValue("en");
});

test.describe("without a service worker, which would have kept the languages", () => {
  test.use({ serviceWorkers: "block" });

  test("the language that was chosen last wins, whichever is loaded last", async ({ page }) => {
    let release = (): void => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route("**/german-*.js", async (route) => {
      await held;
      await route.continue();
    });
    await open(page);
    await menu(page).selectOption("Deutsch");
    await menu(page).selectOption("English");
    const loaded = page.waitForResponse(/german-.*\.js/);
    release();
    await (await loaded).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
    await expect(menu(page)).toHaveValue("en");
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
  });

  test("the page speaks English where a language can't be loaded, and the menu says so", async ({
    page,
    complaints,
  }) => {
    complaints.allow(/Failed to load|ERR_FAILED/);
    await page.route("**/german-*.js", (route) => route.abort());
    await open(page);
    const failed = page.waitForEvent("requestfailed");
    await menu(page).selectOption("Deutsch");
    await failed;
    await expect(menu(page)).toHaveValue("en");
    await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
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

/** All that a language says, its commands and its sign-in included, without code and addresses. */
async function allTexts(language: Other): Promise<string[]> {
  const { texts, commands: words } = await catalogues[language]();
  const { signIn, parts, bluetooth, connect } = OTHERS[language];
  return [texts, words, signIn, parts, bluetooth, connect].flatMap((part) =>
    keysOf(part).map((key) => said(textAt(part, key)).replaceAll(/\S+:\/\/\S*|refId:/g, "")),
  );
}
