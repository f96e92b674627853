import { html, type TemplateResult } from "lit";

/** A field for a time of the day, given in minutes after midnight. */
export function timeInput(
  id: string,
  name: string,
  title: string,
  minutes: number | undefined,
  isRequired: boolean,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}><span class="caption">${title}</span></label>
    <input class="text" type="time" id=${id} name=${name} .value=${inputTime(minutes)} ?required=${isRequired} />
  </div>`;
}

/** Minutes after midnight as `<input type="time">` has them. */
function inputTime(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}
