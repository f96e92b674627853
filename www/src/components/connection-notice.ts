import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Garage, hasInternet } from "../connection.ts";
import { endedLogin, onLogin, startAddress } from "../login.ts";
import { explain } from "../outcome.ts";
import { remedyOf } from "../remedy.ts";
import { type Status, transportTo } from "../status.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";
import { remedyButton } from "./remedy-button.ts";

/** Whether what is pressed here moves a real car, which way it is reached, and the way to another one. Asks for the connect
 * dialog with a `choose-car` event, for the simulated car with `disconnect`, and for another way to the same car with
 * `connect-nearby` and `connect-internet`. */
@customElement("connection-notice")
export class ConnectionNotice extends LightElement {
  @property({ attribute: false }) garage!: Garage;
  @property({ attribute: false }) status: Status | undefined;
  /** Whether the page may connect the car over Bluetooth by itself. */
  @property({ type: Boolean }) linked = false;
  /** Why that failed when the person asked for it. */
  @property({ attribute: false }) problem: unknown;

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
    return signedIn && hasInternet(car.vehicle) && endedLogin() ? this.renderEnded() : this.renderReal();
  }

  private renderSimulated(): TemplateResult {
    return html`<div class="notice" data-notice="simulated">
      <p>
        <strong>${texts.simulated.title}</strong> ${texts.simulated.body}
        ${this.garage.car.nearby ? this.renderWay() : nothing}
      </p>
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
      <p class="error" role="alert">${this.problem === undefined ? nothing : explain(this.problem)}</p>
      <div class="row">
        ${this.renderConnect()} ${remedyOf(this.problem) === "bluetooth" ? remedyButton("bluetooth", () => {}) : nothing}
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
    if (car.nearby) return html`${this.renderWay()} ${body}`;
    if (login?.simulated) {
      return html`<strong data-way="internet">${signedInSimulated}</strong> ${texts.simulated.body}`;
    }
    if (login) return html`<strong data-way="internet">${signedIn}</strong> ${body}`;
    return html`<strong data-way="internet">${title(String(car.vehicle.baseUrl))}</strong> ${body}
      ${kept ? isKept : inMemory}`;
  }

  /** Which of the ways is in use. */
  private renderWay(): TemplateResult {
    const words = texts.nearby;
    const { car } = this.garage;
    const transport = transportTo(car, this.status);
    const byBluetooth = car.simulated ? words.bySimulatedBluetooth : words.byBluetooth;
    return html`<strong data-way=${transport}>${transport === "internet" ? words.byInternet : byBluetooth}</strong>`;
  }

  /** The other way to the car. The browser asks which car it is only in a click. */
  private renderConnect(): TemplateResult | typeof nothing {
    const { car } = this.garage;
    if (!car.nearby) return nothing;
    const words = texts.nearby;
    if (hasInternet(car.vehicle)) {
      return transportTo(car, this.status) === "bluetooth"
        ? this.renderTurn("connect-internet", words.useInternet)
        : this.renderTurn("connect-nearby", words.useBluetooth);
    }
    return this.linked ? nothing : this.renderTurn("connect-nearby", words.connect);
  }

  private renderTurn(action: "connect-nearby" | "connect-internet", label: string): TemplateResult {
    const isOnly = !hasInternet(this.garage.car.vehicle);
    return html`<button
      type="button"
      class=${isOnly ? "primary" : ""}
      data-action=${action}
      @click=${() => this.ask(action)}
    >
      ${label}
    </button>`;
  }

  private ask(what: "choose-car" | "disconnect" | "connect-nearby" | "connect-internet"): void {
    this.dispatchEvent(new CustomEvent(what));
  }
}
