//! The keys of a vehicle: adds a key, and lists the keys.

use super::direct::query;
use super::host::within;
use super::link::{Link, LinkError, MessageKind, Outgoing, Replies};
use super::signed::lock_name;
use super::{Completed, Failure, Host, Signer, Stage, VehicleState, failed};
use crate::bluetooth::enrolment::{self, Enrolment, Event, Outcome, Step};
use crate::bluetooth::keys::{KeyEntry, KeyList};
use crate::bluetooth::replies::{KeyChange, Message, key_change_error};
use crate::bluetooth::requests::{self, FormFactor, Role};
use crate::bluetooth::routing::Incoming;
use crate::error::{Code, CommandError, Result};
use crate::protocol::{Delivery, Domain};

/// The name of enrolling in errors.
pub const ENROL_KEY: &str = "enrol_key";

/// The name of listing keys in errors.
pub const LIST_KEYS: &str = "list_keys";

/// How long one wait may take, in milliseconds.
const TIMEOUT: u32 = 10_000;

/// Whether the vehicle knows the key now, or knew it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrolled {
    /// The user has added it.
    Paired,
    /// The vehicle knew it before.
    AlreadyPaired,
}

/// Enrols the key of the host with the vehicle: the user taps the key card and confirms on the screen.
///
/// # Errors
///
/// If the vehicle does not know the key in the end.
pub async fn enrol_key<H: Host, L: Link>(
    host: &H,
    link: &L,
    vehicle: &VehicleState,
    vin: &str,
    role: Role,
) -> Result<Enrolled> {
    let vin = vin.to_ascii_uppercase();
    // A second enrolment would ask the user twice.
    let name = lock_name(&vin, "enrolment");
    let acquired = host.acquire_lock(&name, TIMEOUT).await.map_err(|failure| fail(failure, false))?;
    let mut enrolment = Enrolment::new(&acquired.public_key, role, FormFactor::CloudKey);
    let signer = Signer { host, link, vehicle, command: ENROL_KEY, id: &vin, timeout: TIMEOUT };
    let mut run = Run { signer, is_written: false, replies: None };
    let mut event = Event::Begin;
    loop {
        let before = enrolment.stage();
        let step = enrolment.step(event, host.now());
        if enrolment.stage() != before {
            run.tell(enrolment.stage());
        }
        event = match step {
            Step::Handshake(domain) => run.handshake(domain).await?,
            Step::Write(message) => run.write(&message).await?,
            Step::Wait(milliseconds) => run.wait(milliseconds).await?,
            Step::End(outcome) => return end(outcome, run.is_written),
        };
    }
}

/// An enrolment in progress.
struct Run<'a, H, L: Link> {
    signer: Signer<'a, H, L>,
    /// Whether the vehicle may have the request.
    is_written: bool,
    /// The replies to the request.
    replies: Option<L::Replies>,
}

impl<H: Host, L: Link> Run<'_, H, L> {
    fn tell(&self, stage: enrolment::Stage) {
        match stage {
            enrolment::Stage::WaitingForCard => self.signer.host.progress(Stage::WaitingForCard),
            enrolment::Stage::Finishing => self.signer.host.progress(Stage::Finishing),
            enrolment::Stage::Checking | enrolment::Stage::Requesting => {}
        }
    }

    /// Asks the domain whether it knows the key.
    async fn handshake(&mut self, domain: Domain) -> Result<Event> {
        // Only one exchange at a time.
        self.replies = None;
        match self.signer.handshake(domain).await {
            Ok(Completed::Done(_)) => Ok(Event::Known),
            Err(error) if error.code == Code::NotPaired => Ok(Event::Unknown),
            Err(error) if error.code == Code::Aborted => Err(error.or_may_have_succeeded(self.is_written)),
            // Without a connection, the user can't do anything.
            Ok(Completed::NotDelivered(error)) if error.code == Code::OutOfReach && !self.is_written => {
                Err(error)
            }
            Ok(_) | Err(_) => Ok(Event::NoReply),
        }
    }

    /// Writes the request.
    async fn write(&mut self, message: &[u8]) -> Result<Event> {
        let outgoing =
            Outgoing { domain: Domain::VehicleSecurity, kind: MessageKind::Command, bytes: message };
        match self.signer.link.send(outgoing, TIMEOUT).await {
            Ok(replies) => {
                self.replies = Some(replies);
                self.is_written = true;
                Ok(Event::Written)
            }
            Err(LinkError { delivery, error }) => {
                let is_out = delivery != Delivery::NotDelivered;
                self.is_written = is_out;
                if error.code == Code::Aborted {
                    let error = error.with(|error| error.command = ENROL_KEY);
                    return Err(error.or_may_have_succeeded(is_out));
                }
                Ok(if is_out { Event::Written } else { Event::NotWritten })
            }
        }
    }

    /// Waits for the time to pass, or for a message about the change.
    async fn wait(&mut self, milliseconds: f64) -> Result<Event> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let milliseconds = milliseconds as u32;
        let Run { signer, replies, is_written } = self;
        let change = within(signer.host, milliseconds, key_change(replies)).await;
        match change.map_err(|failure| fail(failure, *is_written))? {
            Some(change) => Ok(Event::KeyChange(change)),
            None => Ok(Event::Waited),
        }
    }
}

/// The next message about the change to the list of keys.
async fn key_change<R: Replies>(replies: &mut Option<R>) -> KeyChange {
    while let Some(listening) = replies {
        let Ok(Some(message)) = listening.next(u32::MAX).await else { break };
        if let Incoming::KeyChange(change) = Incoming::read(&message) {
            return change;
        }
    }
    *replies = None;
    std::future::pending().await
}

fn fail(failure: Failure, is_written: bool) -> Box<CommandError> {
    failed(ENROL_KEY, failure).with(|error| error.may_have_succeeded = is_written)
}

fn end(outcome: Outcome, is_written: bool) -> Result<Enrolled> {
    let refused = |reason: &str| {
        CommandError::new(Code::Rejected, ENROL_KEY, "The car did not add the key")
            .with(|error| error.reason = Some(reason.to_owned()))
    };
    Err(match outcome {
        Outcome::Paired => return Ok(Enrolled::Paired),
        Outcome::AlreadyPaired => return Ok(Enrolled::AlreadyPaired),
        Outcome::Declined => refused("declined on the car's screen"),
        Outcome::ListFull => refused("the list of keys is full: remove one on the car's screen"),
        Outcome::ValetMode => refused("valet mode is on"),
        Outcome::NotAllowed => refused("this card may not add a key with this role"),
        Outcome::Refused(number) => refused(key_change_error(number)),
        Outcome::TimedOut => {
            let what = "The key card was not tapped, or not confirmed on the car's screen, in time";
            CommandError::new(Code::Timeout, ENROL_KEY, what).or_may_have_succeeded(is_written)
        }
        Outcome::NoReply => CommandError::new(Code::Timeout, ENROL_KEY, "The car did not reply"),
    })
}

/// The keys that the vehicle knows. It lists them to any device in range.
///
/// # Errors
///
/// If the vehicle does not tell them.
pub async fn list_keys<H: Host, L: Link>(host: &H, link: &L, timeout: u32) -> Result<Vec<KeyEntry>> {
    let named = |error: Box<CommandError>| error.with(|error| error.command = LIST_KEYS);
    let silent = || CommandError::new(Code::Timeout, LIST_KEYS, "The car did not reply");
    let list = query(host, link, requests::key_list(), timeout, |message| match message {
        Message::KeyList(list) => KeyList::read(list),
        _ => None,
    });
    let list = list.await.map_err(named)?.ok_or_else(silent)?;
    let mut entries = Vec::new();
    for slot in list.slots() {
        let entry = query(host, link, requests::key_entry(slot), timeout, |message| match message {
            Message::KeyEntry(entry) => KeyEntry::read(entry),
            _ => None,
        });
        entries.extend(entry.await.map_err(named)?);
    }
    Ok(entries)
}
