/**
 * Gives the access token. A {@link TeslaCommandError} that it throws, as those of `tesla-commands/sign-in` do, is passed
 * on: the call rejects with its code, message and status. Anything else that it throws is the `cause` of `unauthorized`.
 *
 * @param request `refresh: true` asks for a new one, since the server did not accept the last.
 * @returns The token, without the word `Bearer`.
 */
export type TokenFunction = (request: { refresh: boolean }) => string | Promise<string>;

/** What a `fetch` function gets besides the address: a part of what the global one takes. */
export interface FetchInit {
  /** `"GET"` for a read, `"POST"` for a command. */
  method: "GET" | "POST";
  /** The headers, by their names. */
  headers: Record<string, string>;
  /** The JSON of a command; missing for a read. */
  body?: string;
  /** Aborts when the call ends before its response. */
  signal: AbortSignal;
  /** `"no-store"` for reads and on the page's own origin; else missing. */
  cache?: "no-store";
  /** Always `"omit"`. */
  credentials: "omit";
  /** Always `"manual"`: a redirect is not followed. */
  redirect: "manual";
  /** Always `"no-referrer"`. */
  referrerPolicy: "no-referrer";
}

/** What a `fetch` function returns: as much of a `Response` as is read. */
export interface FetchResponse {
  /** The status. */
  readonly status: number;
  /** The headers, of which a few are read where the response is no success. */
  readonly headers: {
    /**
     * Gets the value of a header.
     *
     * @param name The header's name.
     * @returns The value; `null` where the header is missing.
     */
    get(name: string): string | null;
  };
  /** The body: a stream of bytes, of the web or of Node. Where it is none, `text` is called. */
  readonly body?: unknown;
  /**
   * Reads the whole body.
   *
   * @returns The text.
   */
  text(): Promise<string>;
}

/** How to reach the API. */
export interface Connection {
  /**
   * The access token of the owner's account, without the word `Bearer`; or a function that gives it. The
   * function is called with `refresh: false` for each call, and once with `refresh: true` when the server
   * answers 401; calls that wait for a new token share that one request for it.
   */
  accessToken: string | TokenFunction;
  /**
   * What stands before `/api/1/…`: an absolute URL, a path on the page's own origin (`/tesla`), or a prefix
   * proxy (`https://proxy.example/https://owner-api.teslamotors.com`). Tesla's own hosts do not answer web
   * pages (CORS), so a page needs a proxy here.
   *
   * Default: `https://owner-api.teslamotors.com`.
   */
  baseUrl?: string | undefined;
  /**
   * Used in place of the global `fetch`, and called like it. The `fetch` of every library fits (undici, node-fetch, ky),
   * and so does a function of your own around one.
   *
   * @param url The address, as text.
   * @param init What to send: `method`, `headers` as a plain object, `body` as text, the `signal` that ends it, and
   * `cache`, `credentials`, `redirect` and `referrerPolicy`.
   * @returns The response. A rejection is the error `network`.
   */
  fetch?: ((url: string, init: FetchInit) => Promise<FetchResponse>) | undefined;
}

/**
 * A key for signed commands: a `CryptoKeyPair` of WebCrypto, ECDH on P-256, its private half not extractable. See
 * {@link createKey}, {@link loadKey} and {@link importKey}.
 */
export interface VehicleKey {
  /** The half that signs. It can be used, but not read. */
  readonly privateKey: CryptoKey;
  /** The half that the car knows: see {@link publicKeyPem}. */
  readonly publicKey: CryptoKey;
}

/** A car, and how to reach it. */
export interface Vehicle extends Connection {
  /**
   * The car's `id` as `listVehicles` gives it, or its 17-character VIN. Text, a bigint or a safe integer: ids
   * exceed 2^53, and a number that JavaScript has rounded is refused.
   */
  id: string | bigint | number;
  /**
   * Where the parameters of a command go: into a JSON body (`"json"`), or into the URL as the reference has
   * it (`"query"`), where passwords and PINs end up in the logs of servers and proxies.
   *
   * Default: `"json"`.
   */
  parameters?: "json" | "query" | undefined;
  /**
   * A key that is enrolled with the car. With it, commands go out signed, as cars built since 2021 want them; `id`
   * must be the VIN. Commands without a signed form go out plain, as do all to a car that answers that it takes
   * no signed ones (422).
   */
  key?: VehicleKey | undefined;
}

/** How far a call is. */
export interface Progress {
  /**
   * `sending`: the request goes out. `refreshing`: the token was not accepted, and a new one is asked for.
   * `waking`: the car was asleep and is being woken; told once a second. `handshake`: a session is agreed on with
   * the car, for signed commands. `vehicle_key_changed`: the car has shown another key than before, as after a
   * repair, and the session is made anew with that.
   */
  stage: "sending" | "refreshing" | "waking" | "handshake" | "vehicle_key_changed";
  /** `true` where the command that goes out is signed; else left out. */
  signed?: true;
  /** Milliseconds since the call began. */
  elapsedMs: number;
}

/** How a call is made. */
export interface RequestOptions {
  /** Ends the call with the code `aborted`. */
  signal?: AbortSignal | undefined;
  /**
   * How long one request may take with its answer, in milliseconds, 1 to 2 147 483 647. Waking has a limit of
   * its own, 60 s.
   *
   * Default: 30 000.
   */
  timeoutMs?: number | undefined;
  /**
   * Whether to wake the car if it is asleep: asks it to wake up, waits until it is online, at most 60 s, and
   * sends the command once more. A command that must not run twice (`repeatable: false`) is sent once more only if the
   * API itself said that the car sleeps (408), or if a look at the car after the answer found it not online.
   *
   * Default: false.
   */
  wake?: boolean | undefined;
  /**
   * Told of each step. What it throws is ignored.
   *
   * @param progress How far the call is.
   */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The car's answer to a command. */
export interface CommandResult {
  /** `true`: done. `false`: nothing to do, the car already is in the asked-for state, and `reason` says so. */
  result: boolean;
  /** The car's words; empty where it has done as asked. */
  reason: string;
}

/** A car of the account, with the names of the wire. */
export interface VehicleSummary {
  /** The id, digit for digit. */
  id: string;
  /** The vehicle identification number, 17 characters. */
  vin?: string;
  /** The name that the owner gave it. */
  display_name?: string | null;
  /** `online`, `asleep`, `offline` or `waking`. */
  state?: string;
  /** Whatever else the server sends. */
  [field: string]: unknown;
}

/** All that a car tells of itself, with the names of the wire: an object for each field of state. */
export interface VehicleData extends VehicleSummary {
  /** Battery, cable and charging. */
  charge_state?: Record<string, unknown>;
  /** Cabin temperature; °C. */
  climate_state?: Record<string, unknown>;
  /** Gear, speed and place. */
  drive_state?: Record<string, unknown>;
  /** How the owner wants units shown. */
  gui_settings?: Record<string, unknown>;
  /** What the car has. */
  vehicle_config?: Record<string, unknown>;
  /** Doors, locks, trunks, roof, valet mode, speed limit, odometer. */
  vehicle_state?: Record<string, unknown>;
}

/** A command, as data: enough to make a form of it. */
export interface CommandInfo {
  /** The wire name, `set_temps`. */
  name: CommandName;
  /** The exported function, `setTemps`. */
  function: string;
  /** A label for a button. */
  title: string;
  /** The heading under which to show it. */
  group: string;
  /** What it does, in a sentence. */
  description: string;
  /** What else there is to know; may be empty. */
  details: string;
  /**
   * How well it is known. `reference`: one of the 25 commands of the reference. `maker`: published by Tesla, in each form in
   * which it is sent. `community`: not published by Tesla, or not in its signed form; it is sent as maintained clients send it.
   */
  source: "reference" | "maker" | "community";
  /** Whether it is one of the 25 commands of the reference. */
  reference: boolean;
  /** Whether sending it again changes nothing more. */
  repeatable: boolean;
  /** Whether a page should ask twice. */
  confirm: boolean;
  /** Whether it is sent signed where the vehicle has a key. */
  signed: boolean;
  /** Whether it is sent signed only: without a key it fails with `signing_required`, and nothing is sent. */
  signedOnly: boolean;
  /** What it takes. */
  parameters: ParameterInfo[];
}

/** A parameter of a command, as data. */
export interface ParameterInfo {
  /** The property, `driverTemp`. */
  name: string;
  /** The name on the wire, `driver_temp`. */
  wireName: string;
  /** A label for a field. */
  title: string;
  /** What it means, in a sentence. */
  description: string;
  /** Whether the command needs it always. */
  required: boolean;
  /** The parameter whose value it takes when it is left out. */
  defaultsTo?: string;
  /** Its value when it is left out. */
  default?: boolean;
  /** The parameter that decides when it is left out: it is true then if that one is given. */
  defaultsToGiven?: string;
  /** The value of another parameter with which it is required, and without which it is refused. */
  onlyWith?: {
    /** The name of the other parameter. */
    parameter: string;
    /** The value that it must have. */
    value: string;
  };
  /**
   * What it takes: a number or whole number from `min` to `max`, `true` or `false`, one of `choices`, text of
   * up to `maxLength` characters, names of days with commas between them (`days`), an object, four digits as text
   * (`pin`, a secret), any text (`password`, a secret), or an object or text (`calendar`).
   */
  kind:
    | "number"
    | "integer"
    | "boolean"
    | "choice"
    | "text"
    | "days"
    | "object"
    | "pin"
    | "password"
    | "calendar";
  /** The least, for numbers. */
  min?: number;
  /** The greatest, for numbers. */
  max?: number;
  /** What a stepper adds, for numbers; other values are taken as well. */
  step?: number;
  /** The unit, for numbers that have one. */
  unit?: string;
  /** The most characters, for texts. */
  maxLength?: number;
  /** The words, for choices. */
  choices?: string[];
  /** The number that each of the choices stands for, in their order. It is taken in the place of the word. */
  numbers?: number[];
}

/**
 * Why a call failed.
 *
 * - `invalid_argument`: something given is missing or wrong, see `parameter`; nothing was sent.
 * - `aborted`, `timeout`: the signal, or the time, ended the call.
 * - `network`: no answer; a page can't tell being offline from a server without CORS headers.
 * - `unauthorized`: 401, the token is not accepted.
 * - `forbidden`: 402, 403, 423 or 451; after a web page in its place, the car may have done it.
 * - `signing_required`: the car takes signed commands only.
 * - `not_paired`: the car does not know the key; enrol it.
 * - `insufficient_privileges`: the car does not take this command from the key, or not now.
 * - `remote_access_disabled`: the owner allows no commands over the internet.
 * - `fault`: the car's side of the signed protocol refused for another reason, see `fault`.
 * - `not_found`: 404, no such vehicle or address; after a web page in its place, the car may have done it.
 * - `unavailable`: the car is asleep, offline or busy, or the service is not available (503).
 * - `rate_limited`: 429, see `retryAfterMs`.
 * - `wrong_region`: 421, see `baseUrl`.
 * - `http`: any other status.
 * - `rejected`: the car refused, see `reason`.
 * - `bad_response`: a success that does not look like one, or is not proved to be the car's.
 * - `unsupported`: the browser, or Node, can't make or keep keys.
 */
export type TeslaCommandErrorCode =
  | "invalid_argument"
  | "aborted"
  | "timeout"
  | "network"
  | "unauthorized"
  | "forbidden"
  | "signing_required"
  | "not_paired"
  | "insufficient_privileges"
  | "remote_access_disabled"
  | "fault"
  | "not_found"
  | "unavailable"
  | "rate_limited"
  | "wrong_region"
  | "http"
  | "rejected"
  | "bad_response"
  | "unsupported";

/** The fields of a {@link TeslaCommandError}, whatever its code. */
export interface TeslaCommandErrorFields extends Error {
  /** Always this name: {@link isTeslaCommandError} compares it. */
  name: "TeslaCommandError";
  /** Why it failed. */
  code: TeslaCommandErrorCode;
  /** The wire name of the command, `vehicles` or `vehicle_data` for the reads, what was done with a key, or `sign_in`. */
  command:
    | CommandName
    | "vehicles"
    | "vehicle_data"
    | "create_key"
    | "load_key"
    | "save_key"
    | "delete_key"
    | "import_key"
    | "public_key_pem"
    | "send_command"
    | "sign_in";
  /** What happened, why, and what to do about it. */
  message: string;
  /**
   * Whether the car may have done it all the same: if so, look at its state before you send it again. It is `false` only
   * where the answer proves that the command did not run: the API refused it (4xx, 429), the car did, or the car is asleep
   * or offline. A 503 proves nothing by itself, nor does a web page of something between the page and the API. For a
   * command that must not run twice, the words "offline or asleep" prove it only in the API's own 408: signing proxies
   * also say so when the car has acted. It is always `false` for `listVehicles` and `vehicleData`.
   */
  mayHaveSucceeded: boolean;
  /** The argument that is missing or wrong, for `invalid_argument`. */
  parameter?: string;
  /** The status, where the server answered with one that is no success; 0 for a redirect in a page. */
  status?: number;
  /** The number of the fault that the car answered a signed command with, here or at a signing proxy. */
  fault?: number;
  /** The server's or the car's own words, where there are any; with `fault`, what its number means. */
  reason?: string;
  /** How long to wait before the next call, in milliseconds, where a 429 or 503 says so (`Retry-After`, `RateLimit-Reset`). */
  retryAfterMs?: number;
  /** The API of the account's region, where a 421 names it: always a host of Tesla's own. */
  baseUrl?: string;
  /** What `fetch`, the token function or the browser's store of keys threw, where one of them did. */
  cause?: unknown;
}

/**
 * What every call rejects with: a real `Error` that holds neither token nor password nor PIN. A comparison of
 * its `code` narrows it to what that code always has.
 */
export type TeslaCommandError = TeslaCommandErrorFields &
  (
    | { code: "aborted" | "timeout" | "network" | "unavailable" | "bad_response" }
    | {
        code: "invalid_argument" | "unauthorized" | "signing_required";
        mayHaveSucceeded: false;
      }
    | { code: "forbidden" }
    | { code: "not_found"; status: 404 }
    | { code: "wrong_region"; status: 421; mayHaveSucceeded: false }
    | { code: "rate_limited"; status: 429; mayHaveSucceeded: false }
    | { code: "http"; status: number }
    | { code: "rejected"; reason: string; mayHaveSucceeded: false }
    | { code: "not_paired" | "insufficient_privileges" | "remote_access_disabled"; reason: string }
    | { code: "fault"; fault: number; reason: string }
    | { code: "unsupported"; mayHaveSucceeded: false }
  );

/**
 * The account's cars, all pages of the list. Falls back to the list of products where the server has cars only there
 * (412). Where a page fails, the call does, and its message names the page.
 *
 * @param connection How to reach the API.
 * @param options How the call is made; `wake` has no meaning here.
 * @returns The cars; none is an empty list.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function listVehicles(connection: Connection, options?: RequestOptions): Promise<VehicleSummary[]>;

/**
 * All that the car tells of itself. An asleep car does not: `unavailable`, unless `wake` is set.
 *
 * @param vehicle The car, and how to reach it.
 * @param options How the call is made.
 * @returns The car, as it is now.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function vehicleData(vehicle: Vehicle, options?: RequestOptions): Promise<VehicleData>;

/**
 * The commands, as data: enough to make a form of each.
 *
 * @returns The commands, in the order of the README's table.
 * @throws {@link TeslaCommandError} before `init`.
 */
export function commands(): CommandInfo[];

/**
 * Sends a command by its name: for apps that take the name from {@link commands}.
 *
 * @param vehicle The car, and how to reach it.
 * @param name The wire name or the function's name, such as `set_temps` or `setTemps`.
 * @param params What the command takes; left out where it takes nothing.
 * @param options How the call is made.
 * @returns What the function of that name returns.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function sendCommand(
  vehicle: Vehicle,
  name: string,
  params?: object | null,
  options?: RequestOptions,
): Promise<CommandResult | VehicleSummary>;
