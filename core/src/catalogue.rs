//! The meaning of a row of the table in [`commands`](crate::commands), and the table as data.

pub mod days;
pub mod values;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::catalogue::values::Values;
use crate::protocol::payload::Payload;
use crate::text::{decimal, join};

/// A command: how to show, check and send it, and how to read its response.
///
/// Serialized, it is the object that `commands()` gives to JavaScript.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent of each other")]
pub struct Command {
    /// The name on the wire, `set_temps`.
    pub name: &'static str,
    /// The function in JavaScript, `setTemps`.
    pub function: &'static str,
    /// A label for a button.
    pub title: &'static str,
    /// The group that it belongs to.
    pub group: Group,
    /// What it does, in one sentence.
    pub description: &'static str,
    /// Further notes; may be empty.
    pub details: &'static str,
    /// How well it is known.
    pub source: Source,
    /// Whether it is safe to run twice.
    pub repeatable: bool,
    /// Whether a page should ask before it sends the command.
    pub confirm: bool,
    /// The signed form; `None` if the command has none, and is sent plain to every vehicle.
    pub signed: Option<SignedForm>,
    /// Whether it has only a signed form, and no REST API accepts it.
    pub signed_only: bool,
    /// Whether vehicles refuse its signed form over Bluetooth, for example because it needs the account's credentials.
    pub internet_only: bool,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// Checks its values together, once each of them is valid.
    pub check: Check,
    /// Pairs of wire names. A REST request repeats the value of the first under the second.
    pub aliases: &'static [(&'static str, &'static str)],
    /// What its successful response looks like.
    pub answer: Answer,
    /// The reasons by which the vehicle says that it is already in the requested state.
    pub already: &'static [Already],
}

/// How well a command is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// It is one of the 25 commands of the reference.
    Reference,
    /// Tesla publishes it, in both forms in which it is sent.
    Maker,
    /// Tesla does not publish it, or not its signed form. It is sent as maintained clients send it.
    Community,
}

/// Checks the values of a command together. The error is a parameter's name in JavaScript, and a sentence that begins with
/// this name.
pub type Check = fn(&Values) -> Result<(), (&'static str, &'static str)>;

/// Builds the signed form of a command; `None` if these values have none.
#[cfg(feature = "signing")]
pub type SignedForm = fn(&Values) -> Option<Payload>;

/// Stands for the signed form of a command. A build without the feature `signing` knows which commands have one, and leaves out the
/// code that builds it.
#[cfg(not(feature = "signing"))]
pub type SignedForm = ();

/// The signed form of a row.
#[must_use]
#[cfg_attr(not(feature = "signing"), expect(unused_variables, reason = "it is left out, to be smaller"))]
pub const fn signed(form: fn(&Values) -> Option<Payload>) -> Option<SignedForm> {
    #[cfg(feature = "signing")]
    return Some(form);
    #[cfg(not(feature = "signing"))]
    return Some(());
}

/// The group of a command, as pages and documents show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[expect(missing_docs, reason = "the variants say what they are")]
pub enum Group {
    Access,
    Climate,
    Charging,
    #[serde(rename = "Trunks and roof")]
    TrunksAndRoof,
    Alerts,
    #[serde(rename = "Driving and security")]
    DrivingAndSecurity,
    Calendar,
    Media,
    #[serde(rename = "Seats and wheel")]
    SeatsAndWheel,
    Schedules,
    #[serde(rename = "Managed charging")]
    ManagedCharging,
    Security,
    #[serde(rename = "Parental controls")]
    ParentalControls,
    #[serde(rename = "Windows and gates")]
    WindowsAndGates,
    Navigation,
    Lights,
    Power,
    Car,
}

/// A parameter of a command.
#[derive(Debug)]
pub struct Parameter {
    /// The property in JavaScript, `driverTemp`.
    pub name: &'static str,
    /// The name on the wire, `driver_temp`.
    pub wire_name: &'static str,
    /// A label for a field.
    pub title: &'static str,
    /// What it means, in one sentence.
    pub description: &'static str,
    /// When it may be omitted.
    pub presence: Presence,
    /// Which values it accepts.
    pub kind: Kind,
}

/// When a parameter may be omitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Never.
    Required,
    /// Always.
    Optional,
    /// Always. It then has the value of the parameter with this name.
    DefaultsTo(&'static str),
    /// Always. It is false then.
    DefaultsToFalse,
    /// Always. It is true then if the parameter with this name is given.
    DefaultsToGiven(&'static str),
    /// Always. The signed form then has a new id ([`Values::new_id`]), as for zero.
    DefaultsToNewId,
    /// If another parameter does not have a certain value. Then it must be omitted.
    RequiredWith {
        /// The name of the other parameter.
        parameter: &'static str,
        /// The value that requires this parameter.
        value: &'static str,
    },
}

/// Which values a parameter accepts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number in the range.
    Number(Range),
    /// A whole number in the range.
    Integer(Range),
    /// `true` or `false`.
    Boolean,
    /// One of the words.
    Choice(&'static [&'static str]),
    /// One of the numbers, or the name of one.
    NamedNumber(&'static [(&'static str, u32)]),
    /// Names of days, as text.
    Days,
    /// Text that is not empty.
    Text {
        /// The most UTF-16 code units, which is how JavaScript counts characters.
        max_length: u32,
    },
    /// An object.
    Object,
    /// Four digits, as text; a secret.
    Pin,
    /// Any text; a secret.
    Password,
    /// An object, or text.
    Calendar,
}

/// The limits of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub min: i64,
    /// The greatest.
    pub max: i64,
    /// What a stepper adds. Values between the steps are accepted too.
    pub step: f64,
    /// The unit; empty if there is none.
    pub unit: &'static str,
}

/// A reason by which a vehicle says that it is already in the requested state.
#[derive(Clone, Copy, Debug)]
pub struct Already {
    /// The reason, in lower case, with spaces between its words.
    pub reason: &'static str,
    /// Whether the reason describes the state that these values request.
    pub applies: fn(&Values) -> bool,
}

/// What the successful response to a command looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `result: true`.
    CommandResult,
    /// A vehicle object, or a list of one.
    VehicleSummary,
    /// A vehicle object, read.
    VehicleData,
    /// A list of vehicle objects, read.
    VehicleList,
}

/// The data of a vehicle. This read is not a row of the table, but is sent and answered like one. The value `endpoints`, if
/// it is set, names the parts to read, with semicolons between them.
pub static VEHICLE_DATA: Command = Command {
    repeatable: true,
    answer: Answer::VehicleData,
    ..Command::new("vehicle_data", "vehicleData", Group::Car)
};

/// The vehicles of the account: a read too.
pub static VEHICLES: Command = Command {
    repeatable: true,
    answer: Answer::VehicleList,
    ..Command::new("vehicles", "listVehicles", Group::Car)
};

impl Command {
    /// A row to begin with: no parameters, no signed form, not repeatable.
    #[must_use]
    pub const fn new(name: &'static str, function: &'static str, group: Group) -> Self {
        Command {
            name,
            function,
            title: "",
            group,
            description: "",
            details: "",
            source: Source::Maker,
            repeatable: false,
            confirm: false,
            signed: None,
            signed_only: false,
            internet_only: false,
            parameters: &[],
            check: |_| Ok(()),
            aliases: &[],
            answer: Answer::CommandResult,
            already: &[],
        }
    }

    /// Whether vehicles accept it over Bluetooth. To wake has a form of its own there.
    #[must_use]
    pub fn goes_over_bluetooth(&self) -> bool {
        let has_form = self.signed.is_some() || self.answer == Answer::VehicleSummary;
        has_form && !self.internet_only
    }

    /// Whether it only reads, so that no vehicle can have acted on it.
    #[must_use]
    pub fn is_read(&self) -> bool {
        matches!(self.answer, Answer::VehicleData | Answer::VehicleList)
    }

    /// Whether this reason says that the vehicle is already in the state that the values request.
    #[must_use]
    pub fn is_already(&self, reason: &str, values: &Values) -> bool {
        let reason = reason.trim_ascii().to_ascii_lowercase();
        let reason: String = reason.chars().map(|letter| if letter == '_' { ' ' } else { letter }).collect();
        // Some servers name the thing first: "valet mode already off".
        let says = |already: &str| {
            let before = reason.strip_suffix(already);
            before.is_some_and(|before| {
                before.is_empty() || (already.starts_with("already ") && before.ends_with(' '))
            })
        };
        reason == "already set"
            || self.already.iter().any(|already| says(already.reason) && (already.applies)(values))
    }
}

impl Already {
    /// A reason that always means the requested state.
    #[must_use]
    pub const fn always(reason: &'static str) -> Self {
        Already { reason, applies: |_| true }
    }
}

impl Parameter {
    /// Whether its value is a secret.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Pin | Kind::Password)
    }

    /// Which values it accepts, as the end of a sentence that begins with its name.
    #[must_use]
    pub fn requirement(&self) -> String {
        let (what, limits) = match self.kind {
            Kind::Number(range) => ("a number", range.words()),
            Kind::Integer(range) => ("a whole number", range.words()),
            Kind::Boolean => ("true or false", String::new()),
            Kind::Choice(choices) => ("one of ", join(choices.iter().copied(), ", ")),
            Kind::NamedNumber(names) => ("one of ", join_names(names)),
            Kind::Days => ("names of days with commas between them, ", DAYS.to_owned()),
            Kind::Text { max_length } => {
                ("text", [" of 1 to ", &decimal(max_length.into()), " characters"].concat())
            }
            Kind::Object => ("an object, of at most 262144 characters as JSON", String::new()),
            Kind::Pin => ("four digits, as text", String::new()),
            Kind::Password => ("text of at most 1024 characters", String::new()),
            Kind::Calendar => ("an object or text, of at most 262144 characters", String::new()),
        };
        ["must be ", what, &limits].concat()
    }
}

const DAYS: &str = "such as Mon,Tues or Saturday; or All, or Weekdays";

fn join_names(names: &[(&str, u32)]) -> String {
    let words: Vec<_> =
        names.iter().map(|(name, number)| [name, " (", &decimal((*number).into()), ")"].concat()).collect();
    join(words.iter().map(String::as_str), ", ")
}

impl Range {
    /// Whether the number is within the limits.
    #[must_use]
    pub fn contains(self, number: f64) -> bool {
        let (min, max) = self.limits();
        (min..=max).contains(&number)
    }

    #[expect(clippy::cast_precision_loss, reason = "limits are at most 2^53")]
    fn limits(self) -> (f64, f64) {
        (self.min as f64, self.max as f64)
    }

    fn words(self) -> String {
        let (before, after) = if self.unit.is_empty() { ("", "") } else { (" (", ")") };
        [" from ", &decimal(self.min), " to ", &decimal(self.max), before, self.unit, after].concat()
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut info = serializer.serialize_struct("Command", 14)?;
        info.serialize_field("name", self.name)?;
        info.serialize_field("function", self.function)?;
        info.serialize_field("title", self.title)?;
        info.serialize_field("group", &self.group)?;
        info.serialize_field("description", self.description)?;
        info.serialize_field("details", self.details)?;
        info.serialize_field("source", &self.source)?;
        info.serialize_field("reference", &(self.source == Source::Reference))?;
        info.serialize_field("repeatable", &self.repeatable)?;
        info.serialize_field("confirm", &self.confirm)?;
        info.serialize_field("signed", &self.signed.is_some())?;
        info.serialize_field("signedOnly", &self.signed_only)?;
        info.serialize_field("bluetooth", &self.goes_over_bluetooth())?;
        info.serialize_field("parameters", self.parameters)?;
        info.end()
    }
}

/// A parameter as `commands()` returns it: flat, with the members of its kind.
#[derive(Default, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct ParameterInfo {
    name: &'static str,
    wire_name: &'static str,
    title: &'static str,
    description: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    defaults_to: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    defaults_to_given: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    only_with: Option<OnlyWith>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numbers: Option<Vec<u32>>,
}

#[derive(serde::Serialize)]
struct OnlyWith {
    parameter: &'static str,
    value: &'static str,
}

impl Serialize for Parameter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut info = ParameterInfo {
            name: self.name,
            wire_name: self.wire_name,
            title: self.title,
            description: self.description,
            ..ParameterInfo::default()
        };
        match self.presence {
            Presence::Required => info.required = true,
            Presence::Optional | Presence::DefaultsToNewId => {}
            Presence::DefaultsTo(other) => info.defaults_to = Some(other),
            Presence::DefaultsToFalse => info.default = Some(false),
            Presence::DefaultsToGiven(other) => info.defaults_to_given = Some(other),
            Presence::RequiredWith { parameter, value } => {
                info.only_with = Some(OnlyWith { parameter, value });
            }
        }
        let mut limits = |range: Range| {
            let (min, max) = range.limits();
            (info.min, info.max, info.step) = (Some(min), Some(max), Some(range.step));
            info.unit = Some(range.unit).filter(|unit| !unit.is_empty());
        };
        info.kind = match self.kind {
            Kind::Number(range) => {
                limits(range);
                "number"
            }
            Kind::Integer(range) => {
                limits(range);
                "integer"
            }
            Kind::Boolean => "boolean",
            Kind::Choice(choices) => {
                info.choices = Some(choices.to_vec());
                "choice"
            }
            Kind::NamedNumber(names) => {
                info.choices = Some(names.iter().map(|(name, _)| *name).collect());
                info.numbers = Some(names.iter().map(|(_, number)| *number).collect());
                "choice"
            }
            Kind::Days => "days",
            Kind::Text { max_length } => {
                info.max_length = Some(max_length);
                "text"
            }
            Kind::Object => "object",
            Kind::Pin => "pin",
            Kind::Password => "password",
            Kind::Calendar => "calendar",
        };
        info.serialize(serializer)
    }
}
