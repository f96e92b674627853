//! What goes out, against the reference.

use proptest::prelude::*;
use tesla_commands_core::catalogue::{VEHICLE_DATA, VEHICLES};
use tesla_commands_core::rest::request::{Form, Method, Request, check_token, forms_of_secret};

use tesla_commands_core::catalogue::values::{Value, Values};

use crate::expectations;
use crate::support::{at_least, command, values};

const ID: &str = "1492931365719407";

fn request(name: &str, form: Form, given: &[(&str, &str)]) -> (String, Option<String>) {
    let command = command(name);
    let request = Request::of(command, ID, form, &values(command, given));
    assert_eq!(request.method, Method::Post, "{name}");
    let path = request.path.strip_prefix("/api/1/vehicles/1492931365719407/").expect("the car's own path");
    (path.to_owned(), request.body)
}

#[test]
fn every_command_has_the_path_of_the_reference_and_without_parameters_an_empty_object() {
    for name in expectations::of_the_reference() {
        let path = if name == "wake_up" { name.clone() } else { format!("command/{name}") };
        assert_eq!(request(&name, Form::Json, &[]), (path.clone(), Some("{}".to_owned())));
        assert_eq!(request(&name, Form::Query, &[]), (path, None));
    }
}

#[test]
fn each_command_sends_what_is_expected_as_json_and_in_the_url() {
    for (name, expected) in expectations::all() {
        let command = command(&name);
        let path = if name == "wake_up" { name.clone() } else { format!("command/{name}") };
        for case in expected["requests"].as_array().into_iter().flatten() {
            let values = expectations::check(command, &case["params"]).expect("values");
            let request = |form| Request::of(command, ID, form, &values);
            let Request { path: found, body, .. } = request(Form::Json);
            assert_eq!(found, format!("/api/1/vehicles/{ID}/{path}"));
            let body: serde_json::Value = serde_json::from_str(&body.expect("a body")).expect("JSON");
            assert_eq!(body, case["body"], "{name}");
            let query = case["query"].as_str().unwrap_or_default();
            assert_eq!(request(Form::Query).path, format!("/api/1/vehicles/{ID}/{path}{query}"));
        }
    }
}

#[test]
fn each_command_refuses_a_wrong_value_and_names_its_parameter() {
    for (name, expected) in expectations::all() {
        let refused = &expected["refused"];
        assert_eq!(refused.is_null(), expected["parameters"] == serde_json::json!([]), "{name}");
        if !refused.is_null() {
            let error = expectations::check(command(&name), &refused["params"]).expect_err(&name);
            assert_eq!(error.parameter.as_deref(), refused["parameter"].as_str(), "{name}: {error}");
        }
    }
}

#[test]
fn parameters_go_into_a_json_object_or_as_in_the_reference_into_the_url() {
    for (name, given, json, query) in [
        (
            "set_temps",
            &[("driver_temp", "21.5"), ("passenger_temp", "20")][..],
            r#"{"driver_temp":21.5,"passenger_temp":20}"#,
            "driver_temp=21.5&passenger_temp=20",
        ),
        ("set_charge_limit", &[("percent", "80")], r#"{"percent":80}"#, "percent=80"),
        (
            "sun_roof_control",
            &[("state", "move"), ("percent", "50")],
            r#"{"state":"move","percent":50}"#,
            "state=move&percent=50",
        ),
        ("actuate_trunk", &[("which_trunk", "rear")], r#"{"which_trunk":"rear"}"#, "which_trunk=rear"),
        (
            "set_valet_mode",
            &[("on", "true"), ("password", "0042")],
            r#"{"on":true,"password":"0042"}"#,
            "on=true&password=0042",
        ),
        ("speed_limit_activate", &[("pin", "0042")], r#"{"pin":"0042"}"#, "pin=0042"),
        (
            "remote_start_drive",
            &[("password", "pä\"ß\\ &=?#/+%")],
            "{\"password\":\"pä\\\"ß\\\\ &=?#/+%\"}",
            "password=p%C3%A4%22%C3%9F%5C%20%26%3D%3F%23%2F%2B%25",
        ),
    ] {
        assert_eq!(request(name, Form::Json, given), (format!("command/{name}"), Some(json.to_owned())));
        assert_eq!(request(name, Form::Query, given), (format!("command/{name}?{query}"), None));
    }
}

#[test]
fn a_calendar_is_sent_as_given_whether_object_or_text() {
    let calendar = command("upcoming_calendar_entries");
    let values = values(calendar, &[("calendar_data", "BEGIN")]);
    assert_eq!(values.to_json(), r#"{"calendar_data":"BEGIN"}"#);
    let mut values = Values::default();
    values.set("calendar_data", Value::Json(r#"{"calendars":[]}"#.to_owned()));
    assert_eq!(values.to_json(), r#"{"calendar_data":{"calendars":[]}}"#);
}

#[test]
fn reads_are_reads() {
    let none = values(&VEHICLES, &[]);
    for (request, path) in [
        (Request::of(&VEHICLES, "", Form::Json, &none), "/api/1/vehicles"),
        (Request::of(&VEHICLE_DATA, ID, Form::Json, &none), "/api/1/vehicles/1492931365719407/vehicle_data"),
        (Request::look(ID), "/api/1/vehicles/1492931365719407"),
        (Request::products(), "/api/1/products"),
    ] {
        assert_eq!(request, Request { method: Method::Get, path: path.to_owned(), body: None });
    }
}

#[test]
fn the_secrets_of_a_command_are_its_pins_and_passwords() {
    for (name, given, secret) in [
        ("set_valet_mode", &[("on", "true"), ("password", "0042")][..], Some("0042")),
        ("remote_start_drive", &[("password", "hunter2")], Some("hunter2")),
        ("speed_limit_clear_pin", &[("pin", "8305")], Some("8305")),
        ("set_charge_limit", &[("percent", "80")], None),
    ] {
        let found = values(command(name), given).secrets(command(name));
        assert_eq!(found, secret.into_iter().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn a_secret_is_known_in_each_form_in_which_it_is_sent() {
    assert_eq!(forms_of_secret("p\"w %".to_owned()), ["p\"w %", "p\\\"w %", "p%22w%20%25"]);
}

#[test]
fn a_number_is_written_as_javascript_writes_it() {
    for (number, json) in [(20.0, "20"), (21.5, "21.5"), (-121.9444, "-121.9444"), (0.0, "0")] {
        let mut values = Values::default();
        values.set("driver_temp", Value::from(number));
        assert_eq!(values.to_json(), format!("{{\"driver_temp\":{json}}}"));
    }
}

#[test]
fn only_what_can_stand_in_a_header_is_taken_for_a_token() {
    for token in ["a", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "~!@#$%^&*()_+-=[]{}|;:',./<>?", &"x".repeat(16_384)]
    {
        assert_eq!(check_token(token), Ok(()), "{token}");
    }
    let long = "x".repeat(16_385);
    for token in ["", " ", "a b", "Bearer a", "a\n", "a\r\nX: y", "\ta", "a\0", "a\u{7f}", "é", "🚗", &long]
    {
        let flaw = check_token(token).expect_err(token);
        assert!(flaw.starts_with("must ") || flaw.starts_with("is "), "{flaw}");
    }
}

/// What a server makes of a value in a URL (RFC 3986, section 2.1).
fn unescaped(escaped: &str) -> String {
    let mut parts = escaped.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).expect("text")
}

proptest! {
    #![proptest_config(at_least(256))]

    #[test]
    fn any_text_survives_the_way_through_a_url_and_through_json(text in any::<String>()) {
        let command = command("remote_start_drive");
        let values = values(command, &[("password", &text)]);
        let path = Request::of(command, ID, Form::Query, &values).path;
        let (_, escaped) = path.split_once("?password=").expect("the password");
        prop_assert!(escaped.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{}", path);
        prop_assert_eq!(unescaped(escaped), text.clone());
        let json: serde_json::Value = serde_json::from_str(&values.to_json()).expect("JSON");
        prop_assert_eq!(json, serde_json::json!({ "password": text }));
    }
}
