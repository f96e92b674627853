//! The table as data, against the reference.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tesla_commands::catalogue::{Answer, Command, Kind, Need, commands, json as catalogue, limit, numbered};

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
    serde_json::from_str(&catalogue()).expect("a JSON list")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no text {name} in {value}"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name} in {value}"))
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |done, word| {
        let (head, tail) = word.split_at(1);
        done + &head.to_uppercase() + tail
    })
}

fn snake_case(name: &str) -> String {
    name.chars().fold(String::new(), |done, character| {
        let gap = if character.is_uppercase() { "_" } else { "" };
        done + gap + &character.to_lowercase().to_string()
    })
}

#[test]
fn the_commands_are_those_of_the_reference_in_its_order_and_then_the_further_ones() {
    let names: Vec<&str> = NAMES.into_iter().chain(further::NAMES).collect();
    assert_eq!(commands().iter().map(|command| command.name).collect::<Vec<_>>(), names);
    let entries = entries();
    assert_eq!(entries.iter().map(|entry| text(entry, "name")).collect::<Vec<_>>(), names);
    for entry in &entries {
        assert_eq!(entry["reference"], json!(NAMES.contains(&text(entry, "name"))), "{entry}");
    }
}

#[test]
fn each_function_of_the_package_has_its_number() {
    let names = ["vehicle_data", "vehicles"].into_iter().chain(NAMES).chain(further::NAMES);
    for (number, name) in names.enumerate() {
        assert_eq!(numbered(number).name, name);
    }
}

#[test]
fn functions_are_named_as_their_commands_in_camel_case() {
    for entry in entries() {
        assert_eq!(text(&entry, "function"), camel_case(text(&entry, "name")));
    }
}

#[test]
fn wire_names_are_the_parameters_names_in_snake_case() {
    for parameter in commands().iter().flat_map(Command::parameters) {
        assert_eq!(parameter.wire_name, snake_case(&parameter.name));
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
        assert_eq!(found, if expected.is_null() { json!([]) } else { expected }, "{name}");
    }
}

#[test]
fn what_is_checked_is_what_the_catalogue_says() {
    for (command, entry) in commands().iter().zip(entries()) {
        let parameters = list(&entry, "parameters");
        assert_eq!(command.parameters().len(), parameters.len(), "{}", command.name);
        assert_eq!(command.has_parameters, !parameters.is_empty(), "{}", command.name);
        for (parameter, entry) in command.parameters().iter().zip(parameters) {
            assert_eq!(parameter.name, text(entry, "name"));
            assert_eq!(parameter.wire_name, text(entry, "wireName"));
            let (kind, range, choices, longest) = match parameter.kind() {
                Kind::Number(range) => ("number", Some(range), None, None),
                Kind::Integer(range) => ("integer", Some(range), None, None),
                Kind::Boolean => ("boolean", None, None, None),
                Kind::Choice(choices) => ("choice", None, Some(choices), None),
                Kind::Text(longest) => ("text", None, None, Some(longest)),
                Kind::Object => ("object", None, None, None),
                Kind::Pin => ("pin", None, None, None),
                Kind::Password => ("password", None, None, None),
                Kind::Calendar => ("calendar", None, None, None),
            };
            assert_eq!(kind, text(entry, "kind"), "{entry}");
            let (min, max) = range.map(|range| (limit(range.min), limit(range.max))).unzip();
            assert_eq!((min, max), (entry["min"].as_f64(), entry["max"].as_f64()), "{entry}");
            assert_eq!(longest.map(limit), entry["maxLength"].as_f64(), "{entry}");
            assert_eq!(json!(choices), entry["choices"], "{entry}");
            let (required, default, with) = match parameter.need {
                Need::Required => (true, None, None),
                Need::Optional => (false, None, None),
                Need::DefaultsTo(other) => (false, Some(other), None),
                Need::With(other, value) => (false, None, Some((other, value))),
            };
            assert_eq!(
                (json!(required), json!(default)),
                (entry["required"].clone(), entry["defaultsTo"].clone())
            );
            let with = with.map(|(other, value)| json!({ "parameter": other, "value": value }));
            assert_eq!(json!(with), entry["onlyWith"], "{entry}");
        }
    }
}

#[test]
fn what_a_parameter_takes_is_told_in_words_with_its_limits() {
    for parameter in commands().iter().flat_map(Command::parameters) {
        let words = match parameter.kind() {
            Kind::Number(range) | Kind::Integer(range) => vec![range.min.to_string(), range.max.to_string()],
            Kind::Text(longest) => vec!["text".to_owned(), longest.to_string()],
            Kind::Object => vec!["object".to_owned()],
            Kind::Choice(choices) => choices.iter().map(|choice| (*choice).to_owned()).collect(),
            Kind::Boolean => vec!["true".to_owned(), "false".to_owned()],
            Kind::Pin => vec!["four digits".to_owned()],
            Kind::Password => vec!["text".to_owned()],
            Kind::Calendar => vec!["object".to_owned(), "text".to_owned()],
        };
        let wish = parameter.wish();
        assert!(wish.starts_with("must be ") && words.iter().all(|word| wish.contains(word)), "{wish}");
    }
}

#[test]
fn pins_passwords_and_tokens_are_secrets_and_nothing_else_is() {
    for parameter in commands().iter().flat_map(Command::parameters) {
        assert_eq!(
            parameter.is_secret(),
            matches!(parameter.name.as_str(), "pin" | "password" | "token"),
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
