//! What a row of the table in `commands.rs` means, and the table as data.
//!
//! The table is a macro that hands all its rows to another macro. Two read it: `catalogue!` here makes of
//! each row a [`Command`] and an entry of [`JSON`], and `exports!` in `js/exports.rs` a JavaScript function
//! with its declaration. What only people read (titles, descriptions, units) is in the JSON alone.

use crate::commands::commands;

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
    /// The same in words, as the end of a sentence that its name begins.
    pub wish: &'static str,
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
    /// A number from the first to the second.
    Number(i16, i16),
    /// A whole number from the first to the second.
    Integer(i16, i16),
    /// `true` or `false`.
    Boolean,
    /// One of the words.
    Choice(&'static [&'static str]),
    /// Four digits, as text; a secret.
    Pin,
    /// Any text; a secret.
    Password,
    /// An object, or text.
    Calendar,
}

impl Parameter {
    /// Whether its value must not be seen.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Pin | Kind::Password)
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
pub static VEHICLES: Command =
    Command { name: "vehicles", parameters: &[], already: &[], answer: Answer::VehicleList };

/// All that a car tells of itself: a read too.
pub static VEHICLE_DATA: Command =
    Command { name: "vehicle_data", parameters: &[], already: &[], answer: Answer::VehicleData };

macro_rules! need {
    (required) => {
        Need::Required
    };
    (optional) => {
        Need::Optional
    };
    ((defaults to $other:ident)) => {
        Need::DefaultsTo(stringify!($other))
    };
    ((with $other:ident $value:literal)) => {
        Need::With(stringify!($other), $value)
    };
}

macro_rules! kind {
    ((number $min:literal to $max:literal $($more:tt)+)) => {
        Kind::Number($min, $max)
    };
    ((integer $min:literal to $max:literal $($more:tt)+)) => {
        Kind::Integer($min, $max)
    };
    ((boolean)) => {
        Kind::Boolean
    };
    ((choice $($choice:literal)+)) => {
        Kind::Choice(&[$($choice),+])
    };
    ((pin)) => {
        Kind::Pin
    };
    ((password)) => {
        Kind::Password
    };
    ((calendar)) => {
        Kind::Calendar
    };
}

macro_rules! wish {
    ((number $min:literal to $max:literal step $step:literal in $unit:literal)) => {
        concat!("must be a number from ", $min, " to ", $max, " (", $unit, ")")
    };
    ((integer $min:literal to $max:literal step $step:literal in $unit:literal)) => {
        concat!("must be a whole number from ", $min, " to ", $max, " (", $unit, ")")
    };
    ((boolean)) => {
        "must be true or false"
    };
    ((choice $first:literal $($choice:literal)*)) => {
        concat!("must be one of ", $first, $(", ", $choice),*)
    };
    ((pin)) => {
        "must be four digits, as text"
    };
    ((password)) => {
        "must be text of at most 1024 characters"
    };
    ((calendar)) => {
        "must be an object or text, of at most 262144 characters"
    };
}

/// The parameter's members that only some have, as JSON.
macro_rules! json_need {
    (required) => {
        r#""required":true"#
    };
    (optional) => {
        r#""required":false"#
    };
    ((defaults to $other:ident)) => {
        concat!(r#""required":false,"defaultsTo":""#, stringify!($other), "\"")
    };
    ((with $other:ident $value:literal)) => {
        concat!(
            r#""required":false,"onlyWith":{"parameter":""#,
            stringify!($other),
            r#"","value":"#,
            stringify!($value),
            "}"
        )
    };
}

macro_rules! json_kind {
    (($kind:ident $min:literal to $max:literal step $step:literal in $unit:literal)) => {
        concat!(
            "\"", stringify!($kind), r#"","min":"#, $min, r#","max":"#, $max, r#","step":"#, $step,
            r#","unit":"#, stringify!($unit)
        )
    };
    ((choice $first:literal $($choice:literal)*)) => {
        concat!(r#""choice","choices":["#, stringify!($first), $(",", stringify!($choice),)* "]")
    };
    (($kind:ident)) => {
        concat!("\"", stringify!($kind), "\"")
    };
}

macro_rules! group {
    (TrunksAndRoof) => {
        "Trunks and roof"
    };
    (DrivingAndSecurity) => {
        "Driving and security"
    };
    ($group:ident) => {
        stringify!($group)
    };
}

/// A JSON list of entries that each begin with a comma.
macro_rules! json_list {
    () => {
        "[]"
    };
    ($first:expr $(, $more:expr)*) => {
        concat!("[", $first, $(",", $more,)* "]")
    };
}

macro_rules! when {
    () => {
        None
    };
    ($parameter:ident $($value:literal)+) => {
        Some((stringify!($parameter), &[$($value),+]))
    };
}

macro_rules! catalogue {
    ($(
        $name:ident => $function:ident($($params:tt)*) -> $answer:ident {
            title: $title:literal,
            group: $group:ident,
            description: $description:literal,
            details: $details:literal,
            repeatable: $repeatable:literal, confirm: $confirm:literal,
            already: { $($reason:literal $(($when:ident: $($value:literal)+))?),* $(,)? },
            parameters: { $(
                $parameter:ident: $wire_name:literal, $need:tt, $kind:tt,
                $label:literal, $about:literal;
            )* },
        }
    )*) => {
        /// A [`Command`] for each row, under the row's name.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod row {
            use super::*;

            $(pub static $name: Command = Command {
                name: stringify!($name),
                parameters: &[$(Parameter {
                    name: stringify!($parameter),
                    wire_name: $wire_name,
                    need: need!($need),
                    kind: kind!($kind),
                    wish: wish!($kind),
                }),*],
                already: &[$(Already { reason: $reason, when: when!($($when $($value)+)?) }),*],
                answer: Answer::$answer,
            };)*
        }

        /// All commands, in the table's order.
        pub static COMMANDS: &[&Command] = &[$(&row::$name),*];

        /// All of the table as JSON: what `commands()` gives.
        pub const JSON: &str = json_list!($(concat!(
            r#"{"name":""#, stringify!($name),
            r#"","function":""#, stringify!($function),
            r#"","title":"#, stringify!($title),
            r#","group":""#, group!($group),
            r#"","description":"#, stringify!($description),
            r#","details":"#, stringify!($details),
            r#","repeatable":"#, stringify!($repeatable),
            r#","confirm":"#, stringify!($confirm),
            r#","parameters":"#, json_list!($(concat!(
                r#"{"name":""#, stringify!($parameter),
                r#"","wireName":"#, stringify!($wire_name),
                r#","title":"#, stringify!($label),
                r#","description":"#, stringify!($about), ",",
                json_need!($need),
                r#","kind":"#, json_kind!($kind), "}"
            )),*), "}"
        )),*);
    };
}

commands!(catalogue);
