//! Tesla vehicle commands without input or output: which commands there are, what to send, what the responses mean, and
//! when a command may be sent again. Bring a network, a clock and a key, and use it in any program. The crate
//! `tesla-commands` runs it in a browser.
//!
//! ```text
//! commands/         the table: a file per group, with a row and a signed form per command
//! catalogue         what a row means, and the table as data
//!   values            the values of a command's parameters, checked
//!   days              names of days
//! rest/             a command as a REST request, and REST responses
//!   request           command and values -> method, path, body
//!   response          status, headers, text -> success or error
//!     failure           an unsuccessful response -> error
//!     words             the words of servers, and what they mean
//!   base64            signed messages as text
//! protocol/         signed commands, the Vehicle Command Protocol: see the list in its own file
//! bluetooth/        what a link over Bluetooth needs: see the list in its own file
//! client            carries out a call: token, waking, and the one repeat
//!   host              trait `Host`: clock, random bytes, locks, the key, the caller's signal
//!   rest              trait `Rest`: the API over HTTP
//!   link              trait `Link`: carries signed messages to the vehicle
//!   rest_link         the link over the API
//!   route             the way of one command: over the API, or over a link of its own
//!   signed_call       whether the command of a call is sent signed
//!   signed            sends a signed message, and does what its transaction asks for
//!   token             refreshes the token
//!   waking            wakes the vehicle
//!   pages             reads a list to its last page
//!   vehicle           what calls to the same vehicle share
//!   shared            finds what calls share, for thousands of vehicles
//!   single_flight     deduplicates concurrent calls that need the same result
//! error             the error and its message
//! json              JSON as slices of its text
//! text              small functions for text
//! ```
//!
//! A call goes straight through: [`client::Client::run`] -> `rest` or `protocol` says what to send -> a [`client::Rest`] or
//! [`client::Link`] sends it -> the same says what came back. The README has a program that runs.

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

#[cfg(feature = "bluetooth")]
pub mod bluetooth;
pub mod catalogue;
pub mod client;
pub mod commands;
pub mod error;
pub mod json;
pub mod protocol;
pub mod rest;
pub mod text;
