import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSimulator } from "../../simulator/index.ts";
import { COMET, MODEL_3, MODEL_S, MODEL_S_VIN, setUp } from "./setup.ts";

type Fields = Record<string, unknown>;

const fields = (value: unknown) => value as Fields;

describe("ids", () => {
  test("above 2^53 stand in the JSON text with all their digits, in every answer that has one", async () => {
    const { send, get } = setUp();
    const vehicle = `/api/1/vehicles/${MODEL_S}`;
    for (const answer of [
      await get("/api/1/vehicles"),
      await get("/api/1/products"),
      await get(vehicle),
      await get(`${vehicle}/vehicle_data`),
      await send(`${vehicle}/wake_up`, { method: "POST" }),
    ]) {
      assert.match(answer.text, /"id":14929313657194071[,}]/);
      assert.match(answer.text, /"id_s":"14929313657194071"/);
    }
    assert.ok(!Number.isSafeInteger(Number(MODEL_S)));
  });

  test("of a car are three different ones and a VIN of 17 characters", async () => {
    const answer = await setUp().get(`/api/1/vehicles/${MODEL_S}`);
    const { id_s, vehicle_id, vin } = fields(answer.body.response);
    assert.deepEqual([id_s, vehicle_id, vin], [MODEL_S, 1154073118, MODEL_S_VIN]);
    assert.equal(MODEL_S_VIN.length, 17);
  });

  test("and VINs that are malformed or shared are refused when the cars are made", () => {
    for (const vehicles of [
      [{ id: "12a" }],
      [{ id: "" }],
      [{ vin: "SHORT" }],
      [{ id: "7" }, { id: "7" }],
      [],
    ]) {
      assert.throws(() => createSimulator({ vehicles }), RangeError);
    }
  });
});

describe("the lists", () => {
  test("of vehicles hold all cars, asleep or not, and their count", async () => {
    const { body } = await setUp().get("/api/1/vehicles");
    const cars = (body.response as Fields[]).map(({ id_s, state }) => [id_s, state]);
    assert.deepEqual(cars, [
      [MODEL_S, "online"],
      [MODEL_3, "asleep"],
      [COMET, "online"],
    ]);
    assert.equal(body.count, 3);
  });

  test("of products hold an energy site, too, that has no VIN", async () => {
    const { body } = await setUp().get("/api/1/products");
    const products = body.response as Fields[];
    assert.equal(products.length, 4);
    const site = products.filter((product) => !("vin" in product));
    assert.equal(site.length, 1);
    assert.equal(typeof site[0]?.energy_site_id, "number");
    assert.equal("id_s" in fields(site[0]), false);
  });

  test("of vehicles can be gone as it is since 2024, while products remain", async () => {
    const { get } = setUp({ vehicleListGone: true });
    const answer = await get("/api/1/vehicles");
    assert.equal(answer.status, 412);
    assert.equal(answer.body.response, null);
    assert.equal((await get("/api/1/products")).status, 200);
    assert.equal((await get(`/api/1/vehicles/${MODEL_S}`)).status, 200);
  });
});

describe("vehicle_data", () => {
  const read = async (setup = setUp(), id = MODEL_S) => {
    const { body } = await setup.get(`/api/1/vehicles/${id}/vehicle_data`);
    const data = fields(body.response);
    return {
      data,
      charge: fields(data.charge_state),
      climate: fields(data.climate_state),
      drive: fields(data.drive_state),
      vehicle: fields(data.vehicle_state),
      config: fields(data.vehicle_config),
    };
  };

  test("of the parked Model S reports it closed, locked, unplugged and off", async () => {
    const { data, charge, climate, drive, vehicle, config } = await read();
    assert.equal(data.state, "online");
    assert.equal(fields(data.gui_settings).gui_temperature_units, "C");
    assert.deepEqual(
      [charge.charging_state, charge.battery_level, charge.charge_limit_soc, charge.charge_port_door_open],
      ["Disconnected", 71, 80, false],
    );
    assert.deepEqual(
      [charge.charge_limit_soc_min, charge.charge_limit_soc_std, charge.charge_limit_soc_max],
      [50, 90, 100],
    );
    assert.deepEqual(
      [climate.is_climate_on, climate.min_avail_temp, climate.max_avail_temp],
      [false, 15, 28],
    );
    assert.equal(drive.shift_state, null);
    for (const opening of ["df", "dr", "pf", "pr", "ft", "rt"]) assert.equal(vehicle[opening], 0, opening);
    assert.deepEqual([vehicle.locked, vehicle.valet_mode, vehicle.remote_start], [true, false, false]);
    assert.deepEqual([vehicle.sun_roof_state, vehicle.sun_roof_percent_open], ["closed", 0]);
    assert.deepEqual(vehicle.speed_limit_mode, {
      active: false,
      current_limit_mph: 65,
      max_limit_mph: 90,
      min_limit_mph: 50,
      pin_code_set: false,
    });
    assert.deepEqual([config.car_type, config.sun_roof_installed, config.plg], ["models", 1, true]);
  });

  test("shows what was done to the car", async () => {
    const setup = setUp();
    const { act } = setup.simulator;
    act(MODEL_S, "open_door", { door: "passenger_rear" });
    act(MODEL_S, "plug_in");
    await setup.command("actuate_trunk", { which_trunk: "front" });
    await setup.command("sun_roof_control", { state: "vent" });
    await setup.command("set_valet_mode", { on: true, password: "1234" });
    await setup.command("speed_limit_activate", { pin: "1234" });
    await setup.command("remote_start_drive");
    const { charge, vehicle } = await read(setup);
    assert.deepEqual([vehicle.pr, vehicle.df, vehicle.ft, vehicle.rt, vehicle.locked], [1, 0, 1, 0, false]);
    assert.deepEqual([vehicle.sun_roof_state, vehicle.sun_roof_percent_open], ["vent", 15]);
    assert.deepEqual(
      [vehicle.valet_mode, vehicle.valet_pin_needed, vehicle.remote_start],
      [true, false, true],
    );
    assert.equal(fields(vehicle.speed_limit_mode).pin_code_set, true);
    assert.deepEqual(
      [charge.charging_state, charge.charge_port_latch, charge.charger_power],
      ["Charging", "Engaged", 11],
    );
  });

  test("shows sentry mode, the climate keeper, seat heat and the charging current", async () => {
    const setup = setUp();
    setup.car.climate.on = true;
    await setup.command("set_sentry_mode", { on: true });
    await setup.command("set_climate_keeper_mode", { climate_keeper_mode: 3 });
    await setup.command("remote_seat_heater_request", { heater: 1, level: 2 });
    await setup.command("set_charging_amps", { charging_amps: 10 });
    const { charge, climate, vehicle } = await read(setup);
    assert.deepEqual(
      [
        vehicle.sentry_mode,
        climate.climate_keeper_mode,
        climate.seat_heater_right,
        charge.charge_current_request,
      ],
      [true, "camp", 2, 10],
    );
  });

  test("of a Model 3 reports no sun roof, and an open door as 32", async () => {
    const setup = setUp();
    setup.simulator.act(MODEL_3, "go_online");
    setup.simulator.act(MODEL_3, "open_door");
    const { config, vehicle } = await read(setup, MODEL_3);
    assert.deepEqual([config.car_type, config.sun_roof_installed], ["model3", null]);
    assert.deepEqual(
      [vehicle.sun_roof_state, vehicle.sun_roof_percent_open, vehicle.df],
      ["unknown", null, 32],
    );
  });

  test("never gives a PIN away", async () => {
    const setup = setUp();
    await setup.command("set_valet_mode", { on: true, password: "9731" });
    await setup.command("speed_limit_activate", { pin: "8642" });
    const { text } = await setup.get(`/api/1/vehicles/${MODEL_S}/vehicle_data`);
    assert.doesNotMatch(text, /9731|8642/);
  });
});
