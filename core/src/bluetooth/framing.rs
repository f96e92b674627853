//! Framing: a message goes over the link as its length, two bytes, and itself, in chunks that need not end where
//! a frame does.

/// The longest message that is taken. Beyond it, the length is garbage.
pub const LONGEST: usize = 1024;

/// The longest message that is sent: some count the length's two bytes as well.
const LONGEST_SENT: usize = LONGEST - 2;

/// A size of chunks that every link takes. The size of a link is not told to a web page.
pub const SAFE_CHUNK: usize = 20;

/// The size that fits the links of the cars that are known.
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

/// The chunks of a frame, to be written one after the other. Only once the last one is written does the car have
/// the message.
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
    /// Takes a piece that came at the moment `now`, in milliseconds, and gives the messages that it completes. After
    /// a pause within a frame, what is there of it is dropped; after a length that can't be one, all up to the
    /// next piece.
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

    /// Drops what is there, as at the beginning of a new connection.
    pub fn reset(&mut self) {
        self.buffer.clear();
        self.starts.clear();
    }

    /// Drops all up to the next piece that begins in the buffer.
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
