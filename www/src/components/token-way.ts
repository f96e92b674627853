import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { isTeslaCommandError, listVehicles, type VehicleSummary } from "tesla-commands/rest";
import { type Access, connectionOf, type Garage, keepAccess, nameOf, realGarage } from "../connection.ts";
import { explain } from "../outcome.ts";
import { connectTexts } from "../texts/connect.ts";
import { carButton } from "./car-button.ts";
import { LightElement } from "./light-element.ts";

type Search =
  | { kind: "none" }
  | { kind: "running"; controller: AbortController }
  | { kind: "found"; access: Access; keep: boolean; vehicles: readonly VehicleSummary[] }
  | { kind: "failed"; error: unknown };

/** The way to a car by an access token that the person has. Hands the cars over with a `connect` event. */
@customElement("token-way")
export class TokenWay extends LightElement {
  /** The address to begin with. */
  @property() baseUrl: string | undefined;

  @state() private search: Search = { kind: "none" };
  /** The origin that this page's own content policy kept the search from. */
  @state() private blocked = "";

  @query("form") private readonly form!: HTMLFormElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("securitypolicyviolation", this.noteViolation);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("securitypolicyviolation", this.noteViolation);
    this.stop();
  }

  override render(): TemplateResult {
    const words = connectTexts();
    const { search } = this;
    return html`<form autocomplete="off" @submit=${this.find} @input=${this.stop}>
      <div class="field">
        <label for="connect-base-url" class="caption">${words.baseUrl}</label>
        <input
          class="text"
          id="connect-base-url"
          name="baseUrl"
          value=${this.baseUrl ?? "/tesla"}
          required
          pattern="(/|https?://).*"
          title=${words.baseUrlPattern}
          inputmode="url"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="connect-base-url-hint"
        />
        <p class="hint" id="connect-base-url-hint">${words.baseUrlHint}</p>
      </div>
      <div class="field">
        <label for="connect-token" class="caption">${words.token}</label>
        <input
          class="text"
          id="connect-token"
          name="accessToken"
          type="password"
          required
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="connect-token-hint"
        />
        <p class="hint" id="connect-token-hint">${words.tokenHint}</p>
      </div>
      ${checkbox("keep", words.keep, words.keepHint)}
      <details class="fold">
        <summary>${words.more}</summary>
        ${checkbox("byVin", words.byVin, words.byVinHint)} ${checkbox("query", words.query, words.queryHint)}
      </details>
      <div class="action">
        <button type="submit" class="primary" data-action="find-vehicles" ?disabled=${search.kind === "running"}>
          ${search.kind === "running" ? words.finding : words.find}
        </button>
      </div>
      <div role="status" class="found">
        ${search.kind === "failed" ? html`<p class="error">${this.failureWords(search.error)}</p>` : nothing}
        ${search.kind === "found" ? this.renderFound(search) : nothing}
      </div>
    </form>`;
  }

  private failureWords(error: unknown): string {
    if (this.blocked) return connectTexts().blocked(this.blocked);
    // Nothing is known of any car yet, so it is the address that leads nowhere.
    if (isTeslaCommandError(error) && error.code === "not_found") return connectTexts().notFound;
    return explain(error);
  }

  private renderFound({ access, keep, vehicles }: Search & { kind: "found" }): TemplateResult {
    if (vehicles.length === 0) return html`<p class="error">${connectTexts().none}</p>`;
    return html`
      <h3>${connectTexts().choose}</h3>
      <div class="cars">
        ${vehicles.map((vehicle) =>
          carButton(
            vehicle.id,
            nameOf(vehicle),
            [vehicle.vin, vehicle.state].filter(Boolean).join(" · "),
            () => {
              if (keep) keepAccess(access, vehicles, vehicle.id);
              this.choose(realGarage(access, vehicles, vehicle.id, keep));
            },
          ),
        )}
      </div>
    `;
  }

  private async find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.search.kind === "running") return;
    const filled = new FormData(this.form);
    const access: Access = {
      baseUrl: String(filled.get("baseUrl")),
      accessToken: String(filled.get("accessToken")).trim(),
      parameters: filled.has("query") ? "query" : "json",
      byVin: filled.has("byVin"),
    };
    const controller = new AbortController();
    const { signal } = controller;
    this.search = { kind: "running", controller };
    this.blocked = "";
    let result: Search;
    try {
      const keep = filled.has("keep");
      result = {
        kind: "found",
        access,
        keep,
        vehicles: await listVehicles(connectionOf(access), { signal }),
      };
    } catch (error) {
      result = { kind: "failed", error };
    }
    if (signal.aborted) return;
    this.search = result;
    await this.updateComplete;
    this.querySelector(".found")?.scrollIntoView({ block: "nearest" });
  }

  /** To the request such a stop looks like any other network failure; only this event, which may come before or after
   * the failure, tells it apart. */
  private readonly noteViolation = ({
    effectiveDirective,
    blockedURI,
  }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === "connect-src" && this.search.kind !== "none")
      this.blocked = new URL(blockedURI).origin;
  };

  private choose(garage: Garage): void {
    this.dispatchEvent(new CustomEvent<Garage>("connect", { detail: garage, bubbles: true }));
  }

  /** Whatever was found belongs to what was typed before. */
  private stop(): void {
    if (this.search.kind === "running") this.search.controller.abort();
    this.search = { kind: "none" };
  }
}

function checkbox(name: string, label: string, hint: string): TemplateResult {
  return html`<div class="field">
    <label class="check">
      <input type="checkbox" name=${name} aria-describedby="connect-${name}-hint" /><span>${label}</span>
    </label>
    <p class="hint" id="connect-${name}-hint">${hint}</p>
  </div>`;
}
