//! Climate control.

use crate::catalogue::values::Values;
use crate::catalogue::{Already, Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Start climate",
        description: "Starts the climate control.",
        details: "The car heats or cools by itself, to the temperatures of `setTemps`.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already on")],
        signed: signed(auto_conditioning_start),
        ..Command::new("auto_conditioning_start", "autoConditioningStart", Group::Climate)
    },
    Command {
        title: "Stop climate",
        description: "Stops the climate control.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already off")],
        signed: signed(auto_conditioning_stop),
        ..Command::new("auto_conditioning_stop", "autoConditioningStop", Group::Climate)
    },
    Command {
        title: "Set temperatures",
        description: "Sets the temperatures of the climate control.",
        details: "In °C, whatever the car displays. Does not start the climate control.",
        source: Source::Reference,
        repeatable: true,
        signed: signed(set_temps),
        parameters: &[
            Parameter {
                name: "driverTemp",
                wire_name: "driver_temp",
                title: "Driver",
                description: "Temperature of the driver's side.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: 15, max: 28, step: 0.5, unit: "°C" }),
            },
            Parameter {
                name: "passengerTemp",
                wire_name: "passenger_temp",
                title: "Passenger",
                description: "Temperature of the passenger's side; takes effect where the cabin is split.",
                presence: Presence::DefaultsTo("driverTemp"),
                kind: Kind::Number(Range { min: 15, max: 28, step: 0.5, unit: "°C" }),
            },
        ],
        ..Command::new("set_temps", "setTemps", Group::Climate)
    },
    Command {
        title: "Defrost",
        description: "Switches defrosting at maximum heat on or off.",
        repeatable: true,
        signed: signed(set_preconditioning_max),
        parameters: &[
            Parameter {
                name: "on",
                wire_name: "on",
                title: "Defrost",
                description: "Whether it shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "manualOverride",
                wire_name: "manual_override",
                title: "Override",
                description: "Whether to do it at a low battery level too.",
                presence: Presence::DefaultsToFalse,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("set_preconditioning_max", "setPreconditioningMax", Group::Climate)
    },
    Command {
        title: "Bioweapon defense mode",
        description: "Switches the bioweapon defense mode on or off.",
        details: "Cars with a HEPA filter have it.",
        repeatable: true,
        signed: signed(set_bioweapon_mode),
        parameters: &[
            Parameter {
                name: "on",
                wire_name: "on",
                title: "Bioweapon defense mode",
                description: "Whether it shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "manualOverride",
                wire_name: "manual_override",
                title: "Override",
                description: "Whether to do it at a low battery level too.",
                presence: Presence::DefaultsToFalse,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("set_bioweapon_mode", "setBioweaponMode", Group::Climate)
    },
    Command {
        title: "Keep climate",
        description: "Keeps the climate control on after everyone has left the car.",
        repeatable: true,
        signed: signed(set_climate_keeper_mode),
        parameters: &[
            Parameter {
                name: "climateKeeperMode",
                wire_name: "climate_keeper_mode",
                title: "Mode",
                description: "What the climate control is kept on for.",
                presence: Presence::Required,
                kind: Kind::NamedNumber(&[("off", 0), ("keep", 1), ("dog", 2), ("camp", 3)]),
            },
            Parameter {
                name: "manualOverride",
                wire_name: "manual_override",
                title: "Override",
                description: "Whether to do it at a low battery level too.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("set_climate_keeper_mode", "setClimateKeeperMode", Group::Climate)
    },
    Command {
        title: "Cabin overheat protection",
        description: "Keeps the parked car from getting hot, or stops that.",
        repeatable: true,
        signed: signed(set_cabin_overheat_protection),
        parameters: &[
            Parameter {
                name: "on",
                wire_name: "on",
                title: "Protection",
                description: "Whether it shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "fanOnly",
                wire_name: "fan_only",
                title: "Fan only",
                description: "Whether to blow without cooling.",
                presence: Presence::DefaultsToFalse,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("set_cabin_overheat_protection", "setCabinOverheatProtection", Group::Climate)
    },
    Command {
        title: "Overheat temperature",
        description: "Sets the temperature from which the cabin overheat protection works.",
        details: "Signed, the levels are those of the car. The signing proxy counts from 1: a plain call through it arrives one level too low.",
        repeatable: true,
        signed: signed(set_cop_temp),
        parameters: &[Parameter {
            name: "copTemp",
            wire_name: "cop_temp",
            title: "Temperature",
            description: "Low is 30 °C, medium 35 °C, high 40 °C.",
            presence: Presence::Required,
            kind: Kind::NamedNumber(&[("low", 0), ("medium", 1), ("high", 2)]),
        }],
        ..Command::new("set_cop_temp", "setCopTemp", Group::Climate)
    },
    Command {
        title: "Recirculate air",
        description: "Switches the recirculation of the cabin's air on or off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_recirculation),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Recirculation",
            description: "Whether it is on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_recirculation", "setRecirculation", Group::Climate)
    },
];

fn auto_conditioning_start(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(10, Message::new().boolean(1, true)))
}

fn auto_conditioning_stop(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(10, Message::new()))
}

/// The level is the one that Tesla's library sets: `TEMP_MAX`, with the given temperatures.
fn set_temps(values: &Values) -> Option<Payload> {
    let level = Message::new().message(3, Message::new());
    let temps = Message::new()
        .message(5, level)
        .float(6, values.number("driver_temp")?)
        .float(7, values.number("passenger_temp")?);
    Some(Payload::infotainment(14, temps))
}

/// `true` or `false`, and whether it applies at a low battery level too.
fn overridable(field: u32, values: &Values) -> Option<Payload> {
    let message = Message::new()
        .boolean(1, values.boolean("on")?)
        .boolean(2, values.boolean("manual_override").unwrap_or_default());
    Some(Payload::infotainment(field, message))
}

fn set_preconditioning_max(values: &Values) -> Option<Payload> {
    overridable(12, values)
}

fn set_bioweapon_mode(values: &Values) -> Option<Payload> {
    overridable(35, values)
}

fn set_climate_keeper_mode(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .integer(1, values.number("climate_keeper_mode")?)
        .boolean(2, values.boolean("manual_override").unwrap_or_default());
    Some(Payload::infotainment(44, message))
}

fn set_cabin_overheat_protection(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .boolean(1, values.boolean("on")?)
        .boolean(2, values.boolean("fan_only").unwrap_or_default());
    Some(Payload::infotainment(50, message))
}

/// The vehicle counts from 1: 0 is not a temperature.
fn set_cop_temp(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(66, Message::new().integer(1, values.number("cop_temp")? + 1.0)))
}

fn set_recirculation(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(45, Message::new().boolean(1, values.boolean("on")?)))
}
