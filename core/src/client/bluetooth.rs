//! The link over Bluetooth. It sends messages framed and in chunks, one exchange at a time, and selects the replies among
//! all messages from the vehicle.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use super::host::within;
use super::link::{Link, LinkError, MessageKind, Outgoing, Replies};
use super::signed::lock_name;
use super::{Failure, Host, Outcome, Stage, Unbound, failed};
use crate::bluetooth::framing::{Reassembler, SAFE_CHUNK, USUAL_CHUNK, chunks, encode};
use crate::bluetooth::routing::Route;
use crate::error::{Code, CommandError};
use crate::protocol::messages::Reply;
use crate::protocol::{Authentication, Delivery, Domain};

/// How long one attempt to connect may take, in milliseconds. Browsers have no limit.
const CONNECT_TIMEOUT: u32 = 10_000;

/// How often connecting is tried, and the pause between two attempts in milliseconds.
const CONNECT_ATTEMPTS: u32 = 3;
const CONNECT_PAUSE: u32 = 2_000;

/// How long a reply may take, in milliseconds.
const QUERY_TIMEOUT: u32 = 3_000;
const VEHICLE_SECURITY_TIMEOUT: u32 = 5_000;
const INFOTAINMENT_TIMEOUT: u32 = 10_000;

/// How long a further reply may take after the first, in milliseconds.
const NEXT_REPLY_TIMEOUT: u32 = 2_000;

/// How many replies are read for one message. Any device in range can send messages that look like replies.
const MOST_REPLIES: u32 = 16;

/// The longest delay of a browser's timers, in milliseconds.
const LONGEST_TIMEOUT: u32 = i32::MAX.unsigned_abs();

/// A GATT connection to a vehicle, which can be made again once it is lost.
///
/// The characteristics are [`TO_CAR`](crate::bluetooth::TO_CAR) and [`FROM_CAR`](crate::bluetooth::FROM_CAR). The caller
/// watches the time and the signal: it drops the future of a call that takes too long.
#[expect(async_fn_in_trait, reason = "WebAssembly has one thread: nothing needs Send")]
pub trait Gatt: Clone {
    /// Whether the vehicle is connected.
    fn is_connected(&self) -> bool;

    /// Connects and subscribes. `false` if that failed. If the future is dropped, a late connection is closed.
    async fn connect(&self) -> bool;

    /// Writes a chunk with response. `false` if that failed.
    async fn write(&self, chunk: &[u8]) -> bool;

    /// The pieces that arrived since the last call, in order. Waits for one if there is none. `None` if the link is lost.
    async fn receive(&self) -> Option<Vec<Piece>>;

    /// The pieces that arrived since the last call. It does not wait.
    fn received(&self) -> Vec<Piece>;

    /// Ends the connection.
    fn disconnect(&self);

    /// What all calls over this connection share.
    fn state(&self) -> &LinkState;
}

/// A piece of the stream from the vehicle.
#[derive(Clone, Debug)]
pub struct Piece {
    /// When it arrived, in milliseconds since 1970.
    pub at: f64,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What all calls over a connection share.
#[derive(Default)]
pub struct LinkState {
    reassembler: Cell<Reassembler>,
    infotainment_answered_at: Cell<f64>,
    chunk: Cell<ChunkSize>,
}

/// The chunk size. Browsers do not tell web pages the size of a link.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum ChunkSize {
    /// Requests that change nothing try the usual size.
    #[default]
    Untried,
    /// A chunk of the usual size has arrived.
    Usual,
    /// A chunk of the usual size may not have arrived.
    Safe,
}

impl LinkState {
    /// The messages in the pieces.
    fn messages(&self, pieces: &[Piece]) -> Vec<Vec<u8>> {
        let mut reassembler = self.reassembler.take();
        let messages = pieces.iter().flat_map(|piece| reassembler.push(&piece.bytes, piece.at)).collect();
        self.reassembler.set(reassembler);
        messages
    }

    /// A chunk of the usual size got no response.
    fn distrust_chunk_size(&self) {
        if self.chunk.get() == ChunkSize::Untried {
            self.chunk.set(ChunkSize::Safe);
        }
    }
}

impl fmt::Debug for LinkState {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("LinkState")
    }
}

/// The link of a call over Bluetooth.
#[derive(Clone)]
pub struct BluetoothLink<H, G> {
    /// The environment of the call.
    pub host: H,
    /// The connection.
    pub gatt: G,
    /// The name of the lock that all tabs take for an exchange with the vehicle.
    lock_name: Rc<str>,
    /// How long connecting may take, in milliseconds.
    patience: u32,
}

impl<H: Host + Clone, G: Gatt> BluetoothLink<H, G> {
    /// A link to the vehicle with this VIN. Connecting, with all attempts, takes at most `patience` milliseconds.
    pub fn new(host: H, gatt: G, vin: &str, patience: u32) -> Self {
        let lock_name = lock_name(&vin.to_ascii_uppercase(), "bluetooth").into();
        BluetoothLink { host, gatt, lock_name, patience }
    }

    /// Connects unless the vehicle is connected.
    ///
    /// # Errors
    ///
    /// If the vehicle can't be reached.
    pub async fn open(&self, command: &'static str) -> Result<(), Box<CommandError>> {
        self.connect().await.map_err(|error| match error {
            Failed::Host(failure) => failed(command, failure),
            _ => not_connected(command),
        })
    }

    /// Sends the message. `is_out` becomes true right before the vehicle may get the whole of it.
    async fn deliver(&self, message: Outgoing<'_>, is_out: &Cell<bool>) -> Result<H::Lock, Failed> {
        let acquired = self.host.acquire_lock(&self.lock_name, LONGEST_TIMEOUT).await?;
        let frame = encode(message.bytes).ok_or(Failed::TooLong)?;
        let mut is_second = false;
        loop {
            self.connect().await?;
            // Pieces that arrived before belong to no request of this call.
            self.gatt.state().messages(&self.gatt.received());
            if self.write(message.kind, &frame, is_out).await {
                return Ok(acquired.lock);
            }
            // Vehicles close idle links, and only a failed write shows it.
            if is_out.get() || is_second {
                return Err(Failed::Lost);
            }
            is_second = true;
        }
    }

    /// Connects, unless the vehicle is connected.
    async fn connect(&self) -> Result<(), Failed> {
        if self.gatt.is_connected() {
            return Ok(());
        }
        self.host.progress(Stage::Connecting);
        match within(&self.host, self.patience, self.try_to_connect()).await? {
            Some(Ok(true)) => Ok(()),
            Some(Err(failure)) => Err(Failed::Host(failure)),
            Some(Ok(false)) | None => {
                self.gatt.disconnect();
                Err(Failed::NotConnected)
            }
        }
    }

    async fn try_to_connect(&self) -> Outcome<bool> {
        for attempt in 0..CONNECT_ATTEMPTS {
            if attempt > 0 {
                self.host.sleep(CONNECT_PAUSE).await?;
            }
            if within(&self.host, CONNECT_TIMEOUT, self.gatt.connect()).await? == Some(true) {
                self.gatt.state().reassembler.take();
                return Ok(true);
            }
            self.gatt.disconnect();
        }
        Ok(false)
    }

    /// Writes all chunks of the frame. If the frame stays incomplete, the vehicle waits for the rest, so the connection is
    /// closed.
    async fn write(&self, kind: MessageKind, frame: &[u8], is_out: &Cell<bool>) -> bool {
        let state = self.gatt.state();
        let size = match state.chunk.get() {
            ChunkSize::Usual => USUAL_CHUNK,
            ChunkSize::Untried if kind != MessageKind::Command => USUAL_CHUNK,
            ChunkSize::Untried | ChunkSize::Safe => SAFE_CHUNK,
        };
        let frame_guard = FrameGuard { gatt: &self.gatt, is_complete: Cell::new(false) };
        let mut chunks = chunks(frame, size);
        while let Some(chunk) = chunks.next() {
            is_out.set(chunks.len() == 0);
            if !self.gatt.write(chunk).await {
                if size == USUAL_CHUNK {
                    state.distrust_chunk_size();
                }
                return false;
            }
        }
        frame_guard.is_complete.set(true);
        true
    }
}

/// Ends the connection if it is dropped before the frame is complete.
struct FrameGuard<'a, G: Gatt> {
    gatt: &'a G,
    is_complete: Cell<bool>,
}

impl<G: Gatt> Drop for FrameGuard<'_, G> {
    fn drop(&mut self) {
        if !self.is_complete.get() {
            self.gatt.disconnect();
        }
    }
}

/// Why a message did not go out.
enum Failed {
    Host(Failure),
    NotConnected,
    Lost,
    TooLong,
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Failed::Host(failure)
    }
}

fn not_connected(command: &'static str) -> Box<CommandError> {
    CommandError::new(Code::OutOfReach, command, "The car could not be reached over Bluetooth")
}

fn link_error(delivery: Delivery, code: Code, what: &str) -> LinkError {
    LinkError { delivery, error: CommandError::new(code, "", what) }
}

impl<H: Host + Clone, G: Gatt> Link for BluetoothLink<H, G> {
    type Replies = BluetoothReplies<H, G>;

    fn authentication(&self) -> Authentication {
        Authentication::Gcm
    }

    fn infotainment_answered_at(&self) -> f64 {
        self.gatt.state().infotainment_answered_at.get()
    }

    fn set_infotainment_answered_at(&self, milliseconds: f64) {
        self.gatt.state().infotainment_answered_at.set(milliseconds);
    }

    async fn send(&self, message: Outgoing<'_>, timeout: u32) -> Result<Self::Replies, LinkError> {
        let is_out = Cell::new(false);
        // Connecting has a limit of its own.
        let limit = timeout.saturating_add(self.patience).min(LONGEST_TIMEOUT);
        let sent = within(&self.host, limit, self.deliver(message, &is_out)).await;
        // The connection of a frame that went out halfway is closed.
        let delivery = if is_out.get() { Delivery::Closed } else { Delivery::NotDelivered };
        let lock = match sent {
            Ok(Some(Ok(lock))) => lock,
            Ok(None) => {
                return Err(link_error(delivery, Code::Timeout, "The car did not take the message in time"));
            }
            Err(failure) | Ok(Some(Err(Failed::Host(failure)))) => {
                return Err(LinkError { delivery, error: failed("", failure) });
            }
            Ok(Some(Err(Failed::NotConnected))) => {
                return Err(LinkError { delivery, error: not_connected("") });
            }
            Ok(Some(Err(Failed::Lost))) => return Err(lost(delivery)),
            Ok(Some(Err(Failed::TooLong))) => {
                return Err(link_error(
                    delivery,
                    Code::NotOverBluetooth,
                    "The command is too long for Bluetooth",
                ));
            }
        };
        let patience = match (message.kind, message.domain) {
            (MessageKind::Command, Domain::VehicleSecurity) => VEHICLE_SECURITY_TIMEOUT,
            (MessageKind::Command, Domain::Infotainment) => INFOTAINMENT_TIMEOUT,
            _ => QUERY_TIMEOUT,
        };
        Ok(BluetoothReplies {
            host: self.host.clone(),
            gatt: self.gatt.clone(),
            route: Route::of(message.bytes, self.host.now()),
            domain: message.domain,
            kind: message.kind,
            ready: VecDeque::new(),
            patience,
            ends_at: self.host.now() + f64::from(patience),
            count: 0,
            _lock: lock,
        })
    }
}

fn lost(delivery: Delivery) -> LinkError {
    link_error(delivery, Code::OutOfReach, "The Bluetooth connection to the car was lost")
}

impl<H: Unbound, G: Clone> Unbound for BluetoothLink<H, G> {
    fn unbound(&self) -> Self {
        BluetoothLink {
            host: self.host.unbound(),
            gatt: self.gatt.clone(),
            lock_name: Rc::clone(&self.lock_name),
            patience: self.patience,
        }
    }
}

/// The replies to a message over Bluetooth. Until it is dropped, no other message goes out.
pub struct BluetoothReplies<H: Host, G> {
    host: H,
    gatt: G,
    /// What identifies the replies. `None` for a message without an address, after which all messages are passed on.
    route: Option<Route>,
    domain: Domain,
    kind: MessageKind,
    ready: VecDeque<Vec<u8>>,
    patience: u32,
    ends_at: f64,
    count: u32,
    _lock: H::Lock,
}

impl<H: Host, G: Gatt> BluetoothReplies<H, G> {
    /// How long the next reply may still take, in milliseconds.
    fn time_left(&self) -> u32 {
        // A clock that is set back must not prolong the wait.
        let left = (self.ends_at - self.host.now()).min(f64::from(self.patience));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let left = left as u32;
        left
    }

    fn take(&mut self, pieces: &[Piece]) {
        let now = self.host.now();
        for message in self.gatt.state().messages(pieces) {
            let is_ours = match &self.route {
                Some(route) => Reply::read(&message).is_some_and(|reply| route.accepts(&reply, now)),
                None => true,
            };
            if is_ours {
                self.ready.push_back(message);
            }
        }
    }

    /// The result of a wait without a reply.
    fn silence(&self) -> Result<Option<Vec<u8>>, LinkError> {
        if self.count > 0 {
            return Ok(None);
        }
        if self.kind == MessageKind::Command {
            // Once the connection is closed, a handshake can tell whether the vehicle took the command.
            self.gatt.disconnect();
            return Err(link_error(Delivery::Closed, Code::Timeout, "The car did not reply"));
        }
        // Infotainment does not reply while it is asleep. Vehicle security always does, unless the link is broken or the
        // chunks are too large.
        if self.domain == Domain::VehicleSecurity {
            self.gatt.state().distrust_chunk_size();
            self.gatt.disconnect();
        }
        Ok(None)
    }
}

impl<H: Host, G: Gatt> Replies for BluetoothReplies<H, G> {
    async fn next(&mut self, timeout: u32) -> Result<Option<Vec<u8>>, LinkError> {
        loop {
            if let Some(message) = self.ready.pop_front() {
                if self.count >= MOST_REPLIES {
                    return Ok(None);
                }
                self.count = self.count.saturating_add(1);
                self.patience = NEXT_REPLY_TIMEOUT;
                self.ends_at = self.host.now() + f64::from(self.patience);
                let state = self.gatt.state();
                if self.route.is_some()
                    && state.chunk.get() == ChunkSize::Untried
                    && self.kind != MessageKind::Command
                {
                    state.chunk.set(ChunkSize::Usual);
                }
                return Ok(Some(message));
            }
            let left = self.time_left().min(timeout);
            if left == 0 {
                return self.silence();
            }
            match within(&self.host, left, self.gatt.receive()).await {
                Ok(Some(Some(pieces))) => self.take(&pieces),
                Ok(Some(None)) if self.count > 0 && self.kind != MessageKind::Command => return Ok(None),
                Ok(Some(None)) => return Err(lost(Delivery::Closed)),
                Ok(None) => return self.silence(),
                Err(failure) => {
                    return Err(LinkError { delivery: Delivery::Unknown, error: failed("", ended(failure)) });
                }
            }
        }
    }
}

/// The failure of a wait for a reply.
fn ended(failure: Failure) -> Failure {
    match failure {
        Failure::Aborted { .. } => Failure::Aborted { sent: true },
        other => other,
    }
}

impl<H, G> fmt::Debug for BluetoothLink<H, G> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("BluetoothLink")
    }
}
