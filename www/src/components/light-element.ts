import { LitElement } from "lit";
import { onChoice } from "../preferences.ts";

/** A component that renders into the page itself: one style sheet, one space of ids and labels, and fields that belong
 * to the form around them. Follows what the person chooses about language and units. */
export class LightElement extends LitElement {
  #stopFollowing = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopFollowing = onChoice(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing();
  }

  protected override createRenderRoot(): this {
    return this;
  }
}
