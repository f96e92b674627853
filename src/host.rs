//! The environment of a call in JavaScript: its signal, timers, progress and key, through `exchange.js` and `web-crypto.js`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use tesla_commands_core::client::{Failure, Host, Outcome, Stage, Unbound};
use tesla_commands_core::error::{Code, CommandError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
#[cfg(feature = "signing")]
use {
    crate::web_crypto::{self, Lock},
    tesla_commands_core::client::Acquired,
    tesla_commands_core::protocol::crypto::SessionKey,
    tesla_commands_core::protocol::messages::Point,
    tesla_commands_core::protocol::session::{Entropy, EpochCounter},
};

#[wasm_bindgen(module = "/src/exchange.js")]
extern "C" {
    fn unbound(given: &JsValue) -> JsValue;
    fn pause(given: &JsValue, milliseconds: u32) -> Operation;
    #[cfg(feature = "signing")]
    fn within(given: &JsValue, milliseconds: u32, promise: &Promise) -> Operation;
    #[wasm_bindgen(js_name = reportProgress)]
    fn report_progress(given: &JsValue, stage: &str, signed: bool, bluetooth: bool);
}

#[wasm_bindgen]
extern "C" {
    /// A promise of a [`Resolved`]. It rejects with a [`Rejected`], and can be cancelled.
    #[wasm_bindgen(extends = Promise)]
    pub type Operation;
    #[wasm_bindgen(method)]
    fn cancel(this: &Operation);

    /// What a failed operation rejects with.
    type Rejected;
    #[wasm_bindgen(method, getter)]
    fn failure(this: &Rejected) -> String;
    /// Whether the request was sent.
    #[wasm_bindgen(method, getter)]
    fn sent(this: &Rejected) -> bool;
    /// What was thrown.
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Rejected) -> JsValue;
    /// The fields of the cause, if it is an error of this package that a token function threw.
    #[wasm_bindgen(method, getter)]
    fn code(this: &Rejected) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Rejected) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Rejected) -> Option<u16>;

    pub type Resolved;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Resolved) -> u16;
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Resolved) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Resolved) -> Option<web_sys::Headers>;
    #[cfg(feature = "signing")]
    #[wasm_bindgen(method, getter)]
    fn value(this: &Resolved) -> JsValue;
}

/// The environment of one call.
#[derive(Clone)]
pub struct Environment {
    /// The caller's arguments, as they are.
    pub given: JsValue,
    /// Whether the caller listens to the progress.
    pub has_listener: bool,
    /// What was thrown, for the error's `cause`.
    pub cause: Rc<Cell<Option<JsValue>>>,
    /// The error of this package that the token function threw.
    pub token_error: Rc<Cell<Option<Box<CommandError>>>>,
    /// The vehicle's key.
    #[cfg_attr(not(feature = "signing"), expect(dead_code, reason = "nothing signs with it"))]
    pub key: Option<JsValue>,
}

/// Cancels the operation if it is dropped before its end.
struct Running {
    operation: Operation,
    is_over: bool,
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over {
            self.operation.cancel();
        }
    }
}

impl Environment {
    /// The environment of a call with these arguments.
    pub fn new(given: JsValue, has_listener: bool, key: Option<JsValue>) -> Self {
        Environment { given, has_listener, cause: Rc::default(), token_error: Rc::default(), key }
    }

    /// Waits for an operation of `exchange.js`.
    pub async fn resolved(&self, operation: Operation) -> Outcome<Resolved> {
        let mut running = Running { operation, is_over: false };
        let promise: &Promise = &running.operation;
        let settled = JsFuture::from(promise.clone()).await;
        running.is_over = true;
        let rejected: Rejected = match settled {
            Ok(resolved) => return Ok(resolved.unchecked_into()),
            Err(rejected) => rejected.unchecked_into(),
        };
        let sent = rejected.sent();
        Err(match rejected.failure().as_str() {
            "aborted" => Failure::Aborted { sent },
            "timeout" => Failure::Timeout { sent },
            "not a response" => Failure::NotAResponse,
            "too long" => Failure::TooLong,
            "no fetch" => Failure::Invalid("fetch", "is missing, and this environment has none of its own"),
            _ => {
                self.cause.set(Some(rejected.cause()));
                self.token_error.set(passed_on(&rejected));
                Failure::Network
            }
        })
    }

    /// Waits for a promise.
    #[cfg(feature = "signing")]
    pub async fn within(&self, promise: &Promise, timeout: u32) -> Outcome<JsValue> {
        Ok(self.resolved(within(&self.given, timeout, promise)).await?.value())
    }
}

fn passed_on(rejected: &Rejected) -> Option<Box<CommandError>> {
    let code = Code::of(&rejected.code()?)?;
    Some(CommandError::passed_on(code, &rejected.message()?, rejected.status()))
}

impl Unbound for Environment {
    fn unbound(&self) -> Self {
        Environment { given: unbound(&self.given), has_listener: false, ..self.clone() }
    }
}

impl Host for Environment {
    fn now(&self) -> f64 {
        js_sys::Date::now()
    }

    async fn sleep(&self, milliseconds: u32) -> Outcome<()> {
        match self.resolved(pause(&self.given, milliseconds)).await {
            Err(Failure::Timeout { .. }) => Ok(()),
            other => other.map(drop),
        }
    }

    fn progress(&self, stage: Stage) {
        if self.has_listener {
            let is_signed = matches!(stage, Stage::SendingSigned | Stage::SendingDirectly);
            report_progress(&self.given, stage.as_str(), is_signed, stage.is_direct());
        }
    }

    #[cfg(feature = "signing")]
    fn entropy(&self) -> Outcome<Entropy> {
        web_crypto::entropy()
    }

    #[cfg(feature = "signing")]
    type Lock = Lock;

    #[cfg(feature = "signing")]
    async fn acquire_lock(&self, name: &str, timeout: u32) -> Outcome<Acquired<Lock>> {
        web_crypto::acquire_lock(self, name, timeout).await
    }

    #[cfg(feature = "signing")]
    fn share_counter(&self, name: &str, counter: &EpochCounter) {
        web_crypto::share_counter(name, counter);
    }

    #[cfg(feature = "signing")]
    async fn agree(&self, vehicle_key: &Point, timeout: u32) -> Outcome<Option<SessionKey>> {
        web_crypto::agree(self, vehicle_key, timeout).await
    }
}
