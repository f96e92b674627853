import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { explain } from "../outcome.ts";
import { type DomainKey, isSameKey, publishSimulatedKey, type SignIn } from "../sign-in.ts";
import type { Signing } from "../signing.ts";
import { partTexts } from "../texts/parts.ts";
import { signInTexts } from "../texts/sign-in.ts";
import "./copy-box.ts";
import { LightElement } from "./light-element.ts";
import "./qr-code.ts";

/** Looks often while somebody is surely busy with it, then seldom, then no more. */
const pausesMs = [...Array<number>(40).fill(3_000), ...Array<number>(60).fill(15_000)];

/** The steps until a car knows the key of this browser. Sends `look` now and then, to have what has changed read again, and
 * `key-made`. */
@customElement("pair-key")
export class PairKey extends LightElement {
  @property() name = "";
  @property() vin = "";
  @property({ attribute: false }) signIn!: SignIn;
  @property({ attribute: false }) signing!: Signing;
  /** That of the signing. */
  @property() publicKey: string | undefined;
  /** Undefined where the server could not be asked. */
  @property({ attribute: false }) domainKey: DomainKey | undefined;

  @state() private isBusy = false;
  @state() private problem: unknown;
  /** How many looks there were without the person doing anything. */
  @state() private looks = 0;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.start);
    this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.start);
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { publicKey, domainKey } = this;
    const isServed = isSameKey(domainKey?.publicKey, publicKey);
    return html`<ol class="steps">
        <li>${this.renderKey()}</li>
        ${publicKey === undefined ? nothing : html`<li>${this.renderDomain(publicKey, isServed)}</li>`}
        ${isServed ? html`<li>${this.renderLink()}</li>` : nothing}
      </ol>
      <p class="error" role="alert">${this.problem === undefined ? nothing : explain(this.problem)}</p>`;
  }

  private renderKey(): TemplateResult {
    const words = signInTexts();
    if (this.publicKey !== undefined) return html`<p data-step="key">${words.hasKey}</p>`;
    return html`<button
      type="button"
      data-action="make-key"
      ?disabled=${this.isBusy}
      @click=${() =>
        this.attempt(async () => {
          await this.signing.create();
          this.dispatchEvent(new CustomEvent("key-made"));
        })}
    >
      ${partTexts().keys.create}
    </button>`;
  }

  /** The link enrols what the domain serves, so that must be this browser's key. */
  private renderDomain(publicKey: string, isServed: boolean): TemplateResult {
    const words = signInTexts();
    const { domainKey } = this;
    const { domain, simulated } = this.signIn;
    if (domain === null) return html`<p>${words.noDomain}</p>${this.renderPublicHalf(publicKey)}`;
    if (isServed) return html`<p data-step="domain">${words.domainServes(domain)}</p>`;
    if (!domainKey) return html`<p>${words.domainUnknown(domain)}</p>`;
    if (simulated) {
      return html`<p>${words.otherSimulatedKey(domain)}</p>
        <button
          type="button"
          data-action="publish-key"
          ?disabled=${this.isBusy}
          @click=${() => this.attempt(() => publishSimulatedKey(this.signIn, publicKey))}
        >
          ${words.publish(domain)}
        </button>`;
    }
    const what = domainKey.publicKey === null ? words.noDomainKey(domainKey.reason) : words.otherKey(domain);
    return html`<p>${what} ${words.replaceKey(domain)}</p>
      ${this.renderPublicHalf(publicKey)}`;
  }

  private renderPublicHalf(publicKey: string): TemplateResult {
    return html`<copy-box .title=${partTexts().keys.publicHalf} .text=${publicKey}></copy-box>
      <p class="hint">${signInTexts().orByCard} ${partTexts().keys.byCard}</p>`;
  }

  private renderLink(): TemplateResult {
    const words = signInTexts();
    const { keyLink, simulated, domain } = this.signIn;
    const link = `${keyLink}?${new URLSearchParams({ vin: this.vin })}`;
    return html`<p>${simulated ? words.openSimulatedLink : words.openLink(String(domain))}</p>
      <p><a href=${link} target="_blank" rel="noreferrer" data-action="pairing-link">${link}</a></p>
      <qr-code .text=${link} .label=${words.qrCode(this.name)}></qr-code>
      ${
        this.looks < pausesMs.length
          ? html`<p class="hint" data-waiting>${words.waiting}</p>`
          : html`<p><button type="button" data-action="look" @click=${this.restart}>${words.lookAgain}</button></p>`
      }`;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = undefined;
    try {
      await work();
      this.restart();
    } catch (error) {
      this.problem = error;
    }
    this.isBusy = false;
  }

  private readonly restart = (): void => {
    this.looks = 0;
    this.start();
  };

  /** Out of sight nothing is looked for; back in sight at once: the person may come back from the link. */
  private readonly start = (): void => {
    clearTimeout(this.#timer);
    // Without a key, or a domain for it, nothing can change.
    if (document.hidden || this.signing.publicKey === undefined || this.signIn.domain === null) return;
    this.dispatchEvent(new CustomEvent("look"));
    const pause = pausesMs[this.looks];
    if (pause === undefined) return;
    this.looks += 1;
    this.#timer = setTimeout(this.start, pause);
  };
}
