import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setUp } from "./setup.ts";

type Fields = Record<string, unknown>;

const SITE = "/api/1/energy_sites/429511308124";

function open() {
  const setup = setUp();
  return {
    ...setup,
    read: async (path: string) => (await setup.get(`${SITE}/${path}`)).body.response as Fields,
    change: async (path: string, values: object) =>
      setup.send(`${SITE}/${path}`, {
        method: "POST",
        body: JSON.stringify(values),
        headers: { "content-type": "application/json" },
      }),
  };
}

describe("the energy site", () => {
  test("is the one in products, with solar panels and a Powerwall", async () => {
    const { get, read } = open();
    const products = (await get("/api/1/products")).body.response as Fields[];
    const site = products.find((product) => "energy_site_id" in product);
    assert.deepEqual([site?.energy_site_id, site?.resource_type], [429511308124, "battery"]);
    const { components } = await read("site_info");
    const { solar, battery } = components as Fields;
    assert.deepEqual([solar, battery], [true, true]);
  });

  test("reports power that adds up", async () => {
    const { read } = open();
    const status = (await read("live_status")) as Record<string, number>;
    const { solar_power = 0, battery_power = 0, grid_power = 0, load_power } = status;
    assert.equal(solar_power + battery_power + grid_power, load_power);
  });

  test("has a history of each kind", async () => {
    const { read } = open();
    const series = async (query: string) => {
      const [entry] = (await read(`calendar_history?${query}`)).time_series as Fields[];
      return entry ?? {};
    };
    assert.equal(typeof (await series("kind=energy&period=day")).solar_energy_exported, "number");
    assert.equal(typeof (await series("kind=power")).grid_power, "number");
    assert.equal(typeof (await series("kind=soe")).soe, "number");
    assert.deepEqual(await read("calendar_history?kind=backup"), { events: [], total_events: 0 });
    assert.deepEqual(await read("telemetry_history?kind=charge"), { charge_history: [] });
  });

  const settings: [path: string, values: object, look: (info: Fields) => unknown, becomes: unknown][] = [
    ["backup", { backup_reserve_percent: 35 }, (info) => info.backup_reserve_percent, 35],
    ["operation", { default_real_mode: "autonomous" }, (info) => info.default_real_mode, "autonomous"],
    ["site_name", { site_name: "Cabin" }, (info) => info.site_name, "Cabin"],
    [
      "storm_mode",
      { enabled: false },
      ({ user_settings }) => (user_settings as Fields).storm_mode_enabled,
      false,
    ],
    [
      "off_grid_vehicle_charging_reserve",
      { off_grid_vehicle_charging_reserve_percent: 40 },
      (info) => info.off_grid_vehicle_charging_reserve_percent,
      40,
    ],
    [
      "grid_import_export",
      { disallow_charge_from_grid_with_solar_installed: false, customer_preferred_export_rule: "battery_ok" },
      ({ components }) => [
        (components as Fields).disallow_charge_from_grid_with_solar_installed,
        (components as Fields).customer_preferred_export_rule,
      ],
      [false, "battery_ok"],
    ],
  ];
  for (const [path, values, look, becomes] of settings) {
    test(`keeps what ${path} sets, until the simulator is reset`, async () => {
      const { change, read, simulator } = open();
      const before = look(await read("site_info"));
      const { body } = await change(path, values);
      assert.deepEqual(body.response, { code: 201, message: "Updated" });
      assert.deepEqual(look(await read("site_info")), becomes);
      simulator.reset();
      assert.deepEqual(look(await read("site_info")), before);
    });
  }

  test("shows the tariff that was set", async () => {
    const { change, read } = open();
    await change("time_of_use_settings", { tou_settings: { tariff_content: { name: "Night" } } });
    assert.deepEqual(await read("tariff_rate"), { tariff_content: { name: "Night" } });
  });

  test("answers 400 to a setting without its value, and 404 to another site", async () => {
    const { change, get } = open();
    assert.equal((await change("backup", {})).status, 400);
    assert.equal((await get("/api/1/energy_sites/1/live_status")).status, 404);
  });
});
