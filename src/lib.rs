#![doc = include_str!("../README.md")]

pub mod catalogue;
pub mod client;
mod commands;
pub mod error;
mod js;
pub mod json;
pub mod request;
pub mod response;
mod transport;
pub use js::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
