//! The client's side of a session with a domain of a vehicle.
//!
//! Anybody may send a handshake. The reply, the session info, is authenticated. It holds the domain's public key, epoch
//! and clock, and the counter of the last command. Each command has the next counter. Most faults bring a new session
//! info, which corrects the session.

use zeroize::Zeroizing;

use super::crypto::{Keys, Nonce, Tag};
use super::messages::{
    Content, ENCRYPT_RESPONSE, Envelope, Point, Proof, Reply, ReplySignature, SessionInfo, Signature,
};
use super::metadata::{Metadata, tag};
use super::step::StepInput;
use super::window::Window;
use super::{Authentication, Domain};

/// How long after its request a session info is accepted, in milliseconds.
const FRESH: f64 = 10_000.0;

/// The latest expiry, in seconds of the vehicle's clock. Vehicles reject later ones.
const FARTHEST: u32 = 1 << 30;

/// The types of signatures.
const AES_GCM_PERSONALIZED: u8 = 5;
const HMAC: u8 = 6;
const HMAC_PERSONALIZED: u8 = 8;
const AES_GCM_RESPONSE: u8 = 9;

/// An epoch, and the counter of the last command in it.
pub type EpochCounter = [u8; 20];

/// Entropy bytes for one message. They must be unpredictable.
#[derive(Clone, Copy, Default)]
pub struct Entropy {
    /// The address that the reply is sent to.
    pub routing_address: [u8; 16],
    /// The name of the request.
    pub request_uuid: [u8; 16],
    /// The nonce of an encrypted command.
    pub nonce: Nonce,
}

impl Entropy {
    /// How many random bytes it takes.
    pub const LENGTH: usize = 44;
}

impl From<[u8; Self::LENGTH]> for Entropy {
    fn from(random: [u8; Self::LENGTH]) -> Self {
        let mut entropy = Entropy::default();
        let (routing_address, rest) = random.split_at(16);
        let (request_uuid, nonce) = rest.split_at(16);
        entropy.routing_address.copy_from_slice(routing_address);
        entropy.request_uuid.copy_from_slice(request_uuid);
        entropy.nonce.copy_from_slice(nonce);
        entropy
    }
}

/// What a session belongs to: one key and one domain of a vehicle.
#[derive(Clone, Debug)]
pub struct SessionId {
    /// The VIN of the vehicle.
    pub vin: String,
    /// The domain.
    pub domain: Domain,
    /// The client's public key.
    pub public_key: Point,
}

/// A request that was sent, as its replies are checked against it.
#[derive(Clone, Debug)]
pub struct PendingRequest {
    envelope: Envelope,
    sent_at: f64,
    command: Option<SentCommand>,
    replies: Window,
}

/// What is known of a command that was sent.
#[derive(Clone, Debug)]
struct SentCommand {
    id: CommandId,
    expires_at: u32,
    hash: Vec<u8>,
}

/// What identifies a command: its counter, which counts within an epoch.
#[derive(Clone, Copy, Debug)]
pub struct CommandId {
    /// The epoch of the vehicle.
    pub epoch: [u8; 16],
    /// The counter.
    pub counter: u32,
}

/// A session. Its keys are wiped when it is dropped.
pub struct Session {
    /// The public key of the domain.
    pub vehicle_key: Point,
    keys: Keys,
    epoch: [u8; 16],
    /// The counter of the last command.
    counter: u32,
    clock_time: u32,
    /// The client's time, in milliseconds, at which the vehicle's clock was zero.
    time_zero: f64,
}

impl SessionId {
    /// A handshake: the message, and the request that its reply is checked against.
    #[must_use]
    pub fn handshake(&self, input: &StepInput) -> (Vec<u8>, PendingRequest) {
        let envelope = self.envelope(&input.entropy);
        let pending =
            PendingRequest { envelope, sent_at: input.now, command: None, replies: Window::default() };
        (envelope.handshake(&self.public_key), pending)
    }

    /// Whether the session info in the reply is authentic, and answers this request.
    #[must_use]
    pub fn verify(&self, pending: &PendingRequest, reply: &Reply<'_>, keys: &Keys, now: f64) -> bool {
        let (Content::SessionInfo(info), ReplySignature::Info(tag)) = (reply.content, reply.signature) else {
            return false;
        };
        let metadata = Metadata::of(HMAC, None, &self.vin).add(tag::CHALLENGE, &pending.envelope.uuid).end();
        now - pending.sent_at <= FRESH && keys.verify_info(&metadata, info, tag)
    }

    fn envelope(&self, entropy: &Entropy) -> Envelope {
        Envelope { domain: self.domain, address: entropy.routing_address, uuid: entropy.request_uuid }
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

    /// The HMAC tag of a command.
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

/// The conditions that a command is signed with.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The epoch of the vehicle.
    pub epoch: &'a [u8; 16],
    /// The counter of the command.
    pub counter: u32,
    /// The time on the vehicle's clock, in seconds, until which it is valid.
    pub expires_at: u32,
    /// The flags of the message.
    pub flags: u32,
}

impl PendingRequest {
    /// Reads a message, if it can be a reply to this request. Nothing in it is authenticated yet.
    #[must_use]
    pub fn read<'a>(&self, message: &'a [u8]) -> Option<Reply<'a>> {
        let Envelope { domain, address, uuid } = self.envelope;
        let reply = Reply::read(message)?;
        let is_ours = reply.from == domain as u32
            && reply.to == address
            && (reply.request_uuid.is_empty() || reply.request_uuid == uuid);
        is_ours.then_some(reply)
    }

    /// The command's id; `None` for a handshake.
    #[must_use]
    pub fn command_id(&self) -> Option<CommandId> {
        self.command.as_ref().map(|command| command.id)
    }

    /// The time on the vehicle's clock, in seconds, at which the command expires.
    #[must_use]
    pub fn expires_at(&self) -> u32 {
        self.command.as_ref().map(|command| command.expires_at).unwrap_or_default()
    }
}

impl CommandId {
    /// Whether this authentic session info proves that the command was not taken: the vehicle has not reached its
    /// counter. A new epoch proves that only in the reply to the command itself. A later handshake can't tell what the
    /// domain did before it restarted, perhaps because of the command.
    #[must_use]
    pub fn was_not_taken(&self, info: &SessionInfo, is_answer: bool) -> bool {
        if self.epoch == info.epoch { info.counter < self.counter } else { is_answer }
    }
}

impl Session {
    /// The session that an authentic session info describes. `keys` are those for the vehicle's public key in it.
    #[must_use]
    pub fn new(info: &SessionInfo, vehicle_key: Point, keys: Keys, now: f64) -> Self {
        let SessionInfo { counter, epoch, clock_time, .. } = *info;
        let time_zero = now - f64::from(clock_time) * 1_000.0;
        Session { vehicle_key, keys, epoch, counter, clock_time, time_zero }
    }

    /// The keys that verify a session info.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The epoch and the counter of the last command, as tabs share them.
    #[must_use]
    pub fn counter(&self) -> EpochCounter {
        let mut shared = [0; 20];
        let (epoch, counter) = shared.split_at_mut(16);
        epoch.copy_from_slice(&self.epoch);
        counter.copy_from_slice(&self.counter.to_be_bytes());
        shared
    }

    /// Skips the counters that others used, if they are of this epoch. `shared` is an [`EpochCounter`], or empty.
    pub fn advance_to(&mut self, shared: &[u8]) {
        let counter = shared.strip_prefix(&self.epoch).and_then(|counter| counter.try_into().ok());
        self.counter = self.counter.max(counter.map(u32::from_be_bytes).unwrap_or_default());
    }

    /// Adopts an authentic session info for the same public key. Returns `false` if it is older than the session.
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
        self.time_zero = now - f64::from(info.clock_time) * 1_000.0;
        true
    }

    /// Authenticates a command that is valid for `lifetime` seconds: the message, and the request that its replies are
    /// checked against. `None` once the counters of this epoch are used up.
    pub fn command(
        &mut self,
        id: &SessionId,
        payload: &[u8],
        (method, lifetime): (Authentication, u32),
        StepInput { now, entropy }: &StepInput,
    ) -> Option<(Vec<u8>, PendingRequest)> {
        self.counter = self.counter.checked_add(1)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let seconds = ((now - self.time_zero) / 1_000.0) as u32;
        let expires_at = seconds.saturating_add(lifetime).min(FARTHEST);
        let (epoch, counter) = (self.epoch, self.counter);
        let terms = Terms { epoch: &epoch, counter, expires_at, flags: ENCRYPT_RESPONSE };
        let (payload, proof) = match method {
            Authentication::Hmac => (payload.to_vec(), Proof::Hmac(id.sign(&self.keys, &terms, payload))),
            Authentication::Gcm => {
                let (cipher, tag) = id.seal(&self.keys, &terms, &entropy.nonce, payload)?;
                (cipher, Proof::Gcm(entropy.nonce, tag))
            }
        };
        let hash = match &proof {
            Proof::Hmac(tag) => request_hash(id.domain, HMAC_PERSONALIZED, tag),
            Proof::Gcm(_, tag) => request_hash(id.domain, AES_GCM_PERSONALIZED, tag),
        };
        let signature = Signature { point: &id.public_key, epoch: &epoch, counter, expires_at, proof };
        let envelope = id.envelope(entropy);
        let message = envelope.command(&payload, &signature, ENCRYPT_RESPONSE);
        let command = Some(SentCommand { id: CommandId { epoch, counter }, expires_at, hash });
        Some((message, PendingRequest { envelope, sent_at: *now, command, replies: Window::default() }))
    }

    /// Decrypts a reply to a command, if it is authentic and new. Its fault is authentic then, too.
    pub fn open(
        &self,
        id: &SessionId,
        pending: &mut PendingRequest,
        reply: &Reply<'_>,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let ReplySignature::Gcm { nonce, counter, tag } = reply.signature else { return None };
        let message = match reply.content {
            Content::Message(message) => message,
            Content::Nothing => &[],
            Content::SessionInfo(_) => return None,
        };
        let metadata = id
            .metadata(AES_GCM_RESPONSE)
            .add_number(tag::COUNTER, counter)
            .add_number(tag::FLAGS, reply.flags)
            .add(tag::REQUEST_HASH, &pending.command.as_ref()?.hash)
            .add_number(tag::FAULT, reply.fault)
            .end();
        let message = Zeroizing::new(self.keys.open(nonce, &metadata, message, tag)?);
        pending.replies.take(counter).then_some(message)
    }
}

/// The hash by which a reply names its request.
#[must_use]
pub fn request_hash(domain: Domain, signature_type: u8, tag: &[u8]) -> Vec<u8> {
    let mut hash = vec![signature_type];
    hash.extend(tag);
    if domain == Domain::VehicleSecurity {
        hash.truncate(17);
    }
    hash
}
