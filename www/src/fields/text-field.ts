import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { parseObject } from "../parameters.ts";
import { texts } from "../texts/index.ts";
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
        maxlength=${ifDefined(parameter.maxLength)}
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

/** An object, typed as JSON. */
export function objectField(field: Field): TemplateResult {
  const { parameter, id, required } = field;
  return html`<div class="field">
    <label for=${id}>${caption(field)}</label>
    <textarea
      class="text"
      id=${id}
      name=${parameter.name}
      rows="3"
      ?required=${required}
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${id}-hint"
      @input=${check}
    ></textarea>
    ${hint(field)}
  </div>`;
}

function check({ currentTarget }: Event): void {
  const area = currentTarget as HTMLTextAreaElement;
  area.setCustomValidity("");
  try {
    if (area.value !== "") parseObject(area.value);
  } catch (error) {
    area.setCustomValidity(texts.field.badJson(String(error)));
  }
}
