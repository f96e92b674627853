/** What belongs to the account and not to a car: the user, orders, charging history. */

import * as bodies from "../bodies.ts";
import { MODELS } from "../data/models.ts";
import { type Call, type Route, route } from "../routing.ts";

export const accountRoutes: readonly Route[] = [
  route("GET", "users/me", () =>
    bodies.answer({
      email: "driver@example.com",
      full_name: "Robin Jansen",
      profile_image_url: "https://example.com/robin.png",
      vault_uuid: "7c1b0a52-2f0e-4c57-9a2f-0b8f0c6d1e44",
    }),
  ),
  route("GET", "users/region", ({ request }) =>
    // The simulated cars are in the region of the server that was asked.
    bodies.answer({ region: "eu", fleet_api_base_url: new URL(request.url).origin }),
  ),
  route("GET", "users/orders", listOrders),
  route("GET", "users/feature_config", () =>
    bodies.answer({ signaling: { enabled: true, subscribe_connectivity: false, use_auth_token: false } }),
  ),
  // No car has an appointment.
  route("GET", "users/service_scheduling_data", () => bodies.answer({ enabled_vins: [] })),
  route("GET", "dx/charging/history", chargingHistory),
];

function listOrders({ account }: Call): Response {
  const orders = account.allCars().map(({ vin, traits }, index) => ({
    vehicleMapId: 1_234_466 + index,
    referenceNumber: `RN${String(110_000_001 + index)}`,
    vin,
    orderStatus: "DELIVERED",
    orderSubstatus: "_Z",
    modelCode: traits.carType === "models" ? "ms" : "m3",
    countryCode: "NL",
    locale: "nl_NL",
    mktOptions: MODELS[traits.carType].optionCodes,
    isB2b: false,
  }));
  return bodies.list(orders);
}

/** One session at a Supercharger for each car, without the `response` that other answers have. */
function chargingHistory({ account, query }: Call): Response {
  const vin = query.get("vin");
  const cars = account.allCars().filter((car) => vin === null || car.vin === vin);
  const start = new Date(account.now() - 7 * 86_400_000);
  const data = cars.map(({ vin }, index) => ({
    sessionId: 55_100 + index,
    vin,
    siteLocationName: "Amsterdam, Netherlands",
    chargeStartDateTime: start.toISOString(),
    chargeStopDateTime: new Date(start.getTime() + 25 * 60_000).toISOString(),
    unlatchDateTime: new Date(start.getTime() + 26 * 60_000).toISOString(),
    countryCode: "NL",
    billingType: "IMMEDIATE",
    vehicleMakeType: "TSLA",
    fees: [
      {
        sessionFeeId: 91_000 + index,
        feeType: "CHARGING",
        currencyCode: "EUR",
        pricingType: "PAYMENT",
        rateBase: 0.45,
        usageBase: 32,
        totalBase: 14.4,
        totalDue: 14.4,
        netDue: 14.4,
        uom: "kwh",
        isPaid: true,
        status: "PAID",
      },
    ],
    invoices: [],
  }));
  return bodies.json(200, { data, totalResults: data.length });
}
