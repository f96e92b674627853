import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { isBluetoothAvailable } from "tesla-commands/rest";
import { type Car, type Garage, realCarsOf, simulatedGarage, turnedToSimulated } from "../connection.ts";
import { segments } from "../fields/segments.ts";
import { forgetReturn, returned } from "../login.ts";
import { type Nearby, nearbyOf } from "../nearby.ts";
import { simulatedNearby, turnedToNearby, turnedToSimulatedNearby } from "../paired.ts";
import { type Elsewhere, readSignIn, type SignIn, shareSignIn } from "../sign-in.ts";
import type { Signing } from "../signing.ts";
import { simulatedCars } from "../simulated-cars.ts";
import { simulator } from "../simulator.ts";
import "../styles/dialog.css";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import { connectTexts } from "../texts/connect.ts";
import { texts } from "../texts/index.ts";
import { signInTexts } from "../texts/sign-in.ts";
import { carButton } from "./car-button.ts";
import "./bluetooth-way.ts";
import { LightElement } from "./light-element.ts";
import "./sign-in-way.ts";
import "./token-way.ts";

/** Chooses the car that the page speaks to: a simulated one, or a real one by one of several ways. A `connect` event hands
 * it over. What was typed is gone when the dialog closes, unless the person asked to keep it. */
@customElement("connect-dialog")
export class ConnectDialog extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  /** The cars that the page knows. */
  @property({ attribute: false }) garage!: Garage;

  @state() private isOpen = false;
  @state() private kind: "simulated" | "real" = "real";
  /** What the server offers: undefined where it offers nothing, and `"asked"` before that is known. */
  @state() private offer: SignIn | Elsewhere | "asked" | undefined = "asked";
  /** Whether it was opened for a new token. */
  @state() private forToken = false;
  /** Why a sign-in failed, as the server wrote it into the address. */
  @state() private failure: string | null = null;

  /** After a sign-out: where the person takes back what they allowed. */
  @state() private revokeUrl: string | undefined;

  @query("dialog") private readonly dialog!: HTMLDialogElement;

  /** Opens it, ready for a real car, or for a new token; for the account where the person has just come back from Tesla. */
  async open(forToken = false): Promise<void> {
    const back = returned();
    this.forToken = forToken;
    this.failure = back?.failure ?? null;
    this.offer = "asked";
    this.isOpen = true;
    this.dialog.showModal();
    const offer = await readSignIn();
    if (!this.isOpen) return;
    this.offer = offer;
    if (back && isSimulated(offer)) this.kind = "simulated";
    if (back && !back.failure) shareSignIn();
    await this.updateComplete;
    await this.querySelector<LightElement>("token-way")?.updateComplete;
    const internet = "[data-action=sign-in], [name=baseUrl]";
    const wanted = forToken ? "[name=accessToken]" : back ? internet : `[name=vin], ${internet}`;
    const [first] = this.dialog.querySelectorAll<HTMLElement>(wanted);
    // Who has moved on meanwhile stays there.
    if (document.activeElement?.matches("dialog, [data-action=close]")) first?.focus();
  }

  override render(): TemplateResult {
    const words = connectTexts();
    return html`<dialog
      aria-labelledby="connect-title"
      @cancel=${this.forget}
      @close=${this.forget}
      @connect=${this.close}
    >
      <div class="dialog-head">
        <h2 id="connect-title">${words.title}</h2>
        <button type="button" class="plain" data-action="close" @click=${this.close}>${words.close}</button>
      </div>
      ${this.isOpen ? this.renderChoice() : nothing}
    </dialog>`;
  }

  private renderChoice(): TemplateResult {
    const words = connectTexts();
    return html`
      <fieldset class="field choice">
        <legend class="visually-hidden">${words.which}</legend>
        ${segments({
          name: "kind",
          options: [
            ["simulated", texts.simulated.car],
            ["real", words.real],
          ],
          chosen: this.kind,
          pick: (kind) => {
            this.kind = kind;
          },
        })}
      </fieldset>
      ${this.kind === "simulated" ? this.renderSimulated() : this.renderReal()}
    `;
  }

  private renderSimulated(): TemplateResult {
    const { offer } = this;
    const words = signInTexts();
    const signIn = isSimulated(offer) ? this.renderSignIn(offer) : nothing;
    // Who has come back from there goes on there.
    const comesFirst = isSimulated(offer) && (offer.signedIn || this.failure !== null);
    return html`
      ${comesFirst ? html`${signIn}<h3 class="way">${words.without}</h3>` : nothing}
      <p class="hint">${connectTexts().simulatedHint}</p>
      <div class="cars">
        ${simulator.vehicles.map((vehicle) =>
          carButton(vehicle.id, vehicle.displayName, connectTexts().simulatedState[vehicle.connection], () =>
            this.choose(turnedToSimulated(this.garage, vehicle.id)),
          ),
        )}
      </div>
      ${this.renderTryBluetooth()} ${comesFirst ? nothing : signIn}
    `;
  }

  /** The way over Bluetooth, with the simulated car that stands for those of today. */
  private renderTryBluetooth(): TemplateResult {
    const { id } = simulatedBeside;
    const only = simulatedGarage(id).car;
    const words = bluetoothTexts();
    return html`<details class="fold way" data-way="try-bluetooth">
      <summary>${words.tryTitle}</summary>
      <p class="hint">${words.tryHint(simulatedBeside.displayName)}</p>
      <bluetooth-way
        .signing=${this.signing}
        .only=${only}
        .nearbyOf=${simulatedNearby}
        @paired=${({ detail }: CustomEvent<Nearby>) => this.choose(turnedToSimulatedNearby(this.garage, detail))}
      ></bluetooth-way>
    </details>`;
  }

  /** The ways to a real car, best first. */
  private renderReal(): TemplateResult {
    const internet = this.renderInternet();
    if (!isBluetoothAvailable()) return internet;
    const words = bluetoothTexts();
    return html`<section class="way" data-way="bluetooth" aria-labelledby="bluetooth-title">
        <h3 id="bluetooth-title">${words.title}</h3>
        <p class="hint">${words.hint}</p>
        <bluetooth-way
          .signing=${this.signing}
          .cars=${this.carInUseFirst()}
          .nearbyOf=${nearbyOf}
          @paired=${({ detail }: CustomEvent<Nearby>) => this.choose(turnedToNearby(this.garage, detail))}
        ></bluetooth-way>
      </section>
      ${internet}`;
  }

  private carInUseFirst(): readonly Car[] {
    const { car } = this.garage;
    const others = realCarsOf(this.garage).filter((one) => one !== car);
    return car.simulated ? others : [car, ...others];
  }

  private renderInternet(): TemplateResult {
    const { offer } = this;
    const words = connectTexts();
    if (offer === "asked") return html`<p class="hint" role="status">${signInTexts().asking}</p>`;
    const hasSignIn = offer !== undefined && !isSimulated(offer);
    const tokenWay = html`<token-way .baseUrl=${this.baseUrl}></token-way>`;
    if (!hasSignIn && !isBluetoothAvailable()) return tokenWay;
    return html`
      ${hasSignIn ? this.renderSignIn(offer) : nothing}
      <details class="fold way" ?open=${this.forToken}>
        <summary><span>${words.token} <span class="quiet">${signInTexts().tokenOf}</span></span></summary>
        ${tokenWay}
      </details>
    `;
  }

  /** Where a new token is for: the proxy of the car whose token has expired. */
  private get baseUrl(): string | undefined {
    return this.forToken ? this.garage.car.vehicle.baseUrl : undefined;
  }

  private renderSignIn(offer: SignIn | Elsewhere): TemplateResult {
    return html`<sign-in-way
      class="way"
      .offer=${offer}
      .failure=${this.failure}
      .revokeUrl=${this.revokeUrl}
      .signing=${this.signing}
      @signed-out=${this.noteSignOut}
    ></sign-in-way>`;
  }

  private async noteSignOut({ detail }: CustomEvent<string | undefined>): Promise<void> {
    this.failure = null;
    this.revokeUrl = detail;
    this.offer = await readSignIn();
    await this.updateComplete;
    // The button that was pressed is gone.
    this.dialog.querySelector<HTMLElement>("[data-action=sign-in]")?.focus();
  }

  private choose(garage: Garage): void {
    this.dispatchEvent(new CustomEvent<Garage>("connect", { detail: garage }));
    this.close();
  }

  /** The browser tells of the end some time after it, and by then nothing may be left. */
  private close(): void {
    this.forget();
    this.dialog.close();
  }

  private forget(): void {
    this.isOpen = false;
    this.kind = "real";
    this.revokeUrl = undefined;
    forgetReturn();
  }
}

/** The simulated car that is beside the person: one that takes signed commands only. */
const simulatedBeside = simulatedCars[2];

function isSimulated(offer: SignIn | Elsewhere | "asked" | undefined): offer is SignIn {
  return typeof offer === "object" && "simulated" in offer && offer.simulated;
}
