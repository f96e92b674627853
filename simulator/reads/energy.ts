/** `energy_sites/…`: what the site reports, and its settings. */

import * as bodies from "../bodies.ts";
import { ENERGY, ENERGY_SITE_ID, type EnergySite, energyProduct } from "../energy-site.ts";
import {
  checkValues,
  flag,
  object,
  optional,
  type Parameters,
  percentage,
  readRequest,
  required,
  text,
  type ValuesOf,
} from "../parameters.ts";
import { type Call, type Route, route } from "../routing.ts";

/** Watts at noon on a clear day. Solar feeds the house, and the rest goes to the grid. */
const POWER = { solar: 3200, load: 850, battery: 0, grid: -2350 } as const;

export const energyRoutes: readonly Route[] = [
  read("site_info", ({ account }) => siteInfo(account.energySite)),
  read("live_status", ({ account }) => liveStatus(account.energySite, account.now())),
  read("site_status", ({ account }) => ({ ...energyProduct(account.energySite), storm_mode_active: false })),
  read("tariff_rate", ({ account }) => account.energySite.tariff),
  read("calendar_history", history),
  read("history", history),
  read("telemetry_history", history),
  read("backup_time_remaining", () => ({ time_remaining_hours: 11.6 })),
  read("programs", () => ({ programs: [] })),
  setting("backup", { backup_reserve_percent: required(percentage) }, (site, values) => {
    site.backupReserve = values.backup_reserve_percent;
  }),
  setting(
    "off_grid_vehicle_charging_reserve",
    { off_grid_vehicle_charging_reserve_percent: required(percentage) },
    (site, values) => {
      site.offGridVehicleReserve = values.off_grid_vehicle_charging_reserve_percent;
    },
  ),
  setting("operation", { default_real_mode: required(text) }, (site, values) => {
    site.mode = values.default_real_mode;
  }),
  setting("storm_mode", { enabled: required(flag) }, (site, values) => {
    site.stormMode = values.enabled;
  }),
  setting("site_name", { site_name: required(text) }, (site, values) => {
    site.name = values.site_name;
  }),
  setting("time_of_use_settings", { tou_settings: required(object) }, (site, values) => {
    site.tariff = values.tou_settings;
  }),
  setting(
    "grid_import_export",
    {
      disallow_charge_from_grid_with_solar_installed: optional(flag),
      customer_preferred_export_rule: optional(text),
    },
    (site, values) => {
      const { disallow_charge_from_grid_with_solar_installed: disallow } = values;
      if (disallow !== undefined) site.chargesFromGrid = !disallow;
      site.exportRule = values.customer_preferred_export_rule ?? site.exportRule;
    },
  ),
];

function read(name: string, give: (call: Call) => unknown): Route {
  return siteRoute("GET", name, (call) => bodies.answer(give(call)));
}

function setting<P extends Parameters>(
  name: string,
  parameters: P,
  change: (site: EnergySite, values: ValuesOf<P>) => void,
): Route {
  return siteRoute("POST", name, async ({ account, request }) => {
    change(account.energySite, checkValues(parameters, await readRequest(request)));
    return bodies.answer({ code: 201, message: "Updated" });
  });
}

function siteRoute(method: "GET" | "POST", name: string, answer: Route["answer"]): Route {
  return route(method, `energy_sites/{site}/${name}`, (call) =>
    Number(call.parts.site) === ENERGY_SITE_ID ? answer(call) : bodies.notFound(),
  );
}

function siteInfo(site: EnergySite) {
  return {
    id: "1152100-13-J--CN321061G1K00G",
    site_name: site.name,
    backup_reserve_percent: site.backupReserve,
    off_grid_vehicle_charging_reserve_percent: site.offGridVehicleReserve,
    default_real_mode: site.mode,
    installation_date: "2021-03-01T10:12:00+01:00",
    user_settings: { storm_mode_enabled: site.stormMode },
    components: {
      ...energyProduct(site).components,
      backup: true,
      storm_mode_capable: true,
      off_grid_vehicle_charging_reserve_supported: true,
      disallow_charge_from_grid_with_solar_installed: !site.chargesFromGrid,
      customer_preferred_export_rule: site.exportRule,
      configurable: true,
    },
    version: "24.12.4 452c76cb",
    battery_count: 1,
    nameplate_power: 5000,
    nameplate_energy: ENERGY.total,
    installation_time_zone: "Europe/Amsterdam",
    max_site_meter_power_ac: 1_000_000_000,
    min_site_meter_power_ac: -1_000_000_000,
  };
}

function liveStatus(site: EnergySite, now: number) {
  return {
    solar_power: POWER.solar,
    energy_left: ENERGY.left,
    total_pack_energy: ENERGY.total,
    percentage_charged: ENERGY.percent,
    backup_capable: true,
    battery_power: POWER.battery,
    load_power: POWER.load,
    grid_status: "Active",
    grid_power: POWER.grid,
    island_status: "on_grid",
    storm_mode_active: false,
    storm_mode_enabled: site.stormMode,
    timestamp: new Date(now).toISOString(),
  };
}

/** One entry, at the end that is asked for or now. */
function history({ account, query }: Call) {
  const kind = query.get("kind") ?? "energy";
  const timestamp = query.get("end_date") ?? new Date(account.now()).toISOString();
  const period = query.get("period") ?? "day";
  if (kind === "backup") return { events: [], total_events: 0 };
  if (kind === "charge") return { charge_history: [] };
  const entry = { timestamp, ...(HISTORIES[kind] ?? HISTORIES.energy) };
  return { serial_number: "CN321061G1K00G", period, time_series: [entry] };
}

/** By kind. Energy is in watt-hours, power in watts. */
const HISTORIES: Readonly<Record<string, object>> = {
  energy: {
    solar_energy_exported: 21_340,
    grid_energy_imported: 512,
    grid_energy_exported_from_solar: 11_260,
    grid_energy_exported_from_battery: 0,
    battery_energy_exported: 3_020,
    battery_energy_imported_from_grid: 0,
    battery_energy_imported_from_solar: 3_480,
    consumer_energy_imported_from_grid: 512,
    consumer_energy_imported_from_solar: 6_600,
    consumer_energy_imported_from_battery: 3_020,
  },
  power: {
    solar_power: POWER.solar,
    battery_power: POWER.battery,
    grid_power: POWER.grid,
    grid_services_power: 0,
    generator_power: 0,
  },
  soe: { soe: Math.round(ENERGY.percent) },
  self_consumption: { solar: 65, battery: 30 },
};
