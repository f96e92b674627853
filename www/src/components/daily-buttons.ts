import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { dailyCommand } from "../daily.ts";
import { icons } from "../icons.ts";
import type { Parameters } from "../parameters.ts";
import { pinIcon, pinLabel, pinState } from "../pin-words.ts";
import { missingSecret, type Pin, pinsOf } from "../pins.ts";
import { catalogued } from "../presented.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";
import { outcomeMark, runWords } from "./outcome-view.ts";

/** What a button does now. */
interface Action {
  id: string;
  command: string;
  parameters: Parameters;
  label: string;
  /** How the car is. */
  state: string;
  icon: keyof typeof icons;
  /** Whether something has to be typed first. */
  asksMore: boolean;
}

/** The person's own large buttons, at first the four, and one line below them that tells how the last press went. A
 * `fill` event asks for the form of a command that needs a PIN. */
@customElement("daily-buttons")
export class DailyButtons extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;

  /** What was pressed last. */
  @state() private last: string | undefined;
  @state() private isEditing = false;

  readonly #runs = new Map<string, CommandRun>();
  /** What a button does while it is armed or under way stays what it was when it was pressed. */
  readonly #pressed = new Map<string, Action>();

  override render(): TemplateResult {
    return html`
      <h2 class="visually-hidden">${texts.daily.title}</h2>
      ${this.isEditing ? this.renderEditor() : this.renderButtons()}
      <div class="daily-line" data-daily-line>
        ${this.last ? this.renderLine(this.last) : nothing}
        <button
          type="button"
          class="plain edit"
          data-action="edit-buttons"
          aria-expanded=${this.isEditing ? "true" : "false"}
          @click=${this.edit}
        >
          ${this.isEditing ? texts.pins.done : texts.pins.edit}
        </button>
      </div>
    `;
  }

  private renderButtons(): TemplateResult {
    return html`<div class="daily">
      ${repeat(
        pinsOf(this.commands),
        ({ id }) => id,
        (pin) => this.renderButton(this.actionOf(pin)),
      )}
    </div>`;
  }

  private renderEditor(): TemplateResult {
    return html`<pins-editor .commands=${this.commands} .car=${this.car}></pins-editor>`;
  }

  private renderButton(current: Action): TemplateResult {
    const run = this.runOf(current.id);
    const { kind } = run.phase;
    const isHeld = kind === "armed" || kind === "sending";
    const action = (isHeld && this.#pressed.get(current.id)) || current;
    return html`<button
      type="button"
      class="large"
      data-daily=${action.id}
      data-command=${action.command}
      data-state=${kind}
      ?data-armed=${kind === "armed"}
      ?disabled=${kind === "sending"}
      aria-busy=${kind === "sending" ? "true" : "false"}
      @click=${(event: PointerEvent) => this.press(event, action)}
      @keydown=${run.guardKey}
    >
      ${kind === "sending" ? outcomeMark(kind) : icons[action.icon]}
      <span class="label">${action.label}${kind === "armed" ? "?" : nothing}</span>
      <span class="quiet">${kind === "armed" ? texts.command.pressAgain : action.state}</span>
    </button>`;
  }

  private renderLine(id: string): TemplateResult | typeof nothing {
    const { phase } = this.runOf(id);
    const label = this.#pressed.get(id)?.label ?? "";
    if (phase.kind === "idle" || phase.kind === "armed") return nothing;
    return html`<div class="daily-words" data-state=${phase.kind}>
      <span class="label">${label}</span> ${runWords(phase, () => void this.again(id))}
      ${
        phase.kind === "sending"
          ? html`<button
              type="button"
              class="cancel"
              data-action="cancel"
              aria-label=${texts.command.cancelOf(label)}
              @click=${() => this.runOf(id).cancel()}
            >
              ${texts.command.cancel}
            </button>`
          : nothing
      }
    </div>`;
  }

  private actionOf(pin: Pin): Action {
    const { id } = pin;
    if ("daily" in pin) {
      const { command, parameters, label, state } = dailyCommand(pin.daily, this.car);
      return { id, command, parameters: { ...parameters }, label, state, icon: pin.daily, asksMore: false };
    }
    const units = unitsFor(this.car);
    return {
      id,
      command: pin.command.name,
      parameters: pin.asked,
      label: pinLabel(pin, units),
      state: pinState(pin, this.car, units),
      icon: pinIcon(pin.command),
      asksMore: missingSecret(pin),
    };
  }

  private runOf(id: string): CommandRun {
    const run = this.#runs.get(id) ?? new CommandRun(this);
    this.#runs.set(id, run);
    return run;
  }

  private async press(event: PointerEvent, action: Action): Promise<void> {
    const run = this.runOf(action.id);
    run.guard(event);
    const command = this.commands.find(({ name }) => name === action.command);
    if (event.defaultPrevented || !command) return;
    if (action.asksMore) {
      this.dispatchEvent(new CustomEvent("fill", { detail: command }));
      return;
    }
    await this.run(action, command);
  }

  /** Does again what was pressed. */
  private async again(id: string): Promise<void> {
    const action = this.#pressed.get(id);
    const command = this.commands.find(({ name }) => name === action?.command);
    if (action && command) await this.run(action, command);
  }

  private async run(action: Action, command: CommandInfo): Promise<void> {
    this.#pressed.set(action.id, action);
    this.last = action.id;
    await this.runOf(action.id).press(command, this.send, () => catalogued(command, action.parameters));
    await this.updateComplete;
    // A disabled button loses the focus; it comes back unless the person has moved on.
    if (document.activeElement !== document.body) return;
    this.querySelector<HTMLElement>(`[data-daily="${CSS.escape(action.id)}"]`)?.focus();
  }

  private async edit(): Promise<void> {
    const isMissing = !this.isEditing && !(await import("./pins-editor.ts").catch(() => undefined));
    if (isMissing) this.dispatchEvent(new CustomEvent("part-missing"));
    else this.isEditing = !this.isEditing;
  }
}
