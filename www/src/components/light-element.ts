import { LitElement } from "lit";

/** A component that renders into the page itself: one style sheet, one space of ids and labels, and fields that belong
 * to the form around them. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }
}
