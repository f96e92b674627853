import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { chooseLanguage, type Language, language, languages, texts } from "../texts/index.ts";

/** The languages of the page, each in its own words. */
export function languageMenu(): TemplateResult {
  return html`<select
    class="languages"
    aria-label=${texts.settings.language}
    data-action="language"
    @change=${({ currentTarget }: Event & { currentTarget: HTMLSelectElement }) =>
      void chooseLanguage(currentTarget.value as Language)}
  >
    ${Object.entries(languages).map(
      ([one, name]) =>
        // Live, since the person changes it too, and a language may not load.
        html`<option value=${one} lang=${one} .selected=${live(one === language())}>${name}</option>`,
    )}
  </select>`;
}
