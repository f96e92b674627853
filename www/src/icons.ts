import { html, type TemplateResult } from "lit";

/** An icon of 20 × 20 in the colour of the text around it. It only repeats what words nearby say, so assistive
 * technology does not see it. */
const icon = (path: string): TemplateResult => html`
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" />
  </svg>`;

/** All icons of the page. */
export const icons = {
  done: icon("M4.5 10.5 8 14l7.5-8"),
  already: icon("M5 7.5h10M5 12.5h10"),
  refused: icon("M5 10h10"),
  failed: icon("m5.5 5.5 9 9m0-9-9 9"),
  refresh: icon("M15.8 8.2A6.2 6.2 0 1 0 16.2 11M16 4.2v4h-4"),
  less: icon("M5 10h10"),
  more: icon("M5 10h10M10 5v10"),
};
