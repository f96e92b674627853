import { html, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CarState } from "../car-state.ts";
import { settingField, settingNames } from "../fields/setting-field.ts";
import { texts } from "../texts/index.ts";
import { LaterElement } from "./later-element.ts";

/** Language and units, and the way to leave no trace. Asks for that with a `forget` event. */
@customElement("settings-panel")
export class SettingsPanel extends LaterElement {
  @property({ attribute: false }) car: CarState | undefined;

  @state() private sure = false;

  override render(): TemplateResult {
    const words = texts.settings;
    return html`<h2 id="settings-title">${words.title}</h2>
      <div class="settings">
        ${settingNames.map((name) => settingField(name, this.car, "settings"))}
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
