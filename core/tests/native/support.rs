//! What several tests need: a command by its name, its values as text, and its answer.

use proptest::prelude::ProptestConfig;
use tesla_commands_core::catalogue::values::{Value, Values};
use tesla_commands_core::catalogue::{Command, Kind, VEHICLE_DATA, VEHICLES};
use tesla_commands_core::commands::commands;
use tesla_commands_core::rest::response::{CommandResult, Success};

/// How many inputs a test makes: so many, or with `PROPTEST_CASES=1000000` more.
pub fn at_least(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(cases), failure_persistence: None, ..config }
}

/// The command or read with the wire name.
pub fn command(name: &str) -> &'static Command {
    let mut all = commands().chain([&VEHICLES, &VEHICLE_DATA]);
    all.find(|command| command.name == name).unwrap_or_else(|| panic!("no command {name}"))
}

/// The values of the parameters with these wire names.
pub fn values(command: &Command, given: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for &(name, text) in given {
        let parameter = command.parameters.iter().find(|parameter| parameter.wire_name == name);
        let parameter = parameter.unwrap_or_else(|| panic!("{} has no parameter {name}", command.name));
        let value = match parameter.kind {
            Kind::Number(_) | Kind::Integer(_) => {
                Value::Number { number: text.parse().expect("a number"), json: text.to_owned() }
            }
            Kind::Boolean => Value::Boolean(text.parse().expect("a truth value")),
            _ => Value::Text(text.to_owned()),
        };
        values.set(parameter.wire_name, value);
    }
    values
}

/// What a command resolves to.
pub fn answered(result: bool, reason: &str) -> Success {
    Success::Result(CommandResult { result, reason: reason.to_owned() })
}
