//! The world outside as a page has it: `fetch`, `AbortController` and timers.
//!
//! What comes from the caller or the network may be anything, and a JavaScript exception that is not
//! caught here leaves a promise pending for ever. So values are read through `Reflect`, promises are
//! awaited through `Promise.race`, and of gloo-net only the headers serve: its `send` panics on an abort
//! reason that is no `Error`, and on an answer that is no `Response`, and its builder makes each request
//! twice. Of what is set here the token alone could make `Headers` panic, and it is checked before.

mod answer;
#[cfg(feature = "signing")]
mod keyed;
mod span;

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Headers;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::AbortController;
#[cfg(feature = "signing")]
use zeroize::Zeroizing;

use crate::client::{Failure, Outcome, Refreshes, Stage, Transport};
use crate::joint::Joint;
use crate::reflect::{call, construct, get, method, object, text, word};
use crate::request::{LONGEST_TOKEN, Method, OWNER_API, Request, check_token};
use crate::response::Reply;
#[cfg(feature = "signing")]
use crate::{
    client::{Ask, Car},
    signing::session::Random,
};

#[cfg(feature = "signing")]
pub use self::keyed::is_key;

/// How to reach the API.
pub struct Connection {
    /// What stands before the path.
    pub base_url: String,
    /// Where the token comes from.
    pub token: Token,
    /// The caller's own fetch function.
    pub fetch: Option<Function>,
}

/// Where the token comes from.
pub enum Token {
    /// It is given.
    Text(String),
    /// A function gives it; calls with the same function meet there.
    Function(Function, Rc<Meeting>),
}

/// Where calls meet that have something in common.
#[derive(Default)]
pub struct Meeting {
    /// Of a token function.
    refreshes: Refreshes,
    /// Of a car.
    wakes: Joint,
    /// Of a car, in calls with a key.
    #[cfg(feature = "signing")]
    car: Car,
}

/// A connection, and how the caller follows the call.
#[derive(Clone)]
pub struct Fetch {
    /// The connection.
    pub connection: Rc<Connection>,
    /// The caller's signal.
    pub signal: Option<JsValue>,
    /// Who wants to know how far the call is.
    pub on_progress: Option<Function>,
    /// Where calls to the same car meet.
    pub car: Rc<Meeting>,
    /// What was thrown, for the error's `cause`.
    pub cause: Rc<Cell<Option<JsValue>>>,
    /// The vehicle's key.
    #[cfg(feature = "signing")]
    pub key: Option<JsValue>,
}

impl Transport for Fetch {
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String> {
        let function = match &self.connection.token {
            Token::Text(token) => return Ok(token.clone()),
            Token::Function(function, _) => function,
        };
        let span = self.span(timeout)?;
        let request = object(&[("refresh", Some(refresh.into()))]);
        let token =
            span.wait(call(function, &JsValue::UNDEFINED, &[&request])).await.map_err(
                |failure| match failure {
                    Failure::Network => Failure::Token,
                    other => other,
                },
            )?;
        let token = text(&token, LONGEST_TOKEN).ok_or(Failure::Invalid(
            "accessToken",
            "must be a function that gives text, of a token's length",
        ))?;
        check_token(&token).map_err(|flaw| Failure::Invalid("accessToken", flaw))?;
        Ok(token)
    }

    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply> {
        let span = self.span(timeout)?;
        let built = |base_url| build(base_url, request, token, &span.controller);
        let request = built(&self.connection.base_url).ok_or_else(|| match built(OWNER_API) {
            Some(_) => Failure::Invalid(
                "baseUrl",
                "is not an address that fetch takes here (outside a page it must be absolute)",
            ),
            None => Failure::Invalid(
                "fetch",
                "needs a Request that takes this environment's AbortSignal: jsdom has none, or one of another kind",
            ),
        })?;
        let fetch = self.connection.fetch.clone().or_else(|| method(&js_sys::global(), "fetch"));
        let fetch =
            fetch.ok_or(Failure::Invalid("fetch", "is missing, and this environment has none of its own"))?;
        span.sent.set(true);
        let response = span.wait(call(&fetch, &JsValue::UNDEFINED, &[&request])).await?;
        let reply = span.read(&response).await?;
        span.done.set(true);
        Ok(reply)
    }

    async fn sleep(&self, milliseconds: u32) -> Outcome<()> {
        let span = self.span(milliseconds)?;
        match span.wait(Ok(span.end.clone().into())).await {
            Err(Failure::Timeout { .. }) => Ok(()),
            other => other.map(drop),
        }
    }

    fn now(&self) -> f64 {
        js_sys::Date::now()
    }

    fn progress(&self, stage: Stage, elapsed: f64) {
        if let Some(listener) = &self.on_progress {
            let progress = object(&[
                ("stage", Some(stage.as_str().into())),
                ("elapsedMs", Some(elapsed.into())),
                ("signed", (stage == Stage::SendingSigned).then_some(JsValue::TRUE)),
            ]);
            // What the listener throws is not the call's affair.
            drop(call(listener, &JsValue::UNDEFINED, &[&progress]));
        }
    }

    fn refreshes(&self) -> Option<&Refreshes> {
        match &self.connection.token {
            Token::Text(_) => None,
            Token::Function(_, meeting) => Some(&meeting.refreshes),
        }
    }

    fn wakes(&self) -> &Joint {
        &self.car.wakes
    }

    fn unbound(&self) -> Rc<Self> {
        Rc::new(Fetch { signal: None, on_progress: None, ..self.clone() })
    }

    #[cfg(feature = "signing")]
    fn car(&self) -> Option<&Car> {
        self.key.as_ref().map(|_| &self.car.car)
    }

    #[cfg(feature = "signing")]
    fn random(&self) -> Outcome<Random> {
        keyed::random()
    }

    #[cfg(feature = "signing")]
    type Lock = keyed::Lock;

    #[cfg(feature = "signing")]
    fn lock(&self) -> Outcome<keyed::Lock> {
        keyed::lock()
    }

    #[cfg(feature = "signing")]
    async fn ask(&self, what: Ask<'_, keyed::Lock>, timeout: u32) -> Outcome<Zeroizing<Vec<u8>>> {
        keyed::ask(self, what, timeout).await
    }

    #[cfg(feature = "signing")]
    fn share(&self, name: &str, value: &[u8]) {
        keyed::share(name, value);
    }
}

/// The request, or `None` where the address is not one.
fn build(base_url: &str, request: &Request, token: &str, controller: &AbortController) -> Option<JsValue> {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let init = object(&[
        ("method", Some(method.into())),
        ("body", request.body.as_ref().map(Into::into)),
        ("signal", Some(controller.signal().into())),
        ("cache", Some(word("no-store"))),
        // The token is all the identity that the API knows; cookies would only forbid `*` in CORS headers.
        ("credentials", Some(word("omit"))),
        ("referrerPolicy", Some(word("no-referrer"))),
        // A followed redirect may turn a command into a read, or carry the token to another host.
        ("redirect", Some(word("manual"))),
    ]);
    let built = construct("Request", &[&[base_url, &request.path].concat().into(), &init])?;
    // Set on the request, since those that come with `init` are copied one by one, which takes longer.
    let headers = Headers::from_raw(get(&built, "headers").dyn_into().ok()?);
    headers.set("Authorization", &["Bearer ", token].concat());
    headers.set("Accept", "application/json");
    if request.body.is_some() {
        headers.set("Content-Type", "application/json");
    }
    Some(built)
}
