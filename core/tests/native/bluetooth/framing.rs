//! Frames out of pieces, whatever the pieces are.

use tesla_commands_core::bluetooth::framing::{Reassembler, SAFE_CHUNK, USUAL_CHUNK, chunks, encode};

use super::hex;

const B15: &str = "320208003a020802520c0a0a0a022801100118022001";

fn message() -> Vec<u8> {
    hex(B15)
}

fn frame() -> Vec<u8> {
    hex(&["0016", B15].concat())
}

#[test]
fn a_message_in_pieces_of_any_size_is_one_message() {
    for size in 1..=frame().len() {
        let mut reassembler = Reassembler::default();
        let pieces = frame();
        let messages: Vec<_> = chunks(&pieces, size).flat_map(|piece| reassembler.push(piece, 0.0)).collect();
        assert_eq!(messages, [message()], "in pieces of {size}");
    }
}

#[test]
fn two_messages_in_one_piece_are_two() {
    let twice = [frame(), frame()].concat();
    assert_eq!(Reassembler::default().push(&twice, 0.0), [message(), message()]);
}

#[test]
fn a_piece_may_end_one_message_and_begin_the_next() {
    let mut reassembler = Reassembler::default();
    let (first, second) = (frame(), frame());
    assert!(reassembler.push(&first[..20], 0.0).is_empty());
    let middle = [&first[20..], &second[..5]].concat();
    assert_eq!(reassembler.push(&middle, 10.0), [message()]);
    assert_eq!(reassembler.push(&second[5..], 20.0), [message()]);
}

#[test]
fn a_length_may_be_split_between_two_pieces() {
    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&[0], 0.0).is_empty());
    assert_eq!(reassembler.push(&frame()[1..], 0.0), [message()]);
}

#[test]
fn garbage_is_dropped_up_to_the_next_piece() {
    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&hex("ffff0102"), 0.0).is_empty());
    assert_eq!(reassembler.push(&frame(), 0.0), [message()]);
}

#[test]
fn behind_a_half_length_that_turns_out_as_garbage_the_next_piece_is_read() {
    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&hex("ff"), 0.0).is_empty());
    // ff00 is no length. The frame that begins with this 00 is whole.
    assert_eq!(reassembler.push(&frame(), 0.0), [message()]);
}

#[test]
fn what_follows_a_message_in_a_piece_may_be_garbage() {
    let mut reassembler = Reassembler::default();
    let piece = [frame(), hex("ffff00")].concat();
    assert_eq!(reassembler.push(&piece, 0.0), [message()]);
    assert_eq!(reassembler.push(&frame(), 0.0), [message()]);
}

#[test]
fn after_a_pause_of_more_than_a_second_the_rest_is_dropped() {
    let (frame, half) = (frame(), 12);
    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&frame[..half], 5_000.0).is_empty());
    assert_eq!(reassembler.push(&frame, 6_100.0), [message()]);

    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&frame[..half], 5_000.0).is_empty());
    assert_eq!(reassembler.push(&frame[half..], 6_000.0), [message()], "a second is not too long");
}

#[test]
fn an_empty_frame_is_skipped_and_an_empty_piece_is_nothing() {
    let mut reassembler = Reassembler::default();
    assert_eq!(reassembler.push(&[hex("00000000"), frame()].concat(), 0.0), [message()]);
    let frame = frame();
    assert!(reassembler.push(&frame[..4], 1_000.0).is_empty());
    assert!(reassembler.push(&[], 1_900.0).is_empty());
    assert!(reassembler.push(&frame[4..], 2_500.0).is_empty(), "the empty piece does not prolong the wait");
}

#[test]
fn a_message_of_1024_bytes_is_taken_and_a_longer_one_is_not() {
    let longest = [hex("0400"), vec![7; 1024]].concat();
    assert_eq!(Reassembler::default().push(&longest, 0.0), [vec![7; 1024]]);
    let longer = [hex("0401"), vec![7; 1025]].concat();
    assert!(Reassembler::default().push(&longer, 0.0).is_empty());
}

#[test]
fn after_a_new_connection_nothing_of_the_old_one_is_left() {
    let mut reassembler = Reassembler::default();
    assert!(reassembler.push(&frame()[..10], 0.0).is_empty());
    reassembler.reset();
    assert_eq!(reassembler.push(&frame(), 1.0), [message()]);
}

#[test]
fn what_is_too_long_for_a_car_is_not_framed() {
    assert_eq!(encode(&[]), Some(hex("0000")));
    assert_eq!(encode(&[1; 1022]).map(|frame| frame.len()), Some(1024));
    assert_eq!(encode(&[1; 1023]), None);
    assert_eq!(encode(&[1; 1 << 17]), None);
}

#[test]
fn chunks_of_no_size_are_chunks_of_one_byte() {
    assert_eq!(chunks(&[1, 2, 3], 0).collect::<Vec<_>>(), [[1], [2], [3]]);
    assert_eq!((SAFE_CHUNK, USUAL_CHUNK), (20, 112));
}
