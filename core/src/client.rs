//! How a call is carried out: when it asks for a token, wakes the car, and sends a second time.
//!
//! What is sent signed, `client/signed.rs` sends. All of it runs over a [`Transport`], so that tests bring their own
//! network and their own clock.

#[cfg(feature = "signing")]
mod signed;
mod world;

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use crate::catalogue::{Answer, Command};
use crate::commands;
use crate::error::{Code, CommandError, Result};
use crate::joint::{Joint, Wait};
use crate::request::{Form, Request, forms_of_secret};
use crate::response::{self, Record, Success};
use crate::text::decimal;
use crate::values::Values;

#[cfg(feature = "signing")]
pub use self::signed::Car;
#[cfg(feature = "signing")]
pub use self::world::Ask;
pub use self::world::{Failure, Outcome, Stage, Transport};

/// How long waking may take, in milliseconds. Cars take up to half a minute; peers give up after 30 to 60 s.
const WAKING_CEILING: f64 = 60_000.0;

/// The pauses between looks at a waking car, in milliseconds; the last one repeats. Looking is free.
const PAUSES: &[u32] = &[2_000, 3_000, 4_000, 5_000, 6_000];

/// The most pages of a list that are read; a page has a hundred cars.
const MOST_PAGES: u64 = 50;

/// What to do about a car that was woken in vain.
const TRY_LATER: &str = "It may have no reception: try again later.";

/// How often `onProgress` is told that the car is still waking, in milliseconds.
const TICK: u32 = 1_000;

/// The refreshing of one token function's token.
#[derive(Default)]
pub struct Refreshes {
    joint: Joint,
    /// How many new tokens came.
    count: Cell<u32>,
    /// The newest of them: who was refused with an older one takes it.
    newest: Cell<String>,
}

/// The waking of a car.
#[derive(Default)]
pub struct Wakes {
    joint: Joint,
    /// How many looks at the car went out.
    looks: Cell<u32>,
    /// The number of the last look that found it not online.
    asleep: Cell<u32>,
}

/// A call, its arguments checked.
#[derive(Debug)]
pub struct Call {
    /// What is asked for.
    pub command: &'static Command,
    /// The id or VIN of the car; empty for what is no car's.
    pub id: String,
    /// Where the parameters go.
    pub form: Form,
    /// The parameters.
    pub values: Values,
    /// How long one request may take with its answer, in milliseconds.
    pub timeout: u32,
    /// Whether to wake the car if it is asleep.
    pub wake: bool,
}

/// Carries out the call.
///
/// The request goes out once, and a second time only where the first provably did nothing: not accepted
/// for its token, the car asleep, or at the wrong address. A list is read to its last page.
///
/// # Errors
///
/// Whatever did not end in a plain success. The error holds neither token nor secret parameter.
pub async fn run<T: Transport + 'static>(transport: &Rc<T>, call: &Call) -> Result<Success> {
    let secrets = call.values.secrets(call.command).into_iter().flat_map(forms_of_secret);
    let mut secrets = secrets.collect();
    let course = Course { transport, call };
    course.steps(&mut secrets).await.map_err(|error| error.redact(&secrets))
}

/// A call while it is being carried out.
struct Course<'a, T> {
    transport: &'a Rc<T>,
    call: &'a Call,
}

impl<T: Transport + 'static> Course<'_, T> {
    async fn steps(&self, secrets: &mut Vec<String>) -> Result<Success> {
        let Call { command, id, form, values, timeout, wake } = self.call;
        if command.signed_only && !self.goes_signed() {
            let what =
                "The command can only be sent signed, and the vehicle has no key or takes no signed commands";
            return Err(CommandError::new(Code::SigningRequired, command.name, what));
        }
        let count = tokens(&**self.transport);
        let token = self.transport.token(false, *timeout).await;
        let mut token = token.map_err(|failure| {
            token_failed(&**self.transport, failure).with(|error| error.command = command.name)
        })?;
        let mut request = Request::of(command, id, *form, values);
        let (mut refreshed, mut woken, mut moved) = (false, false, false);
        let mut pages = Pages { page: 1, ..Pages::default() };
        loop {
            secrets.push(token.clone());
            let error = match self.send(&request, &token, secrets).await {
                Ok(Success::Page(cars, next)) => {
                    request = pages.turn(command, cars, next, &request)?;
                    continue;
                }
                Ok(success) => return Ok(pages.whole(success)),
                Err(error) => pages.failed(error).with(|error| {
                    error.may_have_succeeded &= !command.is_read();
                }),
            };
            if error.asleep && woken {
                let what = "The car was woken and was online, and then told again to be asleep or offline";
                return Err(error.with(|error| (error.what, error.advice) = (what.to_owned(), TRY_LATER)));
            } else if error.asleep && *wake {
                woken = true;
                self.wake(error, count, &token).await?;
                // Another call's token may have woken the car: this one goes on with its own.
                if !refreshed && tokens(&**self.transport) != count {
                    token = newest(&**self.transport);
                }
            } else if error.may_have_succeeded {
                return Err(error);
            } else if error.code == Code::Unauthorized
                && error.status.is_some()
                && !refreshed
                && self.transport.refreshes().is_some()
            {
                refreshed = true;
                let wait = refresh(self.transport, count, *timeout);
                token = self.together(wait, Stage::Refreshing, *timeout).await?;
            } else if error.status == Some(412) && command.answer == Answer::VehicleList && !moved {
                moved = true;
                request = Request::products();
            } else if !(error.status == Some(422) && self.takes_plain_only() && !command.signed_only) {
                return Err(error);
            }
        }
    }

    /// Wakes the car after the answer that it sleeps. Fails where that does not prove that the command did not run.
    async fn wake(&self, answer: Box<CommandError>, count: u32, token: &str) -> Result<()> {
        let Call { id, timeout, .. } = self.call;
        let wakes = self.transport.wakes();
        let looks = wakes.looks.get();
        let work = || wake_up(self.transport.unbound(), id.clone(), (count, token.to_owned()), *timeout);
        let woken = self.together(wakes.joint.join(work), Stage::Waking, u32::MAX).await;
        // A car that a look after the answer finds not online has not acted on the command.
        let is_proved = !answer.may_have_succeeded || wakes.asleep.get() > looks;
        woken.map_err(|error| error.or_may_have_succeeded(!is_proved))?;
        if is_proved {
            return Ok(());
        }
        Err(answer.with(|error| {
            let what =
                "The server said that the car is asleep or offline, but it was online right after that";
            error.what = what.into();
            error.advice = "Signing proxies say so also when the car has acted.";
        }))
    }

    /// Sends the command, signed where there is a key for it and the car takes signed ones.
    #[cfg(feature = "signing")]
    async fn send(&self, request: &Request, token: &str, secrets: &mut Vec<String>) -> Result<Success> {
        match self.signed_form() {
            // It holds much while it waits, which plain calls need not hold.
            Some(form) => Box::pin(self.send_signed(&form, token, secrets)).await,
            None => self.send_plain(request, token).await,
        }
    }

    #[cfg(not(feature = "signing"))]
    async fn send(&self, request: &Request, token: &str, _: &mut Vec<String>) -> Result<Success> {
        self.send_plain(request, token).await
    }

    /// Whether the command goes out signed.
    #[cfg(feature = "signing")]
    fn goes_signed(&self) -> bool {
        self.signed_form().is_some()
    }

    #[cfg(not(feature = "signing"))]
    #[expect(clippy::unused_self, reason = "with signed commands it is needed")]
    fn goes_signed(&self) -> bool {
        false
    }

    #[cfg(not(feature = "signing"))]
    #[expect(clippy::unused_self, reason = "with signed commands it is needed")]
    fn takes_plain_only(&self) -> bool {
        false
    }

    async fn send_plain(&self, request: &Request, token: &str) -> Result<Success> {
        let Call { command, values, timeout, .. } = self.call;
        self.transport.progress(Stage::Sending);
        match self.transport.exchange(request, token, *timeout).await {
            Ok(reply) => response::read(command, values, &reply),
            Err(failure) => Err(failed(command.name, failure)),
        }
    }

    /// Waits for work that other calls may wait for too, and tells the caller of it.
    async fn together(&self, mut work: Wait, stage: Stage, timeout: u32) -> Result<String> {
        let name = self.call.command.name;
        let mut left = timeout;
        loop {
            self.transport.progress(stage);
            let pause = left.min(TICK);
            left = left.saturating_sub(pause);
            let mut tick = pin!(self.transport.sleep(pause));
            let done = poll_fn(|context| match tick.as_mut().poll(context) {
                Poll::Ready(Err(failure)) => Poll::Ready(Some(Err(failed(name, failure)))),
                ticked => match Pin::new(&mut work).poll(context) {
                    Poll::Pending => ticked.map(|_| None),
                    Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
                },
            });
            if let Some(outcome) = done.await {
                return outcome.map_err(|error| error.with(|error| error.command = name));
            }
            if left == 0 {
                return Err(failed(name, Failure::Timeout { sent: false }));
            }
        }
    }
}

/// A list that comes in pages, as far as it was read.
#[derive(Default)]
struct Pages {
    cars: Vec<Record>,
    /// The number of the page that is being read.
    page: u64,
}

impl Pages {
    /// Keeps the cars of a page, and gives the request for the next one.
    fn turn(
        &mut self,
        command: &Command,
        cars: Vec<Record>,
        next: u64,
        request: &Request,
    ) -> Result<Request> {
        if next <= self.page || next > MOST_PAGES {
            let what = if next > MOST_PAGES {
                "The list has more pages than are read, which are 50"
            } else {
                "The list names a next page that is none, as if the number of the page did not reach the server"
            };
            return Err(CommandError::new(Code::BadResponse, command.name, what));
        }
        self.cars.extend(cars);
        self.page = next;
        Ok(request.page(i64::try_from(next).unwrap_or_default()))
    }

    /// The answer, with the cars of the pages before it.
    fn whole(mut self, success: Success) -> Success {
        match success {
            Success::Vehicles(cars) => {
                self.cars.extend(cars);
                Success::Vehicles(self.cars)
            }
            other => other,
        }
    }

    /// The error, with the page that it is about.
    fn failed(&self, error: Box<CommandError>) -> Box<CommandError> {
        if self.page < 2 {
            return error;
        }
        let page = decimal(i64::try_from(self.page).unwrap_or_default());
        error.with(|error| error.what = ["Page ", &page, " of the list: ", &error.what].concat())
    }
}

/// The error of a token that could not be had; the command is still to be named.
fn token_failed<T: Transport>(transport: &T, failure: Failure) -> Box<CommandError> {
    let own = if failure == Failure::Token { transport.token_error() } else { None };
    own.unwrap_or_else(|| failed("", failure))
}

/// The error that a transport's failure becomes.
fn failed(command: &'static str, failure: Failure) -> Box<CommandError> {
    let (code, may_have_succeeded, what) = match failure {
        Failure::Invalid(parameter, what) => return CommandError::invalid(command, parameter, what),
        Failure::Token => (Code::Unauthorized, false, "The accessToken function failed: see cause"),
        Failure::Aborted { sent: false } => {
            (Code::Aborted, false, "The signal aborted before the command was sent")
        }
        Failure::Aborted { sent: true } => {
            (Code::Aborted, true, "The signal aborted after the command was sent")
        }
        Failure::Timeout { sent } => (Code::Timeout, sent, "No response came in time"),
        Failure::Network => (Code::Network, true, "The server did not respond"),
        Failure::NotAResponse => (
            Code::BadResponse,
            true,
            "The fetch function returned no Response, or one whose body can't be read",
        ),
        Failure::TooLong => (Code::BadResponse, true, "The response is too long"),
    };
    CommandError::new(code, command, what).with(|error| error.may_have_succeeded = may_have_succeeded)
}

/// How many new tokens came so far; a token that was asked for before the next one came is older than that.
fn tokens<T: Transport>(transport: &T) -> u32 {
    transport.refreshes().map(|refreshes| refreshes.count.get()).unwrap_or_default()
}

/// The newest of those tokens.
fn newest<T: Transport>(transport: &T) -> String {
    let Some(refreshes) = transport.refreshes() else { return String::new() };
    let newest = refreshes.newest.take();
    refreshes.newest.set(newest.clone());
    newest
}

/// A new token in the place of one that was not accepted: one that came meanwhile, or one that all who need
/// it wait for. `seen` is how many had come when the old one was asked for.
fn refresh<T: Transport + 'static>(transport: &Rc<T>, seen: u32, timeout: u32) -> Wait {
    let Some(refreshes) = transport.refreshes() else { return Wait::over(Ok(String::new())) };
    if tokens(&**transport) != seen {
        return Wait::over(Ok(newest(&**transport)));
    }
    refreshes.joint.join(|| {
        let transport = transport.unbound();
        async move {
            let token = transport.token(true, timeout).await;
            let token = token.map_err(|failure| token_failed(&*transport, failure))?;
            if let Some(refreshes) = transport.refreshes() {
                refreshes.count.set(refreshes.count.get().wrapping_add(1));
                refreshes.newest.set(token.clone());
            }
            Ok(token)
        }
    })
}

/// Wakes the car: asks once, then looks until it says that it is online. What the car said before is not
/// trusted: servers keep an old "online" for minutes.
async fn wake_up<T: Transport + 'static>(
    transport: Rc<T>,
    id: String,
    (seen, mut token): (u32, String),
    timeout: u32,
) -> Result<String> {
    let values = Values::default();
    let Some(command) = commands::find("wake_up") else { return Ok(String::new()) };
    let mut request = Request::of(command, &id, Form::Json, &values);
    let mut pauses = PAUSES.iter();
    let (mut looking, mut refreshed) = (false, transport.refreshes().is_none());
    // Added up from look to look: a clock that is set back meanwhile must not make it last longer.
    let (mut spent, mut before) = (0.0, transport.now());
    let mut left = |transport: &T| {
        let now = transport.now();
        spent += (now - before).max(0.0);
        before = now;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let left = (WAKING_CEILING - spent) as u32;
        left
    };
    loop {
        let remaining = left(&transport);
        if remaining == 0 {
            let what = "The car did not wake up within a minute";
            return Err(
                CommandError::new(Code::Unavailable, command.name, what).with(|error| error.asleep = true)
            );
        }
        let wakes = transport.wakes();
        let look = wakes.looks.get().wrapping_add(looking.into());
        wakes.looks.set(look);
        if let Ok(reply) = transport.exchange(&request, &token, timeout.min(remaining)).await {
            match response::read(command, &values, &reply) {
                // Only a look counts: wake_up answers before the car is awake.
                Ok(Success::Vehicle(car)) if looking && car.state.as_deref() == Some("online") => {
                    return Ok(String::new());
                }
                Ok(Success::Vehicle(car)) if looking && car.state.is_some() => wakes.asleep.set(look),
                Err(error) if error.code == Code::Unauthorized && !refreshed => {
                    refreshed = true;
                    token = refresh(&transport, seen, timeout).await?;
                    continue;
                }
                Err(error) if is_final(&error) => {
                    // It is about the waking, and not about the command that waits for it.
                    return Err(error.redact(&[token]).with(|error| error.may_have_succeeded = false));
                }
                _ => {}
            }
        }
        if !looking {
            looking = true;
            request = Request::look(&id);
        }
        let pause = pauses.next().or(PAUSES.last()).copied().unwrap_or_default();
        // Nobody's signal is here to end it.
        let _always: Outcome<()> = transport.sleep(pause.min(left(&transport))).await;
    }
}

/// Whether waking is refused. A lost answer refuses nothing: the car may wake up all the same.
fn is_final(error: &CommandError) -> bool {
    let is_refused = matches!(error.code, Code::Forbidden | Code::NotFound) || !error.may_have_succeeded;
    error.status.is_some_and(|status| status < 500) && !error.asleep && is_refused
}
