import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { type Check, checks, type Finding, type Findings, runChecks } from "../bluetooth-findings.ts";
import { icons } from "../icons.ts";
import type { Nearby } from "../nearby.ts";
import type { Signing } from "../signing.ts";
import "../styles/bluetooth.css";
import { bluetoothTexts } from "../texts/bluetooth.ts";
import { LightElement } from "./light-element.ts";

/** “Why doesn't it work?”: what may be wrong with Bluetooth, and what to do about the first thing that is. */
@customElement("bluetooth-check")
export class BluetoothCheck extends LightElement {
  @property({ attribute: false }) signing!: Signing;
  @property({ attribute: false }) nearby: Nearby | undefined;
  /** What connecting failed with. */
  @property({ attribute: false }) failure: unknown;
  /** Whether the person found the car in the browser's list. */
  @property({ type: Boolean }) wasChosen = false;

  /** Undefined before the first check. */
  @state() private findings: Findings | "running" | undefined;

  #checking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#checking.abort();
  }

  override render(): TemplateResult {
    const words = bluetoothTexts();
    const { findings } = this;
    return html`<details class="fold" data-check @toggle=${this.open}>
      <summary>${words.check}</summary>
      <div role="status">${
        findings === undefined
          ? nothing
          : findings === "running"
            ? html`<p class="hint"><span class="ring"></span> ${words.checking2}</p>`
            : this.renderFindings(findings)
      }</div>
      <p>
        <button type="button" data-action="check" ?disabled=${findings === "running"} @click=${this.check}>
          ${words.checkRun}
        </button>
      </p>
    </details>`;
  }

  private renderFindings(findings: Findings): TemplateResult {
    const isWell = checks.every((name) => findings[name].state === "ok");
    return html`${isWell ? html`<p>${bluetoothTexts().allWell}</p>` : nothing}
      <ul class="checks">
        ${checks.map((name) => finding(name, findings[name]))}
      </ul>`;
  }

  private open(event: Event): void {
    if ((event.currentTarget as HTMLDetailsElement).open) void this.check();
  }

  private async check(): Promise<void> {
    this.#checking.abort();
    const checking = new AbortController();
    this.#checking = checking;
    const { nearby, failure, wasChosen, signing } = this;
    this.findings = "running";
    const findings = await runChecks({ nearby, key: signing.key, failure, wasChosen }, checking.signal);
    if (!checking.signal.aborted) this.findings = findings;
  }
}

const marks = { ok: icons.done, wrong: icons.failed, note: icons.already, open: icons.refused };

function finding(name: Check, { state, advice }: Finding): TemplateResult {
  const words = bluetoothTexts();
  return html`<li data-finding=${name} data-state=${state}>
    ${marks[state]}
    <div>
      ${words.checks[name]}<span class="visually-hidden">: ${words.checkStates[state]}</span>
      ${advice === undefined ? nothing : html`<p class="hint">${words.advice[advice]}</p>`}
    </div>
  </li>`;
}
