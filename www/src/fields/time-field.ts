import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LightElement } from "../components/light-element.ts";
import { caption, type Field } from "./field.ts";

/** A time of the day, which the wire counts in minutes after midnight. */
@customElement("time-field")
export class TimeField extends LightElement {
  @property({ attribute: false }) field!: Field;

  override render(): TemplateResult {
    const { parameter, id, required } = this.field;
    return html`<div class="field">
      <div class="field-row">
        <label for=${id}>${caption(this.field)}</label>
        <input class="text" type="time" id=${id} name=${parameter.name} ?required=${required} />
      </div>
    </div>`;
  }
}
