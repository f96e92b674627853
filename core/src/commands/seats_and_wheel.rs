//! Heating and cooling of the seats and the steering wheel.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Source, signed};
use crate::commands::parameters::LEVELS;
use crate::protocol::payload::Payload;
use crate::protocol::wire::{Message, whole};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Heat seat",
        description: "Sets the heating of a seat.",
        details: "The climate control must be on.",
        repeatable: true,
        signed: signed(remote_seat_heater_request),
        parameters: &[
            Parameter {
                name: "heater",
                wire_name: "heater",
                title: "Seat",
                description: "Which seat; some Model S heat the backrests of the rear seats on their own.",
                presence: Presence::Required,
                kind: Kind::NamedNumber(&[
                    ("frontLeft", 0),
                    ("frontRight", 1),
                    ("rearLeft", 2),
                    ("rearLeftBack", 3),
                    ("rearCenter", 4),
                    ("rearRight", 5),
                    ("rearRightBack", 6),
                    ("thirdRowLeft", 7),
                    ("thirdRowRight", 8),
                ]),
            },
            Parameter {
                name: "level",
                wire_name: "level",
                title: "Level",
                description: "How much the seat is heated.",
                presence: Presence::Required,
                kind: LEVELS,
            },
        ],
        // The signing proxy's name for it.
        aliases: &[("heater", "seat_position")],
        ..Command::new("remote_seat_heater_request", "remoteSeatHeaterRequest", Group::SeatsAndWheel)
    },
    Command {
        title: "Cool seat",
        description: "Sets the cooling of a seat.",
        details: "The climate control must be on. The signing proxy counts the levels from 1: a plain call through it arrives one level too low.",
        repeatable: true,
        signed: signed(remote_seat_cooler_request),
        parameters: &[
            Parameter {
                name: "seatPosition",
                wire_name: "seat_position",
                title: "Seat",
                description: "Which seat.",
                presence: Presence::Required,
                kind: FRONT_SEATS,
            },
            Parameter {
                name: "seatCoolerLevel",
                wire_name: "seat_cooler_level",
                title: "Level",
                description: "How much the seat is cooled.",
                presence: Presence::Required,
                kind: LEVELS,
            },
        ],
        ..Command::new("remote_seat_cooler_request", "remoteSeatCoolerRequest", Group::SeatsAndWheel)
    },
    Command {
        title: "Automatic seat climate",
        description: "Switches the automatic heating and cooling of a seat on or off.",
        repeatable: true,
        signed: signed(remote_auto_seat_climate_request),
        parameters: &[
            Parameter {
                name: "autoSeatPosition",
                wire_name: "auto_seat_position",
                title: "Seat",
                description: "Which seat.",
                presence: Presence::Required,
                kind: FRONT_SEATS,
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
        signed: signed(remote_steering_wheel_heater_request),
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
        details: "The climate control must be on. The signing proxy does not know the command, and Tesla does not publish its signed form.",
        source: Source::Community,
        repeatable: true,
        signed: signed(remote_steering_wheel_heat_level_request),
        parameters: &[Parameter {
            name: "level",
            wire_name: "level",
            title: "Level",
            description: "How much the steering wheel is heated.",
            presence: Presence::Required,
            kind: Kind::NamedNumber(&[("off", 0), ("low", 1), ("high", 3)]),
        }],
        ..Command::new(
            "remote_steering_wheel_heat_level_request",
            "remoteSteeringWheelHeatLevelRequest",
            Group::SeatsAndWheel,
        )
    },
    Command {
        title: "Automatic steering wheel heat",
        description: "Switches the automatic heating of the steering wheel on or off.",
        details: "The signing proxy does not know the command, and Tesla does not publish its signed form.",
        source: Source::Community,
        repeatable: true,
        signed: signed(remote_auto_steering_wheel_heat_climate_request),
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

const FRONT_SEATS: Kind = Kind::NamedNumber(&[("frontLeft", 1), ("frontRight", 2)]);

/// The field numbers of two empty messages tell the level and the seat.
fn remote_seat_heater_request(values: &Values) -> Option<Payload> {
    let field = |first: f64, name| u32::try_from(whole(first + values.number(name)?)).ok();
    let seat = Message::new()
        .message(field(2.0, "level")?, Message::new())
        .message(field(7.0, "heater")?, Message::new());
    Some(Payload::infotainment(36, Message::new().message(1, seat)))
}

/// The vehicle counts the levels from 1: 0 is not a level.
fn remote_seat_cooler_request(values: &Values) -> Option<Payload> {
    let seat = Message::new()
        .integer(1, values.number("seat_cooler_level")? + 1.0)
        .integer(2, values.number("seat_position")?);
    Some(Payload::infotainment(49, Message::new().message(1, seat)))
}

fn remote_auto_seat_climate_request(values: &Values) -> Option<Payload> {
    let seat = Message::new()
        .boolean(1, values.boolean("auto_climate_on")?)
        .integer(2, values.number("auto_seat_position")?);
    Some(Payload::infotainment(48, Message::new().message(1, seat)))
}

fn remote_steering_wheel_heater_request(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(13, Message::new().boolean(1, values.boolean("on")?)))
}

/// The vehicle's numbers are 1 for off, 2 for low and 3 for high.
fn remote_steering_wheel_heat_level_request(values: &Values) -> Option<Payload> {
    let level = (values.number("level")? + 1.0).min(3.0);
    Some(Payload::infotainment(71, Message::new().integer(1, level)))
}

fn remote_auto_steering_wheel_heat_climate_request(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(70, Message::new().boolean(1, values.boolean("on")?)))
}
