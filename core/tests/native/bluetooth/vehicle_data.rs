//! The state of infotainment in the names of the REST API: each field of each category.

use serde_json::{Value, json};
use tesla_commands_core::bluetooth::vehicle_data::{Category, Reading, VehicleData};
use tesla_commands_core::bluetooth::vehicle_status::VehicleStatus;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::hex;

const VIN: &str = "5YJ30123456789ABC";

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A field with a whole number or a truth value.
fn int(field: u64, number: i64) -> Vec<u8> {
    [varint(field << 3), varint(number as u64)].concat()
}

/// A field with a number of single precision.
fn float(field: u64, number: f32) -> Vec<u8> {
    [varint(field << 3 | 5), number.to_le_bytes().to_vec()].concat()
}

/// A field with the message of these fields.
fn message(field: u64, fields: &[Vec<u8>]) -> Vec<u8> {
    let content = fields.concat();
    [varint(field << 3 | 2), varint(content.len() as u64), content].concat()
}

fn text(field: u64, text: &str) -> Vec<u8> {
    message(field, &[text.as_bytes().to_vec()])
}

/// A field with a message that has this empty member.
fn member(field: u64, member: u64) -> Vec<u8> {
    message(field, &[message(member, &[])])
}

/// A field with a timestamp.
fn time(field: u64, seconds: i64, nanoseconds: i64) -> Vec<u8> {
    message(field, &[int(1, seconds), int(2, nanoseconds)])
}

fn parse(data: &VehicleData) -> Value {
    let record = data.to_record(VIN);
    assert_eq!(record.id.as_deref(), Some(VIN));
    serde_json::from_str(&record.json).expect("JSON")
}

/// What is told of a car whose answer to the category is the field `reply` with these fields.
fn told(category: Category, reply: u64, fields: &[Vec<u8>]) -> Value {
    let mut data = VehicleData::default();
    let response = [message(1, &[]), message(2, &[message(reply, fields)])].concat();
    assert_eq!(data.read(category, &response), Some(Reading::Taken));
    let Value::Object(mut told) = parse(&data) else { panic!("no object") };
    assert_eq!((told.remove("vin"), told.remove("state")), (Some(json!(VIN)), Some(json!("online"))));
    Value::Object(told)
}

/// What is told after these answers in hex digits.
fn recorded(category: Category, plaintext: &str) -> Value {
    let mut data = VehicleData::default();
    assert_eq!(data.read(category, &hex(plaintext)), Some(Reading::Taken));
    parse(&data)
}

#[test]
fn b8_charge() {
    let plaintext = "0a0012351a330a022a00e2010212009a02021a00c00650fd0600806743900748980747b807e601c80710d0070bf80701f0082de5090000e441";
    assert_eq!(
        recorded(Category::Charge, plaintext),
        json!({ "vin": VIN, "state": "online", "charge_state": {
            "charging_state": "Charging", "conn_charge_cable": "IEC", "charge_port_latch": "Engaged",
            "charge_limit_soc": 80, "battery_range": 231.5, "battery_level": 72, "usable_battery_level": 71,
            "charger_voltage": 230, "charger_actual_current": 16, "charger_power": 11, "charge_port_door_open": true,
            "minutes_to_full_charge": 45, "time_to_full_charge": 0.75, "charge_rate": 28.5,
        } })
    );
}

#[test]
fn b9_to_b12_climate_drive_closures_and_software() {
    let climate =
        "122d222bf2010212009a02020a00ad0600009c41b506000040c0bd060000ac41c5060000a041e80603f00601880702";
    assert_eq!(
        recorded(Category::Climate, climate),
        json!({ "vin": VIN, "state": "online", "climate_state": {
            "inside_temp": 19.5, "outside_temp": -3, "driver_temp_setting": 21.5, "passenger_temp_setting": 20,
            "fan_status": 3, "is_climate_on": true, "seat_heater_left": 2, "climate_keeper_mode": "off",
            "defrost_mode": 0,
        } })
    );
    assert_eq!(
        recorded(Category::Drive, "120e2a0c0a021200b80600c80687ad4b"),
        json!({ "vin": VIN, "state": "online", "drive_state": { "shift_state": "P", "power": 0 },
            "vehicle_state": { "odometer": 12345.67 } })
    );
    let closures = "123b4a395a0232009a01021a00b20118b80600c00601d5060000f042dd0600004842e5060000aa42a80600d00601d8060180070f880701900700a80700";
    assert_eq!(
        recorded(Category::Closures, closures),
        json!({ "vin": VIN, "state": "online", "vehicle_state": {
            "df": 0, "rt": 1, "fd_window": 1, "sun_roof_state": "vent", "sun_roof_percent_open": 15,
            "locked": true, "is_user_present": false, "valet_mode": false, "sentry_mode": true,
            "speed_limit_mode": { "active": false, "pin_code_set": true, "max_limit_mph": 120,
                "min_limit_mph": 50, "current_limit_mph": 85 },
        } })
    );
    assert_eq!(
        recorded(Category::SoftwareUpdate, "1216ba01130a022200c80664da0609323032362e33322e31"),
        json!({ "vin": VIN, "state": "online", "vehicle_state": { "software_update": {
            "status": "available", "download_perc": 100, "version": "2026.32.1",
        } } })
    );
}

#[test]
fn every_field_of_charge() {
    let fields = [
        member(1, 2),
        member(2, 6),
        member(3, 1),
        member(28, 3),
        time(31, 1_634_914_800, 0),
        member(35, 4),
        time(44, 1_700_000_000, 123_456_789),
        member(45, 2),
        member(46, 1),
        int(104, 80),
        int(105, 90),
        int(106, 50),
        int(107, 100),
        int(109, 3),
        int(110, 1),
        float(111, 231.48),
        float(112, 200.05),
        float(113, 240.0),
        int(114, 72),
        int(115, 71),
        float(116, 12.3),
        float(117, 50.5),
        float(118, 51.0),
        int(119, 230),
        int(120, 32),
        int(121, 16),
        int(122, 11),
        int(123, 100),
        int(142, 45),
        int(125, 0),
        int(126, 28),
        float(156, 28.4),
        int(127, 0),
        int(129, 1_700_001_000),
        int(130, 1),
        int(132, 0),
        int(133, 1),
        int(134, 2),
        int(136, 0),
        int(137, 15),
        int(138, 16),
        int(139, 0),
        int(140, 1),
        int(141, 1_700_002_000),
        int(147, 360),
        int(148, 2),
        int(149, 14),
        int(150, 420),
        int(151, 450),
        int(152, 1),
        int(154, 0),
        int(155, 5),
        int(159, 1),
    ];
    assert_eq!(
        told(Category::Charge, 3, &fields),
        json!({ "charge_state": {
            "charging_state": "Disconnected", "fast_charger_type": "Combo", "fast_charger_brand": "Tesla",
            "conn_charge_cable": "SAE", "scheduled_departure_time": 1_634_914_800, "charge_port_latch": "Blocking",
            "timestamp": 1_700_000_000_123_u64, "preconditioning_times": "weekdays",
            "off_peak_charging_times": "all_week", "charge_limit_soc": 80, "charge_limit_soc_std": 90,
            "charge_limit_soc_min": 50, "charge_limit_soc_max": 100, "max_range_charge_counter": 3,
            "fast_charger_present": true, "battery_range": 231.48, "est_battery_range": 200.05,
            "ideal_battery_range": 240, "battery_level": 72, "usable_battery_level": 71,
            "charge_energy_added": 12.3, "charge_miles_added_rated": 50.5, "charge_miles_added_ideal": 51,
            "charger_voltage": 230, "charger_pilot_current": 32, "charger_actual_current": 16, "charger_power": 11,
            "minutes_to_full_charge": 100, "time_to_full_charge": 1.67, "trip_charging": false, "charge_rate": 28.4,
            "charge_port_door_open": false, "scheduled_charging_start_time": 1_700_001_000,
            "scheduled_charging_pending": true, "user_charge_enable_request": false, "charge_enable_request": true,
            "charger_phases": 2, "charge_port_cold_weather_mode": false, "charge_current_request": 15,
            "charge_current_request_max": 16, "managed_charging_active": false,
            "managed_charging_user_canceled": true, "managed_charging_start_time": 1_700_002_000,
            "off_peak_hours_end_time": 360, "scheduled_charging_mode": "DepartBy", "charge_amps": 14,
            "scheduled_charging_start_time_minutes": 420, "scheduled_departure_time_minutes": 450,
            "preconditioning_enabled": true, "supercharger_session_trip_planner": false,
            "charge_port_color": "FlashingGreen", "charge_cable_unlatched": true,
        } })
    );
}

#[test]
fn every_field_of_climate() {
    let fields = [
        member(30, 5),
        time(33, 1_700_000_000, 0),
        member(35, 3),
        float(101, 19.5),
        float(102, -3.0),
        float(103, 21.5),
        float(104, 20.0),
        int(105, -309),
        int(106, 309),
        int(107, 1),
        int(108, 0),
        int(109, 3),
        int(110, 1),
        float(111, 15.0),
        float(112, 28.0),
        int(113, 1),
        int(114, 2),
        int(115, 3),
        int(116, 0),
        int(117, 1),
        int(118, 2),
        int(119, 3),
        int(120, 0),
        int(121, 1),
        int(122, 1),
        int(123, 0),
        int(125, 1),
        int(126, 0),
        int(127, 1),
        int(128, 0),
        int(129, 1),
        int(134, 0),
        int(136, 1),
        int(137, 0),
        int(138, 1),
        int(139, 2),
        int(140, 3),
        int(141, 1),
        int(142, 0),
        int(143, 2),
        int(144, 1),
        int(146, 2),
        int(147, 1),
        int(148, 3),
        int(150, 1),
    ];
    assert_eq!(
        told(Category::Climate, 4, &fields),
        json!({
            "charge_state": { "battery_heater_on": true },
            "climate_state": {
                "climate_keeper_mode": "camp", "timestamp": 1_700_000_000_000_u64, "defrost_mode": 2,
                "inside_temp": 19.5, "outside_temp": -3, "driver_temp_setting": 21.5, "passenger_temp_setting": 20,
                "left_temp_direction": -309, "right_temp_direction": 309, "is_front_defroster_on": true,
                "is_rear_defroster_on": false, "fan_status": 3, "is_climate_on": true, "min_avail_temp": 15,
                "max_avail_temp": 28, "seat_heater_left": 1, "seat_heater_right": 2, "seat_heater_rear_left": 3,
                "seat_heater_rear_right": 0, "seat_heater_rear_center": 1, "seat_heater_rear_right_back": 2,
                "seat_heater_rear_left_back": 3, "seat_heater_third_row_right": 0, "seat_heater_third_row_left": 1,
                "battery_heater": true, "battery_heater_no_power": false, "steering_wheel_heater": true,
                "wiper_blade_heater": false, "side_mirror_heaters": true, "is_preconditioning": false,
                "remote_heater_control_enabled": true, "bioweapon_mode": false, "is_auto_conditioning_on": true,
                "auto_seat_climate_left": false, "auto_seat_climate_right": true, "seat_fan_front_left": 2,
                "seat_fan_front_right": 3, "allow_cabin_overheat_protection": true,
                "supports_fan_only_cabin_overheat_protection": false, "cabin_overheat_protection": "FanOnly",
                "cabin_overheat_protection_actively_cooling": true, "cop_activation_temperature": "Medium",
                "auto_steering_wheel_heat": true, "steering_wheel_heat_level": 3, "hvac_auto_request": "Override",
            },
        })
    );
}

#[test]
fn every_field_of_drive_and_location() {
    let fields = [
        member(1, 5),
        time(4, 1_700_000_000, 999_000_000),
        float(106, 42.5),
        int(102, 42),
        int(103, -7),
        int(105, 1_234_500),
        text(7, "Z\u{fc}rich \"HB\""),
        float(8, 12.25),
        float(9, 7.5),
        float(10, 1.5),
        float(11, 55.0),
        message(12, &[float(1, 47.377_9), float(2, 8.540_2)]),
    ];
    assert_eq!(
        told(Category::Drive, 5, &fields),
        json!({
            "drive_state": {
                "shift_state": "D", "timestamp": 1_700_000_000_999_u64, "speed": 42.5, "power": -7,
                "active_route_destination": "Z\u{fc}rich \"HB\"", "active_route_minutes_to_arrival": 12.25,
                "active_route_miles_to_arrival": 7.5, "active_route_traffic_minutes_delay": 1.5,
                "active_route_energy_at_arrival": 55, "active_route_latitude": 47.3779,
                "active_route_longitude": 8.5402,
            },
            "vehicle_state": { "odometer": 12345 },
        })
    );
    let fields = [
        float(101, 52.370_2),
        float(102, 4.895_2),
        int(103, 182),
        int(104, 1_700_000_000),
        int(105, 1),
        float(106, 52.5),
        float(107, -4.5),
        member(8, 2),
        float(109, 31.25),
        float(110, 121.5),
        time(11, 1_700_000_001, 0),
        int(112, 1),
        text(113, "Home"),
        float(114, 52.0),
        float(115, 4.0),
        float(116, 90.5),
        float(117, -2.0),
        float(118, 3.5),
    ];
    assert_eq!(
        told(Category::Location, 8, &fields),
        json!({
            "drive_state": {
                "latitude": 52.3702, "longitude": 4.8952, "heading": 182, "gps_as_of": 1_700_000_000,
                "native_location_supported": 1, "native_latitude": 52.5, "native_longitude": -4.5,
                "native_type": "wgs", "corrected_latitude": 31.25, "corrected_longitude": 121.5,
                "timestamp": 1_700_000_001_000_u64, "location_name": "Home", "geo_latitude": 52,
                "geo_longitude": 4, "geo_heading": 90.5, "geo_elevation": -2, "geo_accuracy": 3.5,
            },
            "vehicle_state": { "homelink_nearby": true },
        })
    );
}

#[test]
fn every_field_of_closures() {
    let fields = [
        int(101, 1),
        int(102, 0),
        int(103, 1),
        int(104, 0),
        int(105, 1),
        int(106, 0),
        int(107, 1),
        int(108, 0),
        int(109, 1),
        int(110, 0),
        member(11, 3),
        int(112, 0),
        int(113, 0),
        int(114, 1),
        member(15, 8),
        int(116, 1),
        int(117, 1),
        int(118, 1),
        member(19, 1),
        int(120, 1),
        message(22, &[int(103, 1), int(104, 0), float(106, 90.0), float(107, 50.0), float(108, 65.5)]),
        int(23, 2),
        int(24, 30),
        int(25, 1),
        time(2000, 1_700_000_000, 0),
    ];
    assert_eq!(
        told(Category::Closures, 9, &fields),
        json!({ "vehicle_state": {
            "df": 1, "dr": 0, "pf": 1, "pr": 0, "ft": 1, "rt": 0, "fd_window": 1, "fp_window": 0, "rd_window": 1,
            "rp_window": 0, "sun_roof_state": "closed", "sun_roof_percent_open": 0, "locked": false,
            "is_user_present": true, "center_display_state": 7, "remote_start": true, "valet_mode": true,
            "valet_pin_needed": true, "sentry_mode": false, "sentry_mode_available": true,
            "speed_limit_mode": { "active": true, "pin_code_set": false, "max_limit_mph": 90, "min_limit_mph": 50,
                "current_limit_mph": 65.5 },
            "tonneau_state": "ajar", "tonneau_percent_open": 30, "tonneau_in_motion": true,
            "timestamp": 1_700_000_000_000_u64,
        } })
    );
}

#[test]
fn every_field_of_tires_software_and_media() {
    let mut fields =
        vec![float(2, 2.9), float(3, 2.85), float(4, 2.8), float(5, 2.75), float(18, 2.9), float(19, 3.0)];
    fields.extend((6..10).map(|field| time(field, 1_700_000_000, 5)));
    fields.extend([10, 12, 15, 17].map(|field| int(field, 1)));
    fields.extend([11, 13, 14, 16].map(|field| int(field, 0)));
    assert_eq!(
        told(Category::TirePressure, 19, &fields),
        json!({ "vehicle_state": {
            "tpms_pressure_fl": 2.9, "tpms_pressure_fr": 2.85, "tpms_pressure_rl": 2.8, "tpms_pressure_rr": 2.75,
            "tpms_rcp_front_value": 2.9, "tpms_rcp_rear_value": 3,
            "tpms_last_seen_pressure_time_fl": 1_700_000_000, "tpms_last_seen_pressure_time_fr": 1_700_000_000,
            "tpms_last_seen_pressure_time_rl": 1_700_000_000, "tpms_last_seen_pressure_time_rr": 1_700_000_000,
            "tpms_hard_warning_fl": true, "tpms_hard_warning_fr": false, "tpms_hard_warning_rl": true,
            "tpms_hard_warning_rr": false, "tpms_soft_warning_fl": false, "tpms_soft_warning_fr": true,
            "tpms_soft_warning_rl": false, "tpms_soft_warning_rr": true,
        } })
    );
    let fields = [
        member(1, 1),
        int(102, 1_700_000_000_000),
        int(103, 60_000),
        int(104, 1_500),
        int(105, 20),
        int(106, 10),
        text(107, "2026.32.1"),
    ];
    assert_eq!(
        told(Category::SoftwareUpdate, 23, &fields),
        json!({ "vehicle_state": { "software_update": {
            "status": "", "scheduled_time_ms": 1_700_000_000_000_u64, "warning_time_remaining_ms": 60000,
            "expected_duration_sec": 1500, "download_perc": 20, "install_perc": 10, "version": "2026.32.1",
        } } })
    );
    let media = [
        int(2, 1),
        text(3, "Kraftwerk"),
        text(4, "Autobahn"),
        float(5, 2.666_7),
        float(6, 0.333_333),
        float(7, 10.333_333),
        int(8, 13),
        int(9, 1),
    ];
    assert_eq!(
        told(Category::Media, 20, &media),
        json!({ "vehicle_state": {
            "media_info": {
                "now_playing_artist": "Kraftwerk", "now_playing_title": "Autobahn", "audio_volume": 2.6667,
                "audio_volume_increment": 0.333333, "audio_volume_max": 10.333333, "now_playing_source": "13",
                "media_playback_status": "Playing",
            },
            "media_state": { "remote_control_enabled": true },
        } })
    );
    let detail =
        [int(2, 240_000), int(3, 12_000), text(4, "7"), text(5, "Autobahn"), text(6, ""), text(7, "phone")];
    assert_eq!(
        told(Category::MediaDetail, 21, &detail),
        json!({ "vehicle_state": { "media_info": {
            "now_playing_duration": 240000, "now_playing_elapsed": 12000, "now_playing_source": "7",
            "now_playing_album": "Autobahn", "now_playing_station": "", "a2dp_source_name": "phone",
        } } })
    );
}

#[test]
fn every_field_of_schedules_and_parental_controls() {
    let full = [
        int(1, 1_700_000_000),
        text(2, "Night"),
        int(3, 127),
        int(4, 1),
        int(5, 60),
        int(6, 1),
        int(7, 360),
        int(8, 1),
        int(9, 1),
        float(10, 52.37),
        float(11, 4.895),
    ];
    let fields = [message(1, &full), message(1, &[int(1, 2)]), int(3, 15), int(4, 10), int(5, 1)];
    assert_eq!(
        told(Category::ChargeSchedule, 15, &fields),
        json!({ "charge_schedule_data": {
            "charge_schedules": [
                { "id": 1_700_000_000, "name": "Night", "days_of_week": 127, "start_enabled": true, "start_time": 60,
                  "end_enabled": true, "end_time": 360, "one_time": true, "enabled": true, "latitude": 52.37,
                  "longitude": 4.895 },
                { "id": 2, "name": "", "days_of_week": 0, "start_enabled": false, "start_time": 0,
                  "end_enabled": false, "end_time": 0, "one_time": false, "enabled": false, "latitude": 0,
                  "longitude": 0 },
            ],
            "charge_buffer": 15, "max_num_charge_schedules": 10, "next_schedule": true,
        } })
    );
    let full = [
        int(1, 3),
        text(2, "Work"),
        int(3, 62),
        int(4, 450),
        int(5, 1),
        int(6, 1),
        float(7, -33.5),
        float(8, 151.25),
    ];
    assert_eq!(
        told(Category::PreconditioningSchedule, 16, &[message(1, &full), int(3, 10), int(4, 0)]),
        json!({ "preconditioning_schedule_data": {
            "precondition_schedules": [
                { "id": 3, "name": "Work", "days_of_week": 62, "precondition_time": 450, "one_time": true,
                  "enabled": true, "latitude": -33.5, "longitude": 151.25 },
            ],
            "max_num_precondition_schedules": 10, "next_schedule": false,
        } })
    );
    assert_eq!(
        told(Category::ChargeSchedule, 15, &[]),
        json!({ "charge_schedule_data": { "charge_schedules": [] } }),
        "no schedule is an empty list"
    );
    let settings = [
        int(1, 1),
        float(2, 90.0),
        float(3, 50.0),
        float(4, 70.0),
        int(5, 1),
        int(6, 0),
        int(7, 1),
        int(8, 1320),
        int(9, 360),
    ];
    assert_eq!(
        told(Category::ParentalControls, 24, &[int(2, 1), int(3, 0), message(4, &settings)]),
        json!({ "parental_controls_state": {
            "parental_controls_active": true, "parental_controls_pin_set": false,
            "parental_controls_settings": { "speed_limit_enabled": true, "max_limit_mph": 90, "min_limit_mph": 50,
                "current_limit_mph": 70, "chill_acceleration_enabled": true,
                "require_safety_settings_enabled": false, "curfew_enabled": true, "curfew_start_time": 1320,
                "curfew_end_time": 360 },
        } })
    );
}

/// The words of an enumeration, by the numbers of its members or values.
fn words(
    category: Category,
    reply: u64,
    pointer: &str,
    fields: impl Fn(u64) -> Vec<u8>,
    expected: &[(u64, Value)],
) {
    for (number, word) in expected {
        let told = told(category, reply, &[fields(*number)]);
        assert_eq!(told.pointer(pointer), Some(word), "{pointer} {number}");
    }
    for unknown in [0, 20, 1 << 28] {
        let told = told(category, reply, &[fields(unknown)]);
        if expected.iter().all(|(number, _)| *number != unknown) {
            assert_eq!(told.pointer(pointer), None, "{pointer} {unknown}");
        }
    }
}

#[test]
fn each_word_of_an_enumeration() {
    fn list(first: u64, words: &[&str]) -> Vec<(u64, Value)> {
        (first..).zip(words.iter().map(|word| json!(word))).collect()
    }
    // The field 0 is none, so a member 0 makes the message malformed: it is left out like an unknown one.
    let charge = |pointer, field, expected: &[(u64, Value)]| {
        words(Category::Charge, 3, pointer, |number| member(field, number), expected);
    };
    let states =
        ["Unknown", "Disconnected", "NoPower", "Starting", "Charging", "Complete", "Stopped", "Calibrating"];
    charge("/charge_state/charging_state", 1, &list(1, &states));
    let types = [
        "<invalid>",
        "Supercharger",
        "Chademo",
        "Gb",
        "ACSingleWireCAN",
        "Combo",
        "MCSingleWireCAN",
        "Other",
        "Tesla",
    ];
    charge("/charge_state/fast_charger_type", 2, &list(1, &types));
    charge("/charge_state/fast_charger_brand", 3, &list(1, &["Tesla", "<invalid>"]));
    charge("/charge_state/conn_charge_cable", 28, &list(1, &["<invalid>", "IEC", "SAE", "GB_AC", "GB_DC"]));
    charge(
        "/charge_state/charge_port_latch",
        35,
        &list(1, &["<invalid>", "Disengaged", "Engaged", "Blocking"]),
    );
    let choice = |pointer, field, expected: &[(u64, Value)]| {
        words(Category::Charge, 3, pointer, |number| int(field, number as i64), expected);
    };
    choice("/charge_state/scheduled_charging_mode", 148, &list(0, &["Off", "StartAt", "DepartBy"]));
    let colors = [
        "Off",
        "Red",
        "Green",
        "Blue",
        "White",
        "FlashingGreen",
        "FlashingAmber",
        "Amber",
        "Rave",
        "Debug",
        "FlashingBlue",
    ];
    choice("/charge_state/charge_port_color", 155, &list(0, &colors));

    let climate = |pointer, field, expected: &[(u64, Value)]| {
        words(Category::Climate, 4, pointer, |number| member(field, number), expected);
    };
    climate("/climate_state/climate_keeper_mode", 30, &list(1, &["unknown", "off", "on", "dog", "camp"]));
    climate("/climate_state/defrost_mode", 35, &[(1, json!(0)), (2, json!(1)), (3, json!(2))]);
    let choice = |pointer, field, expected: &[(u64, Value)]| {
        words(Category::Climate, 4, pointer, |number| int(field, number as i64), expected);
    };
    choice("/climate_state/cabin_overheat_protection", 143, &list(0, &["Off", "On", "FanOnly"]));
    let temperatures = [(0, Value::Null), (1, json!("Low")), (2, json!("Medium")), (3, json!("High"))];
    choice("/climate_state/cop_activation_temperature", 146, &temperatures);
    let levels = [(0, Value::Null), (1, json!(0)), (2, json!(1)), (3, json!(3))];
    choice("/climate_state/steering_wheel_heat_level", 148, &levels);
    choice("/climate_state/hvac_auto_request", 150, &list(0, &["On", "Override"]));

    let gears = [
        (1, Value::Null),
        (2, json!("P")),
        (3, json!("R")),
        (4, json!("N")),
        (5, json!("D")),
        (6, Value::Null),
    ];
    words(Category::Drive, 5, "/drive_state/shift_state", |number| member(1, number), &gears);
    words(
        Category::Location,
        8,
        "/drive_state/native_type",
        |number| member(8, number),
        &list(1, &["gcj", "wgs"]),
    );

    let closures = |pointer, field, expected: &[(u64, Value)]| {
        words(Category::Closures, 9, pointer, |number| member(field, number), expected);
    };
    let roof = ["unknown", "calibrating", "closed", "open", "moving", "vent"];
    closures("/vehicle_state/sun_roof_state", 11, &list(1, &roof));
    let display: Vec<_> = (1..=10).map(|number| (number, json!(number - 1))).collect();
    closures("/vehicle_state/center_display_state", 15, &display);
    let sentry: Vec<_> = (1..=6).map(|number| (number, json!(number > 1))).collect();
    closures("/vehicle_state/sentry_mode", 19, &sentry);
    let tonneau = ["closed", "open", "ajar", "unknown", "failed_unlatch", "opening", "closing"];
    let expected = list(0, &tonneau);
    words(Category::Closures, 9, "/vehicle_state/tonneau_state", |number| int(23, number as i64), &expected);

    let update = ["", "installing", "scheduled", "available", "downloading_wifi_wait", "downloading"];
    let pointer = "/vehicle_state/software_update/status";
    words(Category::SoftwareUpdate, 23, pointer, |number| member(1, number), &list(1, &update));
    let pointer = "/vehicle_state/media_info/media_playback_status";
    let playback = list(0, &["Stopped", "Playing", "Paused"]);
    words(Category::Media, 20, pointer, |number| int(9, number as i64), &playback);
}

#[test]
fn what_the_car_does_not_tell_is_left_out() {
    assert_eq!(told(Category::Charge, 3, &[]), json!({}));
    assert_eq!(told(Category::Charge, 4, &[int(101, 1)]), json!({}), "another category than was asked for");
    let odd = [
        // Fields of another type than they should have, an empty enumeration, a text that is none.
        text(114, "72"),
        int(111, 231),
        message(1, &[]),
        float(127, 1.0),
        message(107, &[vec![0xFF]]),
        float(112, f32::NAN),
        float(113, f32::INFINITY),
        float(116, 3.4e38),
        message(44, &[int(1, i64::MAX)]),
        member(3, 7),
        int(9999, 1),
    ];
    assert_eq!(told(Category::Charge, 3, &odd), json!({}));
    assert_eq!(told(Category::Drive, 5, &[message(7, &[vec![0xC3]])]), json!({}));
}

#[test]
fn a_field_that_has_two_sources_takes_what_is_there() {
    assert_eq!(told(Category::Charge, 3, &[int(126, 28)]), json!({ "charge_state": { "charge_rate": 28 } }));
    assert_eq!(told(Category::Drive, 5, &[int(102, 42)]), json!({ "drive_state": { "speed": 42 } }));
}

#[test]
fn of_a_field_that_comes_twice_the_last_one_counts() {
    let twice = [int(114, 70), int(114, 71)];
    assert_eq!(told(Category::Charge, 3, &twice), json!({ "charge_state": { "battery_level": 71 } }));
}

#[test]
fn fractions_are_as_short_as_they_can_be() {
    for (value, expected) in [
        (0.0, "0"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (-0.05, "-0.05"),
        (19.5, "19.5"),
        (20.0, "20"),
        (100.0, "100"),
        (231.48, "231.48"),
        (12_345.67, "12345.67"),
        (52.370_216, "52.370216"),
        (-122.419_42, "-122.41942"),
        (0.000_123, "0.000123"),
        (1e-12, "0"),
        (-1e-12, "0"),
        (16_777_216.0, "16777216"),
        (1e9, "1000000000"),
        (0.999_999_94, "0.99999994"),
        (9.999_999, "9.999999"),
    ] {
        let mut data = VehicleData::default();
        data.read(Category::Climate, &message(2, &[message(4, &[float(101, value)])]));
        let expected =
            format!(r#"{{"vin":"{VIN}","state":"online","climate_state":{{"inside_temp":{expected}}}}}"#);
        assert_eq!(data.to_record(VIN).json, expected);
    }
}

#[test]
fn several_categories_and_the_status_make_one_object() {
    let mut data = VehicleData::default();
    let read = |data: &mut VehicleData, category, reply, fields: &[Vec<u8>]| {
        assert_eq!(data.read(category, &message(2, &[message(reply, fields)])), Some(Reading::Taken));
    };
    read(&mut data, Category::Charge, 3, &[int(114, 72)]);
    read(&mut data, Category::Climate, 4, &[float(101, 19.5), int(122, 0)]);
    read(&mut data, Category::Drive, 5, &[member(1, 2), int(105, 1_234_567), time(4, 5, 0)]);
    read(&mut data, Category::Location, 8, &[float(101, 52.5), time(11, 6, 0)]);
    read(&mut data, Category::Closures, 9, &[int(113, 1), int(101, 0)]);
    read(&mut data, Category::Media, 20, &[text(4, "a")]);
    read(&mut data, Category::MediaDetail, 21, &[text(5, "b")]);
    // Unlocked, asleep, somebody inside, the driver's door and the trunk open.
    let status = VehicleStatus::read(&hex("0a0408012801 1000 1802 2002")).expect("a status");
    data.add_status(&status);
    assert_eq!(
        parse(&data),
        json!({
            "vin": VIN, "state": "online",
            "charge_state": { "battery_level": 72, "battery_heater_on": false, "charge_port_door_open": false },
            "climate_state": { "inside_temp": 19.5, "battery_heater": false },
            "drive_state": { "shift_state": "P", "timestamp": 5000, "latitude": 52.5 },
            "vehicle_state": {
                "odometer": 12345.67, "locked": true, "df": 0, "is_user_present": true, "dr": 0, "pf": 0, "pr": 0,
                "ft": 0, "rt": 1, "media_info": { "now_playing_title": "a", "now_playing_album": "b" },
            },
        })
    );
}

#[test]
fn the_status_alone_tells_of_a_sleeping_car() {
    let mut data = VehicleData::default();
    assert_eq!(parse(&data), json!({ "vin": VIN }));
    data.add_status(&VehicleStatus::read(&hex("1001 1802 2001")).expect("a status"));
    let record = data.to_record(VIN);
    assert_eq!(record.state.as_deref(), Some("asleep"));
    assert_eq!(
        parse(&data),
        json!({ "vin": VIN, "state": "asleep", "vehicle_state": { "locked": true, "is_user_present": false } })
    );
}

#[test]
fn a_refusal_and_what_is_malformed_are_told_apart() {
    let mut data = VehicleData::default();
    let refusal = hex("0a16080112120a10616c72656164795f7374616e64617264");
    let refused = Some(Reading::Refused("already_standard".to_owned()));
    assert_eq!(data.read(Category::Charge, &refusal), refused);
    for malformed in ["ff", "1201", "12021aff", "12041a0208", "12031a0108"] {
        assert_eq!(data.read(Category::Charge, &hex(malformed)), None, "{malformed}");
    }
    assert_eq!(parse(&data), json!({ "vin": VIN }), "nothing of it is taken over");
}
