//! What a row of the table in `commands.rs` means, and the table as data.
//!
//! The table is a macro that hands all its rows to another macro. Two read it: `catalogue!` in
//! `catalogue/table.rs` makes of each row a [`Command`] and its part of the text that [`json`] spells out, and
//! `exports!` in `js/exports.rs` a JavaScript function with its declaration. What only people read (titles,
//! descriptions, steps) is in that text alone.

mod table;
mod text;

pub use self::table::{COMMANDS, row};
pub use self::text::json;
use crate::json::decimal;
#[cfg(feature = "signing")]
use crate::signing::payload::Signed;

/// A command: what it takes to check and send it, and to understand its answer.
#[derive(Debug)]
pub struct Command {
    /// The name on the wire, `set_temps`.
    pub name: &'static str,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// The refusals that say that the car already is in the asked-for state.
    pub already: &'static [Already],
    /// What it asks for.
    pub answer: Answer,
    /// Whether sending it again changes nothing more.
    pub repeatable: bool,
    /// Its signed form; `None` where it goes out plain to every car.
    #[cfg(feature = "signing")]
    pub signed: Option<&'static Signed>,
}

/// A parameter of a command.
#[derive(Debug)]
pub struct Parameter {
    /// The property in JavaScript, `driverTemp`.
    pub name: &'static str,
    /// When it may be left out.
    pub need: Need,
    /// What values it takes.
    pub kind: Kind,
}

/// When a parameter may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Never.
    Required,
    /// Always.
    Optional,
    /// Always; it then has the value of the parameter with this name.
    DefaultsTo(&'static str),
    /// Whenever the parameter with this name does not have this value; it must be left out then.
    With(&'static str, &'static str),
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number in the range.
    Number(Range),
    /// A whole number in the range.
    Integer(Range),
    /// `true` or `false`.
    Boolean,
    /// One of the words.
    Choice(&'static [&'static str]),
    /// Text that is not empty, of at most so many characters as JavaScript counts them.
    Text(u32),
    /// An object.
    Object,
    /// Four digits, as text; a secret.
    Pin,
    /// Any text; a secret.
    Password,
    /// An object, or text.
    Calendar,
}

/// From where to where a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub min: i32,
    /// The greatest.
    pub max: u64,
    /// The unit; empty where there is none.
    pub unit: &'static str,
}

impl Range {
    fn words(self) -> String {
        let sign = if self.min < 0 { "-" } else { "" };
        let (before, after) = if self.unit.is_empty() { ("", "") } else { (" (", ")") };
        let (min, max) = (decimal(self.min.unsigned_abs()), decimal(self.max));
        [sign, &min, " to ", &max, before, self.unit, after].concat()
    }
}

impl Parameter {
    /// Whether its value must not be seen.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Pin | Kind::Password)
    }

    /// The name on the wire, `driver_temp`.
    #[must_use]
    pub fn wire_name(&self) -> String {
        let mut name = String::new();
        for letter in self.name.chars() {
            if letter.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// What values it takes, as the end of a sentence that its name begins.
    #[must_use]
    pub fn wish(&self) -> String {
        match self.kind {
            Kind::Number(range) => "must be a number from ".to_owned() + &range.words(),
            Kind::Integer(range) => "must be a whole number from ".to_owned() + &range.words(),
            Kind::Boolean => "must be true or false".to_owned(),
            Kind::Choice(choices) => {
                let mut wish = String::from("must be one of");
                for (index, choice) in choices.iter().enumerate() {
                    wish.push_str(if index == 0 { " " } else { ", " });
                    wish.push_str(choice);
                }
                wish
            }
            Kind::Text(longest) => ["must be text of 1 to ", &decimal(longest), " characters"].concat(),
            Kind::Object => "must be an object, of at most 262144 characters as JSON".to_owned(),
            Kind::Pin => "must be four digits, as text".to_owned(),
            Kind::Password => "must be text of at most 1024 characters".to_owned(),
            Kind::Calendar => "must be an object or text, of at most 262144 characters".to_owned(),
        }
    }
}

/// A refusal that says that the car already is in the asked-for state.
#[derive(Debug)]
pub struct Already {
    /// The reason, in lower case, with spaces between its words.
    pub reason: &'static str,
    /// The parameter and its values for which it says so; `None` where it always does.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

/// What a command asks for, and so what its success looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `result: true`.
    CommandResult,
    /// A vehicle object, or a list of one.
    VehicleSummary,
    /// A vehicle object, read.
    VehicleData,
    /// A list of vehicle objects, read.
    VehicleList,
}

/// The account's cars: a read, which is no row of the table, but is sent and answered like one.
pub static VEHICLES: Command = read("vehicles", Answer::VehicleList);

/// All that a car tells of itself: a read too.
pub static VEHICLE_DATA: Command = read("vehicle_data", Answer::VehicleData);

const fn read(name: &'static str, answer: Answer) -> Command {
    Command {
        name,
        parameters: &[],
        already: &[],
        answer,
        repeatable: true,
        #[cfg(feature = "signing")]
        signed: None,
    }
}
