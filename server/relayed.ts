/** What the proxy relays. Everything else stops here. */

/** A request that may go on. */
export interface Relayed {
  /** Path and query, to be put after the upstream's own path. */
  readonly target: string;
  /** For the log: no query, and of the vehicle only the last four characters. */
  readonly label: string;
}

/** Built of characters that need no encoding, so that no "%", ".." or "//" is ever looked at twice. */
const VEHICLE = "/api/1/vehicles/(?<tag>[0-9]+|[0-9A-Za-z]{17})";

const RELAYED: readonly (readonly [method: "GET" | "POST", path: string])[] = [
  ["POST", `${VEHICLE}/command/[a-z_]+`],
  ["POST", `${VEHICLE}/wake_up`],
  ["POST", `${VEHICLE}/signed_command`],
  ["POST", "/api/1/vehicles/fleet_status"],
  ["GET", "/api/1/users/region"],
  ["GET", "/api/1/vehicles"],
  ["GET", "/api/1/products"],
  ["GET", VEHICLE],
  ["GET", `${VEHICLE}/vehicle_data`],
];

/** The same list for people. */
export const RELAYED_PATHS =
  "POST /api/1/vehicles/{id or VIN}/command/{name}, …/wake_up, …/signed_command and /api/1/vehicles/fleet_status, " +
  "GET /api/1/vehicles, /api/1/products, /api/1/users/region, /api/1/vehicles/{id or VIN} and …/vehicle_data";

const QUERY = String.raw`(?:\?[!"$-~]*)?`;

const patterns = RELAYED.map(([method, path]) => ({ method, pattern: new RegExp(`^(${path})${QUERY}$`) }));

/** Decides about the target of a request as it came in, undecoded. Undefined: not relayed. */
export function relayed(method: string, target: string): Relayed | undefined {
  for (const { method: allowed, pattern } of patterns) {
    const match = method === allowed ? pattern.exec(target) : null;
    if (!match) continue;
    const [, path = ""] = match;
    const tag = match.groups?.tag;
    return { target, label: tag === undefined ? path : path.replace(tag, `…${tag.slice(-4)}`) };
  }
  return undefined;
}
