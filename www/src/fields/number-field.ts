import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { LightElement } from "../components/light-element.ts";
import { icons } from "../icons.ts";
import { texts } from "../texts.ts";
import { caption, type Field, hint } from "./field.ts";

/** A number with its unit: typed, stepped, or slid. A required one starts in the middle of its range; an optional one
 * starts empty, which means that it is not sent, and so has no slider. */
@customElement("number-field")
export class NumberField extends LightElement {
  @property({ attribute: false }) field!: Field;

  /** What the slider shows. The number field itself is left to the person: writing to it would cut off what is being
   * typed, such as "21." on the way to "21.5". */
  @state() private value = "";

  @query("input[type=number]") private readonly input!: HTMLInputElement;

  override willUpdate(): void {
    if (!this.hasUpdated) this.value = this.initial;
  }

  override render(): TemplateResult {
    const { parameter, id, required } = this.field;
    const { min, max, title, unit } = parameter;
    const hasSlider = required && min !== undefined && max !== undefined;
    return html`<div class="field">
      <div class="field-row">
        <label for=${id}>${caption(this.field)}</label>
        <div class="stepper">
          <button type="button" aria-label=${texts.field.less(title, this.step)} @click=${() => this.move(-1)}>
            ${icons.less}
          </button>
          <span class="reading">
            <input
              type="number"
              id=${id}
              name=${parameter.name}
              min=${ifDefined(min)}
              max=${ifDefined(max)}
              step=${this.step}
              inputmode=${parameter.kind === "integer" ? "numeric" : "decimal"}
              ?required=${required}
              autocomplete="off"
              aria-describedby="${id}-hint"
              value=${this.initial}
              @input=${this.follow}
            />
            ${unit ? html`<span class="unit" aria-hidden="true">${unit}</span>` : nothing}
          </span>
          <button type="button" aria-label=${texts.field.more(title, this.step)} @click=${() => this.move(1)}>
            ${icons.more}
          </button>
        </div>
      </div>
      ${
        hasSlider
          ? html`<input
              type="range"
              aria-label=${texts.field.slider(title)}
              min=${min}
              max=${max}
              step=${this.step}
              .value=${live(this.value)}
              @input=${this.slide}
            />`
          : nothing
      }
      ${hint(this.field)}
    </div>`;
  }

  private get step(): string {
    return String(this.field.parameter.step ?? (this.field.parameter.kind === "integer" ? 1 : 0.5));
  }

  /** The middle of the range, on a step. */
  private get middle(): string {
    const { min = 0, max = min } = this.field.parameter;
    const step = Number(this.step);
    return String(min + Math.round((max - min) / 2 / step) * step);
  }

  private get initial(): string {
    return this.field.required ? this.middle : "";
  }

  private follow(): void {
    this.value = this.input.value;
  }

  private slide(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.value = event.target.value;
    this.input.value = event.target.value;
  }

  /** One step up or down; from an empty field, to the middle of the range. */
  private move(direction: 1 | -1): void {
    const { input } = this;
    if (input.value === "") input.value = this.middle;
    else if (direction > 0) input.stepUp();
    else input.stepDown();
    // The form follows its fields by this event, and so does the slider.
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
