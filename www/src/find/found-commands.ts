import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import "../components/command-form.ts";
import { LightElement } from "../components/light-element.ts";
import { type SettingName, settingField } from "../fields/setting-field.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { places } from "./places.ts";

export { createSearch } from "./search-index.ts";

/** A longer list takes longer to read than another word takes to type. */
const most = 16;

/** The commands and settings that were found, ready to use. A `leave` event asks to go back to the field. */
@customElement("found-commands")
export class FoundCommands extends LightElement {
  /** What was found, the best first: names of commands, and of other parts of the page. */
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  /** Whether the car is reached over Bluetooth alone. */
  @property({ type: Boolean }) onlyNear = false;
  /** Whether commands to the car are sent without a key. */
  @property({ type: Boolean }) keyless = false;

  override render(): TemplateResult {
    const found = this.names.filter(isThere);
    // What the car lacks comes last.
    const ids = found.toSorted((one, other) => Number(this.isLacking(one)) - Number(this.isLacking(other)));
    return html`
      <p class="quiet" role="status">${texts.find.found(found.length)}</p>
      <div class="group results" @keydown=${this.leave}>
        <div class="commands">${repeat(ids.slice(0, most), (id) => id, this.renderOne)}</div>
      </div>
    `;
  }

  private readonly renderOne = (id: string): TemplateResult => {
    const [kind, name = ""] = id.split(":");
    if (kind === "setting") {
      return html`<div class="wide" data-found=${id}>${settingField(name as SettingName, this.car, "found")}</div>`;
    }
    if (kind === "place") {
      return html`<button type="button" class="wide" data-found=${id} @click=${() => goTo(name)}>
        <span>${places[name]?.title(texts)}</span>
      </button>`;
    }
    const command = this.commands.find((one) => one.name === id);
    return html`<div class="wide" data-found=${id}>
      ${this.isLacking(id) ? html`<p class="quiet">${texts.find.lacking}</p>` : nothing}
      <command-form
        class=${command?.parameters.length ? "wide" : ""}
        idPrefix="found-"
        .command=${command}
        .send=${this.send}
        .car=${this.car}
        .onlyNear=${this.onlyNear}
        .keyless=${this.keyless}
      ></command-form>
    </div>`;
  };

  private isLacking(id: string): boolean {
    return this.car?.lacking.has(id) ?? false;
  }

  /** Back to the field, unless Escape takes back a first press. */
  private leave({ key }: KeyboardEvent): void {
    if (key === "Escape" && !this.querySelector("[data-armed]")) this.dispatchEvent(new CustomEvent("leave"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "found-commands": FoundCommands;
  }
}

function isThere(id: string): boolean {
  const [kind, name = ""] = id.split(":");
  return kind !== "place" || document.querySelector(places[name]?.selector ?? "") !== null;
}

function goTo(place: string): void {
  const target = document.querySelector<HTMLElement>(places[place]?.selector ?? "");
  target?.closest("details")?.setAttribute("open", "");
  target?.focus();
}
