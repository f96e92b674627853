//! The messages of vehicle security that are not the result of a command: the status of the car, its keys, and the progress
//! of a change to them.

use super::vehicle_status::VehicleStatus;
use crate::protocol::wire::{Finder, Value, read};

/// A `FromVCSECMessage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// An empty message: the command is done, or the request is accepted and its answer follows.
    Acknowledgment,
    /// The status of the car.
    Status(VehicleStatus),
    /// The state of a command.
    Command(Operation),
    /// The state of a change to the list of keys.
    KeyChange(KeyChange),
    /// A list of keys, for `keys::KeyList::read`.
    KeyList(&'a [u8]),
    /// An entry of that list, for `keys::KeyEntry::read`.
    KeyEntry(&'a [u8]),
    /// A command was refused.
    Error,
    /// Something else, such as a challenge to the phones that are keys.
    Other,
}

/// How far an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// It is accepted. Another message tells whether it is done.
    Ok,
    /// The car is busy, or waits for the user.
    Wait,
    /// It failed.
    Error,
}

/// How far a change to the list of keys is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// The car waits for the key card, or for a confirmation on its screen.
    Waiting,
    /// It is done.
    Done,
    /// It failed, with this number.
    Failed(u32),
}

impl<'a> Message<'a> {
    /// Reads it; `None` where it is malformed.
    #[must_use]
    pub fn read(message: &'a [u8]) -> Option<Self> {
        if message.is_empty() {
            return Some(Message::Acknowledgment);
        }
        let mut last = (0, &[][..]);
        read(message, &mut |field, value| {
            if let Value::Bytes(bytes) = value
                && [1, 4, 16, 17, 46].contains(&field)
            {
                last = (field, bytes);
            }
        })?;
        Some(match last {
            (1, status) => Message::Status(VehicleStatus::read(status)?),
            (4, status) => return read_command_status(status),
            (16, keys) => Message::KeyList(keys),
            (17, entry) => Message::KeyEntry(entry),
            (46, _) => Message::Error,
            _ => Message::Other,
        })
    }
}

fn read_command_status(status: &[u8]) -> Option<Message<'static>> {
    let find = Finder::default();
    let outer = operation(find.number(status, 1));
    let (3, change) = find.either(status, [3; 2]) else { return find.found(Message::Command(outer)) };
    // The worse of the command's status and the change's own status.
    let change = match (find.number(change, 1), outer.max(operation(find.number(change, 3)))) {
        (0, Operation::Ok) => KeyChange::Done,
        (0, Operation::Wait) => KeyChange::Waiting,
        (number, _) => KeyChange::Failed(number),
    };
    find.found(Message::KeyChange(change))
}

fn operation(number: u32) -> Operation {
    match number {
        0 => Operation::Ok,
        1 => Operation::Wait,
        _ => Operation::Error,
    }
}

/// What the errors of a change to the list of keys say, by their numbers.
const KEY_CHANGE_ERRORS: &[&str] = &[
    "unspecified error",
    "unknown error",
    "a key can't remove itself",
    "the slots for key fobs are full",
    "the list of keys is full",
    "this card or key may not add keys",
    "invalid public key",
    "this key may not remove keys",
    "this key may not change permissions",
    "this key may not add a key with more rights than its own",
    "this key may not reduce the rights of a key above it",
    "a key can't remove its own permissions",
    "the key is not on the list",
    "the key is on the list already",
    "the key card must lie on the reader",
    "not allowed in this mode",
    "not allowed for a permanent key",
    "not allowed for a permanent key",
    "the list of keys is full",
    "the role is missing",
    "the role of service can't be added",
    "only service can add this role",
    "only service can add this role",
    "confirmation failed",
    "declined on the car's screen",
    "no key card was tapped in time",
    "not confirmed on the car's screen in time",
    "valet mode is on",
    "cancelled",
];

/// The error of this number, in words.
#[must_use]
pub fn key_change_error(number: u32) -> &'static str {
    usize::try_from(number)
        .ok()
        .and_then(|index| KEY_CHANGE_ERRORS.get(index))
        .copied()
        .unwrap_or("another error")
}
