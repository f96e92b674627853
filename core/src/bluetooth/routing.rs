//! Which request a frame answers. Most frames answer none of ours: each tab and each app with a link to the car receives
//! all of them, and the car also sends unsolicited messages.

use super::replies::{KeyChange, Message};
use super::vehicle_status::VehicleStatus;
use crate::protocol::Domain;
use crate::protocol::messages::{Content, Reply};
use crate::protocol::wire::Finder;

/// How long after its request a session info is accepted, in milliseconds.
const FRESH: f64 = 4_000.0;

/// What identifies the replies to a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    domain: u32,
    address: [u8; 16],
    uuid: [u8; 16],
    sent_at: f64,
}

impl Route {
    /// The route of a request that is sent at `now`, in milliseconds. `None` for the request for a new key, which has no
    /// address.
    #[must_use]
    pub fn of(request: &[u8], now: f64) -> Option<Self> {
        let find = Finder::default();
        let route = Route {
            domain: find.number(find.bytes(request, 6), 1),
            address: find.bytes(find.bytes(request, 7), 2).try_into().ok()?,
            uuid: find.bytes(request, 51).try_into().ok()?,
            sent_at: now,
        };
        find.found(route)
    }

    /// Whether this message, which arrived at `now`, is a reply to the request. That does not authenticate it.
    #[must_use]
    pub fn accepts(&self, reply: &Reply<'_>, now: f64) -> bool {
        // Vehicle security sometimes leaves out the request's uuid.
        let is_named = reply.request_uuid == self.uuid
            || reply.request_uuid.is_empty() && self.domain == Domain::VehicleSecurity as u32;
        let is_late = matches!(reply.content, Content::SessionInfo(_)) && now - self.sent_at > FRESH;
        reply.to == self.address && reply.from == self.domain && is_named && !is_late
    }
}

/// A message from the car.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incoming<'a> {
    /// A reply to a request. The request is ours if its [`Route`] accepts the reply.
    Reply(Reply<'a>),
    /// The status of the car, broadcast and unsigned.
    Status(VehicleStatus),
    /// The progress of a change to the list of keys, broadcast and unsigned.
    KeyChange(KeyChange),
    /// Another message.
    Other,
}

impl<'a> Incoming<'a> {
    /// Reads a frame's message.
    #[must_use]
    pub fn read(message: &'a [u8]) -> Self {
        let told = match Reply::read(message) {
            Some(reply) if reply.to.len() == 16 => return Incoming::Reply(reply),
            Some(Reply { to: [], from, content: Content::Message(told), .. })
                if from == Domain::VehicleSecurity as u32 =>
            {
                told
            }
            // Older cars send messages of vehicle security without an envelope.
            Some(Reply { to: [], from: 0, content: Content::Nothing, .. }) => message,
            _ => return Incoming::Other,
        };
        match Message::read(told) {
            Some(Message::Status(status)) => Incoming::Status(status),
            Some(Message::KeyChange(change)) => Incoming::KeyChange(change),
            _ => Incoming::Other,
        }
    }
}
