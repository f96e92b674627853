import { html, nothing, type TemplateResult } from "lit";
import { choiceWords } from "../parameters.ts";
import { texts } from "../texts/index.ts";
import { caption, type Field, hint } from "./field.ts";

/** A row of segments, one of which is chosen: for yes or no, and for a short list of words. A required choice starts
 * with none chosen, so that nothing is sent which nobody picked. */
export function choiceField(field: Field): TemplateResult {
  const { parameter, id, required } = field;
  return html`<fieldset class="field choice" aria-describedby="${id}-hint">
    <legend>${caption(field)}</legend>
    <div class="segments">
      ${segments(field).map(
        ({ value, label }) => html`<label class="segment">
          <input
            type="radio"
            name=${parameter.name}
            value=${value}
            ?required=${required}
            ?checked=${value === ""}
          />
          <span>${label}</span>
        </label>`,
      )}
    </div>
    ${parameter.description ? hint(field) : nothing}
  </fieldset>`;
}

function segments({ parameter, required }: Field): { value: string; label: string }[] {
  const values =
    parameter.kind === "boolean"
      ? [
          { value: "true", label: texts.field.on },
          { value: "false", label: texts.field.off },
        ]
      : (parameter.choices ?? []).map((value) => ({
          value,
          label: choiceWords(value),
        }));
  return required ? values : [{ value: "", label: texts.field.unset }, ...values];
}
