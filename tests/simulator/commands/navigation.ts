import type { Car } from "../../../simulator/index.ts";
import { describeGroup } from "./group.ts";

const NOON = Date.UTC(2024, 5, 1, 12);
const address = { "android.intent.extra.TEXT": "Dam 1" };
const share = { type: "share_ext_content_raw", locale: "en-US", timestamp_ms: "1717243200000" };

const destination = (car: Car) => car.destination;

describeGroup("navigation", {
  successes: [
    {
      command: "navigation_request",
      parameters: { ...share, value: address },
      look: destination,
      becomes: address,
      forms: ["json"],
    },
    {
      command: "navigation_request",
      parameters: { ...share, value: JSON.stringify(address) },
      look: destination,
      becomes: address,
      forms: ["query", "form"],
    },
    {
      command: "share",
      parameters: { ...share, value: address, timestamp_ms: 1717243200000 },
      look: destination,
      becomes: address,
      forms: ["json"],
    },
    {
      command: "navigation_gps_request",
      parameters: { lat: 52.37, lon: 4.9, order: 1 },
      look: destination,
      becomes: { lat: 52.37, lon: 4.9, order: 1 },
    },
    { command: "navigation_sc_request", parameters: { id: 12 }, look: destination, becomes: { id: 12 } },
    {
      command: "navigation_waypoints_request",
      parameters: { waypoints: "refId:A,refId:B" },
      look: destination,
      becomes: { waypoints: "refId:A,refId:B" },
    },
    {
      command: "upcoming_calendar_entries",
      look: (car) => car.calendar,
      becomes: { data: null, receivedAt: NOON },
    },
    {
      command: "upcoming_calendar_entries",
      parameters: { calendar_data: '{"calendars":[]}' },
      look: (car) => car.calendar?.data,
      becomes: '{"calendars":[]}',
    },
    {
      command: "upcoming_calendar_entries",
      parameters: { calendar_data: { access_disabled: false, calendars: [] } },
      look: (car) => car.calendar?.data,
      becomes: { access_disabled: false, calendars: [] },
      forms: ["json"],
    },
  ],
  invalid: [
    ["navigation_request", { ...share, value: "Dam 1" }, "value must be an object"],
    ["navigation_gps_request", { lat: 52.37, lon: 181 }, "lon must be a number from -180 to 180"],
    ["upcoming_calendar_entries", { calendar_data: [] }, "calendar_data must be text or an object"],
  ],
});
