//! Whether a value is what it has to be.

use js_sys::{BigInt, Function, JsString};
use wasm_bindgen::prelude::*;

use super::meetings::at_token;
use crate::catalogue::{Kind, Parameter, limit};
use crate::reflect::{get, stringify};
use crate::request::{Form, LONGEST_TOKEN, Value, check_token};
use crate::transport::Token;

/// The longest time that timers of JavaScript can wait, in milliseconds.
const LONGEST_TIMEOUT: f64 = 2_147_483_647.0;

/// The longest texts that are taken, in UTF-16 units: what is longer is no such thing, and would stay in the
/// module's memory, which never shrinks.
const LONGEST_WORD: usize = 32;
const PIN_LENGTH: usize = 4;
const LONGEST_PASSWORD: usize = 1_024;
const LONGEST_ADDRESS: usize = 4_096;
const LONGEST_OBJECT: usize = 262_144;

/// Above it, JavaScript's numbers are not exact (2^53 - 1).
const LARGEST_SAFE: f64 = 9_007_199_254_740_991.0;

/// How many characters a VIN has, not all of them digits.
pub const VIN_LENGTH: usize = 17;

/// What is wrong with any other id.
pub const ID: &str = "must be the id or the VIN of a car as text, as listVehicles gives it";

/// What is wrong with a value, as a sentence that the parameter's name begins.
pub type Checked<T> = std::result::Result<T, &'static str>;

/// The value as it is sent, if it is one of the parameter's: text as it is, and all else as JSON, since
/// `JSON.stringify` writes 20 and not 20.0, which some servers refuse.
pub fn check_value(parameter: &Parameter, value: &JsValue) -> Option<Value> {
    let (kind, is_text) = (parameter.kind(), value.is_string());
    let (is_of_kind, longest) = match kind {
        Kind::Number(range) | Kind::Integer(range) => {
            (value.as_f64().is_some_and(|number| range.contains(number)), LONGEST_WORD)
        }
        Kind::Boolean => (value.as_bool().is_some(), LONGEST_WORD),
        Kind::Choice(_) => (is_text, LONGEST_WORD),
        Kind::Pin => (is_text, PIN_LENGTH),
        Kind::Password => (is_text, LONGEST_PASSWORD),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the row's own number")]
        Kind::Text(longest) => (is_text, limit(longest) as usize),
        Kind::Object => (!is_text, LONGEST_OBJECT),
        Kind::Calendar => (true, LONGEST_OBJECT),
    };
    if !is_of_kind {
        return None;
    }
    let text = if is_text { check_text(value, longest).ok()? } else { json(value, longest)? };
    let is_sound = match kind {
        Kind::Integer(_) => is_digits(&text),
        Kind::Choice(choices) => choices.contains(&&*text),
        Kind::Pin => is_digits(&text) && text.len() == PIN_LENGTH,
        Kind::Text(_) => !text.is_empty(),
        Kind::Object | Kind::Calendar => is_text || text.starts_with('{'),
        Kind::Number(_) | Kind::Boolean | Kind::Password => true,
    };
    is_sound.then_some(if is_text { Value::Text(text) } else { Value::Json(text) })
}

pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value as JSON, if it can be written so.
fn json(value: &JsValue, longest: usize) -> Option<String> {
    check_text(&stringify(value).ok()??.into(), longest).ok()
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

pub fn check_id(value: &JsValue) -> Checked<String> {
    let id = if let Some(id) = value.dyn_ref::<BigInt>() {
        id.to_string(10).map_err(|_| ID)?.into()
    } else if value.as_f64().is_none() {
        check_text(value, LONGEST_WORD).map_err(|_| ID)?
    } else if value.as_f64().is_some_and(|number| number.abs() <= LARGEST_SAFE) {
        json(value, LONGEST_WORD).ok_or(ID)?
    } else {
        return Err("is a number that JavaScript has rounded: it must be text, as listVehicles gives it");
    };
    let is_id = (1..=20).contains(&id.len()) && is_digits(&id);
    let is_vin = id.len() == VIN_LENGTH && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_id || is_vin { Ok(id) } else { Err(ID) }
}

pub fn check_form(value: &JsValue) -> Checked<Form> {
    if value == "json" {
        Ok(Form::Json)
    } else if value == "query" {
        Ok(Form::Query)
    } else {
        Err("must be \"json\" or \"query\"")
    }
}

pub fn check_base_url(value: &JsValue) -> Checked<String> {
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

pub fn check_access_token(value: &JsValue) -> Checked<Token> {
    if let Some(function) = value.dyn_ref::<Function>() {
        return Ok(Token::Function(function.clone(), at_token(function)));
    }
    let token = check_text(value, LONGEST_TOKEN)?;
    check_token(&token)?;
    Ok(Token::Text(token))
}

pub fn check_function(value: &JsValue) -> Checked<Function> {
    value.dyn_ref::<Function>().cloned().ok_or("must be a function")
}

pub fn check_signal(signal: &JsValue) -> Checked<JsValue> {
    // What can't be taken off again would be left behind.
    let has = |method| get(signal, method).is_function();
    if get(signal, "aborted").as_bool().is_some() && has("addEventListener") && has("removeEventListener") {
        Ok(signal.clone())
    } else {
        Err("must be an AbortSignal")
    }
}

pub fn check_timeout(value: &JsValue) -> Checked<u32> {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in the range of u32")]
        Some(milliseconds) if (1.0..=LONGEST_TIMEOUT).contains(&milliseconds) => Ok(milliseconds as u32),
        _ => Err("must be a number of milliseconds from 1 to 2147483647"),
    }
}
