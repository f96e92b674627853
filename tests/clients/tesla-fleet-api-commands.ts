/** The commands of tesla-fleet-api, which are the same functions for plain and for signed commands. */

import type { Car } from "../../simulator/index.ts";
import {
  climateOn,
  guestWithRoute,
  lightShow,
  limitOn,
  parentalOn,
  pluggedIn,
  portOpen,
  tonneauOpen,
  unlocked,
  updateScheduled,
  windowsVented,
  withAirSuspension,
  withPin,
  withSchedules,
  withSunRoof,
} from "./scenes.ts";
import type { Row } from "./table.ts";

/** A command that the client has for both ways, or for one. */
export interface Command {
  call: string;
  look: (car: Car) => unknown;
  becomes: unknown;
  before?: Row["before"];
  /** Left out: both ways. */
  only?: "plain" | "signed";
}

const place = "days_of_week='All', enabled=True, lat=52.37, lon=4.9";

/** Those that the simulated car knows. */
export const KNOWN: Command[] = [
  { call: "door_unlock()", look: (car) => car.locked, becomes: false },
  { call: "door_lock()", look: (car) => car.locked, becomes: true, before: unlocked },
  { call: "honk_horn()", look: (car) => car.horn.count, becomes: 1 },
  { call: "flash_lights()", look: (car) => car.lights.count, becomes: 1 },
  { call: "auto_conditioning_start()", look: (car) => car.climate.on, becomes: true },
  { call: "auto_conditioning_stop()", look: (car) => car.climate.on, becomes: false, before: climateOn },
  {
    call: "set_temps(21.5, 20)",
    look: ({ climate }) => [climate.driverTemp, climate.passengerTemp],
    becomes: [21.5, 20],
  },
  { call: "set_charge_limit(60)", look: (car) => car.charge.limit, becomes: 60 },
  { call: "charge_max_range()", look: (car) => car.charge.limit, becomes: 100 },
  { call: "charge_standard()", look: (car) => car.charge.limit, becomes: 90 },
  {
    call: "charge_start()",
    look: (car) => car.charge.state,
    becomes: "Charging",
    before: pluggedIn("Stopped"),
  },
  {
    call: "charge_stop()",
    look: (car) => car.charge.state,
    becomes: "Stopped",
    before: pluggedIn("Charging"),
  },
  { call: "charge_port_door_open()", look: (car) => car.charge.portOpen, becomes: true },
  { call: "charge_port_door_close()", look: (car) => car.charge.portOpen, becomes: false, before: portOpen },
  {
    call: "sun_roof_control('vent')",
    look: (car) => car.sunRoofPercent,
    becomes: 15,
    before: withSunRoof,
  },
  { call: "actuate_trunk('rear')", look: (car) => car.trunks.rear, becomes: true },
  { call: "actuate_trunk('front')", look: (car) => car.trunks.front, becomes: true },
  { call: "remote_start_drive()", look: (car) => car.remoteStartUntil !== null, becomes: true },
  { call: "set_valet_mode(True, '0042')", look: (car) => car.valet, becomes: { on: true, pin: "0042" } },
  { call: "reset_valet_pin()", look: (car) => car.valet.pin, becomes: null, before: withPin },
  { call: "speed_limit_activate('0042')", look: (car) => car.speedLimit.active, becomes: true },
  {
    call: "speed_limit_deactivate('0042')",
    look: (car) => car.speedLimit.active,
    becomes: false,
    before: limitOn,
  },
  { call: "speed_limit_set_limit(72)", look: (car) => car.speedLimit.limitMph, becomes: 72 },
  {
    call: "speed_limit_clear_pin('0042')",
    look: (car) => car.speedLimit.pin,
    becomes: null,
    before: withPin,
  },
  {
    call: "upcoming_calendar_entries('{}')",
    look: (car) => car.calendar?.data,
    becomes: "{}",
  },
  { call: "adjust_volume(6.0)", look: (car) => car.media.volume, becomes: 6 },
  { call: "media_volume_up()", look: (car) => car.media.volume, becomes: 3.5, only: "signed" },
  { call: "media_volume_down()", look: (car) => car.media.volume, becomes: 2.5 },
  { call: "media_toggle_playback()", look: (car) => car.media.playing, becomes: true },
  { call: "media_next_track()", look: (car) => car.media.track, becomes: 1 },
  { call: "media_prev_track()", look: (car) => car.media.track, becomes: -1 },
  { call: "media_next_fav()", look: (car) => car.media.favourite, becomes: 1 },
  { call: "media_prev_fav()", look: (car) => car.media.favourite, becomes: -1 },
  { call: "remote_boombox(0)", look: (car) => car.media.sounds, becomes: 1 },
  {
    call: "remote_seat_heater_request(0, 3)",
    look: (car) => car.seats.heaters,
    becomes: { 0: 3 },
    before: climateOn,
  },
  {
    call: "remote_seat_cooler_request(1, 2)",
    look: (car) => car.seats.coolers,
    becomes: { 1: 2 },
    before: climateOn,
  },
  {
    call: "remote_auto_seat_climate_request(1, True)",
    look: (car) => car.seats.auto,
    becomes: { 1: true },
    before: climateOn,
  },
  {
    call: "remote_steering_wheel_heater_request(True)",
    look: (car) => car.wheel.heater,
    becomes: true,
    before: climateOn,
  },
  {
    call: "remote_steering_wheel_heat_level_request(3)",
    look: (car) => car.wheel.level,
    becomes: 3,
    before: climateOn,
  },
  {
    call: "remote_auto_steering_wheel_heat_climate_request(True)",
    look: (car) => car.wheel.auto,
    becomes: true,
    before: climateOn,
  },
  { call: "set_preconditioning_max(True, False)", look: (car) => car.climate.defrost, becomes: true },
  { call: "set_bioweapon_mode(True, False)", look: (car) => car.climate.bioweapon, becomes: true },
  { call: "set_climate_keeper_mode(2)", look: (car) => car.climate.keeper, becomes: "dog" },
  {
    call: "set_cabin_overheat_protection(True, True)",
    look: (car) => car.climate.overheatProtection,
    becomes: "FanOnly",
  },
  { call: "set_cop_temp(1)", look: (car) => car.climate.overheatLimit, becomes: 35 },
  { call: "set_charging_amps(8)", look: (car) => car.charge.amps, becomes: 8 },
  { call: "set_scheduled_charging(True, 90)", look: (car) => car.scheduledCharging, becomes: 90 },
  {
    call: "set_scheduled_departure(True, True, True, 450)",
    look: ({ scheduledDeparture }) => [
      scheduledDeparture?.departure_time,
      scheduledDeparture?.preconditioning_weekdays_only,
    ],
    becomes: [450, true],
  },
  {
    call: `add_charge_schedule(${place}, start_time=60, id=7)`,
    look: (car) => car.chargeSchedules[7]?.start_time,
    becomes: 60,
  },
  {
    // The signed form takes the days as a number only.
    call: `add_precondition_schedule(${place.replace("'All'", "127")}, precondition_time=450, id=8)`,
    look: (car) => car.preconditionSchedules[8]?.precondition_time,
    becomes: 450,
  },
  {
    call: "remove_charge_schedule(7)",
    look: (car) => car.chargeSchedules,
    becomes: {},
    before: withSchedules,
  },
  {
    call: "remove_precondition_schedule(8)",
    look: (car) => car.preconditionSchedules,
    becomes: {},
    before: withSchedules,
  },
  {
    call: "batch_remove_charge_schedules(False, False, True)",
    look: (car) => car.chargeSchedules,
    becomes: {},
    before: withSchedules,
  },
  {
    call: "batch_remove_precondition_schedules(False, False, True)",
    look: (car) => car.preconditionSchedules,
    becomes: {},
    before: withSchedules,
  },
  { call: "set_sentry_mode(True)", look: (car) => car.sentry, becomes: true },
  {
    call: "set_pin_to_drive(True, '0042')",
    look: (car) => car.pinToDrive,
    becomes: { on: true, pin: "0042" },
  },
  {
    call: "reset_pin_to_drive_pin()",
    look: (car) => car.pinToDrive,
    becomes: { on: false, pin: null },
    before: withPin,
  },
  {
    call: "clear_pin_to_drive_admin()",
    look: (car) => car.pinToDrive,
    becomes: { on: false, pin: null },
    before: withPin,
  },
  {
    call: "reset_pin_to_drive_admin()",
    look: (car) => car.pinToDrive.pin,
    becomes: null,
    before: withPin,
    only: "signed",
  },
  {
    call: "speed_limit_clear_pin_admin()",
    look: (car) => car.speedLimit.pin,
    becomes: null,
    before: withPin,
  },
  { call: "guest_mode(True)", look: (car) => car.guest, becomes: true },
  { call: "erase_user_data()", look: (car) => car.destination, becomes: null, before: guestWithRoute },
  { call: "window_control('vent', 0, 0)", look: (car) => car.windowsVented, becomes: true },
  {
    call: "window_control('close', 52.37, 4.9)",
    look: (car) => car.windowsVented,
    becomes: false,
    before: windowsVented,
  },
  { call: "trigger_homelink(lat=52.37, lon=4.9)", look: (car) => car.homelinks, becomes: 1 },
  {
    call: "navigation_request('Dam 1')",
    look: (car) => JSON.stringify(car.destination).includes("Dam 1"),
    becomes: true,
  },
  {
    call: "navigation_gps_request(52.5, 4.5, 1)",
    look: (car) => car.destination,
    becomes: { lat: 52.5, lon: 4.5, order: 1 },
  },
  {
    call: "navigation_sc_request(12, 1)",
    look: (car) => car.destination,
    becomes: { id: 12, order: 1 },
    only: "plain",
  },
  // It signs this without the id.
  {
    call: "navigation_sc_request(1)",
    look: (car) => car.destination,
    becomes: { id: 0, order: 1 },
    only: "signed",
  },
  {
    call: "navigation_waypoints_request('refId:A')",
    look: (car) => car.destination,
    becomes: { waypoints: "refId:A" },
  },
  { call: "schedule_software_update(60)", look: (car) => car.updateIn, becomes: 60 },
  { call: "cancel_software_update()", look: (car) => car.updateIn, becomes: null, before: updateScheduled },
  { call: "set_vehicle_name('Zoë')", look: (car) => car.displayName, becomes: "Zoë" },
  { call: "take_drivenote('It rattles.')", look: (car) => car.notes, becomes: ["It rattles."] },
  { call: "dashcam_save_clip()", look: (car) => car.clips, becomes: 1, only: "signed" },
  { call: "set_low_power_mode(True)", look: (car) => car.lowPower, becomes: true, only: "signed" },
  {
    call: "set_keep_accessory_power_mode(True)",
    look: (car) => car.accessoryPower,
    becomes: true,
    only: "signed",
  },
  {
    call: "parental_controls(True, '0042')",
    look: (car) => car.parental.active,
    becomes: true,
    only: "signed",
  },
  {
    call: "parental_controls(False, '0042')",
    look: (car) => car.parental.active,
    becomes: false,
    before: parentalOn,
    only: "signed",
  },
  {
    call: "parental_controls_enable_setting(1, True)",
    look: (car) => Object.values(car.parental.settings),
    becomes: [true],
    only: "signed",
  },
  {
    call: "parental_controls_set_speed_limit(65)",
    look: (car) => car.parental.limitMph,
    becomes: 65,
    only: "signed",
  },
  {
    call: "parental_controls_clear_pin_admin()",
    look: (car) => car.parental.pin,
    becomes: null,
    before: parentalOn,
    only: "signed",
  },
  { call: "open_tonneau()", look: (car) => car.tonneau, becomes: "open", only: "signed" },
  {
    call: "close_tonneau()",
    look: (car) => car.tonneau,
    becomes: "closed",
    before: tonneauOpen,
    only: "signed",
  },
  { call: "stop_tonneau()", look: (car) => car.tonneau, becomes: "stopped", only: "signed" },
  {
    call: "auto_secure_vehicle()",
    look: (car) => car.locked,
    becomes: true,
    before: unlocked,
    only: "signed",
  },
  {
    call: "parental_controls_clear_pin('0042')",
    look: (car) => car.parental.pin,
    becomes: null,
    before: withPin,
    only: "signed",
  },
  {
    call: "update_charge_on_solar(True, 40, 90)",
    look: (car) => car.chargeOnSolar,
    becomes: { enabled: true, lower_charge_limit: 40, upper_charge_limit: 90 },
    only: "signed",
  },
  {
    call: "navigation_gps_destination_request(52.5, -4.5, 'Café', 1)",
    look: (car) => car.destination,
    becomes: { lat: 52.5, lon: -4.5, destination: "Café", order: 1 },
    only: "signed",
  },
  {
    call: "set_recirculation(True)",
    look: (car) => car.climate.recirculation,
    becomes: true,
    only: "signed",
  },
  {
    call: "set_suspension_level(1)",
    look: (car) => car.suspension,
    becomes: "entry",
    before: withAirSuspension,
    only: "signed",
  },
  {
    call: "start_light_show(2, 1731974400000, 5.5, True)",
    look: (car) => car.lightShow,
    becomes: { show_index: 2, start_time: 1731974400000, volume: 5.5, dance_moves: true },
    only: "signed",
  },
  {
    call: "stop_light_show()",
    look: (car) => car.lightShow,
    becomes: null,
    before: lightShow,
    only: "signed",
  },
  accessory("set_outlets(1)", "outlets", 1),
  accessory("set_outlet_timer(10)", "outletTimer", 10),
  accessory("set_outlet_soc_limit(30)", "outletLimit", 30),
  accessory("set_lightbar_middle(True)", "lightbarMiddle", true),
  accessory("set_lightbar_ditch(True)", "lightbarDitch", true),
  accessory("set_front_zone_lights(1)", "frontZoneLights", 1),
  accessory("set_rear_zone_lights(3)", "rearZoneLights", 3),
  accessory("set_trailer_light_test(True)", "trailerLightTest", true),
  accessory("set_truck_bed_light_auto(True)", "bedLightAuto", true),
  accessory("set_tent_mode(True)", "tentMode", true),
];

function accessory<Part extends keyof Car["accessories"]>(
  call: string,
  part: Part,
  becomes: Car["accessories"][Part],
): Command {
  return { call, look: ({ accessories }) => accessories[part], becomes, only: "signed" };
}

/** Signed commands that no simulated car has: nobody knows what exactly they do, or they only read. */
export const FOREIGN = [
  "cancel_soh_test()",
  "set_powershare_feature(True)",
  "set_powershare_request(True)",
  "set_powershare_discharge_limit(20)",
  "set_power_feed(1)",
  "set_power_feed_timer(10)",
  "set_power_feed_soc_limit(20)",
  "set_lightbar_brightness(1)",
  "set_truck_bed_light_brightness(1)",
  "get_charge_on_solar()",
  "set_temperature_unit(1)",
  "set_distance_unit(1)",
  "video_request('https://video.example')",
  "navigation_route()",
  "get_messages()",
  "get_rate_tariff()",
  "get_managed_charging_sites()",
  "set_discharge_limit(20)",
  "fetch_keys_info()",
];
