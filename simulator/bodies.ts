/** The answers' bodies, in the shapes that the servers use. */

/**
 * JSON text of plain data. A bigint becomes a number with all its digits, which `JSON.stringify` cannot write: that
 * is how an `id` above 2^53 stands on the wire.
 */
export function toJson(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`).join(",")}}`;
}

/** A JSON answer. */
export function json(status: number, value: unknown): Response {
  return new Response(toJson(value), {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}

/** 200 with `{"response": …}`. */
export const answer = (response: unknown): Response => json(200, { response });

/** 200 with a list, which also says how long it is. */
export const list = (response: readonly unknown[]): Response =>
  json(200, { response, count: response.length });

/** An error with the usual three fields. */
export function error(status: number, code: string, description = ""): Response {
  return json(status, { response: null, error: code, error_description: description });
}

/** 401 for a token that is missing or has expired: no body at all. */
export const unauthorized = (): Response => new Response(null, { status: 401 });

/** 401 for a token that never was valid. */
export const invalidToken = (): Response => json(401, { error: "invalid bearer token" });

/** 403: the car takes signed commands only. */
export const signingRequired = (): Response => error(403, "Tesla Vehicle Command Protocol required");

/** 401: the owner has switched access over the internet off, in the car. */
export const remoteAccessOff = (): Response => error(401, "mobile_access_disabled");

/** 404: no such vehicle, command or path. */
export const notFound = (): Response => error(404, "not_found");

/** 405: the path exists, but not for this method. */
export const wrongMethod = (): Response => error(405, "method_not_allowed");

/** 408: the car is asleep or out of reach. The text is a dump of the server's own data, quoted as it comes. */
export const vehicleUnavailable = (): Response =>
  error(408, 'vehicle unavailable: {:error=>"vehicle unavailable:"}');

/** 422: the car knows nothing of signed commands. No source shows the body, only the status. */
export const signingUnknown = (): Response =>
  error(422, "not_supported", "This vehicle does not speak the vehicle command protocol.");

/** 412: the list of vehicles is not for owner tokens any more. */
export const fleetOnly = (): Response => error(412, "Endpoint is only available on fleetapi");
