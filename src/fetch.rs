//! The transport of the client in a browser: `fetch`, timers and the caller's functions, through `exchange.js`.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Headers;
use js_sys::Promise;
use tesla_commands_core::client::{Failure, Outcome, Refreshes, Stage, Transport, Wakes};
use tesla_commands_core::error::{Code, CommandError};
use tesla_commands_core::request::{Method, Request, check_token};
use tesla_commands_core::response::{self, Reply};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
#[cfg(feature = "signing")]
use {
    crate::web_crypto,
    tesla_commands_core::client::{Ask, Car},
    tesla_commands_core::protocol::session::Random,
    zeroize::Zeroizing,
};

use crate::shared::Shared;

#[wasm_bindgen(module = "/src/exchange.js")]
extern "C" {
    fn unbound(given: &JsValue) -> JsValue;
    fn send(
        given: &JsValue,
        method: &str,
        url: &str,
        authorization: &str,
        body: Option<&str>,
        milliseconds: u32,
    ) -> Operation;
    #[wasm_bindgen(js_name = requestToken)]
    fn request_token(given: &JsValue, refresh: bool, milliseconds: u32) -> Operation;
    fn pause(given: &JsValue, milliseconds: u32) -> Operation;
    #[cfg(feature = "signing")]
    fn within(given: &JsValue, milliseconds: u32, promise: &Promise) -> Operation;
    #[wasm_bindgen(js_name = reportProgress)]
    fn report_progress(given: &JsValue, stage: &str, signed: bool);
}

#[wasm_bindgen]
extern "C" {
    /// A promise of a [`Resolved`], which rejects with a [`Rejected`] and can be cancelled.
    #[wasm_bindgen(extends = Promise)]
    type Operation;
    #[wasm_bindgen(method)]
    fn cancel(this: &Operation);

    /// What a failed one rejects with.
    type Rejected;
    #[wasm_bindgen(method, getter)]
    fn failure(this: &Rejected) -> String;
    /// Whether the request was out.
    #[wasm_bindgen(method, getter)]
    fn sent(this: &Rejected) -> bool;
    /// What was thrown.
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Rejected) -> JsValue;
    /// What the cause says, where it is an error of this package that a token function threw.
    #[wasm_bindgen(method, getter)]
    fn code(this: &Rejected) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Rejected) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Rejected) -> Option<u16>;

    type Resolved;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Resolved) -> u16;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Resolved) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Resolved) -> Option<web_sys::Headers>;
    #[cfg(feature = "signing")]
    #[wasm_bindgen(method, getter)]
    fn value(this: &Resolved) -> JsValue;
}

/// A connection to the API, and how the caller follows the call.
#[derive(Clone)]
pub struct Fetch {
    /// The caller's arguments, as they are.
    pub given: JsValue,
    /// What stands before the path.
    pub base_url: Rc<str>,
    /// Whether the caller listens to the progress.
    pub has_listener: bool,
    /// The token; `None` where a function gives it.
    pub token: Option<Rc<str>>,
    /// What calls with the same token function share.
    pub token_source: Rc<Shared>,
    /// What calls to the same car share.
    pub vehicle: Rc<Shared>,
    /// What was thrown, for the error's `cause`.
    pub cause: Rc<Cell<Option<JsValue>>>,
    /// The error of this package that the token function threw.
    pub token_error: Rc<Cell<Option<Box<CommandError>>>>,
    /// The vehicle's key.
    #[cfg_attr(not(feature = "signing"), expect(dead_code, reason = "nothing signs with it"))]
    pub key: Option<JsValue>,
}

/// Cancels the operation when it is dropped before its end.
struct Pending {
    operation: Operation,
    is_over: bool,
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.is_over {
            self.operation.cancel();
        }
    }
}

impl Fetch {
    async fn resolved(&self, operation: Operation) -> Outcome<Resolved> {
        let mut pending = Pending { operation, is_over: false };
        let promise: &Promise = &pending.operation;
        let settled = JsFuture::from(promise.clone()).await;
        pending.is_over = true;
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

fn read_headers(headers: web_sys::Headers) -> response::Headers {
    let headers = Headers::from_raw(headers);
    let retry_after = headers.get("retry-after");
    response::Headers {
        received: js_sys::Date::now(),
        // `Date.parse` takes strings that are no HTTP dates: it makes a day in May 2001 of "-5".
        retry_at: retry_after
            .as_deref()
            .filter(|it| it.ends_with("GMT"))
            .map(js_sys::Date::parse)
            .filter(|time| !time.is_nan()),
        retry_after,
        rate_limit_reset: headers.get("ratelimit-reset").or_else(|| headers.get("x-ratelimit-reset")),
        alt_svc: headers.get("alt-svc"),
    }
}

impl Transport for Fetch {
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String> {
        if let Some(token) = &self.token {
            return Ok(token.as_ref().to_owned());
        }
        let operation = request_token(&self.given, refresh, timeout);
        let resolved = self.resolved(operation).await.map_err(|failure| match failure {
            Failure::Network => Failure::Token,
            other => other,
        })?;
        let invalid = |what| Failure::Invalid("accessToken", what);
        let token =
            resolved.text().ok_or(invalid("must be a function that returns text, of a token's length"))?;
        check_token(&token).map_err(invalid)?;
        Ok(token)
    }

    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply> {
        let url = [&self.base_url, request.path.as_str()].concat();
        let authorization = ["Bearer ", token].concat();
        let method = match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
        };
        let body = request.body.as_deref();
        let resolved = self.resolved(send(&self.given, method, &url, &authorization, body, timeout)).await?;
        let status = resolved.status();
        let headers = if status < 400 { None } else { resolved.headers() };
        Ok(Reply {
            status,
            headers: headers.map(read_headers).unwrap_or_default(),
            body: resolved.text().unwrap_or_default(),
        })
    }

    async fn sleep(&self, milliseconds: u32) -> Outcome<()> {
        match self.resolved(pause(&self.given, milliseconds)).await {
            Err(Failure::Timeout { .. }) => Ok(()),
            other => other.map(drop),
        }
    }

    fn now(&self) -> f64 {
        js_sys::Date::now()
    }

    fn progress(&self, stage: Stage) {
        if self.has_listener {
            report_progress(&self.given, stage.as_str(), stage == Stage::SendingSigned);
        }
    }

    fn refreshes(&self) -> Option<&Refreshes> {
        self.token.is_none().then_some(&self.token_source.refreshes)
    }

    fn wakes(&self) -> &Wakes {
        &self.vehicle.wakes
    }

    fn token_error(&self) -> Option<Box<CommandError>> {
        self.token_error.take()
    }

    fn unbound(&self) -> Rc<Self> {
        Rc::new(Fetch { given: unbound(&self.given), has_listener: false, ..self.clone() })
    }

    #[cfg(feature = "signing")]
    fn car(&self) -> Option<&Car> {
        self.key.as_ref().map(|_| &self.vehicle.car)
    }

    #[cfg(feature = "signing")]
    fn random(&self) -> Outcome<Random> {
        web_crypto::random()
    }

    #[cfg(feature = "signing")]
    type Lock = web_crypto::Lock;

    #[cfg(feature = "signing")]
    fn lock(&self) -> Outcome<web_crypto::Lock> {
        web_crypto::lock()
    }

    #[cfg(feature = "signing")]
    async fn ask(&self, what: Ask<'_, web_crypto::Lock>, timeout: u32) -> Outcome<Zeroizing<Vec<u8>>> {
        web_crypto::ask(self, what, timeout).await
    }

    #[cfg(feature = "signing")]
    fn share(&self, name: &str, value: &[u8]) {
        web_crypto::share(name, value);
    }
}
