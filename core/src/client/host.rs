//! The environment that calls run in: the clock, random bytes, locks, the key, and the caller's signal.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::error::{Code, CommandError};
#[cfg(feature = "signing")]
use crate::protocol::{
    crypto::SessionKey,
    messages::Point,
    session::{Entropy, EpochCounter},
};

/// What belongs to one call, and ends with its caller's signal.
pub trait Unbound: Sized {
    /// The same without this caller's signal and progress, for work that other calls wait for too.
    #[must_use]
    fn unbound(&self) -> Self;
}

/// The environment of a call. One without a key implements none of the methods that have a default.
///
/// Each wait ends with the caller's signal. It undoes what it set up, also when it is dropped.
#[expect(async_fn_in_trait, reason = "WebAssembly has one thread: nothing needs Send")]
pub trait Host: Unbound {
    /// Milliseconds since 1970.
    fn now(&self) -> f64;

    /// Waits.
    async fn sleep(&self, milliseconds: u32) -> Outcome<()>;

    /// Tells the caller how far the call is.
    fn progress(&self, stage: Stage);

    /// Unpredictable random bytes.
    ///
    /// # Errors
    ///
    /// If there are none.
    #[cfg(feature = "signing")]
    fn entropy(&self) -> Outcome<Entropy> {
        Err(NO_KEY)
    }

    /// A lock that all tabs and processes with the same key share, released on drop; `()` without a key.
    #[cfg(feature = "signing")]
    type Lock;

    /// Acquires the lock of this name. Waits for it at most `timeout` milliseconds.
    #[cfg(feature = "signing")]
    async fn acquire_lock(&self, name: &str, timeout: u32) -> Outcome<Acquired<Self::Lock>> {
        let _: (&str, u32) = (name, timeout);
        Err(NO_KEY)
    }

    /// Shares the counter with the next holder of the lock of this name.
    #[cfg(feature = "signing")]
    fn share_counter(&self, name: &str, counter: &EpochCounter) {
        let _: (&str, &EpochCounter) = (name, counter);
    }

    /// Derives the session key for the vehicle's public key; `None` if that is not a valid key.
    #[cfg(feature = "signing")]
    async fn agree(&self, vehicle_key: &Point, timeout: u32) -> Outcome<Option<SessionKey>> {
        let _: (&Point, u32) = (vehicle_key, timeout);
        Err(NO_KEY)
    }
}

/// What a host without a key answers.
#[cfg(feature = "signing")]
const NO_KEY: Failure = Failure::Invalid("key", "is missing");

/// A lock that was waited for.
#[cfg(feature = "signing")]
#[derive(Debug)]
pub struct Acquired<Lock> {
    /// Holds the lock until it is dropped.
    pub lock: Lock,
    /// The public half of the key.
    pub public_key: Point,
    /// What [`Host::share_counter`] was given last, in any tab; empty if nothing is known.
    pub counter: Vec<u8>,
}

/// What a host or a link returns.
pub type Outcome<T> = std::result::Result<T, Failure>;

/// Why a host or the network failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// An argument is wrong; nothing was sent. Its name, and what is wrong, as a sentence that begins with the name.
    Invalid(&'static str, &'static str),
    /// The token function threw or rejected.
    Token,
    /// The caller's signal was aborted.
    Aborted {
        /// Whether the request was sent.
        sent: bool,
    },
    /// The time is over.
    Timeout {
        /// Whether the request was sent.
        sent: bool,
    },
    /// `fetch` rejected, or the response broke off.
    Network,
    /// `fetch` resolved to something that is not a response.
    NotAResponse,
    /// The response is longer than any of the API.
    TooLong,
}

impl Failure {
    /// The error that it becomes for the caller.
    #[must_use]
    pub fn into_error(self, command: &'static str) -> Box<CommandError> {
        failed(command, self)
    }

    /// The same failure, of something that was not a command.
    #[cfg(feature = "signing")]
    pub(super) fn before_sending(self) -> Self {
        match self {
            Failure::Aborted { .. } => Failure::Aborted { sent: false },
            Failure::Timeout { .. } => Failure::Timeout { sent: false },
            other => other,
        }
    }
}

/// The error of a call that fails for this reason.
pub(super) fn failed(command: &'static str, failure: Failure) -> Box<CommandError> {
    let (code, may_have_succeeded, what) = match failure {
        Failure::Invalid(parameter, what) => return CommandError::invalid(command, parameter, what),
        Failure::Token => (Code::Unauthorized, false, "The accessToken function failed: see cause"),
        Failure::Aborted { sent: false } => {
            (Code::Aborted, false, "The signal aborted before the command was sent")
        }
        Failure::Aborted { sent: true } => {
            (Code::Aborted, true, "The signal aborted after the command was sent")
        }
        Failure::Timeout { sent: false } => {
            (Code::Timeout, false, "The time ran out before the command was sent")
        }
        Failure::Timeout { sent: true } => (Code::Timeout, true, "No response came in time"),
        Failure::Network => (Code::Network, true, "The server did not respond"),
        Failure::NotAResponse => (
            Code::BadResponse,
            true,
            "The fetch function returned no Response, or one whose body can't be read",
        ),
        Failure::TooLong => (Code::BadResponse, true, "The response is too long"),
    };
    CommandError::new(code, command, what).with(|error| error.may_have_succeeded = may_have_succeeded)
}

/// How far a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The request is sent.
    Sending,
    /// A new token is requested.
    Refreshing,
    /// The vehicle is waking up.
    Waking,
    /// A session for signed commands is requested from the vehicle.
    Handshake,
    /// The signed request is sent.
    SendingSigned,
    /// The signed request is sent over Bluetooth.
    SendingDirectly,
    /// The vehicle is connected over Bluetooth.
    Connecting,
    /// The user has to tap the key card, and to confirm on the vehicle's screen.
    WaitingForCard,
    /// Vehicle security knows the key, but infotainment does not yet.
    Finishing,
    /// The vehicle has shown a new public key, and a session is made with it.
    VehicleKeyChanged,
}

impl Stage {
    /// Whether the call goes over a link to the vehicle itself at this stage.
    #[must_use]
    pub fn is_direct(self) -> bool {
        matches!(self, Stage::SendingDirectly | Stage::Connecting | Stage::WaitingForCard | Stage::Finishing)
    }

    /// The `stage` that `onProgress` gets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Sending | Stage::SendingSigned | Stage::SendingDirectly => "sending",
            Stage::Connecting => "connecting",
            Stage::WaitingForCard => "waiting_for_card",
            Stage::Finishing => "finishing",
            Stage::Refreshing => "refreshing",
            Stage::Waking => "waking",
            Stage::Handshake => "handshake",
            Stage::VehicleKeyChanged => "vehicle_key_changed",
        }
    }
}

/// Waits for the work for at most `timeout` milliseconds, or until the caller's signal; `None` if the time is over.
///
/// For links that do not watch the time and the signal themselves.
///
/// # Errors
///
/// If the signal was aborted.
pub async fn within<T>(host: &impl Host, timeout: u32, work: impl Future<Output = T>) -> Outcome<Option<T>> {
    let (mut timer, mut work) = (pin!(host.sleep(timeout)), pin!(work));
    poll_fn(|context| match timer.as_mut().poll(context) {
        Poll::Ready(Err(failure)) => Poll::Ready(Err(failure)),
        Poll::Ready(Ok(())) => match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Ok(Some(done))),
            Poll::Pending => Poll::Ready(Ok(None)),
        },
        Poll::Pending => work.as_mut().poll(context).map(|done| Ok(Some(done))),
    })
    .await
}
