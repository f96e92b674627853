//! Parental controls.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Activate parental controls",
        description: "Activates the parental controls.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_activate),
        parameters: &[PIN],
        ..Command::new("parental_controls_activate", "parentalControlsActivate", Group::ParentalControls)
    },
    Command {
        title: "Deactivate parental controls",
        description: "Deactivates the parental controls.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_deactivate),
        parameters: &[PIN],
        ..Command::new("parental_controls_deactivate", "parentalControlsDeactivate", Group::ParentalControls)
    },
    Command {
        title: "Parental control",
        description: "Switches one of the parental controls on or off.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_enable_setting),
        parameters: &[
            Parameter {
                name: "setting",
                wire_name: "setting",
                title: "Control",
                description: "Which one.",
                presence: Presence::Required,
                kind: Kind::Choice(SETTINGS),
            },
            Parameter {
                name: "enable",
                wire_name: "enable",
                title: "Enabled",
                description: "Whether it shall be on.",
                presence: Presence::Required,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new(
            "parental_controls_enable_setting",
            "parentalControlsEnableSetting",
            Group::ParentalControls,
        )
    },
    Command {
        title: "Parental speed limit",
        description: "Sets the speed that the parental controls allow.",
        details: "The minimum and maximum depend on the car.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_set_speed_limit),
        parameters: &[Parameter {
            name: "limitMph",
            wire_name: "limit_mph",
            title: "Limit",
            description: "Highest speed.",
            presence: Presence::Required,
            kind: Kind::Number(Range { min: 1, max: 120, step: 1.0, unit: "mph" }),
        }],
        ..Command::new(
            "parental_controls_set_speed_limit",
            "parentalControlsSetSpeedLimit",
            Group::ParentalControls,
        )
    },
    Command {
        title: "Clear parental controls PIN",
        description: "Switches the parental controls off and forgets their PIN, without the PIN.",
        details: "For the owner, or the manager of a fleet.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_clear_pin_admin),
        internet_only: true,
        ..Command::new(
            "parental_controls_clear_pin_admin",
            "parentalControlsClearPinAdmin",
            Group::ParentalControls,
        )
    },
    Command {
        title: "Clear parental controls PIN with it",
        description: "Switches the parental controls off and forgets their PIN.",
        repeatable: true,
        confirm: true,
        signed: signed(parental_controls_clear_pin),
        signed_only: true,
        parameters: &[PIN],
        ..Command::new("parental_controls_clear_pin", "parentalControlsClearPin", Group::ParentalControls)
    },
];

const PIN: Parameter = Parameter {
    name: "pin",
    wire_name: "pin",
    title: "Parental controls PIN",
    description: "PIN of the parental controls.",
    presence: Presence::Required,
    kind: Kind::Pin,
};

/// The controls, in the order of their numbers, which begin with 0.
const SETTINGS: &[&str] = &[
    "SpeedLimit",
    "Acceleration",
    "SafetyFeatures",
    "Curfew",
    "BrowserBlocked",
    "TheaterBlocked",
    "ArcadeBlocked",
];

fn parental_controls(values: &Values, activate: bool) -> Option<Payload> {
    let message = Message::new().boolean(1, activate).string(2, values.text("pin")?);
    Some(Payload::infotainment(111, message))
}

fn parental_controls_activate(values: &Values) -> Option<Payload> {
    parental_controls(values, true)
}

fn parental_controls_deactivate(values: &Values) -> Option<Payload> {
    parental_controls(values, false)
}

fn parental_controls_enable_setting(values: &Values) -> Option<Payload> {
    let setting = values.text("setting")?;
    let number = (0..).zip(SETTINGS).find(|(_, name)| **name == setting)?.0;
    let message = Message::new().integer(1, f64::from(number)).boolean(2, values.boolean("enable")?);
    Some(Payload::infotainment(112, message))
}

fn parental_controls_set_speed_limit(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(113, Message::new().double(1, values.number("limit_mph")?)))
}

fn parental_controls_clear_pin(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(109, Message::new().string(1, values.text("pin")?)))
}

fn parental_controls_clear_pin_admin(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(110, Message::new()))
}
