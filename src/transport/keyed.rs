//! What a call with a key asks of the browser, through `js/keyed.js`.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};
use zeroize::Zeroizing;

use super::Fetch;
use crate::client::{Ask, Failure, Outcome};
use crate::reflect::Caught;
use crate::signing::session::Random;

#[wasm_bindgen(module = "/src/js/keyed.js")]
extern "C" {
    // `catch`, for a function of wasm-bindgen's script around it, as around the others: scripts/build.js knows no
    // other imports.
    #[wasm_bindgen(catch, js_name = isKey)]
    fn fits(key: &JsValue) -> Caught<bool>;
    #[wasm_bindgen(js_name = sessionKey)]
    fn session_key(key: &JsValue, point: &[u8]) -> Promise;
    fn enter(key: &JsValue, name: &str, signal: &AbortSignal) -> Promise;
    pub fn share(name: &str, value: &[u8]);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn fill(bytes: &mut [u8]) -> Caught<()>;
}

/// Whether it is a key that signs.
pub fn is_key(key: &JsValue) -> bool {
    fits(key).unwrap_or_default()
}

/// A lock; dropped, it is released, or no longer asked for.
pub struct Lock(AbortController);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub fn lock() -> Outcome<Lock> {
    AbortController::new().map(Lock).map_err(|_| Failure::NO_KEY)
}

pub async fn ask(fetch: &Fetch, what: Ask<'_, Lock>, timeout: u32) -> Outcome<Zeroizing<Vec<u8>>> {
    let span = fetch.span(timeout)?;
    let key = fetch.key.as_ref().ok_or(Failure::NO_KEY)?;
    let promise = match what {
        Ask::Turn(lock, name) => enter(key, name, &lock.0.signal()),
        Ask::SessionKey(other) => session_key(key, other),
    };
    let bytes: Uint8Array = span.wait(Ok(promise.into())).await?.unchecked_into();
    span.done.set(true);
    let copy = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(copy)
}

pub fn random() -> Outcome<Random> {
    let mut bytes = [0; 32];
    fill(&mut bytes).map_err(|_| Failure::NO_KEY)?;
    Ok(bytes)
}
