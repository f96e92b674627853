import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import type { Asked } from "../asked.ts";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { dailyCommand } from "../daily.ts";
import type { Parameters } from "../parameters.ts";
import { pinLabel, valuesOf } from "../pin-words.ts";
import { missingSecret } from "../pins.ts";
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

/** What would be sent. */
interface Command {
  command: CommandInfo | undefined;
  parameters: Parameters;
  label: string;
  /** Whether a PIN has to be typed first, in the command's own form. */
  asksMore: boolean;
}

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
  @state() private pressed: Command | undefined;

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
      ${asked ? ("unknown" in asked ? this.renderUnknown() : this.renderAsked(asked)) : nothing}
    </dialog>`;
  }

  private renderUnknown(): TemplateResult {
    const words = partTexts().asked;
    return html`<h2 id="asked-title" tabindex="-1">${words.unknown}</h2>
      <p>${words.unknownHint}</p>
      <div class="row">${this.renderClose(words.close)}</div>`;
  }

  private renderAsked(asked: Exclude<Asked, { unknown: true }>): TemplateResult {
    const words = partTexts().asked;
    const now = this.pressed ?? this.commandOf(asked);
    const { phase } = this.#run;
    const isOver = phase.kind !== "idle" && phase.kind !== "sending";
    return html`
      <h2 id="asked-title" tabindex="-1">
        ${addressOf(asked) ? words.address(this.name) : words.title(now.label, this.name)}
      </h2>
      ${"pin" in asked ? this.renderValues(asked) : nothing}
      <p class="quiet">${words[asked.from]}</p>
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
                ?disabled=${phase.kind === "sending" || ("daily" in asked && this.reading)}
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

  private renderValues(asked: Extract<Asked, { pin: unknown }>): TemplateResult {
    const { pin } = asked;
    const address = addressOf(asked);
    if (address) return html`<p class="asked-text">${address}</p>`;
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

  private commandOf(asked: Exclude<Asked, { unknown: true }>): Command {
    if ("daily" in asked) {
      const { command, parameters, label } = dailyCommand(asked.daily, this.car);
      const found = this.commands.find(({ name }) => name === command);
      return { command: found, parameters: { ...parameters }, label, asksMore: false };
    }
    const { pin } = asked;
    return {
      command: pin.command,
      parameters: pin.asked,
      label: pinLabel(pin, unitsFor(this.car)),
      asksMore: missingSecret(pin),
    };
  }

  private async press(event: PointerEvent, now: Command): Promise<void> {
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

  private async sendNow(now: Command): Promise<void> {
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
function addressOf(asked: Asked): string | undefined {
  const address = "pin" in asked ? asked.pin.asked.address : undefined;
  return typeof address === "string" ? address : undefined;
}
