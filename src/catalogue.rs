//! What a row of the table in `commands.rs` means, and the table as data.
//!
//! The table is a macro that hands all its rows to another macro. Two read it: `catalogue!` in
//! `catalogue/table.rs` makes of all rows one text, which becomes a [`Command`] for each when the first is called, and
//! the JSON of [`json`]; and `exports!` in `js/exports.rs` makes of each row a function with its declaration.

mod read;
mod table;
mod text;

use std::cell::Cell;

pub use self::table::Row;
pub use self::text::json;
#[cfg(feature = "signing")]
use crate::signing::payload::Signed;

/// A command: what it takes to check and send it, and to understand its answer.
#[derive(Debug)]
pub struct Command {
    /// The name on the wire, `set_temps`.
    pub name: &'static str,
    /// What it asks for.
    pub answer: Answer,
    /// Whether sending it again changes nothing more.
    pub repeatable: bool,
    /// Its signed form; `None` where it goes out plain to every car.
    #[cfg(feature = "signing")]
    pub signed: Option<&'static Signed>,
    /// Whether it takes any parameters.
    pub has_parameters: bool,
    /// Its part of the table's text.
    row: &'static str,
}

/// A parameter of a command.
#[derive(Debug)]
pub struct Parameter {
    /// The property in JavaScript, `driverTemp`.
    pub name: String,
    /// The name on the wire, `driver_temp`.
    pub wire_name: &'static str,
    /// When it may be left out.
    pub need: Need,
    /// The name of its kind, and what that is limited to.
    kind: Vec<&'static str>,
}

/// When a parameter may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Never.
    Required,
    /// Always.
    Optional,
    /// Always; it then has the value of the parameter with this name in JavaScript.
    DefaultsTo(&'static str),
    /// Whenever the parameter with this name in JavaScript does not have this value; it must be left out then.
    With(&'static str, &'static str),
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A number in the range.
    Number(Range),
    /// A whole number in the range.
    Integer(Range),
    /// `true` or `false`.
    Boolean,
    /// One of the words.
    Choice(&'a [&'static str]),
    /// Text that is not empty, of at most so many characters as JavaScript counts them, in digits.
    Text(&'static str),
    /// An object.
    Object,
    /// Four digits, as text; a secret.
    Pin,
    /// Any text; a secret.
    Password,
    /// An object, or text.
    Calendar,
}

/// From where to where a number may be, in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub min: &'static str,
    /// The greatest.
    pub max: &'static str,
    /// The unit; empty where there is none.
    pub unit: &'static str,
}

impl Range {
    /// Whether the number is in it.
    #[must_use]
    pub fn contains(self, number: f64) -> bool {
        (limit(self.min)..=limit(self.max)).contains(&number)
    }

    fn words(self) -> String {
        let (before, after) = if self.unit.is_empty() { ("", "") } else { (" (", ")") };
        [" from ", self.min, " to ", self.max, before, self.unit, after].concat()
    }
}

/// The number that the row says.
#[must_use]
pub fn limit(digits: &str) -> f64 {
    let size = |digits: &str| digits.bytes().fold(0.0, |all, digit| all * 10.0 + f64::from(digit & 0xF));
    digits.strip_prefix('-').map_or_else(|| size(digits), |digits| -size(digits))
}

impl Parameter {
    /// Whether its value must not be seen.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind(), Kind::Pin | Kind::Password)
    }

    /// What values it takes, as the end of a sentence that its name begins.
    #[must_use]
    pub fn wish(&self) -> String {
        let words = match self.kind() {
            Kind::Number(range) => "a number".to_owned() + &range.words(),
            Kind::Integer(range) => "a whole number".to_owned() + &range.words(),
            Kind::Boolean => "true or false".to_owned(),
            Kind::Choice(choices) => {
                let mut words = String::from("one of");
                for (index, choice) in choices.iter().enumerate() {
                    words.push_str(if index == 0 { " " } else { ", " });
                    words.push_str(choice);
                }
                words
            }
            Kind::Text(longest) => ["text of 1 to ", longest, " characters"].concat(),
            Kind::Object => "an object, of at most 262144 characters as JSON".to_owned(),
            Kind::Pin => "four digits, as text".to_owned(),
            Kind::Password => "text of at most 1024 characters".to_owned(),
            Kind::Calendar => "an object or text, of at most 262144 characters".to_owned(),
        };
        "must be ".to_owned() + &words
    }
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

/// All that a car tells of itself: a read, which is no row of the table, but is sent and answered like one.
pub static VEHICLE_DATA: Command = Command::new("vehicle_data", Answer::VehicleData);

/// The account's cars: a read too.
pub static VEHICLES: Command = Command::new("vehicles", Answer::VehicleList);

thread_local! {
    static COMMANDS: Cell<&'static [Command]> = const { Cell::new(&[]) };
}

/// All commands, in the table's order.
#[must_use]
pub fn commands() -> &'static [Command] {
    let known = COMMANDS.get();
    if !known.is_empty() {
        return known;
    }
    // Read once, and kept as long as the module lives.
    let commands = read::commands().leak();
    COMMANDS.set(commands);
    commands
}

impl Row {
    /// The command of the row.
    #[must_use]
    pub fn command(self) -> &'static Command {
        numbered((self as usize).wrapping_add(FIRST_ROW))
    }
}

/// The number of the table's first row.
const FIRST_ROW: usize = 2;

/// What is called by its number: a car's data, all cars, and after these the table.
#[must_use]
pub fn numbered(number: usize) -> &'static Command {
    match number {
        0 => &VEHICLE_DATA,
        1 => &VEHICLES,
        // Nobody calls by another number, and if so, a read does no harm.
        _ => commands().get(number.wrapping_sub(FIRST_ROW)).unwrap_or(&VEHICLES),
    }
}
