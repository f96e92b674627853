//! The table of all commands: a file per group, with the rows and their signed forms.
//!
//! Sources: the reference for paths and names of parameters; what servers accept today where the reference says nothing
//! (`which_trunk`, `pin`, `limit_mph`, `calendar_data`); Tesla's protobuf files for the fields of the signed forms.

#![allow(clippy::unnecessary_wraps, reason = "all signed forms have one signature")]

mod access;
mod alerts;
mod calendar;
mod car;
mod charging;
mod climate;
mod driving_and_security;
mod lights;
mod managed_charging;
mod media;
mod navigation;
mod parameters;
mod parental_controls;
mod power;
mod schedules;
mod seats_and_wheel;
mod security;
mod trunks_and_roof;
mod windows_and_gates;

use crate::catalogue::Command;

/// The groups, in the order in which pages and documents show them.
const GROUPS: &[&[Command]] = &[
    access::COMMANDS,
    climate::COMMANDS,
    charging::COMMANDS,
    trunks_and_roof::COMMANDS,
    alerts::COMMANDS,
    driving_and_security::COMMANDS,
    calendar::COMMANDS,
    media::COMMANDS,
    seats_and_wheel::COMMANDS,
    schedules::COMMANDS,
    managed_charging::COMMANDS,
    security::COMMANDS,
    parental_controls::COMMANDS,
    windows_and_gates::COMMANDS,
    navigation::COMMANDS,
    lights::COMMANDS,
    power::COMMANDS,
    car::COMMANDS,
];

/// All commands.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    GROUPS.iter().copied().flatten()
}

/// The command with this name on the wire, or with this function.
#[must_use]
pub fn find(name: &str) -> Option<&'static Command> {
    commands().find(|command| command.name == name || command.function == name)
}
