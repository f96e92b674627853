//! A link carries messages of the signed protocol to a domain of the vehicle, and brings the replies.

use super::Unbound;
use crate::error::CommandError;
use crate::protocol::{Authentication, Delivery, Domain};

/// A way to the vehicle for messages of the signed protocol.
///
/// A link knows nothing of what a message says. Over the internet, it is one request and its response. Over Bluetooth,
/// several replies may come, or none, and unsolicited messages.
///
/// Each wait ends with the caller's signal. It undoes what it set up, also when it is dropped.
#[expect(async_fn_in_trait, reason = "WebAssembly has one thread: nothing needs Send")]
pub trait Link {
    /// The replies to one message.
    type Replies: Replies;

    /// How commands on this link are authenticated.
    fn authentication(&self) -> Authentication;

    /// Sends the message once. It returns when the message is delivered, within `timeout` milliseconds.
    ///
    /// # Errors
    ///
    /// If the message may not have been delivered, see [`LinkError::delivery`].
    async fn send(&self, message: Outgoing<'_>, timeout: u32) -> Result<Self::Replies, LinkError>;

    /// When infotainment answered last over this link, in milliseconds since 1970; 0 if it is not known.
    fn infotainment_answered_at(&self) -> f64 {
        0.0
    }

    /// Infotainment has answered.
    fn set_infotainment_answered_at(&self, _milliseconds: f64) {}
}

/// The replies to a message, from the moment at which it is sent.
#[expect(async_fn_in_trait, reason = "WebAssembly has one thread: nothing needs Send")]
pub trait Replies {
    /// The next message from the vehicle. It need not be a reply: the caller ignores other messages. `None` if no
    /// further reply comes, at the latest after `timeout` milliseconds.
    ///
    /// # Errors
    ///
    /// If the link broke, or the caller's signal was aborted.
    async fn next(&mut self, timeout: u32) -> Result<Option<Vec<u8>>, LinkError>;
}

/// A message to the vehicle.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// The domain that it is for.
    pub domain: Domain,
    /// What it is.
    pub kind: MessageKind,
    /// The message.
    pub bytes: &'a [u8],
}

/// What a message to the vehicle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// A request for a session. It changes nothing, and may be sent again.
    Handshake,
    /// An unsigned question. It changes nothing, and may be sent again.
    Query,
    /// A command.
    Command,
}

/// Why a link failed.
#[derive(Clone, Debug)]
pub struct LinkError {
    /// Whether the vehicle received the message.
    pub delivery: Delivery,
    /// What happened. The caller fills in the command, and whether it may have succeeded.
    pub error: Box<CommandError>,
}

/// The link of a vehicle that is reached over the internet only.
#[derive(Debug)]
pub enum NoLink {}

impl Link for NoLink {
    type Replies = NoLink;

    fn authentication(&self) -> Authentication {
        match *self {}
    }

    async fn send(&self, _: Outgoing<'_>, _: u32) -> Result<NoLink, LinkError> {
        match *self {}
    }
}

impl Unbound for NoLink {
    fn unbound(&self) -> Self {
        match *self {}
    }
}

impl Replies for NoLink {
    async fn next(&mut self, _: u32) -> Result<Option<Vec<u8>>, LinkError> {
        match *self {}
    }
}
