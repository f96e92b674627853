import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { LightElement } from "../components/light-element.ts";
import { icons } from "../icons.ts";
import { scaleOf } from "../parameters.ts";
import { texts } from "../texts/index.ts";
import { speed } from "../units.ts";
import { caption, type Field, hint } from "./field.ts";

/** How long a slider or stepper has to rest before its number counts as chosen: a drag, and a row of presses, is one
 * change. */
const settleMs = 700;

/** How many steps a slider may have: the minutes of a day. */
const longestRange = 24 * 60;

declare global {
  interface HTMLElementTagNameMap {
    "number-field": NumberField;
  }
}

/** A number with its unit: typed, stepped, or slid. A required one starts at what the car has; an optional one starts
 * empty, which means that it is not sent, and so has no slider. Sends `settle` when a slid or stepped number rests. */
@customElement("number-field")
export class NumberField extends LightElement {
  @property({ attribute: false }) field!: Field;

  /** What the slider shows. The number field itself is left to the person: writing to it would cut off what is being
   * typed, such as "21." on the way to "21.5". */
  @state() private value = "";

  @query("input[type=number]") private readonly input!: HTMLInputElement;

  #settling: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#settling);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.value = this.initial;
    else if (changed.has("field")) this.followCar(changed.get("field"));
  }

  override render(): TemplateResult {
    const { parameter, id, required } = this.field;
    const { title } = parameter;
    const { min, max, unit } = this.range;
    const hasSlider = required && this.isShort;
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
              placeholder=${ifDefined(parameter.defaultsTo ? texts.field.asDriver : undefined)}
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
              @change=${this.settle}
            />`
          : nothing
      }
      ${this.renderHint()}
    </div>`;
  }

  /** What else helps: the speed in the person's unit, where the car takes mph. */
  private renderHint(): TemplateResult {
    const { id, parameter, required, units, sendsItself } = this.field;
    if (parameter.unit === "mph" && units.distance === "km" && this.value !== "") {
      return html`<p class="hint" id="${id}-hint">${texts.field.equals(speed(Number(this.value), units))}</p>`;
    }
    if (sendsItself && required)
      return html`<p class="hint" id="${id}-hint">${texts.field.sentWhenLetGo}</p>`;
    return hint(this.field);
  }

  /** The limits and the unit as they are shown; the limits lie within those of the wire. */
  private get range(): { min: number | undefined; max: number | undefined; unit: string | undefined } {
    const { parameter, units } = this.field;
    const { min, max, unit } = parameter;
    const scale = scaleOf(parameter, units);
    if (!scale || min === undefined || max === undefined) return { min, max, unit };
    const inside = (shown: number): boolean => scale.toWire(shown) >= min && scale.toWire(shown) <= max;
    const [low, high] = [scale.toShown(min), scale.toShown(max)];
    return { min: inside(low) ? low : low + 1, max: inside(high) ? high : high - 1, unit: scale.unit };
  }

  private get step(): string {
    const { parameter, units } = this.field;
    return String(
      scaleOf(parameter, units)?.step ?? parameter.step ?? (parameter.kind === "integer" ? 1 : 0.5),
    );
  }

  /** What the car has, or the middle of the range, on a step. */
  private get start(): string {
    const { parameter, units, current } = this.field;
    const { min = 0, max = min } = this.range;
    const step = Number(this.step);
    const shown =
      current === undefined ? undefined : (scaleOf(parameter, units)?.toShown(current) ?? current);
    const onStep = min + Math.round(((shown ?? (min + max) / 2) - min) / step) * step;
    return String(Math.min(max, Math.max(min, onStep)));
  }

  private get initial(): string {
    const { current, required } = this.field;
    return required && (this.isShort || current !== undefined) ? this.start : "";
  }

  /** Whether the range can be slid over. A longer one, such as of a place or an id, has no middle worth starting from. */
  private get isShort(): boolean {
    const { min, max } = this.range;
    return min !== undefined && max !== undefined && (max - min) / Number(this.step) <= longestRange;
  }

  /** The car, or the unit, has changed: the field shows the new number, unless somebody is choosing another one. */
  private followCar(before: Field | undefined): void {
    const isSame =
      before?.current === this.field.current && before?.units.temperature === this.field.units.temperature;
    const isChoosing = this.#settling !== undefined || this.input === document.activeElement;
    if (isSame || isChoosing) return;
    this.value = this.initial;
    this.input.value = this.initial;
  }

  private follow(): void {
    this.value = this.input.value;
  }

  private slide(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.value = event.target.value;
    this.input.value = event.target.value;
    clearTimeout(this.#settling);
  }

  /** One step up or down; from an empty field, to where it would start. */
  private move(direction: 1 | -1): void {
    const { input } = this;
    if (input.value === "") input.value = this.start;
    else if (direction > 0) input.stepUp();
    else input.stepDown();
    // The form follows its fields by this event, and so does the slider.
    input.dispatchEvent(new Event("input", { bubbles: true }));
    this.settle();
  }

  private settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.dispatchEvent(new CustomEvent("settle", { bubbles: true }));
    }, settleMs);
  }
}
