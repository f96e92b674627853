import { html, nothing, type TemplateResult } from "lit";
import { choiceWords } from "../parameters.ts";
import { texts } from "../texts/index.ts";
import { caption, type Field, hint } from "./field.ts";
import { segments } from "./segments.ts";

/** A row of segments, one of which is chosen: for yes or no, and for a short list of words. A required choice starts
 * with none chosen, so that nothing is sent which nobody picked. */
export function choiceField(field: Field): TemplateResult {
  const { parameter, id, required } = field;
  return html`<fieldset class="field choice" aria-describedby="${id}-hint">
    <legend>${caption(field)}</legend>
    ${segments({ name: parameter.name, options: optionsOf(field), chosen: "", required })}
    ${parameter.description ? hint(field) : nothing}
  </fieldset>`;
}

function optionsOf({ parameter, required }: Field): readonly (readonly [value: string, label: string])[] {
  const options: readonly (readonly [string, string])[] =
    parameter.kind === "boolean"
      ? [
          ["true", texts.field.on],
          ["false", texts.field.off],
        ]
      : (parameter.choices ?? []).map((value) => [value, choiceWords(value)] as const);
  return required ? options : [["", texts.field.unset], ...options];
}
