import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { isTeslaCommandError, listVehicles, type VehicleSummary } from "tesla-commands/rest";
import { type Garage, keepSignedIn, nameOf, signedInGarage } from "../connection.ts";
import { loginToken } from "../login.ts";
import { explain } from "../outcome.ts";
import {
  type DomainKey,
  type FleetStatus,
  isSameKey,
  readDomainKey,
  readFleetStatus,
  type SignIn,
} from "../sign-in.ts";
import type { Signing } from "../signing.ts";
import { signInTexts } from "../texts/sign-in.ts";
import { carButton } from "./car-button.ts";
import { LightElement } from "./light-element.ts";
import "./pair-key.ts";

/** The cars of the account that is signed in: how each wants its commands, and what is still missing for them. Sends
 * `connect` with the one that is chosen. */
@customElement("account-cars")
export class AccountCars extends LightElement {
  @property({ attribute: false }) signIn!: SignIn;
  @property({ attribute: false }) signing!: Signing;

  /** Undefined until they are listed. */
  @state() private vehicles: readonly VehicleSummary[] | undefined;
  @state() private problem: unknown;
  @state() private domainKey: DomainKey | undefined;
  /** By VIN. */
  @state() private statuses: ReadonlyMap<string, FleetStatus> = new Map();
  /** The VINs whose missing steps are unfolded. */
  @state() private unfolded: ReadonlySet<string> = new Set();

  #loading = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading.abort();
  }

  override render(): TemplateResult {
    const words = signInTexts();
    const { vehicles, problem } = this;
    if (problem !== undefined) {
      return html`<p class="error" role="alert">${this.explain(problem)}</p>
        <p><button type="button" data-action="load-cars" @click=${this.load}>${words.lookAgain}</button></p>`;
    }
    if (!vehicles) return html`<p class="hint" role="status">${words.loading}</p>`;
    if (vehicles.length === 0) return html`<p class="error" role="status">${words.noCars}</p>`;
    return html`<ul class="cars account" aria-label=${words.cars}>
      ${vehicles.map((vehicle) => this.renderCar(vehicle, vehicles))}
    </ul>`;
  }

  private renderCar(vehicle: VehicleSummary, all: readonly VehicleSummary[]): TemplateResult {
    const words = signInTexts();
    const { id, vin } = vehicle;
    const about = [vin, vehicle.state].filter(Boolean).join(" · ");
    const status = vin === undefined ? undefined : this.statuses.get(vin);
    return html`<li data-vin=${vin ?? nothing}>
      ${carButton(id, nameOf(vehicle), about, () => this.choose(vehicle, all))}
      <p class="hint" role="status" data-commands=${status?.kind ?? "asked"}>
        ${vin === undefined ? words.noVin : this.commandWords(vin, status)}
      </p>
      ${vin !== undefined && this.isKeyMissing(status) ? this.renderMissingKey(vehicle, vin) : nothing}
    </li>`;
  }

  private renderMissingKey(vehicle: VehicleSummary, vin: string): TemplateResult {
    const isOpen = this.unfolded.has(vin);
    return html`<details class="fold" @toggle=${(event: Event) => this.noteFold(event, vin)}>
      <summary data-action="pair">${signInTexts().pair}</summary>
      ${
        isOpen
          ? html`<pair-key
              .name=${nameOf(vehicle)}
              .vin=${vin}
              .signIn=${this.signIn}
              .signing=${this.signing}
              .publicKey=${this.signing.publicKey}
              .domainKey=${this.domainKey}
              @look=${() => void this.look(vin)}
              @key-made=${() => this.requestUpdate()}
            ></pair-key>`
          : nothing
      }
    </details>`;
  }

  private commandWords(vin: string, status: FleetStatus | undefined): string {
    const words = signInTexts();
    switch (status?.kind) {
      case undefined:
        return words.reading;
      case "plain":
        return this.readyWords(words.plain);
      case "unknown":
        return words.unknown(status.status);
      case "signed":
        if (!this.isKeyMissing(status)) return this.readyWords(words.paired);
        return this.signing.isOnFor(vin) ? words.signedByChoice : words.keyMissing;
    }
  }

  private readyWords(words: string): string {
    return this.signIn.missingScopes.length === 0 ? signInTexts().ready(words) : words;
  }

  /** The key that the car knows helps only if this browser has it. */
  private isKeyMissing(status: FleetStatus | undefined): boolean {
    if (status?.kind !== "signed") return false;
    return !(status.paired && isSameKey(this.domainKey?.publicKey, this.signing.publicKey));
  }

  private readonly load = async (): Promise<void> => {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.problem = undefined;
    this.vehicles = undefined;
    const connection = { baseUrl: this.signIn.baseUrl, accessToken: loginToken };
    try {
      // A browser that keeps no keys says so when one is made.
      const [vehicles, domainKey] = await Promise.all([
        listVehicles(connection, { signal }),
        this.askDomainKey(),
        this.signing.load().catch(() => {}),
      ]);
      if (signal.aborted) return;
      this.domainKey = domainKey;
      this.vehicles = vehicles;
      for (const { vin } of vehicles) {
        if (vin !== undefined)
          void readFleetStatus(this.signIn, vin).then((status) => this.noteStatus(vin, status));
      }
    } catch (error) {
      if (!signal.aborted) this.problem = error;
    }
  };

  /** Looks whether anything of a car has changed. */
  private async look(vin: string): Promise<void> {
    const [domainKey, status] = await Promise.all([this.askDomainKey(), readFleetStatus(this.signIn, vin)]);
    const row = this.querySelector(`[data-vin="${vin}"]`);
    const hadFocus = row?.contains(document.activeElement);
    this.domainKey = domainKey;
    this.noteStatus(vin, status);
    await this.updateComplete;
    // The steps may be gone, and who was at one of them would be nowhere.
    if (hadFocus && !row?.contains(document.activeElement))
      row?.querySelector<HTMLElement>("[data-vehicle]")?.focus();
  }

  /** A look that got no answer leaves what is known. */
  private askDomainKey(): Promise<DomainKey | undefined> {
    return readDomainKey().catch(() => this.domainKey);
  }

  private noteStatus(vin: string, status: FleetStatus): void {
    if (status.kind === "unknown" && this.statuses.has(vin)) return;
    this.statuses = new Map(this.statuses).set(vin, status);
  }

  private noteFold(event: Event, vin: string): void {
    const { open } = event.currentTarget as HTMLDetailsElement;
    const others = [...this.unfolded].filter((one) => one !== vin);
    this.unfolded = new Set(open ? [...others, vin] : others);
  }

  private explain(error: unknown): string {
    const words = signInTexts();
    if (isTeslaCommandError(error)) {
      if (error.status === 412) return words.notRegistered;
      if (error.code === "forbidden" && this.signIn.missingScopes.length > 0) return words.notAllowed;
    }
    return explain(error);
  }

  private choose({ id, vin }: VehicleSummary, all: readonly VehicleSummary[]): void {
    const { baseUrl, simulated } = this.signIn;
    const signedIn = { baseUrl, simulated };
    if (vin !== undefined && this.statuses.get(vin)?.kind === "signed") this.signing.turn(vin, true);
    keepSignedIn(signedIn, all, id);
    const detail = signedInGarage(signedIn, all, id);
    this.dispatchEvent(new CustomEvent<Garage>("connect", { detail, bubbles: true }));
  }
}
