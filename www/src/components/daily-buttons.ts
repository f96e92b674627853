import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { type Daily, dailyCommands } from "../daily.ts";
import { icons } from "../icons.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";
import { outcomeMark, runWords } from "./outcome-view.ts";

/** The four large buttons, and one line below them that tells how the last press went. */
@customElement("daily-buttons")
export class DailyButtons extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;

  /** What was pressed last. */
  @state() private last: Daily["name"] | undefined;

  readonly #runs = {
    lock: new CommandRun(this),
    climate: new CommandRun(this),
    charge: new CommandRun(this),
    trunk: new CommandRun(this),
  };
  /** What a button does while it is armed or under way stays what it was when it was pressed. */
  readonly #pressed = new Map<Daily["name"], Daily>();

  override render(): TemplateResult {
    return html`
      <h2 class="visually-hidden">${texts.daily.title}</h2>
      <div class="daily">
        ${repeat(
          dailyCommands(this.car),
          ({ name }) => name,
          (one) => this.renderButton(one),
        )}
      </div>
      <div class="daily-line" data-daily-line>${this.last ? this.renderLine(this.last) : nothing}</div>
    `;
  }

  private renderButton(current: Daily): TemplateResult {
    const run = this.#runs[current.name];
    const { kind } = run.phase;
    const isHeld = kind === "armed" || kind === "sending";
    const daily = (isHeld && this.#pressed.get(current.name)) || current;
    return html`<button
      type="button"
      class="large"
      data-daily=${daily.name}
      data-command=${daily.command}
      data-state=${kind}
      ?data-armed=${kind === "armed"}
      ?disabled=${kind === "sending"}
      aria-busy=${kind === "sending" ? "true" : "false"}
      @click=${(event: PointerEvent) => this.press(event, daily)}
      @keydown=${run.guardKey}
    >
      ${kind === "sending" ? outcomeMark(kind) : icons[daily.name]}
      <span class="label">${daily.label}${kind === "armed" ? "?" : nothing}</span>
      <span class="quiet">${kind === "armed" ? texts.command.pressAgain : daily.state}</span>
    </button>`;
  }

  private renderLine(name: Daily["name"]): TemplateResult {
    const { phase } = this.#runs[name];
    const label = this.#pressed.get(name)?.label ?? "";
    if (phase.kind === "idle" || phase.kind === "armed") return html``;
    return html`<div class="daily-words" data-state=${phase.kind}>
      <span class="label">${label}</span> ${runWords(phase)}
      ${
        phase.kind === "sending"
          ? html`<button
              type="button"
              class="cancel"
              data-action="cancel"
              aria-label=${texts.command.cancelOf(label)}
              @click=${() => this.#runs[name].cancel()}
            >
              ${texts.command.cancel}
            </button>`
          : nothing
      }
    </div>`;
  }

  private async press(event: PointerEvent, daily: Daily): Promise<void> {
    const run = this.#runs[daily.name];
    run.guard(event);
    const command = this.commands.find(({ name }) => name === daily.command);
    if (event.defaultPrevented || !command) return;
    this.#pressed.set(daily.name, daily);
    this.last = daily.name;
    const button = event.currentTarget;
    await run.press(command, this.send, () => ({ ...daily.parameters }));
    await this.updateComplete;
    // A disabled button loses the focus; it comes back unless the person has moved on.
    if (document.activeElement === document.body && button instanceof HTMLElement) button.focus();
  }
}
