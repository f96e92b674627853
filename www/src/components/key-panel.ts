import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Car, hasInternet } from "../connection.ts";
import { explain } from "../outcome.ts";
import type { Signing } from "../signing.ts";
import { simulator } from "../simulator.ts";
import { partTexts } from "../texts/parts.ts";
import "./car-keys.ts";
import "./copy-box.ts";
import { LightElement } from "./light-element.ts";

/** The key of this browser, how a car comes to know it, and whether this car's commands are signed. Sends `refresh` when
 * that changes. */
@customElement("key-panel")
export class KeyPanel extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  @property({ attribute: false }) car!: Car;
  /** That of the signing: it may be known only after a while. */
  @property() publicKey: string | undefined;

  @state() private problem: unknown;
  @state() private isBusy = false;
  @state() private isSure = false;

  override render(): TemplateResult {
    const words = partTexts().keys;
    const { publicKey } = this.signing;
    const { nearby } = this.car;
    return html`<p class="hint">${words.intro}</p>
      ${publicKey === undefined ? this.renderCreate() : this.renderKey(publicKey)}
      ${
        nearby && publicKey !== undefined
          ? html`<car-keys .signing=${this.signing} .nearby=${nearby}></car-keys>`
          : nothing
      }
      <p class="error" role="alert">${this.problem === undefined ? nothing : explain(this.problem)}</p>`;
  }

  private renderCreate(): TemplateResult {
    return html`<button
      type="button"
      class="primary"
      data-action="create-key"
      ?disabled=${this.isBusy}
      @click=${() => this.attempt(() => this.signing.create())}
    >
      ${partTexts().keys.create}
    </button>`;
  }

  private renderKey(publicKey: string): TemplateResult {
    const words = partTexts().keys;
    const { vin, simulated, nearby, vehicle } = this.car;
    return html`
      <copy-box .title=${words.publicHalf} .text=${publicKey}></copy-box>
      ${nearby ? nothing : simulated ? this.renderDemo(publicKey) : renderWays()}
      ${
        !hasInternet(vehicle)
          ? nothing
          : vin === undefined
            ? html`<p class="hint">${words.noVin}</p>`
            : html`<button
              type="button"
              class="switch"
              role="switch"
              data-action="sign"
              aria-checked=${this.signing.isOnFor(vin) ? "true" : "false"}
              @click=${() => this.turn(vin, !this.signing.isOnFor(vin))}
            >
              <span>${words.sign}</span>
            </button>`
      }
      <button
        type="button"
        class="plain"
        data-action="delete-key"
        ?data-armed=${this.isSure}
        @click=${this.delete}
        @blur=${() => {
          this.isSure = false;
        }}
      >
        ${this.isSure ? words.deleteAgain : words.delete}
      </button>
      <p class="hint">${words.deleteHint}</p>
    `;
  }

  /** What happens in and beside a real car, at the simulated one. */
  private renderDemo(publicKey: string): TemplateResult {
    const words = partTexts().keys;
    const id = String(this.car.vehicle.id);
    const { keyRequest } = simulator.vehicle(id);
    return html`<ol class="steps">
      <li>
        <button
          type="button"
          data-action="request-key"
          ?disabled=${keyRequest !== null}
          @click=${() => this.act(() => simulator.act(id, "request_key", { public_key: publicKey, role: "owner" }))}
        >
          ${words.ask}
        </button>
      </li>
      <li>
        <button
          type="button"
          data-action="tap-card"
          ?disabled=${keyRequest === null}
          @click=${() =>
            this.act(() => {
              simulator.act(id, "tap_card");
              if (this.car.vin) this.turn(this.car.vin, true);
            })}
        >
          ${words.tap}
        </button>
      </li>
      <li class="hint">${words.enrolled(simulator.vehicle(id).keys.length)}</li>
    </ol>`;
  }

  private act(change: () => void): void {
    change();
    this.requestUpdate();
  }

  private turn(vin: string, on: boolean): void {
    this.signing.turn(vin, on);
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("refresh"));
  }

  private delete(event: MouseEvent): void {
    // The second half of a double click is no second press.
    if (event.detail > 1) return;
    this.isSure = !this.isSure;
    if (!this.isSure) void this.attempt(() => this.signing.delete());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await work();
    } catch (error) {
      this.problem = error;
    }
    this.isBusy = false;
  }
}

/** How a real car comes to know the key, and what each way allows. */
function renderWays(): TemplateResult {
  const words = partTexts().keys;
  return html`<p>${words.how}</p>
    <ul class="ways">
      <li>${words.byCard}</li>
      <li>${words.byLink}</li>
    </ul>
    <p class="hint">${words.proxy}</p>`;
}
