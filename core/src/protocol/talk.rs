//! A command's talk with a part of the car, step by step: what to send next, and how it ends. It waits for
//! nothing itself: whoever leads it does what a step says, and tells it what came of that.
//!
//! A fault is a word in a reply, and most replies with one are not signed by the car. What proves that a
//! command did not run is either an encrypted reply, or a session info, which is signed, and in which the
//! command's number is not reached. Where a fault brings none, the car is asked for one. A number that is
//! used says the opposite, or that somebody else with the same key used it: then only what is safe to repeat
//! is sent again. (Browsers, too, send a request twice, when a kept connection breaks.)

mod answers;

use std::cell::Cell;
use std::mem;

use zeroize::Zeroizing;

use super::crypto::Keys;
use super::session::{Count, Ends, Number, Pending, Session};
use super::step::{End, Event, Moment, Step};

/// How often the command, or a question for a session, is sent at most.
const ATTEMPTS: u32 = 3;

/// How long a signed command is valid, in seconds. Tesla's own proxy takes the same.
const LIFETIME: u32 = 10;

const UNPROVED: &str = "The reply could not be authenticated as the vehicle's";

/// Where a session is kept from one command to the next.
pub type Place = Cell<Option<Box<Session>>>;

/// A command on its way. Dropped, it puts the session back in its place.
#[expect(clippy::struct_excessive_bools, reason = "they are facts that do not follow from each other")]
pub struct Talk<'a> {
    ends: &'a Ends,
    place: &'a Place,
    session: Option<Box<Session>>,
    payload: &'a [u8],
    /// The count that was last shared.
    shared: &'a [u8],
    is_repeatable: bool,
    /// How often the command was sent.
    sent: u32,
    /// How often a session was asked for in vain.
    asked: u32,
    lifetime: u32,
    is_resynced: bool,
    is_spent: bool,
    /// Whether the answer to a command is there that does not say yet whether it ran.
    is_open: bool,
    /// Whether the command was sent again without that being known.
    is_unclear: bool,
    /// Whether the car has shown another key than before; it may do so once.
    pub is_rekeyed: bool,
    /// The request that is out.
    pending: Option<Pending>,
    /// What came back, and when.
    answer: Zeroizing<Vec<u8>>,
    answered_at: f64,
    moment: Moment,
    /// Whether keys were agreed on for the car's public key in it, and these, if it is one.
    is_agreed: bool,
    keys: Option<Keys>,
    /// A fault of which it is to be found out whether the command ran.
    doubt: Option<(Number, u32)>,
}

impl<'a> Talk<'a> {
    /// A talk that has not begun. `shared` is the count that others with the same key left.
    #[must_use]
    pub fn new(
        ends: &'a Ends,
        place: &'a Place,
        payload: &'a [u8],
        shared: &'a [u8],
        is_repeatable: bool,
    ) -> Self {
        Talk {
            ends,
            place,
            session: place.take(),
            payload,
            shared,
            is_repeatable,
            sent: 0,
            asked: 0,
            lifetime: LIFETIME,
            is_resynced: false,
            is_spent: false,
            is_open: false,
            is_unclear: false,
            is_rekeyed: false,
            pending: None,
            answer: Zeroizing::default(),
            answered_at: 0.0,
            moment: Moment::default(),
            is_agreed: false,
            keys: None,
            doubt: None,
        }
    }

    /// The epoch and the number of the last command, to be shared; `None` without a session.
    #[must_use]
    pub fn count(&self) -> Option<Count> {
        self.session.as_ref().map(|session| session.count())
    }

    /// Whether the command, as often as an answer came to it, may have run.
    #[must_use]
    pub fn may_have_run(&self) -> bool {
        self.is_open || self.is_unclear
    }

    /// Whether one that was sent before the last may have run.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        self.is_unclear
    }

    /// Whether it is being asked what became of the command.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.doubt.is_some()
    }

    /// The next step.
    pub fn step(&mut self, event: Event, moment: Moment) -> Step {
        self.moment = moment;
        match event {
            Event::Next => return self.request(),
            Event::Failed => return self.give_up(End::Unlike(UNPROVED, false)),
            Event::Answer(answer) => {
                self.answer = answer;
                self.answered_at = self.moment.now;
                self.is_agreed = false;
            }
            Event::Agreed(key) => {
                self.is_agreed = true;
                self.keys = key[..].try_into().ok().map(Keys::new);
            }
        }
        let Some(mut pending) = self.pending.take() else { return self.request() };
        let answer = mem::take(&mut self.answer);
        let step = match (pending.read(&answer), pending.number()) {
            (Some(reply), None) => self.read_info(&pending, &reply),
            (None, None) => self.ask_again(End::Unlike("The reply does not belong to this request", false)),
            (reply, Some(sent)) => {
                self.is_open = true;
                match reply {
                    Some(reply) => self.read_outcome(&mut pending, sent, &reply),
                    None => Step::End(End::Unlike("The reply does not belong to this command", true)),
                }
            }
        };
        if let Step::Agree(_) = step {
            self.pending = Some(pending);
            self.answer = answer;
        }
        step
    }

    /// Sends the command, or asks for what it takes.
    fn request(&mut self) -> Step {
        if self.doubt.is_none()
            && let Some(session) = &mut self.session
        {
            session.skip_to(self.shared);
            let term = (self.moment.now, self.lifetime);
            if let Some((message, pending)) =
                session.command(self.ends, self.payload, &self.moment.random, term)
            {
                self.pending = Some(pending);
                self.sent = self.sent.saturating_add(1);
                return Step::Send(message, true);
            }
            // The numbers are used up. The car begins a new epoch then.
            self.session = None;
            if mem::replace(&mut self.is_spent, true) {
                return Step::End(End::Unlike("The car's command counter is used up", false));
            }
        }
        self.asked = self.asked.saturating_add(1);
        let (message, pending) = self.ends.handshake(&self.moment.random, self.moment.now);
        self.pending = Some(pending);
        Step::Send(message, false)
    }

    /// Asks for a session once more, if not for this reason in vain too often.
    fn ask_again(&mut self, end: End) -> Step {
        if self.asked < ATTEMPTS { Step::Pause } else { self.give_up(end) }
    }

    /// Ends for this reason, or for the one in doubt.
    fn give_up(&mut self, end: End) -> Step {
        match self.doubt.take() {
            Some((sent, number)) => self.conclude(self.flaw(number, sent, None, false)),
            None => Step::End(end),
        }
    }
}

impl Drop for Talk<'_> {
    fn drop(&mut self) {
        self.place.set(self.session.take());
    }
}
