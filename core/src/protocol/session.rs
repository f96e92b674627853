//! A session with a domain of a car, from our side.
//!
//! A handshake is a question anybody may ask, and its answer, the session info, is signed: it tells the
//! domain's key, epoch, clock and the number of the last command. From then on each command has the next
//! number. The same info comes with most faults, and mends the session.

use super::Domain;
use super::crypto::{Keys, Nonce, Tag};
use super::messages::{
    Content, ENCRYPT_RESPONSE, Envelope, Point, Proof, Reply, ReplySignature, SessionInfo, Signature,
};
use super::metadata::{Metadata, tag};
use super::window::Window;

/// How old a session info may be, in milliseconds, since it was asked for.
const FRESH: f64 = 10_000.0;

/// How far ahead a command may expire, in seconds of the car's clock; beyond, cars take it for nonsense.
const FARTHEST: u32 = 1 << 30;

/// The types of signatures.
const AES_GCM_PERSONALIZED: u8 = 5;
const HMAC: u8 = 6;
const HMAC_PERSONALIZED: u8 = 8;
const AES_GCM_RESPONSE: u8 = 9;

/// An epoch, and a number in it.
pub type Count = [u8; 20];

/// Random bytes: an address and a uuid.
pub type Random = [u8; 32];

/// Who talks with whom.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The car.
    pub vin: String,
    /// Its part.
    pub domain: Domain,
    /// Our public key.
    pub point: Point,
}

/// What a request is known by, once it is out.
#[derive(Clone, Debug)]
pub struct Pending {
    envelope: Envelope,
    sent_at: f64,
    /// Of a command: its number, and what its reply names it by.
    command: Option<(Number, Vec<u8>)>,
    replies: Window,
}

/// The number of a command, which counts in one epoch.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    epoch: [u8; 16],
    counter: u32,
}

/// A session. Its keys are wiped when it is dropped.
pub struct Session {
    /// The domain's public key.
    pub vehicle_key: Point,
    keys: Keys,
    epoch: [u8; 16],
    /// The number of the last command.
    counter: u32,
    clock_time: u32,
    /// When the car's clock was zero, in our milliseconds.
    zero: f64,
}

impl Ends {
    /// Asks for a session: the message, and what its reply is held against.
    #[must_use]
    pub fn handshake(&self, random: &Random, now: f64) -> (Vec<u8>, Pending) {
        let envelope = self.envelope(random);
        let pending = Pending { envelope, sent_at: now, command: None, replies: Window::default() };
        (envelope.handshake(&self.point), pending)
    }

    /// Whether the session info in the reply is the car's, and an answer to this request.
    #[must_use]
    pub fn verify(&self, pending: &Pending, reply: &Reply<'_>, keys: &Keys, now: f64) -> bool {
        let (Content::SessionInfo(info), ReplySignature::Info(tag)) = (reply.content, reply.signature) else {
            return false;
        };
        let metadata = Metadata::of(HMAC, None, &self.vin).add(tag::CHALLENGE, &pending.envelope.uuid).end();
        now - pending.sent_at <= FRESH && keys.verify_info(&metadata, info, tag)
    }

    fn envelope(&self, random: &Random) -> Envelope {
        let (mut address, mut uuid) = ([0; 16], [0; 16]);
        let (first, second) = random.split_at(16);
        address.copy_from_slice(first);
        uuid.copy_from_slice(second);
        Envelope { domain: self.domain, address, uuid }
    }

    fn metadata(&self, signature_type: u8) -> Metadata {
        Metadata::of(signature_type, Some(self.domain as u8), &self.vin)
    }

    fn request_metadata(&self, signature_type: u8, terms: &Terms<'_>) -> Vec<u8> {
        let mut metadata = self.metadata(signature_type);
        metadata
            .add(tag::EPOCH, terms.epoch)
            .add_number(tag::EXPIRES_AT, terms.expires_at)
            .add_number(tag::COUNTER, terms.counter);
        if terms.flags != 0 {
            metadata.add_number(tag::FLAGS, terms.flags);
        }
        metadata.end()
    }

    /// The tag of a command, by HMAC.
    #[must_use]
    pub fn sign(&self, keys: &Keys, terms: &Terms<'_>, payload: &[u8]) -> Tag {
        keys.sign(&self.request_metadata(HMAC_PERSONALIZED, terms), payload)
    }

    /// A command encrypted by AES-GCM, and its tag.
    #[must_use]
    pub fn seal(
        &self,
        keys: &Keys,
        terms: &Terms<'_>,
        nonce: &Nonce,
        payload: &[u8],
    ) -> Option<(Vec<u8>, [u8; 16])> {
        keys.seal(nonce, &self.request_metadata(AES_GCM_PERSONALIZED, terms), payload)
    }
}

/// What a command is signed with besides its message.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The car's epoch.
    pub epoch: &'a [u8; 16],
    /// The command's number.
    pub counter: u32,
    /// The second of the car's clock until which it is valid.
    pub expires_at: u32,
    /// The message's flags.
    pub flags: u32,
}

impl Pending {
    /// Reads a reply, if it can be one to this request. Nothing in it is proved yet.
    #[must_use]
    pub fn read<'a>(&self, message: &'a [u8]) -> Option<Reply<'a>> {
        let Envelope { domain, address, uuid } = self.envelope;
        let reply = Reply::read(message)?;
        let is_ours = reply.from == domain as u32
            && reply.to == address
            && (reply.request_uuid.is_empty() || reply.request_uuid == uuid);
        is_ours.then_some(reply)
    }

    /// The number, if it is a command.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        self.command.as_ref().map(|(number, _)| *number)
    }
}

impl Number {
    /// Whether this session info, the car's, says that the command was not taken: its number is not reached.
    /// Of another epoch it says that only as the answer to the command itself. What a part of the car did
    /// before it started anew, perhaps because of the command, no later question finds out.
    #[must_use]
    pub fn was_not_taken(&self, info: &SessionInfo, is_answer: bool) -> bool {
        if self.epoch == info.epoch { info.counter < self.counter } else { is_answer }
    }
}

impl Session {
    /// The session of a session info that is the car's; `keys` are those for the car's key in it.
    #[must_use]
    pub fn new(info: &SessionInfo, vehicle_key: Point, keys: Keys, now: f64) -> Self {
        let SessionInfo { counter, epoch, clock_time, .. } = *info;
        let zero = now - f64::from(clock_time) * 1_000.0;
        Session { vehicle_key, keys, epoch, counter, clock_time, zero }
    }

    /// The keys, to verify a session info with.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The epoch and the number of the last command, as tabs share them.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut count = [0; 20];
        let (epoch, counter) = count.split_at_mut(16);
        epoch.copy_from_slice(&self.epoch);
        counter.copy_from_slice(&self.counter.to_be_bytes());
        count
    }

    /// Leaves out the numbers that others used, as far as they are of this epoch.
    pub fn skip_to(&mut self, count: &[u8]) {
        let counter = count.strip_prefix(&self.epoch).and_then(|counter| counter.try_into().ok());
        self.counter = self.counter.max(counter.map(u32::from_be_bytes).unwrap_or_default());
    }

    /// Takes over a session info that is the car's, with the same key. Of one epoch, none that is older than
    /// what is known.
    pub fn adopt(&mut self, info: &SessionInfo, now: f64) -> bool {
        if info.epoch == self.epoch {
            if info.clock_time < self.clock_time {
                return false;
            }
            self.counter = self.counter.max(info.counter);
        } else {
            self.epoch = info.epoch;
            self.counter = info.counter;
        }
        self.clock_time = info.clock_time;
        self.zero = now - f64::from(info.clock_time) * 1_000.0;
        true
    }

    /// Signs a command that is valid for `lifetime` seconds: the message, and what its reply is held against.
    /// `None` once the numbers of this epoch are used up.
    pub fn command(
        &mut self,
        ends: &Ends,
        payload: &[u8],
        random: &Random,
        (now, lifetime): (f64, u32),
    ) -> Option<(Vec<u8>, Pending)> {
        self.counter = self.counter.checked_add(1)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let seconds = ((now - self.zero) / 1_000.0) as u32;
        let expires_at = seconds.saturating_add(lifetime).min(FARTHEST);
        let (epoch, counter) = (self.epoch, self.counter);
        let terms = Terms { epoch: &epoch, counter, expires_at, flags: ENCRYPT_RESPONSE };
        let tag = ends.sign(&self.keys, &terms, payload);
        let proof = Proof::Hmac(tag);
        let signature = Signature { point: &ends.point, epoch: &epoch, counter, expires_at, proof };
        let envelope = ends.envelope(random);
        let message = envelope.command(payload, &signature, ENCRYPT_RESPONSE);
        let hash = request_hash(ends.domain, HMAC_PERSONALIZED, &tag);
        let command = Some((Number { epoch, counter }, hash));
        Some((message, Pending { envelope, sent_at: now, command, replies: Window::default() }))
    }

    /// Decrypts a reply to a command, if it is the car's and is not repeated. Its fault is proved then, too.
    pub fn open(&self, ends: &Ends, pending: &mut Pending, reply: &Reply<'_>) -> Option<Vec<u8>> {
        let ReplySignature::Gcm { nonce, counter, tag } = reply.signature else { return None };
        let message = match reply.content {
            Content::Message(message) => message,
            Content::Nothing => &[],
            Content::SessionInfo(_) => return None,
        };
        let metadata = ends
            .metadata(AES_GCM_RESPONSE)
            .add_number(tag::COUNTER, counter)
            .add_number(tag::FLAGS, reply.flags)
            .add(tag::REQUEST_HASH, &pending.command.as_ref()?.1)
            .add_number(tag::FAULT, reply.fault)
            .end();
        let message = self.keys.open(nonce, &metadata, message, tag)?;
        pending.replies.take(counter).then_some(message)
    }
}

/// What a reply names its request by.
#[must_use]
pub fn request_hash(domain: Domain, signature_type: u8, tag: &[u8]) -> Vec<u8> {
    let mut hash = vec![signature_type];
    hash.extend(tag);
    if domain == Domain::VehicleSecurity {
        hash.truncate(17);
    }
    hash
}
