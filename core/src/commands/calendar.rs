//! The calendar.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Source};

/// The rows.
pub static COMMANDS: &[Command] = &[Command {
    title: "Send calendar",
    description: "Sends calendar entries to the car, in place of those that it has.",
    details: "What cars take today is unverified.",
    source: Source::Reference,
    repeatable: true,
    parameters: &[Parameter {
        name: "calendarData",
        wire_name: "calendar_data",
        title: "Calendar",
        description: "The entries, as an object or as text, sent as given.",
        presence: Presence::Optional,
        kind: Kind::Calendar,
    }],
    ..Command::new("upcoming_calendar_entries", "upcomingCalendarEntries", Group::Calendar)
}];
