//! The lights around a Cybertruck and on a trailer.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Source, signed};
use crate::commands::parameters::LEVELS;
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Front zone lights",
        description: "Sets the lights around the front of a Cybertruck.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_front_zone_lights),
        signed_only: true,
        parameters: &[LEVEL],
        ..Command::new("set_front_zone_lights", "setFrontZoneLights", Group::Lights)
    },
    Command {
        title: "Rear zone lights",
        description: "Sets the lights around the rear of a Cybertruck.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_rear_zone_lights),
        signed_only: true,
        parameters: &[LEVEL],
        ..Command::new("set_rear_zone_lights", "setRearZoneLights", Group::Lights)
    },
    Command {
        title: "Light bar",
        description: "Switches the middle of a Cybertruck's light bar on or off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_lightbar_middle),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Light bar",
            description: "Whether it is on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_lightbar_middle", "setLightbarMiddle", Group::Lights)
    },
    Command {
        title: "Ditch lights",
        description: "Switches the ditch lights of a Cybertruck's light bar on or off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_lightbar_ditch),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Ditch lights",
            description: "Whether they are on.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_lightbar_ditch", "setLightbarDitch", Group::Lights)
    },
    Command {
        title: "Automatic bed light",
        description: "Switches the automatic light of a Cybertruck's bed on or off.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_truck_bed_light_auto),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Automatic",
            description: "Whether the car switches the light.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_truck_bed_light_auto", "setTruckBedLightAuto", Group::Lights)
    },
    Command {
        title: "Test trailer lights",
        description: "Starts or stops the test of a trailer's lights.",
        details: "Cars with a tow hitch have it.",
        source: Source::Community,
        repeatable: true,
        signed: signed(set_trailer_light_test),
        signed_only: true,
        parameters: &[Parameter {
            name: "on",
            wire_name: "on",
            title: "Test",
            description: "Whether the test runs.",
            presence: Presence::Required,
            kind: Kind::Boolean,
        }],
        ..Command::new("set_trailer_light_test", "setTrailerLightTest", Group::Lights)
    },
];

const LEVEL: Parameter = Parameter {
    name: "level",
    wire_name: "level",
    title: "Level",
    description: "How bright the lights are.",
    presence: Presence::Required,
    kind: LEVELS,
};

fn level(field: u32, values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(field, Message::new().integer(1, values.number("level")?)))
}

fn set_front_zone_lights(values: &Values) -> Option<Payload> {
    level(95, values)
}

fn set_rear_zone_lights(values: &Values) -> Option<Payload> {
    level(96, values)
}

fn switch(field: u32, values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(field, Message::new().boolean(1, values.boolean("on")?)))
}

fn set_lightbar_middle(values: &Values) -> Option<Payload> {
    switch(102, values)
}

fn set_lightbar_ditch(values: &Values) -> Option<Payload> {
    switch(103, values)
}

fn set_truck_bed_light_auto(values: &Values) -> Option<Payload> {
    switch(87, values)
}

fn set_trailer_light_test(values: &Values) -> Option<Payload> {
    switch(86, values)
}
