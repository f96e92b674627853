//! Framing: a message is sent as its length in two bytes and its content, in chunks that may end anywhere in a frame.

/// The longest message that is accepted. A longer length is invalid.
pub const LONGEST: usize = 1024;

/// The longest message that is sent. Some cars count the two bytes of the length too.
const LONGEST_SENT: usize = LONGEST - 2;

/// A chunk size that every link accepts. Browsers do not tell web pages the size of a link.
pub const SAFE_CHUNK: usize = 20;

/// The chunk size that fits the links of all known cars.
pub const USUAL_CHUNK: usize = 112;

/// How long the rest of a frame may take, in milliseconds since its last piece.
const LONGEST_PAUSE: f64 = 1_000.0;

/// The frame of a message; `None` where the message is too long for a car.
#[must_use]
pub fn encode(message: &[u8]) -> Option<Vec<u8>> {
    let length = u16::try_from(message.len()).ok().filter(|_| message.len() <= LONGEST_SENT)?;
    let mut frame = length.to_be_bytes().to_vec();
    frame.extend(message);
    Some(frame)
}

/// The chunks of a frame, to be written one after the other. The car has the message once the last one is written.
#[must_use]
pub fn chunks(frame: &[u8], size: usize) -> impl ExactSizeIterator<Item = &[u8]> {
    frame.chunks(size.max(1))
}

/// Puts the pieces that arrive together again. It holds less than one frame.
#[derive(Debug, Default)]
pub struct Reassembler {
    buffer: Vec<u8>,
    /// Where in the buffer pieces begin.
    starts: Vec<usize>,
    /// When the last piece came.
    last: f64,
}

impl Reassembler {
    /// Adds a piece that arrived at `now`, in milliseconds, and returns the messages that it completes. After a pause
    /// within a frame, the frame is dropped. After an invalid length, everything up to the next piece is dropped.
    pub fn push(&mut self, piece: &[u8], now: f64) -> Vec<Vec<u8>> {
        if piece.is_empty() {
            return Vec::new();
        }
        if now - self.last > LONGEST_PAUSE {
            self.reset();
        }
        self.last = now;
        self.starts.push(self.buffer.len());
        self.buffer.extend(piece);
        let mut messages = Vec::new();
        while let Some((length, rest)) = self.buffer.split_first_chunk() {
            let length = usize::from(u16::from_be_bytes(*length));
            if length > LONGEST {
                self.resynchronize();
                continue;
            }
            let Some(message) = rest.get(..length) else { break };
            if length > 0 {
                messages.push(message.to_vec());
            }
            self.consume(length.saturating_add(2));
        }
        messages
    }

    /// How many bytes wait for the rest of their frame.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.buffer.len()
    }

    /// Drops everything, as at the beginning of a new connection.
    pub fn reset(&mut self) {
        self.buffer.clear();
        self.starts.clear();
    }

    /// Drops everything up to the next piece that begins in the buffer.
    fn resynchronize(&mut self) {
        let next = self.starts.iter().copied().find(|start| *start > 0);
        self.consume(next.unwrap_or(self.buffer.len()));
    }

    fn consume(&mut self, length: usize) {
        self.buffer.drain(..length.min(self.buffer.len()));
        self.starts.retain_mut(|start| {
            let is_ahead = *start >= length;
            *start = start.saturating_sub(length);
            is_ahead
        });
    }
}
