/** The words of the sign-in. They are loaded with the parts that need them, and so are not among `texts`. */

import { englishSignIn } from "./english-sign-in.ts";
import { frenchSignIn } from "./french-sign-in.ts";
import { germanSignIn } from "./german-sign-in.ts";
import { type Language, language } from "./index.ts";
import { spanishSignIn } from "./spanish-sign-in.ts";

const words: Readonly<Record<Language, typeof englishSignIn>> = {
  en: englishSignIn,
  de: germanSignIn,
  fr: frenchSignIn,
  es: spanishSignIn,
};

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function signInTexts(): typeof englishSignIn {
  return words[language()];
}
