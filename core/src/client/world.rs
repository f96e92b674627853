//! The world outside, as the client needs it: a small trait, so that tests bring their own.

use std::rc::Rc;

#[cfg(feature = "signing")]
use zeroize::Zeroizing;

#[cfg(feature = "signing")]
use super::Car;
use super::{Refreshes, Wakes};
use crate::error::CommandError;
#[cfg(feature = "signing")]
use crate::protocol::session::Random;
use crate::request::Request;
use crate::response::Reply;

/// The world outside: the network, the caller's token, the caller's signal and the clock.
///
/// Each wait ends with the caller's signal, and undoes what it hooked up, also when it is dropped.
#[expect(async_fn_in_trait, reason = "nothing here needs Send: wasm has one thread")]
pub trait Transport {
    /// The access token; with `refresh` a new one, since the last was not accepted. Takes `timeout`
    /// milliseconds at most.
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String>;
    /// Sends the request once, and reads the answer to its end. Takes `timeout` milliseconds at most.
    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply>;
    /// Waits.
    async fn sleep(&self, milliseconds: u32) -> Outcome<()>;
    /// Milliseconds since 1970.
    fn now(&self) -> f64;
    /// Tells the caller how far the call is.
    fn progress(&self, stage: Stage);
    /// Where calls that share the token function meet; `None` where the token is text.
    fn refreshes(&self) -> Option<&Refreshes>;
    /// Where calls to the same car meet.
    fn wakes(&self) -> &Wakes;
    /// The error of this package that the token function last failed with, if it was one.
    fn token_error(&self) -> Option<Box<CommandError>> {
        None
    }
    /// The same world without this caller's signal, for work that other calls wait for too.
    fn unbound(&self) -> Rc<Self>;

    /// Where calls with a key to the same car meet; `None` where the vehicle has no key.
    #[cfg(feature = "signing")]
    fn car(&self) -> Option<&Car>;
    /// Random bytes that nobody can predict.
    ///
    /// # Errors
    ///
    /// Where there are none.
    #[cfg(feature = "signing")]
    fn random(&self) -> Outcome<Random>;
    /// What keeps others out once it was waited for, as long as it is there.
    #[cfg(feature = "signing")]
    type Lock;
    /// Such a lock, not waited for yet.
    ///
    /// # Errors
    ///
    /// Where there are none.
    #[cfg(feature = "signing")]
    fn lock(&self) -> Outcome<Self::Lock>;
    /// Asks the browser for something that takes it a while, `timeout` milliseconds at most.
    #[cfg(feature = "signing")]
    async fn ask(&self, what: Ask<'_, Self::Lock>, timeout: u32) -> Outcome<Zeroizing<Vec<u8>>>;
    /// Shares the bytes with whoever has the lock of this name next.
    #[cfg(feature = "signing")]
    fn share(&self, name: &str, value: &[u8]);
}

/// What a call with a key asks of the browser.
#[cfg(feature = "signing")]
#[derive(Debug)]
pub enum Ask<'a, Lock> {
    /// That nobody else, in this tab or another, holds the lock of this name. Gives the public half of the key, and
    /// after it what was last shared under the name.
    Turn(&'a Lock, &'a str),
    /// The key of the sessions with another public one; nothing where that is none.
    SessionKey(&'a [u8]),
}

/// What a transport's work gives.
pub type Outcome<T> = std::result::Result<T, Failure>;

/// Why a transport's work gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was sent: the argument is wrong, as the sentence says that its name begins.
    Invalid(&'static str, &'static str),
    /// The token function threw or rejected.
    Token,
    /// The caller's signal was aborted; `sent` if the request was out.
    Aborted {
        /// Whether the request was out.
        sent: bool,
    },
    /// The time was over; `sent` if the request was out.
    Timeout {
        /// Whether the request was out.
        sent: bool,
    },
    /// `fetch` rejected, or the answer broke off.
    Network,
    /// `fetch` resolved to something that is no response.
    NotAResponse,
    /// The answer is longer than any of the API's.
    TooLong,
}

#[cfg(feature = "signing")]
impl Failure {
    /// What is wrong with a key that the browser does not take.
    pub(crate) const NO_KEY: Self = Failure::Invalid("key", "is not one that the browser can use");

    /// The same, for what nothing can have come of.
    pub(super) fn unsent(self) -> Self {
        match self {
            Failure::Aborted { .. } => Failure::Aborted { sent: false },
            Failure::Timeout { .. } => Failure::Timeout { sent: false },
            other => other,
        }
    }
}

/// How far a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The request goes out.
    Sending,
    /// A new token is asked for.
    Refreshing,
    /// The car wakes up.
    Waking,
    /// A session is agreed on with the car, for signed commands.
    Handshake,
    /// The request goes out, signed.
    SendingSigned,
    /// The car has shown another key than before, and a session is made with that.
    VehicleKeyChanged,
}

impl Stage {
    /// The `stage` that `onProgress` gets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Sending | Stage::SendingSigned => "sending",
            Stage::Refreshing => "refreshing",
            Stage::Waking => "waking",
            Stage::Handshake => "handshake",
            Stage::VehicleKeyChanged => "vehicle_key_changed",
        }
    }
}
