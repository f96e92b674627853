import { html, type TemplateResult } from "lit";
import { texts } from "../texts/index.ts";
import { segments } from "./segments.ts";

/** Where a command is to work: where the car is, or a place whose fields the form then shows. The field's name is
 * `place`, and its value `car` or `other`. */
export function placeField(isOther: boolean): TemplateResult {
  const words = texts.place;
  return html`<fieldset class="field choice">
    <legend><span class="caption">${words.title}</span></legend>
    ${segments({
      name: "place",
      options: [
        ["car", words.car],
        ["other", words.other],
      ],
      chosen: isOther ? "other" : "car",
    })}
  </fieldset>`;
}
