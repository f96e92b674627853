//! The table, read: of each row a [`Command`], and its part of the text in `text.rs`.

use super::{Already, Answer, Command, Kind, Need, Parameter, Range};
use crate::commands::commands;
#[cfg(feature = "signing")]
use crate::signing::payload::signed;

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
    ((number $min:literal to $max:literal $(step $step:literal in $unit:literal)?)) => {
        Kind::Number(range!($min $max $($unit)?))
    };
    ((integer $min:literal to $max:literal $(step $step:literal in $unit:literal)?)) => {
        Kind::Integer(range!($min $max $($unit)?))
    };
    ((boolean)) => {
        Kind::Boolean
    };
    ((choice $($choice:literal)+)) => {
        Kind::Choice(&[$($choice),+])
    };
    ((text $longest:literal)) => {
        Kind::Text($longest)
    };
    ((object)) => {
        Kind::Object
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

macro_rules! range {
    ($min:literal $max:literal $($unit:literal)?) => {
        Range { min: $min, max: $max, unit: concat!($($unit)?) }
    };
}

/// The text of what the parameter needs; for the control characters see `text.rs`.
macro_rules! text_need {
    (required) => {
        "\x10"
    };
    (optional) => {
        "\x11"
    };
    ((defaults to $other:ident)) => {
        concat!("\x12", stringify!($other), "\x13")
    };
    ((with $other:ident $value:literal)) => {
        concat!("\x14", stringify!($other), "\x15", $value, "\x16")
    };
}

macro_rules! text_kind {
    (($kind:ident $min:literal to $max:literal $(step $step:literal in $unit:literal)?)) => {
        concat!(stringify!($kind), "\x17", $min, "\x18", $max, text_step!($($step $unit)?))
    };
    ((choice $first:literal $($choice:literal)*)) => {
        concat!("choice\x1d", $first, $("\x1e", $choice,)* "\x1f")
    };
    ((text $longest:literal)) => {
        concat!("text\x09", $longest, "\x1c")
    };
    (($kind:ident)) => {
        concat!(stringify!($kind), "\x1b")
    };
}

macro_rules! text_step {
    () => {
        "\x191\x1c"
    };
    ($step:literal $unit:literal) => {
        concat!("\x19", $step, "\x1a", $unit, "\x1b")
    };
}

macro_rules! text_signed {
    () => {
        "\x0dfalse"
    };
    ($domain:ident) => {
        "\x0dtrue"
    };
}

macro_rules! group {
    (TrunksAndRoof) => {
        "Trunks and roof"
    };
    (DrivingAndSecurity) => {
        "Driving and security"
    };
    (SeatsAndWheel) => {
        "Seats and wheel"
    };
    (WindowsAndGates) => {
        "Windows and gates"
    };
    ($group:ident) => {
        stringify!($group)
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
            reference: $reference:literal, repeatable: $repeatable:literal, confirm: $confirm:literal,
            already: { $($reason:literal $(($when:ident: $($value:literal)+))?),* $(,)? },
            $(signed: $domain:ident { $($fields:tt)* } $(unless $word:literal)?,)?
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
                    need: need!($need),
                    kind: kind!($kind),
                }),*],
                already: &[$(Already { reason: $reason, when: when!($($when $($value)+)?) }),*],
                answer: Answer::$answer,
                repeatable: $repeatable,
                #[cfg(feature = "signing")]
                signed: signed!($($domain { $($fields)* } $($word)?)?),
            };)*
        }

        /// All commands, in the table's order.
        pub static COMMANDS: &[&Command] = &[$(&row::$name),*];

        /// All of the table, for `text.rs` to spell out.
        pub(super) const TEXT: &str = concat!($(
            "\x01", stringify!($name), "\x02", $title, "\x03", group!($group), "\x04", $description,
            "\x05", $details, "\x06", $reference, "\x07", $repeatable, "\x08", $confirm, text_signed!($($domain)?), "\x0b",
            $(
                "\x0e", $wire_name, "\x0f", $label, "\x04", $about, text_need!($need), text_kind!($kind),
            )*
            "\x0c",
        )*);
    };
}

commands!(catalogue);
