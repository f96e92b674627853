/** The time of the day, as the page's language writes it. */
export function clock(at: Date): string {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
}

const dayMs = 24 * 60 * 60_000;

/** A point in time: the time of the day, with the day where that is not today. */
export function moment(at: Date, now = new Date()): string {
  if (at.toDateString() === now.toDateString()) return clock(at);
  const isNear = Math.abs(at.getTime() - now.getTime()) < 6 * dayMs;
  const isThisYear = at.getFullYear() === now.getFullYear();
  const day = at.toLocaleDateString(
    document.documentElement.lang,
    isNear
      ? { weekday: "short" }
      : { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) },
  );
  return `${day} ${clock(at)}`;
}

/** Minutes after midnight as a time of the day. */
export function timeOfDay(minutes: number): string {
  return clock(new Date(2000, 0, 1, 0, minutes));
}

/** The minutes after midnight of a time as `<input type="time">` has it. */
export function minutesOf(time: string): number | undefined {
  const [hours = "", minutes = ""] = time.split(":");
  return time === "" ? undefined : Number(hours) * 60 + Number(minutes);
}
