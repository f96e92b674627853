import { html, type TemplateResult } from "lit";

/** The button that chooses a car, with a few words about it. */
export function carButton(id: string, name: string, about: string, choose: () => void): TemplateResult {
  return html`<button type="button" data-vehicle=${id} @click=${choose}>
    <span class="label">${name}</span><span class="quiet">${about}</span>
  </button>`;
}
