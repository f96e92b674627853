//! What the `signed` of a row means: the domain that a command goes to, and its message.

use super::Domain;
use super::wire::Writer;
use crate::request::{Value, Values};

/// The signed form of a command.
#[derive(Debug)]
pub struct Signed {
    /// The part of the car that it is for.
    pub domain: Domain,
    /// The fields of its `UnsignedMessage` (vehicle security) or `VehicleAction` (infotainment).
    pub fields: &'static [Field],
    /// The word with which there is no signed form, if there is one.
    pub unless: &'static str,
}

/// A field of a message.
#[derive(Debug)]
pub struct Field {
    /// The field's number.
    pub number: u8,
    /// Its value.
    pub value: Source,
    /// The word with which alone the field is there; empty where it always is.
    pub when: &'static str,
}

/// Where the value of a field comes from: from the row, or from the parameter with the wire name. It is there
/// with the parameter.
#[derive(Debug)]
pub enum Source {
    /// The number itself; written also where it is zero.
    Number(u8),
    /// A message of these fields.
    Message(&'static [Field]),
    /// A switch; left out where it is off.
    Flag(&'static str),
    /// A whole number; others are rounded. Written also where it is zero.
    Int(&'static str),
    /// A number of single precision.
    Float(&'static str),
    /// A number of double precision.
    Double(&'static str),
    /// A text.
    Text(&'static str),
}

impl Signed {
    /// The message of the domain; `None` where the command has no signed form with these values.
    #[must_use]
    pub fn payload(&self, values: &Values) -> Option<Vec<u8>> {
        if !self.unless.is_empty() && values.has(self.unless) {
            return None;
        }
        let message = write(self.fields, values);
        Some(match self.domain {
            Domain::VehicleSecurity => message.0,
            Domain::Infotainment => {
                let mut action = Writer::default();
                action.message(2, &message);
                action.0
            }
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is checked against its range is far from all limits"
)]
fn write(fields: &[Field], values: &Values) -> Writer {
    let mut message = Writer::default();
    for field in fields.iter().filter(|field| field.when.is_empty() || values.has(field.when)) {
        let number = field.number.into();
        let name = match field.value {
            Source::Number(value) => {
                message.varint(number, value.into());
                continue;
            }
            Source::Message(fields) => {
                message.message(number, &write(fields, values));
                continue;
            }
            Source::Flag(name)
            | Source::Int(name)
            | Source::Float(name)
            | Source::Double(name)
            | Source::Text(name) => name,
        };
        let Some(text) = values.get(name).map(Value::as_text) else { continue };
        match field.value {
            Source::Text(_) => message.bytes(number, text.as_bytes()),
            Source::Flag(_) if text == "true" => message.varint(number, 1),
            Source::Int(_) => message.varint(number, (decimal(text) + 0.5) as u64),
            Source::Float(_) => message.fixed32(number, (decimal(text) as f32).to_bits()),
            Source::Double(_) => message.fixed64(number, decimal(text).to_bits()),
            _ => {}
        }
    }
    message
}

/// The number that the JSON of a parameter is. Those have no sign, and an exponent only where they are below
/// a millionth, which is nothing here. The standard library's parser is 6 kB larger.
fn decimal(json: &str) -> f64 {
    let (mut digits, mut scale, mut is_fraction) = (0.0, 1.0, false);
    for byte in json.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10.0 + f64::from(byte.wrapping_sub(b'0'));
                scale *= if is_fraction { 10.0 } else { 1.0 };
            }
            b'.' => is_fraction = true,
            b'e' => return 0.0,
            _ => {}
        }
    }
    digits / scale
}

/// Makes a [`Signed`] of what a row says.
macro_rules! signed {
    () => {
        None
    };
    ($domain:ident { $($fields:tt)* } $($word:literal)?) => {
        Some({
            use $crate::signing::Domain;
            use $crate::signing::payload::{Field, Signed, Source, fields, source};
            &Signed { domain: Domain::$domain, fields: fields!($($fields)*), unless: concat!($($word)?) }
        })
    };
}

macro_rules! fields {
    ($($number:literal: $value:tt $(when $word:literal)?),* $(,)?) => {
        &[$(Field { number: $number, value: source!($value), when: concat!($($word)?) }),*]
    };
}

macro_rules! source {
    ({ $($fields:tt)* }) => {
        Source::Message(fields!($($fields)*))
    };
    ((flag $parameter:ident)) => {
        Source::Flag(stringify!($parameter))
    };
    ((int $parameter:ident)) => {
        Source::Int(stringify!($parameter))
    };
    ((float $parameter:ident)) => {
        Source::Float(stringify!($parameter))
    };
    ((double $parameter:ident)) => {
        Source::Double(stringify!($parameter))
    };
    ((text $parameter:ident)) => {
        Source::Text(stringify!($parameter))
    };
    ($number:literal) => {
        Source::Number($number)
    };
}

#[allow(unused_imports, reason = "what `signed!` makes uses them, in places of its own")]
pub(crate) use {fields, signed, source};
