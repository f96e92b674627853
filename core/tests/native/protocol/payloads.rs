//! What each command says to the car, byte by byte.

use serde_json::json;
use tesla_commands_core::commands::commands;
use tesla_commands_core::protocol::Domain::{Infotainment, VehicleSecurity};
use tesla_commands_core::protocol::payload::Payload;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::hex;
use crate::expectations::{self, check, command};

#[test]
fn each_command_says_to_the_car_what_it_should() {
    for (name, expected) in expectations::all() {
        let command = command(&name);
        let domain = match expected["domain"].as_str() {
            Some("infotainment") => Infotainment,
            Some("vehicle security") => VehicleSecurity,
            _ => {
                assert!(expected["sent"] == "plain" && command.signed.is_none(), "{name}");
                continue;
            }
        };
        let payloads = expected["payloads"].as_array().expect("payloads");
        assert!(!payloads.is_empty(), "{name}");
        for payload in payloads {
            let signed = command.signed.unwrap_or_else(|| panic!("{name} has no signed form"));
            let values = check(command, &payload["values"]).unwrap_or_else(|error| panic!("{error}"));
            let message = hex(payload["payload"].as_str().expect("a payload"));
            assert_eq!(signed(&values), Some(Payload { domain, message }), "{name} {payload}");
        }
    }
}

#[test]
fn a_command_goes_out_in_the_form_that_it_should() {
    for command in commands() {
        let form = match (command.signed, command.signed_only) {
            (None, _) => "plain",
            (Some(_), false) => "signed",
            (Some(_), true) => "signed only",
        };
        assert_eq!(expectations::all()[command.name]["sent"], form, "{}", command.name);
    }
}

#[test]
fn a_sun_roof_can_be_stopped_by_a_plain_command_only() {
    let command = command("sun_roof_control");
    let values = check(command, &json!({ "state": "stop" })).expect("values");
    assert_eq!(command.signed.and_then(|signed| signed(&values)), None);
}

#[test]
fn a_schedule_without_a_number_gets_the_new_one_however_often_it_is_sent() {
    // 1731974499, which is field 1 of the schedule.
    let id = hex("08e3aaefb906");
    for (name, more) in [
        ("add_charge_schedule", json!({ "start_time": 60 })),
        ("add_precondition_schedule", json!({ "precondition_time": 450 })),
    ] {
        let command = command(name);
        let mut given = json!({ "days_of_week": "All", "enabled": true, "lat": 0, "lon": 0 });
        given.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        for zero in [false, true] {
            if zero {
                given["id"] = json!(0);
            }
            let values = check(command, &given).expect("values");
            let signed = command.signed.expect("a signed form");
            let payload = signed(&values).expect("a payload");
            assert!(payload.message.windows(id.len()).any(|window| window == id), "{payload:?}");
            assert_eq!(signed(&values), Some(payload));
            // Servers choose one by themselves.
            assert_eq!(values.number("id"), zero.then_some(0.0));
        }
    }
}
