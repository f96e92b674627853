import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo, ParameterInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { placeField } from "../fields/place-field.ts";
import { renderField } from "../fields/render-field.ts";
import { currentOf, withinCar } from "../from-car.ts";
import { icons } from "../icons.ts";
import { isAsked, type Parameters, readParameters } from "../parameters.ts";
import { addPin, canPin, isPinned, pinOf, removePin } from "../pins.ts";
import { meansPlace, takesPlace } from "../place.ts";
import { catalogued, presented } from "../presented.ts";
import { saysMore } from "../sentence.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";
import { outcomeMark, runWords } from "./outcome-view.ts";
import { remedyButton } from "./remedy-button.ts";

declare global {
  interface HTMLElementTagNameMap {
    "command-form": CommandForm;
  }
}

/** One command of the catalogue: its fields, its button, and how it went. */
@customElement("command-form")
export class CommandForm extends LightElement {
  @property({ attribute: false }) command!: CommandInfo;
  @property({ attribute: false }) send!: Send;
  /** How the car is, where that is known: fields start from it, and keep within its limits. */
  @property({ attribute: false }) car: CarState | undefined;
  /** Whether the car is reached over Bluetooth alone. */
  @property({ type: Boolean }) onlyNear = false;
  /** Whether commands to the car are sent without a key. */
  @property({ type: Boolean }) keyless = false;
  /** Whether to offer choices that the car lacks. */
  @property({ type: Boolean }) complete = false;
  /** Before all ids, where the same command has another form in the page. */
  @property() idPrefix = "";

  /** The form as it is filled, for the fields that depend on another. */
  @state() private values: ReadonlyMap<string, string> = new Map();

  @query("form") private readonly form!: HTMLFormElement;
  @query("button[type=submit]") private readonly button!: HTMLButtonElement;

  readonly #run = new CommandRun(this);
  /** A number came to rest while the one before was still under way. */
  #again = false;

  override render(): TemplateResult {
    const { name, title, description, parameters } = presented(this.command);
    const { phase, guard, guardKey } = this.#run;
    const sending = phase.kind === "sending";
    const armed = phase.kind === "armed";
    const outOfWay = this.onlyNear && !this.command.bluetooth;
    const needsKey = this.keyless && this.command.signedOnly;
    const isUnofficial = this.command.source === "community";
    const descriptionId = `${this.idPrefix}${name}-description`;
    const noteId = `${this.idPrefix}${name}-source`;
    return html`<form
      data-form=${name}
      data-state=${phase.kind}
      aria-label=${title}
      autocomplete="off"
      @submit=${this.submit}
      @input=${this.follow}
      @settle=${this.settle}
    >
      ${
        parameters.length > 0
          ? html`<div class="fields">${parameters.map((one) => this.renderParameter(one))}</div>`
          : nothing
      }
      <div class="act">
        <div class="action">
          <button
            type="submit"
            data-command=${name}
            ?data-armed=${armed}
            aria-busy=${sending ? "true" : "false"}
            aria-describedby=${needsKey || isUnofficial ? `${descriptionId} ${noteId}` : descriptionId}
            ?disabled=${sending || outOfWay || needsKey}
            @click=${guard}
            @keydown=${guardKey}
          >
            <span class="label">${armed ? texts.command.question(title) : title}</span>
            <span class="mark">${armed ? texts.command.pressAgain : outcomeMark(phase.kind)}</span>
          </button>
          ${sending ? this.renderCancel(title) : nothing}
        </div>
        <div class="below">
          <p
            class=${outOfWay || saysMore(this.command) ? "description" : "visually-hidden"}
            id=${descriptionId}
            ?data-only-internet=${outOfWay}
          >
            ${outOfWay ? texts.nearby.onlyInternet : description}
          </p>
          <div class="outcome">${runWords(phase, this.again)}</div>
          ${canPin(this.command) ? this.renderStar(title) : nothing}
          ${
            needsKey || isUnofficial
              ? html`<div class="note" id=${noteId}>
                  ${isUnofficial ? renderUnofficial() : nothing} ${needsKey ? renderKeyNeeded() : nothing}
                </div>`
              : nothing
          }
        </div>
      </div>
    </form>`;
  }

  protected override updated(changed: PropertyValues): void {
    // The fields have followed the car by now, and with them what a pin would be.
    if (changed.has("car")) void this.followFields();
  }

  private async followFields(): Promise<void> {
    const fields = [...this.querySelectorAll("number-field")];
    if (fields.length === 0) return;
    await Promise.all(fields.map((field) => field.updateComplete));
    this.requestUpdate();
  }

  private renderCancel(title: string): TemplateResult {
    return html`<button
      type="button"
      class="cancel"
      data-action="cancel"
      aria-label=${texts.command.cancelOf(title)}
      @click=${() => this.#run.cancel()}
    >
      ${texts.command.cancel}
    </button>`;
  }

  /** Makes the command as it is filled one of the person's own buttons, or no longer. */
  private renderStar(title: string): TemplateResult {
    const isOn = isPinned(this.pinId());
    const words = texts.pins;
    return html`<button
      type="button"
      class="star"
      data-action="pin"
      aria-pressed=${isOn ? "true" : "false"}
      aria-label=${words.pinOf(title)}
      title=${isOn ? words.unpin : words.pin}
      @click=${this.togglePin}
    >
      ${icons.star}
    </button>`;
  }

  private renderParameter(parameter: ParameterInfo): TemplateResult | typeof nothing {
    if (!isAsked(parameter, this.values)) return nothing;
    const { name } = parameter;
    const isPlace = name === "lat" || name === "lon";
    if (!isPlace || !takesPlace(this.command)) return this.renderField(parameter);
    if (!meansPlace(this.command, (other) => this.values.get(other))) return nothing;
    const isOther = this.values.get("place") === "other";
    return html`
      ${name === "lat" ? placeField(isOther) : nothing}
      ${isOther ? this.renderField({ ...parameter, required: true }) : nothing}
    `;
  }

  private renderField(parameter: ParameterInfo): TemplateResult {
    const { name } = this.command;
    return renderField({
      parameter: this.offered(withinCar(name, parameter, this.car)),
      id: this.idOf(parameter.name),
      required: parameter.required || Boolean(parameter.onlyWith),
      current: currentOf(name, parameter.name, this.car),
      units: unitsFor(this.car),
      sendsItself: this.sendsItself,
    });
  }

  /** The parameter without the choices that the car lacks. */
  private offered(parameter: ParameterInfo): ParameterInfo {
    const { choices, name } = parameter;
    const lacking = this.complete ? undefined : this.car?.lacking;
    if (!choices || !lacking) return parameter;
    return {
      ...parameter,
      choices: choices.filter((choice) => !lacking.has(`${this.command.name}.${name}.${choice}`)),
    };
  }

  private idOf(parameter: string): string {
    return `${this.idPrefix}${this.command.name}-${parameter}`;
  }

  /** A number that came to rest is sent without a press where that can do no harm. Beyond the reference, numbers stand
   * for seats and modes, and one alone is not what was meant. */
  private get sendsItself(): boolean {
    const { reference, repeatable, confirm } = this.command;
    return reference && repeatable && !confirm;
  }

  /** What the page asks for, as the form is filled. */
  private asked(): Parameters {
    return readParameters(presented(this.command), new FormData(this.form), unitsFor(this.car));
  }

  /** The pin that the form as it is filled would be. */
  private pinId(): string {
    try {
      return pinOf(this.command, this.form ? this.asked() : {}).id;
    } catch {
      // Half an object is no JSON.
      return "";
    }
  }

  private togglePin(): void {
    const id = this.pinId();
    const label = presented(this.command).title;
    if (isPinned(id)) removePin(id);
    else if (!this.reportPinnable()) return;
    else addPin(id);
    const said = isPinned(id) ? texts.pins.added(label) : texts.pins.removed(label);
    this.dispatchEvent(new CustomEvent("announce", { bubbles: true, detail: said }));
  }

  /** A pin has to be complete, but for the secrets, which it does not keep. */
  private reportPinnable(): boolean {
    const fields = this.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    return [...fields].every((field) => field.type === "password" || field.reportValidity());
  }

  private follow(): void {
    // What was armed is no longer what would be sent.
    this.#run.disarm();
    const values = [...new FormData(this.form)].filter(([, value]) => typeof value === "string");
    this.values = new Map(values as [string, string][]);
  }

  private settle(): void {
    if (!this.sendsItself || !this.form.checkValidity()) return;
    if (this.#run.phase.kind === "sending") this.#again = true;
    else this.form.requestSubmit();
  }

  private readonly again = (): void => {
    // What was pressed is about to go.
    this.button.focus();
    this.form.requestSubmit();
  };

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const hadFocus = this.contains(document.activeElement);
    const outcome = await this.#run.press(this.command, this.send, () =>
      catalogued(this.command, this.asked()),
    );
    if (!outcome) return;
    if (outcome.kind === "done" || outcome.kind === "already") this.forgetSecrets();
    // A disabled button loses the focus; it comes back unless the person has moved on.
    await this.updateComplete;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (hadFocus && isLost) this.button.focus();
    if (this.#again) {
      this.#again = false;
      this.form.requestSubmit();
    }
  }

  private forgetSecrets(): void {
    for (const input of this.querySelectorAll<HTMLInputElement>("input[type=password]")) input.value = "";
  }
}

/** What the command can't be sent without, and the way there. */
function renderKeyNeeded(): TemplateResult {
  return html`<div data-needs-key><p>${texts.command.needsKey}</p>${remedyButton("key", () => {})}</div>`;
}

/** How well the command is known, and what that means. */
function renderUnofficial(): TemplateResult {
  const { unofficial, unofficialHint } = texts.command;
  return html`<details data-source="community">
    <summary>${unofficial}</summary>
    <p>${unofficialHint}</p>
  </details>`;
}
