//! The table as data, against the reference.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tesla_commands_core::catalogue::{Answer, Kind};
use tesla_commands_core::commands::{commands, find};

use crate::further;

/// The commands of the reference, in its order.
pub const NAMES: [&str; 25] = [
    "wake_up",
    "door_unlock",
    "door_lock",
    "honk_horn",
    "flash_lights",
    "auto_conditioning_start",
    "auto_conditioning_stop",
    "set_temps",
    "set_charge_limit",
    "charge_max_range",
    "charge_standard",
    "sun_roof_control",
    "actuate_trunk",
    "remote_start_drive",
    "charge_port_door_open",
    "charge_port_door_close",
    "charge_start",
    "charge_stop",
    "upcoming_calendar_entries",
    "set_valet_mode",
    "reset_valet_pin",
    "speed_limit_activate",
    "speed_limit_deactivate",
    "speed_limit_set_limit",
    "speed_limit_clear_pin",
];

/// What changes nothing more when it is sent again; the others honk, flash, toggle or start a time anew.
const NOT_REPEATABLE: [&str; 4] = ["honk_horn", "flash_lights", "actuate_trunk", "remote_start_drive"];

const GROUPS: [&str; 7] =
    ["Access", "Climate", "Charging", "Trunks and roof", "Alerts", "Driving and security", "Calendar"];

/// Each command's parameters, but for what only people read.
fn parameters() -> Value {
    let pin = json!([{ "name": "pin", "wireName": "pin", "required": true, "kind": "pin" }]);
    json!({
        "set_temps": [
            { "name": "driverTemp", "wireName": "driver_temp", "required": true,
              "kind": "number", "min": 15, "max": 28, "step": 0.5, "unit": "°C" },
            { "name": "passengerTemp", "wireName": "passenger_temp", "required": false,
              "defaultsTo": "driverTemp", "kind": "number", "min": 15, "max": 28, "step": 0.5, "unit": "°C" },
        ],
        "set_charge_limit": [
            { "name": "percent", "wireName": "percent", "required": true,
              "kind": "integer", "min": 50, "max": 100, "step": 1, "unit": "%" },
        ],
        "sun_roof_control": [
            { "name": "state", "wireName": "state", "required": true, "kind": "choice",
              "choices": ["open", "closed", "comfort", "vent", "move", "close", "stop"] },
            { "name": "percent", "wireName": "percent", "required": false,
              "onlyWith": { "parameter": "state", "value": "move" },
              "kind": "number", "min": 0, "max": 100, "step": 1, "unit": "%" },
        ],
        "actuate_trunk": [
            { "name": "whichTrunk", "wireName": "which_trunk", "required": true, "kind": "choice",
              "choices": ["front", "rear"] },
        ],
        "remote_start_drive": [
            { "name": "password", "wireName": "password", "required": false, "kind": "password" },
        ],
        "upcoming_calendar_entries": [
            { "name": "calendarData", "wireName": "calendar_data", "required": false, "kind": "calendar" },
        ],
        "set_valet_mode": [
            { "name": "on", "wireName": "on", "required": true, "kind": "boolean" },
            { "name": "password", "wireName": "password", "required": false, "kind": "pin" },
        ],
        "speed_limit_activate": pin,
        "speed_limit_deactivate": pin,
        "speed_limit_set_limit": [
            { "name": "limitMph", "wireName": "limit_mph", "required": true,
              "kind": "number", "min": 50, "max": 90, "step": 1, "unit": "mph" },
        ],
        "speed_limit_clear_pin": pin,
    })
}

/// The entries of the catalogue that pages get.
fn entries() -> Vec<Value> {
    commands().map(|command| serde_json::to_value(command).expect("JSON")).collect()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name} in {value}"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name} in {value}"))
}

#[test]
fn the_commands_are_those_of_the_reference_and_the_further_ones() {
    let entries = entries();
    let mut found: Vec<&str> = entries.iter().map(|entry| text(entry, "name")).collect();
    let mut names: Vec<&str> = NAMES.into_iter().chain(further::NAMES).collect();
    found.sort_unstable();
    names.sort_unstable();
    assert_eq!(found, names);
    for entry in &entries {
        assert_eq!(entry["reference"], json!(NAMES.contains(&text(entry, "name"))), "{entry}");
    }
}

#[test]
fn a_group_stands_in_one_place() {
    let entries = entries();
    let mut groups: Vec<&str> = entries.iter().map(|entry| text(entry, "group")).collect();
    groups.dedup();
    assert_eq!(groups.len(), groups.iter().collect::<BTreeSet<_>>().len(), "{groups:?}");
}

#[test]
fn a_command_is_found_by_its_name_and_by_that_of_its_function() {
    for command in commands() {
        assert_eq!(find(command.name).map(|found| found.name), Some(command.name));
        assert_eq!(find(command.function).map(|found| found.name), Some(command.name));
    }
    assert!(find("").is_none() && find("open_door").is_none() && find("vehicle_data").is_none());
}

#[test]
fn functions_and_parameters_are_named_as_on_the_wire_but_in_camel_case() {
    let snake_case = |name: &str| {
        name.chars().fold(String::new(), |done, character| {
            let gap = if character.is_uppercase() { "_" } else { "" };
            done + gap + &character.to_lowercase().to_string()
        })
    };
    for command in commands() {
        assert_eq!(snake_case(command.function), command.name);
        for parameter in command.parameters {
            assert_eq!(snake_case(parameter.name), parameter.wire_name);
        }
    }
}

/// The same with all numbers as such of JavaScript, which has no others.
fn with_floats(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(entries) => entries.iter().map(with_floats).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), with_floats(value))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn the_parameters_are_those_of_the_reference_and_of_the_public_record() {
    let mut expected = parameters();
    let further = further::parameters();
    expected.as_object_mut().expect("an object").extend(further.as_object().expect("an object").clone());
    for entry in entries() {
        let name = text(&entry, "name");
        let mut found = entry["parameters"].clone();
        for parameter in found.as_array_mut().expect("a list") {
            let parameter = parameter.as_object_mut().expect("an object");
            parameter.retain(|member, _| !matches!(member.as_str(), "title" | "description"));
        }
        let expected = expected[name].take();
        let expected = if expected.is_null() { json!([]) } else { expected };
        assert_eq!(with_floats(&found), with_floats(&expected), "{name}");
    }
}

#[test]
fn what_a_parameter_takes_is_told_in_words_with_its_limits() {
    for parameter in commands().flat_map(|command| command.parameters) {
        let words = match parameter.kind {
            Kind::Number(range) | Kind::Integer(range) => vec![range.min.to_string(), range.max.to_string()],
            Kind::Text { max_length } => vec!["text".to_owned(), max_length.to_string()],
            Kind::Object => vec!["object".to_owned()],
            Kind::Choice(choices) => choices.iter().map(|choice| (*choice).to_owned()).collect(),
            Kind::Boolean => vec!["true".to_owned(), "false".to_owned()],
            Kind::Pin => vec!["four digits".to_owned()],
            Kind::Password => vec!["text".to_owned()],
            Kind::Calendar => vec!["object".to_owned(), "text".to_owned()],
        };
        let wish = parameter.requirement();
        assert!(wish.starts_with("must be ") && words.iter().all(|word| wish.contains(word)), "{wish}");
    }
}

#[test]
fn pins_passwords_and_tokens_are_secrets_and_nothing_else_is() {
    for parameter in commands().flat_map(|command| command.parameters) {
        assert_eq!(
            parameter.is_secret(),
            matches!(parameter.name, "pin" | "password" | "token"),
            "{}",
            parameter.name
        );
    }
}

#[test]
fn every_command_and_every_parameter_is_documented() {
    let is_sentence = |text: &str| text.starts_with(char::is_uppercase) && text.ends_with('.');
    for entry in entries() {
        assert!(is_sentence(text(&entry, "description")), "{entry}");
        let details = text(&entry, "details");
        assert!(details.is_empty() || details.ends_with('.'), "{entry}");
        assert!(text(&entry, "title").starts_with(char::is_uppercase), "{entry}");
        let group = text(&entry, "group");
        assert!(GROUPS.contains(&group) || further::GROUPS.contains(&group), "{entry}");
        for parameter in list(&entry, "parameters") {
            assert!(is_sentence(text(parameter, "description")), "{parameter}");
            assert!(text(parameter, "title").starts_with(char::is_uppercase), "{parameter}");
        }
    }
    let entries = entries();
    let titles: BTreeSet<&str> = entries.iter().map(|entry| text(entry, "title")).collect();
    assert_eq!(titles.len(), entries.len(), "no two buttons have the same label");
}

#[test]
fn only_what_changes_nothing_more_is_called_repeatable_and_what_can_hurt_is_confirmed() {
    for entry in entries() {
        let name = text(&entry, "name");
        let acts_again = NOT_REPEATABLE.contains(&name) || further::NOT_REPEATABLE.contains(&name);
        assert_eq!(entry["repeatable"], json!(!acts_again), "{name}");
        assert!(entry["confirm"].is_boolean(), "{name}");
        if further::NAMES.contains(&name) {
            assert_eq!(entry["confirm"], json!(further::CONFIRM.contains(&name)), "{name}");
        }
    }
}

#[test]
fn waking_answers_with_the_car_and_all_else_with_a_result() {
    for command in commands() {
        let answer = if command.name == "wake_up" { Answer::VehicleSummary } else { Answer::CommandResult };
        assert_eq!(command.answer, answer, "{}", command.name);
    }
}
