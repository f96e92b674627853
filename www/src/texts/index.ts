import type { CommandInfo, ParameterInfo } from "tesla-commands";
import { choose, chosen } from "../preferences.ts";
import { english } from "./english.ts";

export { decimal, duration, quantity, seconds } from "./quantities.ts";

/** All words of the page, in one language. */
export type Texts = typeof english;

/** What a language says in place of the catalogue's English words. */
export type CommandTexts = Readonly<Record<string, Words & { parameters?: Readonly<Record<string, Words>> }>>;
type Words = Pick<CommandInfo, "title" | "description">;

/** The words in the language that was chosen last. Read it when it is shown, since it changes with the language. */
export let texts: Texts = english;

let commandTexts: CommandTexts = {};

/** The languages, each in its own words. */
export const languages = { en: "English", de: "Deutsch", fr: "Français", es: "Español" } as const;

export type Language = keyof typeof languages;

/** The words of one language. */
interface Catalogue {
  texts: Texts;
  commands: CommandTexts;
}

/** The languages that are loaded when they are wanted. English is there from the start. */
export const catalogues: Readonly<Record<Exclude<Language, "en">, () => Promise<Catalogue>>> = {
  de: () =>
    import("./german.ts").then(({ german, germanCommands }) => ({ texts: german, commands: germanCommands })),
  fr: () =>
    import("./french.ts").then(({ french, frenchCommands }) => ({ texts: french, commands: frenchCommands })),
  es: () =>
    import("./spanish.ts").then(({ spanish, spanishCommands }) => ({
      texts: spanish,
      commands: spanishCommands,
    })),
};

let spoken: Language = "en";

/** The language that was asked for last; it may still be loading. */
let wantedLast: Language = "en";

/** The language that the page speaks. */
export function language(): Language {
  return spoken;
}

/** Turns to another language, and keeps that choice. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  await applyLanguage(wanted);
  choose({ language: wantedLast });
}

/** Makes a language the page's, by default the chosen one, else the browser's where the page speaks it. Where it cannot be
 * loaded, the page speaks English. */
export async function applyLanguage(wanted = preferred()): Promise<void> {
  wantedLast = wanted;
  const loaded = wanted === "en" ? undefined : await catalogues[wanted]().catch(() => undefined);
  // Another one was chosen while this one was on its way.
  if (wanted !== wantedLast) return;
  texts = loaded?.texts ?? english;
  commandTexts = loaded?.commands ?? {};
  spoken = loaded ? wanted : "en";
  // Numbers and times as they are written where the person lives.
  document.documentElement.lang = navigator.languages.find((tag) => languageOf(tag) === spoken) ?? spoken;
}

function preferred(): Language {
  const { language } = chosen();
  // A version of the page that spoke more languages may have kept one.
  if (language !== undefined && language in languages) return language;
  return navigator.languages.map(languageOf).find((one) => one !== undefined) ?? "en";
}

/** The page's language for a tag of the browser: French for "fr-CA". */
function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split("-")[0];
  return (Object.keys(languages) as Language[]).find((one) => one === primary);
}

/** A command with its words in the page's language; a command that the language does not know keeps its English ones. */
export function translated(command: CommandInfo): CommandInfo {
  const words = commandTexts[command.name];
  if (!words) return command;
  const { title, description, parameters } = words;
  return {
    ...command,
    title,
    description,
    parameters: command.parameters.map(
      (one) => ({ ...one, ...parameters?.[one.name] }) satisfies ParameterInfo,
    ),
  };
}
