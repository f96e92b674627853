import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { checkDays, dayBoxes } from "../fields/days.ts";
import { placeField } from "../fields/place-field.ts";
import { renderField } from "../fields/render-field.ts";
import { segments } from "../fields/segments.ts";
import { timeInput } from "../fields/time-input.ts";
import { addCommand, addParameters, type Schedule } from "../schedules.ts";
import type { Send } from "../session.ts";
import { partTexts } from "../texts/parts.ts";
import { minutesOf } from "../times.ts";
import { unitsFor } from "../units.ts";
import { LightElement } from "./light-element.ts";
import { runWords } from "./outcome-view.ts";

/** Makes a schedule for charging or for a warm car, or changes one. Sends `sent` once the car has it, and `leave` where the
 * person changes nothing after all. */
@customElement("schedule-form")
export class ScheduleForm extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  /** The schedule that is changed; absent for a new one. */
  @property({ attribute: false }) changed: Schedule | undefined;

  @state() private kind: Schedule["kind"] = "charge";
  @state() private isElsewhere = false;
  /** A new form after each schedule. */
  @state() private sent = 0;

  @query("form") private readonly form!: HTMLFormElement;

  readonly #run = new CommandRun(this);

  override willUpdate(updated: Map<string, unknown>): void {
    if (!updated.has("changed")) return;
    if (this.changed) this.kind = this.changed.kind;
    this.isElsewhere = this.changed?.place !== undefined;
  }

  override updated(updated: Map<string, unknown>): void {
    this.check();
    if (updated.has("changed") && this.changed) this.form.querySelector("input")?.focus();
  }

  override render(): TemplateResult {
    const words = partTexts().schedules;
    const { changed, kind } = this;
    const { phase } = this.#run;
    return html`${keyed(
      changed ?? this.sent,
      html`<form
        class="fields"
        data-plan="schedule"
        data-state=${phase.kind}
        aria-labelledby="schedule-form-title"
        autocomplete="off"
        @submit=${this.submit}
        @input=${this.follow}
      >
        <h3 id="schedule-form-title">${changed ? words.changeTitle : words.newTitle}</h3>
        ${changed ? nothing : this.renderKinds()}
        <fieldset class="field choice">
          <legend><span class="caption">${words.days}</span></legend>
          ${dayBoxes("days", "schedule-days", changed?.days ?? 0, String)}
        </fieldset>
        <div class="times">
          ${
            kind === "charge"
              ? html`${timeInput("schedule-start", "start", words.start, changed?.start, false)}
                ${timeInput("schedule-end", "end", words.end, changed?.end, false)}`
              : timeInput("schedule-start", "start", words.ready, changed?.start, true)
          }
        </div>
        <label class="check">
          <input type="checkbox" name="once" .checked=${changed?.isOnce ?? false} /><span>${words.once}</span>
        </label>
        ${changed ? nothing : this.renderPlace()}
        <div class="field">
          <label for="schedule-name"><span class="caption">${words.name}</span></label>
          <input class="text" id="schedule-name" name="name" maxlength="64" .value=${changed?.name ?? ""} />
        </div>
        <div class="row">
          <button type="submit" class="primary" data-action="add-schedule" aria-busy=${phase.kind === "sending" ? "true" : "false"}>
            ${changed ? words.save : words.add}
          </button>
          ${
            changed
              ? html`<button
                  type="button"
                  class="plain"
                  data-action="leave-schedule"
                  @click=${() => this.dispatchEvent(new CustomEvent("leave"))}
                >
                  ${words.leave}
                </button>`
              : nothing
          }
        </div>
        <div class="outcome">${runWords(phase, () => this.form.requestSubmit())}</div>
      </form>`,
    )}`;
  }

  private renderKinds(): TemplateResult {
    const words = partTexts().schedules;
    return html`<fieldset class="field choice">
      <legend><span class="caption">${words.what}</span></legend>
      ${segments({
        name: "kind",
        options: [
          ["charge", words.charge],
          ["precondition", words.precondition],
        ],
        chosen: this.kind,
        pick: (kind) => {
          this.kind = kind;
        },
      })}
    </fieldset>`;
  }

  /** Where the car is, unless another place is typed. A schedule that is changed stays where it was. */
  private renderPlace(): TemplateResult {
    const command = this.commands.find(({ name }) => name === "add_charge_schedule");
    const coordinates = command?.parameters.filter(({ name }) => name === "lat" || name === "lon") ?? [];
    return html`${placeField(this.isElsewhere)}
    ${
      this.isElsewhere
        ? coordinates.map((parameter) =>
            renderField({
              parameter,
              id: `schedule-${parameter.name}`,
              required: true,
              current: undefined,
              units: unitsFor(this.car),
              sendsItself: false,
            }),
          )
        : nothing
    }`;
  }

  /** What makes a schedule beyond single fields: a day, and a time. */
  private check(): void {
    const words = partTexts().schedules;
    checkDays(this.querySelectorAll("[name=days]"), words.noDay);
    const [start, end] = this.querySelectorAll<HTMLInputElement>("input[type=time]");
    if (end) start?.setCustomValidity(start.value === "" && end.value === "" ? words.noTime : "");
  }

  private follow(): void {
    this.check();
    this.isElsewhere = new FormData(this.form).get("place") === "other";
  }

  private filled(): Schedule {
    const { kind, changed } = this;
    const form = new FormData(this.form);
    const text = (name: string): string => String(form.get(name) ?? "");
    const days = form.getAll("days").reduce((all, day) => all | (1 << Number(day)), 0);
    const place = this.isElsewhere ? { lat: Number(text("lat")), lon: Number(text("lon")) } : undefined;
    return {
      kind,
      id: changed?.id,
      name: text("name"),
      days,
      isOn: changed?.isOn ?? true,
      isOnce: form.has("once"),
      place: changed ? changed.place : place,
      start: minutesOf(text("start")),
      end: minutesOf(text("end")),
    };
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const schedule = this.filled();
    const command = this.commands.find(({ name }) => name === addCommand(schedule));
    const outcome = command && (await this.#run.press(command, this.send, () => addParameters(schedule)));
    if (outcome?.kind !== "done" && outcome?.kind !== "already") return;
    this.sent += 1;
    this.isElsewhere = false;
    this.dispatchEvent(new CustomEvent("sent"));
  }
}
