//! How a command goes out signed: in its turn, since a part of the car takes the commands of a key in the order
//! of their numbers, and in as many steps as it takes (`protocol/talk.rs`).

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use zeroize::Zeroizing;

use super::{Ask, Call, Course, Failure, Stage, Transport, failed};
use crate::base64;
use crate::error::{Code, CommandError, Result};
use crate::json::push_hex;
use crate::protocol::Domain;
use crate::protocol::crypto::fingerprint;
use crate::protocol::messages::Point;
use crate::protocol::payload::Payload;
use crate::protocol::session::Ends;
use crate::protocol::step::{End, Event, Flaw, Moment, Step};
use crate::protocol::talk::{Place, Talk};
use crate::request::Request;
use crate::response::{self, Success};
use crate::text::decimal;

/// The pause before the car is asked again, in milliseconds.
const PAUSE: u32 = 1_000;

/// How many lanes are kept; a car has two for each key.
const MOST_LANES: usize = 8;

/// What calls to the same car share, as long as the module lives.
#[derive(Default)]
pub struct Car {
    /// Whether it has said that it takes plain commands only.
    is_plain: Cell<bool>,
    /// Whether it has ever agreed on a session.
    has_session: Cell<bool>,
    lanes: Cell<Vec<Rc<Lane>>>,
}

/// The way of one key to one part of a car.
struct Lane {
    ends: Ends,
    session: Place,
}

impl Car {
    fn lane(&self, vin: &str, domain: Domain, point: Point) -> Rc<Lane> {
        let mut lanes = self.lanes.take();
        let known = lanes.iter().find(|lane| lane.ends.domain == domain && lane.ends.point == point).cloned();
        let lane = known.unwrap_or_else(|| {
            let ends = Ends { vin: vin.to_owned(), domain, point };
            let lane = Rc::new(Lane { ends, session: Cell::default() });
            lanes.insert(0, Rc::clone(&lane));
            lanes.truncate(MOST_LANES);
            lane
        });
        self.lanes.set(lanes);
        lane
    }
}

impl fmt::Debug for Car {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Car")
    }
}

/// The name of a part of a car in what the tabs of a browser share; it does not tell the car.
fn name(vin: &str, domain: Domain) -> String {
    let mut name = "tesla-commands ".to_owned();
    for byte in fingerprint(&[vin.as_bytes(), &[domain as u8]]) {
        push_hex(&mut name, byte);
    }
    name
}

/// A command in its signed form; its message may hold a PIN.
pub(super) struct Form {
    domain: Domain,
    message: Zeroizing<Vec<u8>>,
}

impl<T: Transport + 'static> Course<'_, T> {
    /// The signed form of the command, if it is to go out in that.
    pub(super) fn signed_form(&self) -> Option<Form> {
        let (command, values) = (self.call.command, &self.call.values);
        let signed =
            command.signed.filter(|_| self.transport.car().is_some_and(|car| !car.is_plain.get()))?;
        let Payload { domain, message } = signed(values)?;
        Some(Form { domain, message: Zeroizing::new(message) })
    }

    /// Remembers that the car takes plain commands only; `false` where it went out as such, or the car has shown
    /// that it takes signed ones: its refusal means something else then.
    pub(super) fn takes_plain_only(&self) -> bool {
        let is_signed = self.signed_form().is_some();
        self.transport
            .car()
            .is_some_and(|car| is_signed && !car.has_session.get() && !car.is_plain.replace(true))
    }

    /// Sends the command signed, once no other one is under way to this part of the car.
    pub(super) async fn send_signed(
        &self,
        form: &Form,
        token: &str,
        secrets: &mut Vec<String>,
    ) -> Result<Success> {
        let Course { transport, call, .. } = self;
        let fail = |failure| failed(call.command.name, failure);
        let car = transport.car().ok_or_else(|| fail(Failure::Network))?;
        let vin = call.id.to_ascii_uppercase();
        let name = name(&vin, form.domain);
        let lock = transport.lock().map_err(fail)?;
        let entered = transport.ask(Ask::Turn(&lock, &name), call.timeout).await.map_err(fail)?;
        let (point, shared) = entered.split_first_chunk().ok_or_else(|| fail(Failure::NO_KEY))?;
        let lane = car.lane(&vin, form.domain, *point);
        let mut talk = Talk::new(&lane.ends, &lane.session, &form.message, shared, call.command.repeatable);
        let mut event = Event::Next;
        loop {
            let random = transport
                .random()
                .map_err(|failure| fail(failure).or_may_have_succeeded(talk.may_have_run()))?;
            let was_rekeyed = talk.is_rekeyed;
            let step = talk.step(event, Moment { now: transport.now(), random });
            if talk.is_rekeyed != was_rekeyed {
                self.transport.progress(Stage::VehicleKeyChanged);
            }
            if let Some(count) = talk.count() {
                car.has_session.set(true);
                if matches!(step, Step::Send(_, true)) {
                    transport.share(&name, &count);
                }
            }
            if let Step::End(end) = step {
                return self.end(end).map_err(|error| error.or_may_have_succeeded(talk.is_unclear()));
            }
            event = match (self.take(&step, token, secrets).await, step) {
                (Ok(answer), Step::Send(..)) => Event::Answer(answer),
                (Ok(key), Step::Agree(_)) => Event::Agreed(key),
                (Ok(_), _) => Event::Next,
                // What became of the command is not learned, and least of all that it may go out again.
                (Err(error), Step::Send(..)) if talk.is_in_doubt() && error.code != Code::Aborted => {
                    Event::Failed
                }
                (Err(error), _) => return Err(error.or_may_have_succeeded(talk.may_have_run())),
            };
        }
    }

    /// Takes the step, and gives what comes back.
    async fn take(&self, step: &Step, token: &str, secrets: &mut Vec<String>) -> Result<Zeroizing<Vec<u8>>> {
        let Course { transport, call, .. } = self;
        let is_command = matches!(step, Step::Send(_, true));
        let outcome = match step {
            Step::Send(message, _) => {
                let message = base64::encode(message);
                let request = Request::signed(&call.id, &message);
                secrets.push(message);
                self.transport.progress(if is_command { Stage::SendingSigned } else { Stage::Handshake });
                transport
                    .exchange(&request, token, call.timeout)
                    .await
                    .map(|reply| response::read_message(call.command, &reply).map(Zeroizing::new))
            }
            Step::Agree(point) => transport.ask(Ask::SessionKey(point), call.timeout).await.map(Ok),
            _ => transport.sleep(PAUSE).await.map(|()| Ok(Zeroizing::default())),
        };
        let outcome = outcome.unwrap_or_else(|failure| {
            Err(failed(call.command.name, if is_command { failure } else { failure.unsent() }))
        });
        // Nothing runs for all else.
        outcome.map_err(|error| error.with(|error| error.may_have_succeeded &= is_command))
    }

    fn end(&self, end: End) -> Result<Success> {
        let Call { command, values, .. } = self.call;
        let flaw = match end {
            End::Done => return response::read_outcome(command, values, true, ""),
            End::Refused(reason) => return response::read_outcome(command, values, false, &reason),
            End::Unlike(what, may_have_run) => {
                let error = CommandError::new(Code::BadResponse, command.name, what);
                return Err(error.or_may_have_succeeded(may_have_run));
            }
            End::Fault(flaw) => flaw,
        };
        let Flaw { fault, number, is_proved, .. } = flaw;
        let what = ["The car answered with fault ", &decimal(number.into())].concat();
        Err(CommandError::new(fault.code, command.name, what).with(|error| {
            error.fault = Some(number);
            error.reason = Some(fault.name.to_owned());
            error.may_have_succeeded = !is_proved;
        }))
    }
}
