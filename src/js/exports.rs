//! The table once more: a function of each row, and its TypeScript declaration.
//!
//! The declarations are put together here and not left to wasm-bindgen, which drops documentation that a
//! macro has put together, and knows nothing of the parameters.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(unused_macros, reason = "declarations are dropped where there is no JavaScript")
)]

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::call;
use crate::catalogue::Row;
use crate::commands::commands;

/// The function.
macro_rules! function {
    ($name:ident $description:literal ()) => {
        #[doc = $description]
        pub fn $name(vehicle: JsValue, options: JsValue) -> Promise {
            call(Row::$name.command(), vehicle, options, JsValue::UNDEFINED)
        }
    };
    ($name:ident $description:literal ($($params:tt)+)) => {
        #[doc = $description]
        pub fn $name(vehicle: JsValue, params: JsValue, options: JsValue) -> Promise {
            call(Row::$name.command(), vehicle, params, options)
        }
    };
}

/// The declaration of the parameter object in the function's parameter list.
macro_rules! params_type {
    () => {
        ""
    };
    ($params:ident) => {
        concat!("params: ", stringify!($params), ", ")
    };
    ($params:ident ?) => {
        concat!("params?: ", stringify!($params), " | null, ")
    };
}

/// The line of documentation for the parameter object.
macro_rules! params_doc {
    () => {
        ""
    };
    ($($params:tt)+) => {
        "\n * @param params What the command takes."
    };
}

macro_rules! repeatable_doc {
    (true) => {
        "Safe to send again."
    };
    (false) => {
        "Not safe to send again: each call acts."
    };
}

macro_rules! returns_doc {
    (VehicleSummary) => {
        "The car as the server has it, when it has been asked."
    };
    (CommandResult) => {
        "The car's answer, when it has done as asked or already was in that state."
    };
}

/// The interface of the parameter object, if there is one.
macro_rules! interface {
    (() $name:ident $fields:expr) => {
        ""
    };
    (($params:ident $(?)?) $name:ident $fields:expr) => {
        concat!(
            "\n/** What `",
            stringify!($name),
            "` takes. */\nexport interface ",
            stringify!($params),
            " {\n",
            $fields,
            "}\n"
        )
    };
}

macro_rules! need_doc {
    (required) => {
        " Required."
    };
    (optional) => {
        " Optional."
    };
    ((defaults to $other:ident)) => {
        concat!(" Default: that of `", stringify!($other), "`.")
    };
    ((with $other:ident $value:literal)) => {
        concat!(" Required with `", stringify!($other), ": \"", $value, "\"`, refused otherwise.")
    };
}

macro_rules! colon {
    (required) => {
        ": "
    };
    ($($optional:tt)+) => {
        "?: "
    };
}

macro_rules! or_undefined {
    (required) => {
        ";\n"
    };
    ($($optional:tt)+) => {
        " | undefined;\n"
    };
}

macro_rules! kind_doc {
    ((number $min:literal to $max:literal $(step $step:literal in $unit:literal)?)) => {
        concat!(" From ", $min, " to ", $max, $(" ", $unit,)? ".")
    };
    ((integer $min:literal to $max:literal $(step $step:literal in $unit:literal)?)) => {
        concat!(" A whole number from ", $min, " to ", $max, $(" ", $unit,)? ".")
    };
    ((text $longest:literal)) => {
        concat!(" At most ", $longest, " characters.")
    };
    ((pin)) => {
        " Four digits, as text."
    };
    (($($other:tt)+)) => {
        ""
    };
}

macro_rules! kind_type {
    ((number $($range:tt)+)) => {
        "number"
    };
    ((integer $($range:tt)+)) => {
        "number"
    };
    ((boolean)) => {
        "boolean"
    };
    ((choice $first:literal $($choice:literal)*)) => {
        concat!("\"", $first, "\"", $(" | \"", $choice, "\""),*)
    };
    ((calendar)) => {
        "object | string"
    };
    ((object)) => {
        "object"
    };
    (($text:ident $($longest:literal)?)) => {
        "string"
    };
}

macro_rules! exports {
    ($(
        $name:ident => $function:ident $params:tt -> $answer:ident {
            title: $title:literal,
            group: $group:ident,
            description: $description:literal,
            details: $details:literal,
            reference: $reference:literal, repeatable: $repeatable:tt, confirm: $confirm:literal,
            already: $already:tt,
            $(signed: $domain:ident $fields:tt $(unless $word:literal)?,)?
            parameters: { $(
                $parameter:ident: $wire_name:literal, $need:tt, $kind:tt,
                $label:literal, $about:literal;
            )* },
        }
    )*) => {
        $(
            function!($name $description $params);
            declaration!($name $function $params $answer $description $details $repeatable concat!($(
                "  /** ", $about, kind_doc!($kind), need_doc!($need), " */\n",
                "  ", stringify!($parameter), colon!($need), kind_type!($kind), or_undefined!($need),
            )*));
        )*

        #[wasm_bindgen(typescript_custom_section)]
        const NAMES: &str = concat!(
            "/** The wire name of a command. */\nexport type CommandName =",
            $("\n  | \"", stringify!($name), "\"",)* ";\n"
        );
    };
}

macro_rules! declaration {
    (
        $name:ident $function:ident ($($params:tt)*) $answer:ident
        $description:literal $details:literal $repeatable:tt $fields:expr
    ) => {
        const _: () = {
            #[wasm_bindgen(typescript_custom_section)]
            const DECLARATION: &str = concat!(
                interface!(($($params)*) $function $fields),
                "\n/**\n * ", $description, " ", $details,
                "\n *\n * ", repeatable_doc!($repeatable),
                "\n *\n * @param vehicle The car, and how to reach it.",
                params_doc!($($params)*),
                "\n * @param options How the call is made.",
                "\n * @returns ", returns_doc!($answer),
                "\n * @throws {@link TeslaCommandError}, always as a rejection.",
                "\n */\nexport function ", stringify!($function), "(vehicle: Vehicle, ",
                params_type!($($params)*),
                "options?: RequestOptions): Promise<", stringify!($answer), ">;\n"
            );
        };
    };
}

commands!(exports);
