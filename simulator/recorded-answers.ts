/**
 * Answers that real servers have given: the API's own, the signing proxy's, and those of what stands in between. A fault
 * plays them, before the car has acted or after. The words are the servers' own, because clients look for them.
 */

/** An answer as it travels. */
export interface RecordedAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text that begins with "<" as HTML, other text as plain text. */
  body: string | object;
}

const error = (status: number, error: string): RecordedAnswer => ({
  status,
  body: { response: null, error, error_description: "" },
});

const page = (status: number, title: string, text: string): RecordedAnswer => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`,
});

const ASLEEP = "vehicle unavailable: vehicle is offline or asleep";
const NOT_PAIRED = "vehicle rejected request: your public key has not been paired with the vehicle";

/** The answers by name. */
export const recordedAnswers = {
  // The API itself.
  asleep: error(408, ASLEEP),
  asleep_503: error(503, ASLEEP),
  asleep_200: error(200, ASLEEP),
  unavailable: error(408, 'vehicle unavailable: {:error=>"vehicle unavailable:"}'),
  timeout: error(408, '{"error":"timeout"}'),
  upstream_timeout: error(504, "upstream_timeout"),
  not_available: error(503, "vehicle is not available"),
  in_service: error(405, "vehicle is currently in service"),
  mobile_access_disabled: error(401, "mobile_access_disabled"),
  mobile_access_disabled_403: error(403, "mobile_access_disabled"),
  login_required: error(401, "login_required"),
  payment_required: error(402, "payment_required"),
  missing_scopes: error(403, "Unauthorized missing scopes"),
  account_disabled: error(403, "Account disabled: EXCEEDED_LIMIT"),
  signing_required: error(403, "Tesla Vehicle Command Protocol required"),
  locked: { status: 423, body: "" },
  rate_limited: {
    status: 429,
    headers: {
      "retry-after": "30",
      "ratelimit-limit": "30",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "30",
    },
    body: "Retry in 30 seconds",
  },
  wrong_region: {
    ...error(
      421,
      "user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com, see https://developer.tesla.com/docs/fleet-api",
    ),
    headers: { "alt-svc": "h2=https://fleet-api.prd.eu.vn.cloud.tesla.com" },
  },
  internal_error: error(500, "internal server error"),
  unexpected_response: error(540, "device_unexpected_response"),
  could_not_wake_buses: {
    status: 200,
    body: { response: { result: false, reason: "could_not_wake_buses" } },
  },

  // Tesla's signing proxy.
  proxy_asleep: error(500, ASLEEP),
  proxy_not_paired: error(500, NOT_PAIRED),
  proxy_not_paired_412: error(412, NOT_PAIRED),
  proxy_busy: error(500, "vehicle busy or finishing wake-up"),
  proxy_timeout: error(500, "context deadline exceeded"),
  proxy_privileges: error(500, "MESSAGEFAULT_ERROR_INSUFFICIENT_PRIVILEGES"),
  proxy_time_expired: error(500, "MESSAGEFAULT_ERROR_TIME_EXPIRED"),
  proxy_invalid_pin: error(500, "PIN codes must be four digits"),
  proxy_invalid_command: error(400, "invalid_command"),
  proxy_upstream: error(502, "bad gateway"),
  proxy_refusal: {
    status: 200,
    body: {
      response: { result: false, reason: "car could not execute command: not_in_park" },
      error: "",
      error_description: "",
    },
  },
  proxy_refusal_2024: {
    status: 200,
    body: {
      response: { result: false, string: "car could not execute command: not_in_park" },
      error: "",
      error_description: "",
    },
  },

  // What stands in between.
  heroku_timeout: page(503, "Application error", "An error occurred in the application."),
  envoy_reset: {
    status: 503,
    headers: { server: "envoy" },
    body: "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
  },
  varnish: page(503, "503 Backend fetch failed", "Guru Meditation: XID: 65544"),
  cloudflare_timeout: page(
    524,
    "A timeout occurred",
    "The origin web server did not return a complete response.",
  ),
  nginx_502: page(502, "502 Bad Gateway", "nginx"),
  nginx_504: page(504, "504 Gateway Time-out", "nginx"),
  aws_timeout: { status: 504, body: { message: "Endpoint request timed out" } },
  cors_anywhere_reset: { status: 404, body: "Not found because of proxy error: Error: socket hang up" },
  cors_anywhere_timeout: { status: 404, body: "Not found because of proxy error: Error: read ETIMEDOUT" },
} satisfies Record<string, RecordedAnswer>;

/** The name of a recorded answer. */
export type AnswerName = keyof typeof recordedAnswers;
