//! Tests of the core.
//!
//! What is expected is written by hand from the reference and from what is known of the servers; where the
//! code is held against something, it is another implementation (`serde_json`) or a simulated car.

// `json!` goes as deep as its list is long.
#![recursion_limit = "256"]

#[cfg(feature = "bluetooth")]
mod bluetooth;
mod catalogue;
mod client;
mod days;
mod error;
mod expectations;
mod faults;
mod json;
mod messages;
#[cfg(feature = "signing")]
mod protocol;
mod readme;
mod request;
mod response;
mod shared;
mod simulation;
mod support;
