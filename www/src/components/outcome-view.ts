import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../icons.ts";
import type { Outcome } from "../outcome.ts";
import { texts } from "../texts.ts";

/** The small sign at the end of a button or an entry: nothing before, a ring while it lasts, an icon after. */
export function outcomeMark(
  kind: Outcome["kind"] | "idle" | "armed" | "sending",
): TemplateResult | typeof nothing {
  if (kind === "idle" || kind === "armed") return nothing;
  return kind === "sending" ? html`<span class="ring"></span>` : icons[kind];
}

/** What an outcome means and what to do, and the car's own word. */
export function outcomeWords({ message, reason, mayHaveHappened }: Outcome): TemplateResult {
  return html`
    ${mayHaveHappened ? html`<strong class="maybe">${texts.outcome.mayHaveHappened}.</strong>` : nothing} ${message}
    ${reason ? html`<span class="reason">${texts.outcome.wordForWord} <code>${reason}</code></span>` : nothing}
  `;
}
