import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { LightElement } from "../components/light-element.ts";
import "../styles/planners.css";
import { partTexts } from "../texts/parts.ts";
import { checkDays, dayBoxes, dayNames } from "./days.ts";
import { caption, type Field } from "./field.ts";

/** Days of the week, of which at least one is ticked. */
@customElement("days-field")
export class DaysField extends LightElement {
  @property({ attribute: false }) field!: Field;

  override render(): TemplateResult {
    const { parameter, id } = this.field;
    return html`<fieldset class="field choice" @change=${this.check}>
      <legend>${caption(this.field)}</legend>
      ${dayBoxes(parameter.name, id, 0, (day) => dayNames[day] ?? "")}
    </fieldset>`;
  }

  protected override firstUpdated(): void {
    this.check();
  }

  private check(): void {
    checkDays(this.querySelectorAll("input"), this.field.required ? partTexts().schedules.noDay : "");
  }
}
