/** The words of the parts that show more of the car. They are loaded with those parts, and so are not among `texts`. */

import { englishParts } from "./english-parts.ts";
import { frenchParts } from "./french-parts.ts";
import { germanParts } from "./german-parts.ts";
import { type Language, language } from "./index.ts";
import { spanishParts } from "./spanish-parts.ts";

const words: Readonly<Record<Language, typeof englishParts>> = {
  en: englishParts,
  de: germanParts,
  fr: frenchParts,
  es: spanishParts,
};

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function partTexts(): typeof englishParts {
  return words[language()];
}
