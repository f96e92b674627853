//! Protobuf's wire format, as far as these messages need it.
//!
//! Nothing here descends into nested messages by itself: each type reads the messages in it. So input is never nested deeper
//! than the types.

use std::cell::Cell;

/// The longest message that is read, in bytes. The vehicles' messages have a few hundred.
pub const LONGEST: usize = 1 << 16;

/// A message that is being written.
///
/// The methods named after a type of protobuf leave out the default value, as its canonical form does for fields outside
/// a `oneof`; the others always write the field.
#[derive(Default)]
pub struct Message(Vec<u8>);

impl Message {
    /// An empty message.
    #[must_use]
    pub fn new() -> Self {
        Message::default()
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Adds an integer, even if it is zero.
    #[must_use]
    pub fn varint(mut self, field: u32, value: u64) -> Self {
        self.key(field, 0);
        self.raw(value);
        self
    }

    /// Adds a signed integer in zigzag encoding (`sint32`), even if it is zero.
    #[must_use]
    pub fn zigzag(self, field: u32, value: i32) -> Self {
        self.varint(field, u64::from(((value << 1) ^ (value >> 31)).cast_unsigned()))
    }

    /// Adds four bytes.
    #[must_use]
    pub fn fixed32(mut self, field: u32, value: u32) -> Self {
        self.key(field, 5);
        self.0.extend(value.to_le_bytes());
        self
    }

    /// Adds bytes, even if there are none.
    #[must_use]
    pub fn bytes(mut self, field: u32, value: &[u8]) -> Self {
        self.key(field, 2);
        self.raw(value.len() as u64);
        self.0.extend(value);
        self
    }

    /// Adds a message, even if it is empty.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a message is built where it is added")]
    pub fn message(self, field: u32, message: Message) -> Self {
        self.bytes(field, &message.0)
    }

    /// Adds a truth value, unless it is false.
    #[must_use]
    pub fn boolean(self, field: u32, value: bool) -> Self {
        if value { self.varint(field, 1) } else { self }
    }

    /// Adds a whole number, unless it is zero.
    #[must_use]
    pub fn integer(self, field: u32, value: f64) -> Self {
        match whole(value) {
            0 => self,
            value => self.varint(field, value),
        }
    }

    /// Adds a number of single precision, unless it is zero.
    #[must_use]
    pub fn float(self, field: u32, value: f64) -> Self {
        let bits = single(value);
        if bits == 0 { self } else { self.fixed32(field, bits) }
    }

    /// Adds a number of double precision, unless it is zero.
    #[must_use]
    pub fn double(mut self, field: u32, value: f64) -> Self {
        if value.to_bits() != 0 {
            self.key(field, 1);
            self.0.extend(value.to_le_bytes());
        }
        self
    }

    /// Adds a text, unless it is empty.
    #[must_use]
    pub fn string(self, field: u32, value: &str) -> Self {
        if value.is_empty() { self } else { self.bytes(field, value.as_bytes()) }
    }

    fn key(&mut self, field: u32, kind: u32) {
        self.raw(u64::from(field << 3 | kind));
    }

    #[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
    fn raw(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}

/// The bits of the number in single precision.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "that is what is wanted")]
pub fn single(number: f64) -> u32 {
    (number as f32).to_bits()
}

/// The nearest whole number, as a varint has it: a negative one in two's complement.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
pub fn whole(number: f64) -> u64 {
    number.round() as i64 as u64
}

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// An integer.
    Varint(u64),
    /// Eight bytes.
    Fixed64(u64),
    /// Bytes, a text or a message.
    Bytes(&'a [u8]),
    /// Four bytes.
    Fixed32(u32),
}

/// Calls `see` with each field in order. Returns `None` if the message is malformed or too long; `see` may have been called
/// before that.
pub fn read<'a>(message: &'a [u8], see: &mut dyn FnMut(u32, Value<'a>)) -> Option<()> {
    let mut reader = Reader(message);
    if message.len() > LONGEST {
        return None;
    }
    while !reader.0.is_empty() {
        let key = reader.varint()?;
        let field = u32::try_from(key >> 3).ok().filter(|field| (1..1 << 29).contains(field))?;
        let value = match key & 7 {
            0 => Value::Varint(reader.varint()?),
            1 => Value::Fixed64(u64::from_le_bytes(*reader.take(8)?.first_chunk()?)),
            2 => {
                let length = usize::try_from(reader.varint()?).ok()?;
                Value::Bytes(reader.take(length)?)
            }
            5 => Value::Fixed32(u32::from_le_bytes(*reader.take(4)?.first_chunk()?)),
            // Groups, which are older than any of these messages.
            _ => return None,
        };
        see(field, value);
    }
    Some(())
}

/// Finds fields, and remembers whether one of the messages was malformed.
#[derive(Default)]
pub struct Finder(Cell<bool>);

impl Finder {
    /// The last of these two fields that contain bytes: its number, or 0 if there is none, and the bytes.
    pub fn either<'a>(&self, message: &'a [u8], fields: [u32; 2]) -> (u32, &'a [u8]) {
        let mut last = (0, &[][..]);
        self.read(message, &mut |field, value| {
            if let Value::Bytes(bytes) = value
                && fields.contains(&field)
            {
                last = (field, bytes);
            }
        });
        last
    }

    /// The bytes of the field; empty if it is missing.
    pub fn bytes<'a>(&self, message: &'a [u8], field: u32) -> &'a [u8] {
        self.either(message, [field; 2]).1
    }

    /// The number of the field; 0 if it is missing. 32-bit numbers are the low half of the number on the wire.
    #[expect(clippy::cast_possible_truncation, reason = "that is what is wanted")]
    pub fn number(&self, message: &[u8], field: u32) -> u32 {
        let mut last = 0;
        self.read(message, &mut |it, value| match value {
            Value::Varint(number) if it == field => last = number as u32,
            _ => {}
        });
        last
    }

    /// The four bytes of the field; 0 if it is missing.
    pub fn fixed32(&self, message: &[u8], field: u32) -> u32 {
        let mut last = 0;
        self.read(message, &mut |it, value| match value {
            Value::Fixed32(number) if it == field => last = number,
            _ => {}
        });
        last
    }

    /// The result, if no message was malformed.
    pub fn found<T>(&self, value: T) -> Option<T> {
        (!self.0.get()).then_some(value)
    }

    fn read<'a>(&self, message: &'a [u8], see: &mut dyn FnMut(u32, Value<'a>)) {
        if read(message, see).is_none() {
            self.0.set(true);
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            let bits = u64::from(byte & 0x7F);
            value |= bits << shift;
            if byte < 0x80 {
                // The tenth byte has room for one bit.
                return (shift < 63 || bits < 2).then_some(value);
            }
        }
        None
    }
}
