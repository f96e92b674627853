//! Waking and locks.

use crate::catalogue::values::Values;
use crate::catalogue::{Already, Answer, Command, Group, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Wake up",
        description: "Asks the car to wake up.",
        details: "Answers before the car is awake, which takes up to half a minute. To wake it only if needed, pass `wake: true` to a command.",
        source: Source::Reference,
        repeatable: true,
        answer: Answer::VehicleSummary,
        ..Command::new("wake_up", "wakeUp", Group::Access)
    },
    Command {
        title: "Unlock doors",
        description: "Unlocks the doors.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        signed: signed(door_unlock),
        ..Command::new("door_unlock", "doorUnlock", Group::Access)
    },
    Command {
        title: "Lock doors",
        description: "Locks the doors.",
        details: "Refused while a door is open.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already locked")],
        signed: signed(door_lock),
        ..Command::new("door_lock", "doorLock", Group::Access)
    },
    Command {
        title: "Close doors and lock",
        description: "Closes the falcon-wing doors of a Model X and locks the car.",
        details: "Other cars have no motors to close their doors with.",
        repeatable: true,
        signed: signed(auto_secure_vehicle),
        signed_only: true,
        ..Command::new("auto_secure_vehicle", "autoSecureVehicle", Group::Access)
    },
];

/// Remote keyless entry (`RKEAction_E`).
fn remote_action(action: u64) -> Option<Payload> {
    Some(Payload::vehicle_security(Message::new().varint(2, action)))
}

fn door_unlock(_: &Values) -> Option<Payload> {
    remote_action(0)
}

fn door_lock(_: &Values) -> Option<Payload> {
    remote_action(1)
}

fn auto_secure_vehicle(_: &Values) -> Option<Payload> {
    remote_action(29)
}
