//! What the caller gave, read and checked. A value may be anything: a proxy that throws, a symbol, a rounded
//! number. No error holds a value, since any value may be a secret.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{BigInt, Function, JsString};
use wasm_bindgen::prelude::*;

#[cfg(feature = "signing")]
use super::meetings::car;
use super::meetings::{place, refreshes, wakes};
use crate::catalogue::{Answer, Command, Kind, Need, Parameter, Range, limit};
use crate::client::Call;
use crate::error::{CommandError, Result};
use crate::reflect::{get, keys, read as read_property, stringify, word};
use crate::request::{Argument, Form, LONGEST_TOKEN, OWNER_API, Value, Values, check_token};
#[cfg(feature = "signing")]
use crate::transport::is_key;
use crate::transport::{Connection, Fetch, Token};

/// What `timeoutMs` is when it is not given, in milliseconds: cars that just woke up take 10 to 20 s.
const TIMEOUT: u32 = 30_000;

/// The longest time that timers of JavaScript can wait, in milliseconds.
const LONGEST_TIMEOUT: f64 = 2_147_483_647.0;

/// The longest texts that are taken, in UTF-16 units: what is longer is no such thing, and would stay in the
/// module's memory, which never shrinks.
const LONGEST_WORD: usize = 32;
const LONGEST_PASSWORD: usize = 1_024;
const LONGEST_ADDRESS: usize = 4_096;
const LONGEST_OBJECT: usize = 262_144;

/// Above it, JavaScript's numbers are not exact (2^53 - 1).
const LARGEST_SAFE: f64 = 9_007_199_254_740_991.0;

/// How many characters a VIN has, not all of them digits.
const VIN_LENGTH: usize = 17;

const ID: &str = "must be the id or the VIN of a car as text, as listVehicles gives it";

/// What is wrong with a value, as a sentence that the parameter's name begins.
type Checked<T> = std::result::Result<T, &'static str>;

/// Reads all arguments of a call. What has no parameters is called with the options in their place.
pub fn read(
    command: &'static Command,
    vehicle: &JsValue,
    params: &JsValue,
    options: &JsValue,
) -> Result<(Rc<Fetch>, Call)> {
    let is_list = command.answer == Answer::VehicleList;
    let vehicle = Given::new(command, if is_list { "connection" } else { "vehicle" }, vehicle)?;
    let id = if is_list {
        String::new()
    } else {
        vehicle.read("id", check_id)?.ok_or_else(|| vehicle.flaw("id", ID))?
    };
    let form = vehicle.read("parameters", check_form)?.unwrap_or_default();
    let base_url = vehicle.read("baseUrl", check_base_url)?.unwrap_or_else(|| OWNER_API.to_owned());
    let token = vehicle.read("accessToken", check_access_token)?;
    let token =
        token.ok_or_else(|| vehicle.flaw("accessToken", "must be text, or a function that gives it"))?;
    let fetch = vehicle.read("fetch", check_function)?;
    let key = vehicle.read("key", check_key)?;
    #[cfg(not(feature = "signing"))]
    let _: Option<()> = key;
    #[cfg(feature = "signing")]
    if key.is_some() && command.signed.is_some() && (id.len() != VIN_LENGTH || is_digits(&id)) {
        return Err(vehicle.flaw("id", "must be the VIN of the car, where the vehicle has a key"));
    }

    let nothing = JsValue::UNDEFINED;
    let (params, options) = if command.has_parameters { (params, options) } else { (&nothing, params) };
    let values = read_values(command, params)?;

    let options = if options.is_null() || options.is_undefined() {
        Given { command: command.name, object: &nothing }
    } else {
        Given::new(command, "options", options)?
    };
    let signal = options.read("signal", check_signal)?;
    let timeout = options.read("timeoutMs", check_timeout)?.unwrap_or(TIMEOUT);
    let wake = options.read("wake", check_boolean)?.unwrap_or_default();
    let on_progress = options.read("onProgress", check_function)?;

    let place = place(fetch.as_ref(), &base_url, &id);
    #[cfg(feature = "signing")]
    let key = key.map(|key| (key, car(place.clone())));
    let wakes = wakes(place);
    let connection = Rc::new(Connection { base_url, token, fetch });
    let cause = Rc::new(Cell::new(None));
    // Waking is what wake_up itself asks for, and no list wakes a car.
    let wake = wake && matches!(command.answer, Answer::CommandResult | Answer::VehicleData);
    Ok((
        Rc::new(Fetch {
            connection,
            signal,
            on_progress,
            wakes,
            cause,
            #[cfg(feature = "signing")]
            key,
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
        if self.object.is_undefined() {
            return Ok(None);
        }
        read_property(self.object, property).map_err(|_| self.flaw(name, "can't be read"))
    }

    /// The property, checked.
    fn read<T>(&self, name: &'static str, check: fn(&JsValue) -> Checked<T>) -> Result<Option<T>> {
        self.get(name, &word(name))?
            .map(|value| check(&value).map_err(|what| self.flaw(name, what)))
            .transpose()
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

/// The value as it is sent, if it is one of the parameter's.
fn check_value(parameter: &Parameter, value: &JsValue) -> Option<Value> {
    let text = |longest| check_text(value, longest).ok().map(Value::Text);
    // JSON.stringify writes 20, not 20.0, which some servers refuse.
    let number = |range: Range| {
        value.as_f64().filter(|number| range.contains(*number)).and_then(|_| json(value, LONGEST_WORD))
    };
    let object = || json(value, LONGEST_OBJECT).filter(|json| json.as_text().starts_with('{'));
    match parameter.kind() {
        Kind::Number(range) => number(range),
        Kind::Integer(range) => number(range).filter(|json| is_digits(json.as_text())),
        Kind::Boolean => value.as_bool().and_then(|_| json(value, LONGEST_WORD)),
        Kind::Choice(choices) => text(LONGEST_WORD).filter(|word| choices.contains(&word.as_text())),
        Kind::Pin => text(4).filter(|pin| is_digits(pin.as_text()) && pin.as_text().len() == 4),
        Kind::Password => text(LONGEST_PASSWORD),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the row's own number")]
        Kind::Text(longest) => text(limit(longest) as usize).filter(|text| !text.as_text().is_empty()),
        Kind::Calendar if value.is_string() => text(LONGEST_OBJECT),
        Kind::Calendar | Kind::Object => object(),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value as JSON, if it can be written so.
fn json(value: &JsValue, longest: usize) -> Option<Value> {
    check_text(&stringify(value).ok()??.into(), longest).ok().map(Value::Json)
}

/// The text, if it is one: a lone surrogate would be sent as another character than was given.
fn check_text(value: &JsValue, longest: usize) -> Checked<String> {
    let text = value.dyn_ref::<JsString>().ok_or("must be text")?;
    if text.length() as usize > longest {
        return Err("is too long");
    }
    let text = String::from(text);
    // What JavaScript can't write as UTF-8 arrives as this character.
    if text.chars().any(|letter| letter == char::REPLACEMENT_CHARACTER) {
        return Err("must be well-formed text, without lone surrogates");
    }
    Ok(text)
}

fn check_id(value: &JsValue) -> Checked<String> {
    let id = if let Some(id) = value.dyn_ref::<BigInt>() {
        id.to_string(10).map_err(|_| ID)?.into()
    } else if value.as_f64().is_none() {
        check_text(value, LONGEST_WORD).map_err(|_| ID)?
    } else if value.as_f64().is_some_and(|number| number.abs() <= LARGEST_SAFE) {
        json(value, LONGEST_WORD).ok_or(ID)?.as_text().to_owned()
    } else {
        return Err("is a number that JavaScript has rounded: it must be text, as listVehicles gives it");
    };
    let is_id = (1..=20).contains(&id.len()) && is_digits(&id);
    let is_vin = id.len() == VIN_LENGTH && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_id || is_vin { Ok(id) } else { Err(ID) }
}

fn check_form(value: &JsValue) -> Checked<Form> {
    if value == "json" {
        Ok(Form::Json)
    } else if value == "query" {
        Ok(Form::Query)
    } else {
        Err("must be \"json\" or \"query\"")
    }
}

fn check_base_url(value: &JsValue) -> Checked<String> {
    let url = check_text(value, LONGEST_ADDRESS)?;
    let rest = |start: &str| {
        let (head, rest) = url.split_at_checked(start.len())?;
        head.eq_ignore_ascii_case(start).then_some(rest)
    };
    // A slash right after would make the next name of the path the host, which is given the token.
    let is_sound = match rest("https://").or_else(|| rest("http://")) {
        Some(host) => !host.is_empty() && !host.starts_with('/'),
        None => {
            url.is_empty()
                || (url.starts_with(['/', '.'])
                    && !url.starts_with("//")
                    && url.bytes().any(|byte| byte == b'/'))
        }
    };
    if is_sound && url.bytes().all(|byte| byte > b' ' && !matches!(byte, b'?' | b'#' | b'\\' | 0x7F)) {
        Ok(url.trim_end_matches('/').to_owned())
    } else {
        Err("must be an http or https URL with a host, or a path that begins with /, without ? and #")
    }
}

fn check_access_token(value: &JsValue) -> Checked<Token> {
    if let Some(function) = value.dyn_ref::<Function>() {
        return Ok(Token::Function(function.clone(), refreshes(function)));
    }
    let token = check_text(value, LONGEST_TOKEN)?;
    check_token(&token)?;
    Ok(Token::Text(token))
}

#[cfg(feature = "signing")]
fn check_key(value: &JsValue) -> Checked<JsValue> {
    if is_key(value) {
        Ok(value.clone())
    } else {
        Err("must be a key as createKey makes it: ECDH, P-256, its private half not extractable")
    }
}

#[cfg(not(feature = "signing"))]
fn check_key(_: &JsValue) -> Checked<()> {
    Err("is not taken: this module was built without signed commands")
}

fn check_function(value: &JsValue) -> Checked<Function> {
    value.dyn_ref::<Function>().cloned().ok_or("must be a function")
}

fn check_signal(signal: &JsValue) -> Checked<JsValue> {
    // What can't be taken off again would be left behind.
    let has = |method| get(signal, method).is_function();
    if get(signal, "aborted").as_bool().is_some() && has("addEventListener") && has("removeEventListener") {
        Ok(signal.clone())
    } else {
        Err("must be an AbortSignal")
    }
}

fn check_timeout(value: &JsValue) -> Checked<u32> {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in the range of u32")]
        Some(milliseconds) if (1.0..=LONGEST_TIMEOUT).contains(&milliseconds) => Ok(milliseconds as u32),
        _ => Err("must be a number of milliseconds from 1 to 2147483647"),
    }
}

fn check_boolean(value: &JsValue) -> Checked<bool> {
    value.as_bool().ok_or("must be true or false")
}
