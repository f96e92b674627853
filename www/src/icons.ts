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
  up: icon("M10 15.5v-11M5.500 9 10 4.500 14.500 9"),
  down: icon("M10 4.500v11M5.500 11 10 15.500 14.500 11"),
  star: icon("m10 3 2.100 4.600 5 .600-3.700 3.400 1 4.900L10 14l-4.400 2.500 1-4.900L2.900 8.200l5-.600z"),
  lock: icon("M5 9.500h10v7H5zM7 9.500V6.500a3 3 0 0 1 6 0v3M10 12.500v1.500"),
  climate: icon(
    "M10 2.500v15M3.500 6.250l13 7.500M3.500 13.750l13-7.500M7.500 3.500 10 6l2.500-2.500M7.500 16.500 10 14l2.500 2.500",
  ),
  charge: icon("M11 2.500 5 11.500h4.500L9 17.500l6-9h-4.500z"),
  trunk: icon(
    "M2.500 13.500v-3l4-1 4-4h4.500c1.500 0 2.500 2 2.500 4v4M2.500 13.500h2M8 13.500h5M16.500 13.500h1M4.500 13.500a1.750 1.750 0 1 0 3.500 0 1.750 1.750 0 1 0-3.500 0M13 13.500a1.750 1.750 0 1 0 3.500 0 1.750 1.750 0 1 0-3.500 0",
  ),
};
