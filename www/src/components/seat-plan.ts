import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { choiceWords } from "../parameters.ts";
import { type Choice, type Control, type PlanPlace, placesOf, protectionLimits } from "../seats.ts";
import type { Send } from "../session.ts";
import "../styles/planners.css";
import { texts } from "../texts/index.ts";
import { partTexts } from "../texts/parts.ts";
import { temperature, unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";
import { runWords } from "./outcome-view.ts";

/** The seats from above, as they stand in the car: how each is heated and ventilated, and below what can be set at the one
 * that is chosen. */
@customElement("seat-plan")
export class SeatPlan extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;

  @state() private chosen: string | undefined;
  /** What was pressed last. */
  @state() private pressed = "";

  readonly #run = new CommandRun(this);
  /** Does again what was pressed last. */
  #again = (): void => {};

  override render(): TemplateResult {
    const words = partTexts().seats;
    const places = placesOf(this.commands, this.car);
    const chosen = places.find(({ place }) => idOf(place) === this.chosen);
    return html`<div class="planner" data-state=${this.#run.phase.kind}>
      <div class="seats">${places.map(({ place, controls }) => this.renderPlace(place, controls))}</div>
      ${chosen ? this.renderControls(chosen.place, chosen.controls) : html`<p class="hint">${words.choose}</p>`}
    </div>`;
  }

  private renderPlace(place: PlanPlace, controls: readonly Control[]): TemplateResult {
    const id = idOf(place);
    return html`<button
      type="button"
      class="seat"
      data-place=${id}
      aria-pressed=${this.chosen === id ? "true" : "false"}
      @click=${() => {
        this.chosen = id;
      }}
    >
      <span class="label">${titleOf(place)}</span>
      <span class="quiet">${this.stateOf(controls)}</span>
    </button>`;
  }

  /** All that is on at a place. */
  private stateOf(controls: readonly Control[]): string {
    const words = partTexts().seats;
    const known = controls.filter(({ current }) => current !== undefined);
    if (known.length === 0) return texts.daily.notKnown;
    const isOff = known.some(({ name, current }) => name === "protection" && current === "off");
    const on = known.filter(({ name, current }) => current !== "off" && !(isOff && name === "limit"));
    const said = on.map((control) => {
      const word = this.choiceWord(control, control.current ?? "");
      return control.name === "auto" ? words.auto : `${words[control.name]}: ${word}`;
    });
    return said.join(", ") || texts.field.off;
  }

  private renderControls(place: PlanPlace, controls: readonly Control[]): TemplateResult {
    const words = partTexts().seats;
    const needsClimate = place.kind !== "cabin" && this.car?.climateOn === false;
    return html`<div class="place" role="group" aria-label=${titleOf(place)}>
      ${controls.map((control) => this.renderControl(place, control))}
      ${needsClimate ? html`<p class="hint">${words.needsClimate}</p>` : nothing}
      <div class="outcome">${this.pressed.startsWith(`${idOf(place)} `) ? runWords(this.#run.phase, () => this.#again()) : nothing}</div>
    </div>`;
  }

  private renderControl(place: PlanPlace, control: Control): TemplateResult {
    const { name, choices, current } = control;
    const id = `seat-plan-${name}`;
    return html`<div class="field" role="group" aria-labelledby=${id}>
      <span class="caption" id=${id}>${this.captionOf(place, control)}</span>
      <div class="segments">
        ${choices.map((choice) => {
          const key = `${idOf(place)} ${name} ${choice.name}`;
          const isSending = this.#run.phase.kind === "sending" && this.pressed === key;
          return html`<button
            type="button"
            class="level"
            data-control=${name}
            data-choice=${choice.name}
            aria-pressed=${current === choice.name ? "true" : "false"}
            aria-busy=${isSending ? "true" : "false"}
            @click=${() => this.press(control, choice, key)}
          >
            ${this.choiceWord(control, choice.name)}${isSending ? html`<span class="ring"></span>` : nothing}
          </button>`;
        })}
      </div>
    </div>`;
  }

  private captionOf(place: PlanPlace, { name }: Control): string {
    const words = partTexts().seats;
    return name === "limit" ? words.startsAt : `${titleOf(place)}: ${words[name]}`;
  }

  private choiceWord({ name }: Control, choice: string): string {
    const limit = protectionLimits[choice];
    if (name === "limit" && limit !== undefined) return temperature(limit, unitsFor(this.car));
    if (choice === "fanOnly") return partTexts().seats.fanOnly;
    return choice === "on" ? texts.field.on : choice === "off" ? texts.field.off : choiceWords(choice);
  }

  private press(control: Control, choice: Choice, key: string): void {
    if (this.#run.phase.kind === "sending") return;
    this.pressed = key;
    this.#again = () => this.press(control, choice, key);
    void this.#run.press(control.command, this.send, () => choice.parameters);
  }
}

function idOf(place: PlanPlace): string {
  return place.kind === "seat" ? place.seat : place.kind;
}

function titleOf(place: PlanPlace): string {
  const { wheel, cabin } = partTexts().seats;
  if (place.kind === "seat") return choiceWords(place.seat);
  return place.kind === "wheel" ? wheel : cabin;
}
