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
      command: "navigation_request",
      parameters: { ...share, value: { "android.intent.extra.TEXT": "1 Main Street" } },
      look: destination,
      becomes: { "android.intent.extra.TEXT": "1 Main Street" },
      forms: ["json"],
      signed: { infotainment: ["1212aa010f0a0d31204d61696e20537472656574"] },
    },
    {
      command: "navigation_request",
      parameters: { ...share, value: { "android.intent.extra.TEXT": "Straße 1" } },
      look: destination,
      becomes: { "android.intent.extra.TEXT": "Straße 1" },
      forms: ["json"],
      signed: { infotainment: ["120eaa010b0a0953747261c39f652031"] },
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
      parameters: { lat: 37.4937, lon: -121.9444, order: 1 },
      look: destination,
      becomes: { lat: 37.4937, lon: -121.9444, order: 1 },
      signed: { infotainment: ["1217aa0314098104c58f31bf424011ea95b20c717c5ec01801"] },
    },
    {
      command: "navigation_gps_request",
      parameters: { lat: 52.52, lon: 13.405 },
      look: destination,
      becomes: { lat: 52.52, lon: 13.405 },
      signed: { infotainment: ["1215aa031209c3f5285c8f424a40118fc2f5285ccf2a40"] },
    },
    {
      command: "navigation_gps_request",
      parameters: { lat: -33.8688, lon: -0.25, order: 3 },
      look: destination,
      becomes: { lat: -33.8688, lon: -0.25, order: 3 },
      signed: { infotainment: ["1217aa031409e561a1d634ef40c011000000000000d0bf1803"] },
    },
    {
      command: "navigation_gps_request",
      parameters: { lat: 52.520006599999995, lon: 13.404954 },
      look: destination,
      becomes: { lat: 52.520006599999995, lon: 13.404954 },
      signed: { infotainment: ["1215aa031209215a86938f424a4011cec4742156cf2a40"] },
    },
    {
      command: "navigation_gps_request",
      parameters: { lat: 0, lon: 0 },
      look: destination,
      becomes: { lat: 0, lon: 0 },
      signed: { infotainment: ["1203aa0300"] },
    },
    {
      command: "navigation_gps_destination_request",
      plain: false,
      look: destination,
      becomes: { lat: 37.4937, lon: -121.9444, destination: "Café", order: 1 },
      signed: {
        infotainment: ["121ed2061b098104c58f31bf424011ea95b20c717c5ec01a05436166c3a92001"],
      },
    },
    {
      command: "navigation_gps_destination_request",
      plain: false,
      look: destination,
      becomes: { lat: 0, lon: 0, destination: "Null Island" },
      signed: { infotainment: ["1210d2060d1a0b4e756c6c2049736c616e64"] },
    },
    {
      command: "navigation_sc_request",
      parameters: { id: 1234, order: 1 },
      look: destination,
      becomes: { id: 1234, order: 1 },
      signed: { infotainment: ["1208b2010508d2091001"] },
    },
    {
      command: "navigation_sc_request",
      parameters: { id: 2 ** 53 - 1, order: 2 },
      look: destination,
      becomes: { id: 9007199254740991, order: 2 },
      signed: { infotainment: ["120eb2010b08ffffffffffffff0f1002"] },
    },
    {
      command: "navigation_sc_request",
      parameters: { id: 0, order: 1 },
      look: destination,
      becomes: { id: 0, order: 1 },
      signed: { infotainment: ["1205b201021001"] },
    },
    { command: "navigation_sc_request", parameters: { id: 12 }, look: destination, becomes: { id: 12 } },
    {
      command: "navigation_waypoints_request",
      parameters: { waypoints: "refId:A,refId:B" },
      look: destination,
      becomes: { waypoints: "refId:A,refId:B" },
      // With the charge at the start, too.
      signed: { infotainment: ["1218d205150a0f72656649643a412c72656649643a4212020850"] },
    },
    {
      command: "navigation_waypoints_request",
      parameters: { waypoints: "refId:ChIJIQBpAG2ahYAR_6128GcTUEo,refId:ChIJw____96GhYARCVVwg5cT7c0" },
      look: destination,
      becomes: { waypoints: "refId:ChIJIQBpAG2ahYAR_6128GcTUEo,refId:ChIJw____96GhYARCVVwg5cT7c0" },
      signed: {
        infotainment: [
          "1248d205450a4372656649643a4368494a4951427041473261685941525f3631323847635455456f2c72656649643a4368494a775f5f5f5f393647685941524356567767356354376330",
        ],
      },
    },
    {
      command: "upcoming_calendar_entries",
      look: (car) => car.calendar,
      becomes: { data: null, receivedAt: NOON },
      signed: { infotainment: ["1203c20100"] },
    },
    {
      command: "upcoming_calendar_entries",
      parameters: { calendar_data: '{"calendars":[]}' },
      look: (car) => car.calendar?.data,
      becomes: '{"calendars":[]}',
      signed: { infotainment: ["1215c201120a107b2263616c656e64617273223a5b5d7d"] },
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
    ["navigation_gps_request", { lat: 1, lon: 1, order: 4 }, "order must be a whole number from 0 to 3"],
    ["navigation_gps_request", { lat: 52.37, lon: 181 }, "lon must be a number from -180 to 180"],
    ["upcoming_calendar_entries", { calendar_data: [] }, "calendar_data must be text or an object"],
  ],
});
