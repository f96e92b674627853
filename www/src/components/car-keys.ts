import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { EnrolledKey } from "tesla-commands";
import { ownKey } from "../bluetooth-findings.ts";
import type { Nearby } from "../nearby.ts";
import { explain } from "../outcome.ts";
import { wholePackage } from "../package.ts";
import type { Signing } from "../signing.ts";
import "../styles/bluetooth.css";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import { LightElement } from "./light-element.ts";

/** The keys of a car, as it tells them over Bluetooth. */
@customElement("car-keys")
export class CarKeys extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  @property({ attribute: false }) nearby!: Nearby;

  @state() private keys: readonly EnrolledKey[] | undefined;
  @state() private own: EnrolledKey | undefined;
  @state() private problem: unknown;
  @state() private isBusy = false;

  #reading = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.abort();
  }

  override render(): TemplateResult {
    const words = bluetoothTexts();
    return html`<h3>${words.keys}</h3>
      <p class="hint">${words.keysHint}</p>
      <p>
        <button type="button" data-action="show-keys" ?disabled=${this.isBusy} @click=${this.read}>
          ${this.isBusy ? words.readingKeys : words.showKeys}
        </button>
      </p>
      <div role="status">${this.keys ? html`<p class="hint">${words.keysRead(this.keys.length)}</p>` : nothing}</div>
      ${
        this.keys && this.keys.length > 0
          ? html`<ul class="ways" data-car-keys>
              ${this.keys.map((key) => this.renderKey(key))}
            </ul>`
          : nothing
      }
      <p class="hint">${words.keysRemove}</p>
      <p class="error" role="alert">${this.problem === undefined ? nothing : explain(this.problem)}</p>`;
  }

  private renderKey(key: EnrolledKey): TemplateResult {
    const words = bluetoothTexts();
    const { slot, keyId, role, formFactor } = key;
    return html`<li data-slot=${slot}>
      ${words.keyForms[formFactor]}, ${words.keyRoles[role]}
      <code>${keyId}</code> ${key === this.own ? html`<strong>(${words.thisBrowser})</strong>` : nothing}
    </li>`;
  }

  private async read(): Promise<void> {
    const { nearby, signing } = this;
    const { signal } = this.#reading;
    this.isBusy = true;
    this.problem = undefined;
    try {
      if (!nearby.link) await nearby.connect({ signal });
      const { link, vin } = nearby;
      const { key } = signing;
      if (link && key) {
        const { listKeys } = await wholePackage(signal);
        const keys = await listKeys({ id: vin, key, bluetooth: link }, { signal });
        this.own = await ownKey(key, keys);
        this.keys = keys;
      }
    } catch (error) {
      if (!signal.aborted) this.problem = error;
    }
    this.isBusy = false;
  }
}
