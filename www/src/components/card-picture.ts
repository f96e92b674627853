import { html, type TemplateResult } from "lit";
import { bluetoothTexts } from "../texts/bluetooth.ts";

/** The center console from above, with the two places where cars read a key card. */
export function cardPicture(): TemplateResult {
  const { picture, cupHolders, charger, screen } = bluetoothTexts();
  return html`<svg class="console" viewBox="0 0 240 210" role="img" aria-label=${picture}>
    <rect class="console-edge" x="62" y="8" width="116" height="26" rx="6" />
    <text x="120" y="25.500">${screen}</text>
    <rect class="console-edge" x="70" y="48" width="100" height="154" rx="14" />
    <rect class="console-pad" x="76" y="56" width="88" height="54" rx="8" />
    <text x="120" y="102">${charger}</text>
    <circle class="console-cup" cx="101" cy="136" r="15" />
    <circle class="console-cup" cx="139" cy="136" r="15" />
    <text x="120" y="164">${cupHolders}</text>
    ${card(108, 64)} ${card(108, 174)}
    <path class="console-arrow" d="M40 178h56m-8-7 8 7-8 7" />
    <path class="console-arrow" d="M40 76h54m-8-7 8 7-8 7" />
  </svg>`;
}

function card(x: number, y: number): TemplateResult {
  return html`<svg x=${x} y=${y} width="24" height="24" viewBox="0 0 24 24" class="console-card">
    <rect x="1" y="3" width="22" height="15" rx="2.500" />
    <path d="M9 13.500a4 4 0 0 1 0-6M12 15a6.500 6.500 0 0 0 0-9" />
  </svg>`;
}
