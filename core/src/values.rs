//! The values of a command's parameters, checked.

use crate::catalogue::{Command, Kind};
use crate::json::write_string;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, which is finite.
    Number {
        /// The number.
        number: f64,
        /// The same as JSON. Whoever has the number has a formatter too, and the module need not hold another.
        json: String,
    },
    /// Text.
    Text(String),
    /// An object, as JSON.
    Json(String),
}

impl Value {
    /// The value as a URL has it, before escaping.
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

    /// Whether a parameter of this kind takes the value.
    #[must_use]
    pub fn is_of(&self, kind: Kind) -> bool {
        match (kind, self) {
            (Kind::Number(range), Value::Number { number, .. }) => range.contains(*number),
            (Kind::Integer(range), Value::Number { number, .. }) => {
                range.contains(*number) && number.fract() == 0.0
            }
            (Kind::Choice(choices), Value::Text(text)) => choices.contains(&text.as_str()),
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
        }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number { number, json: number.to_string() }
    }
}

/// How many digits a PIN has.
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
pub struct Values(Vec<(&'static str, Value)>);

impl Values {
    /// Adds the value of a parameter.
    pub fn set(&mut self, wire_name: &'static str, value: Value) {
        self.0.push((wire_name, value));
    }

    /// The value of the parameter with the wire name.
    #[must_use]
    pub fn get(&self, wire_name: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == wire_name).map(|(_, value)| value)
    }

    /// The number that the parameter has.
    #[must_use]
    pub fn number(&self, wire_name: &str) -> Option<f64> {
        match self.get(wire_name) {
            Some(Value::Number { number, .. }) => Some(*number),
            _ => None,
        }
    }

    /// The truth value that the parameter has.
    #[must_use]
    pub fn boolean(&self, wire_name: &str) -> Option<bool> {
        match self.get(wire_name) {
            Some(Value::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    /// The text that the parameter has.
    #[must_use]
    pub fn text(&self, wire_name: &str) -> Option<&str> {
        match self.get(wire_name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Names and values, in the order of the row.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    /// The JSON object of all.
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

    /// The values that must not be shown.
    #[must_use]
    pub fn secrets(&self, command: &Command) -> Vec<String> {
        let is_secret = |name: &str| {
            command.parameters.iter().any(|parameter| parameter.wire_name == name && parameter.is_secret())
        };
        self.iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| value.to_text()).collect()
    }
}
