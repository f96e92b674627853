//! How a command is sent signed, over any link: in its turn, because a domain takes the commands of a key in the order of
//! their counters, and in as many steps as its transaction asks for (`protocol/transaction.rs`).

use zeroize::Zeroizing;

use super::host::failed;
use super::link::{Link, LinkError, MessageKind, Outgoing, Replies};
use super::{Acquired, Failure, Host, Stage, VehicleState};
use crate::error::{Code, CommandError, Result};
use crate::json::push_hex;
use crate::protocol::crypto::fingerprint;
use crate::protocol::step::{End, Event, FaultReport, Step, StepInput};
use crate::protocol::transaction::{Request, Transaction};
use crate::protocol::{Authentication, Delivery, Domain};
use crate::text::decimal;

/// The pause before the vehicle is asked again, in milliseconds.
const PAUSE: u32 = 1_000;

/// A message for a domain of the vehicle. It may be a command or a read.
pub struct SignedMessage {
    /// The domain.
    pub domain: Domain,
    /// The domain's own message. It may hold a PIN.
    pub message: Zeroizing<Vec<u8>>,
    /// Whether the reply must hold data.
    pub is_read: bool,
    /// Whether it is safe to run twice.
    pub is_repeatable: bool,
}

/// How a signed message ended.
pub enum Completed {
    /// The vehicle carried it out. The message is its decrypted reply.
    Done(Zeroizing<Vec<u8>>),
    /// The vehicle refused it for this reason.
    Refused(String),
    /// It did not reach the vehicle, and nothing ran: it may be sent another way.
    NotDelivered(Box<CommandError>),
}

/// Sends signed messages over a link.
#[derive(Debug)]
pub struct Signer<'a, H, L> {
    /// The environment, which has the key.
    pub host: &'a H,
    /// The way to the vehicle.
    pub link: &'a L,
    /// What calls to this vehicle share.
    pub vehicle: &'a VehicleState,
    /// The name of the call's command, for errors.
    pub command: &'static str,
    /// The VIN.
    pub id: &'a str,
    /// How long each wait may take, in milliseconds.
    pub timeout: u32,
}

impl<H: Host, L: Link> Signer<'_, H, L> {
    /// Sends the message once no other one is under way to this domain of the vehicle.
    ///
    /// # Errors
    ///
    /// If it did not plainly succeed. Only [`Completed::NotDelivered`] allows to send it another way.
    pub async fn send(&self, message: &SignedMessage) -> Result<Completed> {
        let request = Request {
            payload: Some(&message.message),
            authentication: self.link.authentication(),
            is_read: message.is_read,
            is_repeatable: message.is_repeatable,
        };
        self.transact(message.domain, request).await
    }

    /// Asks the domain for a session. Its reply shows that the domain is awake and knows the key.
    ///
    /// # Errors
    ///
    /// If the domain answered without a session.
    pub async fn handshake(&self, domain: Domain) -> Result<Completed> {
        let authentication = self.link.authentication();
        let request = Request { payload: None, authentication, is_read: false, is_repeatable: true };
        self.transact(domain, request).await
    }

    async fn transact(&self, domain: Domain, request: Request<'_>) -> Result<Completed> {
        let vin = self.id.to_ascii_uppercase();
        let lock_name = lock_name(&vin, domain_name(domain));
        let acquired = self.host.acquire_lock(&lock_name, self.timeout).await.map_err(|it| self.fail(it))?;
        let Acquired { lock: _lock, public_key, counter } = acquired;
        let session = self.vehicle.session(&vin, domain, public_key);
        let transaction = Transaction::new(&session.id, &session.slot, request, &counter);
        self.run(transaction, domain, &lock_name).await
    }

    /// Does what the transaction asks for until it ends.
    async fn run(
        &self,
        mut transaction: Transaction<'_>,
        domain: Domain,
        lock_name: &str,
    ) -> Result<Completed> {
        let (mut event, mut kind) = (Event::Continue, MessageKind::Handshake);
        let mut replies: Option<L::Replies> = None;
        // Why the command got no reply.
        let mut lost = None;
        loop {
            let step = self.step(&mut transaction, event, lock_name)?;
            let failed = |it: Failure, transaction: &Transaction<'_>| {
                self.fail(it.before_sending()).or_may_have_succeeded(transaction.may_have_run())
            };
            let bytes = match step {
                Step::End(end) => return self.end(end, &transaction, lost),
                Step::Pause => {
                    self.host.sleep(PAUSE).await.map_err(|it| failed(it, &transaction))?;
                    event = Event::Continue;
                    continue;
                }
                Step::Agree(vehicle_key) => {
                    let agreed = self.host.agree(&vehicle_key, self.timeout).await;
                    event = Event::Agreed(agreed.map_err(|it| failed(it, &transaction))?);
                    continue;
                }
                Step::Receive => None,
                Step::Handshake(bytes) => {
                    kind = MessageKind::Handshake;
                    Some(bytes)
                }
                Step::Command(bytes) => {
                    kind = MessageKind::Command;
                    Some(bytes)
                }
            };
            let outgoing = bytes.as_deref().map(|bytes| Outgoing { domain, kind, bytes });
            event = match self.exchange(outgoing, &mut replies).await {
                Ok(Some(message)) => Event::Reply(message),
                Ok(None) => Event::NoReply,
                Err(LinkError { delivery, error }) => {
                    let is_command = kind == MessageKind::Command;
                    let can_resolve =
                        is_command && delivery == Delivery::Closed || transaction.is_resolving();
                    let earlier_may_have_run = if is_command {
                        transaction.is_earlier_attempt_unresolved()
                    } else {
                        transaction.may_have_run()
                    };
                    let error = error.with(|error| {
                        error.command = self.command;
                        error.may_have_succeeded = is_command && delivery != Delivery::NotDelivered;
                    });
                    let error = error.or_may_have_succeeded(earlier_may_have_run);
                    if error.code == Code::Aborted || !can_resolve {
                        return undelivered(error);
                    }
                    // For a handshake, this is not why the command got no reply.
                    if is_command {
                        lost = Some(error);
                    }
                    Event::LinkFailed(delivery)
                }
            };
        }
    }

    fn step(&self, transaction: &mut Transaction<'_>, event: Event, lock_name: &str) -> Result<Step> {
        let entropy = self
            .host
            .entropy()
            .map_err(|it| self.fail(it).or_may_have_succeeded(transaction.may_have_run()))?;
        let had_changed = transaction.vehicle_key_changed;
        let step = transaction.step(event, StepInput { now: self.host.now(), entropy });
        if transaction.vehicle_key_changed != had_changed {
            self.host.progress(Stage::VehicleKeyChanged);
        }
        if let Some(counter) = transaction.counter() {
            self.vehicle.has_session.set(true);
            if matches!(step, Step::Command(_)) {
                self.host.share_counter(lock_name, &counter);
            }
        }
        Ok(step)
    }

    /// Sends the message, if there is one, and waits for the next reply.
    async fn exchange(
        &self,
        outgoing: Option<Outgoing<'_>>,
        replies: &mut Option<L::Replies>,
    ) -> std::result::Result<Option<Vec<u8>>, LinkError> {
        if let Some(outgoing) = outgoing {
            self.host.progress(match outgoing.kind {
                MessageKind::Handshake | MessageKind::Query => Stage::Handshake,
                MessageKind::Command if self.link.authentication() == Authentication::Gcm => {
                    Stage::SendingDirectly
                }
                MessageKind::Command => Stage::SendingSigned,
            });
            // Replies to earlier messages are of no use any more.
            *replies = None;
            *replies = Some(self.link.send(outgoing, self.timeout).await?);
        }
        match replies {
            Some(replies) => replies.next(self.timeout).await,
            None => Ok(None),
        }
    }

    fn fail(&self, failure: Failure) -> Box<CommandError> {
        failed(self.command, failure)
    }

    fn end(
        &self,
        end: End,
        transaction: &Transaction<'_>,
        lost: Option<Box<CommandError>>,
    ) -> Result<Completed> {
        let (error, may_have_run) = match end {
            End::Done(message) => return Ok(Completed::Done(message)),
            End::Refused(reason) => return Ok(Completed::Refused(reason)),
            End::NoReply { may_have_run } => {
                let no_reply = || CommandError::new(Code::Timeout, self.command, "The car did not reply");
                let error = lost.unwrap_or_else(no_reply);
                let may_have_run = may_have_run || transaction.is_earlier_attempt_unresolved();
                return undelivered(error.with(|error| error.may_have_succeeded = may_have_run));
            }
            End::Invalid { what, may_have_run } => {
                (CommandError::new(Code::BadResponse, self.command, what), may_have_run)
            }
            End::Fault(report) => {
                let FaultReport { fault, number, is_proved, .. } = report;
                let what = ["The car answered with fault ", &decimal(number.into())].concat();
                let error = CommandError::new(fault.code, self.command, what).with(|error| {
                    error.fault = Some(number);
                    error.reason = Some(fault.name.to_owned());
                });
                (error, !is_proved)
            }
        };
        Err(error.or_may_have_succeeded(may_have_run || transaction.is_earlier_attempt_unresolved()))
    }
}

/// The end of a message that got no reply.
fn undelivered(error: Box<CommandError>) -> Result<Completed> {
    if error.may_have_succeeded || error.code == Code::Aborted {
        Err(error)
    } else {
        Ok(Completed::NotDelivered(error))
    }
}

/// The name of a domain's lock.
fn domain_name(domain: Domain) -> &'static str {
    match domain {
        Domain::VehicleSecurity => "\u{2}",
        Domain::Infotainment => "\u{3}",
    }
}

/// The name of a lock for a part of a vehicle. Other pages of the origin can see it: it does not tell the VIN.
pub(super) fn lock_name(vin: &str, part: &str) -> String {
    let mut name = "tesla-commands ".to_owned();
    for byte in fingerprint(&[vin.as_bytes(), part.as_bytes()]) {
        push_hex(&mut name, byte);
    }
    name
}
