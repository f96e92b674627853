import { html, type TemplateResult } from "lit";
import { partTexts } from "../texts/parts.ts";
import { moment } from "../times.ts";

/** The time that numbers are of. */
export function asOf(at: Date): TemplateResult {
  return html`<time datetime=${at.toISOString()}>${partTexts().running.asOf(moment(at))}</time>`;
}
