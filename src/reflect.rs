//! JavaScript's values, which may be anything: what they throw when they are read or called is caught here.
//!
//! js-sys has all of this. But with each exception that is caught, wasm-bindgen (0.2.130) loses a place in its
//! table of references, unless the function returns an `Option`: these do, and the memory does not grow.

use std::cell::Cell;
use std::ptr;

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

/// What came back, or what was thrown.
pub type Caught<T> = Result<T, JsValue>;

#[wasm_bindgen]
extern "C" {
    /// Whatever there is: of an `Option` of it, unlike one of `JsValue`, JavaScript is not asked whether it is `None`.
    type Something;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn property(value: &JsValue, name: &JsValue) -> Caught<Option<Something>>;
    #[wasm_bindgen(catch, js_namespace = Reflect)]
    fn apply(function: &JsValue, this: &JsValue, given: &Array) -> Caught<Option<Something>>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = construct)]
    fn new(constructor: &JsValue, given: &Array) -> Caught<Option<Something>>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = defineProperty)]
    fn define(object: &JsValue, name: &JsValue, descriptor: &JsValue) -> Caught<Option<bool>>;
    /// The names and symbols of an object's own properties.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = ownKeys)]
    pub fn keys(value: &JsValue) -> Caught<Option<Array>>;
    /// The JSON of a value, if it has any.
    #[wasm_bindgen(catch, js_namespace = JSON)]
    pub fn stringify(value: &JsValue) -> Caught<Option<JsString>>;
    /// The value of a JSON text.
    #[wasm_bindgen(catch, js_namespace = JSON)]
    pub fn parse(json: &str) -> Caught<Option<JsValue>>;
}

thread_local! {
    static WORDS: Cell<Vec<(&'static str, JsValue)>> = const { Cell::new(Vec::new()) };
}

/// A word that calls have in common, as a string of JavaScript's: made once and kept. Each call needs some thirty,
/// and would take a fifth longer if it made them anew.
pub fn word(word: &'static str) -> JsValue {
    let mut words = WORDS.take();
    let known = words.iter().find(|(known, _)| ptr::eq(*known, word)).map(|(_, value)| value.clone());
    let value = known.unwrap_or_else(|| {
        let value = JsValue::from(word);
        words.push((word, value.clone()));
        value
    });
    WORDS.set(words);
    value
}

/// The property; `None` where it is undefined or null.
pub fn read(value: &JsValue, name: &JsValue) -> Caught<Option<JsValue>> {
    property(value, name).map(|it| it.map(Into::into))
}

/// The property; undefined where there is none or it can't be read.
pub fn get(value: &JsValue, name: &'static str) -> JsValue {
    read(value, &word(name)).ok().flatten().unwrap_or_default()
}

/// The property, if it is a function.
pub fn method(value: &JsValue, name: &'static str) -> Option<Function> {
    get(value, name).dyn_into().ok()
}

/// Calls the function.
pub fn call(function: &Function, this: &JsValue, given: &[&JsValue]) -> Caught<JsValue> {
    apply(function, this, &list(given)).map(|it| it.map(Into::into).unwrap_or_default())
}

/// A new object of one of the environment's own kinds.
pub fn construct(kind: &'static str, given: &[&JsValue]) -> Option<JsValue> {
    new(&get(&js_sys::global(), kind), &list(given)).ok()?.map(Into::into)
}

/// A list of the values: of one or two, made at once, as most are.
pub fn list(values: &[&JsValue]) -> Array {
    match values {
        [first, second] => Array::of2(first, second),
        [first] => Array::of1(first),
        others => others.iter().collect(),
    }
}

/// A plain object of those properties that have a value.
pub fn object(properties: &[(&'static str, Option<JsValue>)]) -> JsValue {
    let object = Object::new().into();
    set_all(&object, properties);
    object
}

/// Sets the properties that have a value.
pub fn set_all(object: &JsValue, properties: &[(&'static str, Option<JsValue>)]) {
    for (name, value) in properties {
        if let Some(value) = value {
            drop(Reflect::set(object, &word(name), value));
        }
    }
}

/// Gives the error its name. Where a page has frozen `Error.prototype`, which has one too, setting it throws.
pub fn set_name(error: &JsValue, name: &'static str) {
    let is_so = || Some(JsValue::TRUE);
    let value = Some(word(name));
    let descriptor = object(&[
        ("value", value),
        ("writable", is_so()),
        ("enumerable", is_so()),
        ("configurable", is_so()),
    ]);
    drop(define(error, &word("name"), &descriptor));
}

/// The text, if it is one, and no longer than so many UTF-16 units: what is copied into the module's memory
/// makes it larger for ever.
pub fn text(value: &JsValue, longest: usize) -> Option<String> {
    value.dyn_ref::<JsString>().filter(|text| text.length() as usize <= longest).map(String::from)
}
