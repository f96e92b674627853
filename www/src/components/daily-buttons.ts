import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { icons } from "../icons.ts";
import { type PinAction, pinAction } from "../pin-action.ts";
import { pinsOf } from "../pins.ts";
import { catalogued } from "../presented.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";
import { outcomeMark, runWords } from "./outcome-view.ts";

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
  readonly #pressed = new Map<string, PinAction>();

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
        (pin) => this.renderButton(pinAction(pin, this.commands, this.car)),
      )}
    </div>`;
  }

  private renderEditor(): TemplateResult {
    return html`<pins-editor .commands=${this.commands} .car=${this.car}></pins-editor>`;
  }

  private renderButton(current: PinAction): TemplateResult {
    const run = this.runOf(current.id);
    const { kind } = run.phase;
    const isHeld = kind === "armed" || kind === "sending";
    const action = (isHeld && this.#pressed.get(current.id)) || current;
    return html`<button
      type="button"
      class="large"
      data-daily=${action.id}
      data-command=${action.command?.name}
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

  private runOf(id: string): CommandRun {
    const run = this.#runs.get(id) ?? new CommandRun(this);
    this.#runs.set(id, run);
    return run;
  }

  private async press(event: PointerEvent, action: PinAction): Promise<void> {
    const run = this.runOf(action.id);
    run.guard(event);
    if (event.defaultPrevented) return;
    if (action.asksMore) this.dispatchEvent(new CustomEvent("fill", { detail: action.command }));
    else await this.run(action);
  }

  /** Does again what was pressed. */
  private async again(id: string): Promise<void> {
    const action = this.#pressed.get(id);
    if (action) await this.run(action);
  }

  private async run(action: PinAction): Promise<void> {
    const { id, command, parameters } = action;
    if (!command) return;
    this.#pressed.set(id, action);
    this.last = id;
    await this.runOf(id).press(command, this.send, () => catalogued(command, parameters));
    await this.updateComplete;
    // A disabled button loses the focus; it comes back unless the person has moved on.
    if (document.activeElement !== document.body) return;
    this.querySelector<HTMLElement>(`[data-daily="${CSS.escape(id)}"]`)?.focus();
  }

  private async edit(): Promise<void> {
    const isMissing = !this.isEditing && !(await import("./pins-editor.ts").catch(() => undefined));
    if (isMissing) this.dispatchEvent(new CustomEvent("part-missing"));
    else this.isEditing = !this.isEditing;
  }
}
