//! The car itself: updates, its name, the dashcam, power.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Install software update",
        description: "Installs the available software update after a delay.",
        details: "The car can't be used for half an hour or more.",
        repeatable: true,
        confirm: true,
        signed: signed(schedule_software_update),
        parameters: &[Parameter {
            name: "offsetSec",
            wire_name: "offset_sec",
            title: "Delay",
            description: "How long to wait.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 2_147_483_647, step: 1.0, unit: "s" }),
        }],
        ..Command::new("schedule_software_update", "scheduleSoftwareUpdate", Group::Car)
    },
    Command {
        title: "Cancel software update",
        description: "Cancels the software update that is planned.",
        repeatable: true,
        signed: signed(cancel_software_update),
        ..Command::new("cancel_software_update", "cancelSoftwareUpdate", Group::Car)
    },
    Command {
        title: "Name the car",
        description: "Gives the car a name.",
        repeatable: true,
        signed: signed(set_vehicle_name),
        parameters: &[Parameter {
            name: "vehicleName",
            wire_name: "vehicle_name",
            title: "Name",
            description: "The new name.",
            presence: Presence::Required,
            kind: Kind::Text { max_length: 256 },
        }],
        ..Command::new("set_vehicle_name", "setVehicleName", Group::Car)
    },
    Command {
        title: "Save dashcam clip",
        description: "Saves what the dashcam recorded last.",
        details: "Each call saves another clip. The signing proxy does not know the command.",
        source: Source::Community,
        signed: signed(dashcam_save_clip),
        ..Command::new("dashcam_save_clip", "dashcamSaveClip", Group::Car)
    },
    Command {
        title: "Take drive note",
        description: "Records a note for the maker of the car.",
        details: "Each call records another note. The signing proxy does not know the command, and Tesla does not publish its signed form.",
        source: Source::Community,
        signed: signed(take_drivenote),
        parameters: &[Parameter {
            name: "note",
            wire_name: "note",
            title: "Note",
            description: "What to tell them.",
            presence: Presence::Required,
            kind: Kind::Text { max_length: 80 },
        }],
        ..Command::new("take_drivenote", "takeDrivenote", Group::Car)
    },
    Command {
        title: "Low power mode",
        description: "Switches the low power mode on or off.",
        repeatable: true,
        signed: signed(set_low_power_mode),
        parameters: &[Parameter {
            name: "enable",
            wire_name: "enable",
            title: "Low power mode",
            description: "Whether it shall be on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_low_power_mode", "setLowPowerMode", Group::Car)
    },
    Command {
        title: "Keep accessory power",
        description: "Keeps the power sockets on after the people have left, or not.",
        repeatable: true,
        signed: signed(keep_accessory_power_mode),
        parameters: &[Parameter {
            name: "enable",
            wire_name: "enable",
            title: "Accessory power",
            description: "Whether it shall stay on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("keep_accessory_power_mode", "keepAccessoryPowerMode", Group::Car)
    },
    Command {
        title: "Set suspension height",
        description: "Raises or lowers the body of a car with air suspension.",
        details: "Keep clear of the car. The car lists its own levels as suspension_state.allowed_levels.",
        source: Source::Community,
        repeatable: true,
        confirm: true,
        signed: signed(set_suspension_level),
        signed_only: true,
        parameters: &[Parameter {
            name: "level",
            wire_name: "level",
            title: "Level",
            description: "How high the body stands.",
            presence: Presence::Required,
            kind: Kind::NamedNumber(&[
                ("entry", 1),
                ("low", 2),
                ("medium", 3),
                ("high", 4),
                ("veryHigh", 5),
                ("extract", 6),
            ]),
        }],
        ..Command::new("set_suspension_level", "setSuspensionLevel", Group::Car)
    },
    Command {
        title: "Test the key",
        description: "Checks whether the car knows the key.",
        details: "It changes nothing, and does not wake a car that is asleep.",
        repeatable: true,
        signed: signed(ping),
        signed_only: true,
        ..Command::new("ping", "ping", Group::Car)
    },
];

fn schedule_software_update(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(29, Message::new().integer(1, values.number("offset_sec")?)))
}

fn cancel_software_update(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(25, Message::new()))
}

fn set_vehicle_name(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(54, Message::new().string(1, values.text("vehicle_name")?)))
}

fn dashcam_save_clip(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(47, Message::new()))
}

fn take_drivenote(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(58, Message::new().string(1, values.text("note")?)))
}

fn set_low_power_mode(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(130, Message::new().boolean(1, values.boolean("enable")?)))
}

fn keep_accessory_power_mode(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(138, Message::new().boolean(1, values.boolean("enable")?)))
}

fn set_suspension_level(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(118, Message::new().integer(1, values.number("level")?)))
}

/// The id is the one that Tesla's library sends.
fn ping(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(46, Message::new().integer(1, 1.0)))
}
