import { html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { LightElement } from "../components/light-element.ts";
import { looksLikeObject, parseObject } from "../parameters.ts";
import { texts } from "../texts/index.ts";
import { calendarExample } from "./calendar-example.ts";
import { caption, type Field, hint } from "./field.ts";

/** Far above any calendar that a car takes. */
const largestFile = 1024 * 1024;

/** Calendar entries: typed, pasted, taken from a file, or an example to start from. */
@customElement("calendar-field")
export class CalendarField extends LightElement {
  @property({ attribute: false }) field!: Field;

  @state() private fileError = "";

  @query("textarea") private readonly area!: HTMLTextAreaElement;

  override render(): TemplateResult {
    const { parameter, id, required } = this.field;
    return html`<div class="field">
      <label for=${id}>${caption(this.field)}</label>
      <textarea
        class="text"
        id=${id}
        name=${parameter.name}
        rows="5"
        ?required=${required}
        autocomplete="off"
        spellcheck="false"
        aria-describedby="${id}-hint"
        @input=${this.check}
      ></textarea>
      ${hint(this.field)}
      <div class="row">
        <button type="button" class="plain" data-action="example" @click=${this.useExample}>
          ${texts.field.useExample}
        </button>
        <label class="plain file">
          <input type="file" accept=".json,.ics,.txt,application/json,text/*" @change=${this.useFile} />
          <span>${texts.field.pickFile}</span>
        </label>
      </div>
      <p class="error" role="alert">${this.fileError}</p>
    </div>`;
  }

  private useExample(): void {
    this.fill(JSON.stringify(calendarExample(new Date()), null, 2));
  }

  private async useFile(event: Event): Promise<void> {
    const picker = event.target;
    if (!(picker instanceof HTMLInputElement)) return;
    const [file] = picker.files ?? [];
    if (!file) return;
    if (file.size > largestFile) this.fileError = texts.field.fileTooLarge;
    else this.fill(await file.text());
    // So that the same file can be picked again after it was changed.
    picker.value = "";
  }

  private fill(text: string): void {
    this.fileError = "";
    this.area.value = text;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Broken JSON is told here, by the browser's own message at the field, before anything is sent. */
  private check(): void {
    const { area } = this;
    area.setCustomValidity("");
    if (!looksLikeObject(area.value)) return;
    try {
      parseObject(area.value);
    } catch (error) {
      area.setCustomValidity(texts.field.badJson(String(error)));
    }
  }
}
