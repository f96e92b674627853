import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { KeyRole, Progress } from "tesla-commands";
import { isTeslaCommandError } from "tesla-commands/rest";
import type { Car } from "../connection.ts";
import { segments } from "../fields/segments.ts";
import { keepNearby, type Nearby } from "../nearby.ts";
import { explain } from "../outcome.ts";
import { preloadWhole, wholePackage } from "../package.ts";
import type { Signing } from "../signing.ts";
import "../styles/bluetooth.css";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import "./bluetooth-check.ts";
import { cardPicture } from "./card-picture.ts";
import { LightElement } from "./light-element.ts";

/** How far it is. */
type Phase =
  | { kind: "asking" }
  | {
      kind: "running";
      stage: "connecting" | "checking" | "waiting" | "finishing";
      controller: AbortController;
    }
  | { kind: "failed"; error: unknown; wasChosen: boolean }
  | { kind: "paired"; isNew: boolean };

const roles: readonly KeyRole[] = ["driver", "owner", "charging_manager"];

/** As a VIN is written: letters and digits without those that look alike. */
const vinPattern = "[A-HJ-NPR-Za-hj-npr-z0-9]{17}";

/** The way to a car over Bluetooth: connects it, makes the key of this browser, and adds that to the car. Sends `paired` with the
 * way once the car knows the key and the person goes on. */
@customElement("bluetooth-way")
export class BluetoothWay extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  /** The cars whose VIN the page knows already. */
  @property({ attribute: false }) cars: readonly Car[] = [];
  /** The only car that is meant, where that is clear. */
  @property({ attribute: false }) only: Car | undefined;
  /** Gives the way to the car with a VIN. */
  @property({ attribute: false }) nearbyOf!: (vin: string) => Nearby;

  @state() private phase: Phase = { kind: "asking" };
  @state() private keyRole: KeyRole = "driver";
  @state() private nearby: Nearby | undefined;
  /** What was typed last. */
  @state() private vin = "";

  @query("form") private readonly form!: HTMLFormElement;

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the click: the browser asks for the car only shortly after one.
    preloadWhole();
    if (this.only?.simulated) void import("./simulated-card.ts");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.phase.kind === "running") this.phase.controller.abort();
  }

  override render(): TemplateResult {
    const { phase } = this;
    return html`
      <form autocomplete="off" data-phase=${phase.kind} @submit=${this.begin}>
        ${phase.kind === "asking" || phase.kind === "failed" ? this.renderQuestion() : nothing}
        <div role="status" class="found">${this.renderProgress()}</div>
        <div role="alert">${phase.kind === "failed" ? this.renderFailure(phase) : nothing}</div>
      </form>
      ${phase.kind === "failed" ? this.renderCheck(phase) : nothing}
    `;
  }

  private renderQuestion(): TemplateResult {
    const words = bluetoothTexts();
    const { only } = this;
    const hasFailed = this.phase.kind === "failed";
    return html`
      ${only ? nothing : this.renderVin()} ${this.renderRole()}
      <div class="action">
        <button type="submit" class="primary" data-action="connect-bluetooth">
          ${hasFailed ? words.tryAgain : only?.simulated ? words.connectSimulated(only.name) : words.connect}
        </button>
      </div>
      ${only?.simulated ? nothing : html`<p class="hint">${words.connectHint}</p>`}
    `;
  }

  private renderVin(): TemplateResult {
    const words = bluetoothTexts();
    const vins = this.cars.flatMap(({ vin, name }) => (vin === undefined ? [] : [{ vin, name }]));
    return html`<div class="field">
      <label for="bluetooth-vin" class="caption">${words.vin}</label>
      <input
        class="text"
        id="bluetooth-vin"
        name="vin"
        required
        maxlength="17"
        pattern=${vinPattern}
        title=${words.vinPattern}
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="bluetooth-vin-hint"
        value=${this.vin || (vins[0]?.vin ?? "")}
      />
      <p class="hint" id="bluetooth-vin-hint">${words.vinHint}</p>
      ${
        vins.length > 1
          ? html`<div class="row" role="group" aria-label=${words.knownCars}>
              ${vins.map(
                ({ vin, name }) =>
                  html`<button type="button" data-vin=${vin} @click=${() => this.fill(vin)}>${name}</button>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderRole(): TemplateResult {
    const words = bluetoothTexts();
    return html`<fieldset class="field choice">
      <legend class="caption">${words.role}</legend>
      ${segments({
        name: "role",
        options: roles.map((role) => [role, words.roles[role] ?? role] as const),
        chosen: this.keyRole,
        pick: (role) => {
          this.keyRole = role;
        },
      })}
      <p class="hint">${words.roleHints[this.keyRole]}</p>
    </fieldset>`;
  }

  private renderProgress(): TemplateResult | typeof nothing {
    const { phase } = this;
    const words = bluetoothTexts();
    if (phase.kind === "paired") return this.renderPaired(phase.isNew);
    if (phase.kind !== "running") return nothing;
    const isWaiting = phase.stage === "waiting";
    return html`<p data-stage=${phase.stage}><span class="ring"></span> <strong>${words[phase.stage]}</strong></p>
      ${isWaiting ? html`<p class="hint">${words.waitingHint}</p> ${cardPicture()}` : nothing}
      ${isWaiting && this.only?.simulated ? html`<simulated-card .vin=${this.only.vin}></simulated-card>` : nothing}
      <p>
        <button type="button" data-action="cancel-bluetooth" @click=${() => phase.controller.abort()}>
          ${words.cancel}
        </button>
      </p>`;
  }

  private renderPaired(isNew: boolean): TemplateResult {
    const words = bluetoothTexts();
    const hint = this.only?.simulated ? words.pairedSimulatedHint : words.pairedHint;
    return html`<p data-outcome="paired"><strong>${isNew ? words.paired : words.alreadyPaired}</strong></p>
      <p class="hint">${isNew ? hint : words.alreadyPairedHint}</p>
      <p><button type="button" class="primary" data-action="paired" @click=${this.goOn}>${words.done}</button></p>`;
  }

  private renderFailure({ error }: Phase & { kind: "failed" }): TemplateResult {
    const reason = isTeslaCommandError(error) && error.code === "rejected" ? error.reason : undefined;
    const isKnown = reason !== undefined && reason in bluetoothTexts().reasons;
    return html`<p class="error" data-outcome="failed">
      ${failureWords(error)}
      ${reason && !isKnown ? html`<code>${reason}</code>` : nothing}
    </p>`;
  }

  /** What else can be done, and what may be wrong. */
  private renderCheck({ error, wasChosen }: Phase & { kind: "failed" }): TemplateResult | typeof nothing {
    const words = bluetoothTexts();
    const isNotChosen = isTeslaCommandError(error) && error.code === "bluetooth_unavailable";
    return html`
      ${
        isNotChosen && !this.only?.simulated
          ? html`<div>
              <button type="button" class="plain" data-action="any-name" @click=${this.chooseAny}>
                ${words.anyName}
              </button>
              <p class="hint">${words.anyNameHint}</p>
            </div>`
          : nothing
      }
      <bluetooth-check
        .signing=${this.signing}
        .nearby=${this.nearby}
        .failure=${error}
        .wasChosen=${wasChosen}
      ></bluetooth-check>
    `;
  }

  private fill(vin: string): void {
    const input = this.querySelector<HTMLInputElement>("[name=vin]");
    if (input) input.value = vin;
  }

  private begin(event: SubmitEvent): void {
    event.preventDefault();
    void this.run({});
  }

  private chooseAny(): void {
    if (this.form.reportValidity()) void this.run({ anyName: true });
  }

  /** Connects the car, in the click, and has the key added. */
  private async run(options: { anyName?: boolean }): Promise<void> {
    if (this.phase.kind === "running") return;
    const vin = this.only?.vin ?? String(new FormData(this.form).get("vin")).toUpperCase();
    this.vin = vin;
    const nearby = this.nearbyOf(vin);
    this.nearby = nearby;
    const controller = new AbortController();
    const { signal } = controller;
    this.phase = { kind: "running", stage: "connecting", controller };
    void this.keepFocus("[data-action=cancel-bluetooth]");
    let wasChosen = nearby.link !== undefined;
    try {
      if (!nearby.link) await nearby.connect({ ...options, signal });
      wasChosen = true;
      this.enter("checking", controller);
      const isNew = await this.enrol(nearby, controller);
      if (signal.aborted) return;
      this.phase = { kind: "paired", isNew };
      await this.keepFocus("[data-action=paired]");
    } catch (error) {
      if (!this.isConnected) return;
      // A car that could not be connected was in the browser's list. In the list of all devices, it may be another device.
      wasChosen ||= !options.anyName && isTeslaCommandError(error) && error.code === "out_of_reach";
      this.phase = { kind: "failed", error, wasChosen };
      await this.keepFocus("[data-action=connect-bluetooth]");
    }
  }

  /** Adds the key of this browser to the car. Resolves with whether it is new to it. */
  private async enrol({ vin, link }: Nearby, controller: AbortController): Promise<boolean> {
    const { signing, keyRole: role } = this;
    if (!signing.key) await signing.create();
    const { key } = signing;
    if (!key || !link) throw new Error("There is no key, or no connection.");
    const onProgress = ({ stage }: Progress): void => {
      if (stage === "waiting_for_card") this.enter("waiting", controller);
      else if (stage === "finishing") this.enter("finishing", controller);
    };
    const vehicle = { id: vin, key, bluetooth: link };
    const { enrolKey } = await wholePackage(controller.signal);
    const { outcome } = await enrolKey(vehicle, { role, onProgress, signal: controller.signal });
    return outcome === "paired";
  }

  private enter(stage: (Phase & { kind: "running" })["stage"], controller: AbortController): void {
    if (this.phase.kind !== "running") return;
    this.phase = { kind: "running", stage, controller };
    if (stage === "waiting") void this.showPicture();
  }

  /** Where to tap the card has to be in sight. */
  private async showPicture(): Promise<void> {
    await this.updateComplete;
    this.querySelector(".found")?.scrollIntoView({ block: "nearest" });
  }

  /** What was pressed is gone. */
  private async keepFocus(next: string): Promise<void> {
    await this.updateComplete;
    const { activeElement } = document;
    const isLost =
      activeElement === document.body || activeElement?.matches("dialog") || this.contains(activeElement);
    if (isLost) this.querySelector<HTMLElement>(next)?.focus();
  }

  private goOn(): void {
    const { nearby, only, signing } = this;
    if (!nearby) return;
    if (!only?.simulated) {
      keepNearby(nearby.vin);
      // The car knows the key now, and accepts it over the internet too.
      signing.turn(nearby.vin, true);
    }
    this.dispatchEvent(new CustomEvent<Nearby>("paired", { detail: nearby }));
  }
}

/** Why the key is not with the car, and what to do. */
function failureWords(error: unknown): string {
  const words = bluetoothTexts();
  if (!isTeslaCommandError(error)) return explain(error);
  switch (error.code) {
    case "aborted":
      return error.mayHaveSucceeded ? words.cancelled : explain(error);
    case "rejected":
      return words.reasons[error.reason] ?? words.refused;
    case "timeout":
      // Only after the request is sent may anybody have tapped a card.
      return error.mayHaveSucceeded ? words.notTapped : words.noReply;
    default:
      return explain(error);
  }
}
