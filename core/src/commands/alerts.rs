//! Horn and lights.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Honk horn",
        description: "Honks the horn.",
        details: "The car must be in Park. Each call honks again.",
        source: Source::Reference,
        signed: signed(honk_horn),
        ..Command::new("honk_horn", "honkHorn", Group::Alerts)
    },
    Command {
        title: "Flash lights",
        description: "Flashes the headlights once.",
        details: "The car must be in Park. Each call flashes again.",
        source: Source::Reference,
        signed: signed(flash_lights),
        ..Command::new("flash_lights", "flashLights", Group::Alerts)
    },
];

fn honk_horn(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(27, Message::new()))
}

fn flash_lights(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(26, Message::new()))
}
