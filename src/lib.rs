//! Tesla vehicle commands for crates that are compiled to WebAssembly: a function for each command, and the reads
//! [`list_vehicles`] and [`vehicle_data`]. They take JavaScript's values and return promises, as the functions of the npm
//! package `tesla-commands` do, which is made of this crate. The package's README describes them. The crate
//! `tesla-commands-core` has the part that needs no browser.
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
//! Features, all on by default: `allocator` sets the global allocator, a third of the size of the standard one; `signing`
//! signs the commands to a vehicle that has a `key`; `bluetooth` sends them over Bluetooth.
//!
//! # The files
//!
//! ```text
//! exports.rs        what JavaScript calls; build.rs generates a function for each row of the table
//! arguments.rs      checks the caller's arguments
//! host.rs           the environment of a call: signal, timers, progress, key
//! fetch.rs          the API over HTTP
//! web_crypto.rs     keys and locks, through web-crypto.js
//! bluetooth.rs      the Bluetooth link, through bluetooth.js, and the calls that only Bluetooth has
//! shared.rs         what calls share: waking a vehicle, a new token, sessions
//! error.rs          the error for JavaScript
//! exchange.js       the JavaScript of a call: reads the arguments, sends a request, reads the response
//! types.d.ts        the types that are not generated from a row
//! ```
//!
//! A call goes straight through: exported function -> `arguments` -> `Client::run` of the core -> `fetch` -> resolve, or
//! `error` and reject.

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

mod arguments;
#[cfg(feature = "bluetooth")]
mod bluetooth;
mod error;
mod exports;
mod fetch;
mod host;
mod shared;
#[cfg(feature = "signing")]
mod web_crypto;

#[cfg(feature = "bluetooth")]
pub use bluetooth::{connect_bluetooth, enrol_key, list_keys};
pub use exports::*;

#[cfg(all(target_arch = "wasm32", feature = "allocator"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
