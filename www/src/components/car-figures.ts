import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CarState } from "../car-state.ts";
import type { Status } from "../status.ts";
import { duration, quantity, texts } from "../texts/index.ts";
import { moment } from "../times.ts";
import { distance, speed, temperature, unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";

/** Stands for a figure that the car did not report. */
const none = "–";

/** The figures that a person looks for, beside the drawing, and below them what is out of the ordinary. */
@customElement("car-figures")
export class CarFigures extends LightElement {
  @property({ attribute: false }) status: Status | undefined;

  override render(): TemplateResult {
    const { car, seenAt } = this.status ?? {};
    const units = unitsFor(car);
    const words = texts.car;
    const warmth = (celsius: number | undefined): string =>
      celsius === undefined ? none : temperature(celsius, units);
    return html`
      <dl class="figures">
        <div class="figure battery" data-figure="battery">
          <dt>${words.battery}</dt>
          <dd>${car?.battery === undefined ? none : texts.percent(car.battery)}</dd>
          ${battery(car)}
        </div>
        ${figure("range", words.range, car?.range === undefined ? none : distance(car.range, units))}
        ${figure("inside", words.inside, warmth(car?.inside))}
        ${figure("outside", words.outside, warmth(car?.outside))}
        <div class="figure" data-figure="seen">
          <dt>${words.lastSeen}</dt>
          <dd>${seenAt ? html`<time datetime=${seenAt.toISOString()}>${moment(seenAt)}</time>` : none}</dd>
        </div>
      </dl>
      <ul class="badges">
        ${car?.valet ? html`<li data-badge="valet">${words.valet}</li>` : nothing}
        ${
          car?.speedLimitActive
            ? html`<li data-badge="speed-limit">
                ${words.speedLimit(car.speedLimitMph === undefined ? "" : speed(car.speedLimitMph, units))}
              </li>`
            : nothing
        }
        ${car?.remoteStart ? html`<li data-badge="remote-start">${words.remoteStart}</li>` : nothing}
      </ul>
    `;
  }
}

function figure(name: string, title: string, value: string): TemplateResult {
  return html`<div class="figure" data-figure=${name}>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** The level as a bar with a line at the limit, and in words what the bar can't say. */
function battery(car: CarState | undefined): TemplateResult {
  const { battery = 0, chargeLimit, charging } = car ?? {};
  const words = texts.car;
  const limit = chargeLimit === undefined ? "" : words.limit(texts.percent(chargeLimit));
  return html`<dd class="charge" ?data-charging=${charging === "Charging"}>
    <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="meter-all" width="100" height="8" rx="1.5" />
      <rect class="meter-level" width=${battery} height="8" rx="1.5" />
      ${chargeLimit === undefined ? nothing : svg`<rect class="meter-limit" x=${chargeLimit - 0.75} width="1.5" height="8" />`}
    </svg>
    <span class="quiet">${charging === "Charging" ? `${chargingWords(car)}, ${limit}` : limit || none}</span>
  </dd>`;
}

function chargingWords(car: CarState | undefined): string {
  const { chargerPower, minutesToFull } = car ?? {};
  const power = chargerPower === undefined ? "" : quantity(chargerPower, "kW");
  const left = minutesToFull ? texts.car.timeLeft(duration(minutesToFull * 60_000)) : "";
  return texts.car.charging(power, left);
}
