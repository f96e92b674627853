import { html, nothing, type TemplateResult } from "lit";
import type { ParameterInfo } from "tesla-commands";
import { texts } from "../texts/index.ts";
import type { Units } from "../units.ts";

/** One field of a form. All ids that it needs start with `id`, which is unique in the page. */
export interface Field {
  parameter: ParameterInfo;
  id: string;
  /** Whether it has to be filled: a field that is shown because of another one always has to be. */
  required: boolean;
  /** How it is in the car, in the unit of the wire, where the car reported that. */
  current: number | undefined;
  units: Units;
  /** Whether letting go of a slider sends the form. */
  sendsItself: boolean;
}

/** The words above a field, for its `<label>` or `<legend>`. */
export function caption({ parameter, required }: Field): TemplateResult {
  return html`<span class="caption">
    ${parameter.title}
    ${required ? nothing : html` <span class="quiet">${texts.field.optional}</span>`}
  </span>`;
}

/** The sentence below a field. Of a field that has to be filled the words above say enough for the eye, unless its
 * values stand for something: the numbers of seats, or what text has to look like. */
export function hint({ parameter, id, required }: Field): TemplateResult {
  const { kind, unit, description } = parameter;
  const isPlain = kind !== "text" && kind !== "object" && (kind !== "integer" || unit !== undefined);
  return html`<p class=${required && isPlain ? "visually-hidden" : "hint"} id="${id}-hint">${description}</p>`;
}
