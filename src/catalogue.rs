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
    /// The name on the wire, `driver_temp`.
    pub wire_name: &'static str,
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
    /// Text that is not empty.
    Text(Length),
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
    pub max: u32,
    /// Both with the unit, as a person reads them.
    pub words: &'static str,
}

/// How long a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The most characters, as JavaScript counts them.
    pub max: usize,
    /// The same, as a person reads it.
    pub words: &'static str,
}

impl Parameter {
    /// Whether its value must not be seen.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Pin | Kind::Password)
    }

    /// What values it takes, as the end of a sentence that its name begins.
    #[must_use]
    pub fn wish(&self) -> String {
        match self.kind {
            Kind::Number(range) => ["must be a number from ", range.words].concat(),
            Kind::Integer(range) => ["must be a whole number from ", range.words].concat(),
            Kind::Boolean => "must be true or false".to_owned(),
            Kind::Choice(choices) => ["must be one of ", &choices.join(", ")].concat(),
            Kind::Text(length) => ["must be text of 1 to ", length.words, " characters"].concat(),
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
