//! The access token: a new one in place of one that was not accepted, once for all calls that wait for it.

use std::cell::Cell;
use std::fmt;

use super::host::failed;
use super::single_flight::{Pending, SingleFlight};
use super::{Failure, Rest};
use crate::error::CommandError;

/// What calls with the same token function share.
#[derive(Default)]
pub struct SharedToken {
    refreshing: SingleFlight,
    /// How many new tokens came.
    generation: Cell<u32>,
    /// The newest token: a call whose older one was not accepted takes it.
    newest: Cell<String>,
}

impl SharedToken {
    pub(super) fn newest(&self) -> String {
        let newest = self.newest.take();
        self.newest.set(newest.clone());
        newest
    }

    fn replace(&self, token: String) {
        self.generation.set(self.generation.get().wrapping_add(1));
        self.newest.set(token);
    }
}

impl fmt::Debug for SharedToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SharedToken")
    }
}

/// The error of a token function that failed. The caller fills in the command.
pub(super) fn token_failed(rest: &impl Rest, failure: Failure) -> Box<CommandError> {
    let own = if failure == Failure::Token { rest.token_error() } else { None };
    own.unwrap_or_else(|| failed("", failure))
}

/// How many new tokens came so far. A token that was requested before the next one came is older than that one.
pub(super) fn token_generation(rest: &impl Rest) -> u32 {
    rest.shared_token().map(|shared| shared.generation.get()).unwrap_or_default()
}

/// A new token in place of one that was not accepted: a newer one that another call has got, or one that all calls wait
/// for. `generation` is how many had come when the old token was requested.
pub(super) fn refresh<R: Rest + 'static>(rest: &R, generation: u32, timeout: u32) -> Pending {
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
