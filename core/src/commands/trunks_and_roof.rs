//! Trunks and sun roof.

use crate::catalogue::values::Values;
use crate::catalogue::{Already, Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::{Message, whole};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Move sun roof",
        description: "Moves the sun roof, on cars that have one.",
        details: "`open` is 100 %, `closed` 0 %, `comfort` 80 % and `vent` 15 %. Servers since 2017 take `vent`, `close` and `stop` only.",
        source: Source::Reference,
        repeatable: true,
        already: &[
            Already {
                reason: "already open",
                applies: |values| matches!(values.text("state"), Some("open" | "vent" | "comfort")),
            },
            Already {
                reason: "already closed",
                applies: |values| matches!(values.text("state"), Some("closed" | "close")),
            },
        ],
        signed: signed(sun_roof_control),
        parameters: &[
            Parameter {
                name: "state",
                wire_name: "state",
                title: "State",
                description: "What the roof shall do.",
                presence: Presence::Required,
                kind: Kind::Choice(&["open", "closed", "comfort", "vent", "move", "close", "stop"]),
            },
            Parameter {
                name: "percent",
                wire_name: "percent",
                title: "Opening",
                description: "How far to open.",
                presence: Presence::RequiredWith { parameter: "state", value: "move" },
                kind: Kind::Number(Range { min: 0, max: 100, step: 1.0, unit: "%" }),
            },
        ],
        ..Command::new("sun_roof_control", "sunRoofControl", Group::TrunksAndRoof)
    },
    Command {
        title: "Open or close trunk",
        description: "Opens a trunk, or closes it where it is open and powered.",
        details: "A toggle: called twice, a powered trunk is shut again. The front trunk of most cars can be closed by hand only. The car must be in Park.",
        source: Source::Reference,
        confirm: true,
        signed: signed(actuate_trunk),
        parameters: &[Parameter {
            name: "whichTrunk",
            wire_name: "which_trunk",
            title: "Trunk",
            description: "Which trunk.",
            presence: Presence::Required,
            kind: Kind::Choice(&["front", "rear"]),
        }],
        ..Command::new("actuate_trunk", "actuateTrunk", Group::TrunksAndRoof)
    },
    Command {
        title: "Close trunk",
        description: "Closes the rear trunk, where it is powered.",
        details: "No toggle: a closed trunk stays closed. A front trunk is closed by hand.",
        repeatable: true,
        signed: signed(close_trunk),
        signed_only: true,
        ..Command::new("close_trunk", "closeTrunk", Group::TrunksAndRoof)
    },
];

/// A level in percent, or a word with an empty message of its own. `stop` has no signed form.
fn sun_roof_control(values: &Values) -> Option<Payload> {
    let level = |percent: u64| Message::new().varint(1, percent);
    let action = |field| Message::new().message(field, Message::new());
    let message = match values.text("state")? {
        "closed" => level(0),
        "comfort" => level(80),
        "move" => level(whole(values.number("percent")?)),
        "vent" => action(3),
        "close" => action(4),
        "open" => action(5),
        _ => return None,
    };
    Some(Payload::infotainment(32, message))
}

/// A request to move: it opens a closed trunk, and closes an open one that has a motor.
fn actuate_trunk(values: &Values) -> Option<Payload> {
    let closure = match values.text("which_trunk")? {
        "rear" => 5,
        _ => 6,
    };
    Some(Payload::vehicle_security(Message::new().message(4, Message::new().varint(closure, 1))))
}

fn close_trunk(_: &Values) -> Option<Payload> {
    Some(Payload::vehicle_security(Message::new().message(4, Message::new().varint(5, 4))))
}
