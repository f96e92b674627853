//! The link over the internet: a message is sent as base64 in a request of the API, and the response holds the reply.

use super::host::failed;
use super::link::{Link, LinkError, MessageKind, Outgoing, Replies};
use super::{Call, Rest};
use crate::protocol::{Authentication, Delivery};
use crate::rest::base64;
use crate::rest::request::Request;
use crate::rest::response;

/// The link of one call over the API.
pub(super) struct RestLink<'a, R> {
    pub rest: &'a R,
    pub call: &'a Call,
    pub token: &'a str,
}

impl<R: Rest> Link for RestLink<'_, R> {
    type Replies = OneReply;

    fn authentication(&self) -> Authentication {
        Authentication::Hmac
    }

    async fn send(&self, message: Outgoing<'_>, timeout: u32) -> Result<OneReply, LinkError> {
        let is_command = message.kind == MessageKind::Command;
        let message = base64::encode(message.bytes);
        let request = Request::signed(&self.call.id, &message);
        let command = self.call.command;
        let reply = match self.rest.exchange(&request, self.token, timeout).await {
            Ok(reply) => response::read_message(command, &reply),
            Err(failure) => {
                Err(failed(command.name, if is_command { failure } else { failure.before_sending() }))
            }
        };
        reply.map(|reply| OneReply(Some(reply))).map_err(|error| {
            // A server may repeat the message in its error, and the message may hold a PIN.
            let error = error.with(|error| error.hide(&[message]));
            let delivery = if error.may_have_succeeded { Delivery::Unknown } else { Delivery::NotDelivered };
            LinkError { delivery, error }
        })
    }
}

/// The reply in a response.
pub(super) struct OneReply(Option<Vec<u8>>);

impl Replies for OneReply {
    async fn next(&mut self, _: u32) -> Result<Option<Vec<u8>>, LinkError> {
        Ok(self.0.take())
    }
}
