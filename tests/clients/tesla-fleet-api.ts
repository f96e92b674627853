/** tesla-fleet-api: its REST functions, and its signed commands to a car that takes no others. */

import { type Client, does, type Row, reads, refused } from "./table.ts";
import { type Command, FOREIGN, KNOWN } from "./tesla-fleet-api-commands.ts";

const isPlain = ({ only }: Command) => only !== "signed";
const isSigned = ({ only }: Command) => only !== "plain";

const plain = ({ call, look, becomes, before }: Command) =>
  does(`await vehicle.${call}`, ({ aurora }) => look(aurora), becomes, before);

const signed = ({ call, look, becomes, before }: Command) =>
  does(`await signed.${call}`, ({ comet }) => look(comet), becomes, before);

const UNKNOWN_COMMAND = /^TeslaFleetMessageFaultInvalidCommand: /;

/** A read, of which the response's field is looked at. */
const read = (call: string, field: string, gives: unknown) => reads(`(await ${call})${field}`, gives);

/** A setting of the energy site, and what the site says then. */
function setting(call: string, field: string, gives: unknown): Row {
  return reads(`[await site.${call}, (await site.site_info())["response"]${field}][1]`, gives);
}

const VIN = "'5YJSA1E2XHF000316'";
const NOT_FOR_US = "for partners, companies or Tesla's own app: 403";

export const teslaFleetApi: Client = {
  name: "tesla-fleet-api",
  version: "1.18.1",
  reads: [
    reads("await api.status()", "ok"),
    read("api.products()", '["count"]', 4),
    read("api.user.me()", '["response"]["full_name"]', "Robin Jansen"),
    read("api.user.orders()", '["count"]', 3),
    read("api.user.region()", '["response"]["region"]', "eu"),
    read("api.user.feature_config()", '["response"]["signaling"]["enabled"]', true),
    read("api.charging.history()", '["totalResults"]', 3),
    read("vehicle.list()", '["count"]', 3),
    read("vehicle.list(page=2, per_page=2)", '["pagination"]["previous"]', 1),
    read("vehicle.vehicle()", '["response"]["state"]', "online"),
    read("vehicle.vehicle_data()", '["response"]["charge_state"]["battery_level"]', 71),
    read("vehicle.vehicle_data(['location_data'])", '["response"]["drive_state"]["latitude"]', 52.3702),
    read("vehicle.mobile_enabled()", '["response"]["result"]', true),
    read("vehicle.nearby_charging_sites(count=5)", '["response"]["superchargers"][0]["total_stalls"]', 16),
    read("vehicle.drivers()", '["count"]', 0),
    read(`vehicle.options(${VIN})`, '["codes"][0]["code"]', "$MTS03"),
    read(`vehicle.warranty_details(${VIN})`, '["upcomingWarranty"]', []),
    read("vehicle.recent_alerts()", '["response"]["recent_alerts"]', []),
    read(
      "vehicle.release_notes(staged=False)",
      '["response"]["response"]["release_notes"][0]["title"]',
      "Minor Updates",
    ),
    read("vehicle.service_data()", '["response"]', {}),
    read("vehicle.share_invites()", '["count"]', 0),
    read("vehicle.share_invites_create()", '["response"]["state"]', "pending"),
    read(`vehicle.fleet_status([${VIN}])`, '["response"]["unpaired_vins"]', ["5YJSA1E2XHF000316"]),
    read("vehicle.fleet_telemetry_config_get()", '["response"]["synced"]', false),
    read("vehicle.fleet_telemetry_config_delete()", '["response"]["updated_vehicles"]', 0),
    read(
      "signed.fleet_telemetry_config_create({'vins': [signed.vin], 'config': {'hostname': 'telemetry.example', 'port': 443, 'fields': {}}})",
      '["response"]["updated_vehicles"]',
      1,
    ),
    read("site.site_info()", '["response"]["site_name"]', "Home"),
    read("site.live_status()", '["response"]["solar_power"]', 3200),
    read("site.energy_history(period='day')", '["response"]["period"]', "day"),
    read("site.backup_history(period='day')", '["response"]["total_events"]', 0),
    read(
      "site.charge_history('2024-06-01T00:00:00Z', '2024-06-02T00:00:00Z')",
      '["response"]["charge_history"]',
      [],
    ),
    refused("await sleeper.vehicle_data()", /^VehicleOffline: /, "the car is asleep"),
    refused("await vehicle.share_invites_redeem('code')", /^NotFound: /, "there is no such invitation"),
    refused("await api.user.backup_key()", /^InvalidScope|^Forbidden/, NOT_FOR_US),
    refused("await api.charging.sessions()", /^InvalidScope|^Forbidden/, NOT_FOR_US),
    refused("await api.partner.register('a.example')", /^InvalidScope|^Forbidden/, NOT_FOR_US),
    refused("await api.partner.public_key('a.example')", /^InvalidScope|^Forbidden/, NOT_FOR_US),
    refused("await site.get_system_info()", /^InvalidScope|^Forbidden/, NOT_FOR_US),
  ],
  commands: [
    does("await sleeper.wake_up(wait=True)", ({ pebble }) => pebble.connection, "online"),
    ...KNOWN.filter(isPlain).map(plain),
    setting("backup(30)", '["backup_reserve_percent"]', 30),
    setting("operation('backup')", '["default_real_mode"]', "backup"),
    setting("storm_mode(False)", '["user_settings"]["storm_mode_enabled"]', false),
    setting("off_grid_vehicle_charging_reserve(40)", '["off_grid_vehicle_charging_reserve_percent"]', 40),
    setting(
      "grid_import_export(customer_preferred_export_rule='battery_ok')",
      '["components"]["customer_preferred_export_rule"]',
      "battery_ok",
    ),
    read("site.time_of_use_settings({'name': 'Night'})", '["response"]["code"]', 201),
    refused("await vehicle.door_lock()", /"reason":"already_locked"/, "the car is locked already"),
    refused("await sleeper.door_unlock()", /^VehicleOffline: /, "the car is asleep"),
    refused("await vehicle.trigger_homelink()", /^InvalidRequest: /, "the place is missing"),
  ],
  signed: [
    ...KNOWN.filter(isSigned).map(signed),
    read("signed.ping()", '["response"]["result"]', true),
    refused("await signed.door_lock()", /CLOSURES_OPEN/, "a door is open", ({ comet }) => {
      comet.locked = false;
      comet.doors.driver_front = true;
    }),
    refused("await signed.set_charge_limit(80)", /already_set/, "the limit is 80 already"),
    refused("await signed.sun_roof_control('vent')", /not_supported/, "the car has no sun roof"),
    ...FOREIGN.map((call) =>
      refused(`await signed.${call}`, UNKNOWN_COMMAND, "no simulated car has what this is about"),
    ),
  ],
};
