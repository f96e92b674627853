//! What a reply means for a transaction: a session info, or the result of the command.

use std::mem;

use super::{ATTEMPTS, Agreement, Cause, Doubt, Received, Request, Sent, Transaction, UNPROVED};
use crate::protocol::Domain;
use crate::protocol::faults::{Remedy, fault};
use crate::protocol::messages::{Content, Point, Reply, ReplySignature, SessionInfo};
use crate::protocol::session::{CommandId, PendingRequest, Session};
use crate::protocol::status::{CommandStatus, is_interim};
use crate::protocol::step::{End, FaultReport, Step};

/// The fault of a vehicle that is too busy.
const BUSY: u32 = 1;

/// The fault for a key that the vehicle does not know.
const UNKNOWN_KEY: u32 = 3;

/// The fault for a counter that was used before.
const COUNTER: u32 = 6;

impl Transaction<'_> {
    /// Reads a reply to a handshake, which may be to resolve a doubt.
    pub(super) fn read_session_info(
        &mut self,
        sent: &mut Sent,
        received: Received<'_>,
        doubt: Option<Doubt>,
    ) -> Step {
        let Some(reply) = sent.pending.read(received.message) else {
            let what = "The reply does not belong to this request";
            return sent.wait(End::Invalid { what, may_have_run: false });
        };
        let mut number = fault_number(&reply);
        if let Content::SessionInfo(info) = reply.content
            && SessionInfo::read(info).is_some_and(|info| !info.is_paired)
        {
            // A vehicle that does not know the key can't authenticate this. It is believed in this one thing.
            number = UNKNOWN_KEY;
        }
        if number != 0 {
            let report = FaultReport::new(number, true);
            let is_final = report.fault.remedy == Remedy::None;
            let end = End::Fault(report);
            return if is_final { self.give_up(doubt, end) } else { self.retry_handshake(doubt, end) };
        }
        match self.adopt(&sent.pending, &reply, received) {
            Err(key) => Step::Agree(key),
            Ok(None) => sent.wait(End::Invalid { what: UNPROVED, may_have_run: false }),
            Ok(Some(info)) => {
                self.attempts.handshakes = 0;
                match doubt {
                    Some(doubt) => self.conclude_doubt(doubt, Some(&info)),
                    None => self.send(),
                }
            }
        }
    }

    /// Reads a reply to the command.
    pub(super) fn read_result(&mut self, sent: &mut Sent, received: Received<'_>) -> Step {
        let reply = sent.pending.read(received.message);
        let (Some(reply), Some(command)) = (reply, sent.pending.command_id()) else {
            let what = "The reply does not belong to this command";
            return sent.wait(End::Invalid { what, may_have_run: true });
        };
        let session = self.session.as_ref();
        let message = session.and_then(|session| session.open(self.id, &mut sent.pending, &reply));
        let mut number = fault_number(&reply);
        if let Some(message) = message {
            if reply.fault == 0 {
                match read_status(self.id.domain, &self.request, &message) {
                    Some(CommandStatus::Done) if is_interim(self.id.domain, &message) => {
                        return sent.wait(End::Done(message));
                    }
                    Some(CommandStatus::Done) => return Step::End(End::Done(message)),
                    // After an attempt that may have run, a refusal does not say that none ran.
                    Some(CommandStatus::Refused(_)) if self.attempts.is_earlier_unresolved => {
                        return Step::End(End::Fault(FaultReport::new(COUNTER, false)));
                    }
                    Some(CommandStatus::Refused(reason)) => return Step::End(End::Refused(reason)),
                    Some(CommandStatus::Busy) => number = BUSY,
                    // Vehicle security may tell something else before the result.
                    None => {
                        let what = "The car's reply can't be read";
                        return sent.wait(End::Invalid { what, may_have_run: true });
                    }
                }
            }
            return self.conclude(FaultReport::new(number, true));
        }
        if number == 0 || matches!(reply.signature, ReplySignature::Gcm { .. }) {
            return sent.wait(End::Invalid { what: UNPROVED, may_have_run: true });
        }
        match self.adopt(&sent.pending, &reply, received) {
            Err(key) => Step::Agree(key),
            Ok(None) if fault(number).remedy != Remedy::None => {
                self.resolve(Doubt { command, cause: Cause::Fault(number) })
            }
            Ok(info) => self.conclude(self.report(number, command, info.as_ref(), true)),
        }
    }

    /// Adopts the session info of a reply, if it is authentic; or returns the vehicle's public key in it, if that is a
    /// new one and its session key is to be derived first.
    fn adopt(
        &mut self,
        pending: &PendingRequest,
        reply: &Reply<'_>,
        Received { at, agreement, .. }: Received<'_>,
    ) -> Result<Option<SessionInfo>, Point> {
        let Content::SessionInfo(info) = reply.content else { return Ok(None) };
        let Some(info) = SessionInfo::read(info).filter(|info| info.is_paired) else { return Ok(None) };
        let Some(key) = info.public_key else { return Ok(None) };
        if let Some(session) = &mut self.session {
            if session.vehicle_key == key {
                let is_authentic = self.id.verify(pending, reply, session.keys(), at);
                return Ok((is_authentic && session.adopt(&info, at)).then_some(info));
            }
            if self.vehicle_key_changed {
                return Ok(None);
            }
        }
        let keys = match agreement {
            Agreement::Open => return Err(key),
            Agreement::Made(keys) if self.id.verify(pending, reply, &keys, at) => keys,
            Agreement::Made(_) | Agreement::Invalid => return Ok(None),
        };
        let session = Box::new(Session::new(&info, key, keys, at));
        self.vehicle_key_changed |= self.session.replace(session).is_some();
        Ok(Some(info))
    }

    /// What is known of a fault whose reply is not authenticated.
    fn report(
        &self,
        number: u32,
        command: CommandId,
        info: Option<&SessionInfo>,
        is_answer: bool,
    ) -> FaultReport {
        let is_proved = info.is_some_and(|info| command.was_not_taken(info, is_answer));
        let mut report = FaultReport::new(number, is_proved);
        report.may_repeat |= number == COUNTER && info.is_some() && self.request.is_repeatable;
        report
    }

    /// Goes on with what a session info shows of the command in doubt; without one, nothing more is found out.
    pub(super) fn conclude_doubt(&mut self, doubt: Doubt, info: Option<&SessionInfo>) -> Step {
        let Doubt { command, cause } = doubt;
        let (expires_at, looks) = match cause {
            Cause::Fault(number) => return self.conclude(self.report(number, command, info, false)),
            Cause::LinkClosed { expires_at, looks } => (expires_at, looks),
        };
        let Some(info) = info.filter(|info| command.was_not_taken(info, false)) else {
            return Step::End(End::NoReply { may_have_run: true });
        };
        // A message for infotainment may be on its way inside the vehicle until it expires.
        if self.id.domain == Domain::Infotainment && info.clock_time <= expires_at {
            return match looks.checked_sub(1) {
                Some(looks) => {
                    self.pause(Some(Doubt { command, cause: Cause::LinkClosed { expires_at, looks } }))
                }
                None => Step::End(End::NoReply { may_have_run: true }),
            };
        }
        if self.attempts.commands >= ATTEMPTS {
            return Step::End(End::NoReply { may_have_run: false });
        }
        self.send()
    }

    /// Sends the command again, if its fault can be recovered from and allows it.
    fn conclude(&mut self, report: FaultReport) -> Step {
        let remedy = report.fault.remedy;
        let is_recoverable = match remedy {
            Remedy::None => false,
            Remedy::ResyncOnce => !mem::replace(&mut self.attempts.has_resynced, true),
            Remedy::Pause | Remedy::Resync | Remedy::Shorten => true,
        };
        if !is_recoverable || !report.may_repeat || self.attempts.commands >= ATTEMPTS {
            return Step::End(End::Fault(report));
        }
        self.attempts.is_earlier_unresolved |= !report.is_proved;
        match remedy {
            Remedy::Pause => return self.pause(None),
            Remedy::Shorten => self.attempts.lifetime = self.attempts.lifetime.div_ceil(2),
            _ => {}
        }
        self.send()
    }
}

impl Sent {
    /// Waits for a better reply. An acknowledgement is not replaced.
    fn wait(&mut self, fallback: End) -> Step {
        if !matches!(self.fallback, Some(End::Done(_))) {
            self.fallback = Some(fallback);
        }
        Step::Receive
    }
}

/// The status in an authentic reply. The reply to a read holds data, and needs no status.
fn read_status(domain: Domain, request: &Request<'_>, message: &[u8]) -> Option<CommandStatus> {
    match CommandStatus::read(domain, message) {
        None if request.is_read && !message.is_empty() => Some(CommandStatus::Done),
        status => status,
    }
}

/// The number of the reply's fault.
fn fault_number(reply: &Reply<'_>) -> u32 {
    match (reply.fault, reply.operation_status) {
        (0, 1) => BUSY,
        (number, _) => number,
    }
}
