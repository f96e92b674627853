//! The world outside as a page has it: `fetch`, `AbortController` and timers.
//!
//! What comes from the caller or the network may be anything, and a JavaScript exception that is not
//! caught here leaves a promise pending for ever. So values are read through `Reflect`, promises are
//! awaited through `Promise.race`, and of gloo-net only the headers serve: its `send` panics on an abort
//! reason that is no `Error`, and on an answer that is no `Response`, and its builder makes each request
//! twice. Of what is set here the token alone could make `Headers` panic, and it is checked before.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Headers;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

use crate::client::{Failure, Outcome, Refreshes, Stage, Transport};
use crate::joint::Joint;
use crate::request::{Method, Request, check_token};
use crate::response::Reply;

/// The longest body that is read, in bytes; the longest of the API, a car's whole data, has about 20 kB.
const LONGEST_BODY: usize = 2 << 20;

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
    /// A function gives it; calls with the same function share its refreshes.
    Function(Function, Rc<Refreshes>),
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
    pub wakes: Rc<Joint>,
    /// What was thrown, for the error's `cause`.
    pub cause: Rc<Cell<Option<JsValue>>>,
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
            span.wait(function.call1(&JsValue::UNDEFINED, &request)).await.map_err(
                |failure| match failure {
                    Failure::Network => Failure::Token,
                    other => other,
                },
            )?;
        let token =
            token.as_string().ok_or(Failure::Invalid("accessToken", "must be a function that gives text"))?;
        check_token(&token).map_err(|flaw| Failure::Invalid("accessToken", flaw))?;
        Ok(token)
    }

    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply> {
        let span = self.span(timeout)?;
        let request =
            build(&self.connection.base_url, request, token, &span.controller).ok_or(Failure::Invalid(
                "baseUrl",
                "is not an address that fetch takes here (outside a page it must be absolute)",
            ))?;
        let fetch = self.connection.fetch.clone().or_else(|| method(&js_sys::global(), "fetch"));
        let fetch =
            fetch.ok_or(Failure::Invalid("fetch", "is missing, and this environment has none of its own"))?;
        span.sent.set(true);
        let response = span.wait(fetch.call1(&JsValue::UNDEFINED, &request)).await?;
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
            let progress =
                object(&[("stage", Some(stage.as_str().into())), ("elapsedMs", Some(elapsed.into()))]);
            // What the listener throws is not the call's affair.
            drop(listener.call1(&JsValue::UNDEFINED, &progress));
        }
    }

    fn refreshes(&self) -> Option<&Refreshes> {
        match &self.connection.token {
            Token::Text(_) => None,
            Token::Function(_, refreshes) => Some(refreshes),
        }
    }

    fn wakes(&self) -> &Joint {
        &self.wakes
    }

    fn unbound(&self) -> Rc<Self> {
        Rc::new(Fetch { signal: None, on_progress: None, ..self.clone() })
    }
}

/// Why a wait was ended.
#[derive(Clone, Copy)]
enum End {
    Aborted,
    Timeout,
}

/// A part of a call that the caller's signal and the time can end. Dropped, it undoes all that it set up.
struct Span<'a> {
    fetch: &'a Fetch,
    /// Aborts the request; it is given no reason, which may be anything.
    controller: AbortController,
    /// Settles when the span ends, so that nothing waits for a promise that never does.
    end: Promise,
    settle: Function,
    why: Rc<Cell<Option<End>>>,
    callback: Closure<dyn FnMut(JsValue)>,
    timer: JsValue,
    /// Whether the request is out.
    sent: Cell<bool>,
    /// Whether there is nothing left to abort.
    done: Cell<bool>,
}

impl Fetch {
    fn span(&self, timeout: u32) -> Outcome<Span<'_>> {
        if let Some(signal) = &self.signal
            && get(signal, "aborted").is_truthy()
        {
            return Err(Failure::Aborted { sent: false });
        }
        let controller = AbortController::new().map_err(|_| Failure::Network)?;
        // An empty function to begin with would be `new Function()`, which content policies forbid.
        let mut settle = None;
        let end = Promise::new(&mut |resolve, _| settle = Some(resolve));
        let settle = settle.ok_or(Failure::Network)?;
        let why = Rc::new(Cell::new(None));
        let callback = {
            let (controller, settle, why) = (controller.clone(), settle.clone(), Rc::clone(&why));
            // Timers call with nothing, signals with their event.
            Closure::new(move |event: JsValue| {
                why.set(Some(if event.is_undefined() { End::Timeout } else { End::Aborted }));
                drop(settle.call0(&JsValue::UNDEFINED));
                controller.abort();
            })
        };
        let timer = set_timeout(callback.as_ref().unchecked_ref(), timeout);
        let (sent, done) = (Cell::new(false), Cell::new(false));
        let span = Span { fetch: self, controller, end, settle, why, callback, timer, sent, done };
        span.listen("addEventListener");
        Ok(span)
    }
}

impl Span<'_> {
    fn listen(&self, how: &str) {
        // A signal that can't be listened to never ends a call.
        if let Some(signal) = &self.fetch.signal
            && let Some(how) = method(signal, how)
        {
            drop(how.call2(signal, &"abort".into(), self.callback.as_ref()));
        }
    }

    /// Waits for a promise, or takes a value as it is. `Promise.race` also turns into a rejection what a
    /// promise with tampered properties throws.
    async fn wait(&self, value: Result<JsValue, JsValue>) -> Outcome<JsValue> {
        let value = match value {
            Ok(value) => JsFuture::from(Promise::race(&Array::of2(&value, &self.end))).await,
            thrown => thrown,
        };
        let sent = self.sent.get();
        match (self.why.get(), value) {
            (Some(End::Aborted), _) => Err(Failure::Aborted { sent }),
            (Some(End::Timeout), _) => Err(Failure::Timeout { sent }),
            (None, Ok(value)) => Ok(value),
            (None, Err(cause)) => {
                self.fetch.cause.set(Some(cause));
                Err(Failure::Network)
            }
        }
    }

    /// Reads the response of whatever fetch: the browser's, Node's, another library's.
    async fn read(&self, response: &JsValue) -> Outcome<Reply> {
        let status = get(response, "status").as_f64().unwrap_or_default();
        // A redirect that is not followed has the status 0 in a browser, as what never came has.
        if !(200.0..=599.0).contains(&status) && get(response, "type") != "opaqueredirect" {
            return Err(Failure::NotAResponse);
        }
        let headers = get(response, "headers");
        let header = |name: &str| method(&headers, "get")?.call1(&headers, &name.into()).ok()?.as_string();
        let retry_after = header("retry-after");
        Ok(Reply {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
            status: status as u16,
            retry_at: retry_after.as_deref().map(js_sys::Date::parse).filter(|time| !time.is_nan()),
            retry_after,
            alt_svc: header("alt-svc"),
            body: self.body(response).await?,
        })
    }

    /// The whole body. It is read piece by piece, so that an endless one is not held.
    async fn body(&self, response: &JsValue) -> Outcome<String> {
        let stream = get(response, "body");
        let Some(get_reader) = method(&stream, "getReader") else {
            // No body at all, or a response of another making.
            let text = method(response, "text").ok_or(Failure::NotAResponse)?;
            let text = self.wait(text.call0(response)).await?;
            let text = text.dyn_ref::<JsString>().ok_or(Failure::NotAResponse)?;
            return if text.length() as usize <= LONGEST_BODY {
                Ok(text.into())
            } else {
                Err(Failure::TooLong)
            };
        };
        let reader = self.wait(get_reader.call0(&stream)).await?;
        let read = method(&reader, "read").ok_or(Failure::NotAResponse)?;
        let mut bytes = Vec::new();
        loop {
            let piece = self.wait(read.call0(&reader)).await?;
            if get(&piece, "done").is_truthy() {
                let text = String::from_utf8_lossy(&bytes);
                return Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
            }
            let piece = copy(&get(&piece, "value")).ok_or(Failure::NotAResponse)?;
            if bytes.len().saturating_add(piece.length() as usize) > LONGEST_BODY {
                return Err(Failure::TooLong);
            }
            bytes.extend(piece.to_vec());
        }
    }
}

impl Drop for Span<'_> {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        self.listen("removeEventListener");
        drop(self.settle.call0(&JsValue::UNDEFINED));
        if !self.done.get() {
            self.controller.abort();
        }
    }
}

/// A copy of the bytes, whose length can be trusted: the original may have properties of its own.
fn copy(bytes: &JsValue) -> Option<Uint8Array> {
    let bytes = bytes.dyn_ref::<Uint8Array>()?;
    let constructor = method(&js_sys::global(), "Uint8Array")?;
    Reflect::construct(&constructor, &Array::of1(bytes)).ok()?.dyn_into().ok()
}

/// The request, or `None` where the address is not one.
fn build(
    base_url: &str,
    request: &Request,
    token: &str,
    controller: &AbortController,
) -> Option<web_sys::Request> {
    let headers = Headers::new();
    headers.set("Authorization", &["Bearer ", token].concat());
    headers.set("Accept", "application/json");
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    });
    if let Some(body) = &request.body {
        headers.set("Content-Type", "application/json");
        init.set_body(&body.into());
    }
    init.set_headers(&headers.into_raw());
    init.set_signal(Some(&controller.signal()));
    init.set_cache(RequestCache::NoStore);
    // The token is all the identity that the API knows; cookies would only forbid `*` in CORS headers.
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // A followed redirect may turn a command into a read, or carry the token to another host.
    init.set_redirect(RequestRedirect::Manual);
    web_sys::Request::new_with_str_and_init(&[base_url, &request.path].concat(), &init).ok()
}

/// The property; undefined where there is none or it can't be read.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// The property, if it is a function.
fn method(value: &JsValue, name: &str) -> Option<Function> {
    get(value, name).dyn_into().ok()
}

/// A plain object of the properties.
fn object(properties: &[(&str, Option<JsValue>)]) -> Object {
    let object = Object::new();
    set_all(&object, properties);
    object
}

/// Sets the properties that have a value.
pub fn set_all(object: &JsValue, properties: &[(&str, Option<JsValue>)]) {
    for (name, value) in properties {
        if let Some(value) = value {
            drop(Reflect::set(object, &(*name).into(), value));
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: u32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}
