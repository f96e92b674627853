//! The world outside as a page has it: `fetch`, `AbortController` and timers.
//!
//! What comes from the caller or the network may be anything, and a JavaScript exception that is not
//! caught here leaves a promise pending for ever. So values are read through `Reflect`, promises are
//! awaited through `Promise.race`, and of gloo-net only the headers serve: its `send` panics on an abort
//! reason that is no `Error`, and on an answer that is no `Response`, and its builder makes each request
//! twice. Of what is set here the token alone could make `Headers` panic, and it is checked before.

#[cfg(feature = "signing")]
mod keyed;

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Headers;
use js_sys::{Array, Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::client::{Failure, Outcome, Refreshes, Stage, Transport};
use crate::joint::Joint;
use crate::reflect::{Caught, call, construct, get, method, object, text, word};
use crate::request::{LONGEST_TOKEN, Method, OWNER_API, Request, check_token};
use crate::response::Reply;
#[cfg(feature = "signing")]
use crate::{
    client::Car,
    signing::{crypto::Secret, messages::Point, session::Random},
};

#[cfg(feature = "signing")]
pub use self::keyed::is_key;

/// The longest body that is read, in UTF-16 units; the longest of the API, a car's whole data, has about 20 kB.
const LONGEST_BODY: usize = 2 << 20;

/// What each piece of a body counts besides its length, so that endless empty ones come to an end too.
const PIECE: usize = 1_024;

/// The longest header that is read, in UTF-16 units.
const LONGEST_HEADER: usize = 4_096;

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
    /// The vehicle's key, and where calls with one to the same car meet.
    #[cfg(feature = "signing")]
    pub key: Option<(JsValue, Rc<Car>)>,
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
            Token::Function(_, refreshes) => Some(refreshes),
        }
    }

    fn wakes(&self) -> &Joint {
        &self.wakes
    }

    fn unbound(&self) -> Rc<Self> {
        Rc::new(Fetch { signal: None, on_progress: None, ..self.clone() })
    }

    #[cfg(feature = "signing")]
    fn car(&self) -> Option<&Car> {
        self.key.as_ref().map(|(_, car)| &**car)
    }

    #[cfg(feature = "signing")]
    async fn point(&self, timeout: u32) -> Outcome<Point> {
        keyed::point(self, timeout).await
    }

    #[cfg(feature = "signing")]
    async fn agree(&self, point: &Point, timeout: u32) -> Outcome<Option<Secret>> {
        keyed::agree(self, point, timeout).await
    }

    #[cfg(feature = "signing")]
    fn random(&self) -> Outcome<Random> {
        keyed::random()
    }

    #[cfg(feature = "signing")]
    type Lock = keyed::Lock;

    #[cfg(feature = "signing")]
    async fn lock(&self, name: &str, timeout: u32) -> Outcome<keyed::Lock> {
        keyed::lock(self, name, timeout).await
    }

    #[cfg(feature = "signing")]
    fn shared(&self, name: &str) -> Option<String> {
        keyed::shared(name)
    }

    #[cfg(feature = "signing")]
    fn share(&self, name: &str, value: &str) {
        keyed::share(name, value);
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
    callback: Closure<dyn Fn(JsValue)>,
    timer: JsValue,
    /// Whether the request is out.
    sent: Cell<bool>,
    /// Of the answer's body, as soon as it is read.
    reader: Cell<JsValue>,
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
        let why: Rc<Cell<Option<End>>> = Rc::default();
        let callback = {
            let (controller, settle, why) = (controller.clone(), settle.clone(), Rc::clone(&why));
            // Whoever calls first has ended it: what is aborted here may well abort the caller's signal.
            Closure::new(move |is_timer: JsValue| {
                if why.get().is_none() {
                    why.set(Some(if is_timer == true { End::Timeout } else { End::Aborted }));
                    drop(call(&settle, &JsValue::UNDEFINED, &[]));
                    controller.abort();
                }
            })
        };
        let timer = set_timeout(callback.as_ref().unchecked_ref(), timeout, true);
        let (sent, reader, done) = (Cell::default(), Cell::default(), Cell::default());
        let span = Span { fetch: self, controller, end, settle, why, callback, timer, sent, reader, done };
        span.listen("addEventListener");
        Ok(span)
    }
}

impl Span<'_> {
    fn listen(&self, how: &'static str) {
        // A signal that can't be listened to never ends a call.
        if let Some(signal) = &self.fetch.signal
            && let Some(how) = method(signal, how)
        {
            drop(call(&how, signal, &[&"abort".into(), self.callback.as_ref()]));
        }
    }

    /// Waits for a promise, or takes a value as it is. `Promise.race` also turns into a rejection what a
    /// promise with tampered properties throws.
    async fn wait(&self, value: Caught<JsValue>) -> Outcome<JsValue> {
        let value = match value {
            Ok(value) => JsFuture::from(Promise::race(&Array::of2(&value, &self.end))).await,
            thrown => thrown,
        };
        self.outcome(value)
    }

    /// The value, unless something was thrown or the span has ended.
    fn outcome(&self, value: Caught<JsValue>) -> Outcome<JsValue> {
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
        if !(200.0..=999.0).contains(&status) && get(response, "type") != "opaqueredirect" {
            return Err(Failure::NotAResponse);
        }
        let headers = get(response, "headers");
        let header = |name: &'static str| {
            text(&call(&method(&headers, "get")?, &headers, &[&word(name)]).ok()?, LONGEST_HEADER)
        };
        let retry_after = header("retry-after");
        Ok(Reply {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
            status: status as u16,
            // Of what is no date of HTTP, browsers make a date all the same: of "-5" one in May 2001.
            retry_at: retry_after
                .as_deref()
                .filter(|it| it.ends_with("GMT"))
                .map(js_sys::Date::parse)
                .filter(|time| !time.is_nan()),
            retry_after,
            alt_svc: header("alt-svc"),
            body: self.body(response).await?,
        })
    }

    /// The whole body. It is read piece by piece, so that an endless one is not held, and no piece of one that
    /// is too long gets into the module's memory.
    async fn body(&self, response: &JsValue) -> Outcome<String> {
        let stream = get(response, "body");
        let Some(get_reader) = method(&stream, "getReader") else {
            // No body at all, or a response of another making.
            let body = method(response, "text").ok_or(Failure::NotAResponse)?;
            let body = self.wait(call(&body, response, &[])).await?;
            return match text(&body, LONGEST_BODY) {
                Some(text) => Ok(text),
                None if body.is_string() => Err(Failure::TooLong),
                None => Err(Failure::NotAResponse),
            };
        };
        let reader = self.outcome(call(&get_reader, &stream, &[]))?;
        self.reader.set(reader.clone());
        let read = method(&reader, "read").ok_or(Failure::NotAResponse)?;
        // It decodes as it goes, passes over a byte order mark, and takes nothing but bytes.
        let decoder = construct("TextDecoder", &[]).ok_or(Failure::NotAResponse)?;
        let decode = method(&decoder, "decode").ok_or(Failure::NotAResponse)?;
        let more = object(&[("stream", Some(true.into()))]);
        let mut body = JsString::from("");
        let mut left = LONGEST_BODY;
        loop {
            let piece = self.wait(call(&read, &reader, &[])).await?;
            let is_last = get(&piece, "done").is_truthy();
            let value = get(&piece, "value");
            if !is_last && value.is_undefined() {
                return Err(Failure::NotAResponse);
            }
            let given: &[&JsValue] = if is_last { &[] } else { &[&value, &more] };
            let piece = call(&decode, &decoder, given).ok().and_then(|it| it.dyn_into::<JsString>().ok());
            let piece = piece.ok_or(Failure::NotAResponse)?;
            let length = (piece.length() as usize).saturating_add(PIECE);
            left = left.checked_sub(length).ok_or(Failure::TooLong)?;
            body = body.concat(&piece);
            if is_last {
                return Ok(body.into());
            }
        }
    }
}

impl Drop for Span<'_> {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        self.listen("removeEventListener");
        drop(call(&self.settle, &JsValue::UNDEFINED, &[]));
        if !self.done.get() {
            self.controller.abort();
            // Not every fetch heeds that: the body is let go of too.
            let reader = self.reader.take();
            if let Some(cancel) = method(&reader, "cancel")
                && let Ok(cancelled) = call(&cancel, &reader, &[])
            {
                // A rejection that nobody waits for would be reported.
                drop(JsFuture::from(Promise::race(&Array::of2(&self.end, &cancelled))));
            }
        }
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

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: u32, is_timer: bool) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}
