import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { icons } from "../icons.ts";
import { pinTitle } from "../pin-words.ts";
import { movePin, namePin, type Pin, pinsOf, removePin, resetPins } from "../pins.ts";
import "../styles/pins.css";
import { texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";

/** The person's own buttons as a list: ordered, named and removed by press, with the address of each. */
@customElement("pins-editor")
export class PinsEditor extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) car: CarState | undefined;

  override render(): TemplateResult {
    const pins = pinsOf(this.commands);
    const words = texts.pins;
    return html`
      <p class="hint">${words.hint}</p>
      <ol class="pins">
        ${repeat(
          pins,
          ({ id }) => id,
          (pin, index) => this.renderPin(pin, index, pins.length),
        )}
      </ol>
      <button type="button" class="plain" data-action="reset-buttons" @click=${resetPins}>${words.reset}</button>
    `;
  }

  private renderPin(pin: Pin, index: number, count: number): TemplateResult {
    const { id } = pin;
    const words = texts.pins;
    const label = this.labelOf(pin);
    return html`<li data-pin=${id}>
      ${
        "daily" in pin
          ? html`<span class="pin-name">${label}</span>`
          : html`<input
              class="text pin-name"
              aria-label=${words.nameOf(label)}
              maxlength="40"
              autocomplete="off"
              .value=${label}
              @change=${(event: Event) => this.rename(pin.id, event)}
            />`
      }
      <a class="plain" href="#run=${id}" title=${words.linkHint} aria-label=${words.linkOf(label)}>${words.link}</a>
      ${this.renderMove(id, label, -1, index === 0)} ${this.renderMove(id, label, 1, index === count - 1)}
      <button
        type="button"
        class="plain round"
        data-action="remove"
        aria-label=${words.removeOf(label)}
        @click=${() => this.takeAway(id, label)}
      >
        ${icons.failed}
      </button>
    </li>`;
  }

  private renderMove(id: string, label: string, by: 1 | -1, isEnd: boolean): TemplateResult {
    const words = texts.pins;
    // Not `disabled`: the focus stays where the next press is.
    return html`<button
      type="button"
      class="plain round"
      data-action=${by < 0 ? "earlier" : "later"}
      aria-label=${by < 0 ? words.earlier(label) : words.later(label)}
      aria-disabled=${isEnd ? "true" : "false"}
      @click=${() => this.move(id, label, by)}
    >
      ${by < 0 ? icons.up : icons.down}
    </button>`;
  }

  private labelOf(pin: Pin): string {
    return pinTitle(pin, unitsFor(this.car));
  }

  private async move(id: string, label: string, by: 1 | -1): Promise<void> {
    const focused = document.activeElement;
    movePin(id, by);
    await this.updateComplete;
    // Its row has moved, and the focus with it.
    if (focused instanceof HTMLElement) focused.focus();
    const pins = pinsOf(this.commands);
    const place = pins.findIndex((one) => one.id === id) + 1;
    this.announce(texts.pins.moved(label, place, pins.length));
  }

  private async takeAway(id: string, label: string): Promise<void> {
    const rows = [...this.querySelectorAll("li")];
    const index = rows.findIndex((one) => one.dataset.pin === id);
    removePin(id);
    await this.updateComplete;
    const left = this.querySelectorAll<HTMLElement>("[data-action=remove]");
    (
      left[Math.min(index, left.length - 1)] ?? this.querySelector<HTMLElement>("[data-action=reset-buttons]")
    )?.focus();
    this.announce(texts.pins.removed(label));
  }

  private rename(id: string, { target }: Event): void {
    if (target instanceof HTMLInputElement) namePin(id, target.value);
  }

  private announce(detail: string): void {
    this.dispatchEvent(new CustomEvent("announce", { bubbles: true, detail }));
  }
}
