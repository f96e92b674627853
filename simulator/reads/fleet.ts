/** What Fleet API has for applications: which cars know their key, and the configuration of Fleet Telemetry. */

import type { Account } from "../account.ts";
import * as bodies from "../bodies.ts";
import type { Car } from "../car.ts";
import { MODELS } from "../data/models.ts";
import {
  checkValues,
  object,
  type Parameters,
  readRequest,
  required,
  text,
  texts,
  type ValuesOf,
} from "../parameters.ts";
import { carRoute, type Route, route } from "../routing.ts";

export const fleetRoutes: readonly Route[] = [
  post("vehicles/fleet_status", { vins: required(texts) }, (account, { vins }) =>
    fleetStatus(carsOf(account, vins)),
  ),
  post(
    "vehicles/fleet_telemetry_config",
    { vins: required(texts), config: required(object) },
    (account, { vins, config }) => configure(account, carsOf(account, vins), config),
  ),
  post(
    "vehicles/fleet_telemetry_config_jws",
    { vins: required(texts), token: required(text) },
    (account, { vins, token }) => configure(account, carsOf(account, vins), { token }),
  ),
  carRoute("GET", "vehicles/{car}/fleet_telemetry_config", ({ account }, { vin, keys }) => {
    const config = account.telemetryConfigs.get(vin) ?? null;
    return bodies.answer({
      synced: config !== null,
      config,
      limit_reached: false,
      key_paired: keys.length > 0,
    });
  }),
  carRoute("DELETE", "vehicles/{car}/fleet_telemetry_config", ({ account }, { vin }) =>
    bodies.answer({ updated_vehicles: Number(account.telemetryConfigs.delete(vin)) }),
  ),
  carRoute("GET", "vehicles/{car}/fleet_telemetry_errors", () =>
    bodies.answer({ fleet_telemetry_errors: [] }),
  ),
];

function post<P extends Parameters>(
  path: string,
  parameters: P,
  act: (account: Account, values: ValuesOf<P>) => unknown,
): Route {
  return route("POST", path, async ({ account, request }) => {
    return bodies.answer(act(account, checkValues(parameters, await readRequest(request))));
  });
}

function carsOf(account: Account, vins: readonly string[]): Car[] {
  return account.allCars().filter(({ vin }) => vins.includes(vin));
}

function fleetStatus(cars: readonly Car[]) {
  const withKey = (car: Car) => car.keys.length > 0;
  return {
    key_paired_vins: cars.filter(withKey).map(({ vin }) => vin),
    unpaired_vins: cars.filter((car) => !withKey(car)).map(({ vin }) => vin),
    vehicle_info: Object.fromEntries(cars.map((car) => [car.vin, vehicleInfo(car)])),
  };
}

function vehicleInfo({ keys, traits }: Car) {
  const [firmware_version = ""] = MODELS[traits.carType].carVersion.split(" ");
  return {
    firmware_version,
    vehicle_command_protocol_required: traits.signingRequired,
    discounted_device_data: false,
    fleet_telemetry_version: traits.carType === "models" ? "" : "1.0.0",
    total_number_of_keys: keys.length,
    safety_screen_streaming_toggle_enabled: traits.carType === "models" ? false : null,
  };
}

/** The configuration is kept, and nothing is ever sent to the server that it names. */
function configure(account: Account, cars: readonly Car[], config: object) {
  const skipped = {
    missing_key: cars.filter(({ traits, keys }) => traits.signedCommands && keys.length === 0),
    unsupported_hardware: cars.filter(({ traits }) => !traits.signedCommands),
    unsupported_firmware: [],
    max_configs: [],
  };
  const updated = cars.filter((car) => !Object.values(skipped).some((list: Car[]) => list.includes(car)));
  for (const { vin } of updated) account.telemetryConfigs.set(vin, config);
  const vins = Object.entries(skipped).map(([reason, list]) => [reason, list.map(({ vin }) => vin)]);
  return { updated_vehicles: updated.length, skipped_vehicles: Object.fromEntries(vins) };
}
