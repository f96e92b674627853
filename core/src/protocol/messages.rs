//! The messages of the protocol: requests are written, replies are read.

use super::Domain;
use super::crypto::{Nonce, Tag};
use super::wire::{Finder, Message};

/// A public key: an uncompressed point.
pub type Point = [u8; 65];

/// Asks for encrypted replies: the flag with the bit position 1.
pub const ENCRYPT_RESPONSE: u32 = 1 << 1;

/// Where a request goes, and how its reply is recognized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The domain that it is for.
    pub domain: Domain,
    /// The address of the reply.
    pub address: [u8; 16],
    /// The id of the request. It must not be predictable.
    pub uuid: [u8; 16],
}

/// The signature of a command.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// The client's public key.
    pub point: &'a Point,
    /// The epoch of the vehicle.
    pub epoch: &'a [u8; 16],
    /// The counter of the command.
    pub counter: u32,
    /// The time on the vehicle's clock, in seconds, until which it is valid.
    pub expires_at: u32,
    /// The proof.
    pub proof: Proof,
}

/// The proof that a command comes from the client.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// HMAC; the payload is sent in clear.
    Hmac(Tag),
    /// AES-GCM; the payload is sent encrypted.
    Gcm(Nonce, [u8; 16]),
}

impl Envelope {
    /// A request for a session.
    #[must_use]
    pub fn handshake(&self, point: &Point) -> Vec<u8> {
        self.begin().message(14, key(point)).bytes(51, &self.uuid).into_bytes()
    }

    /// A signed command, which asks for an encrypted reply if the flags say so.
    #[must_use]
    pub fn command(&self, payload: &[u8], signature: &Signature<'_>, flags: u32) -> Vec<u8> {
        let message = self.begin().bytes(10, payload).message(13, signature.write()).bytes(51, &self.uuid);
        let message = if flags == 0 { message } else { message.varint(52, flags.into()) };
        message.into_bytes()
    }

    pub(crate) fn begin(&self) -> Message {
        let to = Message::new().varint(1, self.domain as u64);
        let from = Message::new().bytes(2, &self.address);
        Message::new().message(6, to).message(7, from)
    }
}

impl Signature<'_> {
    fn write(&self) -> Message {
        let data = Message::new().message(1, key(self.point));
        let proof = Message::new().bytes(1, self.epoch);
        match self.proof {
            Proof::Hmac(tag) => {
                let proof = proof.varint(2, self.counter.into()).fixed32(3, self.expires_at);
                data.message(8, proof.bytes(4, &tag))
            }
            Proof::Gcm(nonce, tag) => {
                let proof = proof.bytes(2, &nonce).varint(3, self.counter.into());
                data.message(5, proof.fixed32(4, self.expires_at).bytes(5, &tag))
            }
        }
    }
}

/// A message with the client's public key.
fn key(point: &Point) -> Message {
    Message::new().bytes(1, point)
}

/// A reply. Nothing in it is authenticated yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reply<'a> {
    /// The address that it is sent to.
    pub to: &'a [u8],
    /// The domain that it comes from.
    pub from: u32,
    /// Its content.
    pub content: Content<'a>,
    /// 1 if the vehicle is too busy, 2 for an error.
    pub operation_status: u32,
    /// The number of the fault.
    pub fault: u32,
    /// Its signature.
    pub signature: ReplySignature<'a>,
    /// The uuid of the request; may be empty.
    pub request_uuid: &'a [u8],
    /// Its flags.
    pub flags: u32,
}

/// The content of a reply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// The domain's own message, usually encrypted.
    Message(&'a [u8]),
    /// A session info.
    SessionInfo(&'a [u8]),
}

/// The signature of a reply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplySignature<'a> {
    /// There is none.
    #[default]
    None,
    /// The signature of a session info.
    Info(&'a [u8]),
    /// The signature of an encrypted message.
    Gcm {
        /// The nonce.
        nonce: &'a [u8],
        /// The counter of the reply among the replies to its request.
        counter: u32,
        /// The tag.
        tag: &'a [u8],
    },
}

impl<'a> Reply<'a> {
    /// Reads a `RoutableMessage`.
    #[must_use]
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let find = Finder::default();
        let status = find.bytes(message, 12);
        find.found(Reply {
            to: find.bytes(find.bytes(message, 6), 2),
            from: find.number(find.bytes(message, 7), 1),
            content: match find.either(message, [10, 15]) {
                (10, bytes) => Content::Message(bytes),
                (15, bytes) => Content::SessionInfo(bytes),
                _ => Content::Nothing,
            },
            operation_status: find.number(status, 1),
            fault: find.number(status, 2),
            signature: match find.either(find.bytes(message, 13), [6, 9]) {
                (6, info) => ReplySignature::Info(find.bytes(info, 1)),
                (9, gcm) => ReplySignature::Gcm {
                    nonce: find.bytes(gcm, 1),
                    counter: find.number(gcm, 2),
                    tag: find.bytes(gcm, 3),
                },
                _ => ReplySignature::None,
            },
            request_uuid: find.bytes(message, 50),
            flags: find.number(message, 52),
        })
    }
}

/// A domain's side of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// The counter of the last command that it took from this key in this epoch.
    pub counter: u32,
    /// Its public key; `None` if it is invalid, as from a vehicle that does not know the client's key.
    pub public_key: Option<Point>,
    /// The epoch. It changes with each start of the domain.
    pub epoch: [u8; 16],
    /// The seconds since the epoch began, approximately.
    pub clock_time: u32,
    /// Whether the vehicle knows the client's key.
    pub is_paired: bool,
}

impl SessionInfo {
    /// Reads a session info.
    #[must_use]
    pub fn read(message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let is_paired = find.number(message, 5) == 0;
        let epoch = find.bytes(message, 3);
        find.found(SessionInfo {
            counter: find.number(message, 1),
            public_key: find.bytes(message, 2).try_into().ok(),
            // A vehicle that does not know the key may send nothing else.
            epoch: if is_paired { epoch.try_into().ok()? } else { [0; 16] },
            clock_time: find.fixed32(message, 4),
            is_paired,
        })
    }
}
