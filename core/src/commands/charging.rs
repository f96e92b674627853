//! Charging.

use crate::catalogue::values::Values;
use crate::catalogue::{Already, Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Set charge limit",
        description: "Sets the battery level at which charging stops.",
        source: Source::Reference,
        repeatable: true,
        signed: signed(set_charge_limit),
        parameters: &[Parameter {
            name: "percent",
            wire_name: "percent",
            title: "Limit",
            description: "Battery level.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 50, max: 100, step: 1.0, unit: "%" }),
        }],
        ..Command::new("set_charge_limit", "setChargeLimit", Group::Charging)
    },
    Command {
        title: "Charge to maximum",
        description: "Sets the charge limit to the maximum, 100 %.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already max range")],
        signed: signed(charge_max_range),
        ..Command::new("charge_max_range", "chargeMaxRange", Group::Charging)
    },
    Command {
        title: "Charge to standard",
        description: "Sets the charge limit to the car's standard, mostly 90 %.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already standard")],
        signed: signed(charge_standard),
        ..Command::new("charge_standard", "chargeStandard", Group::Charging)
    },
    Command {
        title: "Open charge port",
        description: "Opens the charge port, or unlocks the cable when one is plugged in.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already open")],
        signed: signed(charge_port_door_open),
        ..Command::new("charge_port_door_open", "chargePortDoorOpen", Group::Charging)
    },
    Command {
        title: "Close charge port",
        description: "Closes the charge port, where its door is motorised.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("already closed")],
        signed: signed(charge_port_door_close),
        ..Command::new("charge_port_door_close", "chargePortDoorClose", Group::Charging)
    },
    Command {
        title: "Start charging",
        description: "Starts charging.",
        details: "The car must be plugged in, have power, and be below its charge limit.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("complete"), Already::always("requested"), Already::always("is charging")],
        signed: signed(charge_start),
        ..Command::new("charge_start", "chargeStart", Group::Charging)
    },
    Command {
        title: "Stop charging",
        description: "Stops charging.",
        source: Source::Reference,
        repeatable: true,
        already: &[Already::always("not charging")],
        signed: signed(charge_stop),
        ..Command::new("charge_stop", "chargeStop", Group::Charging)
    },
    Command {
        title: "Set charging current",
        description: "Sets the current that the car charges with.",
        details: "The car takes as much as cable and charger allow, and tells its own limit as charge_current_request_max. Below 5 A, many cars first go to 5 A, and lower only when the command comes a second time while they charge.",
        repeatable: true,
        signed: signed(set_charging_amps),
        parameters: &[Parameter {
            name: "chargingAmps",
            wire_name: "charging_amps",
            title: "Current",
            description: "Highest current.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 80, step: 1.0, unit: "A" }),
        }],
        ..Command::new("set_charging_amps", "setChargingAmps", Group::Charging)
    },
    Command {
        title: "Charge on solar",
        description: "Charges with surplus solar power, or not.",
        details: "It needs a Powerwall or Tesla solar where the car is, and firmware 2023.32 or newer. Tesla's app starts with 40 % and 90 %.",
        source: Source::Community,
        repeatable: true,
        signed: signed(update_charge_on_solar_feature),
        parameters: &[
            Parameter {
                name: "enabled",
                wire_name: "enabled",
                title: "Charge on solar",
                description: "Whether it is on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "lowerChargeLimit",
                wire_name: "lower_charge_limit",
                title: "Lower limit",
                description: "Up to this battery level the car charges from any source.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: 0, max: 100, step: 1.0, unit: "%" }),
            },
            Parameter {
                name: "upperChargeLimit",
                wire_name: "upper_charge_limit",
                title: "Upper limit",
                description: "Up to this battery level the car charges from surplus solar power.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: 0, max: 100, step: 1.0, unit: "%" }),
            },
        ],
        check: |values| match (values.number("lower_charge_limit"), values.number("upper_charge_limit")) {
            (Some(lower), Some(upper)) if lower > upper => {
                Err(("lowerChargeLimit", "must not be above upperChargeLimit"))
            }
            _ => Ok(()),
        },
        ..Command::new("update_charge_on_solar_feature", "updateChargeOnSolarFeature", Group::Charging)
    },
];

fn set_charge_limit(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(5, Message::new().integer(1, values.number("percent")?)))
}

/// `ChargingStartStopAction`: the number of the empty message says what to do.
fn charging(action: u32) -> Option<Payload> {
    Some(Payload::infotainment(6, Message::new().message(action, Message::new())))
}

fn charge_start(_: &Values) -> Option<Payload> {
    charging(2)
}

fn charge_standard(_: &Values) -> Option<Payload> {
    charging(3)
}

fn charge_max_range(_: &Values) -> Option<Payload> {
    charging(4)
}

fn charge_stop(_: &Values) -> Option<Payload> {
    charging(5)
}

fn charge_port_door_open(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(62, Message::new()))
}

fn charge_port_door_close(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(61, Message::new()))
}

fn set_charging_amps(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(43, Message::new().integer(1, values.number("charging_amps")?)))
}

fn update_charge_on_solar_feature(values: &Values) -> Option<Payload> {
    let feature = Message::new()
        .boolean(1, values.boolean("enabled")?)
        .float(2, values.number("lower_charge_limit")?)
        .float(3, values.number("upper_charge_limit")?);
    Some(Payload::infotainment(74, Message::new().message(1, feature)))
}
