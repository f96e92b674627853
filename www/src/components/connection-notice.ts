import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Garage } from "../connection.ts";
import { endedLogin, onLogin, startAddress } from "../login.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";

/** Whether what is pressed here moves a real car, and the way to another one. Asks for the connect dialog with a
 * `choose-car` event, and for the simulated car with `disconnect`. */
@customElement("connection-notice")
export class ConnectionNotice extends LightElement {
  @property({ attribute: false }) garage!: Garage;

  #stopFollowing = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopFollowing = onLogin(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing();
  }

  override render(): TemplateResult {
    const { car, signedIn } = this.garage;
    if (car.simulated) return this.renderSimulated();
    return signedIn && endedLogin() ? this.renderEnded() : this.renderReal();
  }

  private renderSimulated(): TemplateResult {
    return html`<div class="notice" data-notice="simulated">
      <p><strong>${texts.simulated.title}</strong> ${texts.simulated.body}</p>
      <button type="button" class="primary" data-action="connect" @click=${() => this.ask("choose-car")}>
        ${texts.simulated.connect}
      </button>
    </div>`;
  }

  private renderEnded(): TemplateResult {
    const { signedOut, endedBy, endedHere, signIn, change } = texts.real;
    const reason = endedLogin()?.reason?.replace(/\.$/, "");
    return html`<div class="notice" data-notice="signed-out" role="alert">
      <p><strong>${signedOut}</strong> ${reason ? endedBy(reason) : endedHere}</p>
      <div class="row">
        <a class="button" href=${startAddress.first} data-action="sign-in">${signIn}</a>
        <button type="button" class="plain" data-action="connect" @click=${() => this.ask("choose-car")}>
          ${change}
        </button>
      </div>
    </div>`;
  }

  private renderReal(): TemplateResult {
    const { disconnect, change } = texts.real;
    return html`<div class="notice" data-notice="real">
      <p>${this.renderHow()}</p>
      <div class="row">
        <button type="button" data-action="disconnect" @click=${() => this.ask("disconnect")}>${disconnect}</button>
        <button type="button" class="plain" data-action="connect" @click=${() => this.ask("choose-car")}>
          ${change}
        </button>
      </div>
    </div>`;
  }

  /** By which way the car is reached, and what that means. */
  private renderHow(): TemplateResult {
    const { title, body, inMemory, kept: isKept, signedIn, signedInSimulated } = texts.real;
    const { car, kept, signedIn: login } = this.garage;
    if (login?.simulated) return html`<strong>${signedInSimulated}</strong> ${texts.simulated.body}`;
    if (login) return html`<strong>${signedIn}</strong> ${body}`;
    return html`<strong>${title(String(car.vehicle.baseUrl))}</strong> ${body} ${kept ? isKept : inMemory}`;
  }

  private ask(what: "choose-car" | "disconnect"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}
