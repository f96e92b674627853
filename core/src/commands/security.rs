//! Sentry mode, PINs and guests.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Sentry mode",
        description: "Switches sentry mode on or off.",
        repeatable: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Sentry mode",
            description: "Whether the parked car shall watch its surroundings.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_sentry_mode", "setSentryMode", Group::Security)
    },
    Command {
        title: "PIN to drive",
        description: "Has the car ask for a PIN before it drives, or not.",
        details: "The signing proxy needs the PIN.",
        repeatable: true,
        confirm: true,
        parameters: &[
            Parameter {
                name: "on",
                wire_name: "on",
                title: "PIN to drive",
                description: "Whether the car shall ask.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "password",
                wire_name: "password",
                title: "PIN",
                description: "PIN to drive.",
                presence: Presence::Optional,
                kind: Kind::Pin,
            },
        ],
        ..Command::new("set_pin_to_drive", "setPinToDrive", Group::Security)
    },
    Command {
        title: "Reset PIN to drive",
        description: "Forgets the PIN to drive.",
        repeatable: true,
        confirm: true,
        ..Command::new("reset_pin_to_drive_pin", "resetPinToDrivePin", Group::Security)
    },
    Command {
        title: "Clear PIN to drive",
        description: "Switches the PIN to drive off and forgets it, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        ..Command::new("clear_pin_to_drive_admin", "clearPinToDriveAdmin", Group::Security)
    },
    Command {
        title: "Clear speed limit PIN without it",
        description: "Switches the speed limit off and forgets its PIN, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        ..Command::new("speed_limit_clear_pin_admin", "speedLimitClearPinAdmin", Group::Security)
    },
    Command {
        title: "Guest mode",
        description: "Switches guest mode on or off.",
        details: "A guest can drive, but does not see what is personal.",
        repeatable: true,
        confirm: true,
        parameters: &[Parameter {
            name: "enable",
            wire_name: "enable",
            title: "Guest mode",
            description: "Whether guest mode shall be on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("guest_mode", "guestMode", Group::Security)
    },
    Command {
        title: "Erase user data",
        description: "Erases the personal data from the car.",
        details: "It can not be undone. The car must be in Park and in guest mode.",
        confirm: true,
        ..Command::new("erase_user_data", "eraseUserData", Group::Security)
    },
];
