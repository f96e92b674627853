import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Car, Garage } from "../connection.ts";
import { icons } from "../icons.ts";
import type { Signal } from "../session.ts";
import { type Status, statusRemedy, statusWords } from "../status.ts";
import { texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import "./car-drawing.ts";
import "./car-figures.ts";
import { LightElement } from "./light-element.ts";
import { remedyButton } from "./remedy-button.ts";

/** The car: its name, how it is in a line, as a drawing and in figures. Asks for a new read with a `refresh` event, and
 * for another car of the garage with `choose`. */
@customElement("car-panel")
export class CarPanel extends LightElement {
  @property({ attribute: false }) garage!: Garage;
  @property() name = "";
  @property({ attribute: false }) status: Status | undefined;
  @property({ type: Boolean }) reading = false;
  @property({ attribute: false }) signals: readonly Signal[] = [];

  override render(): TemplateResult {
    const { status, reading } = this;
    const { line, hint } = statusWords(status, unitsFor(status?.car));
    return html`
      <div class="name">
        <h1 data-car-name>${this.name}</h1>
        <div class="others">${this.renderCars()}</div>
        <button
          type="button"
          class="plain round"
          data-action="refresh"
          aria-label=${texts.car.refresh}
          title=${texts.car.refresh}
          aria-busy=${reading ? "true" : "false"}
          @click=${this.refresh}
        >
          ${icons.refresh}
        </button>
      </div>
      <div class="state">
        <p class="state-line" data-car-line data-status=${status?.kind ?? "reading"}>${line}</p>
        <p class="hint">${hint} ${remedyButton(statusRemedy(status), this.refresh)}</p>
      </div>
      <div class="view">
        <car-drawing
          .car=${status?.car}
          .resting=${status !== undefined && status.kind !== "awake"}
          .signals=${this.signals}
        ></car-drawing>
        <car-figures .status=${status}></car-figures>
      </div>
    `;
  }

  private readonly refresh = (): void => {
    this.dispatchEvent(new CustomEvent("refresh"));
  };

  /** The other cars, one press away. From a real car, one press leads to the simulated ones. */
  private renderCars(): TemplateResult[] {
    const { cars, car } = this.garage;
    const others = cars.filter((one) => one !== car && (car.simulated || !one.simulated));
    const isMixed = others.some(({ simulated }) => !simulated);
    const simulated = car.simulated ? undefined : cars.find((one) => one.simulated);
    return [
      ...others.map((one) =>
        this.renderOther(one, isMixed && one.simulated ? texts.simulated.named(one.name) : one.name),
      ),
      ...(simulated ? [this.renderOther(simulated, texts.simulated.car)] : []),
    ];
  }

  private renderOther(car: Car, name: string): TemplateResult {
    const isFirst = car.simulated && !this.garage.car.simulated;
    return html`<button
      type="button"
      class="plain"
      data-car=${isFirst ? "simulated" : String(car.vehicle.id)}
      aria-label=${texts.car.turnTo(name)}
      @click=${() => this.dispatchEvent(new CustomEvent<Car>("choose", { detail: car }))}
    >
      ${name}
    </button>`;
  }
}
