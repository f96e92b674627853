//! Enrolment: adds a key to the keys of the car. The request is sent once. The user taps the key card and confirms on the
//! screen, while handshakes find out whether the car knows the key.
//!
//! The car's own messages about the request are unsigned and often missing. They shorten the wait, but only the next
//! handshake decides.

use super::replies::KeyChange;
use super::requests::{FormFactor, Role, add_key};
use crate::protocol::Domain;
use crate::protocol::messages::Point;

/// The pause between two handshakes while the user acts, in milliseconds.
const POLL: f64 = 5_000.0;

/// How long the user may take, in milliseconds.
const PATIENCE: f64 = 300_000.0;

/// The pause before a retry, in milliseconds.
const RETRY: f64 = 1_000.0;

/// How long infotainment may take to learn of the key, in milliseconds.
const INFOTAINMENT_PATIENCE: f64 = 30_000.0;

/// How many attempts are made to ask the car, or to write the request, before anything is written.
const ATTEMPTS: u32 = 3;

/// The next step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Make a handshake with this domain, over a new link if the last one is lost. Then: `Known`, `Unknown` or `NoReply`.
    Handshake(Domain),
    /// Frame and write this message, once. Then: `Written` or `NotWritten`.
    Write(Vec<u8>),
    /// Wait this many milliseconds, or until a `KeyChange` arrives. Then: `Waited` or `KeyChange`.
    Wait(f64),
    /// The enrolment has ended.
    End(Outcome),
}

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The enrolment begins.
    Begin,
    /// The session info is authentic: the car knows the key.
    Known,
    /// The car says that it does not know the key.
    Unknown,
    /// No reply came in time, or the link is lost.
    NoReply,
    /// The last chunk was passed to the link. The car may or may not have it.
    Written,
    /// The last chunk was not passed to the link.
    NotWritten,
    /// The time has passed.
    Waited,
    /// The car sent this message.
    KeyChange(KeyChange),
}

/// How an enrolment ends.
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

/// The stage of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The car is asked whether it knows the key.
    Checking,
    /// The request is being written.
    Requesting,
    /// The user has to tap the card and to confirm.
    WaitingForCard,
    /// Vehicle security knows the key, but infotainment does not yet.
    Finishing,
}

/// An enrolment.
#[derive(Debug)]
pub struct Enrolment {
    request: Vec<u8>,
    stage: Stage,
    /// How many steps of this stage failed.
    failed: u32,
    /// When this stage ends.
    ends_at: f64,
    /// When the last pause ends.
    waits_until: f64,
    /// The failure that the car reported, until a handshake confirms it.
    failure: Option<u32>,
}

impl Enrolment {
    /// An enrolment that has not begun.
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

    /// The current stage.
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
            // Nothing is written yet, so the message is about another request.
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

    /// Infotainment may be asleep. The key is paired even if infotainment does not know it in time.
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

    /// Waits for the rest of the pause: messages from the car must not prolong it.
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
