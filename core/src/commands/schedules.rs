//! Schedules for charging and preconditioning.

use crate::catalogue::days;
use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, signed};
use crate::commands::parameters::{TIME_OF_DAY, latitude, longitude};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Schedule charging",
        description: "Switches charging at a set time of day on or off.",
        details: "Newer cars have addChargeSchedule in its place.",
        repeatable: true,
        signed: signed(set_scheduled_charging),
        parameters: &[
            Parameter {
                name: "enable",
                wire_name: "enable",
                title: "Scheduled",
                description: "Whether to charge at that time.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "time",
                wire_name: "time",
                title: "Time",
                description: "When to start, in minutes after midnight. Required with `enable: true`.",
                presence: Presence::Optional,
                kind: TIME_OF_DAY,
            },
        ],
        // Some servers read a missing time as midnight.
        check: |values| match (values.boolean("enable"), values.number("time")) {
            (Some(true), None) => Err(("time", "must be given with enable: true")),
            _ => Ok(()),
        },
        ..Command::new("set_scheduled_charging", "setScheduledCharging", Group::Schedules)
    },
    Command {
        title: "Schedule departure",
        description: "Gets the car ready for departure at a set time of day, or switches that off.",
        details: "Newer cars have addPreconditionSchedule in its place. It and scheduled charging share one setting of the car: switching one off switches off the other.",
        repeatable: true,
        signed: signed(set_scheduled_departure),
        parameters: &[
            Parameter {
                name: "enable",
                wire_name: "enable",
                title: "Scheduled",
                description: "Whether to be ready at that time.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "departureTime",
                wire_name: "departure_time",
                title: "Departure",
                description: "When to be ready, in minutes after midnight.",
                presence: Presence::Optional,
                kind: TIME_OF_DAY,
            },
            Parameter {
                name: "preconditioningEnabled",
                wire_name: "preconditioning_enabled",
                title: "Precondition",
                description: "Whether to heat or cool the car before.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "preconditioningWeekdaysOnly",
                wire_name: "preconditioning_weekdays_only",
                title: "Precondition on weekdays",
                description: "Whether to do so on weekdays only.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "offPeakChargingEnabled",
                wire_name: "off_peak_charging_enabled",
                title: "Charge off-peak",
                description: "Whether to charge while power is cheap.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "offPeakChargingWeekdaysOnly",
                wire_name: "off_peak_charging_weekdays_only",
                title: "Off-peak on weekdays",
                description: "Whether to do so on weekdays only.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "endOffPeakTime",
                wire_name: "end_off_peak_time",
                title: "End of off-peak",
                description: "Until when power is cheap, in minutes after midnight.",
                presence: Presence::Optional,
                kind: TIME_OF_DAY,
            },
        ],
        ..Command::new("set_scheduled_departure", "setScheduledDeparture", Group::Schedules)
    },
    Command {
        title: "Add charge schedule",
        description: "Adds a schedule for charging at a place, or changes one.",
        details: "Each call without an id adds another schedule.",
        signed: signed(add_charge_schedule),
        parameters: &[
            Parameter {
                name: "daysOfWeek",
                wire_name: "days_of_week",
                title: "Days",
                description: "Names of days with commas between them (`Mon,Tues` or `Monday,Tuesday`), `All` or `Weekdays`.",
                presence: Presence::Required,
                kind: Kind::Days,
            },
            Parameter {
                name: "enabled",
                wire_name: "enabled",
                title: "Enabled",
                description: "Whether the schedule is followed.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            latitude("Latitude of the place.", Presence::Required),
            longitude("Longitude of the place.", Presence::Required),
            Parameter {
                name: "startEnabled",
                wire_name: "start_enabled",
                title: "Starts",
                description: "Whether it has a start.",
                presence: Presence::DefaultsToGiven("startTime"),
                kind: Kind::Boolean,
            },
            Parameter {
                name: "startTime",
                wire_name: "start_time",
                title: "Start",
                description: "When to start, in minutes after midnight. A start or an end is required.",
                presence: Presence::Optional,
                kind: TIME_OF_DAY,
            },
            Parameter {
                name: "endEnabled",
                wire_name: "end_enabled",
                title: "Ends",
                description: "Whether it has an end.",
                presence: Presence::DefaultsToGiven("endTime"),
                kind: Kind::Boolean,
            },
            Parameter {
                name: "endTime",
                wire_name: "end_time",
                title: "End",
                description: "When to end, in minutes after midnight; before the start, on the next day.",
                presence: Presence::Optional,
                kind: TIME_OF_DAY,
            },
            Parameter {
                name: "oneTime",
                wire_name: "one_time",
                title: "Once",
                description: "Whether it is for one time.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "id",
                wire_name: "id",
                title: "Schedule",
                description: "Number of the schedule to change. Default: that of a new schedule.",
                presence: Presence::DefaultsToNewId,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "name",
                wire_name: "name",
                title: "Name",
                description: "Name of the schedule.",
                presence: Presence::Optional,
                kind: Kind::Text { max_length: 256 },
            },
        ],
        check: |values| match (values.number("start_time"), values.number("end_time")) {
            (None, None) => Err(("startTime", "must be given, or endTime")),
            _ => Ok(()),
        },
        ..Command::new("add_charge_schedule", "addChargeSchedule", Group::Schedules)
    },
    Command {
        title: "Remove charge schedule",
        description: "Removes a schedule for charging.",
        repeatable: true,
        confirm: true,
        signed: signed(remove_charge_schedule),
        parameters: &[Parameter {
            name: "id",
            wire_name: "id",
            title: "Schedule",
            description: "Number of the schedule.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
        }],
        ..Command::new("remove_charge_schedule", "removeChargeSchedule", Group::Schedules)
    },
    Command {
        title: "Add precondition schedule",
        description: "Adds a schedule for heating or cooling the car at a place, or changes one.",
        details: "Each call without an id adds another schedule.",
        signed: signed(add_precondition_schedule),
        parameters: &[
            Parameter {
                name: "daysOfWeek",
                wire_name: "days_of_week",
                title: "Days",
                description: "Names of days with commas between them (`Mon,Tues` or `Monday,Tuesday`), `All` or `Weekdays`.",
                presence: Presence::Required,
                kind: Kind::Days,
            },
            Parameter {
                name: "enabled",
                wire_name: "enabled",
                title: "Enabled",
                description: "Whether the schedule is followed.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            latitude("Latitude of the place.", Presence::Required),
            longitude("Longitude of the place.", Presence::Required),
            Parameter {
                name: "preconditionTime",
                wire_name: "precondition_time",
                title: "Time",
                description: "When the car is to be ready, in minutes after midnight.",
                presence: Presence::Required,
                kind: TIME_OF_DAY,
            },
            Parameter {
                name: "oneTime",
                wire_name: "one_time",
                title: "Once",
                description: "Whether it is for one time.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "id",
                wire_name: "id",
                title: "Schedule",
                description: "Number of the schedule to change. Default: that of a new schedule.",
                presence: Presence::DefaultsToNewId,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "name",
                wire_name: "name",
                title: "Name",
                description: "Name of the schedule.",
                presence: Presence::Optional,
                kind: Kind::Text { max_length: 256 },
            },
        ],
        ..Command::new("add_precondition_schedule", "addPreconditionSchedule", Group::Schedules)
    },
    Command {
        title: "Remove precondition schedule",
        description: "Removes a schedule for heating or cooling the car.",
        repeatable: true,
        confirm: true,
        signed: signed(remove_precondition_schedule),
        parameters: &[Parameter {
            name: "id",
            wire_name: "id",
            title: "Schedule",
            description: "Number of the schedule.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
        }],
        ..Command::new("remove_precondition_schedule", "removePreconditionSchedule", Group::Schedules)
    },
    Command {
        title: "Remove charge schedules",
        description: "Removes all charging schedules at the chosen places.",
        details: "The signing proxy does not know the command.",
        repeatable: true,
        confirm: true,
        signed: signed(batch_remove_charge_schedules),
        parameters: &[
            Parameter {
                name: "home",
                wire_name: "home",
                title: "Home",
                description: "Whether to remove those for home.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "work",
                wire_name: "work",
                title: "Work",
                description: "Whether to remove those for work.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "other",
                wire_name: "other",
                title: "Other",
                description: "Whether to remove those for all other places.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("batch_remove_charge_schedules", "batchRemoveChargeSchedules", Group::Schedules)
    },
    Command {
        title: "Remove precondition schedules",
        description: "Removes all schedules for heating or cooling the car at the places.",
        details: "The signing proxy does not know the command.",
        repeatable: true,
        confirm: true,
        signed: signed(batch_remove_precondition_schedules),
        parameters: &[
            Parameter {
                name: "home",
                wire_name: "home",
                title: "Home",
                description: "Whether to remove those for home.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "work",
                wire_name: "work",
                title: "Work",
                description: "Whether to remove those for work.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
            Parameter {
                name: "other",
                wire_name: "other",
                title: "Other",
                description: "Whether to remove those for all other places.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new(
            "batch_remove_precondition_schedules",
            "batchRemovePreconditionSchedules",
            Group::Schedules,
        )
    },
];

fn set_scheduled_charging(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .boolean(1, values.boolean("enable")?)
        .integer(2, values.number("time").unwrap_or_default());
    Some(Payload::infotainment(41, message))
}

/// No field switches on what is done before the departure: the message with its days does.
fn set_scheduled_departure(values: &Values) -> Option<Payload> {
    let is_on = |name| values.boolean(name).unwrap_or_default();
    let on_days = |message: Message, field, enabled, weekdays_only| {
        let days = if is_on(weekdays_only) {
            2
        } else if is_on(enabled) {
            1
        } else {
            return message;
        };
        message.message(field, Message::new().message(days, Message::new()))
    };
    let mut message = Message::new();
    if values.boolean("enable")? {
        message = message.boolean(1, true).integer(2, values.number("departure_time").unwrap_or_default());
        message = on_days(message, 3, "preconditioning_enabled", "preconditioning_weekdays_only");
        message = on_days(message, 4, "off_peak_charging_enabled", "off_peak_charging_weekdays_only");
        message = message.integer(5, values.number("end_off_peak_time").unwrap_or_default());
    }
    Some(Payload::infotainment(42, message))
}

/// The given id, or the new one if there is none; zero counts as none.
fn id(values: &Values) -> f64 {
    values.number("id").filter(|id| *id != 0.0).unwrap_or_else(|| values.new_id())
}

/// The id, the name and the days of a schedule.
fn schedule(values: &Values) -> Option<Message> {
    let message = Message::new()
        .integer(1, id(values))
        .string(2, values.text("name").unwrap_or_default())
        .integer(3, days::mask(values.text("days_of_week")?)?.into());
    Some(message)
}

fn add_charge_schedule(values: &Values) -> Option<Payload> {
    let message = schedule(values)?
        .boolean(4, values.boolean("start_enabled")?)
        .integer(5, values.number("start_time").unwrap_or_default())
        .boolean(6, values.boolean("end_enabled")?)
        .integer(7, values.number("end_time").unwrap_or_default())
        .boolean(8, values.boolean("one_time").unwrap_or_default())
        .boolean(9, values.boolean("enabled")?)
        .float(10, values.number("lat")?)
        .float(11, values.number("lon")?);
    Some(Payload::infotainment(97, message))
}

fn remove_charge_schedule(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(98, Message::new().integer(1, values.number("id")?)))
}

fn add_precondition_schedule(values: &Values) -> Option<Payload> {
    let message = schedule(values)?
        .integer(4, values.number("precondition_time")?)
        .boolean(5, values.boolean("one_time").unwrap_or_default())
        .boolean(6, values.boolean("enabled")?)
        .float(7, values.number("lat")?)
        .float(8, values.number("lon")?);
    Some(Payload::infotainment(99, message))
}

fn remove_precondition_schedule(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(100, Message::new().integer(1, values.number("id")?)))
}

fn places(values: &Values) -> Option<Message> {
    let message = Message::new()
        .boolean(1, values.boolean("home")?)
        .boolean(2, values.boolean("work")?)
        .boolean(3, values.boolean("other")?);
    Some(message)
}

fn batch_remove_charge_schedules(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(108, places(values)?))
}

fn batch_remove_precondition_schedules(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(107, places(values)?))
}
