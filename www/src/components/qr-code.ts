import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LightElement } from "./light-element.ts";

/** A text for the camera of a phone. What draws it is loaded with the first one. */
@customElement("qr-code")
export class QrCode extends LightElement {
  @property() text = "";
  /** What it is, for those who don't see it. */
  @property() label = "";

  @state() private encode: typeof import("uqr").encode | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Without it there is still the link.
    void import("uqr").then(
      ({ encode }) => {
        this.encode = encode;
      },
      () => {},
    );
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.encode) return nothing;
    // Four modules of white around it, which the standard asks for.
    const { data } = this.encode(this.text, { ecc: "M", border: 4 });
    const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
    return html`<svg class="qr" viewBox="0 0 ${data.length} ${data.length}" role="img" aria-label=${this.label}>
      ${svg`<path d=${path.join("")} />`}
    </svg>`;
  }
}
