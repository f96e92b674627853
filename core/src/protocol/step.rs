//! The steps of a talk: what is to be done, what came of it, and how it ends.

use zeroize::Zeroizing;

use super::faults::{Fault, fault};
use super::messages::Point;
use super::session::Random;

/// What is to be done next.
pub enum Step {
    /// This is to be sent; `true` if it is the command, and no question.
    Send(Vec<u8>, bool),
    /// The key of the sessions with this public one is to be made.
    Agree(Point),
    /// A second is to pass.
    Pause,
    /// It is over.
    End(End),
}

/// What came of a step.
pub enum Event {
    /// Nothing yet, or the second has passed.
    Next,
    /// This came back.
    Answer(Zeroizing<Vec<u8>>),
    /// This is that key; nothing where the car's public one is none.
    Agreed(Zeroizing<Vec<u8>>),
    /// Nothing came back to a question.
    Failed,
}

/// What a step is taken with.
#[derive(Default)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub now: f64,
    /// Random bytes, new for each step.
    pub random: Random,
}

/// How it ends.
pub enum End {
    /// The car has done it.
    Done,
    /// The car has refused it, for this reason.
    Refused(String),
    /// A fault.
    Fault(Flaw),
    /// What came back can't be believed or read; `true` if the command may have run.
    Unlike(&'static str, bool),
}

/// A fault, and what is known besides.
pub struct Flaw {
    /// The fault.
    pub fault: &'static Fault,
    /// Its number, also where the table does not have it.
    pub number: u32,
    /// Whether it is proved that the command did not run.
    pub is_proved: bool,
    /// Whether it may be sent again.
    pub may_repeat: bool,
}

impl Flaw {
    /// `is_proved` says whether it is proved that this is the car's word, or what follows from it.
    #[must_use]
    pub fn new(number: u32, is_proved: bool) -> Self {
        let fault = fault(number);
        let is_proved = is_proved && !fault.may_have_run;
        Flaw { fault, number, is_proved, may_repeat: is_proved }
    }
}
