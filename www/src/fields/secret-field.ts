import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { texts } from "../texts/index.ts";
import { caption, type Field, hint } from "./field.ts";

/** A PIN of four digits, or a password: masked, and kept out of what the browser remembers of forms. */
export function secretField(field: Field): TemplateResult {
  const { parameter, id, required } = field;
  const isPin = parameter.kind === "pin";
  return html`<div class="field">
    <div class="field-row">
      <label for=${id}>${caption(field)}</label>
      <input
      class="text ${isPin ? "pin" : ""}"
      id=${id}
      name=${parameter.name}
      type="password"
      inputmode=${isPin ? "numeric" : "text"}
      pattern=${ifDefined(isPin ? "[0-9]{4}" : undefined)}
      maxlength=${ifDefined(isPin ? 4 : undefined)}
      title=${ifDefined(isPin ? texts.field.pinHint : undefined)}
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
