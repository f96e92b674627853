//! A part of a call that can be ended from outside.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::Fetch;
use crate::client::{Failure, Outcome};
use crate::reflect::{Caught, call, get, list, method};

/// Why a wait was ended.
#[derive(Clone, Copy)]
enum End {
    Aborted,
    Timeout,
}

/// A part of a call that the caller's signal and the time can end. Dropped, it undoes all that it set up.
pub struct Span<'a> {
    fetch: &'a Fetch,
    /// Aborts the request; it is given no reason, which may be anything.
    pub controller: AbortController,
    /// Settles when the span ends, so that nothing waits for a promise that never does.
    pub end: Promise,
    settle: Function,
    why: Rc<Cell<Option<End>>>,
    callback: Closure<dyn Fn(JsValue)>,
    timer: JsValue,
    /// Whether the request is out.
    pub sent: Cell<bool>,
    /// Of the answer's body, as soon as it is read.
    pub reader: Cell<JsValue>,
    /// Whether there is nothing left to abort.
    pub done: Cell<bool>,
}

impl Fetch {
    /// Begins; `timeout` is in milliseconds.
    pub fn span(&self, timeout: u32) -> Outcome<Span<'_>> {
        if let Some(signal) = &self.signal
            && get(signal, "aborted").is_truthy()
        {
            return Err(Failure::Aborted { sent: false });
        }
        let controller = AbortController::new().map_err(|_| Failure::Network)?;
        // An empty function to begin with would be `new Function()`, which content policies forbid.
        let mut settle = None;
        let end: Promise = Promise::new_typed::<JsValue>(&mut |resolve, _| settle = Some(resolve));
        let settle: Function = settle.ok_or(Failure::Network)?.unchecked_into();
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
    pub async fn wait(&self, value: Caught<JsValue>) -> Outcome<JsValue> {
        let value = match value {
            Ok(value) => JsFuture::from(Promise::race(&list(&[&value, &self.end]))).await,
            thrown => thrown,
        };
        self.outcome(value)
    }

    /// The value, unless something was thrown or the span has ended.
    pub fn outcome(&self, value: Caught<JsValue>) -> Outcome<JsValue> {
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
                drop(JsFuture::from(Promise::race(&list(&[&self.end, &cancelled]))));
            }
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: u32, is_timer: bool) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}
