import { html, type TemplateResult } from "lit";
import type { CarState } from "../car-state.ts";
import { choose } from "../preferences.ts";
import { chooseLanguage, language, languages, texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import { segments } from "./segments.ts";

/** The choices about the page itself. */
export const settingNames = ["language", "temperature", "distance"] as const;
export type SettingName = (typeof settingNames)[number];

/** One of them, under a name that no other field of the page has: `where` says where in the page it is. */
export function settingField(name: SettingName, car: CarState | undefined, where: string): TemplateResult {
  const title = texts.settings[name];
  const units = unitsFor(car);
  const id = `${where}-${name}`;
  switch (name) {
    case "language":
      return choice(id, title, languages, language(), (one) => void chooseLanguage(one));
    case "temperature":
      return choice(id, title, { C: "°C", F: "°F" }, units.temperature, (one) =>
        choose({ temperature: one }),
      );
    case "distance":
      return choice(id, title, { km: "km", mi: "mi" }, units.distance, (one) => choose({ distance: one }));
  }
}

function choice<T extends string>(
  name: string,
  title: string,
  words: Readonly<Record<T, string>>,
  chosen: T,
  pick: (value: T) => void,
): TemplateResult {
  return html`<fieldset class="field choice">
    <legend>${title}</legend>
    ${segments({ name, options: Object.entries(words) as [T, string][], chosen, pick })}
  </fieldset>`;
}
