import { html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";

/** Code with a button that copies it. */
@customElement("copy-box")
export class CopyBox extends LightElement {
  @property() override title = "";
  @property() text = "";

  @state() private said: "copied" | "selected" | undefined;

  @query("code") private readonly code!: HTMLElement;

  override render(): TemplateResult {
    const { copy, copyOf } = texts.activity;
    return html`<div class="copy-box">
      <p class="copy-head">
        <span>${this.title}</span>
        <span class="quiet" role="status">${this.said && texts.activity[this.said]}</span>
        <button type="button" class="plain" data-action="copy" aria-label=${copyOf(this.title)} @click=${this.copy}>
          ${copy}
        </button>
      </p>
      <pre tabindex="0" role="region" aria-label=${this.title}><code>${this.text}</code></pre>
    </div>`;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.said = "copied";
    } catch {
      // A page that is not served safely has no clipboard: the person copies what is marked.
      getSelection()?.selectAllChildren(this.code);
      this.said = "selected";
    }
  }
}
