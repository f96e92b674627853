import { html, type TemplateResult } from "lit";
import { caption, type Field, hint } from "./field.ts";

/** One line of text, as it is sent. */
export function textField(field: Field): TemplateResult {
  const { parameter, id, required } = field;
  return html`<div class="field">
    <div class="field-row">
      <label for=${id}>${caption(field)}</label>
      <input
        class="text"
        id=${id}
        name=${parameter.name}
        ?required=${required}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="${id}-hint"
      />
    </div>
    ${hint(field)}
  </div>`;
}
