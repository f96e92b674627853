//! The car itself: updates, its name, the dashcam, power.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Install software update",
        description: "Installs the software update that the car has ready, after a while.",
        details: "The car can not be used for half an hour or more.",
        repeatable: true,
        confirm: true,
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
        ..Command::new("cancel_software_update", "cancelSoftwareUpdate", Group::Car)
    },
    Command {
        title: "Name the car",
        description: "Gives the car a name.",
        repeatable: true,
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
        details: "Each call saves another.",
        ..Command::new("dashcam_save_clip", "dashcamSaveClip", Group::Car)
    },
    Command {
        title: "Take drive note",
        description: "Records a note for the maker of the car.",
        details: "Each call records another.",
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
];
