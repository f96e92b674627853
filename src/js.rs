//! The boundary: what JavaScript calls, and what it gets.
//!
//! Arguments are taken as `JsValue` and checked, since typed ones are not checked in release builds. They
//! are read before the call returns its promise; whatever is wrong with them rejects that promise.

mod arguments;
mod checks;
mod exports;
mod meetings;

use js_sys::{Array, Promise};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use self::arguments::read;
use crate::catalogue::{self, Command, VEHICLE_DATA, VEHICLES, numbered};
use crate::client::run;
use crate::error::{Code, CommandError};
use crate::reflect::{parse, set_all, set_name};
use crate::response::{Record, Success};

pub use self::exports::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("js/types.d.ts");

/// The commands, as data, in the table's order.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn commands() -> JsValue {
    // What the table makes is JSON; a test says so.
    parse(&catalogue::json()).ok().flatten().unwrap_or_default()
}

/// The account's cars.
pub fn list_vehicles(connection: JsValue, options: JsValue) -> Promise {
    call(&VEHICLES, connection, options, JsValue::UNDEFINED)
}

/// All that the car tells of itself.
pub fn vehicle_data(vehicle: JsValue, options: JsValue) -> Promise {
    call(&VEHICLE_DATA, vehicle, options, JsValue::UNDEFINED)
}

/// All of these functions and those of the table, for `entry.js`: one export costs the module less than one each.
#[doc(hidden)]
#[wasm_bindgen(js_name = teslaCommand, skip_typescript)]
pub fn tesla_command(index: usize, vehicle: JsValue, params: JsValue, options: JsValue) -> Promise {
    call(numbered(index), vehicle, params, options)
}

/// What all of them do.
#[expect(clippy::needless_pass_by_value, reason = "as the exported functions get them")]
fn call(command: &'static Command, vehicle: JsValue, params: JsValue, options: JsValue) -> Promise {
    let arguments = read(command, &vehicle, &params, &options);
    future_to_promise(async move {
        let (transport, call) = arguments.map_err(|error| error_into_js(&error, None))?;
        match run(&transport, &call).await {
            Ok(success) => success_into_js(&success).ok_or_else(|| {
                let what = "The server's answer can't be read.";
                let error = CommandError::new(Code::BadResponse, command.name, what);
                error_into_js(&error.with(|error| error.may_have_succeeded = true), None)
            }),
            Err(error) => Err(error_into_js(&error, transport.cause.take())),
        }
    })
}

fn success_into_js(success: &Success) -> Option<JsValue> {
    match success {
        Success::Result(result) => result.serialize(&Serializer::new().serialize_maps_as_objects(true)).ok(),
        Success::Vehicle(record) => record_into_js(record),
        Success::Vehicles(records) => {
            records.iter().map(record_into_js).collect::<Option<Array>>().map(Into::into)
        }
    }
}

/// The object as the browser parses it, which is fast and exact but for the id.
fn record_into_js(record: &Record) -> Option<JsValue> {
    let value = parse(&record.json).ok()??;
    set_all(&value, &[("id", record.id.as_ref().map(Into::into))]);
    Some(value)
}

/// A real `Error`, since anything else has no stack trace and is not recognised by tools.
fn error_into_js(error: &CommandError, cause: Option<JsValue>) -> JsValue {
    let value = JsValue::from(JsError::new(&error.message()));
    set_name(&value, "TeslaCommandError");
    // An answer with a status came over the network: what was thrown before it is not its cause.
    let is_caused = error.status.is_none() && matches!(error.code, Code::Network | Code::Unauthorized);
    #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
    let properties = [
        ("code", Some(error.code.as_str().into())),
        ("command", Some(error.command.into())),
        ("mayHaveSucceeded", Some(error.may_have_succeeded.into())),
        ("parameter", error.parameter.as_ref().map(Into::into)),
        ("status", error.status.map(Into::into)),
        ("fault", error.fault.map(Into::into)),
        ("reason", error.reason.as_ref().map(Into::into)),
        ("retryAfterMs", error.retry_after_ms.map(|milliseconds| (milliseconds as f64).into())),
        ("baseUrl", error.base_url.as_ref().map(Into::into)),
        ("cause", cause.filter(|_| is_caused)),
    ];
    set_all(&value, &properties);
    value
}
