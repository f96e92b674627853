//! What the caller gave, read and checked. A value may be anything: a proxy that throws, a symbol, a rounded
//! number. No error holds a value, since any value may be a secret.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::checks::{
    Checked, ID, check_access_token, check_base_url, check_form, check_function, check_id, check_signal,
    check_timeout, check_value,
};
#[cfg(feature = "signing")]
use super::checks::{VIN_LENGTH, is_digits};
use super::meetings::at_car;
#[cfg(feature = "signing")]
use super::meetings::remember;
use crate::catalogue::{Answer, Command, Need, Parameter};
use crate::client::Call;
use crate::error::{CommandError, Result};
use crate::reflect::{keys, read as read_property, word};
use crate::request::{Argument, Form, OWNER_API, Values};
#[cfg(feature = "signing")]
use crate::transport::is_key;
use crate::transport::{Connection, Fetch, Token};

/// What `timeoutMs` is when it is not given, in milliseconds: cars that just woke up take 10 to 20 s.
const TIMEOUT: u32 = 30_000;

/// What the caller gave, as far as it is read.
#[derive(Default)]
struct Draft {
    id: String,
    form: Form,
    base_url: Option<String>,
    token: Option<Token>,
    fetch: Option<Function>,
    #[cfg(feature = "signing")]
    key: Option<JsValue>,
    signal: Option<JsValue>,
    timeout: Option<u32>,
    wake: bool,
    on_progress: Option<Function>,
}

/// A property: its name, and what checks the value and takes it over.
type Property = (&'static str, fn(&mut Draft, &JsValue) -> Checked<()>);

const CAR: Property = ("id", |draft, value| check_id(value).map(|id| draft.id = id));

const CONNECTION: &[Property] = &[
    ("parameters", |draft, value| check_form(value).map(|form| draft.form = form)),
    ("baseUrl", |draft, value| check_base_url(value).map(|url| draft.base_url = Some(url))),
    ("accessToken", |draft, value| check_access_token(value).map(|token| draft.token = Some(token))),
    ("fetch", |draft, value| check_function(value).map(|fetch| draft.fetch = Some(fetch))),
    ("key", check_key),
];

const OPTIONS: &[Property] = &[
    ("signal", |draft, value| check_signal(value).map(|signal| draft.signal = Some(signal))),
    ("timeoutMs", |draft, value| check_timeout(value).map(|timeout| draft.timeout = Some(timeout))),
    ("wake", |draft, value| value.as_bool().map(|wake| draft.wake = wake).ok_or("must be true or false")),
    ("onProgress", |draft, value| check_function(value).map(|listener| draft.on_progress = Some(listener))),
];

/// Reads all arguments of a call. What has no parameters is called with the options in their place.
pub fn read(
    command: &'static Command,
    vehicle: &JsValue,
    params: &JsValue,
    options: &JsValue,
) -> Result<(Rc<Fetch>, Call)> {
    let mut draft = Draft::default();
    let is_list = command.answer == Answer::VehicleList;
    let vehicle = Given::new(command, if is_list { "connection" } else { "vehicle" }, vehicle)?;
    if !is_list {
        vehicle.read(&mut draft, &[CAR])?;
        if draft.id.is_empty() {
            return Err(vehicle.flaw("id", ID));
        }
    }
    vehicle.read(&mut draft, CONNECTION)?;
    let Some(token) = draft.token.take() else {
        return Err(vehicle.flaw("accessToken", "must be text, or a function that gives it"));
    };
    #[cfg(feature = "signing")]
    if draft.key.is_some()
        && command.signed.is_some()
        && (draft.id.len() != VIN_LENGTH || is_digits(&draft.id))
    {
        return Err(vehicle.flaw("id", "must be the VIN of the car, where the vehicle has a key"));
    }

    let (params, options) =
        if command.has_parameters { (params, options) } else { (&JsValue::UNDEFINED, params) };
    let values = read_values(command, params)?;
    if !options.is_null() && !options.is_undefined() {
        Given::new(command, "options", options)?.read(&mut draft, OPTIONS)?;
    }

    let Draft { id, form, base_url, fetch, signal, timeout, wake, on_progress, .. } = draft;
    let base_url = base_url.unwrap_or_else(|| OWNER_API.to_owned());
    let car = at_car(fetch.as_ref(), &base_url, &id);
    #[cfg(feature = "signing")]
    if draft.key.is_some() {
        remember(&car);
    }
    let connection = Rc::new(Connection { base_url, token, fetch });
    let cause = Rc::new(Cell::new(None));
    // Waking is what wake_up itself asks for, and no list wakes a car.
    let wake = wake && matches!(command.answer, Answer::CommandResult | Answer::VehicleData);
    let timeout = timeout.unwrap_or(TIMEOUT);
    Ok((
        Rc::new(Fetch {
            connection,
            signal,
            on_progress,
            car,
            cause,
            #[cfg(feature = "signing")]
            key: draft.key,
        }),
        Call { command, id, form, values, timeout, wake },
    ))
}

/// An object that the caller gave, and whose properties are read.
struct Given<'a> {
    command: &'static str,
    object: &'a JsValue,
}

impl<'a> Given<'a> {
    fn new(command: &Command, name: &'static str, object: &'a JsValue) -> Result<Self> {
        if object.is_object() {
            Ok(Given { command: command.name, object })
        } else {
            Err(CommandError::invalid(command.name, name, "must be an object"))
        }
    }

    fn flaw(&self, name: &str, what: &str) -> Box<CommandError> {
        CommandError::invalid(self.command, name, what)
    }

    /// The property; `None` where it is left out, undefined or null.
    fn get(&self, name: &str, property: &JsValue) -> Result<Option<JsValue>> {
        read_property(self.object, property).map_err(|_| self.flaw(name, "can't be read"))
    }

    /// The properties, checked one after the other.
    fn read(&self, draft: &mut Draft, properties: &[Property]) -> Result<()> {
        for (name, take) in properties {
            if let Some(value) = self.get(name, &word(name))? {
                take(draft, &value).map_err(|what| self.flaw(name, what))?;
            }
        }
        Ok(())
    }
}

fn read_values(command: &Command, params: &JsValue) -> Result<Values> {
    let mut values = Values::default();
    let parameters = command.parameters();
    let is_none = params.is_undefined() || params.is_null();
    if is_none && parameters.iter().all(|parameter| parameter.need != Need::Required) {
        return Ok(values);
    }
    let given = Given::new(command, "params", params)?;
    refuse_unknown(&parameters, &given)?;
    for parameter in &parameters {
        let name = &parameter.name;
        let other = |name: &str| {
            let other = parameters.iter().find(|other| other.name == name)?;
            values.get(other.wire_name)
        };
        let (is_wanted, is_taken) = match parameter.need {
            Need::Required => (true, true),
            Need::With(parameter, value) => {
                let is_so = other(parameter).is_some_and(|other| other.as_text() == value);
                (is_so, is_so)
            }
            Need::Optional | Need::DefaultsTo(_) => (false, true),
        };
        let value = match (given.get(name, &name.into())?, parameter.need) {
            (Some(_), _) if !is_taken => {
                return Err(given.flaw(name, "is not taken together with these values of the others"));
            }
            (Some(value), _) => check_value(parameter, &value),
            (None, _) if is_wanted => None,
            (None, Need::DefaultsTo(name)) => other(name).cloned(),
            (None, _) => continue,
        };
        let value = value.ok_or_else(|| given.flaw(name, &parameter.wish()))?;
        values.0.push(Argument { name: parameter.wire_name, value, secret: parameter.is_secret() });
    }
    Ok(values)
}

/// A misspelt parameter would be silently left out, and the car told something else than was meant.
fn refuse_unknown(parameters: &[Parameter], given: &Given<'_>) -> Result<()> {
    let names = keys(given.object).ok().flatten().ok_or_else(|| given.flaw("params", "can't be read"))?;
    let is_known = |name: String| parameters.iter().any(|parameter| name == parameter.name);
    if names.iter().filter_map(|name| name.as_string()).all(is_known) {
        return Ok(());
    }
    Err(given.flaw("params", "has a property that this command does not take"))
}

#[cfg(feature = "signing")]
fn check_key(draft: &mut Draft, value: &JsValue) -> Checked<()> {
    if is_key(value) {
        draft.key = Some(value.clone());
        Ok(())
    } else {
        Err("must be a key as createKey makes it: ECDH, P-256, its private half not extractable")
    }
}

#[cfg(not(feature = "signing"))]
fn check_key(_: &mut Draft, _: &JsValue) -> Checked<()> {
    Err("is not taken: this module was built without signed commands")
}
