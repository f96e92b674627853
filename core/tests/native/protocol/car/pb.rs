//! Protobuf, once more: the car's own, and as plain as it can be.

use std::collections::BTreeMap;

/// The last value of each field: integers, and bytes; four bytes are an integer here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub numbers: BTreeMap<u64, u64>,
    pub bytes: BTreeMap<u64, Vec<u8>>,
}

impl Message {
    /// Parses what is well-formed, and panics otherwise.
    pub fn parse(mut data: &[u8]) -> Message {
        let mut message = Message::default();
        while !data.is_empty() {
            let key = varint(&mut data);
            match key & 7 {
                0 => drop(message.numbers.insert(key >> 3, varint(&mut data))),
                2 => {
                    let length = varint(&mut data) as usize;
                    let (bytes, rest) = data.split_at(length);
                    message.bytes.insert(key >> 3, bytes.to_vec());
                    data = rest;
                }
                5 => {
                    let (bytes, rest) = data.split_at(4);
                    let number = u32::from_le_bytes(bytes.try_into().expect("four bytes"));
                    message.numbers.insert(key >> 3, number.into());
                    data = rest;
                }
                kind => panic!("the type {kind} is used by no message"),
            }
        }
        message
    }

    /// The message in the field, or an empty one.
    pub fn inner(&self, field: u64) -> Message {
        self.bytes.get(&field).map(|bytes| Message::parse(bytes)).unwrap_or_default()
    }

    pub fn number(&self, field: u64) -> u32 {
        self.numbers.get(&field).map(|number| *number as u32).unwrap_or_default()
    }
}

fn varint(data: &mut &[u8]) -> u64 {
    let mut value = 0;
    for index in 0.. {
        let byte = data[0];
        *data = &data[1..];
        value |= u64::from(byte & 0x7F) << (7 * index);
        if byte < 0x80 {
            break;
        }
    }
    value
}

fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7F {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A field with an integer.
pub fn number(field: u64, value: u32) -> Vec<u8> {
    let mut out = Vec::new();
    push_varint(&mut out, field << 3);
    push_varint(&mut out, value.into());
    out
}

/// A field with four bytes.
pub fn fixed(field: u64, value: u32) -> Vec<u8> {
    let mut out = Vec::new();
    push_varint(&mut out, field << 3 | 5);
    [out, value.to_le_bytes().to_vec()].concat()
}

/// A field with bytes, or with the message of these fields.
pub fn bytes(field: u64, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = Vec::new();
    push_varint(&mut out, field << 3 | 2);
    push_varint(&mut out, content.len() as u64);
    [out, content].concat()
}
