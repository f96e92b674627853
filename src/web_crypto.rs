//! What a call with a key needs of the browser: WebCrypto, random bytes, and a lock that all tabs share.

use js_sys::{Promise, Uint8Array};
use tesla_commands_core::client::{Ask, Failure, Outcome};
use tesla_commands_core::protocol::session::Random;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};
use zeroize::Zeroizing;

use crate::fetch::Fetch;

/// What is wrong with a key that the browser does not take.
const NO_KEY: Failure = Failure::Invalid("key", "is not one that the browser can use");

#[wasm_bindgen(module = "/src/web-crypto.js")]
extern "C" {
    #[wasm_bindgen(js_name = isKey)]
    pub fn is_key(key: &JsValue) -> bool;
    #[wasm_bindgen(js_name = sessionKey)]
    fn session_key(key: &JsValue, point: &[u8]) -> Promise;
    fn enter(key: &JsValue, name: &str, signal: &AbortSignal) -> Promise;
    pub fn share(name: &str, value: &[u8]);
    #[wasm_bindgen(js_name = randomBytes)]
    fn random_bytes(length: u32) -> Option<Uint8Array>;
}

/// A lock; dropped, it is released, or no longer requested.
pub struct Lock(AbortController);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub fn lock() -> Outcome<Lock> {
    AbortController::new().map(Lock).map_err(|_| NO_KEY)
}

pub async fn ask(fetch: &Fetch, what: Ask<'_, Lock>, timeout: u32) -> Outcome<Zeroizing<Vec<u8>>> {
    let key = fetch.key.as_ref().ok_or(NO_KEY)?;
    let promise = match what {
        Ask::Turn(lock, name) => enter(key, name, &lock.0.signal()),
        Ask::SessionKey(other) => session_key(key, other),
    };
    let bytes: Uint8Array = fetch.within(&promise, timeout).await?.unchecked_into();
    let copy = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(copy)
}

pub fn random() -> Outcome<Random> {
    let mut bytes = Random::default();
    let random = random_bytes(u32::try_from(bytes.len()).unwrap_or_default()).ok_or(NO_KEY)?;
    random.copy_to(&mut bytes);
    Ok(bytes)
}
