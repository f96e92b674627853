//! What a transaction asks for, what it is told, and how it ends.

use zeroize::Zeroizing;

use super::Delivery;
use super::crypto::SessionKey;
use super::faults::{Fault, fault};
use super::messages::Point;
use super::session::Entropy;

/// What the caller does next.
pub enum Step {
    /// Send this handshake.
    Handshake(Vec<u8>),
    /// Send this command.
    Command(Vec<u8>),
    /// Wait for another reply to what was sent last.
    Receive,
    /// Derive the session key for this public key of the vehicle.
    Agree(Point),
    /// Wait for a second.
    Pause,
    /// The transaction is over.
    End(End),
}

/// What the caller reports.
pub enum Event {
    /// The transaction begins, or the pause is over.
    Continue,
    /// A message arrived. It need not be a reply to this transaction.
    Reply(Vec<u8>),
    /// No reply, or no further one, comes to what was sent last.
    NoReply,
    /// What was sent last failed, and may have been delivered.
    LinkFailed(Delivery),
    /// The derived session key; `None` if the vehicle's public key is invalid.
    Agreed(Option<SessionKey>),
}

/// What each step needs from outside.
#[derive(Clone, Copy, Default)]
pub struct StepInput {
    /// Milliseconds since 1970.
    pub now: f64,
    /// Random bytes, new for each step.
    pub entropy: Entropy,
}

/// How a transaction ends.
pub enum End {
    /// The vehicle carried out the command. The message is its decrypted reply.
    Done(Zeroizing<Vec<u8>>),
    /// The vehicle refused the command for this reason.
    Refused(String),
    /// The vehicle reported a fault.
    Fault(FaultReport),
    /// The reply could not be authenticated or decoded.
    Invalid {
        /// What is wrong, as a sentence without its full stop.
        what: &'static str,
        /// Whether the command may have run.
        may_have_run: bool,
    },
    /// No reply came.
    NoReply {
        /// Whether the command may have run.
        may_have_run: bool,
    },
}

/// A fault, and what is known about the command that it answers.
pub struct FaultReport {
    /// The fault.
    pub fault: &'static Fault,
    /// Its number, also if the table of faults does not have it.
    pub number: u32,
    /// Whether it is proved that the command did not run.
    pub is_proved: bool,
    /// Whether the command may be sent again.
    pub may_repeat: bool,
}

impl FaultReport {
    /// A report of the fault with this number. `is_proved` says that the vehicle itself has signed the fault, or that the
    /// command did not run.
    #[must_use]
    pub fn new(number: u32, is_proved: bool) -> Self {
        let fault = fault(number);
        let is_proved = is_proved && !fault.may_have_run;
        FaultReport { fault, number, is_proved, may_repeat: is_proved }
    }
}
