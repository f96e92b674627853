//! Bluetooth through the browser, by `bluetooth.js`: the connection to a car, and the calls that only Bluetooth has.

use std::rc::Rc;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tesla_commands_core::bluetooth::name::name_prefix;
use tesla_commands_core::catalogue::{Command, Group};
use tesla_commands_core::client::{
    BluetoothLink, ENROL_KEY, Enrolled, Gatt, LIST_KEYS, LinkState, Piece, enrol_key as enrol,
    list_keys as list,
};
use tesla_commands_core::error::{Code, CommandError, Result};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::arguments::{self, BluetoothArguments};
use crate::error::into_js;
use crate::exports::{Prepared, prepare, promise, read_given};
use crate::host::Environment;
use crate::shared;

#[wasm_bindgen(module = "/src/bluetooth.js")]
extern "C" {
    fn sha1(text: &str) -> Promise;
    #[wasm_bindgen(js_name = chooseCar)]
    fn choose_car(stand_in: &JsValue, name_prefix: &str, any_name: bool) -> Promise;
    #[wasm_bindgen(js_name = connectionOf)]
    fn connection_of(link: &JsValue) -> Option<Connection>;
}

#[wasm_bindgen]
extern "C" {
    type Chosen;
    #[wasm_bindgen(method, getter)]
    fn link(this: &Chosen) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn failure(this: &Chosen) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Chosen) -> JsValue;

    #[derive(Clone)]
    type Connection;
    #[wasm_bindgen(method, getter)]
    fn identity(this: &Connection) -> u32;
    #[wasm_bindgen(method, getter, js_name = isConnected)]
    fn is_connected(this: &Connection) -> bool;
    /// What the last attempt to connect or to write failed with.
    #[wasm_bindgen(method, getter, js_name = cause)]
    fn last_cause(this: &Connection) -> JsValue;
    #[wasm_bindgen(method)]
    fn open(this: &Connection) -> Promise;
    #[wasm_bindgen(method)]
    fn write(this: &Connection, chunk: &[u8]) -> Promise;
    #[wasm_bindgen(method)]
    fn receive(this: &Connection) -> Promise;
    #[wasm_bindgen(method)]
    fn take(this: &Connection) -> Array;
    #[wasm_bindgen(method)]
    fn close(this: &Connection);

    type JsPiece;
    #[wasm_bindgen(method, getter)]
    fn at(this: &JsPiece) -> f64;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &JsPiece) -> Vec<u8>;
}

/// The link of a call.
pub type Link = BluetoothLink<Environment, WebGatt>;

/// A connection of the browser.
#[derive(Clone)]
pub struct WebGatt {
    connection: Connection,
    state: Rc<LinkState>,
    environment: Environment,
}

impl WebGatt {
    fn new(connection: Connection, environment: &Environment) -> Self {
        let state = shared::for_link(connection.identity());
        WebGatt { connection, state, environment: environment.clone() }
    }

    async fn is_done(&self, promise: Promise) -> bool {
        let is_done = JsFuture::from(promise).await.is_ok_and(|done| done.is_truthy());
        if !is_done {
            self.environment.cause.set(Some(self.connection.last_cause()));
        }
        is_done
    }
}

fn to_pieces(pieces: &Array) -> Vec<Piece> {
    let piece = |piece: JsValue| {
        let piece: JsPiece = piece.unchecked_into();
        Piece { at: piece.at(), bytes: piece.bytes() }
    };
    pieces.iter().map(piece).collect()
}

impl Gatt for WebGatt {
    fn is_connected(&self) -> bool {
        self.connection.is_connected()
    }

    async fn connect(&self) -> bool {
        self.is_done(self.connection.open()).await
    }

    async fn write(&self, chunk: &[u8]) -> bool {
        self.is_done(self.connection.write(chunk)).await
    }

    async fn receive(&self) -> Option<Vec<Piece>> {
        let pieces = JsFuture::from(self.connection.receive()).await.ok()?;
        pieces.dyn_ref::<Array>().map(to_pieces)
    }

    fn received(&self) -> Vec<Piece> {
        to_pieces(&self.connection.take())
    }

    fn disconnect(&self) {
        self.connection.close();
    }

    fn state(&self) -> &LinkState {
        &self.state
    }
}

/// Whether it is what `connectBluetooth` returned.
pub fn is_link(value: &JsValue) -> bool {
    connection_of(value).is_some()
}

/// How long connecting may take where there is no other way, in milliseconds, and where there is.
const PATIENCE: u32 = 20_000;
const PATIENCE_WITH_INTERNET: u32 = 6_000;

/// The link of a vehicle that has one.
pub fn link_of(environment: &Environment, vin: &str, has_internet: bool) -> Option<Link> {
    let connection = connection_of(&Reflect::get(&environment.given, &"bluetooth".into()).ok()?)?;
    let patience = if has_internet { PATIENCE_WITH_INTERNET } else { PATIENCE };
    Some(BluetoothLink::new(environment.clone(), WebGatt::new(connection, environment), vin, patience))
}

/// No limit for the chooser, in milliseconds: the browser ends it by itself.
const NO_LIMIT: u32 = i32::MAX.unsigned_abs();

/// The name of connecting in errors.
const CONNECT: &str = "connect_bluetooth";

static ENROL_KEY_CALL: Command = Command::new(ENROL_KEY, "enrolKey", Group::Access);
static LIST_KEYS_CALL: Command = Command::new(LIST_KEYS, "listKeys", Group::Access);

/// Connects a car over Bluetooth. The user chooses it.
#[wasm_bindgen(js_name = connectBluetooth, skip_typescript)]
#[allow(clippy::needless_pass_by_value, reason = "exported functions own what JavaScript passes")]
pub fn connect_bluetooth(vin: JsValue, options: JsValue) -> Promise {
    let vehicle = js_sys::Object::new();
    // Setting a property of a new object does not fail.
    let _ = Reflect::set(&vehicle, &"id".into(), &vin);
    let stand_in = Reflect::get(&options, &"bluetooth".into()).unwrap_or_default();
    let (given, data) = read_given(&vehicle, &JsValue::UNDEFINED, "", &options);
    let checked = arguments::check_bluetooth(CONNECT, &data);
    promise(async move {
        let arguments = checked.map_err(|error| into_js(&error, None))?;
        let environment = Environment::new(given, false, None);
        connect(&environment, &arguments, &stand_in)
            .await
            .map_err(|error| into_js(&error, environment.cause.take()))
    })
}

async fn connect(
    environment: &Environment,
    arguments: &BluetoothArguments,
    stand_in: &JsValue,
) -> Result<JsValue> {
    let BluetoothArguments { vin, timeout, any_name } = arguments;
    let hash = JsFuture::from(sha1(&vin.to_ascii_uppercase())).await.unwrap_or_default();
    let hash = Uint8Array::new(&hash).to_vec();
    let Ok(hash) = hash.as_slice().try_into() else { return Err(unavailable("unsupported")) };
    let choosing = choose_car(stand_in, &name_prefix(hash), *any_name);
    let chosen = environment.within(&choosing, NO_LIMIT).await;
    let chosen: Chosen = chosen.map_err(|failure| failure.into_error(CONNECT))?.unchecked_into();
    if let Some(failure) = chosen.failure() {
        environment.cause.set(Some(chosen.cause()));
        return Err(unavailable(&failure));
    }
    let link = chosen.link();
    let Some(connection) = connection_of(&link) else { return Err(unavailable("unsupported")) };
    let gatt = WebGatt::new(connection, environment);
    BluetoothLink::new(environment.clone(), gatt, vin, *timeout).open(CONNECT).await?;
    Ok(link)
}

fn unavailable(failure: &str) -> Box<CommandError> {
    let reason = match failure {
        "unsupported" => "this browser has no Bluetooth for pages",
        "no adapter" => "this device has no Bluetooth adapter",
        "not chosen" => "no car was chosen, or none was found",
        _ => "the browser does not allow it here, or no click led to the call",
    };
    let what = "Bluetooth can't be used";
    CommandError::new(Code::BluetoothUnavailable, CONNECT, what)
        .with(|error| error.reason = Some(reason.to_owned()))
}

/// Adds the vehicle's key to the keys of the car.
#[wasm_bindgen(js_name = enrolKey, skip_typescript)]
#[allow(clippy::needless_pass_by_value, reason = "exported functions own what JavaScript passes")]
pub fn enrol_key(vehicle: JsValue, options: JsValue) -> Promise {
    call(&ENROL_KEY_CALL, &vehicle, &options)
}

/// The keys of the car.
#[wasm_bindgen(js_name = listKeys, skip_typescript)]
#[allow(clippy::needless_pass_by_value, reason = "exported functions own what JavaScript passes")]
pub fn list_keys(vehicle: JsValue, options: JsValue) -> Promise {
    call(&LIST_KEYS_CALL, &vehicle, &options)
}

fn call(command: &'static Command, vehicle: &JsValue, options: &JsValue) -> Promise {
    let prepared = prepare(command, vehicle, &JsValue::UNDEFINED, options);
    promise(async move {
        let (prepared, data) = prepared.map_err(|error| into_js(&error, None))?;
        let outcome = manage_keys(command, &prepared, &data).await;
        outcome.map_err(|error| into_js(&error, prepared.client.host.cause.take()))
    })
}

/// Makes a call that only Bluetooth has.
async fn manage_keys(command: &'static Command, prepared: &Prepared, data: &str) -> Result<JsValue> {
    #[derive(Serialize)]
    struct Enrolment {
        outcome: &'static str,
    }

    let Prepared { client, call } = prepared;
    let role = arguments::check_role(command, data)?;
    let Some(link) = &client.link else {
        return Err(CommandError::invalid(command.name, "bluetooth", arguments::LINK));
    };
    // Serializing texts and numbers does not fail.
    let serializer = Serializer::new();
    if command.name == LIST_KEYS {
        let entries = list(&client.host, link, call.timeout).await?;
        return Ok(entries.serialize(&serializer).unwrap_or_default());
    }
    let outcome = match enrol(&client.host, link, &client.vehicle, &call.id, role).await? {
        Enrolled::Paired => "paired",
        Enrolled::AlreadyPaired => "already_paired",
    };
    Ok(Enrolment { outcome }.serialize(&serializer).unwrap_or_default())
}
