//! What is expected of each command: `tests/expectations/commands.json`, which all suites read. It is written by hand, from
//! the reference and from what is known of servers and cars.

#![allow(dead_code, reason = "no test uses all of it")]

use serde_json::{Map, Value};
use tesla_commands_core::catalogue::values::{self, Values};
use tesla_commands_core::catalogue::{Command, Parameter};
use tesla_commands_core::commands::commands;
use tesla_commands_core::error::Result;

/// The id that a schedule without one gets, where nothing else is said.
pub const NEW_ID: f64 = 1_731_974_499.0;

/// The expectations of all commands, by their names on the wire.
pub fn all() -> Map<String, Value> {
    serde_json::from_str(include_str!("../../../tests/expectations/commands.json")).expect("JSON")
}

/// The command with the name on the wire.
pub fn command(name: &str) -> &'static Command {
    commands().find(|command| command.name == name).unwrap_or_else(|| panic!("no command {name}"))
}

/// The names of the 25 commands of the reference.
pub fn of_the_reference() -> Vec<String> {
    all()
        .into_iter()
        .filter(|(_, expected)| expected["source"] == "reference")
        .map(|(name, _)| name)
        .collect()
}

/// The values that a call with these parameters has. They are named as in JavaScript, or as on the wire.
pub fn check(command: &Command, given: &Value) -> Result<Values> {
    let value = |_, parameter: &Parameter| {
        let given = given.get(parameter.name).or_else(|| given.get(parameter.wire_name));
        Ok(given.map(|given| match given {
            Value::Bool(value) => values::Value::Boolean(*value),
            Value::Number(number) => {
                values::Value::Number { number: number.as_f64().expect("a number"), json: number.to_string() }
            }
            Value::String(text) => values::Value::Text(text.clone()),
            other => values::Value::Json(other.to_string()),
        }))
    };
    Values::check(command, value, || NEW_ID)
}
