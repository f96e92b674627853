//! Windows, garage and tonneau.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Move windows",
        description: "Opens all windows a little, or closes them.",
        details: "Older cars close them only for somebody near: they need the place.",
        repeatable: true,
        confirm: true,
        parameters: &[
            Parameter {
                name: "command",
                wire_name: "command",
                title: "Windows",
                description: "What the windows shall do.",
                presence: Presence::Required,
                kind: Kind::Choice(&["vent", "close"]),
            },
            Parameter {
                name: "lat",
                wire_name: "lat",
                title: "Latitude",
                description: "Latitude of whoever closes them.",
                presence: Presence::Optional,
                kind: Kind::Number(Range { min: -90, max: 90, step: 0.00001, unit: "°" }),
            },
            Parameter {
                name: "lon",
                wire_name: "lon",
                title: "Longitude",
                description: "Longitude of whoever closes them.",
                presence: Presence::Optional,
                kind: Kind::Number(Range { min: -180, max: 180, step: 0.00001, unit: "°" }),
            },
        ],
        ..Command::new("window_control", "windowControl", Group::WindowsAndGates)
    },
    Command {
        title: "Open or close garage",
        description: "Opens or closes the garage or gate that HomeLink knows at the place.",
        details: "A toggle. The car must be near.",
        confirm: true,
        parameters: &[
            Parameter {
                name: "lat",
                wire_name: "lat",
                title: "Latitude",
                description: "Latitude of the car.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: -90, max: 90, step: 0.00001, unit: "°" }),
            },
            Parameter {
                name: "lon",
                wire_name: "lon",
                title: "Longitude",
                description: "Longitude of the car.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: -180, max: 180, step: 0.00001, unit: "°" }),
            },
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
        ..Command::new("open_tonneau", "openTonneau", Group::WindowsAndGates)
    },
    Command {
        title: "Close tonneau",
        description: "Closes the tonneau of a Cybertruck.",
        repeatable: true,
        confirm: true,
        ..Command::new("close_tonneau", "closeTonneau", Group::WindowsAndGates)
    },
    Command {
        title: "Stop tonneau",
        description: "Stops the tonneau of a Cybertruck where it is.",
        repeatable: true,
        ..Command::new("stop_tonneau", "stopTonneau", Group::WindowsAndGates)
    },
];
