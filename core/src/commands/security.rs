//! Sentry mode, PINs and guests.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Sentry mode",
        description: "Switches sentry mode on or off.",
        repeatable: true,
        signed: signed(set_sentry_mode),
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
        description: "Turns the PIN that the car asks for before driving on or off.",
        details: "A car that has a PIN to drive keeps it, and ignores another one.",
        repeatable: true,
        confirm: true,
        signed: signed(set_pin_to_drive),
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
        signed: signed(reset_pin_to_drive_pin),
        ..Command::new("reset_pin_to_drive_pin", "resetPinToDrivePin", Group::Security)
    },
    Command {
        title: "Clear PIN to drive",
        description: "Switches the PIN to drive off and forgets it, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        signed: signed(clear_pin_to_drive_admin),
        internet_only: true,
        ..Command::new("clear_pin_to_drive_admin", "clearPinToDriveAdmin", Group::Security)
    },
    Command {
        title: "Clear speed limit PIN without it",
        description: "Switches the speed limit off and forgets its PIN, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        signed: signed(speed_limit_clear_pin_admin),
        internet_only: true,
        ..Command::new("speed_limit_clear_pin_admin", "speedLimitClearPinAdmin", Group::Security)
    },
    Command {
        title: "Guest mode",
        description: "Switches guest mode on or off.",
        details: "A guest can drive, but does not see what is personal.",
        repeatable: true,
        confirm: true,
        signed: signed(guest_mode),
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
        details: "This can't be undone. The car must be in Park and in guest mode.",
        confirm: true,
        signed: signed(erase_user_data),
        ..Command::new("erase_user_data", "eraseUserData", Group::Security)
    },
];

fn set_sentry_mode(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(30, Message::new().boolean(1, values.boolean("on")?)))
}

fn set_pin_to_drive(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .boolean(1, values.boolean("on")?)
        .string(2, values.text("password").unwrap_or_default());
    Some(Payload::infotainment(77, message))
}

fn reset_pin_to_drive_pin(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(78, Message::new()))
}

fn clear_pin_to_drive_admin(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(89, Message::new()))
}

fn speed_limit_clear_pin_admin(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(79, Message::new()))
}

fn guest_mode(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(65, Message::new().boolean(1, values.boolean("enable")?)))
}

fn erase_user_data(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(72, Message::new()))
}
