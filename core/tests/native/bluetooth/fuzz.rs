//! No bytes make anything here panic, or hold more than a frame.
//!
//! `FUZZ=1000000 cargo test --release -p tesla-commands-core bluetooth::fuzz` runs as many cases of each.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use tesla_commands_core::bluetooth::framing::{Reassembler, chunks, encode};
use tesla_commands_core::bluetooth::keys::{KeyEntry, KeyList};
use tesla_commands_core::bluetooth::name::{is_car_name, local_name};
use tesla_commands_core::bluetooth::replies::Message;
use tesla_commands_core::bluetooth::routing::{Incoming, Route};
use tesla_commands_core::bluetooth::vehicle_data::{Category, VehicleData};
use tesla_commands_core::bluetooth::vehicle_status::VehicleStatus;
use tesla_commands_core::protocol::Domain::{Infotainment, VehicleSecurity};
use tesla_commands_core::protocol::status::CommandStatus;

fn cases() -> u32 {
    std::env::var("FUZZ").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256)
}

/// Fields of all kinds, with numbers that have a meaning and others.
fn field() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![1..32_u64, 44..53_u64, 100..170_u64, Just(2000), 1..1_u64 << 29];
    let content = prop_oneof![
        any::<u64>().prop_map(|number| (0, varint(number))),
        (0..4_u64).prop_map(|number| (0, varint(number))),
        any::<[u8; 8]>().prop_map(|bytes| (1, bytes.to_vec())),
        vec(any::<u8>(), 0..20).prop_map(|bytes| (2, [varint(bytes.len() as u64), bytes].concat())),
        any::<f32>().prop_map(|number| (5, number.to_le_bytes().to_vec())),
    ];
    (number, content).prop_map(|(number, (kind, content))| [varint(number << 3 | kind), content].concat())
}

/// A message whose fields hold messages, to some depth.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let leaf = vec(field(), 0..8).prop_map(|fields| fields.concat());
    leaf.prop_recursive(5, 40, 4, |inner| {
        let number = prop_oneof![1..25_u64, Just(46)];
        vec((number, inner), 1..4).prop_map(|messages| {
            let field = |(number, inner): (u64, Vec<u8>)| {
                [varint(number << 3 | 2), varint(inner.len() as u64), inner].concat()
            };
            messages.into_iter().flat_map(field).collect()
        })
    })
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// Reads the bytes as everything that comes in; what is told of the car is JSON whatever they are.
fn read_all(bytes: &[u8]) {
    let _ = (Incoming::read(bytes), Route::of(bytes, 0.0), Message::read(bytes));
    let _ = (CommandStatus::read(VehicleSecurity, bytes), CommandStatus::read(Infotainment, bytes));
    let _ = KeyEntry::read(bytes);
    if let Some(list) = KeyList::read(bytes) {
        assert!(list.slots().count() <= 32);
    }
    let mut data = VehicleData::default();
    for category in Category::ALL {
        let _ = data.read(category, bytes);
    }
    if let Some(status) = VehicleStatus::read(bytes) {
        data.add_status(&status);
    }
    let json = data.to_record("VIN").json;
    serde_json::from_str::<Value>(&json).expect(&json);
}

/// A response of infotainment whose category holds the fields.
fn response(reply: u64, fields: &[u8]) -> Vec<u8> {
    let state = [varint(reply << 3 | 2), varint(fields.len() as u64), fields.to_vec()].concat();
    [varint(2 << 3 | 2), varint(state.len() as u64), state].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn no_message_makes_a_reader_panic(message in message(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
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
    fn no_state_makes_it_panic(reply in 1..30_u64, fields in vec(field(), 0..12)) {
        read_all(&response(reply, &fields.concat()));
    }

    #[test]
    fn whatever_arrives_no_more_than_a_frame_is_kept(
        pieces in vec((vec(any::<u8>(), 0..60), 0..2_000_u32), 0..80),
        small in any::<bool>(),
    ) {
        let mut reassembler = Reassembler::default();
        let (mut now, mut taken, mut given) = (0.0, 0, 0);
        for (mut piece, pause) in pieces {
            if small {
                // Lengths that can be ones, so that frames end.
                piece.iter_mut().for_each(|byte| *byte &= 3);
            }
            now += f64::from(pause);
            taken += piece.len();
            for message in reassembler.push(&piece, now) {
                prop_assert!(!message.is_empty() && message.len() <= 1024);
                given += message.len() + 2;
                read_all(&message);
            }
            prop_assert!(reassembler.pending() < 1026);
        }
        prop_assert!(given + reassembler.pending() <= taken);
    }

    #[test]
    fn what_is_sent_arrives_in_whatever_pieces(
        messages in vec(vec(any::<u8>(), 1..1022), 1..5),
        sizes in vec(1..300_usize, 1..8),
    ) {
        let frames: Vec<_> = messages.iter().map(|message| encode(message).expect("a frame")).collect();
        let stream = frames.concat();
        let mut reassembler = Reassembler::default();
        let (mut arrived, mut rest, mut sizes) = (Vec::new(), &stream[..], sizes.iter().cycle());
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(rest.len().min(*sizes.next().expect("a size")));
            arrived.extend(reassembler.push(piece, 0.0));
            rest = behind;
        }
        prop_assert_eq!(arrived, messages);
        prop_assert_eq!(reassembler.pending(), 0);
    }

    #[test]
    fn after_garbage_and_a_pause_everything_arrives(garbage in vec(any::<u8>(), 0..600), size in 1..300_usize) {
        let mut reassembler = Reassembler::default();
        for piece in garbage.chunks(20) {
            reassembler.push(piece, 0.0);
        }
        let frame = encode(&[7; 300]).expect("a frame");
        let arrived: Vec<_> = chunks(&frame, size).flat_map(|piece| reassembler.push(piece, 1_001.0)).collect();
        prop_assert_eq!(arrived, vec![vec![7; 300]]);
    }

    #[test]
    fn a_fraction_reads_back_as_what_the_car_measured(number in prop_oneof![any::<f32>(), -1e4..1e4_f32, -1.0..1.0_f32]) {
        let field = [varint(101 << 3 | 5), number.to_le_bytes().to_vec()].concat();
        let mut data = VehicleData::default();
        data.read(Category::Climate, &response(4, &field));
        let json = data.to_record("VIN").json;
        let told = serde_json::from_str::<Value>(&json).expect(&json)["climate_state"]["inside_temp"].as_f64();
        if number.abs() > 1e15 || !number.is_finite() {
            prop_assert_eq!(told, None);
        } else {
            let told = told.expect("a number");
            let is_near = (told - f64::from(number)).abs() <= 0.5e-9;
            prop_assert!(told as f32 == number || is_near, "{} {}", number, json);
            // The same digits as the standard library's, as long as nine places tell numbers apart.
            if number.abs() >= 0.015_625 && number.abs() < 1e7 {
                prop_assert_eq!(told, number.to_string().parse::<f64>().expect("a number"));
            }
        }
    }

    #[test]
    fn each_car_has_a_name_and_any_text_may_be_asked_about(digest in any::<[u8; 20]>(), text in ".{0,40}") {
        prop_assert!(is_car_name(&local_name(&digest)));
        let _ = is_car_name(&text);
    }
}
