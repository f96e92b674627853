import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo, ParameterInfo, Progress } from "tesla-commands";
import type { Field } from "../fields/field.ts";
import { renderField } from "../fields/render-field.ts";
import type { Outcome } from "../outcome.ts";
import { isAsked, readParameters } from "../parameters.ts";
import type { Send } from "../session.ts";
import { seconds, texts } from "../texts.ts";
import { LightElement } from "./light-element.ts";
import { outcomeMark, outcomeWords } from "./outcome-view.ts";

/** How long an armed command waits for its second press. The bar in the button runs as long (`command.css`). */
const armedMs = 5_000;

/** A second tap that follows the arming one this soon belongs to the same double tap. */
const doubleTapMs = 400;

type Phase =
  | { kind: "idle" }
  | { kind: "armed"; timer: ReturnType<typeof setTimeout>; since: number }
  | { kind: "sending"; stage: Progress["stage"]; controller: AbortController; since: number }
  | Outcome;

/** One command of the catalogue: its fields, its button, and how it went. */
@customElement("command-form")
export class CommandForm extends LightElement {
  @property({ attribute: false }) command!: CommandInfo;
  @property({ attribute: false }) send!: Send;

  @state() private phase: Phase = { kind: "idle" };
  /** The form as it is filled, for the fields that depend on another. */
  @state() private values: ReadonlyMap<string, string> = new Map();

  @query("form") private readonly form!: HTMLFormElement;
  @query("button[type=submit]") private readonly button!: HTMLButtonElement;

  #clock: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.disarm();
    if (this.phase.kind === "sending") this.phase.controller.abort();
  }

  override render(): TemplateResult {
    const { command, phase } = this;
    const sending = phase.kind === "sending";
    const armed = phase.kind === "armed";
    const hasFields = command.parameters.length > 0;
    return html`<form
      data-form=${command.name}
      data-state=${phase.kind}
      aria-label=${command.title}
      autocomplete="off"
      @submit=${this.submit}
      @input=${this.follow}
    >
      ${hasFields ? this.renderDescription() : nothing}
      ${
        hasFields
          ? html`<div class="fields">${command.parameters.map((one) => this.renderParameter(one))}</div>`
          : nothing
      }
      <div class="act">
        <div class="action">
          <button
            type="submit"
            data-command=${command.name}
            ?data-armed=${armed}
            aria-busy=${sending ? "true" : "false"}
            aria-describedby="${command.name}-description"
            ?disabled=${sending}
            @click=${this.guard}
            @keydown=${this.guardKey}
          >
            <span class="label">${armed ? `${command.title}?` : command.title}</span>
            <span class="mark">${armed ? texts.command.pressAgain : outcomeMark(phase.kind)}</span>
          </button>
          ${sending ? this.renderCancel(phase.controller) : nothing}
        </div>
        <div class="below">
          ${hasFields ? nothing : this.renderDescription()}
          <div class="outcome">${this.renderOutcome()}</div>
        </div>
      </div>
    </form>`;
  }

  private renderDescription(): TemplateResult {
    const { name, description } = this.command;
    return html`<p class="description" id="${name}-description">${description}</p>`;
  }

  private renderCancel(controller: AbortController): TemplateResult {
    return html`<button
      type="button"
      class="cancel"
      data-action="cancel"
      aria-label=${texts.command.cancelOf(this.command.title)}
      @click=${() => controller.abort()}
    >
      ${texts.command.cancel}
    </button>`;
  }

  private renderParameter(parameter: ParameterInfo): TemplateResult | typeof nothing {
    if (!isAsked(parameter, this.values)) return nothing;
    const field: Field = {
      parameter,
      id: `${this.command.name}-${parameter.name}`,
      required: parameter.required || Boolean(parameter.onlyWith),
    };
    return renderField(field);
  }

  private renderOutcome(): TemplateResult | typeof nothing {
    const { phase } = this;
    if (phase.kind === "idle" || phase.kind === "armed") return nothing;
    if (phase.kind !== "sending") {
      return html`<p><strong>${texts.outcome[phase.kind]}.</strong> ${outcomeWords(phase)}</p>`;
    }
    const elapsed = performance.now() - phase.since;
    const words = texts.command[phase.stage];
    return html`<p>${elapsed < 1_000 ? words : `${words} ${seconds(elapsed)}`}</p>`;
  }

  private follow(): void {
    // What was armed is no longer what would be sent.
    this.disarm();
    const values = [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
    this.values = new Map(values as [string, string][]);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.phase.kind === "sending") return;
    if (this.command.confirm && this.phase.kind !== "armed") this.arm();
    else void this.run();
  }

  /** Each press has to be one of its own: the second half of a double click or double tap neither confirms nor repeats. */
  private guard(event: PointerEvent): void {
    const since = this.phase.kind === "armed" ? performance.now() - this.phase.since : doubleTapMs;
    const isDoubleTap = event.pointerType === "touch" && since < doubleTapMs;
    if (event.detail > 1 || isDoubleTap) event.preventDefault();
  }

  /** A key that is held down presses once. */
  private guardKey(event: KeyboardEvent): void {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  }

  private arm(): void {
    const timer = setTimeout(() => this.disarm(), armedMs);
    this.phase = { kind: "armed", timer, since: performance.now() };
    window.addEventListener("keydown", this.escape);
    this.announce(texts.command.armed(this.command.title));
  }

  private announce(detail: string): void {
    this.dispatchEvent(new CustomEvent("announce", { bubbles: true, detail }));
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.disarm();
  };

  private disarm(): void {
    window.removeEventListener("keydown", this.escape);
    if (this.phase.kind !== "armed") return;
    clearTimeout(this.phase.timer);
    this.phase = { kind: "idle" };
  }

  private async run(): Promise<void> {
    const parameters = readParameters(this.command, new FormData(this.form));
    const hadFocus = this.contains(document.activeElement);
    this.disarm();

    const controller = new AbortController();
    const since = performance.now();
    this.phase = { kind: "sending", stage: "sending", controller, since };
    this.#clock = setInterval(() => this.requestUpdate(), 1_000);
    const outcome = await this.send(this.command, parameters, {
      signal: controller.signal,
      onProgress: ({ stage }) => {
        if (this.phase.kind !== "sending" || this.phase.stage === stage) return;
        this.phase = { kind: "sending", stage, controller, since };
        if (stage === "waking") this.announce(texts.command.waking);
      },
    });
    clearInterval(this.#clock);
    this.phase = outcome;

    if (outcome.kind === "done" || outcome.kind === "already") this.forgetSecrets();
    // A disabled button loses the focus; it comes back unless the person has moved on.
    await this.updateComplete;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (hadFocus && isLost) this.button.focus();
  }

  private forgetSecrets(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>("input[type=password]")) input.value = "";
  }
}
