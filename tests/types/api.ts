/**
 * The declarations of the package, as an app sees them. Compiled, never run: each line is either right, or has to be
 * an error. Written from the API's description, not from the declarations.
 */

import * as tesla from "tesla-commands";
import init, {
  type ActuateTrunkParams,
  actuateTrunk,
  autoConditioningStart,
  autoConditioningStop,
  type BluetoothLink,
  type CommandInfo,
  type CommandName,
  type CommandResult,
  type Connection,
  chargeMaxRange,
  chargePortDoorClose,
  chargePortDoorOpen,
  chargeStandard,
  chargeStart,
  chargeStop,
  commands,
  connectBluetooth,
  createKey,
  deleteKey,
  doorLock,
  doorUnlock,
  type EnrolledKey,
  type EnrolResult,
  enrolKey,
  flashLights,
  honkHorn,
  type InternetVehicle,
  importKey,
  isBluetoothAvailable,
  isTeslaCommandError,
  listKeys,
  listVehicles,
  loadKey,
  type ParameterInfo,
  type Progress,
  publicKeyPem,
  type RemoteStartDriveParams,
  type RequestOptions,
  remoteStartDrive,
  resetValetPin,
  type SetChargeLimitParams,
  type SetTempsParams,
  type SetValetModeParams,
  type SpeedLimitActivateParams,
  type SpeedLimitClearPinParams,
  type SpeedLimitDeactivateParams,
  type SpeedLimitSetLimitParams,
  type SunRoofControlParams,
  saveKey,
  setChargeLimit,
  setTemps,
  setValetMode,
  speedLimitActivate,
  speedLimitClearPin,
  speedLimitDeactivate,
  speedLimitSetLimit,
  sunRoofControl,
  type TeslaCommandError,
  type TeslaCommandErrorCode,
  type TeslaCommandErrorFields,
  type TokenFunction,
  type UpcomingCalendarEntriesParams,
  upcomingCalendarEntries,
  type Vehicle,
  type VehicleData,
  type VehicleKey,
  type VehicleSummary,
  vehicleData,
  wakeUp,
} from "tesla-commands";
import * as rest from "tesla-commands/rest";
import expected from "../expectations/commands.json" with { type: "json" };

type CamelCase<Name> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Takes only a value whose type is the given one, no wider and no narrower. */
declare function exactly<Expected>(): <Actual>(
  value: Actual,
  ...proof: Same<Actual, Expected> extends true ? [] : ["The type is another one."]
) => void;

declare const vehicle: Vehicle;
declare const onInternet: InternetVehicle;
declare const signal: AbortSignal;
declare const unknownError: unknown;

const options: RequestOptions = {
  signal,
  timeoutMs: 15_000,
  wake: true,
  onProgress: ({ stage, elapsedMs }) => {
    exactly<
      | "sending"
      | "refreshing"
      | "waking"
      | "handshake"
      | "vehicle_key_changed"
      | "connecting"
      | "waiting_for_card"
      | "finishing"
    >()(stage);
    exactly<number>()(elapsedMs);
  },
};

// ---- Every export, and no other.

exactly<
  | "default"
  | "initSync"
  | "sendCommand"
  | "isTeslaCommandError"
  | "createKey"
  | "loadKey"
  | "saveKey"
  | "deleteKey"
  | "importKey"
  | "publicKeyPem"
  | "commands"
  | "listVehicles"
  | "vehicleData"
  | "isBluetoothAvailable"
  | "connectBluetooth"
  | "enrolKey"
  | "listKeys"
  | CamelCase<keyof typeof expected>
>()({} as keyof typeof tesla extends infer Name ? Name : never);

// @ts-expect-error no such command
tesla.unlockDoors;
// @ts-expect-error the wire name is not the function's
tesla.door_unlock;

// ---- Loading

exactly<Promise<void>>()(init());
init("/wasm/tesla_commands_bg.wasm");
init(new URL("https://cdn.example/tesla_commands_bg.wasm"));
init(fetch("/wasm/tesla_commands_bg.wasm"));
init(new Uint8Array(8));
init({} as WebAssembly.Module);
// @ts-expect-error nothing is told by leaving it out
init(null);

// ---- The 25 commands. Without parameters: the car, and how the call is made.

exactly<Promise<VehicleSummary>>()(wakeUp(vehicle));
exactly<Promise<CommandResult>>()(doorUnlock(vehicle));
exactly<Promise<CommandResult>>()(doorLock(vehicle));
exactly<Promise<CommandResult>>()(honkHorn(vehicle));
exactly<Promise<CommandResult>>()(flashLights(vehicle));
exactly<Promise<CommandResult>>()(autoConditioningStart(vehicle));
exactly<Promise<CommandResult>>()(autoConditioningStop(vehicle));
exactly<Promise<CommandResult>>()(chargeMaxRange(vehicle));
exactly<Promise<CommandResult>>()(chargeStandard(vehicle));
exactly<Promise<CommandResult>>()(chargePortDoorOpen(vehicle));
exactly<Promise<CommandResult>>()(chargePortDoorClose(vehicle));
exactly<Promise<CommandResult>>()(chargeStart(vehicle));
exactly<Promise<CommandResult>>()(chargeStop(vehicle));
exactly<Promise<CommandResult>>()(resetValetPin(vehicle));

for (const command of [
  doorUnlock,
  doorLock,
  honkHorn,
  flashLights,
  autoConditioningStart,
  autoConditioningStop,
  chargeMaxRange,
  chargeStandard,
  chargePortDoorOpen,
  chargePortDoorClose,
  chargeStart,
  chargeStop,
  resetValetPin,
]) {
  exactly<typeof doorUnlock>()(command);
  command(vehicle, options);
  command(vehicle, {});
  command(vehicle, undefined);
  // @ts-expect-error the car is needed
  command();
  // @ts-expect-error what it takes are options, not parameters
  command(vehicle, { percent: 80 });
  // @ts-expect-error no parameters before the options
  command(vehicle, {}, options);
}
wakeUp(vehicle, options);
// @ts-expect-error the car is needed
wakeUp();
// @ts-expect-error no parameters
wakeUp(vehicle, { force: true });

// ---- With parameters: the car, the parameters, and how the call is made.

exactly<Promise<CommandResult>>()(setTemps(vehicle, { driverTemp: 21.5, passengerTemp: 20 }, options));
setTemps(vehicle, { driverTemp: 21.5 });
setTemps(vehicle, { driverTemp: 21.5, passengerTemp: undefined });
// @ts-expect-error the parameters are needed
setTemps(vehicle);
// @ts-expect-error the driver's temperature is needed
setTemps(vehicle, { passengerTemp: 20 });
// @ts-expect-error numbers
setTemps(vehicle, { driverTemp: "21.5" });
// @ts-expect-error the wire's names are not the package's
setTemps(vehicle, { driver_temp: 21.5 });
// @ts-expect-error no such parameter
setTemps(vehicle, { driverTemp: 21.5, rearTemp: 20 });
// @ts-expect-error options are not parameters
setTemps(vehicle, options);

exactly<Promise<CommandResult>>()(setChargeLimit(vehicle, { percent: 80 }, options));
// @ts-expect-error the parameters are needed
setChargeLimit(vehicle);
// @ts-expect-error the level is needed
setChargeLimit(vehicle, {});
// @ts-expect-error a number
setChargeLimit(vehicle, { percent: "80" });
// @ts-expect-error an object, not the bare value
setChargeLimit(vehicle, 80);
// @ts-expect-error not null, as required parameters are
setChargeLimit(vehicle, null);

exactly<Promise<CommandResult>>()(sunRoofControl(vehicle, { state: "move", percent: 40 }, options));
for (const state of ["open", "closed", "comfort", "vent", "close", "stop"] as const) {
  sunRoofControl(vehicle, { state });
}
// @ts-expect-error the parameters are needed
sunRoofControl(vehicle);
// @ts-expect-error the state is needed
sunRoofControl(vehicle, { percent: 40 });
// @ts-expect-error no such state
sunRoofControl(vehicle, { state: "ajar" });
// @ts-expect-error a number
sunRoofControl(vehicle, { state: "move", percent: "40" });

exactly<Promise<CommandResult>>()(actuateTrunk(vehicle, { whichTrunk: "front" }, options));
actuateTrunk(vehicle, { whichTrunk: "rear" });
// @ts-expect-error which one is needed: servers take a missing word for "rear"
actuateTrunk(vehicle);
// @ts-expect-error which one is needed
actuateTrunk(vehicle, {});
// @ts-expect-error no such trunk
actuateTrunk(vehicle, { whichTrunk: "frunk" });
// @ts-expect-error the wire's name is not the package's
actuateTrunk(vehicle, { which_trunk: "rear" });
// @ts-expect-error any text is too much
actuateTrunk(vehicle, { whichTrunk: "rear" as string });

exactly<Promise<CommandResult>>()(remoteStartDrive(vehicle));
remoteStartDrive(vehicle, {});
remoteStartDrive(vehicle, { password: "hunter2" }, options);
remoteStartDrive(vehicle, undefined, options);
remoteStartDrive(vehicle, null, options);
// @ts-expect-error text
remoteStartDrive(vehicle, { password: 42 });
// @ts-expect-error options come third
remoteStartDrive(vehicle, { wake: true });

exactly<Promise<CommandResult>>()(upcomingCalendarEntries(vehicle));
upcomingCalendarEntries(vehicle, { calendarData: "BEGIN:VCALENDAR" }, options);
upcomingCalendarEntries(vehicle, { calendarData: { calendars: [{ name: "Work", events: [] }] } });
upcomingCalendarEntries(vehicle, null, options);
// @ts-expect-error an object or text
upcomingCalendarEntries(vehicle, { calendarData: 42 });
// @ts-expect-error the entries are a parameter, not the parameters
upcomingCalendarEntries(vehicle, { calendars: [] });

exactly<Promise<CommandResult>>()(setValetMode(vehicle, { on: true, password: "0420" }, options));
setValetMode(vehicle, { on: false });
// @ts-expect-error the parameters are needed
setValetMode(vehicle);
// @ts-expect-error on or off is needed
setValetMode(vehicle, { password: "0420" });
// @ts-expect-error a boolean
setValetMode(vehicle, { on: "true" });
// @ts-expect-error text: a number loses its leading zeros
setValetMode(vehicle, { on: true, password: 420 });

for (const command of [speedLimitActivate, speedLimitDeactivate, speedLimitClearPin]) {
  exactly<Promise<CommandResult>>()(command(vehicle, { pin: "0042" }, options));
  // @ts-expect-error the parameters are needed
  command(vehicle);
  // @ts-expect-error the PIN is needed
  command(vehicle, {});
  // @ts-expect-error text: a number loses its leading zeros
  command(vehicle, { pin: 42 });
  // @ts-expect-error no such parameter
  command(vehicle, { pin: "0042", password: "0042" });
}

exactly<Promise<CommandResult>>()(speedLimitSetLimit(vehicle, { limitMph: 65 }, options));
// @ts-expect-error the parameters are needed
speedLimitSetLimit(vehicle);
// @ts-expect-error a number
speedLimitSetLimit(vehicle, { limitMph: "65" });
// @ts-expect-error the wire's name is not the package's
speedLimitSetLimit(vehicle, { limit_mph: 65 });

// ---- What commands take, by name

const parameters: {
  setTemps: SetTempsParams;
  setChargeLimit: SetChargeLimitParams;
  sunRoofControl: SunRoofControlParams;
  actuateTrunk: ActuateTrunkParams;
  remoteStartDrive: RemoteStartDriveParams;
  upcomingCalendarEntries: UpcomingCalendarEntriesParams;
  setValetMode: SetValetModeParams;
  speedLimitActivate: SpeedLimitActivateParams;
  speedLimitDeactivate: SpeedLimitDeactivateParams;
  speedLimitSetLimit: SpeedLimitSetLimitParams;
  speedLimitClearPin: SpeedLimitClearPinParams;
} = {
  setTemps: { driverTemp: 21.5, passengerTemp: 20 },
  setChargeLimit: { percent: 80 },
  sunRoofControl: { state: "move", percent: 40 },
  actuateTrunk: { whichTrunk: "rear" },
  remoteStartDrive: { password: "hunter2" },
  upcomingCalendarEntries: { calendarData: {} },
  setValetMode: { on: true, password: "0420" },
  speedLimitActivate: { pin: "0042" },
  speedLimitDeactivate: { pin: "0042" },
  speedLimitSetLimit: { limitMph: 65 },
  speedLimitClearPin: { pin: "0042" },
};
setTemps(vehicle, parameters.setTemps);
exactly<{ pin: string }>()(parameters.speedLimitActivate);
exactly<{ pin: string }>()(parameters.speedLimitDeactivate);
exactly<{ pin: string }>()(parameters.speedLimitClearPin);

// ---- The car, and how to reach it

const token: TokenFunction = ({ refresh }) => (refresh ? Promise.resolve("new") : "old");
doorUnlock({ id: "1492931365719407", accessToken: "eyJ…" });
doorUnlock({ id: "5YJSA1E2XHF000316", accessToken: token });
doorUnlock({ id: 14929313657194071n, accessToken: async () => "eyJ…" });
doorUnlock({ id: 1492931365719407, accessToken: "eyJ…", baseUrl: "/tesla", parameters: "json" });
doorUnlock({ id: "1", accessToken: "eyJ…", parameters: "query", fetch });
doorUnlock({
  id: "1",
  accessToken: "eyJ…",
  fetch: async (url, init) =>
    new Response(`${init.method} ${url} ${init.headers.Authorization} ${init.body}`),
});
doorUnlock({ id: "1", accessToken: "eyJ…", baseUrl: undefined, parameters: undefined, fetch: undefined });
// @ts-expect-error the id is needed
doorUnlock({ accessToken: "eyJ…" });
// @ts-expect-error the token is needed
doorUnlock({ id: "1" });
// @ts-expect-error text, a bigint or a number
doorUnlock({ id: true, accessToken: "eyJ…" });
// @ts-expect-error text, a bigint or a number
doorUnlock({ id: null, accessToken: "eyJ…" });
// @ts-expect-error the car, not its id
doorUnlock("1492931365719407");
// @ts-expect-error text or a function that gives it
doorUnlock({ id: "1", accessToken: 42 });
// @ts-expect-error the function gives text
doorUnlock({ id: "1", accessToken: () => 42 });
// @ts-expect-error a promise is not a function that gives one
doorUnlock({ id: "1", accessToken: Promise.resolve("eyJ…") });
// @ts-expect-error text
doorUnlock({ id: "1", accessToken: "eyJ…", baseUrl: new URL("https://proxy.example") });
// @ts-expect-error no such form
doorUnlock({ id: "1", accessToken: "eyJ…", parameters: "form" });
// @ts-expect-error a function that gives a response
doorUnlock({ id: "1", accessToken: "eyJ…", fetch: () => "ok" });
// @ts-expect-error no such property
doorUnlock({ id: "1", accessToken: "eyJ…", token: "eyJ…" });

// ---- How a call is made

doorUnlock(vehicle, { signal: undefined, timeoutMs: undefined, wake: undefined, onProgress: undefined });
doorUnlock(vehicle, { onProgress: (progress: Progress) => progress.elapsedMs });
// @ts-expect-error the controller is not the signal
doorUnlock(vehicle, { signal: new AbortController() });
// @ts-expect-error a number
doorUnlock(vehicle, { timeoutMs: "15000" });
// @ts-expect-error a boolean
doorUnlock(vehicle, { wake: "yes" });
// @ts-expect-error the name has a unit
doorUnlock(vehicle, { timeout: 15_000 });
// @ts-expect-error a function
doorUnlock(vehicle, { onProgress: true });
// @ts-expect-error the function gets an object
doorUnlock(vehicle, { onProgress: (percent: number) => percent });

// ---- Reads

const connection: Connection = { accessToken: "eyJ…", baseUrl: "/tesla" };
exactly<Promise<VehicleSummary[]>>()(listVehicles(connection));
exactly<Promise<VehicleData>>()(vehicleData(vehicle));
listVehicles(onInternet, options);
vehicleData(vehicle, options);
vehicleData(vehicle, { ...options, endpoints: ["charge_state", "location_data"] });
// @ts-expect-error a list
vehicleData(vehicle, { endpoints: "location_data" });
// @ts-expect-error a list of the account has no parts
listVehicles(connection, { endpoints: ["location_data"] });
// @ts-expect-error a car that is reached over Bluetooth only has no account
listVehicles(vehicle);
// @ts-expect-error the token is needed
listVehicles({});
// @ts-expect-error the id is needed
vehicleData(connection);

export async function reads(): Promise<void> {
  const [first] = await listVehicles(connection);
  if (first === undefined) return;
  exactly<string>()(first.id);
  exactly<string | undefined>()(first.vin);
  exactly<string | null | undefined>()(first.display_name);
  exactly<string | undefined>()(first.state);
  exactly<unknown>()(first.api_version);
  await doorUnlock({ ...connection, id: first.id });

  const data = await vehicleData({ ...connection, id: first.id });
  const summary: VehicleSummary = data;
  exactly<string>()(summary.id);
  exactly<unknown>()(data.charge_state?.battery_level);
  exactly<unknown>()(data.climate_state?.inside_temp);
  exactly<unknown>()(data.drive_state?.shift_state);
  exactly<unknown>()(data.gui_settings?.gui_temperature_units);
  exactly<unknown>()(data.vehicle_config?.car_type);
  exactly<unknown>()(data.vehicle_state?.locked);
  // @ts-expect-error a server may leave it out
  data.vehicle_state.locked;

  const { result, reason } = await doorUnlock(vehicle);
  exactly<boolean>()(result);
  exactly<string>()(reason);
  const woken = await wakeUp(vehicle);
  exactly<string | undefined>()(woken.state);
  // @ts-expect-error nothing is known of what the server sends besides
  woken.api_version.toFixed();
}

// ---- The catalogue

exactly<CommandInfo[]>()(commands());
for (const command of commands()) {
  exactly<CommandName>()(command.name);
  exactly<string>()(command.function);
  exactly<string>()(command.title);
  exactly<string>()(command.group);
  exactly<string>()(command.description);
  exactly<string>()(command.details);
  exactly<"reference" | "maker" | "community">()(command.source);
  exactly<boolean>()(command.reference);
  exactly<boolean>()(command.repeatable);
  exactly<boolean>()(command.confirm);
  exactly<boolean>()(command.signed);
  exactly<boolean>()(command.signedOnly);
  exactly<boolean>()(command.bluetooth);
  for (const parameter of command.parameters) {
    exactly<ParameterInfo>()(parameter);
    exactly<string>()(parameter.name);
    exactly<string>()(parameter.wireName);
    exactly<string>()(parameter.title);
    exactly<string>()(parameter.description);
    exactly<boolean>()(parameter.required);
    exactly<string | undefined>()(parameter.defaultsTo);
    exactly<boolean | undefined>()(parameter.default);
    exactly<string | undefined>()(parameter.defaultsToGiven);
    exactly<{ parameter: string; value: string } | undefined>()(parameter.onlyWith);
    exactly<number | undefined>()(parameter.min);
    exactly<number | undefined>()(parameter.max);
    exactly<number | undefined>()(parameter.step);
    exactly<string | undefined>()(parameter.unit);
    exactly<number | undefined>()(parameter.maxLength);
    exactly<string[] | undefined>()(parameter.choices);
    exactly<number[] | undefined>()(parameter.numbers);
    switch (parameter.kind) {
      case "number":
      case "integer":
      case "boolean":
      case "choice":
      case "text":
      case "days":
      case "object":
      case "pin":
      case "password":
      case "calendar":
        break;
      default:
        exactly<never>()(parameter.kind);
    }
  }
}

exactly<keyof typeof expected>()({} as CommandName);

// ---- Errors

// @ts-expect-error before the check nothing is known
unknownError.code;
if (isTeslaCommandError(unknownError)) {
  exactly<TeslaCommandError>()(unknownError);
  const error: Error = unknownError;
  exactly<string>()(error.message);
  exactly<"TeslaCommandError">()(unknownError.name);
  exactly<TeslaCommandErrorCode>()(unknownError.code);
  exactly<
    | CommandName
    | "vehicles"
    | "vehicle_data"
    | "send_command"
    | "create_key"
    | "load_key"
    | "save_key"
    | "delete_key"
    | "import_key"
    | "public_key_pem"
    | "connect_bluetooth"
    | "enrol_key"
    | "list_keys"
    | "sign_in"
  >()(unknownError.command);
  exactly<number | undefined>()(unknownError.fault);
  exactly<boolean>()(unknownError.mayHaveSucceeded);
  exactly<string | undefined>()(unknownError.parameter);
  exactly<number | undefined>()(unknownError.status);
  exactly<string | undefined>()(unknownError.reason);
  exactly<number | undefined>()(unknownError.retryAfterMs);
  exactly<string | undefined>()(unknownError.baseUrl);
  exactly<unknown>()(unknownError.cause);
  // @ts-expect-error no such code
  if (unknownError.code === "asleep") throw unknownError;
  // @ts-expect-error not every error has a status
  unknownError.status.toFixed();
  // @ts-expect-error there is no such field
  unknownError.statusCode;
  exactly<number>()(pause(unknownError));
}

// What a code always has is known once it has been compared.
export function explain(error: TeslaCommandError): string {
  if (error.code === "rejected") {
    exactly<string>()(error.reason);
    exactly<false>()(error.mayHaveSucceeded);
    return error.reason;
  }
  if (error.code === "rate_limited") {
    exactly<429>()(error.status);
    exactly<number | undefined>()(error.retryAfterMs);
    exactly<false>()(error.mayHaveSucceeded);
    // @ts-expect-error a server need not say how long
    return error.retryAfterMs.toFixed();
  }
  if (error.code === "wrong_region") {
    exactly<421>()(error.status);
    exactly<string | undefined>()(error.baseUrl);
    // @ts-expect-error the answer need not name it
    return new URL(error.baseUrl).host;
  }
  if (error.code === "http" || error.code === "not_found") {
    exactly<number>()(error.status);
    exactly<boolean>()(error.mayHaveSucceeded);
    return error.status.toFixed();
  }
  if (error.code === "invalid_argument") {
    exactly<string | undefined>()(error.parameter);
    exactly<false>()(error.mayHaveSucceeded);
    // @ts-expect-error before init there is none
    return error.parameter.toUpperCase();
  }
  if (error.code === "unauthorized" || error.code === "signing_required") {
    exactly<false>()(error.mayHaveSucceeded);
    exactly<number | undefined>()(error.status);
  } else {
    exactly<
      | "aborted"
      | "timeout"
      | "network"
      | "forbidden"
      | "unavailable"
      | "bad_response"
      | "not_paired"
      | "insufficient_privileges"
      | "remote_access_disabled"
      | "fault"
      | "unsupported"
      | "bluetooth_unavailable"
      | "out_of_reach"
      | "not_over_bluetooth"
    >()(error.code);
    exactly<boolean>()(error.mayHaveSucceeded);
  }
  if (error.code === "not_paired" || error.code === "remote_access_disabled") {
    exactly<string>()(error.reason);
    // @ts-expect-error the words of a server have no number
    error.fault.toFixed();
  }
  if (error.code === "bluetooth_unavailable") {
    exactly<string>()(error.reason);
    exactly<false>()(error.mayHaveSucceeded);
  }
  if (error.code === "not_over_bluetooth") exactly<false>()(error.mayHaveSucceeded);
  if (error.code === "out_of_reach") exactly<boolean>()(error.mayHaveSucceeded);
  if (error.code === "fault") {
    exactly<number>()(error.fault);
    exactly<string>()(error.reason);
  }
  // @ts-expect-error a comparison that can never be true
  if (error.code === "rejected") return "";
  return error.message;
}

// Fields are of every error, whatever its code, and can be read without a comparison.
exactly<string | undefined>()(({} as TeslaCommandError).reason);
exactly<TeslaCommandErrorCode>()(({} as TeslaCommandErrorFields).code);

/** All codes, by hand; a switch over them leaves none. */
function pause({ code, retryAfterMs }: TeslaCommandError): number {
  switch (code) {
    case "rate_limited":
      exactly<"rate_limited">()(code);
      return retryAfterMs ?? 60_000;
    case "unavailable":
    case "network":
    case "timeout":
    case "http":
      return 5_000;
    case "invalid_argument":
    case "aborted":
    case "unauthorized":
    case "forbidden":
    case "signing_required":
    case "not_found":
    case "wrong_region":
    case "rejected":
    case "bad_response":
    case "not_paired":
    case "insufficient_privileges":
    case "remote_access_disabled":
    case "fault":
    case "unsupported":
    case "bluetooth_unavailable":
    case "out_of_reach":
    case "not_over_bluetooth":
      return 0;
    default:
      exactly<never>()(code);
      return code;
  }
}

// ---- Keys.

export async function keys(): Promise<void> {
  const key: VehicleKey = await createKey();
  exactly<CryptoKey>()(key.privateKey);
  exactly<VehicleKey | undefined>()(await loadKey("car"));
  exactly<void>()(await saveKey("car", key));
  exactly<void>()(await deleteKey("car"));
  exactly<VehicleKey>()(await importKey("-----BEGIN EC PRIVATE KEY-----"));
  exactly<string>()(await publicKeyPem(key));
  const pair: CryptoKeyPair = key;
  const signing: Vehicle = { id: "5YJ30123456789ABC", accessToken: "token", key: pair };
  await doorUnlock(signing, { onProgress: ({ signed }) => exactly<true | undefined>()(signed) });
  // @ts-expect-error the half that signs is needed
  await doorUnlock({ ...signing, key: { publicKey: pair.publicKey } });
  // @ts-expect-error a PEM file is no key
  await saveKey("car", "-----BEGIN EC PRIVATE KEY-----");
}

// ---- Bluetooth

export async function bluetooth(key: VehicleKey): Promise<void> {
  exactly<boolean>()(isBluetoothAvailable());
  const link: BluetoothLink = await connectBluetooth("5YJ30123456789ABC", {
    signal,
    timeoutMs: 10_000,
    anyName: true,
  });
  exactly<boolean>()(link.connected);
  exactly<void>()(link.disconnect());
  // @ts-expect-error only the car tells
  link.connected = true;
  const near: Vehicle = { id: "5YJ30123456789ABC", key, bluetooth: link };
  exactly<EnrolResult>()(await enrolKey(near, { role: "driver", signal, onProgress: ({ stage }) => stage }));
  exactly<EnrolledKey[]>()(await listKeys(near, { timeoutMs: 5_000 }));
  await doorUnlock(near, { onProgress: (progress) => exactly<true | undefined>()(progress.bluetooth) });
  await doorUnlock({ ...near, accessToken: "eyJ…", baseUrl: "/tesla" });
  // @ts-expect-error commands over Bluetooth are signed
  await doorUnlock({ id: "5YJ30123456789ABC", bluetooth: link });
  // @ts-expect-error no key gets this role in this way
  await enrolKey(near, { role: "fleet_manager" });
  // @ts-expect-error the VIN is needed
  await connectBluetooth();
}

// ---- tesla-commands/rest

exactly<typeof doorUnlock>()(rest.doorUnlock);
exactly<typeof commands>()(rest.commands);
exactly<typeof createKey>()(rest.createKey);
exactly<typeof init>()(rest.default);
// @ts-expect-error it has no Bluetooth
rest.connectBluetooth;
// @ts-expect-error to enrol a key needs Bluetooth
rest.enrolKey;
// @ts-expect-error and so does the list of keys
rest.listKeys;
