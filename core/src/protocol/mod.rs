//! Signed commands: the Vehicle Command Protocol, without input or output.
//!
//! ```text
//! wire.rs         protobuf's wire format
//! messages.rs     the messages: requests are written, replies are read
//! status.rs       the vehicle's answer inside a reply: done, busy or refused
//! payload.rs      a command as the vehicle reads it: its domain and its message
//! metadata.rs     what a signature covers besides the message
//! crypto.rs       HMAC, AES-GCM and the keys, by RustCrypto
//! session.rs      a session with a domain of a vehicle: handshake, counter, epoch, clock, replies
//! window.rs       rejects replies that were there before
//! transaction.rs  one command from its handshake to its result: a state machine
//!   replies.rs      what a reply means for it
//! step.rs         the state machine's inputs and outputs
//! faults.rs       what each fault means, and how to recover from it
//! ```
//!
//! The private key never gets here: its holder (the browser) derives the session key. The caller supplies random bytes
//! and the time, and sends what a transaction asks it to send (`client/signed.rs`).

#[cfg(feature = "signing")]
pub mod crypto;
pub mod faults;
#[cfg(feature = "signing")]
pub mod messages;
#[cfg(feature = "signing")]
pub mod metadata;
pub mod payload;
#[cfg(feature = "signing")]
pub mod session;
#[cfg(feature = "signing")]
pub mod status;
#[cfg(feature = "signing")]
pub mod step;
#[cfg(feature = "signing")]
pub mod transaction;
#[cfg(feature = "signing")]
pub mod window;
pub mod wire;

/// A part of the vehicle that takes commands. Each has its own key, epoch, clock and counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Locks, trunks and the list of keys (VCSEC). It also answers while the vehicle is asleep.
    VehicleSecurity = 2,
    /// Everything else.
    Infotainment = 3,
}

/// How a command is authenticated. Each link requires one method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// HMAC. The command is readable on its way: Tesla's servers check it against the token's scopes.
    Hmac,
    /// AES-GCM. The command is encrypted, as Bluetooth requires.
    Gcm,
}

/// Whether the vehicle has received a message that could not be sent, or that got no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The vehicle has not received the whole message and never will: a command in it does not run.
    NotDelivered,
    /// The vehicle may have received it. It receives it no later than now, because what carried it is closed: a
    /// new handshake shows whether a command in it was taken.
    Closed,
    /// The vehicle may have received it, or may receive it later.
    Unknown,
}
