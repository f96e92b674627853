import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import type { CarState } from "../car-state.ts";
import { CommandRun } from "../command-run.ts";
import { segments } from "../fields/segments.ts";
import { timeInput } from "../fields/time-input.ts";
import { type DailySchedule, type Days, dailyCall, readDaily } from "../schedules.ts";
import type { Send } from "../session.ts";
import { partTexts } from "../texts/parts.ts";
import { minutesOf, timeOfDay } from "../times.ts";
import { LightElement } from "./light-element.ts";
import { runWords } from "./outcome-view.ts";

/** Scheduled charging and departure: one setting of the car, for which it has two commands. */
@customElement("daily-schedule")
export class DailySchedulePanel extends LightElement {
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  @property({ attribute: false }) car: CarState | undefined;

  /** What the person chose; until then it is as in the car. */
  @state() private mode: DailySchedule["mode"] | undefined;
  @state() private offPeak: Days | undefined;

  @query("form") private readonly form!: HTMLFormElement;

  readonly #run = new CommandRun(this);

  override render(): TemplateResult {
    const words = partTexts().schedules;
    const daily = this.car && readDaily(this.car.report);
    const { phase } = this.#run;
    const mode = this.mode ?? daily?.mode ?? "off";
    return html`<form
      class="fields"
      data-plan="daily-schedule"
      data-state=${phase.kind}
      aria-labelledby="daily-schedule-title"
      autocomplete="off"
      @submit=${this.submit}
    >
      <div>
        <h3 id="daily-schedule-title">${words.dailyTitle}</h3>
        <p class="hint">${words.dailyHint}</p>
        ${daily ? html`<p data-daily-now>${nowWords(daily)}</p>` : nothing}
      </div>
      <fieldset class="field choice">
        <legend class="visually-hidden">${words.dailyTitle}</legend>
        ${segments({
          name: "mode",
          options: (["off", "charge", "departure"] as const).map((one) => [one, words.modes[one]] as const),
          chosen: mode,
          pick: (one) => {
            this.mode = one;
          },
        })}
      </fieldset>
      ${
        mode === "off"
          ? nothing
          : html`<div class="times">
              ${timeInput("daily-time", "time", mode === "charge" ? words.start : words.departure, daily?.mode === mode ? daily.time : undefined, true)}
            </div>`
      }
      ${mode === "departure" ? this.renderDeparture(daily) : nothing}
      <div class="row">
        <button type="submit" class="primary" data-action="set-daily" aria-busy=${phase.kind === "sending" ? "true" : "false"}>
          ${words.set}
        </button>
      </div>
      <div class="outcome">${runWords(phase, () => this.form.requestSubmit())}</div>
    </form>`;
  }

  private renderDeparture(daily: DailySchedule | undefined): TemplateResult {
    const words = partTexts().schedules;
    const offPeak = this.offPeak ?? daily?.offPeak ?? "off";
    return html`${daysField("precondition", words.preconditioning, daily?.precondition ?? "off", () => {})}
    ${daysField("offPeak", words.offPeak, offPeak, (one) => {
      this.offPeak = one;
    })}
    ${
      offPeak === "off"
        ? nothing
        : html`<div class="times">${timeInput("daily-offPeakEnd", "offPeakEnd", words.offPeakEnd, daily?.offPeak === "off" ? undefined : daily?.offPeakEnd, true)}</div>`
    }`;
  }

  private filled(): DailySchedule {
    const form = new FormData(this.form);
    const text = (name: string): string => String(form.get(name) ?? "");
    return {
      mode: text("mode") as DailySchedule["mode"],
      time: minutesOf(text("time")),
      precondition: (text("precondition") || "off") as Days,
      offPeak: (text("offPeak") || "off") as Days,
      offPeakEnd: minutesOf(text("offPeakEnd")),
    };
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name, parameters } = dailyCall(this.filled());
    const command = this.commands.find((one) => one.name === name);
    if (command) await this.#run.press(command, this.send, () => parameters);
  }
}

function nowWords({ mode, time }: DailySchedule): string {
  const { now, charge, modes, from, readyAt } = partTexts().schedules;
  if (mode === "off" || time === undefined) return now(modes[mode]);
  const at = timeOfDay(time);
  return now(mode === "charge" ? `${charge} ${from(at)}` : readyAt(at));
}

function daysField(name: string, title: string, chosen: Days, pick: (days: Days) => void): TemplateResult {
  const { daysChoice } = partTexts().schedules;
  return html`<fieldset class="field choice">
    <legend><span class="caption">${title}</span></legend>
    ${segments({
      name,
      options: (["off", "all", "weekdays"] as const).map((one) => [one, daysChoice[one]] as const),
      chosen,
      pick,
    })}
  </fieldset>`;
}
