import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { CommandInfo } from "tesla-commands";
import { CommandRun } from "../command-run.ts";
import { daysOfWeek } from "../fields/days.ts";
import type { Parameters } from "../parameters.ts";
import { isNear, type Place } from "../place.ts";
import { addCommand, addParameters, everyDay, removeCommand, type Schedule, weekdays } from "../schedules.ts";
import type { Send } from "../session.ts";
import { texts } from "../texts/index.ts";
import { partTexts } from "../texts/parts.ts";
import { timeOfDay } from "../times.ts";
import { LightElement } from "./light-element.ts";
import { runWords } from "./outcome-view.ts";

/** One schedule of the car: switched on and off, removed, or changed in the form. Sends `sent` after a command, and
 * `change-schedule`. */
@customElement("schedule-row")
export class ScheduleRow extends LightElement {
  @property({ attribute: false }) schedule!: Schedule;
  @property({ attribute: false }) commands!: readonly CommandInfo[];
  @property({ attribute: false }) send!: Send;
  /** Where the car is. */
  @property({ attribute: false }) here: Place | undefined;

  readonly #run = new CommandRun(this);
  /** Does again what was pressed last. */
  #again = (): void => {};

  override render(): TemplateResult {
    const { schedule } = this;
    const { phase, guard, guardKey } = this.#run;
    const words = partTexts().schedules;
    const title = `${words[schedule.kind]}: ${whenWords(schedule)}`;
    const isArmed = phase.kind === "armed";
    return html`<div class="schedule" role="group" aria-label=${title} data-schedule=${String(schedule.id)} data-state=${phase.kind}>
      <button
        type="button"
        class="switch"
        role="switch"
        data-action="switch-schedule"
        aria-checked=${schedule.isOn ? "true" : "false"}
        aria-label=${words.inForce}
        @click=${() => this.press(addCommand(schedule), addParameters({ ...schedule, isOn: !schedule.isOn }))}
      ></button>
      <p>
        <strong>${words[schedule.kind]}</strong> ${whenWords(schedule)}
        <span class="quiet">${this.placeWords()}</span>
      </p>
      <div class="row">
        <button
          type="button"
          class="plain"
          data-action="change-schedule"
          @click=${() => this.dispatchEvent(new CustomEvent("change-schedule"))}
        >
          ${words.change}
        </button>
        <button
          type="button"
          class="plain"
          data-action="remove-schedule"
          ?data-armed=${isArmed}
          @click=${(event: PointerEvent) => {
            guard(event);
            if (!event.defaultPrevented) this.press(removeCommand(schedule), { id: schedule.id ?? 0 });
          }}
          @keydown=${guardKey}
        >
          ${isArmed ? texts.command.pressAgain : words.remove}
        </button>
      </div>
      <div class="outcome">${phase.kind === "armed" ? nothing : runWords(phase, () => this.#again())}</div>
    </div>`;
  }

  private placeWords(): string {
    const words = partTexts().schedules;
    const { name, place } = this.schedule;
    const where =
      place === undefined
        ? ""
        : this.here && isNear(place, this.here)
          ? words.here
          : words.at(place.lat.toFixed(3), place.lon.toFixed(3));
    return [name, where].filter(Boolean).join(" · ");
  }

  private async press(name: CommandInfo["name"], parameters: Parameters): Promise<void> {
    this.#again = () => void this.press(name, parameters);
    const command = this.commands.find((one) => one.name === name);
    const outcome = command && (await this.#run.press(command, this.send, () => parameters));
    if (outcome?.kind === "done" || outcome?.kind === "already") this.dispatchEvent(new CustomEvent("sent"));
  }
}

/** "Mon, Tue · 22:00–6:00 · once". */
function whenWords({ kind, days, start, end, isOnce }: Schedule): string {
  const words = partTexts().schedules;
  const time = (minutes: number | undefined): string => (minutes === undefined ? "" : timeOfDay(minutes));
  const times =
    kind === "precondition"
      ? words.readyAt(time(start))
      : start === undefined
        ? words.until(time(end))
        : end === undefined
          ? words.from(time(start))
          : `${time(start)}–${time(end)}`;
  return [daysWords(days), times, isOnce ? words.onceWord : ""].filter(Boolean).join(" · ");
}

function daysWords(days: number): string {
  const words = partTexts().schedules;
  if (days === everyDay) return words.everyDay;
  if (days === weekdays) return words.weekdays;
  return daysOfWeek()
    .filter(({ day }) => days & (1 << day))
    .map(({ short }) => short)
    .join(", ");
}
