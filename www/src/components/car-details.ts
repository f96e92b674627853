import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type CarState, type Tyre, windows } from "../car-state.ts";
import { readDetails, type SoftwareUpdate } from "../details.ts";
import type { Status } from "../status.ts";
import "../styles/cards.css";
import { duration, quantity, texts } from "../texts/index.ts";
import { partTexts } from "../texts/parts.ts";
import { moment } from "../times.ts";
import { distance, pressure, type Units, unitsFor } from "../units.ts";
import { asOf } from "./as-of.ts";
import { LightElement } from "./light-element.ts";

/** What a person wants to know of the car now and then, with when the car said so. */
@customElement("car-details")
export class CarDetails extends LightElement {
  @property({ attribute: false }) status: Status | undefined;

  override render(): TemplateResult {
    const { car, seenAt } = this.status ?? {};
    const words = partTexts().details;
    if (!car) return html`<p class="quiet">${words.nothing}</p>`;
    const units = unitsFor(car);
    const { odometer, software, update } = readDetails(car);
    return html`
      <dl class="details">
        ${odometer === undefined ? nothing : row("odometer", words.odometer, distance(odometer, units))}
        ${software ? row("software", words.software, software) : nothing}
        ${
          update === undefined
            ? nothing
            : row("update", words.update, update ? updateWords(update) : words.noUpdate)
        }
        ${row("doors", words.doors, listed([...car.open].map((one) => texts.state[one])))}
        ${
          car.windowsOpen === undefined
            ? nothing
            : row(
                "windows",
                words.windows,
                listed(windows.filter((one) => car.openWindows.has(one)).map((one) => texts.state[one])),
              )
        }
      </dl>
      ${car.tyres.length > 0 ? tyreTable(car, units) : nothing}
      ${seenAt ? html`<p class="quiet">${asOf(seenAt)}</p>` : nothing}
    `;
  }
}

function row(name: string, title: string, value: string): TemplateResult {
  return html`<div data-detail=${name}>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`;
}

function listed(open: readonly string[]): string {
  const line = open.join(", ");
  return line === "" ? partTexts().details.allClosed : line.charAt(0).toUpperCase() + line.slice(1);
}

function updateWords({ status, version, percent, installsAt, seconds }: SoftwareUpdate): string {
  const words = partTexts().details;
  const name = version || words.aVersion;
  const share = percent === undefined ? "" : texts.percent(percent);
  const takes = seconds ? words.updateTakes(duration(seconds * 1_000)) : "";
  const parts = (): (string | undefined)[] => {
    switch (status) {
      case "downloading":
        return [words.updateDownloading(name, share)];
      case "downloading_wifi_wait":
        return [words.updateWaiting(name)];
      case "scheduled":
        return [words.updateScheduled(name, installsAt ? moment(installsAt) : ""), takes];
      case "installing":
        return [words.updateInstalling(name, share)];
      case "available":
        return [words.updateAvailable(name), takes];
      default:
        // A word that came later.
        return [name, status];
    }
  };
  return parts().filter(Boolean).join(", ");
}

function tyreTable({ tyres }: CarState, units: Units): TemplateResult {
  const words = partTexts().details;
  return html`<table class="tyre-table">
    <thead>
      <tr>
        <th scope="col">${words.tyres}</th>
        <th scope="col">${words.pressure}</th>
        <th scope="col">${words.measured}</th>
      </tr>
    </thead>
    <tbody>
      ${tyres.map(
        ({ wheel, bar, measuredAt, isLow }: Tyre) => html`<tr data-wheel=${wheel}>
          <th scope="row">${words.tyre[wheel]}</th>
          <td>
            ${quantity(pressure(bar, units), units.pressure)}${
              isLow ? html` <strong class="bad">${words.low}</strong>` : nothing
            }
          </td>
          <td>${measuredAt ? moment(measuredAt) : "–"}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
