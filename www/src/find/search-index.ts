import MiniSearch from "minisearch";
import type { CommandInfo } from "tesla-commands";
import { isCommon } from "../groups.ts";
import { english } from "../texts/english.ts";
import { englishSearch } from "../texts/english-search.ts";
import { germanSearch } from "../texts/german-search.ts";
import { type CommandTexts, catalogues, type Language, type Texts } from "../texts/index.ts";
import type { SearchWords } from "../texts/search-words.ts";

/** One language, as far as it is searched. */
interface Searched {
  texts: Texts;
  commands: CommandTexts;
  words: SearchWords;
}

/** The words that people use, in each language. */
const searchWords: Readonly<Record<Language, SearchWords>> = {
  en: englishSearch,
  de: germanSearch,
};

/** What can be found besides commands: `setting:` is a choice, `place:` a part of the page. */
const others: Readonly<Record<string, (texts: Texts) => string>> = {
  "setting:language": ({ settings }) => settings.language,
  "setting:temperature": ({ settings }) => settings.temperature,
  "setting:distance": ({ settings }) => settings.distance,
  "place:forget": ({ settings }) => settings.forget,
  "place:keys": ({ keys }) => keys.title,
  "place:connect": ({ simulated }) => simulated.connect,
};

/** Finds commands and parts of the page by what people call them, in all languages at once. Returns their names, the
 * best first. */
export type Search = (query: string) => readonly string[];

/** Makes the index, for which the other languages are loaded; without a network it is one of those that are there. */
export async function createSearch(commands: readonly CommandInfo[]): Promise<Search> {
  const languages = await loadLanguages();
  const index = new MiniSearch({
    fields: ["title", "words", "parameters", "description"],
    processTerm: plain,
  });
  index.addAll(commands.map((command) => documentOf(command, languages)));
  index.addAll(
    Object.entries(others).map(([id, title]) => ({
      id,
      title: languages.map(({ texts }) => title(texts)).join(" "),
      words: languages.map(({ words }) => words[id]).join(" "),
    })),
  );
  return (query) =>
    index
      .search(query, {
        combineWith: "AND",
        prefix: true,
        // A slip of the finger in a word that is long enough to be known by the rest.
        fuzzy: (term) => (term.length > 4 ? 0.25 : false),
        boostDocument: (id) => (isCommon(String(id)) ? 2 : 1),
        boost: { title: 3, words: 2.5, parameters: 0.5, description: 0.4 },
      })
      .map(({ id }) => String(id));
}

async function loadLanguages(): Promise<Searched[]> {
  const others = (Object.keys(catalogues) as (keyof typeof catalogues)[]).map(async (language) => {
    const catalogue = await catalogues[language]().catch(() => undefined);
    return catalogue ? [{ ...catalogue, words: searchWords[language] }] : [];
  });
  return [{ texts: english, commands: {}, words: searchWords.en }, ...(await Promise.all(others)).flat()];
}

function documentOf(command: CommandInfo, languages: readonly Searched[]) {
  const { name, parameters } = command;
  const inEach = (
    words: (language: Searched, own: CommandTexts[string] | undefined) => (string | undefined)[],
  ) => languages.flatMap((language) => words(language, language.commands[name])).join(" ");
  return {
    id: name,
    title: inEach((_, own) => [(own ?? command).title]),
    words: `${name} ${inEach(({ words }) => [words[name]])}`,
    parameters: inEach(({ texts }, own) =>
      parameters.flatMap((one) => [
        own?.parameters?.[one.name]?.title ?? one.title,
        ...(one.choices ?? []).map((choice) => texts.field.choices[choice] ?? choice),
      ]),
    ),
    description: inEach((_, own) => [(own ?? command).description]),
  };
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
