//! What the car's answers say of a question for a session, or of the command.

use std::mem;

use super::{ATTEMPTS, Talk, UNPROVED};
use crate::protocol::faults::{Remedy, fault};
use crate::protocol::messages::{Content, Point, Reply, ReplySignature, SessionInfo};
use crate::protocol::session::{Number, Pending, Session};
use crate::protocol::step::{End, Flaw, Step};
use crate::protocol::verdict::Verdict;

/// The fault of a car that is too busy.
const BUSY: u32 = 1;

/// The fault of a key that the car does not know.
const UNKNOWN_KEY: u32 = 3;

/// The fault of a command whose number was used.
const COUNTER: u32 = 6;

impl Talk<'_> {
    /// Reads the answer to a question for a session.
    pub(super) fn read_info(&mut self, pending: &Pending, reply: &Reply<'_>) -> Step {
        let mut number = number(reply);
        if let Content::SessionInfo(info) = reply.content
            && SessionInfo::read(info).is_some_and(|info| !info.is_paired)
        {
            // Who is not known has no keys to prove it with; it is believed in this one thing.
            number = UNKNOWN_KEY;
        }
        if number != 0 {
            let flaw = Flaw::new(number, true);
            let is_final = flaw.fault.remedy == Remedy::None;
            let end = End::Fault(flaw);
            return if is_final { self.give_up(end) } else { self.ask_again(end) };
        }
        match self.take_in(pending, reply) {
            Err(key) => Step::Agree(key),
            Ok(None) => self.ask_again(End::Unlike(UNPROVED, false)),
            Ok(Some(info)) => {
                self.asked = 0;
                match self.doubt.take() {
                    Some((sent, number)) => self.conclude(self.flaw(number, sent, Some(&info), false)),
                    None => self.request(),
                }
            }
        }
    }

    /// Reads the answer to the command.
    pub(super) fn read_outcome(&mut self, pending: &mut Pending, sent: Number, reply: &Reply<'_>) -> Step {
        let message = self.session.as_ref().and_then(|session| session.open(self.ends, pending, reply));
        let mut number = number(reply);
        if let Some(message) = message {
            if reply.fault == 0 {
                number = match Verdict::read(self.ends.domain, &message) {
                    Some(Verdict::Done) => return Step::End(End::Done),
                    // After one that may have run, a refusal does not say that none did.
                    Some(Verdict::Refused(_)) if self.is_unclear => {
                        return Step::End(End::Fault(Flaw::new(COUNTER, false)));
                    }
                    Some(Verdict::Refused(reason)) => return Step::End(End::Refused(reason)),
                    Some(Verdict::Busy) => BUSY,
                    None => return Step::End(End::Unlike("The car's reply can't be read", true)),
                };
            }
            return self.conclude(Flaw::new(number, true));
        }
        if number == 0 || matches!(reply.signature, ReplySignature::Gcm { .. }) {
            return Step::End(End::Unlike(UNPROVED, true));
        }
        match self.take_in(pending, reply) {
            Err(key) => Step::Agree(key),
            Ok(None) if fault(number).remedy != Remedy::None => {
                self.doubt = Some((sent, number));
                self.request()
            }
            Ok(info) => self.conclude(self.flaw(number, sent, info.as_ref(), true)),
        }
    }

    /// Takes over the session info of a reply, if it is the car's; or gives the car's public key where it is
    /// a new one, to agree on keys for it.
    fn take_in(&mut self, pending: &Pending, reply: &Reply<'_>) -> Result<Option<SessionInfo>, Point> {
        let Content::SessionInfo(info) = reply.content else { return Ok(None) };
        let Some(info) = SessionInfo::read(info).filter(|info| info.is_paired) else { return Ok(None) };
        let Some(key) = info.public_key else { return Ok(None) };
        if let Some(session) = &mut self.session {
            if session.vehicle_key == key {
                let is_sound = self.ends.verify(pending, reply, session.keys(), self.answered_at);
                return Ok((is_sound && session.adopt(&info, self.answered_at)).then_some(info));
            }
            if self.is_rekeyed {
                return Ok(None);
            }
        }
        if !self.is_agreed {
            return Err(key);
        }
        let keys = self.keys.take().filter(|keys| self.ends.verify(pending, reply, keys, self.answered_at));
        let Some(keys) = keys else { return Ok(None) };
        let session = Box::new(Session::new(&info, key, keys, self.answered_at));
        self.is_rekeyed |= self.session.replace(session).is_some();
        Ok(Some(info))
    }

    /// What is known of a fault that the reply itself does not prove.
    pub(super) fn flaw(
        &self,
        number: u32,
        sent: Number,
        info: Option<&SessionInfo>,
        is_answer: bool,
    ) -> Flaw {
        let is_proved = info.is_some_and(|info| sent.was_not_taken(info, is_answer));
        let mut flaw = Flaw::new(number, is_proved);
        flaw.may_repeat |= number == COUNTER && info.is_some() && self.is_repeatable;
        flaw
    }

    /// Sends the command again, if the fault is mended and allows it.
    pub(super) fn conclude(&mut self, flaw: Flaw) -> Step {
        let remedy = flaw.fault.remedy;
        let is_mended = match remedy {
            Remedy::None => false,
            Remedy::ResyncOnce => !mem::replace(&mut self.is_resynced, true),
            Remedy::Pause | Remedy::Resync | Remedy::Shorten => true,
        };
        if !is_mended || !flaw.may_repeat || self.sent >= ATTEMPTS {
            return Step::End(End::Fault(flaw));
        }
        self.is_open = false;
        self.is_unclear |= !flaw.is_proved;
        match remedy {
            Remedy::Pause => return Step::Pause,
            Remedy::Shorten => self.lifetime = self.lifetime.div_ceil(2),
            _ => {}
        }
        self.request()
    }
}

/// The number of the reply's fault.
fn number(reply: &Reply<'_>) -> u32 {
    match (reply.fault, reply.operation_status) {
        (0, 1) => BUSY,
        (number, _) => number,
    }
}
