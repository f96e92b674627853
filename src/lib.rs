//! Tesla vehicle commands for crates that are compiled to WebAssembly: a function for each command, and the reads
//! [`list_vehicles`] and [`vehicle_data`]. They are those of the npm package `tesla-commands`, which is made of this
//! crate: they take JavaScript's values and give promises. What they take, give and reject with is in its README.
//!
//! ```
//! use tesla_commands::door_lock;
//! use wasm_bindgen::prelude::*;
//! use wasm_bindgen_futures::JsFuture;
//!
//! /// Locks the car: `{ id, accessToken, baseUrl }`.
//! pub async fn park(vehicle: JsValue) -> Result<(), JsValue> {
//!     JsFuture::from(door_lock(vehicle, JsValue::UNDEFINED)).await?;
//!     Ok(())
//! }
//! ```
//!
//! Features, both on by default: `allocator` sets the global allocator, a third of the size of the standard one; `signing`
//! signs the commands to a vehicle that has a `key`.
//!
//! # The house
//!
//! ```text
//! commands.rs       the table: a row per command, and nothing but rows
//! catalogue.rs      what a row means; the table as data
//!   table.rs        the table as one text, which read.rs reads and text.rs spells out as JSON
//! request.rs        pure: command + checked values -> method, path, body
//! response.rs       pure: status, headers, text -> outcome
//!   failure.rs      what an answer that is no success says of why
//! json.rs           pure: JSON as slices of its text
//! error.rs          pure: the error, and what it says
//! client.rs         pure: token, waking, the one repeat, over a small transport trait
//!   world.rs        the trait: the network, the token, the signal, the clock
//!   signed.rs       how a command goes out signed: in its turn, in as many steps as it takes
//! signing/          pure: the protocol of signed commands, see its own list
//! joint.rs          pure: work that is done once for all who wait for it
//! transport.rs      the only module that knows gloo-net, fetch, AbortController and timers
//!   span.rs         a part of a call that the caller's signal and the time can end
//!   answer.rs       an answer, read to its end
//!   keyed.rs        what a key asks of the browser
//! reflect.rs        JavaScript's values, which may be anything: read and called so that nothing is thrown
//! js.rs, js/        the only files that read or build JavaScript's values, but for transport.rs
//!   arguments.rs    what the caller gave, read and checked
//!   checks.rs       whether a value is what it has to be
//!   exports.rs      a function and a TypeScript declaration of each row
//!   meetings.rs     where calls meet that need the same: a car awake, a new token
//!   types.d.ts      the TypeScript that no row makes
//! entry.js, .d.ts   the package's script around the module: init, and the guard for errors
//! node.js           the entry for Node: reads the wasm inside init(), not on import
//! ```
//!
//! A call goes straight through: exported function -> `js::call` -> `js::arguments` -> `client::run` ->
//! `request`, `transport`, `response` -> resolve, or `js` builds the `Error` and rejects.
//!
//! The pure modules know neither wasm-bindgen nor the browser, and are public so that native tests and fuzzers
//! reach them; what other crates call are the functions of the table.

#![deny(missing_docs, unsafe_code)]
#![warn(clippy::pedantic)]
// A panic in wasm leaves the caller's promise pending for ever: nothing here may panic.
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
mod commands;
pub mod error;
pub mod joint;
mod js;
pub mod json;
mod reflect;
pub mod request;
pub mod response;
#[cfg(feature = "signing")]
pub mod signing;
mod transport;

pub use js::*;

#[cfg(all(target_arch = "wasm32", feature = "allocator"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
