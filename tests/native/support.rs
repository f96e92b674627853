//! What several tests need: a command by its name, its values as text, and its answer.

use proptest::prelude::ProptestConfig;
use tesla_commands::catalogue::{Command, Kind, VEHICLE_DATA, VEHICLES, commands};
use tesla_commands::request::{Argument, Value, Values};
use tesla_commands::response::{CommandResult, Success};

/// How many inputs a test makes: so many, or with `PROPTEST_CASES=1000000` more.
pub fn at_least(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(cases), failure_persistence: None, ..config }
}

/// The command or read with the wire name.
pub fn command(name: &str) -> &'static Command {
    let all = commands().iter().chain([&VEHICLES, &VEHICLE_DATA]);
    all.into_iter().find(|command| command.name == name).unwrap_or_else(|| panic!("no command {name}"))
}

/// The values of the parameters with these wire names.
pub fn values(command: &Command, given: &[(&str, &str)]) -> Values {
    let argument = |&(name, text): &(&str, &str)| {
        let parameter = command.parameters().into_iter().find(|parameter| parameter.wire_name == name);
        let parameter = parameter.unwrap_or_else(|| panic!("{} has no parameter {name}", command.name));
        let is_json = matches!(parameter.kind(), Kind::Number(..) | Kind::Integer(..) | Kind::Boolean);
        let value = if is_json { Value::Json(text.to_owned()) } else { Value::Text(text.to_owned()) };
        Argument { name: parameter.wire_name, value, secret: parameter.is_secret() }
    };
    Values(given.iter().map(argument).collect())
}

/// What a command resolves to.
pub fn answered(result: bool, reason: &str) -> Success {
    Success::Result(CommandResult { result, reason: reason.to_owned() })
}
