/** Fleet API: what it adds to the API that the simulated car answers, and what it wants of a token before the car is asked. */

import { apiError, json } from "./answers.ts";
import { partnerAccounts } from "./partner.ts";
import { type Access, type Account, FLEET_HOSTS, type Region, type Tesla } from "./tesla.ts";

/** Answers `…/api/1/…`. The region is part of the host, or of the path (`/eu/api/1/…`); without either, any is right. */
export async function fleetApi(tesla: Tesla, request: Request): Promise<Response> {
  const { hostname, pathname } = new URL(request.url);
  const region = regionOf(hostname, pathname);
  const path = pathname.slice(pathname.indexOf("/api/1/") + "/api/1/".length);
  const access = accessOf(tesla, request);
  if (!access) return apiError(401, "token expired or unknown");
  if (path.startsWith("partner_accounts")) return partnerAccounts(tesla, request, region, access);
  const { account } = access;
  if (!account) return apiError(403, "Partner tokens are not taken here.");
  if (path === "users/region") {
    const answer = { region: account.region.toLowerCase(), fleet_api_base_url: FLEET_HOSTS[account.region] };
    return json(200, { response: answer });
  }
  if (region !== undefined && region !== account.region) {
    const here = FLEET_HOSTS[account.region];
    return apiError(421, `user out of region, use base URL: ${here}`);
  }
  if (!tesla.app(access.clientId)?.registrations[account.region]) {
    return apiError(412, "A condition has not been met: the app is not registered in this region");
  }
  if (!isInScope(path, access.scopes)) return apiError(403, "Unauthorized missing scopes");
  if (path === "vehicles/fleet_status") return fleetStatus(tesla, request, access, account);
  return askCar(tesla, request, path, account);
}

function regionOf(hostname: string, pathname: string): Region | undefined {
  const byHost = /^fleet-api\.prd\.(na|eu|cn)\./.exec(hostname)?.[1];
  const byPath = /\/(na|eu|cn)\/api\/1\//.exec(pathname)?.[1];
  return (byHost ?? byPath)?.toUpperCase() as Region | undefined;
}

/** The access token of a request, if it is valid now. */
export function accessOf(tesla: Tesla, request: Request): Access | undefined {
  const [, text = ""] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const access = tesla.access.get(text);
  return access && access.expiresAt > tesla.now() ? access : undefined;
}

function isInScope(path: string, scopes: readonly string[]): boolean {
  const [, , action, command = ""] = path.split("/");
  if (action === "signed_command")
    return scopes.includes("vehicle_cmds") || scopes.includes("vehicle_charging_cmds");
  if (action === "command") {
    return (
      scopes.includes("vehicle_cmds") || (/charg/.test(command) && scopes.includes("vehicle_charging_cmds"))
    );
  }
  return scopes.includes("vehicle_device_data");
}

async function fleetStatus(
  tesla: Tesla,
  request: Request,
  access: Access,
  account: Account,
): Promise<Response> {
  if (request.method !== "POST") return apiError(405, "method_not_allowed");
  let vins: unknown;
  try {
    ({ vins } = Object(await request.json()));
  } catch {}
  if (!Array.isArray(vins) || vins.length === 0) return apiError(400, "vins must be a list");
  const cars = tesla.simulator.vehicles.filter(({ vin }) => account.hasCars && vins.includes(vin));
  if (cars.length < vins.length) return apiError(404, "not_found");
  const publicKey = tesla.app(access.clientId)?.registrations[account.region]?.publicKey;
  const isPaired = (car: (typeof cars)[number]) => car.keys.some((key) => key.publicKey === publicKey);
  return json(200, {
    response: {
      key_paired_vins: cars.filter(isPaired).map(({ vin }) => vin),
      unpaired_vins: cars.filter((car) => !isPaired(car)).map(({ vin }) => vin),
      vehicle_info: Object.fromEntries(
        cars.map(({ vin, keys, traits }) => [
          vin,
          {
            firmware_version: "2026.38.4",
            vehicle_command_protocol_required: traits.signingRequired,
            total_number_of_keys: keys.length,
            fleet_telemetry_version: "unknown",
            discounted_device_data: false,
          },
        ]),
      ),
    },
  });
}

/** The car knows one token, whoever asks; who may ask was decided here. */
async function askCar(tesla: Tesla, request: Request, path: string, account: Account): Promise<Response> {
  if (!account.hasCars) {
    return path === "vehicles" || path === "products"
      ? json(200, { response: [], count: 0 })
      : apiError(404, "not_found");
  }
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${tesla.simulator.accessToken}`);
  const url = new URL(`/api/1/${path}${new URL(request.url).search}`, request.url);
  const body = request.body === null ? null : await request.arrayBuffer();
  return tesla.simulator.fetch(
    new Request(url, { method: request.method, headers, body, signal: request.signal }),
  );
}
