/** teslajsonpy: the methods of its cars and sites, as Home Assistant's integration calls them. */

import { climateOn, limitOn, pluggedIn, portOpen, unlocked } from "./scenes.ts";
import { type Cars, type Client, does, failed, type Row, reads, refused } from "./table.ts";

/** A method of the Model S. */
function method(
  call: string,
  look: (car: Cars["aurora"]) => unknown,
  becomes: unknown,
  before?: Row["before"],
): Row {
  return does(`await car.${call}`, ({ aurora }) => look(aurora), becomes, before);
}

/** A setting of the site, and what the site says then. */
function setting(call: string, field: string, gives: unknown): Row {
  const info = "(await controller.get_site_config(site.energysite_id))";
  return reads(`[await site.${call}, ${info}${field}][1]`, gives);
}

export const teslajsonpy: Client = {
  name: "teslajsonpy",
  version: "3.14.0",
  reads: [
    reads("len(controller.cars)", 3),
    reads("car.state", "online"),
    reads("sleeper.state", "asleep"),
    reads("car.battery_level", 71),
    reads("car.charge_limit_soc", 80),
    reads("car.latitude", 52.3702),
    reads("car.homelink_device_count", 1),
    reads("car.is_locked", true),
    reads("car.max_avail_temp", 28),
    reads("car.charge_current_request_max", 16),
    reads("car.tpms_pressure_fl", 2.9),
    reads("car.scheduled_charging_mode", "Off"),
    reads('(await controller.get_vehicle_summary(car.vin))["state"]', "online"),
    reads('(await controller.get_vehicle_data(car.vin))["state"]', "online"),
    reads("[await controller.update(force=True), car.battery_level][1]", 71),
    reads('(await controller.api("VEHICLE_ORDER_LIST"))["count"]', 3),
    reads('(await controller.api("USER_INFO"))["response"]["full_name"]', "Robin Jansen"),
    reads('(await controller.api("FEATURE_CONFIG"))["response"]["signaling"]["enabled"]', true),
    reads(
      'len((await controller.api("NEARBY_CHARGING_SITES", path_vars={"vehicle_id": car.id}))["response"]["superchargers"])',
      1,
    ),
    reads("site.solar_power", 3200),
    reads("site.grid_status", "Active"),
    reads("site.operation_mode", "self_consumption"),
    reads("site.percentage_charged", 72.97),
    reads("site.storm_mode_capable", true),
    refused("await controller.get_vehicle_data(sleeper.vin)", undefined, "the car is asleep"),
  ],
  commands: [
    // First, because the client believes that a car that it has woken stays awake.
    refused(
      "await sleeper.stop_charge()",
      undefined,
      "the car is asleep, and the client doesn't wake it for this",
    ),
    does("await sleeper.wake_up()", ({ pebble }) => pebble.connection, "online"),
    does("await sleeper.flash_lights()", ({ pebble }) => pebble.lights.count, 1),
    method("unlock()", (car) => car.locked, false),
    method("lock()", (car) => car.locked, true, unlocked),
    method("honk_horn()", (car) => car.horn.count, 1),
    method("flash_lights()", (car) => car.lights.count, 1),
    method("remote_boombox()", (car) => car.media.sounds, 1),
    method("change_charge_limit(60)", (car) => car.charge.limit, 60),
    method("charge_port_door_open()", (car) => car.charge.portOpen, true),
    method("charge_port_door_close()", (car) => car.charge.portOpen, false, portOpen),
    method("start_charge()", (car) => car.charge.state, "Charging", pluggedIn("Stopped")),
    method("stop_charge()", (car) => car.charge.state, "Stopped", pluggedIn("Charging")),
    method("set_charging_amps(8)", (car) => car.charge.amps, 8),
    method("set_charging_amps(3)", (car) => car.charge.amps, 3),
    method("set_hvac_mode('on')", (car) => car.climate.on, true),
    method("set_hvac_mode('off')", (car) => car.climate.on, false, climateOn),
    method(
      "set_temperature(21.5)",
      (car) => [car.climate.driverTemp, car.climate.passengerTemp],
      [21.5, 21.5],
    ),
    // It sends 2, a number, for true.
    method("set_max_defrost(2)", (car) => car.climate.defrost, true),
    method("set_bioweapon_mode(True)", (car) => car.climate.bioweapon, true),
    method("set_climate_keeper_mode(3)", (car) => car.climate.keeper, "camp"),
    method("set_cabin_overheat_protection('No A/C')", (car) => car.climate.overheatProtection, "FanOnly"),
    // It calls the seat as the signing proxy does.
    method("remote_seat_heater_request(2, 5)", (car) => car.seats.heaters, { 5: 2 }, climateOn),
    method("remote_seat_cooler_request(2, 1)", (car) => car.seats.coolers, { 1: 2 }, climateOn),
    method("set_heated_steering_wheel(True)", (car) => car.wheel.heater, true, climateOn),
    method("set_heated_steering_wheel_level(3)", (car) => car.wheel.level, 3, climateOn),
    method("remote_auto_steering_wheel_heat_climate_request(True)", (car) => car.wheel.auto, true, climateOn),
    method("set_sentry_mode(True)", (car) => car.sentry, true),
    method("toggle_trunk()", (car) => car.trunks.rear, true),
    method("toggle_frunk()", (car) => car.trunks.front, true),
    method("trigger_homelink()", (car) => car.homelinks, 1),
    method("vent_windows()", (car) => car.windowsVented, true),
    method("valet_mode(True, '0042')", (car) => car.valet, { on: true, pin: "0042" }),
    method("remote_start()", (car) => car.remoteStartUntil !== null, true),
    method("schedule_software_update(60)", (car) => car.updateIn, 60),
    method("set_scheduled_charging(True, 90)", (car) => car.scheduledCharging, 90),
    method(
      "set_scheduled_departure(True, 450, True, True, False, False, 360)",
      (car) => [car.scheduledDeparture?.departure_time, car.scheduledDeparture?.preconditioning_enabled],
      [450, true],
    ),
    ...["MEDIA_TOGGLE_PLAYBACK", "MEDIA_NEXT_TRACK", "MEDIA_VOLUME_UP"].map((name) =>
      does(
        `await controller.api("${name}", path_vars={"vehicle_id": car.id}, wake_if_asleep=True)`,
        ({ aurora: { media } }) => media,
        {
          volume: name === "MEDIA_VOLUME_UP" ? 3.5 : 3,
          playing: name === "MEDIA_TOGGLE_PLAYBACK",
          track: name === "MEDIA_NEXT_TRACK" ? 1 : 0,
          favourite: 0,
          sounds: 0,
        },
      ),
    ),
    does(
      'await controller.api("SPEED_LIMIT_DEACTIVATE", path_vars={"vehicle_id": car.id}, pin="0042")',
      ({ aurora }) => aurora.speedLimit.active,
      false,
      limitOn,
    ),
    setting("set_operation_mode('backup')", "['default_real_mode']", "backup"),
    setting("set_reserve_percent(30)", "['backup_reserve_percent']", 30),
    setting("set_storm_mode(False)", "['user_settings']['storm_mode_enabled']", false),
    setting(
      "set_grid_charging(True)",
      "['components']['disallow_charge_from_grid_with_solar_installed']",
      false,
    ),
    setting(
      "set_export_rule('battery_ok')",
      "['components']['customer_preferred_export_rule']",
      "battery_ok",
    ),
    refused("await car.lock()", undefined, "the car is locked already; the client says nothing of a refusal"),
    refused("await car.valet_mode(True)", undefined, "no PIN is set; the client says nothing of a refusal"),
    refused(
      "await car.set_heated_steering_wheel(True)",
      undefined,
      "the wheel is not heated while the climate control is off; the client says nothing of a refusal",
    ),
    failed(
      "await car.close_windows()",
      /^TeslaException: UNKNOWN_ERROR_400$/,
      "calls the longitude `long`; a car that wants to know where the caller is does not find it. It repeats that for 15 seconds",
    ),
    failed(
      "await car.remote_auto_seat_climate_request(0, True)",
      undefined,
      "counts these seats from 0, and cars from 1",
    ),
    failed(
      "await car.remote_seat_cooler_request(4, 1)",
      undefined,
      "sends the levels of the signing proxy, which counts from 1; the API has no level 4",
      climateOn,
    ),
  ],
  signed: [],
};
