//! How a command goes out signed: in its turn, since a part of the car takes the commands of a key in the order
//! of their numbers, and in as many steps as it takes (`signing/talk.rs`).

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use zeroize::Zeroizing;

use super::{Call, Course, Failure, Stage, Transport, failed};
use crate::base64;
use crate::error::{Code, CommandError, Result};
use crate::json::{decimal, push_hex};
use crate::queue::Queue;
use crate::request::Request;
use crate::response::{self, Success};
use crate::signing::Domain;
use crate::signing::crypto::fingerprint;
use crate::signing::messages::Point;
use crate::signing::session::Ends;
use crate::signing::talk::{End, Event, Flaw, Moment, Place, Step, Talk};

/// The pause before the car is asked again, in milliseconds.
const PAUSE: u32 = 1_000;

/// How many lanes are kept; a car has two for each key.
const MOST_LANES: usize = 8;

/// What calls to the same car share, as long as the module lives.
#[derive(Default)]
pub struct Car {
    /// Whether it has said that it takes plain commands only.
    is_plain: Cell<bool>,
    lanes: Cell<Vec<Rc<Lane>>>,
}

/// The way of one key to one part of a car.
struct Lane {
    ends: Ends,
    /// Its name in what the tabs of a browser share; it tells neither the car nor the key.
    name: String,
    queue: Queue,
    session: Place,
}

impl Car {
    fn lane(&self, vin: &str, domain: Domain, point: Point) -> Rc<Lane> {
        let mut lanes = self.lanes.take();
        let known = lanes.iter().find(|lane| lane.ends.domain == domain && lane.ends.point == point).cloned();
        let lane = known.unwrap_or_else(|| {
            let lane = Rc::new(Lane::new(Ends { vin: vin.to_ascii_uppercase(), domain, point }));
            lanes.insert(0, Rc::clone(&lane));
            lanes.truncate(MOST_LANES);
            lane
        });
        self.lanes.set(lanes);
        lane
    }

    /// Whether it has ever agreed on a session.
    fn has_session(&self) -> bool {
        let lanes = self.lanes.take();
        let has_session = lanes.iter().any(|lane| lane.count() != Default::default());
        self.lanes.set(lanes);
        has_session
    }
}

impl fmt::Debug for Car {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Car")
    }
}

impl Lane {
    fn new(ends: Ends) -> Self {
        let mut name = "tesla-commands ".to_owned();
        for byte in fingerprint(&[ends.vin.as_bytes(), &[ends.domain as u8], &ends.point]) {
            push_hex(&mut name, byte);
        }
        Lane { ends, name, queue: Queue::default(), session: Cell::default() }
    }

    /// The epoch, and the number of the last command.
    fn count(&self) -> ([u8; 16], u32) {
        let session = self.session.take();
        let count = session.as_ref().map(|session| session.count()).unwrap_or_default();
        self.session.set(session);
        count
    }
}

/// A command in its signed form.
pub(super) struct Form {
    domain: Domain,
    payload: Zeroizing<Vec<u8>>,
}

impl<T: Transport + 'static> Course<'_, T> {
    /// The signed form of the command, if it is to go out in that.
    pub(super) fn signed_form(&self) -> Option<Form> {
        let (command, values) = (self.call.command, &self.call.values);
        let signed =
            command.signed.filter(|_| self.transport.car().is_some_and(|car| !car.is_plain.get()))?;
        let payload = Zeroizing::new(signed.payload(values)?);
        Some(Form { domain: signed.domain, payload })
    }

    /// Remembers that the car takes plain commands only; `false` where it went out as such, or the car has shown
    /// that it takes signed ones: its refusal means something else then.
    pub(super) fn takes_plain_only(&self) -> bool {
        let is_signed = self.signed_form().is_some();
        self.transport.car().is_some_and(|car| is_signed && !car.has_session() && !car.is_plain.replace(true))
    }

    /// Sends the command signed, once no other one is under way to this part of the car.
    pub(super) async fn send_signed(
        &self,
        form: &Form,
        token: &str,
        secrets: &mut Vec<String>,
    ) -> Result<Success> {
        let name = self.call.command.name;
        let point = self.transport.point(self.call.timeout).await.map_err(|failure| failed(name, failure))?;
        let Some(car) = self.transport.car() else { return Err(failed(name, Failure::Network)) };
        let lane = car.lane(&self.call.id, form.domain, point);
        let mut turn = lane.queue.line_up();
        self.in_time(&mut turn).await?;
        let lock = self.transport.lock(&lane.name, self.call.timeout).await;
        let _lock = lock.map_err(|failure| failed(name, failure))?;
        self.talk(&lane, &form.payload, token, secrets).await
    }

    /// Leads the talk with the car: does what each step says.
    async fn talk(
        &self,
        lane: &Lane,
        payload: &[u8],
        token: &str,
        secrets: &mut Vec<String>,
    ) -> Result<Success> {
        let (Course { transport, call, .. }, mut event) = (self, Event::Next);
        let name = call.command.name;
        let mut talk = Talk::new(&lane.ends, &lane.session, payload, call.command.repeatable);
        loop {
            let was_rekeyed = talk.is_rekeyed;
            let random =
                transport.random().map_err(|failure| failed(name, failure).perhaps(talk.may_have_run()))?;
            let used = transport.shared(&lane.name).and_then(|count| read_count(&count, lane.count().0));
            let step = talk.step(event, &Moment { now: transport.now(), random, used });
            if talk.is_rekeyed != was_rekeyed {
                self.progress(Stage::VehicleKeyChanged);
            }
            let outcome = match step {
                Step::End(end) => return self.end(end).map_err(|error| error.perhaps(talk.is_unclear())),
                Step::Send(message, is_command) => {
                    if is_command {
                        transport.share(&lane.name, &write_count(lane.count()));
                    }
                    match self.exchange(&message, is_command, token, secrets).await {
                        Ok(answer) => Ok(Event::Answer(answer)),
                        // What became of the command is not learned, and least of all that it may go out again.
                        Err(error) if talk.is_in_doubt() && error.code != Code::Aborted => Ok(Event::Failed),
                        Err(error) => {
                            let is_unclear = if is_command { talk.is_unclear() } else { talk.may_have_run() };
                            return Err(error.perhaps(is_unclear));
                        }
                    }
                }
                Step::Agree(key) => transport.agree(&key, call.timeout).await.map(Event::Agreed),
                Step::Pause => transport.sleep(PAUSE).await.map(|()| Event::Next),
            };
            event = outcome.map_err(|failure| failed(name, failure).perhaps(talk.may_have_run()))?;
        }
    }

    /// Sends a message, and gives the one that comes back.
    async fn exchange(
        &self,
        message: &[u8],
        is_command: bool,
        token: &str,
        secrets: &mut Vec<String>,
    ) -> Result<Vec<u8>> {
        let Course { transport, call, .. } = self;
        let message = base64::encode(message);
        let request = Request::signed(&call.id, &message);
        secrets.push(message);
        self.progress(if is_command { Stage::SendingSigned } else { Stage::Handshake });
        let answer = match transport.exchange(&request, token, call.timeout).await {
            Ok(reply) => response::read_message(call.command, &reply, transport.now()),
            Err(failure) => {
                Err(failed(call.command.name, if is_command { failure } else { failure.unsent() }))
            }
        };
        let message = answer.and_then(|answer| {
            let what = "The server's answer holds no message of the car.";
            let no_message = || CommandError::new(Code::BadResponse, call.command.name, what);
            base64::decode(&answer).ok_or_else(|| no_message().perhaps(true))
        });
        // Nothing runs for a question.
        message.map_err(|error| error.with(|error| error.may_have_succeeded &= is_command))
    }

    fn end(&self, end: End) -> Result<Success> {
        let Call { command, values, .. } = self.call;
        let flaw = match end {
            End::Done => return response::read_outcome(command, values, true, ""),
            End::Refused(reason) => return response::read_outcome(command, values, false, &reason),
            End::Unlike(what, may_have_run) => {
                let error = CommandError::new(Code::BadResponse, command.name, what);
                return Err(error.perhaps(may_have_run));
            }
            End::Fault(flaw) => flaw,
        };
        let Flaw { fault, number, is_proved, .. } = flaw;
        let what = ["The answer was: ", fault.name, " (fault ", &decimal(number), ")."];
        Err(CommandError::new(fault.code, command.name, what.concat()).with(|error| {
            error.fault = Some(number);
            error.reason = Some(fault.name.to_owned());
            error.may_have_succeeded = !is_proved;
        }))
    }

    /// Waits for the work as long as for a request.
    async fn in_time(&self, work: &mut (impl Future<Output = ()> + Unpin)) -> Result<()> {
        let mut time = pin!(self.transport.sleep(self.call.timeout));
        let ended = std::future::poll_fn(|context| match Pin::new(&mut *work).poll(context) {
            Poll::Ready(()) => Poll::Ready(Ok(())),
            Poll::Pending => time
                .as_mut()
                .poll(context)
                .map(|time| Err(time.err().unwrap_or(Failure::Timeout { sent: false }))),
        });
        ended.await.map_err(|failure| failed(self.call.command.name, failure))
    }
}

/// The epoch and the number of the last command, as tabs share them.
fn write_count((epoch, counter): ([u8; 16], u32)) -> String {
    let mut count = String::new();
    for byte in epoch {
        push_hex(&mut count, byte);
    }
    count + &decimal(counter)
}

/// The number, if it is of this epoch.
fn read_count(count: &str, epoch: [u8; 16]) -> Option<u32> {
    let epoch = write_count((epoch, 0));
    count.strip_prefix(epoch.strip_suffix('0')?)?.parse().ok()
}
