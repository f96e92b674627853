/** The words of the parts that show more of the car. They are loaded with those parts, and so are not among `texts`. */

import { englishParts } from "./english-parts.ts";
import { germanParts } from "./german-parts.ts";
import { language } from "./index.ts";

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function partTexts(): typeof englishParts {
  return language() === "de" ? germanParts : englishParts;
}
