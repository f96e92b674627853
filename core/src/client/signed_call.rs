//! Whether the command of a call is sent signed, and what its end means for the call.

use std::future::Future;
use std::pin::Pin;

use zeroize::Zeroizing;

use super::route::Route;
use super::{Call, CallRun, Client, Completed, Host, Link, Rest, SignedMessage, Signer};
use crate::error::Result;
use crate::protocol::payload::Payload;
use crate::rest::response::{self, Success};

impl<H: Host, R: Rest, L: Link> CallRun<'_, H, R, L> {
    /// Whether the command is sent signed.
    pub(super) fn goes_signed(&self) -> bool {
        !self.client.vehicle.takes_plain_only.get() && self.signed_message().is_some()
    }

    /// The signed form of the command, if there are a key and such a form.
    pub(super) fn signed_message(&self) -> Option<SignedMessage> {
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
    pub(super) fn send_signed<'b>(
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

    pub(super) fn complete(&self, completed: Completed) -> Result<Success> {
        let Call { command, values, .. } = self.call;
        match completed {
            Completed::Done(_) => response::read_outcome(command, values, true, ""),
            Completed::Refused(reason) => response::read_outcome(command, values, false, &reason),
            Completed::NotDelivered(error) => Err(error),
        }
    }

    /// Remembers after the refusal of a signed command that the vehicle takes plain ones only. `false` if it has taken signed
    /// ones before: its refusal means something else then.
    pub(super) fn takes_plain_only(&self) -> bool {
        let vehicle = &self.client.vehicle;
        let is_first = !vehicle.has_session.get();
        if is_first {
            vehicle.takes_plain_only.set(true);
        }
        is_first
    }
}
