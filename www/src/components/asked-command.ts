import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import type { Asked } from "../asked.ts";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { type PinAction, pinAction } from "../pin-action.ts";
import { valuesOf } from "../pin-words.ts";
import type { Pin } from "../pins.ts";
import { catalogued, presented } from "../presented.ts";
import type { Send } from "../session.ts";
import "../styles/asked.css";
import "../styles/dialog.css";
import { texts } from "../texts/index.ts";
import { partTexts } from "../texts/parts.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";
import { runWords } from "./outcome-view.ts";

export { askedBy, askedToNavigate } from "../asked.ts";

/** A press that follows the opening this soon was meant for what was there before. */
const tooSoonMs = 500;

/** Asks before it sends what an address, a share or a paste asks for, and names the car. A `fill` event asks for the
 * form of a command that needs a PIN. */
@customElement("asked-command")
export class AskedCommand extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  /** What the car is called. */
  @property() name = "";
  /** Whether the page is still reading how the car is. */
  @property({ type: Boolean }) reading = false;

  @state() private asked: Asked | undefined;
  /** What was pressed: it stays what it was while it is under way, whatever the car does. */
  @state() private pressed: PinAction | undefined;

  @query("dialog") private readonly dialog!: HTMLDialogElement;

  #run = new CommandRun(this);
  #openedAt = 0;

  /** Asks, in the place of what was asked before. */
  async ask(asked: Asked): Promise<void> {
    // What is under way goes on, and the activity tells how it ends.
    this.removeController(this.#run);
    this.#run = new CommandRun(this);
    this.asked = asked;
    this.pressed = undefined;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.#openedAt = performance.now();
    // Not a button: an Enter that was meant for something else must not press it.
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  override render(): TemplateResult {
    const { asked } = this;
    return html`<dialog
      class="asked"
      aria-labelledby="asked-title"
      @close=${this.forget}
      @remedy=${() => this.dialog.close()}
    >
      ${asked ? ("pin" in asked ? this.renderAsked(asked) : this.renderUnknown()) : nothing}
    </dialog>`;
  }

  private renderUnknown(): TemplateResult {
    const words = partTexts().asked;
    return html`<h2 id="asked-title" tabindex="-1">${words.unknown}</h2>
      <p>${words.unknownHint}</p>
      <div class="row">${this.renderClose(words.close)}</div>`;
  }

  private renderAsked({ from, pin }: Extract<Asked, { pin: Pin }>): TemplateResult {
    const words = partTexts().asked;
    const now = this.pressed ?? pinAction(pin, this.commands, this.car);
    const address = addressOf(pin);
    const { phase } = this.#run;
    const isOver = phase.kind !== "idle" && phase.kind !== "sending";
    return html`
      <h2 id="asked-title" tabindex="-1">
        ${address ? words.address(this.name) : words.title(now.label, this.name)}
      </h2>
      ${address ? html`<p class="asked-text">${address}</p>` : this.renderValues(pin)}
      <p class="quiet">${words[from]}</p>
      <div class="outcome" role="status">${runWords(phase, () => void this.sendNow(now))}</div>
      <div class="row">
        ${
          isOver
            ? nothing
            : html`<button
                type="button"
                class="primary"
                data-action="send-asked"
                data-state=${phase.kind}
                ?disabled=${phase.kind === "sending" || ("daily" in pin && this.reading)}
                @click=${(event: PointerEvent) => void this.press(event, now)}
                @keydown=${this.#run.guardKey}
              >
                ${words.send(this.name)}
              </button>`
        }
        ${
          phase.kind === "sending"
            ? html`<button type="button" class="plain" data-action="cancel" @click=${() => this.#run.cancel()}>
                ${texts.command.cancel}
              </button>`
            : this.renderClose(isOver ? words.close : words.notNow)
        }
      </div>
    `;
  }

  private renderValues(pin: Pin): TemplateResult | typeof nothing {
    if ("daily" in pin) return nothing;
    const values = valuesOf(pin, unitsFor(this.car));
    return html`<dl class="asked-values">
      <div><dt>${partTexts().asked.command}</dt><dd>${presented(pin.command).title}</dd></div>
      ${values.map(([title, value]) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}
    </dl>`;
  }

  private renderClose(label: string): TemplateResult {
    return html`<button type="button" class="plain" data-action="not-now" @click=${() => this.dialog.close()}>
      ${label}
    </button>`;
  }

  private async press(event: PointerEvent, now: PinAction): Promise<void> {
    const { command, asksMore } = now;
    const isTooSoon = performance.now() - this.#openedAt < tooSoonMs;
    if (!command || event.detail > 1 || isTooSoon) return;
    if (asksMore) {
      this.dialog.close();
      this.dispatchEvent(new CustomEvent("fill", { detail: command }));
      return;
    }
    await this.sendNow(now);
  }

  private async sendNow(now: PinAction): Promise<void> {
    const { command, parameters } = now;
    if (!command) return;
    this.pressed = now;
    const run = this.#run;
    await run.send(command, this.send, () => catalogued(command, parameters));
    await this.updateComplete;
    if (run === this.#run) this.querySelector<HTMLElement>("[data-action=not-now]")?.focus();
  }

  private forget(): void {
    this.asked = undefined;
  }
}

/** The address or link for the car's navigation, which is shown whole. */
function addressOf(pin: Pin): string | undefined {
  const address = "asked" in pin ? pin.asked.address : undefined;
  return typeof address === "string" ? address : undefined;
}
