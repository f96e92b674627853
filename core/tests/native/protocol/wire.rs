//! The codec: what it writes, what it takes, and that no bytes make it panic.

use proptest::collection::vec;
use proptest::prelude::*;
use tesla_commands_core::protocol::Domain::{Infotainment, VehicleSecurity};
use tesla_commands_core::protocol::messages::{Content, Reply, ReplySignature, SessionInfo};
use tesla_commands_core::protocol::status::CommandStatus;
use tesla_commands_core::protocol::wire::{LONGEST, Message, Value, read};

use super::hex;

/// The fields of a message, or `None` where it is malformed.
fn fields(message: &[u8]) -> Option<Vec<(u32, Value<'_>)>> {
    let mut fields = Vec::new();
    read(message, &mut |field, value| fields.push((field, value)))?;
    Some(fields)
}

#[test]
fn the_examples_of_the_format() {
    assert_eq!(fields(&hex("089601")), Some(vec![(1, Value::Varint(150))]));
    assert_eq!(fields(&hex("120774657374696e67")), Some(vec![(2, Value::Bytes(b"testing"))]));
    assert_eq!(fields(&hex("0d01000000")), Some(vec![(1, Value::Fixed32(1))]));
    assert_eq!(fields(&hex("090200000000000000")), Some(vec![(1, Value::Fixed64(2))]));
    assert_eq!(fields(&hex("f8ffffff0f00")), Some(vec![((1 << 29) - 1, Value::Varint(0))]));
    assert_eq!(fields(&hex("08ffffffffffffffffff01")), Some(vec![(1, Value::Varint(u64::MAX))]));
    assert_eq!(fields(&[]), Some(Vec::new()));
}

#[test]
fn what_is_malformed_is_refused() {
    for malformed in [
        "08",                     // a key without its value
        "0880",                   // a varint that goes on
        "08ffffffffffffffffff02", // of 65 bits
        "0880808080808080808080", // of eleven bytes
        "1202ff",                 // bytes that are not there
        "12ffffffffffffffffff01", // more of them than there can be
        "0d010000",               // three bytes of four
        "0901000000000000",       // seven of eight
        "0000",                   // the field 0
        "80808080100 0",          // the field 2^29
        "0b0c",                   // a group
        "0e00",
        "0f00", // types that do not exist
    ] {
        assert_eq!(fields(&hex(malformed)), None, "{malformed}");
    }
    assert!(fields(&vec![8; LONGEST]).is_some());
    assert!(fields(&vec![8; LONGEST + 2]).is_none());
}

/// A reply in the order in which cars were seen to send it, with what this module does not know in between.
const REPLY: &str = "d20303010203 32081206aabbccddeeff 3a020802 7a03010203 6a0632040a02f00d \
    62040802100f 9203020102 9a030205 06 a00303 f80705 fd0701020304";

#[test]
fn a_reply_is_read_whatever_stands_between_its_fields() {
    let message = hex(REPLY);
    let expected = Reply {
        to: &hex("aabbccddeeff"),
        from: 2,
        content: Content::SessionInfo(&[1, 2, 3]),
        operation_status: 2,
        fault: 15,
        signature: ReplySignature::Info(&hex("f00d")),
        request_uuid: &[1, 2],
        flags: 3,
    };
    assert_eq!(Reply::read(&message), Some(expected));
}

#[test]
fn of_the_members_of_a_oneof_the_last_counts() {
    let message = hex("7a0101 520102 6a0c 32040a02f00d 4a04 120 0 1a00".replace("120 0", "1000").as_str());
    let reply = Reply::read(&message).expect("a reply");
    assert_eq!(reply.content, Content::Message(&[2]));
    assert_eq!(reply.signature, ReplySignature::Gcm { nonce: &[], counter: 0, tag: &[] });
}

#[test]
fn what_cars_say_of_commands() {
    let refused = |reason: &str| Some(CommandStatus::Refused(reason.to_owned()));
    for (message, expected) in [
        ("", Some(CommandStatus::Done)),
        ("0a00", Some(CommandStatus::Done)),
        ("0a020800", Some(CommandStatus::Done)),
        ("0a16080112120a10616c72656164795f7374616e64617264", refused("already_standard")),
        ("0a020801", refused("")),
        ("0a06080112020a00", refused("")),
        ("0a020802", None),
        ("0a0a080112060a04ff61ff62", refused("\u{fffd}a\u{fffd}b")),
        // The answer to a ping. Tesla's own client takes a missing status for success.
        ("4a020801", Some(CommandStatus::Done)),
        ("4a0208010a020801", refused("")),
        // An answer to another question.
        ("1200", None),
        ("ff", None),
    ] {
        assert_eq!(CommandStatus::read(Infotainment, &hex(message)), expected, "{message}");
    }
    for (message, expected) in [
        ("", Some(CommandStatus::Done)),
        ("2200", Some(CommandStatus::Done)),
        ("22020800", Some(CommandStatus::Done)),
        ("22020801", Some(CommandStatus::Busy)),
        ("22020802", refused("")),
        ("22020803", None),
        ("f202020801", refused("unknown error")),
        ("f202020802", refused("closures open")),
        ("f202020803", refused("already on")),
        ("f202020805", refused("vehicle not in park")),
        ("f202020806", refused("unauthorized")),
        ("f202020809", refused("not supported")),
        ("f20202087f", refused("another error")),
        ("f20200", None),
        ("f202020800", None),
        // A status that says nothing of the command.
        ("0a021001", None),
        ("ff", None),
    ] {
        assert_eq!(CommandStatus::read(VehicleSecurity, &hex(message)), expected, "{message}");
    }
}

/// Reads the bytes as everything that comes in.
fn read_all(bytes: &[u8]) {
    let _ = (Reply::read(bytes), SessionInfo::read(bytes));
    let _ = (CommandStatus::read(Infotainment, bytes), CommandStatus::read(VehicleSecurity, bytes));
}

/// Fields of all kinds, with numbers that have a meaning and others.
fn field() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![0..16_u32, 40..60_u32, any::<u32>().prop_map(|number| number >> 3)];
    let value = prop_oneof![
        any::<u64>().prop_map(|value| (0, value, Vec::new())),
        any::<u64>().prop_map(|value| (1, value, Vec::new())),
        vec(any::<u8>(), 0..40).prop_map(|bytes| (2, 0, bytes)),
        any::<u64>().prop_map(|value| (5, value, Vec::new())),
    ];
    (number, value).prop_map(|(number, (kind, value, bytes))| {
        match kind {
            0 => Message::new().varint(number, value),
            1 => Message::new().double(number, f64::from_bits(value)),
            2 => Message::new().bytes(number, &bytes),
            _ => Message::new().fixed32(number, value as u32),
        }
        .into_bytes()
    })
}

/// A message whose fields hold messages, to some depth.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let leaf = vec(field(), 0..6).prop_map(|fields| fields.concat());
    leaf.prop_recursive(4, 32, 4, |inner| {
        vec((1..60_u32, inner), 1..4).prop_map(|messages| {
            let add = |message: Message, (number, inner): (u32, Vec<u8>)| message.bytes(number, &inner);
            messages.into_iter().fold(Message::new(), add).into_bytes()
        })
    })
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn no_message_makes_it_panic(message in message(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        read_all(&message);
        let mut altered = message;
        if !altered.is_empty() {
            let at = at.index(altered.len());
            altered[at] ^= 1 << bit;
            read_all(&altered);
            read_all(&altered[..at]);
        }
    }

    #[test]
    fn what_is_written_is_read(field in 1..1_u32 << 29, number in any::<u64>(), bytes in vec(any::<u8>(), 0..300)) {
        let double = f64::from_bits(number | 1);
        let message = Message::new().varint(field, number).bytes(field, &bytes).fixed32(field, number as u32);
        let message = message.double(field, double).into_bytes();
        let expected = vec![
            (field, Value::Varint(number)),
            (field, Value::Bytes(&bytes)),
            (field, Value::Fixed32(number as u32)),
            (field, Value::Fixed64(number | 1)),
        ];
        prop_assert_eq!(fields(&message), Some(expected));
    }
}

#[test]
fn a_scalar_is_left_out_at_its_default() {
    let message = Message::new().boolean(1, false).integer(2, 0.0).float(3, 0.0).double(4, 0.0).string(5, "");
    assert_eq!(message.into_bytes(), hex(""));
    let message =
        Message::new().boolean(1, true).integer(2, 5.0).float(3, -1.5).double(4, 2.0).string(5, "a");
    assert_eq!(message.into_bytes(), hex("080110051d0000c0bf2100000000000000402a0161"));
}

#[test]
fn a_negative_number_is_written_in_ten_bytes_and_others_are_rounded() {
    assert_eq!(Message::new().integer(1, -1.0).into_bytes(), hex("08ffffffffffffffffff01"));
    assert_eq!(Message::new().integer(1, 9_007_199_254_740_991.0).into_bytes(), hex("08ffffffffffffff0f"));
    assert_eq!(Message::new().integer(1, 2.5).into_bytes(), hex("0803"));
    assert_eq!(Message::new().integer(1, 0.4).into_bytes(), hex(""));
}
