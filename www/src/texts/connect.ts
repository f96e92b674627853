/** The words of the dialog that connects a car. They are loaded with it, and so are not among `texts`. */

import { englishConnect } from "./english-connect.ts";
import { frenchConnect } from "./french-connect.ts";
import { germanConnect } from "./german-connect.ts";
import { type Language, language } from "./index.ts";
import { spanishConnect } from "./spanish-connect.ts";

const words: Readonly<Record<Language, typeof englishConnect>> = {
  en: englishConnect,
  de: germanConnect,
  fr: frenchConnect,
  es: spanishConnect,
};

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function connectTexts(): typeof englishConnect {
  return words[language()];
}
