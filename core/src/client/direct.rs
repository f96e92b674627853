//! Calls over a link to the vehicle itself: signed commands, the state of the vehicle, and waking. Decides which calls go over
//! the internet instead.

use std::rc::Rc;

use zeroize::Zeroizing;

use super::link::{Link, LinkError, MessageKind, Outgoing, Replies};
use super::{
    CallRun, Completed, Failure, Host, Rest, Route, SignedMessage, Signer, Stage, Unbound, VehicleState,
    failed,
};
use crate::bluetooth::replies::Message;
use crate::bluetooth::requests;
use crate::bluetooth::vehicle_data::{Category, Reading, VehicleData};
use crate::bluetooth::vehicle_status::VehicleStatus;
use crate::catalogue::Answer;
use crate::error::{Code, CommandError, Result};
use crate::protocol::Domain;
use crate::protocol::messages::{Content, Envelope, Reply};
use crate::protocol::payload::Payload;
use crate::rest::response::Success;

/// How long after its last answer infotainment counts as awake, in milliseconds. It falls asleep after about 11 minutes,
/// but asking again is quick.
const STAYS_AWAKE: f64 = 10_000.0;

/// How long waking may take, in milliseconds. Infotainment takes 4 to 16 s.
const WAKING_TIMEOUT: f64 = 30_000.0;

/// The pause before a waking vehicle is asked again, in milliseconds.
const WAKING_PAUSE: u32 = 1_000;

/// How many messages are read for one query.
const MOST_MESSAGES: u32 = 8;

/// The parts of the state that are read unless the caller names others.
const CATEGORIES: &[Category] = &[
    Category::Charge,
    Category::Climate,
    Category::Drive,
    Category::Closures,
    Category::TirePressure,
    Category::SoftwareUpdate,
    Category::Location,
];

/// The fault of a command that needs the account's credentials, which no key has.
const NEEDS_ACCOUNT: u32 = 23;

/// The refusal of a command that the vehicle does not take over Bluetooth.
const NOT_OVER_TRANSPORT: &str = "not allowed over transport";

/// How a call over the link ended.
enum Direct {
    /// It succeeded.
    Done(Success),
    /// It provably did not run, and may go over the internet.
    Elsewhere(Box<CommandError>),
}

impl<H: Host + 'static, R: Rest + 'static, L: Link + Unbound + 'static> CallRun<'_, H, R, L> {
    /// Carries out the call over the link. `None` if it is to go over the internet.
    pub(super) async fn run_direct(&self, link: &L) -> Result<Option<Success>> {
        let direct = match self.call.command.answer {
            Answer::VehicleList => return Ok(None),
            Answer::VehicleData => self.read_state(link).await?,
            Answer::VehicleSummary => self.wake_directly(link).await?,
            Answer::CommandResult => self.command_directly(link).await?,
        };
        match direct {
            Direct::Done(success) => Ok(Some(success)),
            Direct::Elsewhere(_) if self.client.rest.is_some() => Ok(None),
            Direct::Elsewhere(error) => Err(error),
        }
    }

    async fn command_directly(&self, link: &L) -> Result<Direct> {
        let Some(message) = self.signed_message() else {
            return Ok(Direct::Elsewhere(self.not_over_bluetooth("The command has no form for Bluetooth")));
        };
        if message.domain == Domain::Infotainment {
            let status = if self.is_surely_awake(link) { None } else { self.query_status(link).await? };
            match status {
                Some(Err(error)) => return Ok(Direct::Elsewhere(error)),
                Some(Ok(status)) => self.wake_if_asleep(link, &status).await?,
                None => {}
            }
        }
        let completed = self.send_signed(Route::Direct(link), &message).await;
        if message.domain == Domain::Infotainment
            && matches!(completed, Ok(Completed::Done(_) | Completed::Refused(_)))
        {
            link.set_infotainment_answered_at(self.client.host.now());
        }
        self.complete_direct(completed)
    }

    fn complete_direct(&self, completed: Result<Completed>) -> Result<Direct> {
        match completed {
            Ok(Completed::NotDelivered(error)) => Ok(Direct::Elsewhere(error)),
            Ok(Completed::Refused(reason)) if reason == NOT_OVER_TRANSPORT => Ok(Direct::Elsewhere(
                self.not_over_bluetooth("The car does not take this command over Bluetooth"),
            )),
            Ok(completed) => self.complete(completed).map(Direct::Done),
            Err(error) if error.fault == Some(NEEDS_ACCOUNT) && !error.may_have_succeeded => {
                let what = "The car takes this command only with the credentials of the account";
                Ok(Direct::Elsewhere(self.not_over_bluetooth(what).with(|it| it.fault = error.fault)))
            }
            Err(error) => Err(error),
        }
    }

    fn not_over_bluetooth(&self, what: &str) -> Box<CommandError> {
        CommandError::new(Code::NotOverBluetooth, self.call.command.name, what)
    }

    fn signer<'b>(&'b self, link: &'b Route<'b, R, L>) -> Signer<'b, H, Route<'b, R, L>> {
        let Self { client, call } = self;
        let (command, id, timeout) = (call.command.name, &*call.id, call.timeout);
        Signer { host: &client.host, link, vehicle: &client.vehicle, command, id, timeout }
    }

    fn is_surely_awake(&self, link: &L) -> bool {
        let since = self.client.host.now() - link.infotainment_answered_at();
        (0.0..STAYS_AWAKE).contains(&since)
    }

    /// The status that vehicle security tells; `None` if it does not say. The inner error is that of a link that failed.
    async fn query_status(
        &self,
        link: &L,
    ) -> Result<Option<std::result::Result<VehicleStatus, Box<CommandError>>>> {
        let Self { client, call } = self;
        let query = query(&client.host, link, requests::status(), call.timeout, |message| match message {
            Message::Status(status) => Some(status),
            _ => None,
        });
        match query.await {
            Ok(status) => Ok(status.map(Ok)),
            Err(error) => {
                let error = error.with(|error| error.command = call.command.name);
                if error.code == Code::Aborted { Err(error) } else { Ok(Some(Err(error))) }
            }
        }
    }

    /// Wakes the vehicle if it sleeps and the caller allows it.
    async fn wake_if_asleep(&self, link: &L, status: &VehicleStatus) -> Result<()> {
        let Self { client, call } = self;
        if status.is_asleep != Some(true) {
            return Ok(());
        }
        if !call.wake {
            return Err(asleep(call.command.name, "The car is asleep"));
        }
        let work = || {
            let (host, link, vehicle) = (client.host.unbound(), link.unbound(), Rc::clone(&client.vehicle));
            wake::<H, R, L>(host, link, vehicle, call.id.clone(), call.timeout)
        };
        self.wait_for(client.vehicle.waking.flight.run(work), Stage::Waking, u32::MAX).await.map(drop)
    }

    /// `wake_up`. It ends once vehicle security has accepted it. Infotainment wakes up after that.
    async fn wake_directly(&self, link: &L) -> Result<Direct> {
        let completed = self.signer(&Route::Direct(link)).send(&wake_message()).await;
        match completed {
            Ok(Completed::Done(_)) => {}
            completed => return self.complete_direct(completed),
        }
        let mut data = VehicleData::default();
        if let Some(Ok(status)) = self.query_status(link).await? {
            data.add_status(&status);
        }
        Ok(Direct::Done(Success::Vehicle(data.to_record(&self.call.id))))
    }

    /// Reads the state of the vehicle. If it is asleep, only vehicle security answers, with a part of the state.
    async fn read_state(&self, link: &L) -> Result<Direct> {
        let status = match self.query_status(link).await? {
            Some(Ok(status)) => Some(status),
            Some(Err(error)) => return Ok(Direct::Elsewhere(error)),
            None => None,
        };
        let is_asleep = status.is_some_and(|status| status.is_asleep == Some(true));
        let mut data = VehicleData::default();
        if !is_asleep || self.call.wake {
            if let Some(status) = &status {
                self.wake_if_asleep(link, status).await?;
            }
            for category in Category::ALL.into_iter().filter(|category| self.is_asked_for(*category)) {
                if let Some(error) = self.read_category(link, category, &mut data).await? {
                    return Ok(Direct::Elsewhere(error));
                }
            }
        }
        if let Some(status) = &status {
            data.add_status(status);
        }
        Ok(Direct::Done(Success::Vehicle(data.to_record(&self.call.id))))
    }

    /// Whether the caller asks for this part of the state, or for none, which means the usual parts.
    fn is_asked_for(&self, category: Category) -> bool {
        match self.call.values.text("endpoints") {
            Some(names) => names.split(';').any(|name| category.is_part_of(name)),
            None => CATEGORIES.contains(&category),
        }
    }

    /// Reads one part of the state. What the vehicle does not tell is left out. Returns the error of a link that failed.
    async fn read_category(
        &self,
        link: &L,
        category: Category,
        data: &mut VehicleData,
    ) -> Result<Option<Box<CommandError>>> {
        let Payload { domain, message } = requests::state(category);
        let message =
            SignedMessage { domain, message: Zeroizing::new(message), is_read: true, is_repeatable: true };
        match self.signer(&Route::Direct(link)).send(&message).await {
            Ok(Completed::Done(reply)) => {
                link.set_infotainment_answered_at(self.client.host.now());
                // What can't be read, or is refused, is left out.
                let _reading: Option<Reading> = data.read(category, &reply);
                Ok(None)
            }
            Ok(Completed::Refused(_)) => Ok(None),
            Ok(Completed::NotDelivered(error)) => Ok(Some(error)),
            Err(error) if matches!(error.code, Code::Fault | Code::InsufficientPrivileges) => Ok(None),
            // A read changes nothing.
            Err(error) => Err(error.with(|error| error.may_have_succeeded = false)),
        }
    }
}

fn asleep(command: &'static str, what: &str) -> Box<CommandError> {
    CommandError::new(Code::Unavailable, command, what).with(|error| error.asleep = true)
}

fn wake_message() -> SignedMessage {
    let Payload { domain, message } = requests::wake();
    SignedMessage { domain, message: Zeroizing::new(message), is_read: false, is_repeatable: true }
}

/// Wakes infotainment through vehicle security, and asks for a session until it answers.
async fn wake<H: Host, R: Rest, L: Link>(
    host: H,
    link: L,
    vehicle: Rc<VehicleState>,
    id: String,
    timeout: u32,
) -> Result<String> {
    let command = "wake_up";
    let route: Route<'_, R, L> = Route::Direct(&link);
    let signer = Signer { host: &host, link: &route, vehicle: &vehicle, command, id: &id, timeout };
    match signer.send(&wake_message()).await {
        Ok(Completed::NotDelivered(error)) => return Err(error),
        // The vehicle wakes up even if the reply is lost.
        Err(error) if !error.may_have_succeeded => return Err(error),
        Ok(_) | Err(_) => {}
    }
    // Added up from attempt to attempt: a clock that is set back must not prolong the wait.
    let (mut spent, mut before) = (0.0, host.now());
    while spent < WAKING_TIMEOUT {
        match signer.handshake(Domain::Infotainment).await {
            Ok(Completed::Done(_)) => {
                link.set_infotainment_answered_at(host.now());
                return Ok(String::new());
            }
            Err(error) if error.code == Code::NotPaired => return Err(error),
            _ => {}
        }
        // No caller's signal is bound to this wait.
        let _always = host.sleep(WAKING_PAUSE).await;
        let now = host.now();
        spent += (now - before).max(f64::from(WAKING_PAUSE));
        before = now;
    }
    Err(asleep(command, "The car did not wake up within half a minute"))
}

/// Asks vehicle security for something that it tells without a key. `None` if it does not tell it.
pub(super) async fn query<T>(
    host: &impl Host,
    link: &impl Link,
    payload: Payload,
    timeout: u32,
    read: impl Fn(Message<'_>) -> Option<T>,
) -> Result<Option<T>> {
    let mut answer = None;
    let mut is_answer = |message: Message<'_>| {
        answer = read(message);
        answer.is_some()
    };
    ask(host, link, payload, timeout, &mut is_answer).await?;
    Ok(answer)
}

/// Sends the query, and reads replies until one is the answer.
async fn ask(
    host: &impl Host,
    link: &impl Link,
    Payload { domain, message }: Payload,
    timeout: u32,
    is_answer: &mut dyn FnMut(Message<'_>) -> bool,
) -> Result<()> {
    let entropy = host.entropy().map_err(|failure: Failure| failed("", failure))?;
    let (address, uuid) = (entropy.routing_address, entropy.request_uuid);
    let bytes = requests::unsigned(&Envelope { domain, address, uuid }, &message);
    let outgoing = Outgoing { domain, kind: MessageKind::Query, bytes: &bytes };
    let nothing_ran =
        |LinkError { error, .. }: LinkError| error.with(|error| error.may_have_succeeded = false);
    let mut replies = link.send(outgoing, timeout).await.map_err(nothing_ran)?;
    for _ in 0..MOST_MESSAGES {
        let Some(reply) = replies.next(timeout).await.map_err(nothing_ran)? else { break };
        let Some(Content::Message(message)) = Reply::read(&reply).map(|reply| reply.content) else {
            continue;
        };
        if Message::read(message).is_some_and(&mut *is_answer) {
            break;
        }
    }
    Ok(())
}
