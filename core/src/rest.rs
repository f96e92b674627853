//! A command as a REST request, and REST responses as successes and errors.

#[cfg(feature = "signing")]
pub mod base64;
pub mod request;
pub mod response;
