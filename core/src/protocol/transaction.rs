//! One command, from its handshake to its result, as a state machine. It does no input or output: the caller does what a
//! [`Step`] asks for, and reports the outcome as an [`Event`].
//!
//! ```text
//!             Pause                          Pause
//!           ┌───────┐                      ┌───────┐
//!           ▼       │                      ▼       │
//! Ready ──► Handshaking ◄──► Agreeing ◄──► Resolving
//!  │ ▲         │                ▲              ▲ │ the command was not taken: again
//!  │ └─────────┘ session        │ new key      │ └──────────────► Ready
//!  │                            ▼              │
//!  └──────────────────────── Executing ────────┘ did it run? a handshake tells
//!                               │
//!                               ▼ result, or a fault that ends it
//!                             Ended
//! ```
//!
//! A fault is a field of a reply, and most replies with a fault are not authenticated. Two things prove that a command did
//! not run: an encrypted reply that says so, or a session info, which is authenticated, whose counter has not reached the
//! command's. If a reply with a fault brings neither, the transaction asks for a session info. A counter that is reached
//! proves nothing: the command may have run, or another holder of the same key has used the counter. Then only a command
//! that is safe to repeat is sent again. (Browsers, too, send a request twice when a reused connection breaks.)

mod replies;

use std::cell::Cell;
use std::mem;

use zeroize::Zeroizing;

use super::crypto::Keys;
use super::session::{CommandId, EpochCounter, PendingRequest, Session, SessionId};
use super::step::{End, Event, Step, StepInput};
use super::{Authentication, Delivery};

/// How often the command, or a handshake in a row, is sent at most.
const ATTEMPTS: u32 = 3;

/// How long a command is valid, in seconds, as in Tesla's own proxy.
const LIFETIME: u32 = 10;

/// How often the vehicle is asked, once a second, whether a command has expired: enough for its lifetime.
const LOOKS: u32 = 2 * LIFETIME;

/// What is wrong with a reply that is not authentic.
const UNPROVED: &str = "The reply could not be authenticated as the vehicle's";

/// Where a session is kept between transactions.
pub type SessionSlot = Cell<Option<Box<Session>>>;

/// What a transaction sends, and what it waits for.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The message for the domain; `None` to ask for a session only.
    pub payload: Option<&'a [u8]>,
    /// How it is authenticated.
    pub authentication: Authentication,
    /// Whether the reply must hold data, as that to a read does.
    pub is_read: bool,
    /// Whether the command is safe to run twice.
    pub is_repeatable: bool,
}

/// A command on its way. When it is dropped, it puts the session back into its slot.
pub struct Transaction<'a> {
    id: &'a SessionId,
    slot: &'a SessionSlot,
    session: Option<Box<Session>>,
    request: Request<'a>,
    /// The last counter of others with the same key: an [`EpochCounter`], or empty.
    shared_counter: &'a [u8],
    phase: Phase,
    attempts: Attempts,
    input: StepInput,
    /// Whether the vehicle has shown another public key than before. It may do so once.
    pub vehicle_key_changed: bool,
}

/// Where a transaction is.
enum Phase {
    /// Nothing is out: the command goes out next, after a handshake if there is no session.
    Ready,
    /// A handshake is out.
    Handshaking(Box<Sent>),
    /// The command is out.
    Executing(Box<Sent>),
    /// It is unclear whether the command ran. A handshake to find that out is out, or goes out next.
    Resolving(Doubt, Option<Box<Sent>>),
    /// The reply shows a public key of the vehicle. The reply is read again once the session key for it is derived.
    Agreeing { before: Box<Phase>, reply: Vec<u8>, received_at: f64 },
    /// The transaction is over.
    Ended,
}

/// A request that is out.
struct Sent {
    pending: PendingRequest,
    /// How to go on if no better reply comes than those so far.
    fallback: Option<End>,
}

/// A command that may have run.
#[derive(Clone, Copy)]
struct Doubt {
    command: CommandId,
    cause: Cause,
}

/// Why it is unclear whether a command ran.
#[derive(Clone, Copy)]
enum Cause {
    /// The reply has this fault, and is not authenticated.
    Fault(u32),
    /// The link broke. The command expires at this time, in seconds of the vehicle's clock, and the vehicle is asked so
    /// many times more whether that time is over.
    LinkClosed { expires_at: u32, looks: u32 },
}

/// What was tried.
struct Attempts {
    /// How often the command was sent.
    commands: u32,
    /// How often a handshake was sent since the last session info.
    handshakes: u32,
    /// How long the next command is valid, in seconds.
    lifetime: u32,
    /// Whether a fault that is worth one new session was answered with one.
    has_resynced: bool,
    /// Whether the counters of an epoch were used up. That may happen once.
    has_exhausted_counters: bool,
    /// Whether an attempt before the last may have run.
    is_earlier_unresolved: bool,
}

/// A message, and when it arrived.
struct Received<'m> {
    message: &'m [u8],
    at: f64,
    agreement: Agreement,
}

/// The keys for the vehicle's public key in a reply.
enum Agreement {
    /// They are not derived yet.
    Open,
    /// They were derived.
    Made(Keys),
    /// The public key is invalid.
    Invalid,
}

impl<'a> Transaction<'a> {
    /// A transaction that has not begun. `shared_counter` is the last [`EpochCounter`] of others with the same key, or empty.
    #[must_use]
    pub fn new(
        id: &'a SessionId,
        slot: &'a SessionSlot,
        request: Request<'a>,
        shared_counter: &'a [u8],
    ) -> Self {
        let attempts = Attempts {
            commands: 0,
            handshakes: 0,
            lifetime: LIFETIME,
            has_resynced: false,
            has_exhausted_counters: false,
            is_earlier_unresolved: false,
        };
        Transaction {
            id,
            slot,
            session: slot.take(),
            request,
            shared_counter,
            phase: Phase::Ready,
            attempts,
            input: StepInput::default(),
            vehicle_key_changed: false,
        }
    }

    /// The epoch and the counter of the last command, to be shared; `None` without a session.
    #[must_use]
    pub fn counter(&self) -> Option<EpochCounter> {
        self.session.as_ref().map(|session| session.counter())
    }

    /// Whether the command may have run, as far as this is known now.
    #[must_use]
    pub fn may_have_run(&self) -> bool {
        let phase = if let Phase::Agreeing { before, .. } = &self.phase { before } else { &self.phase };
        self.attempts.is_earlier_unresolved || matches!(phase, Phase::Executing(_) | Phase::Resolving(..))
    }

    /// Whether an attempt before the last may have run.
    #[must_use]
    pub fn is_earlier_attempt_unresolved(&self) -> bool {
        self.attempts.is_earlier_unresolved
    }

    /// Whether a handshake is to find out whether the command ran.
    #[must_use]
    pub fn is_resolving(&self) -> bool {
        matches!(self.phase, Phase::Resolving(..))
    }

    /// The next step.
    pub fn step(&mut self, event: Event, input: StepInput) -> Step {
        self.input = input;
        let phase = mem::replace(&mut self.phase, Phase::Ended);
        match (phase, event) {
            (Phase::Ready, _) if self.request.payload.is_none() => self.send_handshake(),
            (Phase::Ready, _) => self.send(),
            (Phase::Resolving(doubt, _), Event::Continue) => self.resolve(doubt),
            (Phase::Agreeing { before, reply, received_at }, Event::Agreed(key)) => {
                let agreement = key.map_or(Agreement::Invalid, |key| Agreement::Made(Keys::new(&key)));
                self.receive(*before, reply, received_at, agreement)
            }
            (phase, Event::Reply(message)) => self.receive(phase, message, input.now, Agreement::Open),
            (Phase::Handshaking(sent), _) => {
                self.retry_handshake(None, sent.fallback.unwrap_or(End::NoReply { may_have_run: false }))
            }
            (Phase::Executing(sent), Event::LinkFailed(Delivery::Closed))
                if !matches!(sent.fallback, Some(End::Done(_))) =>
            {
                match sent.pending.command_id() {
                    Some(command) => {
                        let expires_at = sent.pending.expires_at();
                        let cause = Cause::LinkClosed { expires_at, looks: LOOKS };
                        self.resolve(Doubt { command, cause })
                    }
                    None => Step::End(End::NoReply { may_have_run: true }),
                }
            }
            (Phase::Executing(sent), _) => {
                Step::End(sent.fallback.unwrap_or(End::NoReply { may_have_run: true }))
            }
            (Phase::Resolving(doubt, Some(sent)), Event::NoReply) => self
                .retry_handshake(Some(doubt), sent.fallback.unwrap_or(End::NoReply { may_have_run: true })),
            (Phase::Resolving(doubt, _), _) => self.conclude_doubt(doubt, None),
            (Phase::Agreeing { .. } | Phase::Ended, _) => Step::End(End::NoReply { may_have_run: true }),
        }
    }

    /// Sends the command, or the handshake that it needs.
    fn send(&mut self) -> Step {
        let Some(payload) = self.request.payload else { return Step::End(End::Done(Zeroizing::default())) };
        if let Some(session) = &mut self.session {
            session.advance_to(self.shared_counter);
            let terms = (self.request.authentication, self.attempts.lifetime);
            let command = session.command(self.id, payload, terms, &self.input);
            if let Some((message, pending)) = command {
                self.phase = Phase::Executing(Box::new(Sent { pending, fallback: None }));
                self.attempts.commands = self.attempts.commands.saturating_add(1);
                return Step::Command(message);
            }
            // The counters are used up. The vehicle begins a new epoch then.
            self.session = None;
            if mem::replace(&mut self.attempts.has_exhausted_counters, true) {
                let what = "The car's command counter is used up";
                return Step::End(End::Invalid { what, may_have_run: false });
            }
        }
        self.send_handshake()
    }

    fn send_handshake(&mut self) -> Step {
        let (message, sent) = self.handshake();
        self.phase = Phase::Handshaking(sent);
        Step::Handshake(message)
    }

    /// Sends a handshake that shows whether the command ran.
    fn resolve(&mut self, doubt: Doubt) -> Step {
        let (message, sent) = self.handshake();
        self.phase = Phase::Resolving(doubt, Some(sent));
        Step::Handshake(message)
    }

    fn handshake(&mut self) -> (Vec<u8>, Box<Sent>) {
        self.attempts.handshakes = self.attempts.handshakes.saturating_add(1);
        let (message, pending) = self.id.handshake(&self.input);
        (message, Box::new(Sent { pending, fallback: None }))
    }

    /// Sends a handshake once more after a pause. After too many it ends: for this reason, or with what is known of the
    /// command in doubt.
    fn retry_handshake(&mut self, doubt: Option<Doubt>, end: End) -> Step {
        if self.attempts.handshakes >= ATTEMPTS {
            return self.give_up(doubt, end);
        }
        self.pause(doubt)
    }

    fn give_up(&mut self, doubt: Option<Doubt>, end: End) -> Step {
        match doubt {
            Some(doubt) => self.conclude_doubt(doubt, None),
            None => Step::End(end),
        }
    }

    fn pause(&mut self, doubt: Option<Doubt>) -> Step {
        self.phase = doubt.map_or(Phase::Ready, |doubt| Phase::Resolving(doubt, None));
        Step::Pause
    }

    /// Reads a message in the phase in which it arrived.
    fn receive(
        &mut self,
        mut phase: Phase,
        message: Vec<u8>,
        received_at: f64,
        agreement: Agreement,
    ) -> Step {
        let received = Received { message: &message, at: received_at, agreement };
        let step = match &mut phase {
            Phase::Handshaking(sent) => self.read_session_info(sent, received, None),
            Phase::Resolving(doubt, Some(sent)) => self.read_session_info(sent, received, Some(*doubt)),
            Phase::Executing(sent) => self.read_result(sent, received),
            // Nothing is out that this message could be a reply to.
            _ => Step::Receive,
        };
        match step {
            Step::Receive => self.phase = phase,
            Step::Agree(_) => {
                self.phase = Phase::Agreeing { before: Box::new(phase), reply: message, received_at };
            }
            _ => {}
        }
        step
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        self.slot.set(self.session.take());
    }
}
