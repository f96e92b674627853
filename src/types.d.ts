/**
 * Returns the access token. A {@link TeslaCommandError} that it throws, as those of `tesla-commands/sign-in` do, is passed
 * on: the call rejects with its code, message and status. Anything else that it throws is the `cause` of `unauthorized`.
 *
 * @param request `refresh: true` requests a new token, because the server did not accept the last one.
 * @returns The token, without the word `Bearer`.
 */
export type TokenFunction = (request: { refresh: boolean }) => string | Promise<string>;

/** The options that a `fetch` function gets in addition to the URL: a part of those of the global one. */
export interface FetchInit {
  /** `"GET"` for a read, `"POST"` for a command. */
  method: "GET" | "POST";
  /** The headers, by their names. */
  headers: Record<string, string>;
  /** The JSON body of a command; missing for a read. */
  body?: string;
  /** Aborts when the call ends before its response. */
  signal: AbortSignal;
  /** `"no-store"` for reads and on the page's own origin; otherwise missing. */
  cache?: "no-store";
  /** Always `"omit"`. */
  credentials: "omit";
  /** Always `"manual"`: a redirect is not followed. */
  redirect: "manual";
  /** Always `"no-referrer"`. */
  referrerPolicy: "no-referrer";
}

/** What a `fetch` function returns: the part of a `Response` that is read. */
export interface FetchResponse {
  /** The status. */
  readonly status: number;
  /** The headers. A few are read if the response is not successful. */
  readonly headers: {
    /**
     * Returns the value of a header.
     *
     * @param name The header's name.
     * @returns The value; `null` if the header is missing.
     */
    get(name: string): string | null;
  };
  /** The body: a web or Node stream of bytes. If it is not a stream, `text` is called. */
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
   * The access token of the owner's account, without the word `Bearer`, or a function that returns it. The function is
   * called with `refresh: false` for each call, and once with `refresh: true` when the server answers 401. Calls that wait
   * for a new token share one request for it.
   */
  accessToken: string | TokenFunction;
  /**
   * The part of the URL before `/api/1/…`: an absolute URL, a path on the page's own origin (`/tesla`), or a prefix
   * proxy (`https://proxy.example/https://owner-api.teslamotors.com`). Tesla's own hosts do not answer web
   * pages (CORS), so a page needs a proxy here.
   *
   * Default: `https://owner-api.teslamotors.com`.
   */
  baseUrl?: string | undefined;
  /**
   * Used instead of the global `fetch`, and called like it. The `fetch` of every library works (undici, node-fetch, ky), and
   * so does your own wrapper. Give all calls the same function: a call shares sessions and waking only with calls that have the
   * same one.
   *
   * @param url The URL, as text.
   * @param init What to send: `method`, `headers` as a plain object, `body` as text, the `signal` that ends it, and
   * `cache`, `credentials`, `redirect` and `referrerPolicy`.
   * @returns The response. A rejection is the error `network`.
   */
  fetch?: ((url: string, init: FetchInit) => Promise<FetchResponse>) | undefined;
}

/**
 * A key for signed commands: a `CryptoKeyPair` of WebCrypto for ECDH on P-256 whose private key is not extractable. See
 * {@link createKey}, {@link loadKey} and {@link importKey}.
 */
export interface VehicleKey {
  /** The private key. It can be used, but not read. */
  readonly privateKey: CryptoKey;
  /** The public key, which the car knows: see {@link publicKeyPem}. */
  readonly publicKey: CryptoKey;
}

/**
 * The Bluetooth connection to a car, as {@link connectBluetooth} makes it. It ends after 30 seconds without use, since
 * phones need the car's few connections too, and is made again by the next call.
 */
export interface BluetoothLink {
  /** Whether the car is connected now. */
  readonly connected: boolean;
  /** Ends the connection. The next call connects again, without a chooser. */
  disconnect(): void;
}

/** A car, and how to reach it: over the internet, over Bluetooth, or both. */
export type Vehicle = InternetVehicle | BluetoothVehicle;

/**
 * A car that is reached over Bluetooth. With an `accessToken` too, a call goes over the internet where the car is not in
 * reach, and where the command has no form for Bluetooth; never where it may have run already.
 */
export interface BluetoothVehicle extends Partial<Connection> {
  /** The VIN of the car. */
  id: string;
  /** The key, which commands are signed and encrypted with. {@link enrolKey} makes it known to the car. */
  key: VehicleKey;
  /** What {@link connectBluetooth} returned. */
  bluetooth: BluetoothLink;
  /** As for a car that is reached over the internet. */
  parameters?: "json" | "query" | undefined;
}

/** A car that is reached over the internet. */
export interface InternetVehicle extends Connection {
  /**
   * The car's `id` as `listVehicles` returns it, or its 17-character VIN. It can be text, a bigint or a safe integer. Ids
   * can exceed 2^53, and a number that JavaScript has rounded is refused.
   */
  id: string | bigint | number;
  /**
   * Where the parameters of a command are written: in a JSON body (`"json"`), or in the URL, as in the reference
   * (`"query"`). In the URL, passwords and PINs end up in the logs of servers and proxies.
   *
   * Default: `"json"`.
   */
  parameters?: "json" | "query" | undefined;
  /**
   * A key that is enrolled with the car. With it, the package signs commands, as all cars require except Model S and X built
   * before 2021; `id` must be the VIN. Commands without a signed form are sent plain, and so are all commands to a car that accepts no signed ones
   * (422).
   */
  key?: VehicleKey | undefined;
  /** What {@link connectBluetooth} returned, to reach the car over Bluetooth first. Requires a `key`. */
  bluetooth?: BluetoothLink | undefined;
}

/** How far a call is. */
export interface Progress {
  /**
   * `sending`: the request is sent. `refreshing`: the token was not accepted, and a new one is requested. `waking`: the car
   * was asleep and is being woken; reported once a second. `handshake`: a session for signed commands is requested from the
   * car. `vehicle_key_changed`: the car has a new key, as after a repair, and a new session is made with it. `connecting`: the
   * car is being connected over Bluetooth. `waiting_for_card`: the user has to tap the key card, and to confirm on the car's
   * screen. `finishing`: the car knows the key, but not all parts of it do yet.
   */
  stage:
    | "sending"
    | "refreshing"
    | "waking"
    | "handshake"
    | "vehicle_key_changed"
    | "connecting"
    | "waiting_for_card"
    | "finishing";
  /** `true` if the command is sent signed; otherwise missing. */
  signed?: true;
  /** `true` where the command goes out over Bluetooth, and while the car is connected; else left out. */
  bluetooth?: true;
  /** Milliseconds since the call began. */
  elapsedMs: number;
}

/** How a call is made. */
export interface RequestOptions {
  /** Ends the call with the code `aborted`. */
  signal?: AbortSignal | undefined;
  /**
   * How long one request may take with its response, in milliseconds, from 1 to 2 147 483 647. A signed command also waits at
   * most this long for the signed commands before it. Waking has its own limit: 60 s over the internet, 30 s over Bluetooth.
   *
   * Default: 30 000.
   */
  timeoutMs?: number | undefined;
  /**
   * Whether to wake the car if it is asleep. The call then asks it to wake up, waits at most 60 s until it is online, and
   * sends the command again. A command that is not safe to run twice (`repeatable: false`) is sent again only if the API
   * itself said that the car is asleep (408), or if the car was still not online after the response.
   *
   * Default: false.
   */
  wake?: boolean | undefined;
  /**
   * Called at each step. Its exceptions are ignored.
   *
   * @param progress How far the call is.
   */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** How {@link vehicleData} is called. */
export interface VehicleDataOptions extends RequestOptions {
  /**
   * The parts of the data to read, such as `["charge_state", "location_data"]`. Cars with software 2023.38 or newer return
   * their place only if `location_data` is named, and Fleet API returns it only to tokens with the scope
   * `vehicle_location`.
   *
   * Default: what the server chooses, without the place. Over Bluetooth: all parts that the car tells, with the place.
   */
  endpoints?: readonly string[] | undefined;
}

/** The car's answer to a command. */
export interface CommandResult {
  /** `true`: done. `false`: nothing to do, because the car is already in the requested state, as `reason` says. */
  result: boolean;
  /** The car's reason; empty if it carried out the command. */
  reason: string;
}

/** A car of the account, with the field names of the API. */
export interface VehicleSummary {
  /** The id, digit for digit. */
  id: string;
  /** The vehicle identification number, 17 characters. */
  vin?: string;
  /** The name that the owner gave it. */
  display_name?: string | null;
  /** `online`, `asleep`, `offline` or `waking`. */
  state?: string;
  /** Everything else that the server sends. */
  [field: string]: unknown;
}

/** All data of a car, with the field names of the API: an object for each part of its state. */
export interface VehicleData extends VehicleSummary {
  /** Battery, cable and charging. */
  charge_state?: Record<string, unknown>;
  /** Cabin temperature; °C. */
  climate_state?: Record<string, unknown>;
  /** Gear, speed and place. */
  drive_state?: Record<string, unknown>;
  /** How the owner wants units shown. */
  gui_settings?: Record<string, unknown>;
  /** The car's equipment. */
  vehicle_config?: Record<string, unknown>;
  /** Doors, locks, trunks, roof, valet mode, speed limit, odometer. */
  vehicle_state?: Record<string, unknown>;
}

/** A command as data: enough to build a form from it. */
export interface CommandInfo {
  /** The wire name, `set_temps`. */
  name: CommandName;
  /** The exported function, `setTemps`. */
  function: string;
  /** A label for a button. */
  title: string;
  /** The group that it belongs to. */
  group: string;
  /** What it does, in a sentence. */
  description: string;
  /** Further notes; may be empty. */
  details: string;
  /**
   * How well it is known. `reference`: one of the 25 commands of the reference. `maker`: published by Tesla, in both forms in
   * which it is sent. `community`: not published by Tesla, or not in its signed form. It is sent as maintained clients send it.
   */
  source: "reference" | "maker" | "community";
  /** Whether it is one of the 25 commands of the reference. */
  reference: boolean;
  /** Whether it is safe to run twice. */
  repeatable: boolean;
  /** Whether a page should ask twice. */
  confirm: boolean;
  /** Whether it is sent signed if the vehicle has a key. */
  signed: boolean;
  /** Whether it can only be sent signed. Without a key it fails with `signing_required`, and nothing is sent. */
  signedOnly: boolean;
  /** Whether vehicles accept it over Bluetooth. If not, it needs an `accessToken`, or fails with `not_over_bluetooth`. */
  bluetooth: boolean;
  /** Its parameters. */
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
  /** Whether it is always required. */
  required: boolean;
  /** The parameter whose value it has when it is omitted. */
  defaultsTo?: string;
  /** Its value when it is omitted. */
  default?: boolean;
  /** The parameter that decides when it is omitted: it is true then if that parameter is given. */
  defaultsToGiven?: string;
  /** It is required if another parameter has a certain value, and refused otherwise. */
  onlyWith?: {
    /** The name of the other parameter. */
    parameter: string;
    /** The value that it must have. */
    value: string;
  };
  /**
   * The values that it accepts: a number or whole number from `min` to `max`, `true` or `false`, one of `choices`, text of
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
  /** What a stepper adds, for numbers. Values between the steps are accepted too. */
  step?: number;
  /** The unit, for numbers that have one. */
  unit?: string;
  /** The most characters, for texts. */
  maxLength?: number;
  /** The words, for choices. */
  choices?: string[];
  /** The number of each choice, in the same order. It is accepted instead of the word. */
  numbers?: number[];
}

/**
 * Why a call failed.
 *
 * - `invalid_argument`: an argument is missing or invalid, see `parameter`. Nothing was sent.
 * - `aborted`, `timeout`: the signal aborted, or the time ran out.
 * - `network`: no response. A page can't tell whether it is offline or the server sends no CORS headers.
 * - `unauthorized`: 401, the token is not accepted.
 * - `forbidden`: 402, 403, 423 or 451. If the response is a web page, the command may have run.
 * - `signing_required`: the car accepts only signed commands.
 * - `not_paired`: the car does not know the key; enrol it.
 * - `insufficient_privileges`: the car does not accept this command from the key, or not now.
 * - `remote_access_disabled`: the owner allows no commands over the internet.
 * - `fault`: the car reported another fault of the signed protocol, see `fault`.
 * - `not_found`: 404, no such vehicle or URL. If the response is a web page, the command may have run.
 * - `unavailable`: the car is asleep, offline or busy, or the service is not available (503).
 * - `rate_limited`: 429, see `retryAfterMs`.
 * - `wrong_region`: 421, see `baseUrl`.
 * - `http`: any other status.
 * - `rejected`: the car refused, see `reason`.
 * - `bad_response`: the response can't be read, or could not be authenticated as the car's.
 * - `unsupported`: the browser or Node can't create or store keys.
 * - `bluetooth_unavailable`: there is no Bluetooth, the page may not use it, or no car was chosen; see `reason`.
 * - `out_of_reach`: the car could not be connected over Bluetooth, or the connection was lost.
 * - `not_over_bluetooth`: the command can't be sent over Bluetooth.
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
  | "unsupported"
  | "bluetooth_unavailable"
  | "out_of_reach"
  | "not_over_bluetooth";

/** The fields of every {@link TeslaCommandError}. */
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
    | "connect_bluetooth"
    | "enrol_key"
    | "list_keys"
    | "sign_in";
  /** What happened, why, and what to do about it. */
  message: string;
  /**
   * Whether the command may have run although the call failed. If so, check the car's state before you send it again. It is
   * `false` only if nothing was sent, or if the response proves that the command did not run: the API or the car refused it, or
   * the car is asleep or offline. A
   * 503 alone proves nothing, and neither does a web page from something between the page and the API. For a command that is
   * not safe to run twice, "offline or asleep" proves it only in the API's own 408, because signing proxies also say so when
   * the car has acted. It is always `false` for `listVehicles` and `vehicleData`.
   */
  mayHaveSucceeded: boolean;
  /** The argument that is missing or invalid, for `invalid_argument`. */
  parameter?: string;
  /** The status of an unsuccessful response; 0 for a redirect in a page. */
  status?: number;
  /** The number of the fault that the car reported for a signed command, here or to a signing proxy. */
  fault?: number;
  /** What the server or the car says, if anything; with `fault`, what its number means. */
  reason?: string;
  /** How long to wait before the next call, in milliseconds, if a 429 or 503 says so (`Retry-After`, `RateLimit-Reset`). */
  retryAfterMs?: number;
  /** The API of the account's region, if a 421 names it. It is always one of Tesla's own hosts. */
  baseUrl?: string;
  /** What `fetch`, the token function or the browser's key storage threw, if one of them did. */
  cause?: unknown;
}

/**
 * What every call rejects with: a real `Error` that contains no token, password or PIN. Comparing its `code` narrows it to
 * the fields that this code always has.
 */
export type TeslaCommandError = TeslaCommandErrorFields &
  (
    | { code: "aborted" | "timeout" | "network" | "unavailable" | "bad_response" | "out_of_reach" }
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
    | { code: "unsupported" | "not_over_bluetooth"; mayHaveSucceeded: false }
    | { code: "bluetooth_unavailable"; reason: string; mayHaveSucceeded: false }
  );

/**
 * Lists the account's cars, from all pages of the list. If the server lists cars only among the products (412), it reads
 * those. If a page fails, the call fails, and its message names the page.
 *
 * @param connection How to reach the API.
 * @param options How the call is made; `wake` has no meaning here.
 * @returns The cars; an empty list if there are none.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function listVehicles(connection: Connection, options?: RequestOptions): Promise<VehicleSummary[]>;

/**
 * Reads the data of the car. If the car is asleep, it fails with `unavailable`, unless `wake` is set.
 *
 * Over Bluetooth it has the same names, without what the car does not tell that way, and an asleep car tells its locks,
 * doors and `state`.
 *
 * @param vehicle The car, and how to reach it.
 * @param options How the call is made.
 * @returns The data of the car.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function vehicleData(vehicle: Vehicle, options?: VehicleDataOptions): Promise<VehicleData>;

/**
 * The commands as data: enough to build a form for each.
 *
 * @returns The commands, group by group.
 * @throws {@link TeslaCommandError} before `init`.
 */
export function commands(): CommandInfo[];

/**
 * Sends a command by its name, for apps that take the name from {@link commands}.
 *
 * @param vehicle The car, and how to reach it.
 * @param name The wire name or the function's name, such as `set_temps` or `setTemps`.
 * @param params The parameters of the command; omitted if it has none.
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

/** The options of {@link connectBluetooth}. */
export interface BluetoothOptions {
  /** Ends the call with the code `aborted`. The browser's chooser stays open. */
  signal?: AbortSignal | undefined;
  /**
   * How long connecting may take after the car is chosen, in milliseconds.
   *
   * Default: 30 000.
   */
  timeoutMs?: number | undefined;
  /**
   * Whether the chooser shows devices of any name. Systems may show a car that was connected before by another name.
   *
   * Default: false, only the car with the VIN is shown.
   */
  anyName?: boolean | undefined;
  /** Used in place of `navigator.bluetooth`: a simulated one, or one that an app brings. */
  bluetooth?: unknown;
}

/**
 * Connects a car over Bluetooth. The browser asks the user to choose the car, so call this in the handler of a click. It does
 * not ask for a car that the page still has permission for.
 *
 * @param vin The VIN of the car. The car's Bluetooth name is derived from it.
 * @param options How the car is chosen and connected.
 * @returns The connection, for the `bluetooth` of a {@link Vehicle}.
 * @throws {@link TeslaCommandError}, always as a rejection: `bluetooth_unavailable`, with one of these as `reason`: "this
 * browser has no Bluetooth for pages", "this device has no Bluetooth adapter", "no car was chosen, or none was found", "the
 * browser does not allow it here, or no click led to the call"; and `out_of_reach`.
 */
export function connectBluetooth(vin: string, options?: BluetoothOptions): Promise<BluetoothLink>;

/** What a key may do. */
export type KeyRole = "driver" | "owner" | "charging_manager";

/** The options of {@link enrolKey}. */
export interface EnrolOptions {
  /**
   * What the key may do. `driver`: everything except the PIN to drive, parental controls, guest mode, erasing personal data,
   * removing other PINs, and managing keys. `owner`: everything. `charging_manager`: charging (not the charge port over
   * Bluetooth), schedules, outlets, reading and waking.
   *
   * Default: `"driver"`.
   */
  role?: KeyRole | undefined;
  /** Ends the call with the code `aborted`. The user may still add the key then. */
  signal?: AbortSignal | undefined;
  /**
   * Called at each step. At `waiting_for_card`, the user taps the key card (behind the cup holders, or on the phone charger)
   * and confirms on the car's screen.
   *
   * @param progress How far the call is.
   */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** What {@link enrolKey} did. */
export interface EnrolResult {
  /** `paired`: the key was added. `already_paired`: the car knew the key before, and no request was sent. */
  outcome: "paired" | "already_paired";
}

/**
 * Adds the vehicle's key to the keys of the car, over Bluetooth. Once the request is sent, the user has five minutes to tap
 * the key card and to confirm on the car's screen. Each call sends the request once.
 *
 * @param vehicle The car, with `bluetooth` and the `key`.
 * @param options The role, and how the call is made.
 * @returns Whether the key is new to the car.
 * @throws {@link TeslaCommandError}, always as a rejection: `rejected` with the car's `reason` where it was declined or the
 * list of keys is full, `timeout` where nobody tapped a card or confirmed, and `out_of_reach`.
 */
export function enrolKey(vehicle: Vehicle, options?: EnrolOptions): Promise<EnrolResult>;

/** A key that a car knows. */
export interface EnrolledKey {
  /** Its slot in the list. */
  slot: number;
  /** The first bytes of the SHA-1 of its public half, in hexadecimal digits. */
  keyId: string;
  /** What it may do. */
  role:
    | "none"
    | "service"
    | "owner"
    | "driver"
    | "fleet_manager"
    | "vehicle_monitor"
    | "charging_manager"
    | "guest"
    | "unknown";
  /** The kind of device that holds it. */
  formFactor: "key_card" | "ios_device" | "android_device" | "cloud_key" | "unknown";
}

/**
 * The keys that the car knows, over Bluetooth. The car tells them to anybody in range, and does not sign them. A key can't
 * remove itself: that is done on the car's screen (Controls > Locks).
 *
 * @param vehicle The car, with `bluetooth`.
 * @param options How the call is made.
 * @returns The keys.
 * @throws {@link TeslaCommandError}, always as a rejection.
 */
export function listKeys(vehicle: Vehicle, options?: RequestOptions): Promise<EnrolledKey[]>;
