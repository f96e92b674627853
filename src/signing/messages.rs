//! The messages: what is written of them, and what is read.

use super::Domain;
use super::crypto::{Nonce, Tag};
use super::wire::{self, Value, Writer};

/// A public key: an uncompressed point.
pub type Point = [u8; 65];

/// Asks for encrypted replies: the flag with the bit position 1.
pub const ENCRYPT_RESPONSE: u32 = 1 << 1;

/// Where a request goes, and what its reply is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The part of the car that it is for.
    pub domain: Domain,
    /// Where the reply goes.
    pub address: [u8; 16],
    /// The request's name, which must not be predictable.
    pub uuid: [u8; 16],
}

/// The signature of a command.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// Our public key.
    pub point: &'a Point,
    /// The car's epoch.
    pub epoch: &'a [u8; 16],
    /// The command's number.
    pub counter: u32,
    /// The second of the car's clock until which it is valid.
    pub expires_at: u32,
    /// The proof.
    pub proof: Proof,
}

/// What proves that a command is ours.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// HMAC; the payload is sent in clear.
    Hmac(Tag),
    /// AES-GCM; the payload is sent encrypted.
    Gcm(Nonce, [u8; 16]),
}

impl Envelope {
    /// The request for a session.
    #[must_use]
    pub fn handshake(&self, point: &Point) -> Vec<u8> {
        let mut message = self.begin();
        message.message(14, |request| request.bytes(1, point));
        message.bytes(51, &self.uuid);
        message.0
    }

    /// A signed command, which asks for an encrypted reply if the flags say so.
    #[must_use]
    pub fn command(&self, payload: &[u8], signature: &Signature<'_>, flags: u32) -> Vec<u8> {
        let mut message = self.begin();
        message.bytes(10, payload);
        message.message(13, |data| {
            data.message(1, |identity| identity.bytes(1, signature.point));
            match signature.proof {
                Proof::Hmac(tag) => data.message(8, |hmac| {
                    hmac.bytes(1, signature.epoch);
                    hmac.varint(2, signature.counter.into());
                    hmac.fixed32(3, signature.expires_at);
                    hmac.bytes(4, &tag);
                }),
                Proof::Gcm(nonce, tag) => data.message(5, |gcm| {
                    gcm.bytes(1, signature.epoch);
                    gcm.bytes(2, &nonce);
                    gcm.varint(3, signature.counter.into());
                    gcm.fixed32(4, signature.expires_at);
                    gcm.bytes(5, &tag);
                }),
            }
        });
        message.bytes(51, &self.uuid);
        if flags != 0 {
            message.varint(52, flags.into());
        }
        message.0
    }

    fn begin(&self) -> Writer {
        let mut message = Writer::default();
        message.message(6, |to| to.varint(1, self.domain as u64));
        message.message(7, |from| from.bytes(2, &self.address));
        message
    }
}

/// A reply, of which nothing is believed yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reply<'a> {
    /// To which address it is sent.
    pub to: &'a [u8],
    /// From which domain.
    pub from: u32,
    /// Its content.
    pub content: Content<'a>,
    /// 1 where the car is too busy, 2 for an error.
    pub operation_status: u32,
    /// The number of the fault.
    pub fault: u32,
    /// Its signature.
    pub signature: ReplySignature<'a>,
    /// The uuid of the request, or nothing.
    pub request_uuid: &'a [u8],
    /// Its flags.
    pub flags: u32,
}

/// What a reply holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// The domain's own message, mostly encrypted.
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
    /// That of a session info.
    Info(&'a [u8]),
    /// That of an encrypted message.
    Gcm {
        /// The nonce.
        nonce: &'a [u8],
        /// The number of the reply among those to its request.
        counter: u32,
        /// The tag.
        tag: &'a [u8],
    },
}

impl<'a> Reply<'a> {
    /// Reads a `RoutableMessage`.
    #[must_use]
    pub fn read(message: &'a [u8]) -> Option<Self> {
        let mut reply = Reply::default();
        let (mut to, mut from, mut status, mut data) = (&[][..], &[][..], &[][..], &[][..]);
        wire::read(message, &mut |field, value| match (field, value) {
            (6, Value::Bytes(bytes)) => to = bytes,
            (7, Value::Bytes(bytes)) => from = bytes,
            (10, Value::Bytes(bytes)) => reply.content = Content::Message(bytes),
            (12, Value::Bytes(bytes)) => status = bytes,
            (13, Value::Bytes(bytes)) => data = bytes,
            (15, Value::Bytes(bytes)) => reply.content = Content::SessionInfo(bytes),
            (50, Value::Bytes(bytes)) => reply.request_uuid = bytes,
            (52, Value::Varint(flags)) => reply.flags = low(flags),
            _ => {}
        })?;
        wire::read(to, &mut |field, value| {
            if let (2, Value::Bytes(address)) = (field, value) {
                reply.to = address;
            }
        })?;
        wire::read(from, &mut |field, value| {
            if let (1, Value::Varint(domain)) = (field, value) {
                reply.from = low(domain);
            }
        })?;
        wire::read(status, &mut |field, value| match (field, value) {
            (1, Value::Varint(status)) => reply.operation_status = low(status),
            (2, Value::Varint(fault)) => reply.fault = low(fault),
            _ => {}
        })?;
        reply.signature = ReplySignature::read(data)?;
        Some(reply)
    }
}

impl<'a> ReplySignature<'a> {
    fn read(data: &'a [u8]) -> Option<Self> {
        let (mut info, mut gcm) = (None, None);
        wire::read(data, &mut |field, value| match (field, value) {
            (6, Value::Bytes(bytes)) => (info, gcm) = (Some(bytes), None),
            (9, Value::Bytes(bytes)) => (info, gcm) = (None, Some(bytes)),
            _ => {}
        })?;
        let (mut nonce, mut counter, mut tag) = (&[][..], 0, &[][..]);
        if let Some(info) = info {
            wire::read(info, &mut |field, value| {
                if let (1, Value::Bytes(bytes)) = (field, value) {
                    tag = bytes;
                }
            })?;
            return Some(ReplySignature::Info(tag));
        }
        let Some(gcm) = gcm else { return Some(ReplySignature::None) };
        wire::read(gcm, &mut |field, value| match (field, value) {
            (1, Value::Bytes(bytes)) => nonce = bytes,
            (2, Value::Varint(number)) => counter = low(number),
            (3, Value::Bytes(bytes)) => tag = bytes,
            _ => {}
        })?;
        Some(ReplySignature::Gcm { nonce, counter, tag })
    }
}

/// What a domain tells of its side of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// The number of the last command that it has taken from us in this epoch.
    pub counter: u32,
    /// Its public key; `None` where it is no point, as from a car that does not know our key.
    pub public_key: Option<Point>,
    /// What changes with each start of the domain.
    pub epoch: [u8; 16],
    /// The seconds since then, about.
    pub clock_time: u32,
    /// Whether the car knows our key.
    pub is_paired: bool,
}

impl SessionInfo {
    /// Reads it.
    #[must_use]
    pub fn read(message: &[u8]) -> Option<Self> {
        let (mut counter, mut public_key, mut epoch, mut clock_time, mut status) = (0, None, &[][..], 0, 0);
        wire::read(message, &mut |field, value| match (field, value) {
            (1, Value::Varint(number)) => counter = low(number),
            (2, Value::Bytes(bytes)) => public_key = bytes.try_into().ok(),
            (3, Value::Bytes(bytes)) => epoch = bytes,
            (4, Value::Fixed32(seconds)) => clock_time = seconds,
            (5, Value::Varint(number)) => status = low(number),
            _ => {}
        })?;
        let is_paired = status == 0;
        // A car that does not know us may tell nothing else.
        let epoch = if is_paired { epoch.try_into().ok()? } else { [0; 16] };
        Some(SessionInfo { counter, public_key, epoch, clock_time, is_paired })
    }
}

/// Protobuf's 32-bit numbers are the low half of what is on the wire.
#[expect(clippy::cast_possible_truncation, reason = "that is what is wanted")]
fn low(number: u64) -> u32 {
    number as u32
}
