import { html, type TemplateResult } from "lit";

/** Names of days that all servers take, from Sunday on. */
export const dayNames = ["Sun", "Mon", "Tues", "Wed", "Thurs", "Fri", "Sat"] as const;

/** A day that can be ticked, with its number from Sunday on. */
export interface Day {
  day: number;
  /** "Mon". */
  short: string;
  /** "Monday". */
  long: string;
}

/** The days in the order in which the week goes where the page's language is spoken. */
export function daysOfWeek(): readonly Day[] {
  const language = document.documentElement.lang;
  const first = firstDay(language);
  return Array.from({ length: 7 }, (_, index) => {
    const day = (first + index) % 7;
    // 2 January 2000 was a Sunday.
    const date = new Date(2000, 0, 2 + day);
    const name = (weekday: "short" | "long"): string => date.toLocaleDateString(language, { weekday });
    return { day, short: name("short"), long: name("long") };
  });
}

/** Browsers that do not know it begin with Monday. */
function firstDay(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** A box for each day. `value` is what a ticked one has in its form. */
export function dayBoxes(
  name: string,
  id: string,
  ticked: number,
  value: (day: number) => string,
): TemplateResult {
  return html`<div class="segments days">
    ${daysOfWeek().map(
      ({ day, short, long }) => html`<label class="segment">
        <input
          type="checkbox"
          id="${id}-${day}"
          name=${name}
          value=${value(day)}
          aria-label=${long}
          .checked=${Boolean(ticked & (1 << day))}
        />
        <span>${short}</span>
      </label>`,
    )}
  </div>`;
}

/** Lets the form be sent only with a day: the first box says so. */
export function checkDays(boxes: NodeListOf<HTMLInputElement>, message: string): void {
  const hasDay = [...boxes].some(({ checked }) => checked);
  boxes[0]?.setCustomValidity(hasDay ? "" : message);
}
