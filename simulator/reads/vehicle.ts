/** What clients read of a car besides its summary and its data. */

import * as bodies from "../bodies.ts";
import type { Car } from "../car.ts";
import { MODELS, PARKING_PLACE } from "../data/models.ts";
import { type Call, carRoute, type Route, route } from "../routing.ts";

export const vehicleRoutes: readonly Route[] = [
  // Fleet API's form. The Owner API had the bare boolean as `response`.
  fromCar("mobile_enabled", (_call, { remoteAccess }) => ({ result: remoteAccess, reason: "" })),
  fromCar("nearby_charging_sites", ({ account }) => nearbyChargingSites(account.now())),
  fromServer("release_notes", (_call, car) => ({ response: { release_notes: releaseNotes(car) } })),
  // None of the simulated cars is in service.
  fromServer("service_data", () => ({})),
  fromServer("recent_alerts", () => ({ recent_alerts: [] })),
  fromServer("energy_sites", () => []),
  fromServer("eligible_upgrades", () => ({})),
  carRoute("POST", "vehicles/{car}/charge_history", ({ account }) =>
    bodies.answer(chargeHistory(account.now())),
  ),
  byVin("vehicles/options", (car) => ({ codes: optionCodes(car) })),
  byVin("warranty/details", (car) => warranty(car)),
  byVin("vehicles/subscriptions/eligibility", ({ vin }) => ({ vin, country: "NL", eligible: [] })),
  byVin("vehicles/upgrades/eligibility", ({ vin }) => ({
    vin,
    country: "NL",
    type: "VEHICLE",
    eligible: [],
  })),
];

/** A read that the servers ask the car for. */
function fromCar(name: string, read: (call: Call, car: Car) => unknown): Route {
  return carRoute("GET", `vehicles/{car}/${name}`, (call, car) =>
    car.connection === "online" ? bodies.answer(read(call, car)) : bodies.vehicleUnavailable(),
  );
}

/** A read that the servers answer by themselves. */
function fromServer(name: string, read: (call: Call, car: Car) => unknown): Route {
  return carRoute("GET", `vehicles/{car}/${name}`, (call, car) => bodies.answer(read(call, car)));
}

/** A read below `dx/`, which has the VIN in its query and no `response` around it. */
function byVin(path: string, read: (car: Car) => unknown): Route {
  return route("GET", `dx/${path}`, ({ account, query }) => {
    const car = account.find(query.get("vin") ?? "");
    return car ? bodies.json(200, read(car)) : bodies.notFound();
  });
}

function nearbyChargingSites(now: number) {
  const { latitude, longitude } = PARKING_PLACE;
  return {
    congestion_sync_time_utc_secs: Math.floor(now / 1000),
    destination_charging: [
      {
        location: { lat: latitude + 0.01, long: longitude + 0.01 },
        name: "Hotel at the Amstel",
        type: "destination",
        distance_miles: 0.8,
        amenities: "restrooms,wifi,lodging",
      },
    ],
    superchargers: [
      {
        location: { lat: latitude - 0.04, long: longitude + 0.03 },
        name: "Amsterdam, Netherlands",
        type: "supercharger",
        distance_miles: 3.1,
        available_stalls: 9,
        total_stalls: 16,
        site_closed: false,
        amenities: "restrooms,restaurant,wifi",
        billing_info: "",
      },
    ],
    timestamp: now,
  };
}

function releaseNotes({ traits }: Car) {
  const [customer_version = ""] = MODELS[traits.carType].carVersion.split(" ");
  return [
    {
      title: "Minor Updates",
      subtitle: "",
      description: "This release contains minor fixes.",
      customer_version,
      icon: "release_notes_icon",
      image_url: "",
      light_image_url: "",
    },
  ];
}

function optionCodes({ traits }: Car) {
  return Object.entries(MODELS[traits.carType].options).map(([code, displayName]) => ({
    code,
    displayName,
    isActive: true,
  }));
}

function warranty({ traits }: Car) {
  const battery = {
    warrantyType: "BATTERY_WARRANTY",
    warrantyDisplayName: "Battery Limited Warranty",
    expirationDate: traits.carType === "models" ? "2025-06-01T00:00:00Z" : "2031-06-01T00:00:00Z",
    expirationOdometer: 150_000,
    odometerUnit: "MI",
    warrantyExpiredOn: null,
    coverageAgeInYears: 8,
  };
  return { activeWarranty: [battery], upcomingWarranty: [], expiredWarranty: [] };
}

/** The Owner API's own, for its app: amounts are texts to show. */
function chargeHistory(now: number) {
  const amount = (value: string, sub_title: string) => ({ value, after_adornment: "kWh", sub_title });
  const day = 86_400_000;
  const seconds = (time: number) => ({ seconds: Math.floor(time / 1000) });
  return {
    screen_title: "Charge Stats",
    total_charged: { value: "128", raw_value: 128, after_adornment: "kWh", title: "Total Charged" },
    total_charged_breakdown: {
      home: amount("96", "Home"),
      super_charger: amount("32", "Supercharger"),
      other: amount("0", "Other"),
    },
    charging_history_graph: {
      period: { start_timestamp: seconds(now - 31 * day), end_timestamp: seconds(now) },
      data_points: [{ timestamp: { timestamp: seconds(now - 7 * day) }, values: [{ raw_value: 32 }] }],
      interval: 1,
    },
  };
}
