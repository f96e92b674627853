import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CarState } from "../car-state.ts";
import { choose } from "../preferences.ts";
import { chooseLanguage, language, languages, texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";

/** Language and units, and the way to leave no trace. Asks for that with a `forget` event. */
@customElement("settings-panel")
export class SettingsPanel extends LightElement {
  @property({ attribute: false }) car: CarState | undefined;

  @state() private sure = false;

  override render(): TemplateResult {
    const words = texts.settings;
    const units = unitsFor(this.car);
    return html`<h2 id="settings-title">${words.title}</h2>
      <div class="settings">
        ${choice("language", words.language, languages, language(), (one) => void chooseLanguage(one))}
        ${choice("temperature", words.temperature, { C: "°C", F: "°F" }, units.temperature, (one) =>
          choose({ temperature: one }),
        )}
        ${choice("distance", words.distance, { km: "km", mi: "mi" }, units.distance, (one) =>
          choose({ distance: one }),
        )}
        <div class="forget">
          <button
            type="button"
            data-action="forget"
            ?data-armed=${this.sure}
            aria-describedby="forget-hint"
            @click=${this.forget}
            @blur=${() => {
              this.sure = false;
            }}
          >
            ${this.sure ? words.forgetAgain : words.forget}
          </button>
          <p class="hint" id="forget-hint">${words.kept} ${words.forgetHint}</p>
        </div>
      </div>`;
  }

  private forget(event: MouseEvent): void {
    // The second half of a double click is no second press.
    if (event.detail > 1) return;
    this.sure = !this.sure;
    if (!this.sure) this.dispatchEvent(new CustomEvent("forget"));
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
    <div class="segments">
      ${(Object.entries(words) as [T, string][]).map(
        ([value, label]) => html`<label class="segment">
          <input
            type="radio"
            name="settings-${name}"
            value=${value}
            .checked=${value === chosen}
            @change=${() => pick(value)}
          />
          <span>${label}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}
