//! The page of a test, from the side of Rust. What is called, answered and expected is written as the
//! JavaScript of an app; `page.js` has the words that it is written with.

#![allow(dead_code, reason = "no test file uses all of it")]

use js_sys::WebAssembly::Memory;
use js_sys::{Array, ArrayBuffer, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/support/page.js")]
extern "C" {
    #[wasm_bindgen(js_name = Page)]
    type JsPage;

    #[wasm_bindgen(constructor, js_class = Page)]
    fn new(functions: &Object, answers: &str) -> JsPage;

    #[wasm_bindgen(method)]
    fn close(this: &JsPage);

    #[wasm_bindgen(method, js_name = passTime)]
    fn pass_time(this: &JsPage);

    #[wasm_bindgen(method)]
    async fn outcome(this: &JsPage, source: &str) -> JsValue;

    #[wasm_bindgen(method)]
    fn inspect(this: &JsPage, source: &str) -> String;

    #[wasm_bindgen(method)]
    fn text(this: &JsPage, source: &str) -> String;
}

/// The page of a test, with a network that answers what the test says.
pub struct Page(JsPage);

impl Page {
    /// `answers` is the list of what the network answers, in order; what comes then is answered 501.
    pub fn new(answers: &str) -> Self {
        Page(FUNCTIONS.with(|functions| JsPage::new(functions, answers)))
    }

    /// Lets time pass, which stands still otherwise.
    pub fn pass_time(&self) {
        self.0.pass_time();
    }

    /// Makes the call, which must resolve to the value and leave nothing behind.
    pub async fn resolves(&self, call: &str, value: &str) {
        let expected = format!("resolved {}", self.0.inspect(value));
        assert_eq!(self.outcome(call).await, expected, "{call}");
    }

    /// Makes the call, which must reject with an error that has exactly these properties besides its name,
    /// message and stack, must tell no secret, and leave nothing behind.
    pub async fn rejects(&self, call: &str, error: &str) {
        assert_eq!(self.outcome(call).await, self.rejection(error), "{call}");
    }

    /// The outcome of a call that rejects with this error.
    pub fn rejection(&self, error: &str) -> String {
        format!("rejected {}", self.0.inspect(&format!("{{ name: 'TeslaCommandError', ...{error} }}")))
    }

    /// What the call comes to, as text.
    pub async fn outcome(&self, call: &str) -> String {
        self.0.outcome(call).await.as_string().unwrap_or_default()
    }

    /// The value must be the expected one.
    pub fn shows(&self, value: &str, expected: &str) {
        assert_eq!(self.0.inspect(value), self.0.inspect(expected), "{value}");
    }

    /// These requests must have been sent, and no others: `METHOD /path?query`.
    pub fn sent(&self, lines: &[&str]) {
        assert_eq!(self.text("requests.map((request) => request.line).join('\\n')"), lines.join("\n"));
    }

    /// The value, as text.
    pub fn text(&self, value: &str) -> String {
        self.0.text(value)
    }
}

/// How large the module's memory is, in bytes. It never shrinks.
pub fn memory() -> u32 {
    let memory = wasm_bindgen::memory().unchecked_into::<Memory>();
    memory.buffer().unchecked_into::<ArrayBuffer>().byte_length()
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.close();
    }
}

thread_local! {
    static FUNCTIONS: Object = functions();
}

/// The crate's functions, as JavaScript calls them. Those of the table are found by their names in it: as they take and
/// return JavaScript's values, the module's own exports are these functions.
pub fn functions() -> Object {
    let exports = wasm_bindgen::exports();
    let commands = Array::from(&tesla_commands::commands());
    let names = commands.iter().map(|command| Reflect::get(&command, &"function".into()).unwrap());
    let object = Object::new();
    for name in names.chain(["listVehicles", "vehicleData", "sendCommand", "commands"].map(JsValue::from)) {
        let function = Reflect::get(&exports, &name).unwrap();
        assert!(function.is_function(), "{name:?} is no export");
        assert_eq!(Reflect::set(&object, &name, &function), Ok(true));
    }
    object
}
