//! What signed commands need of the browser: WebCrypto, random bytes, and locks that all tabs share.

use js_sys::{Promise, Uint8Array};
use tesla_commands_core::client::{Acquired, Failure, Outcome};
use tesla_commands_core::protocol::crypto::SessionKey;
use tesla_commands_core::protocol::messages::Point;
use tesla_commands_core::protocol::session::{Entropy, EpochCounter};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};
use zeroize::Zeroizing;

use crate::host::Environment;

/// The browser does not accept the key.
const NO_KEY: Failure = Failure::Invalid("key", "is not one that the browser can use");

#[wasm_bindgen(module = "/src/web-crypto.js")]
extern "C" {
    #[wasm_bindgen(js_name = isKey)]
    pub fn is_key(key: &JsValue) -> bool;
    #[wasm_bindgen(js_name = sessionKey)]
    fn session_key(key: &JsValue, point: &[u8]) -> Promise;
    #[wasm_bindgen(js_name = acquireLock)]
    fn request_lock(key: &JsValue, name: &str, signal: &AbortSignal) -> Promise;
    #[wasm_bindgen(js_name = shareCounter)]
    fn share(name: &str, value: &[u8]);
    #[wasm_bindgen(js_name = randomBytes)]
    fn random_bytes(length: u32) -> Option<Uint8Array>;
}

/// A lock. When it is dropped, it is released, or no longer requested.
pub struct Lock(AbortController);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.abort();
    }
}

pub async fn acquire_lock(environment: &Environment, name: &str, timeout: u32) -> Outcome<Acquired<Lock>> {
    let key = environment.key.as_ref().ok_or(NO_KEY)?;
    let lock = AbortController::new().map(Lock).map_err(|_| NO_KEY)?;
    let promise = request_lock(key, name, &lock.0.signal());
    let bytes: Uint8Array = environment.within(&promise, timeout).await?.unchecked_into();
    // The public key, and after it the counter.
    let bytes = bytes.to_vec();
    let (public_key, counter) = bytes.split_first_chunk().ok_or(NO_KEY)?;
    Ok(Acquired { lock, public_key: *public_key, counter: counter.to_vec() })
}

pub fn share_counter(name: &str, counter: &EpochCounter) {
    share(name, counter);
}

pub async fn agree(
    environment: &Environment,
    vehicle_key: &Point,
    timeout: u32,
) -> Outcome<Option<SessionKey>> {
    let key = environment.key.as_ref().ok_or(NO_KEY)?;
    let bytes = environment.within(&session_key(key, vehicle_key), timeout).await?;
    let bytes: Uint8Array = bytes.unchecked_into();
    let copy = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(copy[..].try_into().ok().map(Zeroizing::new))
}

pub fn entropy() -> Outcome<Entropy> {
    let mut bytes = [0; Entropy::LENGTH];
    let random = random_bytes(u32::try_from(bytes.len()).unwrap_or_default()).ok_or(NO_KEY)?;
    random.copy_to(&mut bytes);
    Ok(bytes.into())
}
