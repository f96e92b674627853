//! A wasm crate of its own that sends commands.

use tesla_commands::{door_lock, set_temps};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Locks the car and cools it. What a command takes and gives are the JavaScript values of the npm package.
#[wasm_bindgen(js_name = parkInTheSun)]
pub async fn park_in_the_sun(vehicle: JsValue, params: JsValue) -> Result<(), JsValue> {
    JsFuture::from(door_lock(vehicle.clone(), JsValue::UNDEFINED)).await?;
    JsFuture::from(set_temps(vehicle, params, JsValue::UNDEFINED)).await?;
    Ok(())
}
