//! Keyless driving, valet mode and the speed limit.

use crate::catalogue::values::Values;
use crate::catalogue::{Already, Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Start keyless driving",
        description: "Lets the car be driven without a key.",
        details: "It must be put in gear within two minutes. Each call starts the two minutes again.",
        source: Source::Reference,
        confirm: true,
        already: &[Already::always("already on")],
        signed: signed(remote_start_drive),
        // Over Bluetooth, it would bypass the PIN to drive.
        internet_only: true,
        parameters: &[Parameter {
            name: "password",
            wire_name: "password",
            title: "Account password",
            description: "Password of the owner's account; not needed since December 2021.",
            presence: Presence::Optional,
            kind: Kind::Password,
        }],
        ..Command::new("remote_start_drive", "remoteStartDrive", Group::DrivingAndSecurity)
    },
    Command {
        title: "Valet mode",
        description: "Switches valet mode on or off.",
        details: "It limits the car to 70 mph and 80 kW, hides favourites, home and work, and locks HomeLink, Bluetooth and Wi-Fi settings.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        already: &[
            Already { reason: "already on", applies: |values| values.boolean("on") == Some(true) },
            Already { reason: "already off", applies: |values| values.boolean("on") == Some(false) },
        ],
        signed: signed(set_valet_mode),
        parameters: &[
            Parameter {
                name: "on",
                wire_name: "on",
                title: "Valet mode",
                description: "Whether valet mode shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "password",
                wire_name: "password",
                title: "Valet PIN",
                description: "PIN that switches valet mode off in the car. Default: that of the last time; newer servers need it to switch on.",
                presence: Presence::Optional,
                kind: Kind::Pin,
            },
        ],
        ..Command::new("set_valet_mode", "setValetMode", Group::DrivingAndSecurity)
    },
    Command {
        title: "Reset valet PIN",
        description: "Forgets the PIN of valet mode.",
        details: "Refused while valet mode is on.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        signed: signed(reset_valet_pin),
        ..Command::new("reset_valet_pin", "resetValetPin", Group::DrivingAndSecurity)
    },
    Command {
        title: "Activate speed limit",
        description: "Activates the speed limit.",
        details: "The first activation sets the PIN; later ones must match it.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        already: &[Already::always("already on")],
        signed: signed(speed_limit_activate),
        parameters: &[Parameter {
            name: "pin",
            wire_name: "pin",
            title: "Speed limit PIN",
            description: "PIN of the speed limit.",
            presence: Presence::Required,
            kind: Kind::Pin,
        }],
        ..Command::new("speed_limit_activate", "speedLimitActivate", Group::DrivingAndSecurity)
    },
    Command {
        title: "Deactivate speed limit",
        description: "Deactivates the speed limit.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        already: &[Already::always("already off")],
        signed: signed(speed_limit_deactivate),
        parameters: &[Parameter {
            name: "pin",
            wire_name: "pin",
            title: "Speed limit PIN",
            description: "PIN of the speed limit.",
            presence: Presence::Required,
            kind: Kind::Pin,
        }],
        ..Command::new("speed_limit_deactivate", "speedLimitDeactivate", Group::DrivingAndSecurity)
    },
    Command {
        title: "Set speed limit",
        description: "Sets the speed that the speed limit allows.",
        details: "Does not activate the speed limit.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        signed: signed(speed_limit_set_limit),
        parameters: &[Parameter {
            name: "limitMph",
            wire_name: "limit_mph",
            title: "Limit",
            description: "Highest speed.",
            presence: Presence::Required,
            kind: Kind::Number(Range { min: 50, max: 120, step: 1.0, unit: "mph" }),
        }],
        ..Command::new("speed_limit_set_limit", "speedLimitSetLimit", Group::DrivingAndSecurity)
    },
    Command {
        title: "Clear speed limit PIN",
        description: "Forgets the PIN of the speed limit.",
        source: Source::Reference,
        repeatable: true,
        confirm: true,
        signed: signed(speed_limit_clear_pin),
        parameters: &[Parameter {
            name: "pin",
            wire_name: "pin",
            title: "Speed limit PIN",
            description: "PIN of the speed limit.",
            presence: Presence::Required,
            kind: Kind::Pin,
        }],
        ..Command::new("speed_limit_clear_pin", "speedLimitClearPin", Group::DrivingAndSecurity)
    },
];

fn remote_start_drive(_: &Values) -> Option<Payload> {
    Some(Payload::vehicle_security(Message::new().varint(2, 20)))
}

fn set_valet_mode(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .boolean(1, values.boolean("on")?)
        .string(2, values.text("password").unwrap_or_default());
    Some(Payload::infotainment(31, message))
}

fn reset_valet_pin(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(28, Message::new()))
}

fn speed_limit(values: &Values, activate: bool) -> Option<Payload> {
    let message = Message::new().boolean(1, activate).string(2, values.text("pin")?);
    Some(Payload::infotainment(9, message))
}

fn speed_limit_activate(values: &Values) -> Option<Payload> {
    speed_limit(values, true)
}

fn speed_limit_deactivate(values: &Values) -> Option<Payload> {
    speed_limit(values, false)
}

fn speed_limit_set_limit(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(8, Message::new().double(1, values.number("limit_mph")?)))
}

fn speed_limit_clear_pin(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(7, Message::new().string(1, values.text("pin")?)))
}
