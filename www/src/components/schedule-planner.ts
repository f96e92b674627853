import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { CommandInfo, Vehicle } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { explain } from "../outcome.ts";
import { type Place, readPlace } from "../place.ts";
import { readSchedules, type Schedule } from "../schedules.ts";
import type { Send } from "../session.ts";
import "../styles/planners.css";
import { partTexts } from "../texts/parts.ts";
import { asOf } from "./as-of.ts";
import "./daily-schedule.ts";
import { LightElement } from "./light-element.ts";
import "./schedule-form.ts";
import "./schedule-row.ts";

/** The schedules of the car as people think of them: by days, times of the day and places. */
@customElement("schedule-planner")
export class SchedulePlanner extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;
  @property({ attribute: false }) vehicle!: Vehicle;

  /** Absent until the car was asked; a car without such schedules has none, not even an empty list. */
  @state() private known: { schedules: readonly Schedule[] | undefined; at: Date } | undefined;
  /** Where the car is, of a car that says so only when it is asked. */
  @state() private here: Place | undefined;
  @state() private isReading = false;
  @state() private problem: unknown;
  /** The schedule that is changed in the form. */
  @state() private changed: Schedule | undefined;

  #reading = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.abort();
  }

  override render(): TemplateResult {
    const words = partTexts().schedules;
    const { commands, send, car, changed } = this;
    return html`<div class="planner">
      <section aria-labelledby="schedules-title">
        <div class="planner-head">
          <h3 id="schedules-title">${words.title}</h3>
          <button
            type="button"
            class="plain"
            data-action="read-schedules"
            aria-busy=${this.isReading ? "true" : "false"}
            @click=${() => void this.read(true)}
          >
            ${this.known ? words.readAgain : words.read}
          </button>
        </div>
        ${this.renderKnown()}
        <p class="error" role="alert">${this.problem === undefined ? nothing : explain(this.problem)}</p>
      </section>
      <schedule-form
        .commands=${commands}
        .send=${send}
        .car=${car}
        .changed=${changed}
        @sent=${this.follow}
        @leave=${() => {
          this.changed = undefined;
        }}
      ></schedule-form>
      <daily-schedule .commands=${commands} .send=${send} .car=${car}></daily-schedule>
    </div>`;
  }

  private renderKnown(): TemplateResult {
    const words = partTexts().schedules;
    if (!this.known) return html`<p class="hint">${words.readHint}</p>`;
    const { schedules, at } = this.known;
    return html`
      ${
        schedules && schedules.length > 0
          ? html`<ul class="schedules">
              ${repeat(
                schedules,
                ({ kind, id }) => `${kind} ${id}`,
                (schedule) => html`<li>
                  <schedule-row
                    .schedule=${schedule}
                    .commands=${this.commands}
                    .send=${this.send}
                    .here=${this.car?.place ?? this.here}
                    @sent=${this.follow}
                    @change-schedule=${() => {
                      this.changed = schedule;
                    }}
                  ></schedule-row>
                </li>`,
              )}
            </ul>`
          : html`<p>${schedules ? words.none : words.notReported}</p>`
      }
      <p class="quiet">${asOf(at)}</p>
    `;
  }

  /** Something was sent: what the car has now is read from it. */
  private follow(): void {
    this.changed = undefined;
    void this.read(false);
  }

  /** A car that sleeps is woken only for somebody who asks. A newer read replaces one that is under way. */
  private async read(wake: boolean): Promise<void> {
    this.#reading.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.isReading = true;
    this.problem = undefined;
    try {
      const schedules = await readSchedules(this.vehicle, { signal: reading.signal, wake });
      if (!reading.signal.aborted) this.known = { schedules, at: new Date() };
      if (schedules?.some(({ place }) => place) && !this.car?.place) void this.readHere(reading.signal);
    } catch (error) {
      if (!reading.signal.aborted) this.problem = error;
    }
    if (this.#reading === reading) this.isReading = false;
  }

  /** A token that may not read the place leaves the schedules with their coordinates. */
  private async readHere(signal: AbortSignal): Promise<void> {
    this.here = (await readPlace(this.vehicle, { signal }).catch(() => undefined)) ?? this.here;
  }
}
