//! The values of a command's parameters, checked.

use crate::catalogue::days;
use crate::catalogue::{Command, Kind, Parameter, Presence};
use crate::error::{CommandError, Result};
use crate::json::write_string;
use crate::text::decimal;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, which is finite.
    Number {
        /// The number.
        number: f64,
        /// The same number as JSON. JavaScript has formatted it already: a formatter of its own would make the module larger.
        json: String,
    },
    /// Text.
    Text(String),
    /// An object, as JSON.
    Json(String),
}

impl Value {
    /// The value as text for a URL, before escaping.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Value::Boolean(value) => if *value { "true" } else { "false" }.to_owned(),
            Value::Text(text) | Value::Json(text) | Value::Number { json: text, .. } => text.clone(),
        }
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Value::Text(text) => write_string(out, text),
            other => out.push_str(&other.to_text()),
        }
    }

    /// The value for a parameter of this kind: a number in place of its name, and days in the spelling that all servers
    /// accept. `None` if the kind does not accept it.
    #[must_use]
    pub fn of_kind(self, kind: Kind) -> Option<Value> {
        let is_taken = match (kind, &self) {
            (Kind::Number(range), Value::Number { number, .. }) => range.contains(*number),
            (Kind::Integer(range), Value::Number { number, .. }) => {
                range.contains(*number) && number.fract() == 0.0
            }
            (Kind::NamedNumber(names), value) => return named_number(names, value),
            (Kind::Choice(choices), Value::Text(text)) => choices.contains(&text.as_str()),
            (Kind::Days, Value::Text(text)) => return days::for_servers(text).map(Value::Text),
            (Kind::Text { max_length }, Value::Text(text)) => {
                !text.is_empty() && text.encode_utf16().count() <= max_length as usize
            }
            (Kind::Pin, Value::Text(text)) => {
                text.len() == PIN_LENGTH && text.bytes().all(|byte| byte.is_ascii_digit())
            }
            (Kind::Password, Value::Text(text)) => text.encode_utf16().count() <= LONGEST_PASSWORD,
            (Kind::Boolean, Value::Boolean(_)) => true,
            (Kind::Object | Kind::Calendar, Value::Json(json)) => is_object(json),
            (Kind::Calendar, Value::Text(text)) => text.len() <= LONGEST_OBJECT,
            _ => false,
        };
        is_taken.then_some(self)
    }
}

/// The number, or the number with this name.
#[expect(clippy::float_cmp, reason = "whole numbers are exact")]
fn named_number(names: &[(&str, u32)], given: &Value) -> Option<Value> {
    let (_, number) = names.iter().find(|(name, number)| match given {
        Value::Text(text) => text == name,
        Value::Number { number: given, .. } => *given == f64::from(*number),
        _ => false,
    })?;
    Some(Value::Number { number: (*number).into(), json: decimal((*number).into()) })
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number { number, json: number.to_string() }
    }
}

/// The length of a PIN, in digits.
const PIN_LENGTH: usize = 4;

/// The longest password, in UTF-16 code units.
const LONGEST_PASSWORD: usize = 1_024;

/// The longest object, in bytes of JSON. The module's memory never shrinks.
pub const LONGEST_OBJECT: usize = 262_144;

fn is_object(json: &str) -> bool {
    json.len() <= LONGEST_OBJECT && json.starts_with('{')
}

/// The values of a command, by the wire names of its parameters, in the order of the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    named: Vec<(&'static str, Value)>,
    new_id: f64,
}

impl Values {
    /// Checks the values that a caller gives, and adds the defaults of the parameters.
    ///
    /// `given` returns the value for a parameter; it also gets the parameter's index in the row. `new_id` returns an id that
    /// no schedule of the vehicle has: the seconds since 1970, and never the same twice. It is called at most once.
    ///
    /// # Errors
    ///
    /// If a value is missing or invalid.
    pub fn check(
        command: &Command,
        mut given: impl FnMut(usize, &Parameter) -> Result<Option<Value>>,
        new_id: impl FnOnce() -> f64,
    ) -> Result<Self> {
        let invalid = |name: &str, what: &str| CommandError::invalid(command.name, name, what);
        let given = command.parameters.iter().enumerate().map(|(index, parameter)| given(index, parameter));
        let given: Vec<_> = given.collect::<Result<_>>()?;
        let all = || command.parameters.iter().zip(&given);
        let mut values = Values::default();
        for (parameter, given) in all() {
            let other = |name: &str| {
                let other = command.parameters.iter().find(|other| other.name == name)?;
                values.get(other.wire_name).cloned()
            };
            let is = |name: &str, word: &str| matches!(other(name), Some(Value::Text(text)) if text == word);
            let value = match (given, parameter.presence) {
                (Some(_), Presence::RequiredWith { parameter: other, value }) if !is(other, value) => {
                    return Err(invalid(
                        parameter.name,
                        "is not allowed with these values of the other parameters",
                    ));
                }
                (None, Presence::RequiredWith { parameter, value }) if !is(parameter, value) => continue,
                (None, Presence::Optional | Presence::DefaultsToNewId) => continue,
                (Some(value), _) => Some(value.clone()),
                (None, Presence::DefaultsTo(name)) => other(name),
                (None, Presence::DefaultsToFalse) => Some(Value::Boolean(false)),
                (None, Presence::DefaultsToGiven(name)) => {
                    let is_given = all().any(|(other, given)| other.name == name && given.is_some());
                    Some(Value::Boolean(is_given))
                }
                (None, Presence::Required | Presence::RequiredWith { .. }) => None,
            };
            let value = value.and_then(|value| value.of_kind(parameter.kind));
            let value = value.ok_or_else(|| invalid(parameter.name, &parameter.requirement()))?;
            values.set(parameter.wire_name, value);
        }
        (command.check)(&values).map_err(|(name, what)| invalid(name, what))?;
        for (name, alias) in command.aliases {
            if let Some(value) = values.get(name).cloned() {
                values.set(alias, value);
            }
        }
        let is_new = |parameter: &Parameter| {
            let number = values.number(parameter.wire_name).unwrap_or_default();
            parameter.presence == Presence::DefaultsToNewId && number == 0.0
        };
        if command.parameters.iter().any(is_new) {
            values.new_id = new_id();
        }
        Ok(values)
    }

    /// Adds the value of a parameter.
    pub fn set(&mut self, wire_name: &'static str, value: Value) {
        self.named.push((wire_name, value));
    }

    /// The id of what the command adds, if the caller gives none. It is the same each time the command is sent.
    #[must_use]
    pub fn new_id(&self) -> f64 {
        self.new_id
    }

    /// The value of the parameter with the wire name.
    #[must_use]
    pub fn get(&self, wire_name: &str) -> Option<&Value> {
        self.named.iter().find(|(name, _)| *name == wire_name).map(|(_, value)| value)
    }

    /// The value of the parameter, if it is a number.
    #[must_use]
    pub fn number(&self, wire_name: &str) -> Option<f64> {
        match self.get(wire_name) {
            Some(Value::Number { number, .. }) => Some(*number),
            _ => None,
        }
    }

    /// The value of the parameter, if it is `true` or `false`.
    #[must_use]
    pub fn boolean(&self, wire_name: &str) -> Option<bool> {
        match self.get(wire_name) {
            Some(Value::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    /// The value of the parameter, if it is text.
    #[must_use]
    pub fn text(&self, wire_name: &str) -> Option<&str> {
        match self.get(wire_name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Names and values, in the order of the row.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.named.iter().map(|(name, value)| (*name, value))
    }

    /// All values as a JSON object.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (name, value) in self.iter() {
            if json.len() > 1 {
                json.push(',');
            }
            write_string(&mut json, name);
            json.push(':');
            value.write_json(&mut json);
        }
        json.push('}');
        json
    }

    /// The values that are secrets.
    #[must_use]
    pub fn secrets(&self, command: &Command) -> Vec<String> {
        let is_secret = |name: &str| {
            command.parameters.iter().any(|parameter| parameter.wire_name == name && parameter.is_secret())
        };
        self.iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| value.to_text()).collect()
    }
}
