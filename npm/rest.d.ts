import type { TeslaCommandError, VehicleKey } from "./tesla_commands.js";

export type {
  BluetoothLink,
  BluetoothVehicle,
  CommandInfo,
  CommandName,
  CommandResult,
  Connection,
  FetchInit,
  FetchResponse,
  InternetVehicle,
  ParameterInfo,
  Progress,
  RequestOptions,
  TeslaCommandError,
  TeslaCommandErrorCode,
  TeslaCommandErrorFields,
  TokenFunction,
  Vehicle,
  VehicleData,
  VehicleDataOptions,
  VehicleKey,
  VehicleSummary,
} from "./tesla_commands.js";
export { commands, listVehicles, sendCommand, vehicleData } from "./tesla_commands.js";

/**
 * Loads the module. Call and await it once, before anything else. Further calls do not load it again. If it failed,
 * call it again.
 *
 * @param input Where the WebAssembly comes from: a URL, a response, its bytes or a compiled module. Default: the
 * file beside the package's JavaScript, which bundlers find by themselves.
 * @returns Resolves when you can call commands.
 * @throws What `fetch` or `WebAssembly` threw, if the file can't be loaded or is not WebAssembly.
 */
export default function init(
  input?: string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module,
): Promise<void>;

/**
 * Loads the module synchronously. Use it when you already have the compiled module, for example in a worker that receives it, or
 * on a server.
 *
 * @param module The compiled module, or its bytes.
 * @throws What `WebAssembly` threw, where it is not the package's module.
 */
export function initSync(module: BufferSource | WebAssembly.Module): void;

/**
 * Whether this browser has Bluetooth for pages. Chrome and Edge have it on Android, Windows, macOS and ChromeOS. Works before
 * `init`. It does not tell whether the device has an adapter that is switched on.
 */
export function isBluetoothAvailable(): boolean;

/**
 * Whether the value is an error of this package. It compares the name, and so works across copies of the
 * package, and before `init`.
 *
 * @param error Whatever was caught.
 */
export function isTeslaCommandError(error: unknown): error is TeslaCommandError;

/**
 * Makes a key for signed commands. Its private half can't be read, not even by the page; `saveKey` keeps it. Works
 * before `init`.
 *
 * @throws {TeslaCommandError} `unsupported` where there is no WebCrypto: a page needs https, or localhost.
 */
export function createKey(): Promise<VehicleKey>;

/**
 * The key with the name that this browser keeps for this origin; `undefined` where there is none.
 *
 * @param name That of `saveKey`.
 * @throws {TeslaCommandError} `unsupported` where there is no IndexedDB, as in Node.
 */
export function loadKey(name: string): Promise<VehicleKey | undefined>;

/**
 * Stores the key in this browser (IndexedDB), for this origin, and replaces a key with the same name. Clearing the site's
 * data deletes it.
 *
 * @param name Any text that is not empty.
 * @param key A key that can sign. A key whose private half can be read is refused.
 * @throws {TeslaCommandError} `invalid_argument` if the key is refused; `unsupported` if there is no IndexedDB, or if it
 * can't store the key: see `cause`.
 */
export function saveKey(name: string, key: VehicleKey): Promise<void>;

/**
 * Deletes the key with this name from this browser, if there is one. The car still knows it: remove it there too. Deleting
 * the last key also deletes the counters that tabs share.
 *
 * @param name That of `saveKey`.
 * @throws {TeslaCommandError} `unsupported` where there is no IndexedDB.
 */
export function deleteKey(name: string): Promise<void>;

/**
 * Reads a private key from a PEM file: SEC1 (`BEGIN EC PRIVATE KEY`) or PKCS#8 (`BEGIN PRIVATE KEY`), of the curve
 * P-256, not encrypted. The private half of the returned key can't be read.
 *
 * @param pem The text of the file.
 * @throws {TeslaCommandError} `invalid_argument` if the text is not such a key.
 */
export function importKey(pem: string): Promise<VehicleKey>;

/**
 * The public half of a key as a PEM file (`BEGIN PUBLIC KEY`), to enrol it with a car.
 *
 * @param key The key.
 * @throws {TeslaCommandError} `invalid_argument` if it is not a key of this package.
 */
export function publicKeyPem(key: VehicleKey): Promise<string>;
