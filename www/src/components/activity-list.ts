import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Activity } from "../activity.ts";
import type { Transport } from "../status.ts";
import { seconds, texts, translated } from "../texts/index.ts";
import "./copy-box.ts";
import { LaterElement } from "./later-element.ts";
import { outcomeMark, outcomeWords } from "./outcome-view.ts";

/** What was sent and how it ended, newest first, with the code behind it. The list itself is silent: a screen reader
 * gets one sentence for each outcome from a line of its own, not every change of every entry. */
@customElement("activity-list")
export class ActivityList extends LaterElement {
  @property({ attribute: false }) activity: readonly Activity[] = [];
  @property() announcement = "";

  override render(): TemplateResult {
    return html`
      <h2 id="activity-title">${texts.activity.title}</h2>
      <p class="visually-hidden" role="status" aria-live="polite">${this.announcement}</p>
      ${this.activity.length === 0 ? html`<p class="quiet">${texts.activity.empty}</p>` : nothing}
      <ol class="activity" aria-labelledby="activity-title">
        ${repeat(this.activity, ({ id }) => id, entry)}
      </ol>
    `;
  }
}

function entry({
  command,
  car,
  startedAt,
  durationMs,
  outcome,
  call,
  requests,
  signed,
  transport,
}: Activity): TemplateResult {
  const words = texts.activity;
  const kind = outcome?.kind ?? "sending";
  const { title } = translated(command);
  const facts = [...(durationMs === undefined ? [] : [seconds(durationMs, 1)]), car];
  return html`<li data-outcome=${kind}>
    <p class="entry-title">
      <span>${title}</span>
      <span class="entry-outcome">${texts.outcome[kind]} ${outcomeMark(kind)}</span>
    </p>
    <p class="quiet">
      <time datetime=${startedAt.toISOString()}>${startedAt.toLocaleTimeString(document.documentElement.lang)}</time> ·
      ${facts.join(" · ")} ${transport ? transportMark(transport) : nothing}
      ${outcome && transport !== "bluetooth" ? signedMark(signed) : nothing}
    </p>
    ${outcome ? html`<p class="entry-words">${outcomeWords(outcome)}</p>` : nothing}
    ${
      outcome
        ? html`<details class="fold behind">
            <summary>${words.behind}<span class="visually-hidden">: ${title}</span></summary>
            <copy-box .title=${words.call} .text=${call}></copy-box>
            ${
              requests
                ? html`<copy-box .title=${words.requests} .text=${requests}></copy-box>`
                : html`<p class="quiet">${transport === "bluetooth" ? texts.nearby.noRequest : words.noRequest}</p>`
            }
          </details>`
        : nothing
    }
  </li>`;
}

/** Over Bluetooth everything is signed. */
function transportMark(transport: Transport): TemplateResult {
  const words = texts.nearby;
  return transport === "bluetooth"
    ? html`· <span data-way="bluetooth" title=${words.bluetoothHint}>${words.bluetooth}</span>`
    : html`· <span data-way="internet" title=${words.internetHint}>${words.internet}</span>`;
}

/** Known once the command has ended: a car that takes no signature gets the command again without. */
function signedMark(signed: boolean): TemplateResult {
  const words = texts.activity;
  return html`· <span data-signed=${signed ? "yes" : "no"} title=${signed ? words.signedHint : words.plainHint}
      >${signed ? words.signed : words.plain}</span
    >`;
}
