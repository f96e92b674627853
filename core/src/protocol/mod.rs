//! Signed commands: the Vehicle Command Protocol, without any input or output.
//!
//! ```text
//! wire.rs      protobuf's wire format
//! messages.rs  the messages: requests written, replies read
//! verdict.rs   what the car made of a command: the messages in the replies
//! payload.rs   a command as the car reads it: its domain and its message
//! metadata.rs  what a signature covers besides the message
//! crypto.rs    HMAC, AES-GCM and the keys, by RustCrypto
//! session.rs   a session with a domain of a car: handshake, counter, epoch, clock, replies
//! window.rs    which replies to a command were there already
//! talk.rs      a command's steps: what to send next
//!   answers.rs   what the car's answers say: what may be sent again, and how it ends
//! step.rs      what a step is, and how it all ends
//! faults.rs    what each fault means, and what mends it
//! ```
//!
//! Nothing here sees our private key: whoever has it (the browser) gives the session key that it and
//! the car's make. Random bytes and the time are given too, and what is sent is sent by `client/signed.rs`.

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
pub mod step;
#[cfg(feature = "signing")]
pub mod talk;
#[cfg(feature = "signing")]
pub mod verdict;
#[cfg(feature = "signing")]
pub mod window;
pub mod wire;

/// A part of the car that takes commands. Each has a key, an epoch, a clock and a counter of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Locks, trunks, and who may drive (VCSEC).
    VehicleSecurity = 2,
    /// All else.
    Infotainment = 3,
}
