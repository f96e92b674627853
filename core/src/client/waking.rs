//! Waking a vehicle over the API, once for all calls that wait for it.

use std::cell::Cell;
use std::rc::Rc;

use super::single_flight::SingleFlight;
use super::token::refresh;
use super::{Host, Outcome, Rest, VehicleState};
use crate::catalogue::values::Values;
use crate::commands;
use crate::error::{Code, CommandError, Result};
use crate::rest::request::{Form, Request};
use crate::rest::response::{self, Success};

/// How long waking may take, in milliseconds. Vehicles take up to half a minute; other clients give up after 30 to 60 s.
const WAKING_CEILING: f64 = 60_000.0;

/// The pauses between looks at a waking vehicle, in milliseconds. The last one repeats. Looks are free of charge.
const PAUSES: &[u32] = &[2_000, 3_000, 4_000, 5_000, 6_000];

/// The waking of a vehicle.
#[derive(Default)]
pub(super) struct Waking {
    pub flight: SingleFlight,
    /// How many looks at the vehicle were sent.
    pub looks: Cell<u32>,
    /// The number of the last look that found it not online.
    pub asleep: Cell<u32>,
}

/// Wakes the vehicle: asks once, then looks until it says that it is online. Its earlier state is not trusted: servers
/// keep an old "online" for minutes.
pub(super) async fn wake_up<H: Host, R: Rest + 'static>(
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
    // The time is added up from look to look, so that a clock that is set back does not prolong the waking.
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
                // Only a look counts: the response to wake_up comes before the vehicle is awake.
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
                    // This is about the waking, not about the command that waits for it.
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

/// Whether waking is refused. A lost response is not a refusal: the vehicle may wake up all the same.
fn is_final(error: &CommandError) -> bool {
    let is_refused = matches!(error.code, Code::Forbidden | Code::NotFound) || !error.may_have_succeeded;
    error.status.is_some_and(|status| status < 500) && !error.asleep && is_refused
}
