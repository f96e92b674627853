//! Charging that a fleet operator manages.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};
use crate::commands::parameters::TIME_OF_DAY;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Managed charging current",
        description: "Sets the current for charging that an operator manages.",
        repeatable: true,
        parameters: &[Parameter {
            name: "chargingAmps",
            wire_name: "charging_amps",
            title: "Current",
            description: "Highest current.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 80, step: 1.0, unit: "A" }),
        }],
        ..Command::new(
            "set_managed_charge_current_request",
            "setManagedChargeCurrentRequest",
            Group::ManagedCharging,
        )
    },
    Command {
        title: "Managed charger location",
        description: "Sets the location of a charger that an operator manages.",
        repeatable: true,
        parameters: &[Parameter {
            name: "location",
            wire_name: "location",
            title: "Location",
            description: "An object with lat and lon.",
            presence: Presence::Required,
            kind: Kind::Object,
        }],
        ..Command::new("set_managed_charger_location", "setManagedChargerLocation", Group::ManagedCharging)
    },
    Command {
        title: "Managed charging time",
        description: "Sets the start time of charging that an operator manages.",
        repeatable: true,
        parameters: &[Parameter {
            name: "time",
            wire_name: "time",
            title: "Time",
            description: "When to start, in minutes after midnight.",
            presence: Presence::Required,
            kind: TIME_OF_DAY,
        }],
        ..Command::new(
            "set_managed_scheduled_charging_time",
            "setManagedScheduledChargingTime",
            Group::ManagedCharging,
        )
    },
];
