import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CarState } from "../car-state.ts";
import { readCharging } from "../charging.ts";
import type { Status } from "../status.ts";
import "../styles/cards.css";
import { type Reading, trailing } from "../readings.ts";
import { decimal, quantity, texts } from "../texts/index.ts";
import { partTexts } from "../texts/parts.ts";
import { moment } from "../times.ts";
import { temperature, type Units, unitsFor } from "../units.ts";
import { asOf } from "./as-of.ts";
import { type Curve, curves } from "./curves.ts";
import { LightElement } from "./light-element.ts";

/** What goes on in the car: a card while it charges, and one while its climate control runs. */
@customElement("running-cards")
export class RunningCards extends LightElement {
  @property({ attribute: false }) status: Status | undefined;
  @property({ attribute: false }) readings: readonly Reading[] = [];

  override render(): TemplateResult {
    const { car } = this.status ?? {};
    return html`${car?.charging === "Charging" ? this.renderCharging(car) : nothing}
    ${car?.climateOn ? this.renderClimate(car) : nothing}`;
  }

  private renderCharging(car: CarState): TemplateResult {
    const words = partTexts().running;
    const { power, added, volts, amps, minutesLeft } = readCharging(car);
    const limit = car.chargeLimit === undefined ? "" : texts.percent(car.chargeLimit);
    const ready =
      minutesLeft === undefined || !this.status?.seenAt
        ? undefined
        : new Date(this.status.seenAt.getTime() + minutesLeft * 60_000);
    const known = trailing(this.readings, ({ isCharging }) => isCharging);
    const most = Math.max(1, ...known.map(({ power }) => power ?? 0));
    return this.renderCard("charging", words.charging, [
      html`<dl class="figures">
        ${figure("power", words.power, power, (value) => quantity(short(value), "kW"))}
        ${figure("added", words.added, added, (value) => quantity(decimal(value, 1), "kWh"))}
        ${figure("voltage", words.voltage, volts, (value) => quantity(short(value), "V"))}
        ${figure("current", words.current, amps, (value) => quantity(short(value), "A"))}
        ${figure("left", limit ? words.timeTo(limit) : words.timeToFull, minutesLeft, hoursAndMinutes)}
        ${figure("ready", words.readyAt, ready, moment)}
      </dl>`,
      renderCurves(words.chargeCurve, known, [
        {
          title: words.battery,
          values: known.map(({ battery }) => battery),
          range: [0, 100],
          dashed: false,
          say: texts.percent,
        },
        {
          title: words.power,
          values: known.map(({ power }) => power),
          range: [0, most * 1.1],
          dashed: true,
          say: (value) => quantity(short(value), "kW"),
        },
      ]),
    ]);
  }

  private renderClimate(car: CarState): TemplateResult {
    const words = partTexts().running;
    const units = unitsFor(car);
    const known = trailing(this.readings, ({ isClimateOn }) => isClimateOn);
    const range = rangeOf(known.flatMap(({ inside, outside }) => [inside, outside]));
    return this.renderCard("climate", words.climate, [
      html`<dl class="figures">
        ${figure("inside", words.inside, car.inside, (value) => temperature(value, units))}
        ${figure("outside", words.outside, car.outside, (value) => temperature(value, units))}
      </dl>`,
      renderCurves(words.climateCurve, known, [
        temperatureCurve(
          words.inside,
          known.map(({ inside }) => inside),
          range,
          false,
          units,
        ),
        temperatureCurve(
          words.outside,
          known.map(({ outside }) => outside),
          range,
          true,
          units,
        ),
      ]),
    ]);
  }

  private renderCard(name: string, title: string, content: readonly unknown[]): TemplateResult {
    const { kind, seenAt } = this.status ?? {};
    const isOld = kind !== "awake" && seenAt !== undefined;
    return html`<section class="card" data-card=${name} aria-labelledby="card-${name}">
      <div class="card-head">
        <h2 id="card-${name}">${title}</h2>
        ${isOld ? html`<span class="quiet">${asOf(seenAt)}</span>` : nothing}
      </div>
      ${content}
    </section>`;
  }
}

/** A figure that the car did not report is left out. */
function figure<Value>(
  name: string,
  title: string,
  value: Value | undefined,
  say: (value: Value) => string,
): TemplateResult | typeof nothing {
  if (value === undefined) return nothing;
  return html`<div class="figure" data-figure=${name}>
    <dt>${title}</dt>
    <dd>${say(value)}</dd>
  </div>`;
}

function renderCurves(caption: string, known: readonly Reading[], all: readonly Curve[]): TemplateResult {
  const { curveBegins, time: timeTitle } = partTexts().running;
  if (known.length < 2) return html`<p class="quiet">${curveBegins}</p>`;
  return curves({ caption, timeTitle, times: known.map(({ at }) => at), curves: all });
}

function temperatureCurve(
  title: string,
  values: readonly (number | undefined)[],
  range: readonly [number, number],
  dashed: boolean,
  units: Units,
): Curve {
  return { title, values, range, dashed, say: (value) => temperature(value, units) };
}

/** At least ten degrees, so that small changes look small. */
function rangeOf(values: readonly (number | undefined)[]): readonly [number, number] {
  const known = values.filter((value) => value !== undefined);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const spare = Math.max(1, (10 - (high - low)) / 2);
  return [low - spare, high + spare];
}

/** Cars report whole numbers here, and servers between may not. */
function short(value: number): string {
  return decimal(value, Number.isInteger(value) ? 0 : 1);
}

function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = quantity(minutes % 60, "min");
  return hours > 0 ? `${quantity(hours, "h")} ${rest}` : rest;
}
