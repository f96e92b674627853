//! What a call with a key asks of the browser, through `js/keyed.js`.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;
use zeroize::Zeroizing;

use super::Fetch;
use crate::client::{Failure, Outcome};
use crate::reflect::{Caught, call};
use crate::signing::crypto::Secret;
use crate::signing::messages::Point;
use crate::signing::session::Random;

#[wasm_bindgen(module = "/src/js/keyed.js")]
extern "C" {
    // `catch` for a function of wasm-bindgen's script around each: scripts/build.js knows no other imports.
    #[wasm_bindgen(catch, js_name = isKey)]
    fn fits(key: &JsValue) -> Caught<bool>;
    #[wasm_bindgen(catch, js_name = point)]
    fn public_half(key: &JsValue) -> Caught<Option<Promise>>;
    #[wasm_bindgen(catch, js_name = agree)]
    fn in_common(key: &JsValue, point: &Uint8Array) -> Caught<Option<Promise>>;
    #[wasm_bindgen(catch, js_name = random)]
    fn random_bytes() -> Caught<Option<Uint8Array>>;
    #[wasm_bindgen(js_name = lock)]
    fn request_lock(name: &str, signal: &AbortSignal) -> Array;
    pub fn shared(name: &str) -> Option<String>;
    pub fn share(name: &str, value: &str);
}

/// What is wrong with a key that the browser does not take.
const NO_KEY: Failure = Failure::Invalid("key", "is not one that the browser can use");

/// Whether it is a key that signs.
pub fn is_key(key: &JsValue) -> bool {
    fits(key).unwrap_or_default()
}

pub async fn point(fetch: &Fetch, timeout: u32) -> Outcome<Point> {
    let bytes = bytes(fetch, timeout, public_half(key(fetch)?)).await?.ok_or(NO_KEY)?;
    bytes.to_vec().try_into().map_err(|_| NO_KEY)
}

pub async fn agree(fetch: &Fetch, point: &Point, timeout: u32) -> Outcome<Option<Secret>> {
    let promise = in_common(key(fetch)?, &Uint8Array::from(&point[..]));
    let Some(bytes) = bytes(fetch, timeout, promise).await? else { return Ok(None) };
    let mut secret = Zeroizing::new([0; 32]);
    if bytes.length() != 32 {
        return Ok(None);
    }
    bytes.copy_to(&mut secret[..]);
    bytes.fill(0, 0, 32);
    Ok(Some(secret))
}

pub fn random() -> Outcome<Random> {
    let bytes = random_bytes().ok().flatten().ok_or(NO_KEY)?;
    bytes.to_vec().try_into().map_err(|_| NO_KEY)
}

fn key(fetch: &Fetch) -> Outcome<&JsValue> {
    fetch.key.as_ref().map(|(key, _)| key).ok_or(NO_KEY)
}

async fn bytes(fetch: &Fetch, timeout: u32, promise: Caught<Option<Promise>>) -> Outcome<Option<Uint8Array>> {
    let promise = promise.map(|promise| promise.map(Into::into).unwrap_or_default());
    Ok(fetch.span(timeout)?.wait(promise).await?.dyn_into().ok())
}

/// A lock; dropped, it is released, or no longer asked for.
pub struct Lock(Function);

impl Drop for Lock {
    fn drop(&mut self) {
        drop(call(&self.0, &JsValue::UNDEFINED, &[]));
    }
}

pub async fn lock(fetch: &Fetch, name: &str, timeout: u32) -> Outcome<Lock> {
    let span = fetch.span(timeout)?;
    let pair = request_lock(name, &span.controller.signal());
    let lock = Lock(pair.get(1).unchecked_into());
    span.wait(Ok(pair.get(0))).await?;
    span.done.set(true);
    Ok(lock)
}
