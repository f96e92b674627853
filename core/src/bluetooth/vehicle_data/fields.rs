//! A message and a table of its fields become members of a JSON object.

use super::numbers::{fixed, single};
use crate::json::write_string;
use crate::protocol::wire::{Value, read};
use crate::text::decimal;

/// A field of a message, and what the REST API calls it.
#[derive(Debug)]
pub struct Field {
    /// Its number.
    pub number: u32,
    /// What it holds.
    pub kind: Kind,
    /// Its name. Of several fields with the same name, the first one that the car tells counts.
    pub name: &'static str,
}

/// What a field holds, and how it stands in JSON.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A whole number, as text.
    IntegerText,
    /// A truth value.
    Boolean,
    /// A number of single precision.
    Float,
    /// A text.
    Text,
    /// A whole number of hundredths, as a fraction.
    Hundredths,
    /// A whole number of minutes, as hours.
    Hours,
    /// A `Timestamp`, as milliseconds since 1970.
    Milliseconds,
    /// A `Timestamp`, as seconds since 1970.
    Seconds,
    /// A number that chooses one of these JSON values.
    Choice(&'static [&'static str]),
    /// A message with one empty member, whose number, less 1, chooses one of these JSON values.
    Member(&'static [&'static str]),
    /// A message, as an object.
    Object(&'static [Field]),
    /// A message whose members join those of the message around it. A missing number in it is 0.
    Joined(&'static [Field]),
    /// Messages, as an array of objects, which is empty where there are none. A missing number in one is 0.
    List(&'static [Field]),
}

/// The members of a JSON object.
#[derive(Clone, Debug, Default)]
pub struct Members(Vec<(&'static str, String)>);

impl Members {
    /// Adds a member, unless there is one of this name.
    pub fn add(&mut self, name: &'static str, json: String) {
        if self.0.iter().all(|(known, _)| *known != name) {
            self.0.push((name, json));
        }
    }

    /// Adds a text.
    pub fn add_text(&mut self, name: &'static str, text: &str) {
        let mut json = String::new();
        write_string(&mut json, text);
        self.add(name, json);
    }

    /// Adds an object, unless it is empty.
    pub fn add_object(&mut self, name: &'static str, members: &Members) {
        if !members.0.is_empty() {
            self.add(name, members.to_json());
        }
    }

    /// Adds the fields that the message has; nothing of a field that can't be read.
    pub fn read(&mut self, message: &[u8], fields: &'static [Field]) {
        for field in fields {
            match (field.kind, last(message, field.number)) {
                (Kind::List(inner), _) => self.add(field.name, list(message, field.number, inner)),
                (Kind::Joined(inner), Some(Value::Bytes(message))) => self.read_plain(message, inner),
                (kind, Some(value)) => {
                    if let Some(json) = json(kind, value) {
                        self.add(field.name, json);
                    }
                }
                (_, None) => {}
            }
        }
    }

    /// Adds all fields, of a message that leaves out those with the value 0.
    fn read_plain(&mut self, message: &[u8], fields: &'static [Field]) {
        self.read(message, fields);
        for field in fields {
            let default = match field.kind {
                Kind::Boolean => "false",
                Kind::Text => "\"\"",
                _ => "0",
            };
            self.add(field.name, default.to_owned());
        }
    }

    /// The object.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        for (name, value) in &self.0 {
            json.push(if json.is_empty() { '{' } else { ',' });
            write_string(&mut json, name);
            json.push(':');
            json.push_str(value);
        }
        if json.is_empty() {
            json.push('{');
        }
        json.push('}');
        json
    }
}

/// The last value of the field; `None` where it is missing, or the message is malformed.
fn last(message: &[u8], number: u32) -> Option<Value<'_>> {
    let mut last = None;
    read(message, &mut |field, value| {
        if field == number {
            last = Some(value);
        }
    })?;
    last
}

fn json(kind: Kind, value: Value<'_>) -> Option<String> {
    Some(match (kind, value) {
        (Kind::Integer, Value::Varint(number)) => decimal(number.cast_signed()),
        (Kind::IntegerText, Value::Varint(number)) => text(&decimal(number.cast_signed())),
        (Kind::Boolean, Value::Varint(number)) => (if number == 0 { "false" } else { "true" }).to_owned(),
        (Kind::Float, Value::Fixed32(bits)) => single(f32::from_bits(bits))?,
        (Kind::Text, Value::Bytes(bytes)) => text(std::str::from_utf8(bytes).ok()?),
        (Kind::Hundredths, Value::Varint(number)) => fixed(number.cast_signed(), 2),
        (Kind::Hours, Value::Varint(minutes)) => {
            fixed(minutes.cast_signed().checked_mul(100)?.checked_add(30)? / 60, 2)
        }
        (Kind::Milliseconds, Value::Bytes(timestamp)) => {
            let (seconds, nanoseconds) = (whole(timestamp, 1), whole(timestamp, 2));
            decimal(seconds.checked_mul(1_000)?.checked_add(nanoseconds / 1_000_000)?)
        }
        (Kind::Seconds, Value::Bytes(timestamp)) => decimal(whole(timestamp, 1)),
        (Kind::Choice(values), Value::Varint(number)) => choose(values, number)?,
        (Kind::Member(values), Value::Bytes(message)) => {
            let mut member = 0;
            read(message, &mut |field, _| member = field)?;
            choose(values, u64::from(member).checked_sub(1)?)?
        }
        (Kind::Object(fields), Value::Bytes(message)) => {
            let mut members = Members::default();
            members.read(message, fields);
            members.to_json()
        }
        _ => return None,
    })
}

fn text(text: &str) -> String {
    let mut json = String::new();
    write_string(&mut json, text);
    json
}

/// The number of the field, 0 where it is missing.
fn whole(message: &[u8], number: u32) -> i64 {
    match last(message, number) {
        Some(Value::Varint(number)) => number.cast_signed(),
        _ => 0,
    }
}

fn choose(values: &[&str], index: u64) -> Option<String> {
    usize::try_from(index).ok().and_then(|index| values.get(index)).map(|value| (*value).to_owned())
}

fn list(message: &[u8], number: u32, fields: &'static [Field]) -> String {
    let mut json = "[".to_owned();
    // Where it is malformed, the entries until there count.
    let _ = read(message, &mut |field, value| {
        if let Value::Bytes(entry) = value
            && field == number
        {
            let mut members = Members::default();
            members.read_plain(entry, fields);
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&members.to_json());
        }
    });
    json.push(']');
    json
}
