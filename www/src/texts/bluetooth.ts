/** The words of Bluetooth. They are loaded with the parts that need them, and so are not among `texts`. */

import { englishBluetooth } from "./english-bluetooth.ts";
import { germanBluetooth } from "./german-bluetooth.ts";
import { language } from "./index.ts";

/** The words in the language of the page. Call it when they are shown, since it changes with the language. */
export function bluetoothTexts(): typeof englishBluetooth {
  return language() === "de" ? germanBluetooth : englishBluetooth;
}
