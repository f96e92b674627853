//! How a call is carried out: when it asks for a token, wakes the vehicle, and sends a second time.
//!
//! All of it runs over small traits, so that any program can bring its own network, clock and radio: a [`Host`] is the
//! environment, a [`Rest`] the API over HTTP, and a [`Link`] carries signed messages to the vehicle.

#[cfg(feature = "bluetooth")]
mod bluetooth;
#[cfg(feature = "bluetooth")]
mod direct;
#[cfg(feature = "bluetooth")]
mod enrol;
mod host;
mod link;
mod pages;
mod rest;
#[cfg(feature = "signing")]
mod rest_link;
#[cfg(feature = "signing")]
mod route;
mod shared;
#[cfg(feature = "signing")]
mod signed;
#[cfg(feature = "signing")]
mod signed_call;
mod single_flight;
mod token;
mod vehicle;
mod waking;

use std::fmt;
use std::rc::Rc;

use self::host::failed;
use self::pages::Pages;
#[cfg(feature = "signing")]
use self::rest_link::RestLink;
#[cfg(feature = "signing")]
use self::route::Route;
use self::single_flight::Pending;
use self::token::{refresh, token_failed, token_generation};
use self::waking::wake_up;
use crate::catalogue::values::Values;
use crate::catalogue::{Answer, Command};
use crate::error::{Code, CommandError, Result};
use crate::rest::request::{Form, Request, forms_of_secret};
use crate::rest::response::{self, Success};

#[cfg(feature = "bluetooth")]
pub use self::bluetooth::{BluetoothLink, BluetoothReplies, Gatt, LinkState, Piece};
#[cfg(feature = "bluetooth")]
pub use self::enrol::{ENROL_KEY, Enrolled, LIST_KEYS, enrol_key, list_keys};
#[cfg(feature = "signing")]
pub use self::host::Acquired;
pub use self::host::{Failure, Host, Outcome, Stage, Unbound, within};
pub use self::link::{Link, LinkError, MessageKind, NoLink, Outgoing, Replies};
pub use self::rest::{NoRest, Rest};
pub use self::shared::SharedState;
#[cfg(feature = "signing")]
pub use self::signed::{Completed, SignedMessage, Signer};
pub use self::token::SharedToken;
pub use self::vehicle::VehicleState;

/// The advice for a vehicle that was woken in vain.
const TRY_LATER: &str = "It may have no reception: try again later.";

/// How often waking is reported as progress, in milliseconds.
const TICK: u32 = 1_000;

/// A call with checked arguments.
#[derive(Debug)]
pub struct Call {
    /// The command or read.
    pub command: &'static Command,
    /// The id or VIN of the vehicle; empty for calls to the account.
    pub id: String,
    /// Where the parameters are written.
    pub form: Form,
    /// The parameters.
    pub values: Values,
    /// How long one request may take with its response, in milliseconds.
    pub timeout: u32,
    /// Whether to wake the vehicle if it is asleep.
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
        #[cfg(feature = "bluetooth")]
        if let Some(link) = &self.client.link
            && let Some(success) = Box::pin(self.run_direct(link)).await?
        {
            return Ok(success);
        }
        if self.call.command.signed_only && !self.goes_signed() {
            let what = "The command can only be sent signed, but the vehicle has no key or accepts no signed commands";
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
        let mut pages = Pages::new();
        loop {
            secrets.push(token.clone());
            let (outcome, was_signed) = self.send(rest, &request, &token).await;
            let error = match outcome {
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
                let what = "The car woke up, but the server then reported it as asleep or offline again";
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
            } else if !(error.status == Some(422) && was_signed && self.takes_plain_only())
                || command.signed_only
            {
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
            error.advice = "A signing proxy also says this after the car has acted.";
        }))
    }

    /// Sends the command, signed if there is a key for it and the vehicle takes signed commands. Also returns whether it was.
    async fn send(&self, rest: &R, request: &Request, token: &str) -> (Result<Success>, bool) {
        #[cfg(feature = "signing")]
        if !self.client.vehicle.takes_plain_only.get()
            && let Some(message) = self.signed_message()
        {
            let link = RestLink { rest, call: self.call, token };
            let completed = self.send_signed(Route::Rest(link), &message).await;
            return (completed.and_then(|completed| self.complete(completed)), true);
        }
        let Call { command, values, timeout, .. } = self.call;
        self.client.host.progress(Stage::Sending);
        let outcome = match rest.exchange(request, token, *timeout).await {
            Ok(reply) => response::read(command, values, &reply),
            Err(failure) => Err(failed(command.name, failure)),
        };
        (outcome, false)
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

    /// Waits for work that other calls may wait for too, and reports progress meanwhile.
    async fn wait_for(&self, mut work: Pending, stage: Stage, timeout: u32) -> Result<String> {
        let name = self.call.command.name;
        let mut left = timeout;
        loop {
            self.client.host.progress(stage);
            let pause = left.min(TICK);
            left = left.saturating_sub(pause);
            let done = within(&self.client.host, pause, &mut work).await;
            if let Some(outcome) = done.map_err(|failure| failed(name, failure))? {
                return outcome.map_err(|error| error.with(|error| error.command = name));
            }
            if left == 0 {
                return Err(failed(name, Failure::Timeout { sent: false }));
            }
        }
    }
}
