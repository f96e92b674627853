//! The error as JavaScript gets it.

use js_sys::{Error, ErrorOptions, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tesla_commands_core::error::{Code, CommandError};
use wasm_bindgen::prelude::*;

/// The properties of the error besides its message and its cause.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    name: &'static str,
    code: &'static str,
    command: &'static str,
    may_have_succeeded: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<&'a str>,
}

/// The error for JavaScript: a real `Error`, since anything else has no stack trace and is not recognised by tools.
pub fn into_js(error: &CommandError, cause: Option<JsValue>) -> JsValue {
    // An exception from before the response is not the cause of an error that the response's status describes.
    let is_caused = error.is_passed_on()
        || error.status.is_none()
            && matches!(
                error.code,
                Code::Network | Code::Unauthorized | Code::OutOfReach | Code::BluetoothUnavailable
            );
    let properties = Properties {
        name: "TeslaCommandError",
        code: error.code.as_str(),
        command: error.command,
        may_have_succeeded: error.may_have_succeeded,
        parameter: error.parameter.as_deref(),
        status: error.status,
        fault: error.fault,
        reason: error.reason.as_deref(),
        #[expect(clippy::cast_precision_loss, reason = "JavaScript has no other numbers")]
        retry_after_ms: error.retry_after_ms.map(|milliseconds| milliseconds as f64),
        base_url: error.base_url.as_deref(),
    };
    // Serializing texts and numbers does not fail.
    let properties: Object = properties.serialize(&Serializer::new()).unwrap_or_default().unchecked_into();
    let message = error.message();
    let value = match cause.filter(|_| is_caused) {
        // It is not enumerable, as in every standard error: whatever it holds, `JSON.stringify(error)` does not throw.
        Some(cause) => Error::new_with_error_options(&message, &ErrorOptions::new(&cause)),
        None => Error::new(&message),
    };
    // Assigning the name would throw where a page has frozen Error.prototype, which has one too.
    let descriptors: Object = Object::get_own_property_descriptors(&properties).unchecked_into();
    Object::define_properties(&value, &descriptors).into()
}
