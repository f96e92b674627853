//! The vectors of Bluetooth once more, in a browser, as WebAssembly.

#![cfg(target_arch = "wasm32")]
// `json!` goes as deep as its list is long.
#![recursion_limit = "256"]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "../core/tests/native/protocol/digits.rs"]
mod digits;
#[path = "../core/tests/native/bluetooth/vectors.rs"]
mod vectors;
#[path = "../core/tests/native/bluetooth/vehicle_data.rs"]
mod vehicle_data;

use digits::{array, hex};

wasm_bindgen_test_configure!(run_in_browser);
