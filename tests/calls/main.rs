//! What a call comes to: what the car answers, how tokens are asked for, what ends a call, and how a car is woken.
#![cfg(target_arch = "wasm32")]

mod answers;
mod bodies;
mod ends;
mod stages;
#[path = "../support/mod.rs"]
mod support;
mod tokens;
mod vehicles;
mod waking;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// What a command resolves to when the car did it.
const DONE: &str = "{ result: true, reason: '' }";

/// What unlocking the doors sends.
const UNLOCK: &str = "POST /api/1/vehicles/1492931365719407/command/door_unlock";
