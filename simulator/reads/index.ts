/**
 * The rest of the API, loaded when the first request for it arrives. Paths that the API has for others (partners,
 * companies) or for its own app are answered 403, as it answers an account without the right to them.
 */

import * as bodies from "../bodies.ts";
import { type Route, route } from "../routing.ts";
import { accountRoutes } from "./account.ts";
import { energyRoutes } from "./energy.ts";
import { fleetRoutes } from "./fleet.ts";
import { sharingRoutes } from "./sharing.ts";
import { vehicleRoutes } from "./vehicle.ts";

const FORBIDDEN = [
  ["GET", "users/backup_key"],
  ["GET", "dx/charging/sessions"],
  ["GET", "dx/enterprise/v1/{vin}/roles"],
  ["POST", "dx/enterprise/v1/{vin}/payer"],
  ["POST", "partner_accounts"],
  ["GET", "partner_accounts/public_key"],
  ["GET", "partner_accounts/fleet_telemetry_errors"],
  ["GET", "partner_accounts/fleet_telemetry_error_vins"],
  ["POST", "energy_sites/{site}/command"],
] as const;

export const otherRoutes: readonly Route[] = [
  ...accountRoutes,
  ...vehicleRoutes,
  ...sharingRoutes,
  ...fleetRoutes,
  ...energyRoutes,
  ...FORBIDDEN.map(([method, path]) => route(method, path, bodies.forbidden)),
];
