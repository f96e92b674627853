const minute = 60_000;

/** A calendar with one event tomorrow at nine, in the shape that phones are known to send: times in milliseconds since
 * 1970, colours as eight hex digits (alpha first). */
export function calendarExample(now: Date): object {
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).getTime();
  return {
    access_disabled: false,
    phone_name: "Phone",
    uuid: "00000000-0000-4000-8000-000000000001",
    calendars: [
      {
        name: "Work",
        color: "ff1f7a8c",
        events: [
          {
            name: "Project meeting",
            location: "1 Market Street, San Francisco",
            organizer: "",
            start,
            end: start + 45 * minute,
            color: "ff1f7a8c",
            all_day: false,
            cancelled: false,
            tentative: false,
          },
        ],
      },
    ],
  };
}
