//! How a call is carried out: when it asks for a token, wakes the vehicle, and sends a second time.
//!
//! All of it runs over small traits, so that any program can bring its own network, clock and radio: a [`Host`] is the
//! environment, a [`Rest`] the API over HTTP, and a [`Link`] carries signed messages to the vehicle.

mod host;
mod link;
mod rest;
#[cfg(feature = "signing")]
mod rest_link;
#[cfg(feature = "signing")]
mod route;
mod shared;
#[cfg(feature = "signing")]
mod signed;
mod vehicle;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

#[cfg(feature = "signing")]
use zeroize::Zeroizing;

use crate::catalogue::{Answer, Command};
use crate::commands;
use crate::error::{Code, CommandError, Result};
#[cfg(feature = "signing")]
use crate::protocol::payload::Payload;
use crate::request::{Form, Request, forms_of_secret};
use crate::response::{self, Record, Success};
use crate::single_flight::Pending;
use crate::text::decimal;
use crate::values::Values;

#[cfg(feature = "signing")]
pub use self::host::Acquired;
pub use self::host::{Failure, Host, Outcome, Stage, Unbound, within};
pub use self::link::{Link, LinkError, MessageKind, NoLink, Outgoing, Replies};
pub use self::rest::{NoRest, Rest, SharedToken};
#[cfg(feature = "signing")]
use self::rest_link::RestLink;
#[cfg(feature = "signing")]
use self::route::Route;
pub use self::shared::SharedState;
#[cfg(feature = "signing")]
pub use self::signed::{Completed, SignedMessage, Signer};
pub use self::vehicle::VehicleState;

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

/// A call, its arguments checked.
#[derive(Debug)]
pub struct Call {
    /// What is asked for.
    pub command: &'static Command,
    /// The id or VIN of the vehicle; empty for calls to the account.
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

/// The ways to a vehicle, and the environment of a call.
pub struct Client<H, R = NoRest, L = NoLink> {
    /// The environment.
    pub host: H,
    /// The API over HTTP, if the vehicle is reached over the internet.
    pub rest: Option<R>,
    /// A link to the vehicle itself, which is tried first.
    pub link: Option<L>,
    /// What calls to this vehicle share.
    pub vehicle: Rc<VehicleState>,
    /// Whether the environment has a key that signs the commands to this vehicle.
    pub has_key: bool,
}

impl<H, R, L> fmt::Debug for Client<H, R, L> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Client")
    }
}

impl<H: Host + 'static, R: Rest + 'static, L: Link + Unbound + 'static> Client<H, R, L> {
    /// Carries out the call.
    ///
    /// The command is sent once. It is sent a second time only if the first provably did not run: the link did not
    /// deliver it, its token was not accepted, the vehicle was asleep, or the address was wrong. A list is read to its last
    /// page.
    ///
    /// # Errors
    ///
    /// If the call did not plainly succeed. The error holds neither the token nor a secret parameter.
    pub async fn run(&self, call: &Call) -> Result<Success> {
        let secrets = call.values.secrets(call.command).into_iter().flat_map(forms_of_secret);
        let mut secrets = secrets.collect();
        let run = CallRun { client: self, call };
        run.run(&mut secrets).await.map_err(|error| error.redact(&secrets))
    }
}

/// A call in progress.
struct CallRun<'a, H, R, L> {
    client: &'a Client<H, R, L>,
    call: &'a Call,
}

impl<H: Host + 'static, R: Rest + 'static, L: Link + Unbound + 'static> CallRun<'_, H, R, L> {
    async fn run(&self, secrets: &mut Vec<String>) -> Result<Success> {
        #[cfg(feature = "signing")]
        if let (Some(link), Some(message)) = (&self.client.link, self.signed_message()) {
            let completed = self.send_signed(Route::Direct(link), &message).await?;
            if !matches!(completed, Completed::NotDelivered(_)) || self.client.rest.is_none() {
                return self.complete(completed);
            }
        }
        if self.call.command.signed_only && !self.goes_signed() {
            let what =
                "The command can only be sent signed, and the vehicle has no key or takes no signed commands";
            return Err(CommandError::new(Code::SigningRequired, self.call.command.name, what));
        }
        let Some(rest) = &self.client.rest else {
            let what = "is missing, and this call goes over the internet";
            return Err(CommandError::invalid(self.call.command.name, "accessToken", what));
        };
        self.run_over_rest(rest, secrets).await
    }

    async fn run_over_rest(&self, rest: &R, secrets: &mut Vec<String>) -> Result<Success> {
        let Call { command, id, form, values, timeout, wake } = self.call;
        let generation = token_generation(rest);
        let token = rest.token(false, *timeout).await;
        let mut token = token
            .map_err(|failure| token_failed(rest, failure).with(|error| error.command = command.name))?;
        let mut request = Request::of(command, id, *form, values);
        let (mut refreshed, mut woken, mut moved) = (false, false, false);
        let mut pages = Pages { page: 1, ..Pages::default() };
        loop {
            secrets.push(token.clone());
            let error = match self.send(rest, &request, &token).await {
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
                self.wake(rest, error, (generation, &token)).await?;
                // Another call's token may have woken the vehicle: this call goes on with its own.
                if !refreshed
                    && token_generation(rest) != generation
                    && let Some(shared) = rest.shared_token()
                {
                    token = shared.newest();
                }
            } else if error.may_have_succeeded {
                return Err(error);
            } else if error.code == Code::Unauthorized
                && error.status.is_some()
                && !refreshed
                && rest.shared_token().is_some()
            {
                refreshed = true;
                let wait = refresh(rest, generation, *timeout);
                token = self.wait_for(wait, Stage::Refreshing, *timeout).await?;
            } else if error.status == Some(412) && command.answer == Answer::VehicleList && !moved {
                moved = true;
                request = Request::products();
            } else if !(error.status == Some(422) && self.takes_plain_only() && !command.signed_only) {
                return Err(error);
            }
        }
    }

    /// Wakes the vehicle after the response that it sleeps. Fails if that does not prove that the command did not run.
    async fn wake(
        &self,
        rest: &R,
        response: Box<CommandError>,
        (generation, token): (u32, &str),
    ) -> Result<()> {
        let Call { id, timeout, .. } = self.call;
        let Client { host, vehicle, .. } = self.client;
        let looks = vehicle.waking.looks.get();
        let work = || {
            let access = (host.unbound(), rest.unbound(), Rc::clone(vehicle));
            wake_up(access, id.clone(), (generation, token.to_owned()), *timeout)
        };
        let woken = self.wait_for(vehicle.waking.flight.run(work), Stage::Waking, u32::MAX).await;
        // A vehicle that a look after the response finds not online has not acted on the command.
        let is_proved = !response.may_have_succeeded || vehicle.waking.asleep.get() > looks;
        woken.map_err(|error| error.or_may_have_succeeded(!is_proved))?;
        if is_proved {
            return Ok(());
        }
        Err(response.with(|error| {
            let what =
                "The server said that the car is asleep or offline, but it was online right after that";
            error.what = what.into();
            error.advice = "Signing proxies say so also when the car has acted.";
        }))
    }

    /// Sends the command, signed if there is a key for it and the vehicle takes signed commands.
    async fn send(&self, rest: &R, request: &Request, token: &str) -> Result<Success> {
        #[cfg(feature = "signing")]
        if !self.client.vehicle.takes_plain_only.get()
            && let Some(message) = self.signed_message()
        {
            let link = RestLink { rest, call: self.call, token };
            return self.complete(self.send_signed(Route::Rest(link), &message).await?);
        }
        let Call { command, values, timeout, .. } = self.call;
        self.client.host.progress(Stage::Sending);
        match rest.exchange(request, token, *timeout).await {
            Ok(reply) => response::read(command, values, &reply),
            Err(failure) => Err(failed(command.name, failure)),
        }
    }

    /// Whether the command is sent signed.
    #[cfg(feature = "signing")]
    fn goes_signed(&self) -> bool {
        !self.client.vehicle.takes_plain_only.get() && self.signed_message().is_some()
    }

    #[cfg(not(feature = "signing"))]
    #[expect(clippy::unused_self, reason = "with signed commands it is needed")]
    fn goes_signed(&self) -> bool {
        false
    }

    /// The signed form of the command, if there are a key and such a form.
    #[cfg(feature = "signing")]
    fn signed_message(&self) -> Option<SignedMessage> {
        let Call { command, values, .. } = self.call;
        let signed = command.signed.filter(|_| self.client.has_key)?;
        let Payload { domain, message } = signed(values)?;
        Some(SignedMessage {
            domain,
            message: Zeroizing::new(message),
            is_read: false,
            is_repeatable: command.repeatable,
        })
    }

    /// The future is boxed: it is large, and calls that are not signed need not hold it.
    #[cfg(feature = "signing")]
    fn send_signed<'b>(
        &'b self,
        link: Route<'b, R, L>,
        message: &'b SignedMessage,
    ) -> Pin<Box<dyn Future<Output = Result<Completed>> + 'b>> {
        let Call { command, id, timeout, .. } = self.call;
        let Client { host, vehicle, .. } = self.client;
        let command = command.name;
        Box::pin(async move {
            Signer { host, link: &link, vehicle, command, id, timeout: *timeout }.send(message).await
        })
    }

    #[cfg(feature = "signing")]
    fn complete(&self, completed: Completed) -> Result<Success> {
        let Call { command, values, .. } = self.call;
        match completed {
            Completed::Done(_) => response::read_outcome(command, values, true, ""),
            Completed::Refused(reason) => response::read_outcome(command, values, false, &reason),
            Completed::NotDelivered(error) => Err(error),
        }
    }

    /// Remembers that the vehicle takes plain commands only. `false` if the command was not signed, or if the vehicle has
    /// taken signed ones before: its refusal means something else then.
    #[cfg(feature = "signing")]
    fn takes_plain_only(&self) -> bool {
        let vehicle = &self.client.vehicle;
        let is_signed = self.signed_message().is_some();
        is_signed && !vehicle.has_session.get() && !vehicle.takes_plain_only.replace(true)
    }

    #[cfg(not(feature = "signing"))]
    #[expect(clippy::unused_self, reason = "with signed commands it is needed")]
    fn takes_plain_only(&self) -> bool {
        false
    }

    /// Waits for work that other calls may wait for too, and reports progress meanwhile.
    async fn wait_for(&self, mut work: Pending, stage: Stage, timeout: u32) -> Result<String> {
        let name = self.call.command.name;
        let mut left = timeout;
        loop {
            self.client.host.progress(stage);
            let pause = left.min(TICK);
            left = left.saturating_sub(pause);
            let mut tick = pin!(self.client.host.sleep(pause));
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

/// The error of a token function that failed. The caller fills in the command.
fn token_failed(rest: &impl Rest, failure: Failure) -> Box<CommandError> {
    let own = if failure == Failure::Token { rest.token_error() } else { None };
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

/// How many new tokens came so far. A token that was requested before the next one came is older than that one.
fn token_generation(rest: &impl Rest) -> u32 {
    rest.shared_token().map(|shared| shared.generation.get()).unwrap_or_default()
}

/// A new token in place of one that was not accepted: a newer one that another call has got, or one that all calls wait
/// for. `generation` is how many had come when the old token was requested.
fn refresh<R: Rest + 'static>(rest: &R, generation: u32, timeout: u32) -> Pending {
    let Some(shared) = rest.shared_token() else { return Pending::ready(Ok(String::new())) };
    if shared.generation.get() != generation {
        return Pending::ready(Ok(shared.newest()));
    }
    shared.refreshing.run(|| {
        let rest = rest.unbound();
        async move {
            let token = rest.token(true, timeout).await.map_err(|failure| token_failed(&rest, failure))?;
            if let Some(shared) = rest.shared_token() {
                shared.replace(token.clone());
            }
            Ok(token)
        }
    })
}

/// Wakes the vehicle: asks once, then looks until it says that it is online. Its earlier state is not trusted: servers
/// keep an old "online" for minutes.
async fn wake_up<H: Host, R: Rest + 'static>(
    (host, rest, vehicle): (H, R, Rc<VehicleState>),
    id: String,
    (generation, mut token): (u32, String),
    timeout: u32,
) -> Result<String> {
    let values = Values::default();
    let Some(command) = commands::find("wake_up") else { return Ok(String::new()) };
    let mut request = Request::of(command, &id, Form::Json, &values);
    let mut pauses = PAUSES.iter();
    let (mut looking, mut refreshed) = (false, rest.shared_token().is_none());
    // Added up from look to look: a clock that is set back meanwhile must not make it last longer.
    let (mut spent, mut before) = (0.0, host.now());
    let mut left = || {
        let now = host.now();
        spent += (now - before).max(0.0);
        before = now;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let left = (WAKING_CEILING - spent) as u32;
        left
    };
    loop {
        let remaining = left();
        if remaining == 0 {
            let what = "The car did not wake up within a minute";
            return Err(
                CommandError::new(Code::Unavailable, command.name, what).with(|error| error.asleep = true)
            );
        }
        let waking = &vehicle.waking;
        let look = waking.looks.get().wrapping_add(looking.into());
        waking.looks.set(look);
        if let Ok(reply) = rest.exchange(&request, &token, timeout.min(remaining)).await {
            match response::read(command, &values, &reply) {
                // Only a look counts: wake_up answers before the car is awake.
                Ok(Success::Vehicle(car)) if looking && car.state.as_deref() == Some("online") => {
                    return Ok(String::new());
                }
                Ok(Success::Vehicle(car)) if looking && car.state.is_some() => waking.asleep.set(look),
                Err(error) if error.code == Code::Unauthorized && !refreshed => {
                    refreshed = true;
                    token = refresh(&rest, generation, timeout).await?;
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
        // No caller's signal is bound to this wait.
        let _always: Outcome<()> = host.sleep(pause.min(left())).await;
    }
}

/// Whether waking is refused. A lost answer refuses nothing: the car may wake up all the same.
fn is_final(error: &CommandError) -> bool {
    let is_refused = matches!(error.code, Code::Forbidden | Code::NotFound) || !error.may_have_succeeded;
    error.status.is_some_and(|status| status < 500) && !error.asleep && is_refused
}
