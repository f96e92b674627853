//! Waking and locks.

use crate::catalogue::{Already, Answer, Command, Group, signed};
use crate::signing::payload::Payload;
use crate::signing::wire::Message;
use crate::values::Values;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Wake up",
        description: "Asks the car to wake up.",
        details: "Answers before the car is awake, which takes up to half a minute. To wake it only if needed, pass `wake: true` to a command.",
        reference: true,
        repeatable: true,
        answer: Answer::VehicleSummary,
        ..Command::new("wake_up", "wakeUp", Group::Access)
    },
    Command {
        title: "Unlock doors",
        description: "Unlocks the doors.",
        reference: true,
        repeatable: true,
        confirm: true,
        signed: signed(door_unlock),
        ..Command::new("door_unlock", "doorUnlock", Group::Access)
    },
    Command {
        title: "Lock doors",
        description: "Locks the doors.",
        details: "Refused while a door is open.",
        reference: true,
        repeatable: true,
        already: &[Already::always("already locked")],
        signed: signed(door_lock),
        ..Command::new("door_lock", "doorLock", Group::Access)
    },
];

/// Remote keyless entry (`RKEAction_E`): 0 unlocks, 1 locks.
fn remote_action(action: u64) -> Option<Payload> {
    Some(Payload::vehicle_security(Message::new().varint(2, action)))
}

fn door_unlock(_: &Values) -> Option<Payload> {
    remote_action(0)
}

fn door_lock(_: &Values) -> Option<Payload> {
    remote_action(1)
}
