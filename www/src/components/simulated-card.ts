import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { simulator } from "../simulator.ts";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import { LightElement } from "./light-element.ts";

/** What a person does in the car while it waits for a key card, at the simulated one. */
@customElement("simulated-card")
export class SimulatedCard extends LightElement {
  @property() vin = "";

  #stop = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = simulator.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render(): TemplateResult {
    const words = bluetoothTexts();
    const { keyRequest } = simulator.vehicle(this.vin);
    const isTapped = keyRequest?.isTapped === true;
    return html`<div class="simulated-card" role="group" aria-label=${words.simulatedCar}>
      <p class="hint">${words.simulatedCar}</p>
      <div class="row">
        <button
          type="button"
          class="primary"
          data-action=${isTapped ? "confirm-key" : "tap-card"}
          ?disabled=${!keyRequest}
          @click=${() => simulator.act(this.vin, isTapped ? "confirm_key" : "tap_card")}
        >
          ${isTapped ? words.confirm : words.tap}
        </button>
        <button
          type="button"
          data-action="decline-key"
          ?disabled=${!isTapped}
          @click=${() => simulator.act(this.vin, "dismiss_key")}
        >
          ${words.decline}
        </button>
      </div>
    </div>`;
  }
}
