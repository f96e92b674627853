import { html, nothing, type TemplateResult } from "lit";
import type { Phase } from "../command-run.ts";
import { icons } from "../icons.ts";
import type { Outcome } from "../outcome.ts";
import { seconds, texts } from "../texts/index.ts";
import { remedyButton } from "./remedy-button.ts";

/** The small sign at the end of a button or an entry: nothing before, a ring while it lasts, an icon after. */
export function outcomeMark(kind: Phase["kind"]): TemplateResult | typeof nothing {
  if (kind === "idle" || kind === "armed") return nothing;
  return kind === "sending" ? html`<span class="ring"></span>` : icons[kind];
}

/** What an outcome means and what to do, and the car's own word. */
export function outcomeWords({ message, reason, mayHaveHappened }: Outcome): TemplateResult {
  return html`
    ${mayHaveHappened ? html`<strong class="maybe">${texts.outcome.mayHaveHappened}.</strong>` : nothing}
    ${message()}
    ${reason ? html`<span class="reason">${texts.outcome.wordForWord} <code>${reason}</code></span>` : nothing}
  `;
}

/** How far a button is, in words: the seconds while it lasts; the outcome after, with what can be done about it. `again`
 * presses the button. */
export function runWords(phase: Phase, again: () => void): TemplateResult | typeof nothing {
  if (phase.kind === "idle" || phase.kind === "armed") return nothing;
  if (phase.kind !== "sending") {
    return html`<p><strong>${texts.outcome[phase.kind]}.</strong> ${outcomeWords(phase)}</p>
      ${remedyButton(phase.remedy, again)}`;
  }
  const elapsed = performance.now() - phase.since;
  const words = texts.command[phase.stage];
  return html`<p>${elapsed < 1_000 ? words : `${words} ${seconds(elapsed)}`}</p>`;
}
