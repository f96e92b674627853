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

/** 200 with a part of a list, and where it is in the whole. */
export function page(all: readonly unknown[], current: number, perPage: number): Response {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const response = all.slice((current - 1) * perPage, current * perPage);
  const pagination = {
    previous: current > 1 ? current - 1 : null,
    next: current < pages ? current + 1 : null,
    current,
    per_page: perPage,
    count: all.length,
    pages,
  };
  return json(200, { response, pagination, count: response.length });
}

/** 200 as plain text: the servers are up. */
export const status = (): Response => new Response("ok", { headers: { "content-type": "text/plain" } });

/** An error with the usual three fields. */
export function error(status: number, code: string, description = ""): Response {
  return json(status, { response: null, error: code, error_description: description });
}

/** 401 for a token that is missing or has expired: no body at all. */
export const unauthorized = (): Response => new Response(null, { status: 401 });

/** 401 for a token that never was valid. */
export const invalidToken = (): Response => json(401, { error: "invalid bearer token" });

/** 403: the token's application or account has no right to this. */
export const forbidden = (): Response => error(403, "Unauthorized missing scopes");

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

/** 408 to a signed command. Tesla's own client looks for these words, and wakes the car when it finds them. */
export const vehicleAsleep = (): Response => error(408, "vehicle unavailable: vehicle is offline or asleep");

/** 422: the car is too old for signed commands. Tesla's own client looks for these words, and sends plain ones then. */
export const signingUnknown = (): Response => error(422, "vehicle does not support signed commands");

/** 412: the list of vehicles is not for owner tokens any more. */
export const fleetOnly = (): Response => error(412, "Endpoint is only available on fleetapi");
