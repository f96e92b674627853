import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Car } from "../connection.ts";
import { icons } from "../icons.ts";
import type { Status } from "../status.ts";
import { texts } from "../texts.ts";
import { LightElement } from "./light-element.ts";

/** The car's name, how it is, and whether it is a real one. Asks for a new read with a `refresh` event, for the connect
 * dialog with `choose-car`, and for the simulated car with `disconnect`. */
@customElement("car-panel")
export class CarPanel extends LightElement {
  @property({ attribute: false }) car!: Car;
  @property() name = "";
  @property({ attribute: false }) status: Status | undefined;
  @property({ type: Boolean }) reading = false;

  override render(): TemplateResult {
    const { status, reading } = this;
    return html`
      <div class="name">
        <h1 data-car-name>${this.name}</h1>
        <button
          type="button"
          class="plain"
          data-action="refresh"
          aria-label=${texts.car.refresh}
          title=${texts.car.refresh}
          aria-busy=${reading ? "true" : "false"}
          @click=${() => this.ask("refresh")}
        >
          ${icons.refresh}
        </button>
      </div>
      <p class="quiet read">
        ${
          status
            ? html`${texts.car.readAt}
                <time datetime=${status.at.toISOString()}>${status.at.toLocaleTimeString()}</time>`
            : texts.car.reading
        }
      </p>
      <div class="state">
        <p class="state-line" data-car-line data-status=${status?.kind ?? "reading"}>${status?.line}</p>
        <p class="hint">${status?.hint}</p>
      </div>
      ${this.car.simulated ? this.renderSimulated() : this.renderReal(String(this.car.vehicle.baseUrl))}
    `;
  }

  private renderSimulated(): TemplateResult {
    return html`<div class="notice" data-notice="simulated">
      <p><strong>${texts.simulated.title}</strong> ${texts.simulated.body}</p>
      <button type="button" class="primary" data-action="connect" @click=${() => this.ask("choose-car")}>
        ${texts.simulated.connect}
      </button>
    </div>`;
  }

  private renderReal(through: string): TemplateResult {
    return html`<div class="notice" data-notice="real">
      <p><strong>${texts.real.title(through)}</strong> ${texts.real.body}</p>
      <div class="row">
        <button type="button" data-action="disconnect" @click=${() => this.ask("disconnect")}>
          ${texts.real.disconnect}
        </button>
        <button type="button" class="plain" data-action="connect" @click=${() => this.ask("choose-car")}>
          ${texts.real.change}
        </button>
      </div>
    </div>`;
  }

  private ask(what: "refresh" | "choose-car" | "disconnect"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}
