//! What JavaScript calls. `build.rs` makes a function of each row of the table; the rest is here.
//!
//! Arguments are `JsValue`s and are checked here, because wasm-bindgen does not check typed ones in release builds. They are
//! read before the call returns its promise. If one is invalid, the promise rejects.

#![allow(clippy::needless_pass_by_value, reason = "exported functions own what JavaScript passes")]

use std::future::Future;
use std::pin::Pin;

use js_sys::{Array, JSON, Promise, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tesla_commands_core::catalogue::{Command, VEHICLE_DATA, VEHICLES};
#[cfg(not(feature = "bluetooth"))]
use tesla_commands_core::client::NoLink;
use tesla_commands_core::client::{Call, Client};
use tesla_commands_core::commands as table;
use tesla_commands_core::error::{Code, CommandError, Result};
use tesla_commands_core::rest::response::{Record, Success};
use tesla_commands_core::text::join;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::arguments::{self, Arguments};
#[cfg(feature = "bluetooth")]
use crate::bluetooth::{Link, is_link, link_of};
use crate::error::into_js;
use crate::fetch::Fetch;
use crate::host::Environment;
use crate::shared;
#[cfg(feature = "signing")]
use crate::web_crypto::is_key;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str =
    concat!(include_str!("types.d.ts"), include_str!(concat!(env!("OUT_DIR"), "/types.d.ts")));

include!(concat!(env!("OUT_DIR"), "/exports.rs"));

#[wasm_bindgen(module = "/src/exchange.js")]
extern "C" {
    #[wasm_bindgen(js_name = readArguments)]
    fn read_arguments(vehicle: &JsValue, params: &JsValue, names: &str, options: &JsValue) -> Given;
}

#[wasm_bindgen]
extern "C" {
    /// The caller's arguments.
    type Given;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Given) -> String;
    #[wasm_bindgen(method, getter)]
    fn numbers(this: &Given) -> Vec<f64>;
}

/// The commands, as data.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn commands() -> JsValue {
    // Serializing texts, numbers and truth values does not fail.
    table::commands().collect::<Vec<_>>().serialize(&Serializer::new()).unwrap_or_default()
}

/// The vehicles of the account.
#[wasm_bindgen(js_name = listVehicles, skip_typescript)]
pub fn list_vehicles(connection: JsValue, options: JsValue) -> Promise {
    call(&VEHICLES, &connection, &JsValue::UNDEFINED, &options)
}

/// All data of the vehicle.
#[wasm_bindgen(js_name = vehicleData, skip_typescript)]
pub fn vehicle_data(vehicle: JsValue, options: JsValue) -> Promise {
    call(&VEHICLE_DATA, &vehicle, &JsValue::UNDEFINED, &options)
}

/// Sends the command with this name.
#[wasm_bindgen(js_name = sendCommand, skip_typescript)]
pub fn send_command(vehicle: JsValue, name: JsValue, params: JsValue, options: JsValue) -> Promise {
    // A longer text is not a name, and would enlarge the module's memory for good.
    let name = name.dyn_ref::<js_sys::JsString>().filter(|name| name.length() <= 64).map(String::from);
    if let Some(command) = name.as_deref().and_then(table::find) {
        return call(command, &vehicle, &params, &options);
    }
    let what = "must be the name of a command, as commands() has it";
    Promise::reject(&into_js(&CommandError::invalid("send_command", "name", what), None))
}

/// The body of a row's exported function. It takes the values by value, so that they are dropped in one place.
fn call_by_name(name: &'static str, vehicle: JsValue, params: JsValue, options: JsValue) -> Promise {
    match table::find(name) {
        Some(command) => call(command, &vehicle, &params, &options),
        None => Promise::reject(&JsValue::UNDEFINED),
    }
}

fn call(command: &'static Command, vehicle: &JsValue, params: &JsValue, options: &JsValue) -> Promise {
    let prepared = prepare(command, vehicle, params, options);
    promise(async move {
        let (Prepared { client, call }, _) = prepared.map_err(|error| into_js(&error, None))?;
        match client.run(&call).await {
            Ok(success) => success_into_js(&success).ok_or_else(|| {
                let what = "The response can't be read";
                let error = CommandError::new(Code::BadResponse, command.name, what);
                into_js(&error.or_may_have_succeeded(!command.is_read()), None)
            }),
            Err(error) => Err(into_js(&error, client.host.cause.take())),
        }
    })
}

/// The promise of the future. All exports share one type of future: each further type costs 3 kB of compiled code.
pub(crate) fn promise(
    future: impl Future<Output = std::result::Result<JsValue, JsValue>> + 'static,
) -> Promise {
    let future: Pin<Box<dyn Future<Output = _>>> = Box::pin(future);
    future_to_promise(future)
}

/// A call that is ready to be made.
pub(crate) struct Prepared {
    pub client: Client<Environment, Fetch, Link>,
    pub call: Call,
}

/// Reads the arguments: as they are, and their description.
#[cfg(feature = "bluetooth")]
pub(crate) fn read_given(
    vehicle: &JsValue,
    params: &JsValue,
    names: &str,
    options: &JsValue,
) -> (JsValue, String) {
    let given = read_arguments(vehicle, params, names, options);
    let data = given.data();
    (given.into(), data)
}

/// Reads and checks the arguments of a call. Returns their description too.
pub(crate) fn prepare(
    command: &'static Command,
    vehicle: &JsValue,
    params: &JsValue,
    options: &JsValue,
) -> Result<(Prepared, String)> {
    let names = join(command.parameters.iter().map(|parameter| parameter.name), ",");
    let given = read_arguments(vehicle, params, &names, options);
    let numbers = if names.is_empty() { Vec::new() } else { given.numbers() };
    let key = || Reflect::get(&given, &"key".into()).unwrap_or_default();
    let is_key = || is_key(&key());
    let is_link = || is_link(&Reflect::get(&given, &"bluetooth".into()).unwrap_or_default());
    let data = given.data();
    let arguments = arguments::check(command, &data, &numbers, is_key, is_link, shared::new_id)?;
    let Arguments {
        call,
        base_url,
        has_token,
        token,
        token_function,
        fetch_function,
        has_listener,
        has_key,
        has_link,
    } = arguments;
    let key = has_key.then(key);
    let vehicle = shared::for_vehicle(fetch_function, &base_url, &call.id, has_key);
    let host = Environment::new(given.into(), has_listener, key);
    let link = if has_link { link_of(&host, &call.id, has_token) } else { None };
    let fetch = Fetch {
        environment: host.clone(),
        base_url: base_url.into(),
        token: token.map(Into::into),
        shared_token: shared::for_token_function(token_function),
    };
    let client = Client { host, rest: has_token.then_some(fetch), link, vehicle, has_key };
    Ok((Prepared { client, call }, data))
}

#[cfg(not(feature = "bluetooth"))]
type Link = NoLink;

#[cfg(not(feature = "bluetooth"))]
fn link_of(_: &Environment, _: &str, _: bool) -> Option<Link> {
    None
}

#[cfg(not(feature = "bluetooth"))]
fn is_link(_: &JsValue) -> bool {
    false
}

#[cfg(not(feature = "signing"))]
fn is_key(_: &JsValue) -> bool {
    false
}

fn success_into_js(success: &Success) -> Option<JsValue> {
    match success {
        Success::Result(result) => result.serialize(&Serializer::new()).ok(),
        Success::Vehicle(record) => record_into_js(record),
        Success::Vehicles(records) | Success::Page(records, _) => {
            records.iter().map(record_into_js).collect::<Option<Array>>().map(Into::into)
        }
    }
}

/// The object as the browser parses it. That is fast, and exact except for the id.
fn record_into_js(record: &Record) -> Option<JsValue> {
    let value = JSON::parse(&record.json).ok()?;
    if let Some(id) = &record.id {
        Reflect::set(&value, &"id".into(), &id.into()).ok()?;
    }
    Some(value)
}
