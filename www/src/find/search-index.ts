import MiniSearch from "minisearch";
import type { CommandInfo } from "tesla-commands";
import { settingNames } from "../fields/setting-field.ts";
import { isCommon } from "../groups.ts";
import { english } from "../texts/english.ts";
import { englishSearch } from "../texts/english-search.ts";
import { frenchSearch } from "../texts/french-search.ts";
import { germanSearch } from "../texts/german-search.ts";
import { type CommandTexts, catalogues, type Language, language, type Texts } from "../texts/index.ts";
import type { SearchWords } from "../texts/search-words.ts";
import { spanishSearch } from "../texts/spanish-search.ts";
import { places } from "./places.ts";

/** One language, as far as it is searched. */
interface Searched {
  language: Language;
  texts: Texts;
  commands: CommandTexts;
  words: SearchWords;
}

/** The words that people use, in each language. */
const searchWords: Readonly<Record<Language, SearchWords>> = {
  en: englishSearch,
  de: germanSearch,
  fr: frenchSearch,
  es: spanishSearch,
};

/** What can be found besides commands: `setting:` is a choice, `place:` a part of the page. */
const others: Readonly<Record<string, (texts: Texts) => string>> = Object.fromEntries([
  ...settingNames.map((name) => [`setting:${name}`, ({ settings }: Texts) => settings[name]] as const),
  ...Object.entries(places).map(([name, { title }]) => [`place:${name}`, title] as const),
]);

/** Finds commands and parts of the page by what people call them, in all languages at once. Returns their names, the
 * best first. */
export type Search = (query: string) => readonly string[];

/** Makes the index, for which the other languages are loaded; without a network it is one of those that are there. */
export async function createSearch(commands: readonly CommandInfo[]): Promise<Search> {
  const languages = await loadLanguages();
  const index = new MiniSearch({
    fields: ["title", "words", "parameters", "description"],
    storeFields: ["name", "language"],
    processTerm: plain,
  });
  for (const one of languages) {
    index.addAll(commands.map((command) => documentOf(command, one)));
    index.addAll(Object.entries(others).map(([name, title]) => otherDocumentOf(name, title(one.texts), one)));
  }
  return (query) => {
    const found = index.search(query, {
      combineWith: "AND",
      prefix: true,
      // Typing errors, in words that are long enough to stay distinct.
      fuzzy: (term) => (term.length > 4 ? 0.25 : false),
      // The same letters may begin something else in a language that the person does not speak.
      boostDocument: (_id, _term, stored) =>
        (isCommon(String(stored?.name)) ? 2 : 1) * (stored?.language === language() ? 2 : 1),
      boost: { title: 3, words: 2.5, parameters: 0.5, description: 0.4 },
    });
    return [...new Set(found.map(({ name }) => String(name)))];
  };
}

async function loadLanguages(): Promise<Searched[]> {
  const others = (Object.keys(catalogues) as (keyof typeof catalogues)[]).map(async (one) => {
    const catalogue = await catalogues[one]().catch(() => undefined);
    return catalogue ? [{ language: one, ...catalogue, words: searchWords[one] }] : [];
  });
  const first: Searched = { language: "en", texts: english, commands: {}, words: searchWords.en };
  return [first, ...(await Promise.all(others)).flat()];
}

/** A command in one language. Each language has a document of its own, so that words of the others weigh nothing in it. */
function documentOf(command: CommandInfo, { language, texts, commands, words }: Searched) {
  const { name, parameters } = command;
  const own = commands[name];
  return {
    id: `${language} ${name}`,
    name,
    language,
    title: (own ?? command).title,
    words: `${name} ${words[name] ?? ""}`,
    parameters: parameters
      .flatMap((one) => [
        own?.parameters?.[one.name]?.title ?? one.title,
        ...(one.choices ?? []).map((choice) => texts.field.choices[choice] ?? choice),
      ])
      .join(" "),
    description: (own ?? command).description,
  };
}

function otherDocumentOf(name: string, title: string, { language, words }: Searched) {
  return { id: `${language} ${name}`, name, language, title, words: words[name] ?? "" };
}

/** A word as it is compared: without marks and soft hyphens, and ß as ss. */
function plain(term: string): string | null {
  const word = term
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f\u00ad]/g, "")
    .replaceAll("ß", "ss");
  return word === "" ? null : word;
}
