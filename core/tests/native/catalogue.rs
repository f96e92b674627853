//! The table as data, against the reference.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tesla_commands_core::catalogue::{Answer, Kind};
use tesla_commands_core::commands::{commands, find};

use crate::expectations;

const GROUPS: [&str; 18] = [
    "Access",
    "Climate",
    "Charging",
    "Trunks and roof",
    "Alerts",
    "Driving and security",
    "Calendar",
    "Media",
    "Seats and wheel",
    "Schedules",
    "Managed charging",
    "Security",
    "Parental controls",
    "Windows and gates",
    "Navigation",
    "Lights",
    "Power",
    "Car",
];

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
fn the_commands_are_those_that_are_expected_and_no_others() {
    let found: BTreeSet<&str> = commands().map(|command| command.name).collect();
    let expected = expectations::all();
    assert_eq!(found, expected.keys().map(String::as_str).collect());
    assert_eq!(expectations::of_the_reference().len(), 25);
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
fn each_command_is_as_expected() {
    let mut all = expectations::all();
    for entry in entries() {
        let name = text(&entry, "name");
        let expected = all.remove(name).expect(name);
        let mut parameters = entry["parameters"].clone();
        for parameter in parameters.as_array_mut().expect("a list") {
            let parameter = parameter.as_object_mut().expect("an object");
            parameter.retain(|member, _| !matches!(member.as_str(), "title" | "description"));
        }
        assert_eq!(with_floats(&parameters), with_floats(&expected["parameters"]), "{name}");
        for member in ["function", "source", "repeatable", "confirm", "bluetooth"] {
            assert_eq!(entry[member], expected[member], "{member} of {name}");
        }
        assert_eq!(entry["reference"], json!(expected["source"] == "reference"), "{name}");
        assert_eq!(entry["signed"], json!(expected["sent"] != "plain"), "{name}");
        assert_eq!(entry["signedOnly"], json!(expected["sent"] == "signed only"), "{name}");
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
            Kind::NamedNumber(names) => {
                names.iter().map(|(name, number)| format!("{name} ({number})")).collect()
            }
            Kind::Days => ["days", "Tues", "All", "Weekdays"].map(str::to_owned).to_vec(),
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
        assert!(GROUPS.contains(&group), "{entry}");
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
fn waking_answers_with_the_car_and_all_else_with_a_result() {
    for command in commands() {
        let answer = if command.name == "wake_up" { Answer::VehicleSummary } else { Answer::CommandResult };
        assert_eq!(command.answer, answer, "{}", command.name);
    }
}
