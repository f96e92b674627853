import type { CommandInfo, ParameterInfo } from "tesla-commands";
import { choose, chosen } from "../preferences.ts";
import { english } from "./english.ts";

export { duration, quantity, seconds } from "./quantities.ts";

/** All words of the page, in one language. */
export type Texts = typeof english;

/** What a language says in place of the catalogue's English words. */
export type CommandTexts = Readonly<Record<string, Words & { parameters?: Readonly<Record<string, Words>> }>>;
type Words = Pick<CommandInfo, "title" | "description">;

/** The words in the language that was chosen last. Read it when it is shown, since it changes with the language. */
export let texts: Texts = english;

let commandTexts: CommandTexts = {};

/** The languages, each in its own words. */
export const languages = { en: "English", de: "Deutsch" } as const;

/** The chosen language, else the browser's where the page speaks it, else English. */
export function language(): keyof typeof languages {
  return chosen().language ?? (navigator.language.toLowerCase().startsWith("de") ? "de" : "en");
}

/** Turns to another language, and keeps that choice. */
export async function chooseLanguage(wanted: keyof typeof languages): Promise<void> {
  await applyLanguage(wanted);
  choose({ language: wanted });
}

/** Makes a language the page's. What is not English is loaded when it is wanted. */
export async function applyLanguage(wanted = language()): Promise<void> {
  const german = wanted === "de" ? await import("./german.ts") : undefined;
  texts = german?.german ?? english;
  commandTexts = german?.germanCommands ?? {};
  document.documentElement.lang = wanted;
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
