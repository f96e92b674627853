/** The words of Bluetooth. They are loaded with the parts that need them, and so are not among `texts`. */

import { englishBluetooth } from "./english-bluetooth.ts";
import { frenchBluetooth } from "./french-bluetooth.ts";
import { germanBluetooth } from "./german-bluetooth.ts";
import { type Language, language } from "./index.ts";
import { spanishBluetooth } from "./spanish-bluetooth.ts";

const words: Readonly<Record<Language, typeof englishBluetooth>> = {
  en: englishBluetooth,
  de: germanBluetooth,
  fr: frenchBluetooth,
  es: spanishBluetooth,
};

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function bluetoothTexts(): typeof englishBluetooth {
  return words[language()];
}
