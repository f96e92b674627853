//! Tesla vehicle commands, without any input or output: the table of commands, what is sent, what the answers mean, and
//! when a command may be sent again. The crate `tesla-commands` runs it in a browser.
//!
//! ```text
//! commands.rs       the table: a file for each group of the car, and in it a row per command with its signed form
//! catalogue.rs      what a row means; the table as data
//! values.rs         the values of a command's parameters, checked
//! days.rs           names of days
//! request.rs        command + values -> method, path, body
//! response.rs       status, headers, text -> outcome
//!   failure.rs      an unsuccessful answer -> error
//!   words.rs        the words of servers, and what they mean
//! json.rs           JSON as slices of its text
//! error.rs          the error, and its message
//! text.rs           small functions for text
//! client.rs         token, waking, the one repeat, over a small transport trait
//!   world.rs        the trait: the network, the token, the signal, the clock
//!   signed.rs       how a command goes out signed: in its turn, in as many steps as it takes
//! protocol/         the protocol of signed commands, see its own list
//! joint.rs          work that is done once for all callers that wait for it
//! ```

#![deny(missing_docs, unsafe_code)]
#![warn(clippy::pedantic)]
// A panic in WebAssembly leaves the caller's promise pending for ever: nothing here may panic.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]
// The error is large and rare: it is boxed wherever it is made.
#![allow(clippy::unnecessary_box_returns)]

#[cfg(feature = "signing")]
pub mod base64;
pub mod catalogue;
pub mod client;
pub mod commands;
pub mod days;
pub mod error;
pub mod json;
pub mod protocol;
pub mod request;
pub mod response;
pub mod single_flight;
pub mod text;
pub mod values;
