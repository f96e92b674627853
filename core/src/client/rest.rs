//! The API over HTTP.

use super::{Outcome, SharedToken, Unbound};
use crate::error::CommandError;
use crate::rest::request::Request;
use crate::rest::response::Reply;

/// The API over HTTP.
///
/// Each wait ends with the caller's signal. It undoes what it set up, also when it is dropped.
#[expect(async_fn_in_trait, reason = "WebAssembly has one thread: nothing needs Send")]
pub trait Rest: Unbound {
    /// The access token; with `refresh` a new one, because the last was not accepted. Takes at most `timeout` milliseconds.
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String>;

    /// Sends the request once, and reads the whole response. Takes at most `timeout` milliseconds.
    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply>;

    /// The error of this package that the token function last failed with, if it was one.
    fn token_error(&self) -> Option<Box<CommandError>> {
        None
    }

    /// What calls with the same token function share; `None` if the token is fixed.
    fn shared_token(&self) -> Option<&SharedToken>;
}

/// The API of a vehicle that is not reached over the internet.
#[derive(Debug)]
pub enum NoRest {}

impl Rest for NoRest {
    async fn token(&self, _: bool, _: u32) -> Outcome<String> {
        match *self {}
    }

    async fn exchange(&self, _: &Request, _: &str, _: u32) -> Outcome<Reply> {
        match *self {}
    }

    fn shared_token(&self) -> Option<&SharedToken> {
        match *self {}
    }
}

impl Unbound for NoRest {
    fn unbound(&self) -> Self {
        match *self {}
    }
}
