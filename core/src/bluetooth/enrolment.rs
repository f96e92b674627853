//! How the key of this browser becomes one of the car's: the request goes out once, the user taps the key card and
//! confirms on the screen, and meanwhile the car is asked whether it knows the key.
//!
//! What the car tells of the request on its own is unsigned and often missing. It shortens the wait; what counts
//! is the answer to the next handshake.

use super::replies::KeyChange;
use super::requests::{FormFactor, Role, add_key};
use crate::protocol::Domain;
use crate::protocol::messages::Point;

/// The pause between two handshakes while the user acts, in milliseconds.
const POLL: f64 = 5_000.0;

/// How long the user may take, in milliseconds.
const PATIENCE: f64 = 300_000.0;

/// The pause before a part of the car that did not answer is asked again, in milliseconds.
const RETRY: f64 = 1_000.0;

/// How long infotainment may take to learn of the key, in milliseconds.
const INFOTAINMENT_PATIENCE: f64 = 30_000.0;

/// How often it is tried to ask, or to write the request, before anything is written.
const ATTEMPTS: u32 = 3;

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A handshake with this domain, over a new link if the last one is lost. Then: `Known`, `Unknown` or `NoReply`.
    Handshake(Domain),
    /// This message is to be framed and written, once. Then: `Written` or `NotWritten`.
    Write(Vec<u8>),
    /// Wait this many milliseconds, or until a `KeyChange` arrives. Then: `Waited` or `KeyChange`.
    Wait(f64),
    /// It is over.
    End(Outcome),
}

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It begins.
    Begin,
    /// The session info is the car's: it knows the key.
    Known,
    /// The car says that it does not know the key.
    Unknown,
    /// Nothing came in time, or the link is lost.
    NoReply,
    /// The last chunk was handed over, whatever came of it.
    Written,
    /// The last chunk was not handed over.
    NotWritten,
    /// The time has passed.
    Waited,
    /// The car told this meanwhile.
    KeyChange(KeyChange),
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The car knows the key now.
    Paired,
    /// It knew the key before.
    AlreadyPaired,
    /// The user declined it on the screen, or cancelled.
    Declined,
    /// Nobody tapped the card or confirmed in time.
    TimedOut,
    /// The list of keys is full.
    ListFull,
    /// The car is in valet mode.
    ValetMode,
    /// The card that was tapped, or the key, may not add this role.
    NotAllowed,
    /// The car refused it, with this number.
    Refused(u32),
    /// The car does not answer; nothing was written.
    NoReply,
}

/// Where it is, for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The car is asked whether it knows the key.
    Checking,
    /// The request is being written.
    Requesting,
    /// The user has to tap the card and to confirm.
    WaitingForCard,
    /// The car knows the key; infotainment is about to.
    Finishing,
}

/// An enrolment.
#[derive(Debug)]
pub struct Enrolment {
    request: Vec<u8>,
    stage: Stage,
    /// How often a step of this stage failed.
    failed: u32,
    /// When this stage ends.
    ends_at: f64,
    /// When the last pause ends.
    waits_until: f64,
    /// What the car said of a failure, until a handshake shows whether that is so.
    failure: Option<u32>,
}

impl Enrolment {
    /// One that has not begun.
    #[must_use]
    pub fn new(point: &Point, role: Role, form: FormFactor) -> Self {
        Enrolment {
            request: add_key(point, role, form),
            stage: Stage::Checking,
            failed: 0,
            ends_at: 0.0,
            waits_until: 0.0,
            failure: None,
        }
    }

    /// Where it is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The next step, at the moment `now`, in milliseconds.
    pub fn step(&mut self, event: Event, now: f64) -> Step {
        match self.stage {
            Stage::Checking => self.check(event, now),
            Stage::Requesting => self.request(event, now),
            Stage::WaitingForCard => self.wait_for_card(event, now),
            Stage::Finishing => self.finish(event, now),
        }
    }

    fn check(&mut self, event: Event, now: f64) -> Step {
        match event {
            Event::Known => Step::End(Outcome::AlreadyPaired),
            Event::Unknown => {
                self.failed = 0;
                self.stage = Stage::Requesting;
                Step::Write(self.request.clone())
            }
            Event::NoReply => self.try_again(now),
            Event::KeyChange(_) => self.keep_waiting(now),
            _ => Step::Handshake(Domain::VehicleSecurity),
        }
    }

    fn request(&mut self, event: Event, now: f64) -> Step {
        match event {
            Event::NotWritten => self.try_again(now),
            Event::Waited => Step::Write(self.request.clone()),
            // Nothing is written yet: it is about the request of somebody else.
            Event::KeyChange(_) => self.keep_waiting(now),
            _ => {
                self.stage = Stage::WaitingForCard;
                self.ends_at = now + PATIENCE;
                self.wait(POLL, now)
            }
        }
    }

    fn wait_for_card(&mut self, event: Event, now: f64) -> Step {
        match event {
            Event::Known => {
                self.stage = Stage::Finishing;
                self.ends_at = now + INFOTAINMENT_PATIENCE;
                Step::Handshake(Domain::Infotainment)
            }
            Event::Unknown if self.failure.is_some() => Step::End(outcome(self.failure.unwrap_or_default())),
            Event::Unknown | Event::NoReply if now >= self.ends_at => Step::End(Outcome::TimedOut),
            Event::Unknown | Event::NoReply => self.wait(POLL, now),
            Event::KeyChange(KeyChange::Waiting) => self.keep_waiting(now),
            Event::KeyChange(KeyChange::Failed(number)) => {
                self.failure = Some(number);
                Step::Handshake(Domain::VehicleSecurity)
            }
            _ => Step::Handshake(Domain::VehicleSecurity),
        }
    }

    /// Infotainment may sleep: that it does not know the key yet takes nothing from what vehicle security said.
    fn finish(&mut self, event: Event, now: f64) -> Step {
        match event {
            Event::Known => Step::End(Outcome::Paired),
            _ if now >= self.ends_at => Step::End(Outcome::Paired),
            Event::Unknown | Event::NoReply => self.wait(RETRY, now),
            Event::KeyChange(_) => self.keep_waiting(now),
            _ => Step::Handshake(Domain::Infotainment),
        }
    }

    fn try_again(&mut self, now: f64) -> Step {
        self.failed = self.failed.saturating_add(1);
        if self.failed < ATTEMPTS { self.wait(RETRY, now) } else { Step::End(Outcome::NoReply) }
    }

    fn wait(&mut self, pause: f64, now: f64) -> Step {
        self.waits_until = now + pause;
        Step::Wait(pause)
    }

    /// Waits for the rest of the pause: what the car tells meanwhile must not prolong it.
    fn keep_waiting(&self, now: f64) -> Step {
        Step::Wait((self.waits_until - now).max(0.0))
    }
}

/// What the number of a failure means for the user.
fn outcome(number: u32) -> Outcome {
    match number {
        4 | 18 => Outcome::ListFull,
        5 | 8 | 9 => Outcome::NotAllowed,
        24 | 28 => Outcome::Declined,
        25 | 26 => Outcome::TimedOut,
        27 => Outcome::ValetMode,
        _ => Outcome::Refused(number),
    }
}
