//! The fields of each category: number, what it holds, name in the REST API.

use super::fields::Field;
use super::fields::Kind::{
    Boolean, Choice, Float, Hours, Hundredths, Integer, IntegerText, Joined, List, Member, Milliseconds,
    Object, Seconds, Text,
};

/// Texts as JSON.
macro_rules! words {
    ($($word:literal),*) => { &[$(concat!("\"", $word, "\"")),*] };
}

macro_rules! fields {
    ($($name:ident { $($number:literal $kind:expr, $field:literal;)* })*) => {
        $(pub const $name: &[Field] = &[$(Field { number: $number, kind: $kind, name: $field }),*];)*
    };
}

fields! {
    CHARGE {
        1 Member(words!["Unknown", "Disconnected", "NoPower", "Starting", "Charging", "Complete", "Stopped", "Calibrating"]), "charging_state";
        2 Member(words!["<invalid>", "Supercharger", "Chademo", "Gb", "ACSingleWireCAN", "Combo", "MCSingleWireCAN", "Other", "Tesla"]), "fast_charger_type";
        3 Member(words!["Tesla", "<invalid>"]), "fast_charger_brand";
        28 Member(words!["<invalid>", "IEC", "SAE", "GB_AC", "GB_DC"]), "conn_charge_cable";
        31 Seconds, "scheduled_departure_time";
        35 Member(words!["<invalid>", "Disengaged", "Engaged", "Blocking"]), "charge_port_latch";
        44 Milliseconds, "timestamp";
        45 Member(words!["all_week", "weekdays"]), "preconditioning_times";
        46 Member(words!["all_week", "weekdays"]), "off_peak_charging_times";
        104 Integer, "charge_limit_soc";
        105 Integer, "charge_limit_soc_std";
        106 Integer, "charge_limit_soc_min";
        107 Integer, "charge_limit_soc_max";
        109 Integer, "max_range_charge_counter";
        110 Boolean, "fast_charger_present";
        111 Float, "battery_range";
        112 Float, "est_battery_range";
        113 Float, "ideal_battery_range";
        114 Integer, "battery_level";
        115 Integer, "usable_battery_level";
        116 Float, "charge_energy_added";
        117 Float, "charge_miles_added_rated";
        118 Float, "charge_miles_added_ideal";
        119 Integer, "charger_voltage";
        120 Integer, "charger_pilot_current";
        121 Integer, "charger_actual_current";
        122 Integer, "charger_power";
        123 Integer, "minutes_to_full_charge";
        142 Integer, "minutes_to_full_charge";
        123 Hours, "time_to_full_charge";
        142 Hours, "time_to_full_charge";
        125 Boolean, "trip_charging";
        156 Float, "charge_rate";
        126 Integer, "charge_rate";
        127 Boolean, "charge_port_door_open";
        129 Integer, "scheduled_charging_start_time";
        130 Boolean, "scheduled_charging_pending";
        132 Boolean, "user_charge_enable_request";
        133 Boolean, "charge_enable_request";
        134 Integer, "charger_phases";
        136 Boolean, "charge_port_cold_weather_mode";
        137 Integer, "charge_current_request";
        138 Integer, "charge_current_request_max";
        139 Boolean, "managed_charging_active";
        140 Boolean, "managed_charging_user_canceled";
        141 Integer, "managed_charging_start_time";
        147 Integer, "off_peak_hours_end_time";
        148 Choice(words!["Off", "StartAt", "DepartBy"]), "scheduled_charging_mode";
        149 Integer, "charge_amps";
        150 Integer, "scheduled_charging_start_time_minutes";
        151 Integer, "scheduled_departure_time_minutes";
        152 Boolean, "preconditioning_enabled";
        154 Boolean, "supercharger_session_trip_planner";
        155 Choice(words!["Off", "Red", "Green", "Blue", "White", "FlashingGreen", "FlashingAmber", "Amber", "Rave", "Debug", "FlashingBlue"]), "charge_port_color";
        159 Boolean, "charge_cable_unlatched";
    }

    CLIMATE {
        30 Member(words!["unknown", "off", "on", "dog", "camp"]), "climate_keeper_mode";
        33 Milliseconds, "timestamp";
        35 Member(&["0", "1", "2"]), "defrost_mode";
        101 Float, "inside_temp";
        102 Float, "outside_temp";
        103 Float, "driver_temp_setting";
        104 Float, "passenger_temp_setting";
        105 Integer, "left_temp_direction";
        106 Integer, "right_temp_direction";
        107 Boolean, "is_front_defroster_on";
        108 Boolean, "is_rear_defroster_on";
        109 Integer, "fan_status";
        110 Boolean, "is_climate_on";
        111 Float, "min_avail_temp";
        112 Float, "max_avail_temp";
        113 Integer, "seat_heater_left";
        114 Integer, "seat_heater_right";
        115 Integer, "seat_heater_rear_left";
        116 Integer, "seat_heater_rear_right";
        117 Integer, "seat_heater_rear_center";
        118 Integer, "seat_heater_rear_right_back";
        119 Integer, "seat_heater_rear_left_back";
        120 Integer, "seat_heater_third_row_right";
        121 Integer, "seat_heater_third_row_left";
        122 Boolean, "battery_heater";
        123 Boolean, "battery_heater_no_power";
        125 Boolean, "steering_wheel_heater";
        126 Boolean, "wiper_blade_heater";
        127 Boolean, "side_mirror_heaters";
        128 Boolean, "is_preconditioning";
        129 Boolean, "remote_heater_control_enabled";
        134 Boolean, "bioweapon_mode";
        136 Boolean, "is_auto_conditioning_on";
        137 Boolean, "auto_seat_climate_left";
        138 Boolean, "auto_seat_climate_right";
        139 Integer, "seat_fan_front_left";
        140 Integer, "seat_fan_front_right";
        141 Boolean, "allow_cabin_overheat_protection";
        142 Boolean, "supports_fan_only_cabin_overheat_protection";
        143 Choice(words!["Off", "On", "FanOnly"]), "cabin_overheat_protection";
        144 Boolean, "cabin_overheat_protection_actively_cooling";
        146 Choice(&["null", "\"Low\"", "\"Medium\"", "\"High\""]), "cop_activation_temperature";
        147 Boolean, "auto_steering_wheel_heat";
        148 Choice(&["null", "0", "1", "3"]), "steering_wheel_heat_level";
        150 Choice(words!["On", "Override"]), "hvac_auto_request";
    }

    // What of it the REST API has with the charging.
    CLIMATE_CHARGE {
        122 Boolean, "battery_heater_on";
    }

    DRIVE {
        1 Member(&["null", "\"P\"", "\"R\"", "\"N\"", "\"D\"", "null"]), "shift_state";
        4 Milliseconds, "timestamp";
        106 Float, "speed";
        102 Integer, "speed";
        103 Integer, "power";
        7 Text, "active_route_destination";
        8 Float, "active_route_minutes_to_arrival";
        9 Float, "active_route_miles_to_arrival";
        10 Float, "active_route_traffic_minutes_delay";
        11 Float, "active_route_energy_at_arrival";
        12 Joined(ROUTE_END), "";
    }

    ROUTE_END {
        1 Float, "active_route_latitude";
        2 Float, "active_route_longitude";
    }

    DRIVE_VEHICLE {
        105 Hundredths, "odometer";
    }

    LOCATION {
        101 Float, "latitude";
        102 Float, "longitude";
        103 Integer, "heading";
        104 Integer, "gps_as_of";
        105 Integer, "native_location_supported";
        106 Float, "native_latitude";
        107 Float, "native_longitude";
        8 Member(words!["gcj", "wgs"]), "native_type";
        109 Float, "corrected_latitude";
        110 Float, "corrected_longitude";
        11 Milliseconds, "timestamp";
        113 Text, "location_name";
        114 Float, "geo_latitude";
        115 Float, "geo_longitude";
        116 Float, "geo_heading";
        117 Float, "geo_elevation";
        118 Float, "geo_accuracy";
    }

    LOCATION_VEHICLE {
        112 Boolean, "homelink_nearby";
    }

    CLOSURES {
        101 Integer, "df";
        102 Integer, "dr";
        103 Integer, "pf";
        104 Integer, "pr";
        105 Integer, "ft";
        106 Integer, "rt";
        107 Integer, "fd_window";
        108 Integer, "fp_window";
        109 Integer, "rd_window";
        110 Integer, "rp_window";
        11 Member(words!["unknown", "calibrating", "closed", "open", "moving", "vent"]), "sun_roof_state";
        112 Integer, "sun_roof_percent_open";
        113 Boolean, "locked";
        114 Boolean, "is_user_present";
        15 Member(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]), "center_display_state";
        116 Boolean, "remote_start";
        117 Boolean, "valet_mode";
        118 Boolean, "valet_pin_needed";
        19 Member(&["false", "true", "true", "true", "true", "true"]), "sentry_mode";
        120 Boolean, "sentry_mode_available";
        22 Object(SPEED_LIMIT_MODE), "speed_limit_mode";
        23 Choice(words!["closed", "open", "ajar", "unknown", "failed_unlatch", "opening", "closing"]), "tonneau_state";
        24 Integer, "tonneau_percent_open";
        25 Boolean, "tonneau_in_motion";
        2000 Milliseconds, "timestamp";
    }

    SPEED_LIMIT_MODE {
        103 Boolean, "active";
        104 Boolean, "pin_code_set";
        106 Float, "max_limit_mph";
        107 Float, "min_limit_mph";
        108 Float, "current_limit_mph";
    }

    TIRE_PRESSURE {
        2 Float, "tpms_pressure_fl";
        3 Float, "tpms_pressure_fr";
        4 Float, "tpms_pressure_rl";
        5 Float, "tpms_pressure_rr";
        6 Seconds, "tpms_last_seen_pressure_time_fl";
        7 Seconds, "tpms_last_seen_pressure_time_fr";
        8 Seconds, "tpms_last_seen_pressure_time_rl";
        9 Seconds, "tpms_last_seen_pressure_time_rr";
        10 Boolean, "tpms_hard_warning_fl";
        11 Boolean, "tpms_hard_warning_fr";
        12 Boolean, "tpms_hard_warning_rl";
        13 Boolean, "tpms_hard_warning_rr";
        14 Boolean, "tpms_soft_warning_fl";
        15 Boolean, "tpms_soft_warning_fr";
        16 Boolean, "tpms_soft_warning_rl";
        17 Boolean, "tpms_soft_warning_rr";
        18 Float, "tpms_rcp_front_value";
        19 Float, "tpms_rcp_rear_value";
    }

    SOFTWARE_UPDATE {
        1 Member(words!["", "installing", "scheduled", "available", "downloading_wifi_wait", "downloading"]), "status";
        102 Integer, "scheduled_time_ms";
        103 Integer, "warning_time_remaining_ms";
        104 Integer, "expected_duration_sec";
        105 Integer, "download_perc";
        106 Integer, "install_perc";
        107 Text, "version";
    }

    MEDIA {
        3 Text, "now_playing_artist";
        4 Text, "now_playing_title";
        5 Float, "audio_volume";
        6 Float, "audio_volume_increment";
        7 Float, "audio_volume_max";
        8 IntegerText, "now_playing_source";
        9 Choice(words!["Stopped", "Playing", "Paused"]), "media_playback_status";
    }

    MEDIA_STATE {
        2 Boolean, "remote_control_enabled";
    }

    MEDIA_DETAIL {
        2 Integer, "now_playing_duration";
        3 Integer, "now_playing_elapsed";
        4 Text, "now_playing_source";
        5 Text, "now_playing_album";
        6 Text, "now_playing_station";
        7 Text, "a2dp_source_name";
    }

    CHARGE_SCHEDULE {
        1 List(CHARGE_SCHEDULE_ENTRY), "charge_schedules";
        3 Integer, "charge_buffer";
        4 Integer, "max_num_charge_schedules";
        5 Boolean, "next_schedule";
    }

    CHARGE_SCHEDULE_ENTRY {
        1 Integer, "id";
        2 Text, "name";
        3 Integer, "days_of_week";
        4 Boolean, "start_enabled";
        5 Integer, "start_time";
        6 Boolean, "end_enabled";
        7 Integer, "end_time";
        8 Boolean, "one_time";
        9 Boolean, "enabled";
        10 Float, "latitude";
        11 Float, "longitude";
    }

    PRECONDITIONING_SCHEDULE {
        1 List(PRECONDITION_SCHEDULE_ENTRY), "precondition_schedules";
        3 Integer, "max_num_precondition_schedules";
        4 Boolean, "next_schedule";
    }

    PRECONDITION_SCHEDULE_ENTRY {
        1 Integer, "id";
        2 Text, "name";
        3 Integer, "days_of_week";
        4 Integer, "precondition_time";
        5 Boolean, "one_time";
        6 Boolean, "enabled";
        7 Float, "latitude";
        8 Float, "longitude";
    }

    PARENTAL_CONTROLS {
        2 Boolean, "parental_controls_active";
        3 Boolean, "parental_controls_pin_set";
        4 Object(PARENTAL_CONTROLS_SETTINGS), "parental_controls_settings";
    }

    PARENTAL_CONTROLS_SETTINGS {
        1 Boolean, "speed_limit_enabled";
        2 Float, "max_limit_mph";
        3 Float, "min_limit_mph";
        4 Float, "current_limit_mph";
        5 Boolean, "chill_acceleration_enabled";
        6 Boolean, "require_safety_settings_enabled";
        7 Boolean, "curfew_enabled";
        8 Integer, "curfew_start_time";
        9 Integer, "curfew_end_time";
    }
}
