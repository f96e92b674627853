//! The vectors of signed commands, and what each command says to the car, once more: in a browser, as WebAssembly.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "../core/tests/native/protocol/digits.rs"]
mod digits;
#[path = "../core/tests/native/expectations.rs"]
mod expectations;
#[path = "../core/tests/native/protocol/payloads.rs"]
mod payloads;
#[path = "../core/tests/native/protocol/vectors.rs"]
mod vectors;

use digits::{array, hex};

wasm_bindgen_test_configure!(run_in_browser);
