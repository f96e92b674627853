import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Garage } from "../connection.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";

/** Whether what is pressed here moves a real car, and the way to another one. Asks for the connect dialog with a
 * `choose-car` event, and for the simulated car with `disconnect`. */
@customElement("connection-notice")
export class ConnectionNotice extends LightElement {
  @property({ attribute: false }) garage!: Garage;

  override render(): TemplateResult {
    const { car, kept } = this.garage;
    return car.simulated ? this.renderSimulated() : this.renderReal(String(car.vehicle.baseUrl), kept);
  }

  private renderSimulated(): TemplateResult {
    return html`<div class="notice" data-notice="simulated">
      <p><strong>${texts.simulated.title}</strong> ${texts.simulated.body}</p>
      <button type="button" class="primary" data-action="connect" @click=${() => this.ask("choose-car")}>
        ${texts.simulated.connect}
      </button>
    </div>`;
  }

  private renderReal(through: string, kept: boolean): TemplateResult {
    const { title, body, inMemory, kept: isKept, disconnect, change } = texts.real;
    return html`<div class="notice" data-notice="real">
      <p><strong>${title(through)}</strong> ${body} ${kept ? isKept : inMemory}</p>
      <div class="row">
        <button type="button" data-action="disconnect" @click=${() => this.ask("disconnect")}>${disconnect}</button>
        <button type="button" class="plain" data-action="connect" @click=${() => this.ask("choose-car")}>
          ${change}
        </button>
      </div>
    </div>`;
  }

  private ask(what: "choose-car" | "disconnect"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}
