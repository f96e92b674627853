import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Car } from "../../simulator/index.ts";
import { DONE, MODEL_3, openGarage, refusal } from "./garage.ts";

type Further = Car["further"];

const warm = (car: Car) => {
  car.climate.on = true;
};
const days = { days_of_week: "All", enabled: true, lat: 52.37, lon: 4.9 };
const address = { "android.intent.extra.TEXT": "Dam 1" };

/** The command, what it is given, what of the car is looked at, what that becomes, and what was before. */
const EXPECTED: [string, object, (further: Further, car: Car) => unknown, unknown, ((car: Car) => void)?][] =
  [
    ["adjust_volume", { volume: 4.5 }, ({ media }) => media.volume, 4.5],
    ["media_volume_up", {}, ({ media }) => media.volume, 3.5],
    ["media_volume_down", {}, ({ media }) => media.volume, 2.5],
    ["media_toggle_playback", {}, ({ media }) => media.playing, true],
    ["media_next_track", {}, ({ media }) => media.track, 1],
    ["media_prev_track", {}, ({ media }) => media.track, -1],
    ["media_next_fav", {}, ({ media }) => media.favourite, 1],
    ["media_prev_fav", {}, ({ media }) => media.favourite, -1],
    ["remote_boombox", { sound: 2000 }, ({ media }) => media.sounds, 1],
    ["remote_seat_heater_request", { heater: 5, level: 2 }, ({ climate }) => climate.heaters, { 5: 2 }, warm],
    [
      "remote_seat_cooler_request",
      { seat_position: 1, seat_cooler_level: 4 },
      ({ climate }) => climate.coolers,
      { 1: 4 },
      warm,
    ],
    [
      "remote_auto_seat_climate_request",
      { auto_seat_position: 2, auto_climate_on: true },
      ({ climate }) => climate.autoSeats,
      { 2: true },
    ],
    ["remote_steering_wheel_heater_request", { on: true }, ({ climate }) => climate.wheelHeater, true, warm],
    ["remote_steering_wheel_heat_level_request", { level: 3 }, ({ climate }) => climate.wheelLevel, 3, warm],
    [
      "remote_auto_steering_wheel_heat_climate_request",
      { on: true },
      ({ climate }) => climate.autoWheel,
      true,
    ],
    ["set_preconditioning_max", { on: true }, ({ climate }) => climate.defrost, true],
    ["set_bioweapon_mode", { on: true, manual_override: true }, ({ climate }) => climate.bioweapon, true],
    ["set_climate_keeper_mode", { climate_keeper_mode: 2 }, ({ climate }) => climate.keeper, "dog"],
    [
      "set_cabin_overheat_protection",
      { on: true, fan_only: true },
      ({ climate }) => climate.overheatProtection,
      "FanOnly",
    ],
    ["set_cop_temp", { cop_temp: 1 }, ({ climate }) => climate.overheatLimit, 35],
    ["set_charging_amps", { charging_amps: 8 }, ({ chargingAmps }) => chargingAmps, 8],
    ["set_scheduled_charging", { enable: true, time: 90 }, ({ scheduledCharging }) => scheduledCharging, 90],
    [
      "set_scheduled_departure",
      { enable: true, departure_time: 450, preconditioning_enabled: true },
      ({ scheduledDeparture }) => scheduledDeparture,
      { departure_time: 450, preconditioning_enabled: true },
    ],
    [
      "add_charge_schedule",
      { ...days, start_time: 60, id: 7 },
      ({ chargeSchedules }) => chargeSchedules,
      { 7: { ...days, start_time: 60 } },
    ],
    [
      "remove_charge_schedule",
      { id: 7 },
      ({ chargeSchedules }) => chargeSchedules,
      {},
      ({ further }) => Object.assign(further.chargeSchedules, { 7: days }),
    ],
    [
      "add_precondition_schedule",
      { ...days, precondition_time: 450, id: 8 },
      ({ preconditionSchedules }) => preconditionSchedules,
      { 8: { ...days, precondition_time: 450 } },
    ],
    [
      "remove_precondition_schedule",
      { id: 8 },
      ({ preconditionSchedules }) => preconditionSchedules,
      {},
      ({ further }) => Object.assign(further.preconditionSchedules, { 8: days }),
    ],
    [
      "batch_remove_charge_schedules",
      { home: false, work: false, other: true },
      ({ chargeSchedules }) => chargeSchedules,
      {},
      ({ further }) => Object.assign(further.chargeSchedules, { 7: days, 9: days }),
    ],
    [
      "batch_remove_precondition_schedules",
      { home: true, work: true, other: true },
      ({ preconditionSchedules }) => preconditionSchedules,
      {},
      ({ further }) => Object.assign(further.preconditionSchedules, { 8: days }),
    ],
    ["set_managed_charge_current_request", { charging_amps: 8 }, ({ managed }) => managed.charging_amps, 8],
    ["set_managed_scheduled_charging_time", { time: 90 }, ({ managed }) => managed.time, 90],
    ["set_sentry_mode", { on: true }, ({ sentry }) => sentry, true],
    [
      "set_pin_to_drive",
      { on: true, password: "0042" },
      ({ pinToDrive }) => pinToDrive,
      { on: true, pin: "0042" },
    ],
    [
      "reset_pin_to_drive_pin",
      {},
      ({ pinToDrive }) => pinToDrive,
      { on: false, pin: null },
      ({ further }) => Object.assign(further, { pinToDrive: { on: true, pin: "0042" } }),
    ],
    [
      "clear_pin_to_drive_admin",
      {},
      ({ pinToDrive }) => pinToDrive,
      { on: false, pin: null },
      ({ further }) => Object.assign(further, { pinToDrive: { on: true, pin: "0042" } }),
    ],
    [
      "speed_limit_clear_pin_admin",
      {},
      (_, { speedLimit }) => [speedLimit.active, speedLimit.pin],
      [false, null],
      ({ speedLimit }) => Object.assign(speedLimit, { active: true, pin: "0042" }),
    ],
    [
      "parental_controls_activate",
      { pin: "0042" },
      ({ parental }) => [parental.active, parental.pin],
      [true, "0042"],
    ],
    [
      "parental_controls_deactivate",
      { pin: "0042" },
      ({ parental }) => [parental.active, parental.pin],
      [false, "0042"],
      ({ further }) => Object.assign(further.parental, { active: true, pin: "0042" }),
    ],
    [
      "parental_controls_enable_setting",
      { setting: "Curfew", enable: true },
      ({ parental }) => parental.settings,
      { Curfew: true },
    ],
    ["parental_controls_set_speed_limit", { limit_mph: 65 }, ({ parental }) => parental.limitMph, 65],
    [
      "parental_controls_clear_pin_admin",
      {},
      ({ parental }) => [parental.active, parental.pin],
      [false, null],
      ({ further }) => Object.assign(further.parental, { active: true, pin: "0042" }),
    ],
    ["guest_mode", { enable: true }, ({ guest }) => guest, true],
    [
      "erase_user_data",
      {},
      ({ destination }) => destination,
      null,
      ({ further }) => Object.assign(further, { guest: true, destination: address }),
    ],
    ["window_control", { command: "vent" }, ({ windowsVented }) => windowsVented, true],
    [
      "window_control",
      { command: "close", lat: 52.37, lon: 4.9 },
      ({ windowsVented }) => windowsVented,
      false,
      ({ further }) => Object.assign(further, { windowsVented: true }),
    ],
    ["trigger_homelink", { lat: 52.37, lon: 4.9 }, ({ homelinks }) => homelinks, 1],
    ["open_tonneau", {}, ({ tonneau }) => tonneau, "open"],
    [
      "close_tonneau",
      {},
      ({ tonneau }) => tonneau,
      "closed",
      ({ further }) => Object.assign(further, { tonneau: "open" }),
    ],
    ["stop_tonneau", {}, ({ tonneau }) => tonneau, "stopped"],
    [
      "navigation_gps_request",
      { lat: 52.37, lon: 4.9, order: 1 },
      ({ destination }) => destination,
      { lat: 52.37, lon: 4.9, order: 1 },
    ],
    ["navigation_sc_request", { id: 12 }, ({ destination }) => destination, { id: 12 }],
    [
      "navigation_waypoints_request",
      { waypoints: "refId:A,refId:B" },
      ({ destination }) => destination,
      { waypoints: "refId:A,refId:B" },
    ],
    ["schedule_software_update", { offset_sec: 7200 }, ({ updateIn }) => updateIn, 7200],
    [
      "cancel_software_update",
      {},
      ({ updateIn }) => updateIn,
      null,
      ({ further }) => Object.assign(further, { updateIn: 7200 }),
    ],
    ["set_vehicle_name", { vehicle_name: "Zoë" }, (_, car) => car.displayName, "Zoë"],
    ["dashcam_save_clip", {}, ({ clips }) => clips, 1],
    ["take_drivenote", { note: "It rattles." }, ({ notes }) => notes, ["It rattles."]],
    ["set_low_power_mode", { enable: true }, ({ lowPower }) => lowPower, true],
    ["keep_accessory_power_mode", { enable: true }, ({ accessoryPower }) => accessoryPower, true],
  ];

describe("a command that is not of the reference does its work on the car", () => {
  for (const [command, parameters, look, becomes, before] of EXPECTED) {
    for (const form of ["json", "query", "form"] as const) {
      test(`${command} ${JSON.stringify(parameters)} as ${form}`, async () => {
        const garage = openGarage();
        before?.(garage.car);
        assert.notDeepEqual(look(garage.car.further, garage.car), becomes);
        assert.equal((await garage.command(command, parameters, form)).text, DONE);
        assert.deepEqual(look(garage.car.further, garage.car), becomes);
      });
    }
  }

  test("an address comes as an object, in a URL as its JSON", async () => {
    const shared = { type: "share_ext_content_raw", locale: "en-US", timestamp_ms: "1717243200000" };
    for (const [form, value] of [
      ["json", address],
      ["query", JSON.stringify(address)],
    ] as const) {
      const garage = openGarage();
      assert.equal((await garage.command("navigation_request", { ...shared, value }, form)).text, DONE);
      assert.deepEqual(garage.car.further.destination, address);
    }
  });

  test("so does a location", async () => {
    const location = { lat: 52.37, lon: 4.9 };
    for (const [form, value] of [
      ["json", location],
      ["query", JSON.stringify(location)],
    ] as const) {
      const garage = openGarage();
      const given = { location: value };
      assert.equal((await garage.command("set_managed_charger_location", given, form)).text, DONE);
      assert.deepEqual(garage.car.further.managed, { location });
    }
  });
});

test("what is missing, of another type or out of range is answered 400, and nothing happens", async () => {
  const cases: [string, object][] = [
    ["adjust_volume", { volume: 11.5 }],
    ["remote_boombox", {}],
    ["remote_seat_heater_request", { heater: 9, level: 1 }],
    ["remote_seat_heater_request", { heater: 0, level: 4 }],
    ["remote_auto_seat_climate_request", { auto_seat_position: 0, auto_climate_on: true }],
    ["set_climate_keeper_mode", { climate_keeper_mode: 4 }],
    ["set_cop_temp", { cop_temp: 3 }],
    ["set_charging_amps", { charging_amps: 16.5 }],
    ["set_scheduled_charging", { enable: true, time: 1440 }],
    ["add_charge_schedule", { ...days, lat: 91 }],
    ["set_sentry_mode", { on: "true" }],
    ["set_pin_to_drive", { on: true, password: 42 }],
    ["window_control", { command: "open" }],
    ["window_control", { command: "close" }],
    ["navigation_request", { type: "a", value: "Dam 1", locale: "en", timestamp_ms: "0" }],
    ["set_vehicle_name", {}],
    ["remote_steering_wheel_heat_level_request", { level: 4 }],
    ["batch_remove_charge_schedules", { other: true }],
    ["set_managed_charger_location", { location: "here" }],
    ["set_managed_scheduled_charging_time", { time: 1440 }],
    ["parental_controls_activate", { pin: 42 }],
    ["parental_controls_enable_setting", { setting: "speed_limit", enable: true }],
    ["take_drivenote", {}],
  ];
  for (const [command, parameters] of cases) {
    const garage = openGarage();
    const before = structuredClone(garage.car);
    const { status } = await garage.command(command, parameters);
    assert.deepEqual([command, status], [command, 400]);
    assert.deepEqual(garage.car, before);
  }
});

test("seats and wheel stay cold while the climate control is off", async () => {
  const { command } = openGarage();
  const cold = refusal("cabin comfort remote settings not enabled");
  assert.equal((await command("remote_seat_heater_request", { heater: 0, level: 3 })).text, cold);
  assert.equal((await command("remote_steering_wheel_heater_request", { on: true })).text, cold);
  assert.equal((await command("remote_steering_wheel_heat_level_request", { level: 3 })).text, cold);
});

test("parental controls know their PIN", async () => {
  const { car, command } = openGarage();
  car.further.parental.pin = "0042";
  const wrong = refusal("incorrect_pin");
  assert.equal((await command("parental_controls_activate", { pin: "4200" })).text, wrong);
  assert.equal((await command("parental_controls_deactivate", { pin: "4200" })).text, wrong);
});

test("schedules for other places are left where only those for home and work are removed", async () => {
  const { car, command } = openGarage();
  car.further.chargeSchedules = { 7: days };
  car.further.preconditionSchedules = { 8: days };
  const kept = { home: true, work: true, other: false };
  assert.equal((await command("batch_remove_charge_schedules", kept)).text, DONE);
  assert.equal((await command("batch_remove_precondition_schedules", kept)).text, DONE);
  assert.deepEqual(
    [car.further.chargeSchedules, car.further.preconditionSchedules],
    [{ 7: days }, { 8: days }],
  );
});

test("data is erased in guest mode only", async () => {
  assert.equal((await openGarage().command("erase_user_data")).text, refusal("not_in_guest_mode"));
});

test("a newer car closes its windows without a place", async () => {
  const garage = openGarage();
  const car = garage.simulator.vehicle(MODEL_3);
  car.connection = "online";
  car.further.windowsVented = true;
  assert.equal((await garage.command("window_control", { command: "close" }, "json", MODEL_3)).text, DONE);
  assert.equal(car.further.windowsVented, false);
});

test("the reads show what was set", async () => {
  const garage = openGarage();
  garage.car.climate.on = true;
  await garage.command("set_sentry_mode", { on: true });
  await garage.command("set_climate_keeper_mode", { climate_keeper_mode: 3 });
  await garage.command("remote_seat_heater_request", { heater: 1, level: 2 });
  await garage.command("set_charging_amps", { charging_amps: 10 });
  const { body } = await garage.get(`/api/1/vehicles/${garage.car.id}/vehicle_data`);
  const { vehicle_state, climate_state, charge_state } = body.response as Record<
    string,
    Record<string, unknown>
  >;
  assert.equal(vehicle_state?.sentry_mode, true);
  assert.equal(climate_state?.climate_keeper_mode, "camp");
  assert.equal(climate_state?.seat_heater_right, 2);
  assert.equal(charge_state?.charge_current_request, 10);
});
