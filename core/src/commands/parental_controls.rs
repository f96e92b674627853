//! Parental controls.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Activate parental controls",
        description: "Activates the parental controls.",
        repeatable: true,
        confirm: true,
        parameters: &[Parameter {
            name: "pin",
            wire_name: "pin",
            title: "Parental controls PIN",
            description: "PIN of the parental controls.",
            presence: Presence::Required,
            kind: Kind::Pin,
        }],
        ..Command::new("parental_controls_activate", "parentalControlsActivate", Group::ParentalControls)
    },
    Command {
        title: "Deactivate parental controls",
        description: "Deactivates the parental controls.",
        repeatable: true,
        confirm: true,
        parameters: &[Parameter {
            name: "pin",
            wire_name: "pin",
            title: "Parental controls PIN",
            description: "PIN of the parental controls.",
            presence: Presence::Required,
            kind: Kind::Pin,
        }],
        ..Command::new("parental_controls_deactivate", "parentalControlsDeactivate", Group::ParentalControls)
    },
    Command {
        title: "Parental control",
        description: "Switches one of the parental controls on or off.",
        repeatable: true,
        confirm: true,
        parameters: &[
            Parameter {
                name: "setting",
                wire_name: "setting",
                title: "Control",
                description: "Which one.",
                presence: Presence::Required,
                kind: Kind::Choice(&[
                    "SpeedLimit",
                    "Acceleration",
                    "SafetyFeatures",
                    "Curfew",
                    "BrowserBlocked",
                    "TheaterBlocked",
                    "ArcadeBlocked",
                ]),
            },
            Parameter {
                name: "enable",
                wire_name: "enable",
                title: "In force",
                description: "Whether it shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new(
            "parental_controls_enable_setting",
            "parentalControlsEnableSetting",
            Group::ParentalControls,
        )
    },
    Command {
        title: "Parental speed limit",
        description: "Sets the speed that the parental controls allow.",
        details: "What is least and most depends on the car.",
        repeatable: true,
        confirm: true,
        parameters: &[Parameter {
            name: "limitMph",
            wire_name: "limit_mph",
            title: "Limit",
            description: "Highest speed.",
            presence: Presence::Required,
            kind: Kind::Number(Range { min: 1, max: 120, step: 1.0, unit: "mph" }),
        }],
        ..Command::new(
            "parental_controls_set_speed_limit",
            "parentalControlsSetSpeedLimit",
            Group::ParentalControls,
        )
    },
    Command {
        title: "Clear parental controls PIN",
        description: "Switches the parental controls off and forgets their PIN, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        ..Command::new(
            "parental_controls_clear_pin_admin",
            "parentalControlsClearPinAdmin",
            Group::ParentalControls,
        )
    },
];
