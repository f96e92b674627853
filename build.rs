//! Generates an exported function for each row of the table, its TypeScript declaration, and the type of its parameters.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use tesla_commands_core::catalogue::{Answer, Command, Kind, Parameter, Presence, Range};
use tesla_commands_core::commands::commands;

fn main() {
    // The table is compiled into this script: the exports change only with the crates.
    println!("cargo::rerun-if-changed=build.rs");
    let (mut exports, mut types) = (String::new(), String::new());
    for command in commands() {
        write_export(&mut exports, command);
        write_types(&mut types, command);
    }
    write_names(&mut types);
    let folder = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("exports.rs"), exports).expect("OUT_DIR can be written");
    fs::write(Path::new(&folder).join("types.d.ts"), types).expect("OUT_DIR can be written");
}

fn write_export(out: &mut String, command: &Command) {
    let Command { name, function, description, .. } = command;
    let (parameters, params) = if command.parameters.is_empty() {
        ("vehicle: JsValue, options: JsValue", "JsValue::UNDEFINED")
    } else {
        ("vehicle: JsValue, params: JsValue, options: JsValue", "params")
    };
    writeln!(
        out,
        "/// {description}\n\
         #[wasm_bindgen(js_name = {function}, skip_typescript)]\n\
         pub fn {name}({parameters}) -> Promise {{\n    \
             call_by_name({name:?}, vehicle, {params}, options)\n\
         }}\n"
    )
    .expect("a string can be written");
}

fn write_types(out: &mut String, command: &Command) {
    let Command { function, description, details, .. } = command;
    let interface = interface_name(function);
    if !command.parameters.is_empty() {
        out.push_str(&format!("\n/** What `{function}` takes. */\nexport interface {interface} {{\n"));
        for parameter in command.parameters {
            let optional = parameter.presence != Presence::Required;
            let (mark, or_undefined) = if optional { ("?", " | undefined") } else { ("", "") };
            let (name, kind) = (parameter.name, type_of(parameter.kind));
            out.push_str(&format!("  /** {} */\n  {name}{mark}: {kind}{or_undefined};\n", about(parameter)));
        }
        out.push_str("}\n");
    }
    let near = if command.internet_only { " Vehicles refuse it over Bluetooth." } else { "" };
    let repeatable =
        if command.repeatable { "Safe to send again." } else { "Not safe to send again: each call acts." };
    let is_optional = command.parameters.iter().all(|it| it.presence != Presence::Required);
    let (params, params_doc) = match (command.parameters.is_empty(), is_optional) {
        (true, _) => (String::new(), ""),
        (false, true) => (format!("params?: {interface} | null, "), PARAMS_DOC),
        (false, false) => (format!("params: {interface}, "), PARAMS_DOC),
    };
    let (answer, returns) = match command.answer {
        Answer::CommandResult => {
            ("CommandResult", "The car's answer, once it has done as asked or already was in that state.")
        }
        _ => ("VehicleSummary", "The car as the server has it, once the server has asked it."),
    };
    let details = if details.is_empty() { String::new() } else { format!(" {details}") };
    let form = if command.signed_only {
        "It has a signed form only: the vehicle needs a `key`."
    } else if command.signed.is_some() {
        "It is sent signed where the vehicle has a `key`."
    } else {
        "It is sent plain, also where the vehicle has a `key`."
    };
    out.push_str(&format!(
        "\n/**\n * {description}{details}\n *\n * {form}{near} {repeatable}\n *\n * @param vehicle The car, and how to reach it.\n\
         {params_doc} * @param options How the call is made.\n * @returns {returns}\n \
         * @throws {{@link TeslaCommandError}}, always as a rejection.\n */\n\
         export function {function}(vehicle: Vehicle, {params}options?: RequestOptions): Promise<{answer}>;\n"
    ));
}

const PARAMS_DOC: &str = " * @param params What the command takes.\n";

fn interface_name(function: &str) -> String {
    let (first, rest) = function.split_at(1);
    first.to_uppercase() + rest + "Params"
}

fn about(parameter: &Parameter) -> String {
    let limits = match parameter.kind {
        Kind::Number(Range { min, max, unit, .. }) => format!(" From {min} to {max}{}.", spaced(unit)),
        Kind::Integer(Range { min, max, unit, .. }) => {
            format!(" A whole number from {min} to {max}{}.", spaced(unit))
        }
        Kind::Text { max_length } => format!(" At most {max_length} characters."),
        Kind::Pin => " Four digits, as text.".to_owned(),
        Kind::NamedNumber(names) => {
            let names = names.iter().map(|(name, number)| format!("`\"{name}\"` or {number}"));
            format!(" One of {}.", names.collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    };
    let presence = match parameter.presence {
        Presence::Required => "Required.".to_owned(),
        Presence::Optional | Presence::DefaultsToNewId => "Optional.".to_owned(),
        Presence::DefaultsToFalse => "Default: false.".to_owned(),
        Presence::DefaultsToGiven(other) => format!("Default: whether `{other}` is given."),
        Presence::DefaultsTo(other) => format!("Default: that of `{other}`."),
        Presence::RequiredWith { parameter, value } => {
            format!("Required with `{parameter}: \"{value}\"`, refused otherwise.")
        }
    };
    format!("{}{limits} {presence}", parameter.description)
}

fn spaced(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

fn type_of(kind: Kind) -> String {
    match kind {
        Kind::Number(_) | Kind::Integer(_) => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Choice(choices) => {
            choices.iter().map(|choice| format!("\"{choice}\"")).collect::<Vec<_>>().join(" | ")
        }
        Kind::NamedNumber(names) => {
            let (words, numbers): (Vec<_>, Vec<_>) =
                names.iter().map(|(name, number)| (format!("\"{name}\""), number.to_string())).unzip();
            [words, numbers].concat().join(" | ")
        }
        Kind::Object => "object".to_owned(),
        Kind::Calendar => "object | string".to_owned(),
        Kind::Text { .. } | Kind::Days | Kind::Pin | Kind::Password => "string".to_owned(),
    }
}

fn write_names(out: &mut String) {
    out.push_str("\n/** The wire name of a command. */\nexport type CommandName =");
    for command in commands() {
        out.push_str(&format!("\n  | \"{}\"", command.name));
    }
    out.push_str(";\n");
}
