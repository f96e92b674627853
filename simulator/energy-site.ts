/** The energy site of the account: solar panels, a Powerwall, and what can be set about them. */

/** The site as it stands. Its power is always the same. */
export interface EnergySite {
  name: string;
  /** Percent. */
  backupReserve: number;
  offGridVehicleReserve: number;
  mode: string;
  stormMode: boolean;
  chargesFromGrid: boolean;
  exportRule: string;
  /** What `time_of_use_settings` last brought. */
  tariff: object;
}

export function createEnergySite(): EnergySite {
  return {
    name: "Home",
    backupReserve: 20,
    offGridVehicleReserve: 65,
    mode: "self_consumption",
    stormMode: true,
    chargesFromGrid: false,
    exportRule: "pv_only",
    tariff: {},
  };
}

export const ENERGY_SITE_ID = 429511308124;
const SITE_NUMBER = "STE20210301-00412";

/** Watt-hours in the battery, and how many it holds. */
export const ENERGY = { left: 9860.5, total: 13512, percent: 72.97 } as const;

/** The site in `products`: it has an `id`, but neither `vin` nor `id_s`. */
export function energyProduct(site: EnergySite) {
  return {
    energy_site_id: ENERGY_SITE_ID,
    resource_type: "battery",
    site_name: site.name,
    id: SITE_NUMBER,
    gateway_id: "1152100-13-J--CN321061G1K00G",
    asset_site_id: "0a1d2b74-6a3f-4f0e-9d0a-4a8e5b7c2f10",
    energy_left: ENERGY.left,
    total_pack_energy: ENERGY.total,
    percentage_charged: ENERGY.percent,
    battery_type: "ac_powerwall",
    backup_capable: true,
    battery_power: 0,
    components: {
      battery: true,
      battery_type: "ac_powerwall",
      solar: true,
      solar_type: "pv_panel",
      grid: true,
      load_meter: true,
      market_type: "residential",
    },
  };
}
