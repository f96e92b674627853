//! The commands that are not of the reference, by hand: their names, groups and parameters.

use serde_json::{Value, json};

/// In the order of the table.
#[rustfmt::skip]
pub const NAMES: [&str; 60] = [
    "adjust_volume", "media_volume_up", "media_volume_down", "media_toggle_playback", "media_next_track",
    "media_prev_track", "media_next_fav", "media_prev_fav", "remote_boombox", "remote_seat_heater_request",
    "remote_seat_cooler_request", "remote_auto_seat_climate_request", "remote_steering_wheel_heater_request",
    "remote_steering_wheel_heat_level_request", "remote_auto_steering_wheel_heat_climate_request",
    "set_preconditioning_max", "set_bioweapon_mode", "set_climate_keeper_mode", "set_cabin_overheat_protection",
    "set_cop_temp", "set_charging_amps", "set_scheduled_charging", "set_scheduled_departure",
    "add_charge_schedule", "remove_charge_schedule", "add_precondition_schedule",
    "remove_precondition_schedule", "batch_remove_charge_schedules", "batch_remove_precondition_schedules",
    "set_managed_charge_current_request", "set_managed_charger_location", "set_managed_scheduled_charging_time",
    "set_sentry_mode", "set_pin_to_drive", "reset_pin_to_drive_pin", "clear_pin_to_drive_admin",
    "speed_limit_clear_pin_admin", "guest_mode", "erase_user_data", "parental_controls_activate",
    "parental_controls_deactivate", "parental_controls_enable_setting", "parental_controls_set_speed_limit",
    "parental_controls_clear_pin_admin", "window_control", "trigger_homelink", "open_tonneau", "close_tonneau",
    "stop_tonneau", "navigation_request", "navigation_gps_request", "navigation_sc_request",
    "navigation_waypoints_request", "schedule_software_update", "cancel_software_update", "set_vehicle_name",
    "dashcam_save_clip", "take_drivenote", "set_low_power_mode", "keep_accessory_power_mode",
];

/// What steps, skips, toggles, adds or keeps another, or erases: sent again it does so again.
#[rustfmt::skip]
pub const NOT_REPEATABLE: [&str; 14] = [
    "media_volume_up", "media_volume_down", "media_toggle_playback", "media_next_track", "media_prev_track",
    "media_next_fav", "media_prev_fav", "remote_boombox", "add_charge_schedule", "add_precondition_schedule",
    "erase_user_data", "trigger_homelink", "dashcam_save_clip", "take_drivenote",
];

/// What opens or closes on somebody, removes, erases, forbids or allows, or takes the car out of use.
#[rustfmt::skip]
pub const CONFIRM: [&str; 20] = [
    "remove_charge_schedule", "remove_precondition_schedule", "batch_remove_charge_schedules",
    "batch_remove_precondition_schedules", "set_pin_to_drive", "reset_pin_to_drive_pin",
    "clear_pin_to_drive_admin", "speed_limit_clear_pin_admin", "guest_mode", "erase_user_data",
    "parental_controls_activate", "parental_controls_deactivate", "parental_controls_enable_setting",
    "parental_controls_set_speed_limit", "parental_controls_clear_pin_admin", "window_control",
    "trigger_homelink", "open_tonneau", "close_tonneau", "schedule_software_update",
];

#[rustfmt::skip]
pub const GROUPS: [&str; 9] = [
    "Media", "Seats and wheel", "Schedules", "Managed charging", "Security", "Parental controls",
    "Windows and gates", "Navigation", "Car",
];

fn flag(name: &str, wire_name: &str, required: bool) -> Value {
    json!({ "name": name, "wireName": wire_name, "required": required, "kind": "boolean" })
}

fn text(name: &str, wire_name: &str, required: bool, longest: u32) -> Value {
    json!({ "name": name, "wireName": wire_name, "required": required, "kind": "text", "maxLength": longest })
}

fn integer(name: &str, wire_name: &str, required: bool, max: u64) -> Value {
    json!({ "name": name, "wireName": wire_name, "required": required,
        "kind": "integer", "min": 0, "max": max, "step": 1 })
}

fn with_unit(mut number: Value, unit: &str) -> Value {
    number["unit"] = json!(unit);
    number
}

fn minutes(name: &str, wire_name: &str, required: bool) -> Value {
    with_unit(integer(name, wire_name, required, 1439), "min")
}

fn degrees(name: &str, required: bool, most: i32) -> Value {
    json!({ "name": name, "wireName": name, "required": required,
        "kind": "number", "min": -most, "max": most, "step": 0.00001, "unit": "°" })
}

/// The greatest whole number that JavaScript holds exactly: what is known of ids is only that they are whole.
const LARGEST: u64 = 9_007_199_254_740_991;

/// Each command's parameters, but for what only people read.
#[allow(clippy::too_many_lines, reason = "a list")]
pub fn parameters() -> Value {
    let on = flag("on", "on", true);
    let enable = flag("enable", "enable", true);
    let manual_override = flag("manualOverride", "manual_override", false);
    let id = integer("id", "id", true, LARGEST);
    let order = integer("order", "order", false, LARGEST);
    let place = |required| (degrees("lat", required, 90), degrees("lon", required, 180));
    let ((lat, lon), (lat_if_needed, lon_if_needed)) = (place(true), place(false));
    let days = text("daysOfWeek", "days_of_week", true, 256);
    let enabled = flag("enabled", "enabled", true);
    let once = flag("oneTime", "one_time", false);
    let other = integer("id", "id", false, LARGEST);
    let name = text("name", "name", false, 256);
    let places = [flag("home", "home", true), flag("work", "work", true), flag("other", "other", true)];
    let amperes = with_unit(integer("chargingAmps", "charging_amps", true, 48), "A");
    let pin = json!({ "name": "pin", "wireName": "pin", "required": true, "kind": "pin" });
    json!({
        "adjust_volume": [{ "name": "volume", "wireName": "volume", "required": true,
            "kind": "number", "min": 0, "max": 11, "step": 1 }],
        "remote_boombox": [integer("sound", "sound", true, 2000)],
        "remote_seat_heater_request": [
            integer("heater", "heater", true, 8),
            integer("level", "level", true, 3),
        ],
        "remote_seat_cooler_request": [
            integer("seatPosition", "seat_position", true, 8),
            integer("seatCoolerLevel", "seat_cooler_level", true, 4),
        ],
        "remote_auto_seat_climate_request": [
            { "name": "autoSeatPosition", "wireName": "auto_seat_position", "required": true,
              "kind": "integer", "min": 1, "max": 2, "step": 1 },
            flag("autoClimateOn", "auto_climate_on", true),
        ],
        "remote_steering_wheel_heater_request": [on],
        "remote_steering_wheel_heat_level_request": [integer("level", "level", true, 3)],
        "remote_auto_steering_wheel_heat_climate_request": [on],
        "set_preconditioning_max": [on, manual_override],
        "set_bioweapon_mode": [on, manual_override],
        "set_climate_keeper_mode": [
            integer("climateKeeperMode", "climate_keeper_mode", true, 3),
            manual_override,
        ],
        "set_cabin_overheat_protection": [on, flag("fanOnly", "fan_only", false)],
        "set_cop_temp": [integer("copTemp", "cop_temp", true, 2)],
        "set_charging_amps": [amperes],
        "set_scheduled_charging": [enable, minutes("time", "time", true)],
        "set_scheduled_departure": [
            enable,
            minutes("departureTime", "departure_time", false),
            flag("preconditioningEnabled", "preconditioning_enabled", false),
            flag("preconditioningWeekdaysOnly", "preconditioning_weekdays_only", false),
            flag("offPeakChargingEnabled", "off_peak_charging_enabled", false),
            flag("offPeakChargingWeekdaysOnly", "off_peak_charging_weekdays_only", false),
            minutes("endOffPeakTime", "end_off_peak_time", false),
        ],
        "add_charge_schedule": [
            days, enabled, lat, lon,
            flag("startEnabled", "start_enabled", false),
            minutes("startTime", "start_time", false),
            flag("endEnabled", "end_enabled", false),
            minutes("endTime", "end_time", false),
            once, other, name,
        ],
        "remove_charge_schedule": [id],
        "add_precondition_schedule": [
            days, enabled, lat, lon,
            minutes("preconditionTime", "precondition_time", true),
            once, other, name,
        ],
        "remove_precondition_schedule": [id],
        "batch_remove_charge_schedules": places,
        "batch_remove_precondition_schedules": places,
        "set_managed_charge_current_request": [amperes],
        "set_managed_charger_location": [
            { "name": "location", "wireName": "location", "required": true, "kind": "object" },
        ],
        "set_managed_scheduled_charging_time": [minutes("time", "time", true)],
        "set_sentry_mode": [on],
        "set_pin_to_drive": [
            on,
            { "name": "password", "wireName": "password", "required": false, "kind": "pin" },
        ],
        "guest_mode": [enable],
        "parental_controls_activate": [pin],
        "parental_controls_deactivate": [pin],
        "parental_controls_enable_setting": [
            { "name": "setting", "wireName": "setting", "required": true, "kind": "choice",
              "choices": ["SpeedLimit", "Acceleration", "SafetyFeatures", "Curfew",
                "BrowserBlocked", "TheaterBlocked", "ArcadeBlocked"] },
            enable,
        ],
        "parental_controls_set_speed_limit": [
            { "name": "limitMph", "wireName": "limit_mph", "required": true,
              "kind": "number", "min": 1, "max": 120, "step": 1, "unit": "mph" },
        ],
        "window_control": [
            { "name": "command", "wireName": "command", "required": true, "kind": "choice",
              "choices": ["vent", "close"] },
            lat_if_needed, lon_if_needed,
        ],
        "trigger_homelink": [
            lat, lon,
            { "name": "token", "wireName": "token", "required": false, "kind": "password" },
        ],
        "navigation_request": [
            text("type", "type", true, 64),
            { "name": "value", "wireName": "value", "required": true, "kind": "object" },
            text("locale", "locale", true, 32),
            text("timestampMs", "timestamp_ms", true, 32),
        ],
        "navigation_gps_request": [lat, lon, order],
        "navigation_sc_request": [id, order],
        "navigation_waypoints_request": [text("waypoints", "waypoints", true, 4096)],
        "schedule_software_update": [with_unit(integer("offsetSec", "offset_sec", true, 2_147_483_647), "s")],
        "set_vehicle_name": [text("vehicleName", "vehicle_name", true, 256)],
        "take_drivenote": [text("note", "note", true, 80)],
        "set_low_power_mode": [enable],
        "keep_accessory_power_mode": [enable],
    })
}
