import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { startAddress } from "../login.ts";
import { type Elsewhere, type SignIn, signOut } from "../sign-in.ts";
import type { Signing } from "../signing.ts";
import { signInTexts } from "../texts/sign-in.ts";
import "./account-cars.ts";
import { LightElement } from "./light-element.ts";

/** The way to a car by a sign-in with Tesla: the link to it, or who is signed in, with the cars of the account. Sends
 * `connect` with a car, and `signed-out` with the page at Tesla where the permission is taken back. */
@customElement("sign-in-way")
export class SignInWay extends LightElement {
  @property({ attribute: false }) offer!: SignIn | Elsewhere;
  /** Why the last try failed, in the server's word. */
  @property({ attribute: false }) failure: string | null = null;
  /** After a sign-out: where the person takes back what they allowed. */
  @property() revokeUrl: string | undefined;
  @property({ attribute: false }) signing!: Signing;

  @state() private isBusy = false;
  @state() private hasFailed = false;

  override render(): TemplateResult {
    const { offer } = this;
    if ("elsewhere" in offer) return renderElsewhere(offer);
    return offer.signedIn ? this.renderSignedIn(offer) : this.renderSignedOut(offer);
  }

  private renderSignedOut(offer: SignIn): TemplateResult {
    const words = signInTexts();
    const { simulated, reason } = offer;
    return html`<h3>${simulated ? words.trySignIn : words.signIn}</h3>
      <p class="hint">${simulated ? words.trySignInHint : words.signInHint}</p>
      ${this.renderFailure()}
      ${reason && !this.failure ? html`<p class="error" role="alert">${words.ended(reason)}</p>` : nothing}
      ${
        this.revokeUrl === undefined
          ? nothing
          : html`<p class="hint" role="status">
              ${words.signedOut}
              <a href=${this.revokeUrl} target="_blank" rel="noreferrer" data-action="revoke">${words.revoke}</a>
            </p>`
      }
      <p><a class="button" href=${startAddress.first} data-action="sign-in">
        ${this.failure ? words.tryAgain : words.signIn}
      </a></p>`;
  }

  private renderSignedIn(offer: SignIn): TemplateResult {
    const words = signInTexts();
    return html`<h3>${offer.simulated ? words.signedInSimulated : words.signedIn}</h3>
      ${this.renderFailure()} ${renderMissing(offer)}
      <account-cars .signIn=${offer} .signing=${this.signing}></account-cars>
      <p class="row">
        <button type="button" class="plain" data-action="sign-out" ?disabled=${this.isBusy} @click=${this.leave}>
          ${words.signOut}
        </button>
        <span class="hint">${words.signOutHint}</span>
      </p>
      <p class="error" role="alert">${this.hasFailed ? words.notSignedOut : nothing}</p>`;
  }

  private renderFailure(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (failure === null) return nothing;
    const { failures, failedOtherwise } = signInTexts();
    return html`<p class="error" role="alert" data-failure=${failure}>
      ${failures[failure] ?? failedOtherwise}
    </p>`;
  }

  private async leave(): Promise<void> {
    this.isBusy = true;
    this.hasFailed = false;
    try {
      const detail = await signOut();
      this.dispatchEvent(new CustomEvent<string | undefined>("signed-out", { detail, bubbles: true }));
    } catch {
      this.hasFailed = true;
    }
    this.isBusy = false;
  }
}

function renderElsewhere({ elsewhere }: Elsewhere): TemplateResult {
  const words = signInTexts();
  return html`<h3>${words.signIn}</h3>
    <p class="hint" data-elsewhere>${words.elsewhere(elsewhere)}</p>`;
}

/** What the person has not allowed, and the way to add it. */
function renderMissing({ missingScopes }: SignIn): TemplateResult | typeof nothing {
  if (missingScopes.length === 0) return nothing;
  const { missing, scopes, addPermissions } = signInTexts();
  return html`<div class="missing" data-missing>
    <p class="error">${missing}</p>
    <ul class="ways">
      ${missingScopes.map((scope) => html`<li data-scope=${scope}>${scopes[scope] ?? scope}</li>`)}
    </ul>
    <p><a class="button" href=${startAddress.more} data-action="add-permissions">${addPermissions}</a></p>
  </div>`;
}
