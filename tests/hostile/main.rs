//! Callers, servers and networks that mean harm: every kind of value that JavaScript has, in every place where one
//! gets in. `matrix.js` says how it must end.
#![cfg(target_arch = "wasm32")]

#[path = "../support/mod.rs"]
mod support;

use js_sys::{Array, Object};
use support::{functions, memory};
use wasm_bindgen::externref_heap_live_count;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/hostile/matrix.js")]
extern "C" {
    #[wasm_bindgen(js_name = namesOf)]
    fn names_of(functions: &Object) -> Vec<String>;
    #[wasm_bindgen(js_name = flawsOfFunction)]
    async fn flaws_of_function(functions: &Object, name: &str) -> JsValue;
}

#[wasm_bindgen_test]
async fn whatever_a_call_is_given_it_ends_as_it_should_and_leaves_nothing_behind() {
    let functions = functions();
    let mut held = Vec::new();
    for name in names_of(&functions) {
        let flaws = flaws_of_function(&functions, &name).await.unchecked_into::<Array>();
        let flaws: Vec<String> = flaws.iter().filter_map(|flaw| flaw.as_string()).collect();
        assert!(flaws.is_empty(), "{}", flaws.join("\n"));
        held.push((name, externref_heap_live_count(), memory()));
    }
    // What is made once for all is there after the first, but for some words of the others; a value of each call
    // would be a thousand for each function.
    let (_, values, size) = held[0];
    assert!(held.iter().all(|it| it.1.saturating_sub(values) < 100 && it.2 - size < 1 << 20), "{held:?}");
}
