import type { CommandInfo } from "tesla-commands";

/** Words that say nothing by themselves. */
const small = new Set(
  (
    "a an the of to it its or and is in by with which car at where whether on off how what not for from into their " +
    "them that this all be are there has have one sets switches lets"
  ).split(" "),
);

/** From how many new words on a sentence says more than the title above it. */
const enough = 3;

/** Whether a command's sentence says more than its title: "Honk horn. Honks the horn." does not. The English words of
 * the catalogue decide for all languages. */
export function saysMore({ title, description }: CommandInfo): boolean {
  const said = new Set(stems(title));
  return new Set(stems(description).filter((stem) => !said.has(stem))).size >= enough;
}

/** The beginnings of the words that count: "charge" and "charging" have the same. */
function stems(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{2,}/g) ?? [];
  return words.filter((word) => !small.has(word)).map((word) => word.slice(0, 4));
}
