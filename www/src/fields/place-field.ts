import { html, type TemplateResult } from "lit";
import { texts } from "../texts/index.ts";

/** Where a command is to work: where the car is, or a place whose fields the form then shows. The field's name is
 * `place`, and its value `car` or `other`. */
export function placeField(id: string, isOther: boolean): TemplateResult {
  const words = texts.place;
  return html`<fieldset class="field choice">
    <legend><span class="caption">${words.title}</span></legend>
    <div class="segments">
      ${segment(id, "car", words.car, !isOther)} ${segment(id, "other", words.other, isOther)}
    </div>
  </fieldset>`;
}

function segment(id: string, value: string, label: string, isChosen: boolean): TemplateResult {
  return html`<label class="segment">
    <input type="radio" id="${id}-${value}" name="place" value=${value} ?checked=${isChosen} />
    <span>${label}</span>
  </label>`;
}
