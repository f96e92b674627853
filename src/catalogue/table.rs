//! The table as one text, which `text.rs` spells out and `read.rs` reads.
//!
//! It holds the rows one after the other. A control character ends each piece of it, and says what the piece is: that
//! is a third smaller after gzip than JSON, and takes no place in the program for what rows are made of.

use crate::commands::commands;
#[cfg(feature = "signing")]
use crate::signing::payload::{Signed, signed};

/// What a row answers, where that is no `CommandResult`.
macro_rules! text_answer {
    (CommandResult) => {
        ""
    };
    (VehicleSummary) => {
        "\x7f"
    };
}

macro_rules! text_already {
    ($reason:literal) => {
        concat!($reason, "\x0a")
    };
    ($reason:literal $($word:literal)+) => {
        concat!($($word, "\x00",)+ $reason, "\x0a")
    };
}

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
    (ManagedCharging) => {
        "Managed charging"
    };
    (ParentalControls) => {
        "Parental controls"
    };
    (WindowsAndGates) => {
        "Windows and gates"
    };
    ($group:ident) => {
        stringify!($group)
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
            already: { $($reason:literal $(when $($word:literal)or+)?),* $(,)? },
            $(signed: $domain:ident { $($fields:tt)* } $(unless $unless:literal)?,)?
            parameters: { $(
                $parameter:ident: $wire_name:literal, $need:tt, $kind:tt,
                $label:literal, $about:literal;
            )* },
        }
    )*) => {
        /// The rows, by their names.
        #[allow(non_camel_case_types, missing_docs, clippy::enum_variant_names)]
        #[derive(Clone, Copy, Debug)]
        pub enum Row {
            $($name,)*
        }

        pub(super) const TEXT: &str = concat!($(
            "\x01", stringify!($name), "\x02", text_answer!($answer), $(text_already!($reason $($($word)+)?),)* $title, "\x03", group!($group), "\x04", $description,
            "\x05", $details, "\x06", $reference, "\x07", $repeatable, "\x08", $confirm, text_signed!($($domain)?), "\x0b",
            $(
                "\x0e", $wire_name, "\x0f", $label, "\x04", $about, text_need!($need), text_kind!($kind),
            )*
            "\x0c",
        )*);

        /// The signed forms, in the rows' order.
        #[cfg(feature = "signing")]
        pub(super) static SIGNED: &[Option<&Signed>] = &[$(signed!($($domain { $($fields)* } $($unless)?)?)),*];
    };
}

commands!(catalogue);
