import { html, nothing, type TemplateResult } from "lit";
import { startAddress } from "../login.ts";
import { doesAgain, type Remedy } from "../remedy.ts";
import { texts } from "../texts/index.ts";

declare global {
  interface HTMLElementEventMap {
    remedy: CustomEvent<Remedy>;
  }
}

/** The button that begins what a person can do about a failure. Calls `again` for what was pressed, and asks the page for all
 * else with a `remedy` event. */
export function remedyButton(remedy: Remedy | undefined, again: () => void): TemplateResult | typeof nothing {
  if (!remedy) return nothing;
  const label = { ...texts.remedy, signIn: texts.real.signIn, connection: texts.real.change }[remedy];
  // The server sends the person to Tesla.
  if (remedy === "signIn")
    return html`<a class="button remedy" href=${startAddress.first} data-remedy=${remedy}>${label}</a>`;
  const begin = ({ currentTarget, detail }: Event & { currentTarget: HTMLElement; detail: number }): void => {
    // The second half of a double click is no second press.
    if (detail > 1) return;
    if (doesAgain(remedy)) again();
    else currentTarget.dispatchEvent(new CustomEvent<Remedy>("remedy", { bubbles: true, detail: remedy }));
  };
  return html`<button type="button" class="remedy" data-remedy=${remedy} @click=${begin}>${label}</button>`;
}
