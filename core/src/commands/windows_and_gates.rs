//! Windows, garage and tonneau.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, signed};
use crate::commands::parameters::{latitude, longitude};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Move windows",
        description: "Opens all windows a little, or closes them.",
        details: "Older cars close them only for somebody near: they need the place. A signed command does not carry it.",
        repeatable: true,
        confirm: true,
        signed: signed(window_control),
        parameters: &[
            Parameter {
                name: "command",
                wire_name: "command",
                title: "Windows",
                description: "What the windows shall do.",
                presence: Presence::Required,
                kind: Kind::Choice(&["vent", "close"]),
            },
            latitude("Latitude of whoever closes them.", Presence::Optional),
            longitude("Longitude of whoever closes them.", Presence::Optional),
        ],
        ..Command::new("window_control", "windowControl", Group::WindowsAndGates)
    },
    Command {
        title: "Open or close garage",
        description: "Opens or closes the garage or gate that HomeLink knows at the place.",
        details: "A toggle. The car must be near.",
        confirm: true,
        signed: signed(trigger_homelink),
        parameters: &[
            latitude("Latitude of the car.", Presence::Required),
            longitude("Longitude of the car.", Presence::Required),
            Parameter {
                name: "token",
                wire_name: "token",
                title: "Token",
                description: "Token of the car; older servers need it.",
                presence: Presence::Optional,
                kind: Kind::Password,
            },
        ],
        ..Command::new("trigger_homelink", "triggerHomelink", Group::WindowsAndGates)
    },
    Command {
        title: "Open tonneau",
        description: "Opens the tonneau of a Cybertruck.",
        repeatable: true,
        confirm: true,
        signed: signed(open_tonneau),
        ..Command::new("open_tonneau", "openTonneau", Group::WindowsAndGates)
    },
    Command {
        title: "Close tonneau",
        description: "Closes the tonneau of a Cybertruck.",
        repeatable: true,
        confirm: true,
        signed: signed(close_tonneau),
        ..Command::new("close_tonneau", "closeTonneau", Group::WindowsAndGates)
    },
    Command {
        title: "Stop tonneau",
        description: "Stops the tonneau of a Cybertruck where it is.",
        repeatable: true,
        signed: signed(stop_tonneau),
        ..Command::new("stop_tonneau", "stopTonneau", Group::WindowsAndGates)
    },
];

fn window_control(values: &Values) -> Option<Payload> {
    let action = match values.text("command")? {
        "vent" => 3,
        _ => 4,
    };
    Some(Payload::infotainment(34, Message::new().message(action, Message::new())))
}

fn trigger_homelink(values: &Values) -> Option<Payload> {
    let place = Message::new().float(1, values.number("lat")?).float(2, values.number("lon")?);
    let message = Message::new().message(1, place).string(2, values.text("token").unwrap_or_default());
    Some(Payload::infotainment(33, message))
}

/// A request to move the tonneau (`ClosureMoveType_E`).
fn tonneau(movement: u64) -> Option<Payload> {
    Some(Payload::vehicle_security(Message::new().message(4, Message::new().varint(8, movement))))
}

fn open_tonneau(_: &Values) -> Option<Payload> {
    tonneau(3)
}

fn close_tonneau(_: &Values) -> Option<Payload> {
    tonneau(4)
}

fn stop_tonneau(_: &Values) -> Option<Payload> {
    tonneau(2)
}
