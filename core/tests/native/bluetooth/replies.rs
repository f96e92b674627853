//! What vehicle security says.

use tesla_commands_core::bluetooth::replies::{KeyChange, Message, Operation, key_change_error};
use tesla_commands_core::bluetooth::vehicle_status::{Closure, VehicleStatus};

use super::hex;

#[test]
fn each_kind_of_message_is_told_apart() {
    let list = hex("0801");
    for (message, expected) in [
        ("", Some(Message::Acknowledgment)),
        ("22020801", Some(Message::Command(Operation::Wait))),
        ("22020802", Some(Message::Command(Operation::Error))),
        ("22020863", Some(Message::Command(Operation::Error))),
        ("820102 0801", Some(Message::KeyList(&list))),
        ("8a0102 0801", Some(Message::KeyEntry(&list))),
        ("f202020807", Some(Message::Error)),
        ("1a021801", Some(Message::Other)),
        ("0a01ff", None),
    ] {
        assert_eq!(Message::read(&hex(message)), expected, "{message}");
    }
}

#[test]
fn a_change_that_both_succeeds_and_fails_has_failed() {
    for (message, expected) in [
        ("220608021a021800", KeyChange::Failed(0)),
        ("220608001a021802", KeyChange::Failed(0)),
        ("220608001a021801", KeyChange::Waiting),
        ("220408001a00", KeyChange::Done),
        ("220608001a02080d", KeyChange::Failed(13)),
    ] {
        assert_eq!(Message::read(&hex(message)), Some(Message::KeyChange(expected)), "{message}");
    }
}

#[test]
fn the_errors_of_a_change_to_the_list_of_keys_have_words() {
    for (number, words) in [
        (2, "a key can't remove itself"),
        (4, "the list of keys is full"),
        (13, "the key is on the list already"),
        (18, "the list of keys is full"),
        (19, "the role is missing"),
        (24, "declined on the car's screen"),
        (25, "no key card was tapped in time"),
        (26, "not confirmed on the car's screen in time"),
        (27, "valet mode is on"),
        (28, "cancelled"),
        (29, "another error"),
        (u32::MAX, "another error"),
    ] {
        assert_eq!(key_change_error(number), words);
    }
}

#[test]
fn a_status_leaves_out_what_is_zero() {
    let empty = VehicleStatus::read(&[]).expect("a status");
    assert_eq!(empty.is_locked, Some(false), "a missing lock state is that of an unlocked car");
    assert_eq!((empty.is_asleep, empty.is_user_present), (None, None));
    assert_eq!(empty.is_open(Closure::FrontDriverDoor), None, "nothing is said of doors");
    let closed = VehicleStatus::read(&hex("0a00")).expect("a status");
    assert_eq!(closed.is_open(Closure::FrontDriverDoor), Some(false), "all is said of doors");
}

#[test]
fn a_status_tells_each_state() {
    for (state, expected) in [(0, Some(false)), (1, Some(true)), (2, Some(true)), (3, Some(false)), (4, None)]
    {
        assert_eq!(VehicleStatus::read(&[0x10, state]).expect("a status").is_locked, expected);
    }
    for (state, expected) in [(0, None), (1, Some(false)), (2, Some(true)), (3, None)] {
        assert_eq!(VehicleStatus::read(&[0x18, state]).expect("a status").is_asleep, expected);
        assert_eq!(VehicleStatus::read(&[0x20, state]).expect("a status").is_user_present, expected);
    }
    let [open, closed] = [Some(true), Some(false)];
    for (state, expected) in
        [(0, closed), (1, open), (2, open), (3, open), (4, closed), (5, open), (6, open), (7, None)]
    {
        let status = VehicleStatus::read(&[0x0A, 2, 0x38, state]).expect("a status");
        assert_eq!(status.is_open(Closure::ChargePort), expected, "{state}");
        assert_eq!(status.state(Closure::ChargePort), Some(state.into()));
        assert_eq!(status.is_open(Closure::Tonneau), closed);
    }
    assert_eq!(VehicleStatus::read(&hex("0a01ff")), None);
}
