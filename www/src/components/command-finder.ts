import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import type { Search } from "../find/search-index.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { LightElement } from "./light-element.ts";

/** A field that finds commands and settings, and what it found. Says with a `find` event whether it looks for something. */
@customElement("command-finder")
export class CommandFinder extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  /** Whether the car is reached over Bluetooth alone. */
  @property({ type: Boolean }) onlyNear = false;
  /** Whether commands to the car are sent without a key. */
  @property({ type: Boolean }) keyless = false;

  @state() private wanted = "";
  /** What finds is loaded with the first use of the field. */
  @state() private search: Search | "missing" | undefined;

  @query("input") private readonly input!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("keydown", this.shortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.shortcut);
  }

  override render(): TemplateResult {
    const words = texts.find;
    return html`
      <div class="find" role="search">
        <label class="visually-hidden" for="find">${words.label}</label>
        <input
          type="search"
          class="text"
          id="find"
          placeholder=${words.placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          aria-keyshortcuts="/ Control+K Meta+K"
          @focus=${this.load}
          @input=${this.follow}
          @keydown=${this.leave}
        />
        <kbd class="quiet" aria-hidden="true">/</kbd>
      </div>
      ${this.wanted === "" ? nothing : this.renderFound()}
    `;
  }

  /** Looks for something that another part of the page asks for, and goes there. */
  async find(wanted: string): Promise<void> {
    this.input.value = wanted;
    this.follow();
    await this.load();
    this.input.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has("wanted") && !changed.has("search")) return;
    const isFinding = this.wanted !== "" && typeof this.search === "function";
    this.dispatchEvent(new CustomEvent("find", { detail: isFinding }));
  }

  private renderFound(): TemplateResult | typeof nothing {
    if (!this.search) return nothing;
    if (this.search === "missing") return html`<p class="error" role="alert">${texts.page.partMissing}</p>`;
    return html`<found-commands
      .names=${this.search(this.wanted)}
      .commands=${this.commands}
      .send=${this.send}
      .car=${this.car}
      .onlyNear=${this.onlyNear}
      .keyless=${this.keyless}
      @leave=${() => this.input.focus()}
    ></found-commands>`;
  }

  private async load(): Promise<void> {
    if (this.search && this.search !== "missing") return;
    try {
      const { createSearch } = await import("../find/found-commands.ts");
      this.search = await createSearch(this.commands);
    } catch {
      this.search = "missing";
    }
  }

  private follow(): void {
    this.wanted = this.input.value.trim();
    void this.load();
  }

  /** Down and Enter go to what was found: what is sent is only what is pressed there. Escape empties the field. */
  private leave(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.input.value !== "") {
      this.input.value = "";
      this.follow();
    } else if (event.key === "ArrowDown" || event.key === "Enter") void this.goToFound();
    else return;
    event.preventDefault();
  }

  private async goToFound(): Promise<void> {
    await this.load();
    await this.updateComplete;
    const found = this.querySelector("found-commands");
    await found?.updateComplete;
    await found?.querySelector("command-form")?.updateComplete;
    found?.querySelector<HTMLElement>(":is(input, textarea, button):not(.star)")?.focus();
  }

  private readonly shortcut = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isSlash = key === "/" && !ctrlKey && !metaKey && !altKey && !isTyping(target);
    const isK = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey;
    // A dialog is to be answered first.
    if (!(isSlash || isK) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["radio", "checkbox", "range"].includes(target.type))
  );
}
