import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Car } from "../connection.ts";
import { type Nearby, nearbyOf } from "../nearby.ts";
import type { Signing } from "../signing.ts";
import "../styles/bluetooth.css";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import "./bluetooth-check.ts";
import "./bluetooth-way.ts";
import { LightElement } from "./light-element.ts";

/** Bluetooth of the car that the page speaks to: adds it as another way, or tells what may be wrong with it. Sends `near` when it
 * was added, and `leave-nearby` when it is to be left. */
@customElement("bluetooth-panel")
export class BluetoothPanel extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  @property({ attribute: false }) car!: Car;
  /** That of the car: it may come later. */
  @property({ attribute: false }) nearby: Nearby | undefined;
  /** What connecting failed with. */
  @property({ attribute: false }) failure: unknown;

  override render(): TemplateResult {
    return this.nearby ? this.renderNearby() : this.renderAdd();
  }

  private renderAdd(): TemplateResult {
    return html`<p class="hint">${bluetoothTexts().addHint}</p>
      <bluetooth-way
        .signing=${this.signing}
        .only=${this.car}
        .nearbyOf=${nearbyOf}
        @paired=${this.add}
      ></bluetooth-way>`;
  }

  private renderNearby(): TemplateResult {
    const words = bluetoothTexts();
    return html`<bluetooth-check
        .signing=${this.signing}
        .nearby=${this.nearby}
        .failure=${this.failure}
      ></bluetooth-check>
      <p>
        <button type="button" data-action="leave-nearby" @click=${() => this.tell("leave-nearby")}>
          ${words.leave}
        </button>
      </p>
      <p class="hint">${words.leaveHint}</p>`;
  }

  private add({ detail }: CustomEvent<Nearby>): void {
    this.car.nearby = detail;
    this.tell("near");
  }

  private tell(what: "near" | "leave-nearby"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}
