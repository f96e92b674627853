//! Heating and cooling of the seats and the steering wheel.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Heat seat",
        description: "Sets the heating of a seat.",
        details: "The climate control must be on.",
        repeatable: true,
        parameters: &[
            Parameter {
                name: "heater",
                wire_name: "heater",
                title: "Seat",
                description: "As a number: 0 front left, 1 front right, 2 rear left, 4 rear centre, 5 rear right, 7 and 8 the third row.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 8, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "level",
                wire_name: "level",
                title: "Level",
                description: "As a number: 0 off, 1 low, 2 medium, 3 high.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 3, step: 1.0, unit: "" }),
            },
        ],
        ..Command::new("remote_seat_heater_request", "remoteSeatHeaterRequest", Group::SeatsAndWheel)
    },
    Command {
        title: "Cool seat",
        description: "Sets the cooling of a seat.",
        details: "The climate control must be on.",
        repeatable: true,
        parameters: &[
            Parameter {
                name: "seatPosition",
                wire_name: "seat_position",
                title: "Seat",
                description: "The signing proxy counts from 1: 1 front left, 2 front right.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 8, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "seatCoolerLevel",
                wire_name: "seat_cooler_level",
                title: "Level",
                description: "The signing proxy counts from 1: 1 off, 2 low, 3 medium, 4 high.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 4, step: 1.0, unit: "" }),
            },
        ],
        ..Command::new("remote_seat_cooler_request", "remoteSeatCoolerRequest", Group::SeatsAndWheel)
    },
    Command {
        title: "Seat climate by itself",
        description: "Lets the car heat and cool a seat by itself, or not.",
        repeatable: true,
        parameters: &[
            Parameter {
                name: "autoSeatPosition",
                wire_name: "auto_seat_position",
                title: "Seat",
                description: "As a number: 1 front left, 2 front right.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 1, max: 2, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "autoClimateOn",
                wire_name: "auto_climate_on",
                title: "By itself",
                description: "Whether the car chooses.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new(
            "remote_auto_seat_climate_request",
            "remoteAutoSeatClimateRequest",
            Group::SeatsAndWheel,
        )
    },
    Command {
        title: "Heat steering wheel",
        description: "Switches the heating of the steering wheel on or off.",
        details: "The climate control must be on.",
        repeatable: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Heating",
            description: "Whether it shall be on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new(
            "remote_steering_wheel_heater_request",
            "remoteSteeringWheelHeaterRequest",
            Group::SeatsAndWheel,
        )
    },
    Command {
        title: "Steering wheel heat level",
        description: "Sets how much the steering wheel is heated.",
        details: "The climate control must be on. The signing proxy does not know it.",
        repeatable: true,
        parameters: &[Parameter {
            name: "level",
            wire_name: "level",
            title: "Level",
            description: "As a number: 0 off, 1 low, 3 high.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 3, step: 1.0, unit: "" }),
        }],
        ..Command::new(
            "remote_steering_wheel_heat_level_request",
            "remoteSteeringWheelHeatLevelRequest",
            Group::SeatsAndWheel,
        )
    },
    Command {
        title: "Steering wheel heat by itself",
        description: "Lets the car heat the steering wheel by itself, or not.",
        details: "The signing proxy does not know it.",
        repeatable: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "By itself",
            description: "Whether the car chooses.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new(
            "remote_auto_steering_wheel_heat_climate_request",
            "remoteAutoSteeringWheelHeatClimateRequest",
            Group::SeatsAndWheel,
        )
    },
];
