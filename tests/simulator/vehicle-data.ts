import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MODEL_3, MODEL_S, setUp } from "./setup.ts";

type Fields = Record<string, unknown>;

const fields = (value: unknown) => value as Fields;

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

  test("has the parts that are asked for, and no others", async () => {
    const { get } = setUp();
    const parts = async (endpoints: string) => {
      const { body } = await get(`/api/1/vehicles/${MODEL_S}/vehicle_data?endpoints=${endpoints}`);
      return Object.keys(fields(body.response)).filter((name) => /_(state|data|settings|config)$/.test(name));
    };
    assert.deepEqual(await parts("charge_state"), ["charge_state"]);
    assert.deepEqual(await parts("gui_settings%3Bvehicle_config"), ["gui_settings", "vehicle_config"]);
    assert.deepEqual(await parts("location_data"), ["drive_state"]);
    assert.deepEqual(await parts("charge_schedule_data;preconditioning_schedule_data"), [
      "charge_schedule_data",
      "preconditioning_schedule_data",
    ]);
    assert.deepEqual(await parts("moon_phase"), []);
  });

  test("tells the car's place to those who ask for it", async () => {
    const { get } = setUp();
    const drive = async (query: string) => {
      const { body } = await get(`/api/1/vehicles/${MODEL_S}/vehicle_data${query}`);
      return fields(fields(body.response).drive_state);
    };
    assert.equal("latitude" in (await drive("")), false);
    assert.equal("latitude" in (await drive("?endpoints=drive_state")), false);
    const { latitude, longitude, gps_as_of } = await drive("?endpoints=drive_state;location_data");
    assert.deepEqual([latitude, longitude, gps_as_of], [52.3702, 4.8952, Date.UTC(2024, 5, 1, 12) / 1000]);
  });

  test("publishes the limits of the car", async () => {
    const setup = setUp();
    setup.simulator.act(MODEL_3, "go_online");
    const old = await read(setup);
    const recent = await read(setup, MODEL_3);
    const limits = ({ vehicle, charge }: typeof old) => {
      const { min_limit_mph, max_limit_mph } = fields(vehicle.speed_limit_mode);
      return [min_limit_mph, max_limit_mph, charge.charge_current_request_max];
    };
    assert.deepEqual(limits(old), [50, 90, 16]);
    assert.deepEqual(limits(recent), [50, 120, 16]);
  });

  test("reports the limits that a test gives to the car, and the car keeps to them", async () => {
    const setup = setUp();
    Object.assign(setup.car.traits, { maxSpeedLimitMph: 120, maxChargingAmps: 72 });
    assert.equal((await setup.command("speed_limit_set_limit", { limit_mph: 120 })).status, 200);
    await setup.command("set_charging_amps", { charging_amps: 80 });
    const { vehicle, charge } = await read(setup);
    const { current_limit_mph, max_limit_mph } = fields(vehicle.speed_limit_mode);
    assert.deepEqual([current_limit_mph, max_limit_mph], [120, 120]);
    assert.deepEqual([charge.charge_current_request, charge.charge_current_request_max], [72, 72]);
  });

  test("has what clients look for before they send a command", async () => {
    const { vehicle, config } = await read();
    assert.deepEqual([vehicle.homelink_device_count, vehicle.homelink_nearby], [1, true]);
    assert.equal(vehicle.sentry_mode_available, true);
    assert.equal(config.utc_offset, 3600);
  });

  test("shows windows, schedules, software and media", async () => {
    const setup = setUp();
    await setup.command("window_control", { command: "vent" });
    await setup.command("adjust_volume", { volume: 6 });
    await setup.command("schedule_software_update", { offset_sec: 60 });
    await setup.command("set_scheduled_departure", {
      enable: true,
      departure_time: 450,
      preconditioning_enabled: true,
      preconditioning_weekdays_only: true,
    });
    const { charge, vehicle } = await read(setup);
    assert.deepEqual([vehicle.fd_window, vehicle.rp_window], [1, 1]);
    assert.equal(fields(vehicle.media_info).audio_volume, 6);
    assert.equal(fields(vehicle.software_update).status, "scheduled");
    assert.deepEqual(
      [charge.scheduled_charging_mode, charge.scheduled_departure_time_minutes, charge.preconditioning_times],
      ["DepartBy", 450, "weekdays"],
    );
    // It is 13:00 at the car, so half past seven is tomorrow.
    assert.equal(charge.scheduled_departure_time, Date.UTC(2024, 5, 2, 6, 30) / 1000);
  });

  test("shows scheduled charging as the next time that it begins", async () => {
    const setup = setUp();
    await setup.command("set_scheduled_charging", { enable: true, time: 1380 });
    const { charge } = await read(setup);
    assert.deepEqual(
      [charge.scheduled_charging_mode, charge.scheduled_charging_start_time],
      ["StartAt", Date.UTC(2024, 5, 1, 22) / 1000],
    );
  });

  test("lists schedules with their days as bits, from Sunday on", async () => {
    const setup = setUp();
    const place = { enabled: true, lat: 52.37, lon: 4.9 };
    const add = (id: number, days_of_week: string) =>
      setup.command("add_charge_schedule", { ...place, days_of_week, start_time: 60, id });
    await add(1, "All");
    await add(2, "Weekdays");
    await add(3, "Sun, Tues,Thursday");
    await add(4, "65");
    const { body } = await setup.get(
      `/api/1/vehicles/${MODEL_S}/vehicle_data?endpoints=charge_schedule_data`,
    );
    const { charge_schedules } = fields(fields(body.response).charge_schedule_data);
    const schedules = charge_schedules as Fields[];
    assert.deepEqual(
      schedules.map(({ id, days_of_week }) => [id, days_of_week]),
      [
        [1, 0b1111111],
        [2, 0b0111110],
        [3, 0b0010101],
        [4, 0b1000001],
      ],
    );
    const { start_enabled, start_time, end_enabled, latitude } = fields(schedules[0]);
    assert.deepEqual([start_enabled, start_time, end_enabled, latitude], [true, 60, false, 52.37]);
  });
});
