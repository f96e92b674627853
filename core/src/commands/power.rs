//! Outlets and tent mode of a Cybertruck.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Set outlets",
        description: "Switches the outlets of a Cybertruck on or off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_outlets),
        signed_only: true,
        parameters: &[Parameter {
            name: "request",
            wire_name: "request",
            title: "Outlets",
            description: "Which outlets are on.",
            presence: Presence::Required,
            kind: Kind::NamedNumber(&[("off", 0), ("cabinAndBed", 1), ("cabin", 2)]),
        }],
        ..Command::new("set_outlets", "setOutlets", Group::Power)
    },
    Command {
        title: "Set outlet timer",
        description: "Sets how long the outlets of a Cybertruck stay on.",
        details: "The car tells its own limit as outlet_max_timer_minutes.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_outlet_timer),
        signed_only: true,
        parameters: &[Parameter {
            name: "numMinutes",
            wire_name: "num_minutes",
            title: "Time",
            description: "How long they stay on.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 1440, step: 1.0, unit: "min" }),
        }],
        ..Command::new("set_outlet_timer", "setOutletTimer", Group::Power)
    },
    Command {
        title: "Set outlet limit",
        description: "Sets the battery level at which the outlets of a Cybertruck go off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_outlet_soc_limit),
        signed_only: true,
        parameters: &[Parameter {
            name: "percent",
            wire_name: "percent",
            title: "Limit",
            description: "Battery level.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 100, step: 1.0, unit: "%" }),
        }],
        ..Command::new("set_outlet_soc_limit", "setOutletSocLimit", Group::Power)
    },
    Command {
        title: "Tent mode",
        description: "Switches the tent mode of a Cybertruck on or off.",
        details: "It moves the tonneau and the tailgate: keep clear of them.",
        source: Source::Community,
        repeatable: true,
        confirm: true,
        signed: signed(set_tent_mode),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Tent mode",
            description: "Whether it is on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_tent_mode", "setTentMode", Group::Power)
    },
];

fn set_outlets(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(80, Message::new().integer(1, values.number("request")?)))
}

fn set_outlet_timer(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(81, Message::new().integer(1, values.number("num_minutes")?)))
}

fn set_outlet_soc_limit(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(82, Message::new().integer(1, values.number("percent")?)))
}

fn set_tent_mode(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(94, Message::new().boolean(1, values.boolean("on")?)))
}
